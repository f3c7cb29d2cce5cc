"""Writing to the tantivy index: puts, removals, commits, and the rebuild that drops removed records for good."""

from __future__ import annotations

import json
import uuid
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import tantivy

from fonds.adapters.text_index_tantivy_schema import documents_of, key_of, unit_of
from fonds.adapters.text_index_tantivy_store import (
    current_generation,
    new_generation,
    note_checksums,
    open_generation,
    sweep_generations,
    use_generation,
)
from fonds.ports.text_index import IndexedPage, IndexedText, IndexedUnit, IndexLocked, IndexUnusable, Refused

_UNITS_HEAP, _PAGES_HEAP = 80_000_000, 60_000_000
_LONGEST_ID = 200
_UNFINISHED = "unfinished"
SMALL = 500  # records: an index up to this size is rebuilt at each commit that drops something


class _Pair:
    """The writers of one generation, held together."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.units, self.pages = open_generation(folder)
        self.to_units = _writer(self.units, _UNITS_HEAP)
        try:
            self.to_pages = _writer(self.pages, _PAGES_HEAP)
        except BaseException:
            self.to_units.wait_merging_threads()
            raise
        self._refresh()
        if (folder / _UNFINISHED).exists():
            self._sweep()

    def add(self, unit: IndexedUnit) -> None:
        key = f"{unit.id} {uuid.uuid4().hex}"
        document, pages = documents_of(unit, key)
        for page in pages:
            self.to_pages.add_document(page)
        self.to_units.add_document(document)
        self._new[unit.id] = key

    def delete(self, name: str) -> None:
        """Takes a record out. Its pages go after it: until the commit is whole, its last commit can be read."""
        self.to_units.delete_documents_by_term("id", name)
        if (key := self._new.pop(name, None)) is not None:
            self.to_pages.delete_documents_by_term("unit", key)
        if (key := self._committed_key(name)) is not None:
            self._stale.add(key)

    def _committed_key(self, name: str) -> str | None:
        hits = self._searcher.search(tantivy.Query.term_query(self.units.schema, "id", name, "basic"), 1).hits
        return key_of(bytes(self._searcher.doc(hits[0][1]).get_first("source"))) if hits else None

    def commit(self) -> None:
        """New pages, then the records with the keys of their pages, then no more old pages. A kill between two of
        these leaves pages that no record names; the next writer sweeps them."""
        unfinished = self.folder / _UNFINISHED
        unfinished.touch()
        self.to_pages.commit()
        self.to_units.commit()
        if self._stale:
            for key in sorted(self._stale):
                self.to_pages.delete_documents_by_term("unit", key)
            self.to_pages.commit()
        unfinished.unlink()
        note_checksums(self.folder)
        self._refresh()

    def _refresh(self) -> None:
        self._new: dict[str, str] = {}
        self._stale: set[str] = set()
        self.units.reload()
        self._searcher = self.units.searcher()

    def _sweep(self) -> None:
        """Drops pages that no record names."""
        self.pages.reload()
        named = {
            key_of(bytes(self._searcher.doc(address).get_first("source")))
            for _, address in self._searcher.search(tantivy.Query.all_query(), self._searcher.num_docs + 1).hits
        }
        self._stale = {key for key, _ in self.pages.searcher().terms_with_prefix("unit", "") if key not in named}
        self.commit()

    def close(self) -> None:
        for writer in (self.to_pages, self.to_units):
            writer.rollback()
            writer.wait_merging_threads()


def _writer(index: Any, heap: int) -> Any:
    try:
        return index.writer(heap, 1)
    except ValueError as error:
        if "lock" in str(error).lower():
            raise IndexLocked("another process is writing to this index; wait for it, or end it") from error
        raise IndexUnusable(f"the index cannot be written to: {error}") from error


class IndexWriting:
    """Holds the writer's lock from its making to `close`."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._pair = self._open()
        self._revisions = self._held_revisions()
        self._dropped = self._has_deleted()
        self._changed = False

    def _open(self) -> _Pair:
        while True:
            folder = current_generation(self._root)
            if folder is None:
                folder = new_generation(self._root)
                use_generation(self._root, folder)
            pair = _Pair(folder)
            if current_generation(self._root) == folder:
                sweep_generations(self._root, folder)
                return pair
            pair.close()  # another process rebuilt the index while we were waiting for its lock

    def _held_revisions(self) -> dict[str, int]:
        searcher = self._pair.units.searcher()
        if not searcher.num_docs:
            return {}
        hits = searcher.search(
            tantivy.Query.all_query(), searcher.num_docs, order_by_field="id", order=tantivy.Order.Asc
        ).hits
        revisions = searcher.fast_field_values("revision", [address for _, address in hits])
        return {name: int(revision) for (name, _), revision in zip(hits, revisions, strict=True)}

    def _has_deleted(self) -> bool:
        return any(
            path.suffix == ".del" for part in ("units", "pages") for path in (self._pair.folder / part).iterdir()
        )

    def put(self, units: Iterable[IndexedUnit]) -> tuple[Refused, ...]:
        """See the port."""
        refused = []
        for unit in units:
            reason = fault_of(unit)
            if reason is not None:
                refused.append(Refused(str(getattr(unit, "id", "?")), reason))
                continue
            held = self._revisions.get(unit.id)
            if held is not None and unit.revision < held:
                continue
            if held is not None:
                self._pair.delete(unit.id)
                self._dropped = True
            self._pair.add(unit)
            self._revisions[unit.id] = unit.revision
            self._changed = True
        return tuple(refused)

    def remove(self, ids: Iterable[str]) -> None:
        """See the port."""
        for name in ids:
            if self._revisions.pop(name, None) is not None:
                self._pair.delete(name)
                self._dropped = self._changed = True

    def commit(self) -> None:
        """See the port."""
        if self._changed:
            self._pair.commit()
            self._changed = False
        if self._dropped and len(self._revisions) <= SMALL:
            self._rebuild()

    def purge(self) -> None:
        """See the port."""
        if self._changed:
            self._pair.commit()
            self._changed = False
        if self._dropped:
            self._rebuild()

    def _rebuild(self) -> None:
        """Writes what is held into a new generation, in the order of ids, and takes that into use."""
        fresh = _Pair(new_generation(self._root))
        try:
            for unit in _stored_units(self._pair):
                fresh.add(unit)
            fresh.commit()
        except BaseException:
            fresh.close()
            raise
        old, self._pair = self._pair, fresh
        use_generation(self._root, fresh.folder)
        old.close()
        sweep_generations(self._root, fresh.folder)
        self._dropped = False

    def close(self) -> None:
        """Gives the lock up."""
        self._pair.close()


def _stored_units(pair: _Pair) -> Iterator[IndexedUnit]:
    """Every record, put together again from what the index stores."""
    pair.units.reload()
    pair.pages.reload()
    units, pages, query = pair.units.searcher(), pair.pages.searcher(), tantivy.Query
    if not units.num_docs:
        return
    hits = units.search(query.all_query(), units.num_docs, order_by_field="id", order=tantivy.Order.Asc).hits
    for _, address in hits:
        source = bytes(units.doc(address).get_first("source"))
        found = pages.search(query.term_query(pair.pages.schema, "unit", key_of(source), "basic"), 1_000_000).hits
        places = pages.fast_field_values("place", [page for _, page in found]) if found else []
        texts: dict[tuple[int, int], str] = {}
        for place, page in sorted(zip(places, (page for _, page in found), strict=True), key=lambda each: each[0]):
            header, _, words = bytes(pages.doc(page).get_first("body")).decode("utf-8").partition("\n")
            key, offset = (place >> 44, place >> 16 & 0xFFFFFFF), json.loads(header)[0]
            texts[key] = texts.get(key, "").ljust(offset) + words  # a part of white space alone is not stored
        yield unit_of(source, texts)


_STRINGS = ("id", "title", "reference_code", "description")
_OPTIONAL = ("repository", "document_type")
_LISTS = (
    "ancestors",
    "collections",
    "creators",
    "originators",
    "senders",
    "recipients",
    "languages",
    "releases",
    "statuses_before",
    "offices",
    "figures",
    "amounts",
)
_NAMED = ("people", "bodies", "places", "met")
_NUMBERS = ("year_first", "year_last", "date_sort", "opened_sort", "public_since")


def fault_of(unit: Any) -> str | None:
    """Why a record cannot be indexed; None where it can. A value of a wrong type would end tantivy's writer."""
    if not isinstance(unit, IndexedUnit):
        return "it is no IndexedUnit"
    if not isinstance(unit.revision, int) or isinstance(unit.revision, bool) or not 0 <= unit.revision < 2**62:
        return "its revision is no number from 0 on"
    for name in _STRINGS:
        if not _is_text(getattr(unit, name)):
            return f"its {name} is no text"
    if not unit.id or len(unit.id) > _LONGEST_ID:
        return "its id is empty or too long"
    for name in _OPTIONAL:
        if getattr(unit, name) is not None and not _is_text(getattr(unit, name)):
            return f"its {name} is no text"
    for name in _LISTS:
        if not isinstance(getattr(unit, name), tuple) or not all(_is_text(value) for value in getattr(unit, name)):
            return f"its {name} are no texts"
    for name in _NAMED:
        value = getattr(unit, name)
        if not isinstance(value, tuple) or not all(isinstance(n, tuple) and n and all(map(_is_text, n)) for n in value):
            return f"its {name} are no names"
    for name in _NUMBERS:
        value = getattr(unit, name)
        if value is not None and (not isinstance(value, int) or isinstance(value, bool) or abs(value) >= 2**40):
            return f"its {name} is no number"
    if not isinstance(unit.texts, tuple):
        return "its texts are no texts"
    return next((fault for text in unit.texts if (fault := _fault_of_text(text))), None)


def _is_text(value: Any) -> bool:
    if not isinstance(value, str):
        return False
    try:
        value.encode()
    except UnicodeEncodeError:
        return False
    return True


def _fault_of_text(text: Any) -> str | None:
    if not isinstance(text, IndexedText) or not isinstance(text.pages, tuple):
        return "one of its texts is no IndexedText"
    if not _is_text(text.digital_object) or not isinstance(text.version, int) or not _is_text(text.kind):
        return "one of its texts does not say which it is"
    for page in text.pages:
        if not isinstance(page, IndexedPage) or not isinstance(page.page, int) or not 0 < page.page < 2**27:
            return "one of its pages has no number from 1 on"
        if not _is_text(page.text) or not (page.label is None or _is_text(page.label)):
            return f"page {page.page} has characters that are no text"
    return None
