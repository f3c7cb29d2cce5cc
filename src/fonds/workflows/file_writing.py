"""Writes what files say: digital objects, pages with their frozen texts, marks, masks, descriptions."""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from dataclasses import dataclass, field, replace

from fonds.catalogue.models import (
    Decision,
    DigitalObject,
    DigitalObjectVersion,
    Mark,
    Mask,
    Page,
    PageText,
    StoredFile,
    UnitOfDescription,
)
from fonds.core.description.assertions import Assertion, assertion, dated
from fonds.core.description.dates import ArchivalDate, DateRole, DateStanding
from fonds.core.description.described_rows import DescribedRow, stem
from fonds.core.description.identifiers import Mint
from fonds.core.parsing.dates import read_date
from fonds.core.parsing.identification_forms import IDENTIFICATION_FORM, record_number_in_form
from fonds.core.parsing.sensitive_numbers import sensitive_numbers
from fonds.core.text.reading import ReadDate, ReadDocument, Reading, ReadMark, ReadPage, ReadText
from fonds.ports.file_store import Stored
from fonds.ports.page_reader import ReadingRules
from fonds.workflows.joining import Rows
from fonds.workflows.joins_in_doubt import JoinKeeper
from fonds.workflows.submission_setting import Setting
from fonds.workflows.unit_keeping import UnitKeeper

READER_VERSION = "1"


@dataclass(frozen=True, slots=True)
class ReadFile:
    """A file that was read: its name in the submission, its bytes, what it says."""

    name: str
    stored: Stored
    media_type: str
    reading: Reading
    rules: ReadingRules


@dataclass(slots=True)
class _New:
    objects: list[DigitalObject] = field(default_factory=list)
    changed: list[DigitalObject] = field(default_factory=list)
    versions: list[DigitalObjectVersion] = field(default_factory=list)
    pages: list[Page] = field(default_factory=list)
    texts: list[PageText] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    masks: list[Mask] = field(default_factory=list)


def rules_digest(rules: ReadingRules) -> str:
    """Tells whether a text was read under the same rules by the same readers."""
    return hashlib.sha256(f"{READER_VERSION} {rules!r}".encode()).hexdigest()[:16]


class FileWriter:
    """Writes one batch of read files; `write` is called inside a transaction."""

    def __init__(self, setting: Setting, rows: Rows, keeper: UnitKeeper, mint: Mint) -> None:
        self._setting = setting
        self._rows = rows
        self._keeper = keeper
        self._mint = mint
        self._patterns = dict(setting.profile.mask_patterns)
        self.masked = 0
        self.unjoined: list[str] = []
        self._joins = JoinKeeper(setting, rows)

    def write(self, files: list[ReadFile]) -> None:
        """Writes the files' records and texts."""
        StoredFile.objects.bulk_create(
            [StoredFile(sha256=f.stored.sha256, size=f.stored.size, media_type=f.media_type, stored_at=self._keeper.now)
             for f in files],
            ignore_conflicts=True,
        )  # fmt: skip
        plan = [(f, d, key, how) for f in files for d in f.reading.documents for key, how in self._keys(f, d)]
        self._keeper.load(key for _, _, key, _ in plan)
        held = self._held(plan)
        new = _New()
        for file, document, key, how in plan:
            unit = self._keeper.unit(key, level=document.level_of_description)
            rows = self._rows.by_key.get(key.partition(":")[2], []) if how == "row" else []
            self._describe(unit, file, document, key, how)
            for number, text in enumerate(document.texts):
                self._write_text(unit, file, document, text, number, rows, held, new)
        self._keeper.flush()
        self._save(new)
        self._joins.save()

    def _keys(self, file: ReadFile, document: ReadDocument) -> list[tuple[str, str]]:
        """Source keys of the records that a document of the file serves, and how each was found."""
        keys, how = self._rows.keys_of(file.name)
        if document.key:
            base = self._setting.source_key(keys[0]) if keys else f"file:{stem(file.name)}"
            return [(f"{base}#{document.key}"[:700], "part")]
        if decided := self._joins.decided(file.name):
            return [(k, "row" if k.partition(":")[2] in self._rows.by_key else "decided") for k in decided]
        if keys:
            return [(self._setting.source_key(k), how) for k in keys]
        found = self._key_in_text(document)
        if found is not None and self._joins.may_join(file.name, *found):
            return [(self._setting.source_key(found[0]), "text")]
        if found is None and self._setting.profile.key_from_text:
            self.unjoined.append(file.name)
            self._joins.note_unnumbered(file.name)
        return [(f"file:{file.name}"[:700], "")]

    def _key_in_text(self, document: ReadDocument) -> tuple[str, str] | None:
        """The key that the document's text gives, and the page it stands on."""
        pattern = self._setting.profile.key_from_text
        if not pattern:
            return None
        for text in document.texts:
            for page in text.pages[:3]:
                if pattern == IDENTIFICATION_FORM:
                    if number := record_number_in_form(page.text):
                        return number, page.text
                elif found := re.search(pattern, page.text):
                    return found["key"], page.text
        return None

    def _held(self, plan: list[tuple[ReadFile, ReadDocument, str, str]]) -> dict[tuple[str, str, str], DigitalObject]:
        ids = sorted({self._keeper.unit(key, level=d.level_of_description).pk for _, d, key, _ in plan})
        held: dict[tuple[str, str, str], DigitalObject] = {}
        for at in range(0, len(ids), 900):  # SQLite takes a limited number of parameters
            for made in DigitalObject.objects.filter(unit_id__in=ids[at : at + 900]):
                held[made.unit_id, made.path, made.part] = made
        return held

    def _describe(self, unit: UnitOfDescription, file: ReadFile, document: ReadDocument, key: str, how: str) -> None:
        unit.derived = False
        elements = [
            assertion(e.name, e.value, source=f"{file.name}, {e.source}", origin=file.name, kind="file",
                      inferred=e.inferred, language=e.language)
            for e in document.elements
            if e.value
        ]  # fmt: skip
        if how in ("name", "text") and not unit.reference_code:
            elements.append(assertion("reference_code", key.partition(":")[2], source=f"{file.name}, "
                                      + ("file name" if how == "name" else "its text"), origin=file.name,
                                      kind="file", inferred=how == "text"))  # fmt: skip
        elements += listed_names(document, file.name)
        dates = [kept_date(d, file.name) for d in document.dates]
        self._keeper.say(unit, file.name, elements, dates, list(document.references), file.name)
        if document.texts and not unit.title and not any(e.name == "title" for e in document.elements):
            unit.title, unit.title_inferred = stem(file.name), True
        if document.within:
            unit.parent = self._whole(file, document)
        elif document.parent is not None and not self._is_hung_by_rows(unit, key):
            unit.parent = self._parent(file, document.parent, key)
        else:
            self._setting.place(unit, list(document.references), self._keeper)
        if document.access_state:
            self._setting.narrow(unit, document.access_state, "as the finding aid says", "")
        if document.repository or unit.repository_id is None:
            self._hold(unit, document)
        self._setting.settle(unit, key.partition(":")[2], self._keeper)

    def _whole(self, file: ReadFile, document: ReadDocument) -> UnitOfDescription:
        """The unit that the document's is a part of: another of the same file, written before it."""
        key, _ = self._keys(file, replace(document, key=document.within))[0]
        return self._keeper.unit(key)

    def _hold(self, unit: UnitOfDescription, document: ReadDocument) -> None:
        """Names who holds the original: as the file says, as a reference says, or as of the unit above."""
        stated = next((e.value for e in document.elements if e.name == "repository"), "")
        if held := document.repository or stated:
            unit.repository = self._keeper.repository(held)
        else:
            self._setting.hold(unit, list(document.references), self._keeper)
        if unit.repository_id is None and unit.parent is not None:
            unit.repository = unit.parent.repository

    def _is_hung_by_rows(self, unit: UnitOfDescription, key: str) -> bool:
        """Whether a sheet says where the unit belongs: that stands before what the file says."""
        rows = self._rows.by_key.get(key.partition(":")[2], [])
        return bool(unit.parent_id) and any(r.special.get("parent_id") for r in rows)

    def _parent(self, file: ReadFile, document: ReadDocument, child_key: str) -> UnitOfDescription:
        """The unit that a document belongs to where the file names it; other files of the same name it too."""
        title = next((e.value for e in document.elements if e.name == "title"), "")
        named = document.key or " ".join([*document.references[:1], title])
        key = f"above:{named}"[:700]
        unit = self._keeper.unit(key, level=document.level_of_description)
        elements = [
            assertion(e.name, e.value, source=f"{file.name}, {e.source}", origin=key, kind="file", inferred=e.inferred,
                      language=e.language)
            for e in document.elements
        ]  # fmt: skip
        elements += [a | {"origin": key} for a in listed_names(document, file.name)]
        self._keeper.say(unit, key, elements, [{**kept_date(d, file.name), "origin": key} for d in document.dates],
                         list(document.references), file.name)  # fmt: skip
        unit.derived = False
        if document.parent is not None:
            unit.parent = self._parent(file, document.parent, key)
        else:
            self._setting.place(unit, list(document.references), self._keeper)
        self._setting.settle(unit, child_key.partition(":")[2], self._keeper)
        return unit

    def _write_text(
        self, unit: UnitOfDescription, file: ReadFile, document: ReadDocument, text: ReadText, number: int,
        rows: list[DescribedRow], held: dict[tuple[str, str, str], DigitalObject], new: _New,
    ) -> None:  # fmt: skip
        part = text.part or ""
        if number and part == (document.texts[0].part or ""):
            part = f"{part};text={number + 1}"
        has_text = any(p.text.strip() for p in text.pages)
        made = held.get((unit.pk, file.name, part))
        if made is None:
            made = DigitalObject(id=self._mint(f"{unit.source_key}|{file.name}|{part}"), unit=unit, path=file.name,
                                 part=part, version=1)  # fmt: skip
            new.objects.append(made)
            held[(unit.pk, file.name, part)] = made
        else:
            made.version += 1
            new.changed.append(made)
            self._keeper.touch(unit)
        self._fill(made, unit, file, text, rows)
        made.order = number
        made.has_text = has_text
        unit.has_text = unit.has_text or has_text
        new.versions.append(
            DigitalObjectVersion(
                digital_object=made,
                version=made.version,
                reader=file.media_type,
                stored_file_id=file.stored.sha256,
                read_at=self._keeper.now,
            )
        )
        self._write_pages(unit, made, [m for m in document.marks if m.text_number == number], text, new)

    def _fill(
        self, made: DigitalObject, unit: UnitOfDescription, file: ReadFile, text: ReadText, rows: list[DescribedRow]
    ) -> None:
        profile = self._setting.profile
        places = profile.place_rules(file.name)
        named = [r for r in rows if r in self._rows.of_file(file.name)] or rows[:1]

        def said(name: str) -> str:
            return next((r.special[name] for r in named if r.special.get(name)), "")

        def ruled(name: str) -> str:
            return next((v for p in reversed(places) if (v := getattr(p, name))), "")

        made.stored_file_id = file.stored.sha256
        made.kind = said("text_kind").casefold() or ruled("kind") or text.kind
        made.language = said("text_language") or ruled("language") or text.language or ""
        made.language_stated = bool(said("text_language") or ruled("language")) or text.language_stated
        made.translator = text.translator or ruled("translator")
        made.rights = said("rights") or ruled("rights") or text.rights or profile.rights
        made.release_id = self._setting.release_of_file(file.name, named)
        made.source_url = said("source_address") or self._setting.source_address(
            file.name, made.release_id, unit.source_key.partition(":")[2]
        )
        made.source_page_url = profile.source_page
        made.source_retrieved = said("source_retrieved") or profile.source_retrieved
        made.offered_format = text.offered_format or ""
        made.paginated = text.paginated
        made.page_count = len(text.pages)
        made.rules_digest = rules_digest(file.rules)
        if (state := ruled("access_state")) and not Decision.objects.filter(subject=f"object:{made.pk}").exists():
            made.access_state = state

    def _write_pages(
        self, unit: UnitOfDescription, made: DigitalObject, read_marks: list[ReadMark], text: ReadText, new: _New
    ) -> None:
        existing = {p.number: p for p in Page.objects.filter(digital_object=made)} if made.version > 1 else {}
        tags = defaultdict(list)
        for tag in text.tags:
            tags[tag.page].append({"kind": tag.kind, "start": tag.start, "end": tag.end, "ref": tag.ref,
                                   "name": tag.name, "when": tag.when})  # fmt: skip
        marks = defaultdict(list)
        for mark in read_marks:
            marks[mark.page].append(mark)
        for number, read in enumerate(text.pages, start=1):
            page = existing.get(number)
            if page is None:
                page = Page(digital_object=made, number=number, label=(read.label or "")[:40])
                new.pages.append(page)
            stored = PageText(page=page, version=made.version, text=read.text, layers=_layers(read), tags=tags[number])
            new.texts.append(stored)
            new.marks += [_mark(unit, stored, mark) for mark in marks[number]]
            self._mask(stored, new)

    def _mask(self, stored: PageText, new: _New) -> None:
        if not self._setting.profile.mask_social_security_numbers and not self._patterns:
            return
        for found in sensitive_numbers(stored.text, patterns=self._patterns):
            if self._setting.profile.masks(found.kind):
                new.masks.append(Mask(page_text=stored, start=found.start, end=found.end, kind=found.kind))
                self.masked += 1

    def _save(self, new: _New) -> None:
        DigitalObject.objects.bulk_create(new.objects, batch_size=300)
        if new.changed:
            fields = [f.name for f in DigitalObject._meta.concrete_fields if f.name not in ("id", "unit")]
            DigitalObject.objects.bulk_create(
                new.changed, update_conflicts=True, unique_fields=["id"], update_fields=fields, batch_size=300
            )
        DigitalObjectVersion.objects.bulk_create(new.versions, batch_size=500)
        Page.objects.bulk_create(new.pages, batch_size=2000)
        PageText.objects.bulk_create(new.texts, batch_size=2000)
        Mark.objects.bulk_create(new.marks, batch_size=500)
        self._keep_decisions(new)
        Mask.objects.bulk_create(new.masks, batch_size=2000)

    def _keep_decisions(self, new: _New) -> None:
        """A mask that a person lifted or put stays so on the same words of the text read anew."""
        again = {t.page_id: t for t in new.texts if t.version > 1}
        if not again:
            return
        decided = Mask.objects.filter(page_text__page_id__in=list(again)).exclude(decided_by="")
        for old in decided.select_related("page_text").order_by("page_text__version"):
            text = again[old.page_text.page_id]
            words = old.page_text.text[old.start : old.end]
            for at in _places(text.text, words):
                same = [m for m in new.masks if m.page_text is text and m.start < at + len(words) and at < m.end]
                new.masks = [m for m in new.masks if m not in same]
                new.masks.append(
                    Mask(
                        page_text=text,
                        start=at,
                        end=at + len(words),
                        kind=old.kind,
                        state=old.state,
                        decided_by=old.decided_by,
                        decided_at=old.decided_at,
                        reason=old.reason,
                    )
                )


def _mark(unit: UnitOfDescription, stored: PageText, read: ReadMark) -> Mark:
    date = read_date(read.date_as_written, role=DateRole.REGISTERED) if read.date_as_written else None
    return Mark(
        unit=unit,
        page_text=stored,
        kind=read.kind,
        text=read.text,
        value=read.value[:500],
        date=dated(date, source="", origin="") if date else None,
        direction=read.direction or "",
        flags=list(read.flags),
        start=read.start,
        end=read.end,
    )


def _places(text: str, words: str) -> list[int]:
    places, at = [], text.find(words)
    while words and at >= 0:
        places.append(at)
        at = text.find(words, at + len(words))
    return places


def _layers(page: ReadPage) -> list[list[object]]:
    return [[str(layer.kind), layer.start, layer.end, layer.label] for layer in page.layers]


def listed_names(document: ReadDocument, file: str) -> list[Assertion]:
    """The persons and terms that the file itself lists, each with what the list says of it."""
    return [
        assertion("persons_listed" if each.kind == "person" else "terms_listed",
                  f"{each.name}: {each.remark}" if each.remark else each.name,
                  source=f"{file}, list of {each.kind}s, {each.ref}", origin=file, kind="file")
        for each in document.names
    ]  # fmt: skip


def kept_date(read: ReadDate, file: str) -> Assertion:
    """A date found in a file as it is kept: the file's own encoding where it has one, else as its words read."""
    role = DateRole(read.role)
    if read.edtf:
        standing = DateStanding.INFERRED if read.inferred else DateStanding.STATED
        date = ArchivalDate(read.edtf, read.as_written, role, standing)
    else:
        date = read_date(read.as_written, role=role)
    return dated(date, source=f"{file}, {read.source}", origin=file)
