"""Verifies an archive: originals against their SHA-256, rows against files, the index against the rows."""

from __future__ import annotations

import hashlib
import os
import time
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass, field
from typing import Any

from django.db import connection, transaction

from fonds.catalogue.models import DigitalObject, DigitalObjectVersion, OutboxEntry, Page, StoredFile, UnitOfDescription
from fonds.ports.file_store import FileStore
from fonds.ports.mention_finder import MentionFinder
from fonds.ports.text_index import IndexUnusable, TextIndex
from fonds.workflows.comparison_keeping import behind, keep_comparisons
from fonds.workflows.indexing import Indexes, drain

IndexOpener = Callable[[str, bool], TextIndex]
"""Opens the index "public" or "restricted"; with True, as an empty one in place of what is there."""


@dataclass(slots=True)
class Fault:
    """Something that is not as it should be: `what` kind, which thing, what to do; `repaired` by this run."""

    what: str
    detail: str
    advice: str
    repaired: bool = False


@dataclass(slots=True)
class Checked:
    """What a check looked at, and what it found."""

    files: int = 0
    units: int = 0
    indexed: int = 0
    faults: list[Fault] = field(default_factory=list)

    def to_json(self) -> dict[str, Any]:
        """The result as JSON values."""
        return asdict(self)


def check(
    store: FileStore,
    open_index: IndexOpener,
    *,
    repair: bool = False,
    progress: Callable[[Iterator[Any], int, str], Iterator[Any]] = lambda items, _total, _words: items,
    names: Callable[[], MentionFinder] | None = None,
) -> Checked:
    """Checks everything; with `repair` mends what can be mended: leftovers, missing rows' files, the index.

    What changed and was read before is read again before it is indexed, names by what `names` gives, without it by the
    rules.
    """
    result = Checked()
    _check_database(result)
    _check_files(store, result, repair=repair, progress=progress)
    _check_texts(result)
    _check_comparisons(result, repair=repair, progress=progress)
    _check_indexes(open_index, result, repair=repair, progress=progress, names=names)
    return result


def _check_database(result: Checked) -> None:
    if connection.vendor != "sqlite":
        return
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA integrity_check")
        words = [row[0] for row in cursor.fetchall()]
        cursor.execute("PRAGMA foreign_key_check")
        broken = cursor.fetchall()
    if words != ["ok"]:
        result.faults.append(Fault("database damaged", "; ".join(words[:3]), "Restore the database from a back-up."))
    if broken:
        result.faults.append(Fault("database inconsistent", f"{len(broken)} rows point nowhere ({broken[0][0]})",
                                   "Restore the database from a back-up."))  # fmt: skip


def _check_files(
    store: FileStore, result: Checked, *, repair: bool, progress: Callable[[Iterator[Any], int, str], Iterator[Any]]
) -> None:
    known = dict(StoredFile.objects.values_list("sha256", "size"))
    for sha256 in progress(iter(known), len(known), "verifying originals"):
        result.files += 1
        fault = _file_fault(store, sha256)
        if fault:
            named = DigitalObject.objects.filter(stored_file_id=sha256).values_list("unit__title", "path").first()
            of = f" ({named[1]}, of {named[0]!r})" if named else ""
            result.faults.append(Fault(fault, f"{sha256}{of}", "Put the original back and ingest it again, or restore "
                                       "the file from a back-up."))  # fmt: skip
    strays = [key for key in store.keys() if key not in known]  # noqa: SIM118 - a port, not a mapping
    for key in strays:
        if repair:
            store.discard(key)
        result.faults.append(Fault("file that no record names", key, "An ingest was stopped there; --repair removes it "
                                   "and the next ingest brings it back.", repaired=repair))  # fmt: skip
    if repair:
        store.sweep()


def _file_fault(store: FileStore, sha256: str) -> str:
    try:
        with store.open(sha256) as stream:
            digest = hashlib.file_digest(stream, "sha256").hexdigest()  # type: ignore[arg-type]
    except FileNotFoundError:
        return "original missing"
    except OSError as error:
        return f"original unreadable ({error.strerror})"
    return "" if digest == sha256 else "original changed"


def _check_texts(result: Checked) -> None:
    result.units = UnitOfDescription.objects.filter(derived=False).count()
    counted: dict[str, int] = {}
    for made in Page.objects.values_list("digital_object_id", flat=True).iterator(chunk_size=5000):
        counted[made] = counted.get(made, 0) + 1
    for pk, pages, path in DigitalObject.objects.values_list("id", "page_count", "path").iterator(chunk_size=5000):
        if counted.get(pk, 0) < pages:
            result.faults.append(Fault("pages missing", f"{path}: {counted.get(pk, 0)} of {pages}",
                                       "Ingest the file again."))  # fmt: skip
    without = DigitalObject.objects.exclude(pk__in=DigitalObjectVersion.objects.values("digital_object")).count()
    if without:
        result.faults.append(Fault("texts without a version", str(without), "Ingest the files again."))


def _check_comparisons(
    result: Checked, *, repair: bool, progress: Callable[[Iterator[Any], int, str], Iterator[Any]]
) -> None:
    """Whether the comparisons of releases are those of the texts as they stand."""
    late = behind().count()
    if not late:
        return
    if repair:
        keep_comparisons(now=int(time.time()), workers=min(2, os.cpu_count() or 1), progress=progress)
    result.faults.append(Fault("comparisons behind the texts", f"{late} records", "--repair computes them, as the next "
                               "ingest does.", repaired=repair))  # fmt: skip


def _check_indexes(
    open_index: IndexOpener, result: Checked, *, repair: bool,
    progress: Callable[[Iterator[Any], int, str], Iterator[Any]], names: Callable[[], MentionFinder] | None,
) -> None:  # fmt: skip
    indexes: dict[str, TextIndex] = {}
    for name in ("public", "restricted"):
        faults, index = _index_faults(open_index, name)
        if faults and repair:
            index = open_index(name, True)
        result.faults += [Fault(f"{name} index", words, "--repair rebuilds it from the database.", repair)
                          for words in faults]  # fmt: skip
        if index is None:
            return
        indexes[name] = index
    both = Indexes(indexes["public"], indexes["restricted"], names)
    stale = _stale(both)
    if stale:
        result.faults.append(Fault("index behind the database", f"{len(stale)} records", "--repair indexes them anew.",
                                   repaired=repair))  # fmt: skip
    if repair and stale:
        known = UnitOfDescription.objects.in_bulk(list(stale))
        gone = [pk for pk in stale if pk not in known]
        both.public.remove(gone)
        both.restricted.remove(gone)
        with transaction.atomic():
            # one more revision, so that an index that holds another text under this number takes the new one
            for unit in known.values():
                unit.revision += 1
                unit.save(update_fields=["revision"])
                OutboxEntry.objects.create(unit=unit, revision=unit.revision)
        drain(both, purge=bool(gone), progress=progress)
    result.indexed = both.public.count() + both.restricted.count()


def _index_faults(open_index: IndexOpener, name: str) -> tuple[list[str], TextIndex | None]:
    try:
        index = open_index(name, False)
        return index.faults(), index
    except IndexUnusable as error:
        return [str(error)], None


def _stale(indexes: Indexes) -> list[str]:
    """Units whose place in the indexes is not what the database says."""
    public = indexes.public.ids_with_revisions()
    restricted = indexes.restricted.ids_with_revisions()
    waiting = set(OutboxEntry.objects.values_list("unit_id", flat=True))
    stale: set[str] = set(waiting)
    seen: set[str] = set()
    units = UnitOfDescription.objects.filter(derived=False, merged_into=None)
    for pk, revision, is_public in units.values_list("id", "revision", "is_public").iterator(chunk_size=5000):
        seen.add(pk)
        held, other = (public, restricted) if is_public else (restricted, public)
        if held.get(pk) != revision or (not is_public and pk in other):
            stale.add(pk)
    return sorted(stale | (public.keys() - seen) | (restricted.keys() - seen))
