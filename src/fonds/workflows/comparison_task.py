"""One comparison as a task for another process: it imports nothing but the core, so that starting is quick."""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from itertools import chain, islice
from multiprocessing import get_context

from fonds.core.comparing.comparison import Comparison
from fonds.core.comparing.texts import compare_texts
from fonds.workflows.worker_processes import end_with_parent

_OBJECTS_BETWEEN_SEARCHES = 200_000
_FEW = 8  # comparisons for which no process is started: that takes as long as they do
_AHEAD = 8  # tasks waiting for each process: what bounds the texts held in memory


@dataclass(frozen=True, slots=True)
class ComparisonTask:
    """The pages of two texts; `key` names the task."""

    key: int
    old_pages: tuple[str, ...]
    new_pages: tuple[str, ...]


def run_task(task: ComparisonTask) -> tuple[int, Comparison]:
    """Compares; the first member is the task's key."""
    return task.key, compare_texts(task.old_pages, task.new_pages)


def _prepare() -> None:
    end_with_parent()
    search_seldom_for_cycles()


def search_seldom_for_cycles() -> None:
    """For a process that only compares: it makes many objects and no cycles of them, and to look for cycles takes a
    tenth of its time."""
    gc.freeze()
    gc.set_threshold(_OBJECTS_BETWEEN_SEARCHES, 50, 50)


def run_tasks(tasks: Iterable[ComparisonTask], workers: int) -> Iterator[tuple[int, Comparison]]:
    """The comparisons in the order of their tasks; with `workers` above 1, in as many new processes if many."""
    if workers < 2:
        yield from map(run_task, tasks)
        return
    waiting = iter(tasks)
    few = list(islice(waiting, _FEW + 1))
    if len(few) <= _FEW:
        yield from map(run_task, few)
        return
    waiting = chain(few, waiting)
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn"), initializer=_prepare) as pool:
        running = [pool.submit(run_task, task) for task in islice(waiting, workers * _AHEAD)]
        while running:
            yield running.pop(0).result()
            running += [pool.submit(run_task, task) for task in islice(waiting, 1)]
