"""Marks of a record as a reader may see them, and the reference that a handwritten note gives."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from fonds.catalogue import texts
from fonds.catalogue.access import Reader
from fonds.catalogue.models import AccessState, DigitalObject, Mark, UnitOfDescription
from fonds.core.description.reference_codes import ArchivalReference, Difference, difference
from fonds.core.parsing.reference_codes import read_reference

_HANDWRITTEN = ("handwriting", "handwritten")


@dataclass(frozen=True, slots=True)
class ShownMark:
    """A mark with its place. `date` is as kept, None where it has none; `text` and `value` are masked."""

    kind: str
    text: str
    value: str
    date: dict[str, Any] | None
    flags: tuple[str, ...]
    digital_object: str
    version: int
    page: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class ReferenceReading:
    """A reference found on the document beside the catalogue's: both as written, and where they part."""

    on_document: str
    in_catalogue: str
    differences: tuple[Difference, ...]
    note: str = ""


def shown_marks(reader: Reader, unit: UnitOfDescription, objects: Iterable[DigitalObject]) -> list[ShownMark]:
    """The marks on the texts that stand, in reading order. `objects` are those of the unit that the reader may see."""
    versions = {each.pk: each.version for each in objects}
    found = Mark.objects.filter(unit=unit, page_text__page__digital_object__in=list(versions)).select_related(
        "page_text__page"
    )
    if reader is Reader.ANONYMOUS:
        found = found.filter(page_text__page__access_state__in=("", AccessState.PUBLIC))
    standing = [m for m in found if m.page_text.version == versions[m.page_text.page.digital_object_id]]
    masks = texts.masks_by_text([m.page_text_id for m in standing]) if reader is Reader.ANONYMOUS else {}
    shown = [_shown(mark, masks.get(mark.page_text_id, [])) for mark in standing]
    return sorted(shown, key=lambda each: (list(versions).index(each.digital_object), each.page, each.start))


def reference_reading(unit: UnitOfDescription, mark: ShownMark) -> ReferenceReading | None:
    """How a handwritten reference reads differently from the catalogue's; None where it is none or agrees."""
    if mark.kind not in _HANDWRITTEN or not (mark.value or mark.text):
        return None
    noted = _read(mark.value) or _read(mark.text)
    stated = unit.reference_code or next((str(each["as_written"]) for each in unit.references), "")
    catalogued = _read(stated)
    if noted is None or catalogued is None or not noted.level_path():
        return None
    parted = tuple(each for each in difference(noted, catalogued) if each.kind not in ("folios", "repository"))
    if not parted:
        return None
    return ReferenceReading(noted.as_written, catalogued.as_written, parted, noted.note)


def _read(text: str) -> ArchivalReference | None:
    found = read_reference(text) if text else None
    # a bare number is no reference to anything: one level at least has to be named
    return found if found is not None and len(found.parts) > 1 else None


def _shown(mark: Mark, masks: list[tuple[int, int]]) -> ShownMark:
    touching = [(max(s, mark.start), min(e, mark.end)) for s, e in masks if s < mark.end and mark.start < e]
    text, value = mark.text, mark.value
    if touching:
        text, value = texts.MASKED * len(text), ""
    return ShownMark(
        kind=mark.kind,
        text=text,
        value=value,
        date=mark.date,
        flags=tuple(mark.flags),
        digital_object=mark.page_text.page.digital_object_id,
        version=mark.page_text.version,
        page=mark.page_text.page.number,
        start=mark.start,
        end=mark.end,
    )
