"""Which adapter serves which port: the only module that knows."""

from __future__ import annotations

import datetime
import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from fonds.core.description.identifiers import Mint, mint_identifier

if TYPE_CHECKING:
    from fonds.core.parsing.sheets import Cell
    from fonds.ports.file_store import FileStore
    from fonds.ports.mention_finder import MentionFinder
    from fonds.ports.page_pictures import PagePictures
    from fonds.ports.text_index import TextIndex
    from fonds.workflows.indexing import Indexes
    from fonds.workflows.ingest import IngestTools, Submitted

__all__ = [
    "clock",
    "file_store",
    "indexes",
    "ingest_tools",
    "mention_finder",
    "mint",
    "open_or_rebuild",
    "page_pictures",
    "public_index",
    "restricted_index",
    "submitted",
    "today",
    "use_archive",
    "write_sheet",
]

mint: Mint = mint_identifier


def clock() -> int:
    """Now, in seconds since 1970 UTC."""
    return int(time.time())


def today() -> datetime.date:
    """The day in UTC."""
    return datetime.datetime.fromtimestamp(clock(), datetime.UTC).date()


def use_archive(directory: Path) -> None:
    """Sets Django up for the archive in `directory`. Must come before anything that touches the catalogue."""
    os.environ["FONDS_ARCHIVE"] = str(directory)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "fonds.settings")
    import django

    django.setup()


def _archive() -> Path:
    from django.conf import settings

    return Path(settings.ARCHIVE)


def file_store() -> FileStore:
    """Where original bytes are kept."""
    from fonds.adapters.file_store_folder import FolderFileStore

    return FolderFileStore(_archive() / "files")


def page_pictures() -> PagePictures:
    """Pages of stored files as pictures; each is drawn in a worker of its own that ends with it."""
    return _page_pictures(_archive())


@cache
def _page_pictures(archive: Path) -> PagePictures:
    from django.conf import settings

    from fonds.adapters.page_pictures_drawn import DrawnPagePictures
    from fonds.adapters.reading_worker import ReadingLimits, ReadingPool

    limits = ReadingLimits(memory=settings.READER_MEMORY)

    def draw(path: Path, media_type: str, page: int) -> bytes:
        with ReadingPool({}, workers=1, limits=limits) as pool:
            return pool.drawing(path, media_type, page)

    return DrawnPagePictures(file_store(), archive / "pictures", draw)


@cache
def public_index() -> TextIndex:
    """The index that readers search: public records only, masked."""
    return _index("public")


@cache
def restricted_index() -> TextIndex:
    """The index of what is not public, for the keeper alone."""
    return _index("restricted")


def _index(name: str) -> TextIndex:
    from fonds.adapters.text_index_tantivy import TantivyTextIndex

    return TantivyTextIndex(_archive() / "index" / name)


def private_people_noted() -> Path:
    """Where is kept on which day the index was told last who is private (`workflows.private_people`)."""
    return _archive() / "index" / "private-since"


def indexes() -> Indexes:
    """Both indexes, for what changes them."""
    from fonds.workflows.indexing import Indexes

    return Indexes(public_index(), restricted_index(), mention_finder)


def mention_finder() -> MentionFinder:
    """What finds the names in texts, by `FONDS_MENTION_FINDER`: rules, model, or both."""
    from django.conf import settings

    from fonds.adapters.mention_finder_learned import LearnedMentionFinder, TogetherMentionFinder
    from fonds.adapters.mention_finder_rules import RulesMentionFinder

    finders: dict[str, Callable[[], MentionFinder]] = {
        "rules": RulesMentionFinder, "model": LearnedMentionFinder, "both": TogetherMentionFinder,
    }  # fmt: skip
    return finders[settings.MENTION_FINDER]()


@contextmanager
def ingest_tools(progress: Callable[..., Iterator[Any]]) -> Iterator[IngestTools]:
    """What an ingest works with; the workers that read files end with the context."""
    from django.conf import settings

    from fonds.adapters.page_readers import readers
    from fonds.adapters.reading_worker import ReadingLimits, ReadingPool
    from fonds.adapters.source_files import head_of
    from fonds.workflows.ingest import IngestTools

    limits = ReadingLimits(memory=settings.READER_MEMORY)
    with ReadingPool(readers(), workers=min(4, os.cpu_count() or 1), limits=limits) as pool:
        yield IngestTools(file_store(), pool, mint, clock, progress, head_of)


def submitted(sources: list[Path], sheets: list[Path]) -> Submitted:
    """The files of the sources. Spreadsheets among them are read as such unless sheets are named."""
    from fonds.adapters.source_files import found_files
    from fonds.workflows.ingest import SHEET_TYPES, Submitted, SubmittedFile

    result = Submitted([], list(sheets))
    named = {sheet.resolve() for sheet in sheets}
    for source in sources:
        files, refused = found_files(source)
        result.refused.extend(refused)
        for file in files:
            if file.path.resolve() in named:
                continue
            if file.media_type in SHEET_TYPES:
                if not named:
                    result.sheets.append(file.path)
                continue
            result.files.append(SubmittedFile(file.name, file.path, file.media_type))
    return result


def open_or_rebuild(name: str, rebuild: bool) -> TextIndex:
    """The index "public" or "restricted"; with `rebuild`, an empty one in its place."""
    kept = public_index if name == "public" else restricted_index
    if rebuild:
        import shutil

        kept.cache_clear()
        shutil.rmtree(_archive() / "index" / name, ignore_errors=True)
    return kept()


def write_sheet(target: Path, columns: list[str], rows: Iterator[dict[str, Cell]]) -> None:
    """Writes a spreadsheet, XLSX or CSV by the file's ending."""
    from fonds.adapters.sheet_writer import write_sheet as write

    write(target, columns, rows)
