"""How texts are shared out between processes that read them, and how such a process begins."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor, Future
from contextlib import contextmanager
from typing import TypeVar

from fonds.core.extracting.document import Document
from fonds.core.extracting.word_knowledge import known
from fonds.workflows.worker_processes import end_with_parent

_Found = TypeVar("_Found")
_MANY = 100_000
"""So many new objects at a time are looked at for garbage: readings leave next to none, and soon go as a whole."""


def begin_worker() -> None:
    """Loads the public lists, and has the collector of garbage leave them alone; ends when its parent is killed.

    The lists are hundreds of thousands of objects that stay as long as the process: going through them again and again
    takes a tenth of the time of reading.
    """
    end_with_parent()
    known("Alexandria")
    _leave_alone()


@contextmanager
def few_collections(*, reads: bool) -> Iterator[None]:
    """What such a process does, for as long as the context lasts, in one that hands texts on to them, or that `reads`
    itself."""
    if reads:
        known("Alexandria")
    before, is_free = gc.get_threshold(), not gc.get_freeze_count()
    _leave_alone()
    try:
        yield
    finally:
        gc.set_threshold(*before)
        if is_free:
            gc.unfreeze()


def _leave_alone() -> None:
    gc.collect()
    gc.freeze()
    gc.set_threshold(_MANY, 10, 10)


def shared_out(pool: Executor, find: Callable[[Document], _Found], documents: Sequence[Document]) -> Iterator[_Found]:
    """What `find` finds in each of the documents, in their order; they are given to the pool at once.

    The longest are read first: where one that takes as long as all others came last, one process would read it while
    the others had nothing left to do. Where the iterator is closed or a document fails, those that wait are given up.
    """
    lengths = [sum(len(page.text) for page in each.pages) for each in documents]
    begun: dict[int, Future[_Found]] = {}
    for place in sorted(range(len(documents)), key=lengths.__getitem__, reverse=True):
        begun[place] = pool.submit(find, documents[place])
    return _in_order([begun[place] for place in reversed(range(len(documents)))])


def _in_order(waiting: list[Future[_Found]]) -> Iterator[_Found]:
    """The results from the last to the first; none is held after it was handed out."""
    try:
        while waiting:
            yield waiting.pop().result()
    finally:
        for each in waiting:
            each.cancel()
