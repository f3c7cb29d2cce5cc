"""Writes a copy of the whole site: records by several processes, then what leads to them, the index, the checksums.

All is written beside the target and takes its name when it is whole: a copy that is broken off leaves the former one,
and the same command goes on from there.
"""

from __future__ import annotations

import re
import shutil
from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from itertools import islice
from multiprocessing import get_context
from pathlib import Path
from typing import Any, TypeVar

from django.conf import settings

from fonds import wiring
from fonds.catalogue import access
from fonds.catalogue.access import Reader
from fonds.ports.text_index import IndexUnusable
from fonds.web.copying import pages_copied
from fonds.web.copying.asking import answer
from fonds.web.copying.pages_copied import Copied, CopyOptions
from fonds.web.copying.places import Extent, place
from fonds.web.copying.processes import start
from fonds.web.copying.progress_kept import begin_or_go_on, done_once, flush_to_disk
from fonds.web.copying.rewriting import SCRIPTS_LEFT_OUT, to_copied_page
from fonds.web.copying.scripts import plain_script
from fonds.web.copying.search_page import copied_search_page
from fonds.web.copying.word_index import FOLDER, write_batch, write_index
from fonds.web.templating import make_pages_of_a_copy

MANIFEST = "manifest-sha256.txt"
"""Checksums of everything, in the form that `sha256sum --check` reads."""
STARTS = (
    "/", "/about", "/collections", "/browse", "/releases", "/new.atom", "/robots.txt", "/sitemap.xml",
    "/sitemaps/pages.xml", "/sitemaps/records.xml",
)  # fmt: skip
BATCH = 50
_PAGES_AT_ONCE = 25
_LOCATION = re.compile(r"<loc>([^<]+)</loc>")
Progress = Callable[[Iterator[Any], int, str], Iterator[Any]]
T = TypeVar("T")


class CannotCopy(Exception):
    """The copy cannot be written there; the message says why."""


@dataclass(slots=True)
class CopyWritten:
    """What a copy holds: `size` in bytes, `index` of them for the search. `tasks_done_before` were done by a command
    that was broken off."""

    records: int = 0
    files: int = 0
    size: int = 0
    index: int = 0
    index_files: int = 0
    largest_index_file: int = 0
    tasks_done_before: int = 0


def copy_site(
    target: Path, address: str, extent: Extent, *, workers: int = 1,
    progress: Progress = lambda items, _total, _words: items,
) -> CopyWritten:  # fmt: skip
    """Writes the copy into the folder `target`, which is new, empty or a former copy.

    `address` is where it will be found, "" where that is not known. Raises `CannotCopy`.
    """
    if target.exists() and not (target / MANIFEST).is_file() and not (target.is_dir() and not any(target.iterdir())):
        raise CannotCopy(f"{target} has other things in it; name a new folder")
    try:
        wiring.public_index().count()
    except IndexUnusable as error:
        raise CannotCopy(str(error)) from error
    half, notes, former = (target.with_name(f".{target.name}.{what}") for what in ("half", "notes", "former"))
    if former.exists() and not target.exists():
        former.rename(target)  # broken off just when the copies changed places
    options = CopyOptions(half, address, extent)
    done_before = begin_or_go_on(options, notes)
    try:
        written = _Writing(options, notes, workers, progress).write()
    except BrokenProcessPool as error:
        raise CannotCopy("a process that made pages was ended, perhaps for want of memory (--workers says how many "
                         "there are); the same command goes on from there") from error  # fmt: skip
    written.tasks_done_before = done_before
    flush_to_disk()
    shutil.rmtree(former, ignore_errors=True)
    if target.exists():
        target.rename(former)
    half.rename(target)
    for folder in (former, notes):
        shutil.rmtree(folder, ignore_errors=True)
    return written


class _Writing:
    """A copy that is being written."""

    def __init__(self, options: CopyOptions, notes: Path, workers: int, progress: Progress) -> None:
        self._options = options
        self._notes = notes
        self._workers = workers
        self._progress = progress
        self._done = CopyWritten()

    def write(self) -> CopyWritten:
        (self._options.folder / FOLDER).mkdir(exist_ok=True)
        begin(self._options.address)
        with (
            (self._options.folder / MANIFEST).open("w", encoding="utf-8", newline="\n") as self._sums,
            # forked processes would share the database's connection
            ProcessPoolExecutor(self._workers, get_context("spawn"), start, (Path(settings.ARCHIVE),)) as pool,
        ):  # fmt: skip
            elsewhere, batches = self._records(pool)
            self._pages(pool, elsewhere)
            self._note(pages_copied.copy_remains(self._options))
            self._note(_static_files(self._options))
            self._note(_search_page(self._options))
            write_index(batches, self._options.folder / FOLDER, self._notes)
            self._note_index()
        return self._done

    def _records(self, pool: ProcessPoolExecutor) -> tuple[set[str], int]:
        units = access.units(Reader.ANONYMOUS)
        # lists without words sought come in the order of dates, as records are numbered
        ids = units.order_by("date_first", "pk").values_list("pk", flat=True).iterator(chunk_size=2000)
        elsewhere: set[str] = set()

        def tasks() -> Iterator[tuple[list[str], int, CopyOptions, Path]]:
            number = 0
            while some := list(islice(ids, BATCH)):
                yield some, number, self._options, self._notes
                number += 1

        batches = 0
        results = _in_order(pool, _copy_batch, tasks(), self._workers)
        for copied in self._progress(results, -(-units.count() // BATCH), "copying records"):
            self._note(copied)
            elsewhere |= copied.elsewhere
            self._done.records += copied.records
            batches += 1
        return elsewhere, batches

    def _pages(self, pool: ProcessPoolExecutor, elsewhere: set[str]) -> None:
        """What is of no record, wherever it leads to, round by round."""
        waiting = {*STARTS, *_sitemaps(self._options.address)} | elsewhere
        seen = set(waiting)
        turn = 0
        while waiting:
            named = sorted(waiting)
            tasks = (
                (named[at : at + _PAGES_AT_ONCE], f"task-pages-{turn:03}-{at:07}", self._options, self._notes)
                for at in range(0, len(named), _PAGES_AT_ONCE)
            )
            turn += 1
            results = _in_order(pool, _copy_pages, tasks, self._workers)
            waiting = set()
            for copied in self._progress(results, -(-len(named) // _PAGES_AT_ONCE), "copying other pages"):
                self._note(copied)
                waiting |= copied.elsewhere - seen
            seen |= waiting

    def _note(self, copied: Copied) -> None:
        self._sums.writelines(copied.sums)
        self._done.files += copied.files
        self._done.size += copied.size

    def _note_index(self) -> None:
        copied = Copied()
        for path in sorted((self._options.folder / FOLDER).glob("*.js")):
            size = path.stat().st_size
            copied.note(f"{FOLDER}/{path.name}", pages_copied.digest(path), size)
            self._done.largest_index_file = max(self._done.largest_index_file, size)
        self._done.index, self._done.index_files = copied.size, copied.files
        self._note(copied)


def begin(address: str) -> None:
    """Makes this process one that makes pages of a copy."""
    settings.SITE_ADDRESS = address
    make_pages_of_a_copy()


def _copy_batch(identifiers: list[str], number: int, options: CopyOptions, notes: Path) -> Copied:
    begin(options.address)

    def work() -> Copied:
        copied, records = pages_copied.copy_records(identifiers, options)
        write_batch(records, number, options.folder / FOLDER, notes)
        copied.records = len(identifiers)
        return copied

    return done_once(notes, f"task-records-{number:07}", work)


def _copy_pages(addresses: list[str], name: str, options: CopyOptions, notes: Path) -> Copied:
    begin(options.address)
    return done_once(notes, name, lambda: pages_copied.copy_pages(addresses, options))


def _in_order(
    pool: ProcessPoolExecutor, work: Callable[..., T], tasks: Iterator[tuple[Any, ...]], workers: int
) -> Iterator[T]:
    """The results in the order of the tasks, of which few are waiting at any time."""
    running: deque[Future[T]] = deque()
    for task in tasks:
        running.append(pool.submit(work, *task))
        if len(running) > 2 * workers:
            yield running.popleft().result()
    while running:
        yield running.popleft().result()


def _sitemaps(address: str) -> list[str]:
    """The parts of the sitemap, which no page links to."""
    response = answer("/sitemap.xml", address)
    found = _LOCATION.findall(response.content.decode()) if response is not None else []  # type: ignore[attr-defined]
    return ["/" + each.split("/", 3)[3] for each in found]


def _static_files(options: CopyOptions) -> Copied:
    """Styles and pictures as they are, scripts as plain ones."""
    done = Copied()
    for root in map(Path, settings.STATICFILES_DIRS):
        for path in sorted(root.rglob("*")):
            name = f"/static/{path.relative_to(root).as_posix()}"
            if not path.is_file() or name in SCRIPTS_LEFT_OUT or place(name) is None:
                continue
            data = plain_script(path).encode() if path.suffix == ".js" else path.read_bytes()
            pages_copied.write(options, name[1:], [data], done)
    return done


def _search_page(options: CopyOptions) -> Copied:
    done = Copied()
    own = f"{FOLDER}/index.html"
    page, _ = to_copied_page(copied_search_page(options.address), own, place, options.address)
    pages_copied.write(options, own, [page.encode()], done)
    return done
