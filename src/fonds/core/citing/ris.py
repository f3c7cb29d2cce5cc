"""RIS, in the fields that Zotero's importer reads for archival material (EndNote and Mendeley read most of them too).

DB is the archive, AN (and AV, as older programs name it) the location in it, DP the catalogue, A4 the translator, A2
the recipient of a letter, M3 the kind of document, SP the place that is cited with the kind of page it is. Where
a date is more than year, month and day, DA carries what is certain of it and N1 the whole in words, because importers
understand nothing else.
"""

from __future__ import annotations

import datetime
import unicodedata
from collections.abc import Iterable, Iterator

from fonds.core.citing.date_parts import date_parts, is_doubtful, shared_parts
from fonds.core.citing.export_genres import ExportType, export_type
from fonds.core.citing.item import CitedItem, Name
from fonds.core.citing.wording import distinct
from fonds.core.description.dates import to_words

_LINE_END = "\r\n"


def to_ris(items: Iterable[CitedItem], *, accessed: datetime.date | None = None) -> str:
    """RIS records, one after the other, with CRLF line ends. Values are one line each: breaks become spaces."""
    return "".join(_record(item, accessed) for item in items)


def one_line(text: str) -> str:
    """The text without anything that could end a line of a record, control characters included."""
    # Cc, Zl, Zp: controls and the two Unicode separators; each is a line end to some reader.
    spaced = "".join(" " if unicodedata.category(char) in ("Cc", "Zl", "Zp") else char for char in text)
    return " ".join(spaced.split())


def _record(item: CitedItem, accessed: datetime.date | None) -> str:
    kind = export_type(item.genre)
    lines = [("TY", kind.ris), *_described(item, kind), *_dated(item, accessed), ("ID", item.id), ("ER", "")]
    values = ((tag, one_line(value)) for tag, value in lines)
    return "".join(f"{tag}  - {value}{_LINE_END}" for tag, value in values if value or tag == "ER")


def _described(item: CitedItem, kind: ExportType) -> Iterator[tuple[str, str]]:
    yield "TI", item.title
    for name in item.creators:
        yield "AU", _name(name)
    if kind.ris == "PCOMM":
        for name in item.recipients:
            yield "A2", _name(name)
    if item.translator:
        yield "A4", _name(item.translator)
    location = ", ".join(distinct(item.collection_title, item.archival_reference))
    yield from (("AB", item.abstract), ("DB", item.repository), ("AN", location), ("AV", location))
    yield from (("DP", item.site_title or item.programme), ("LA", item.language), ("M3", item.genre))
    if kind.ris == "RPRT":
        yield "PB", item.publisher or item.programme
    yield from (("SP", item.cited_place), ("UR", item.url), ("CR", item.rights), ("N1", item.release))
    if item.translated_for:
        yield "N1", f"Translated for {item.translated_for}"
    if item.original_language:
        yield "N1", f"Original language: {item.original_language}"


def _dated(item: CitedItem, accessed: datetime.date | None) -> Iterator[tuple[str, str]]:
    parts = date_parts(item.edtf)
    shared = shared_parts(parts)
    if parts:
        yield "DA", _slashed(shared or parts[0][:1])
        yield "PY", f"{parts[0][0]:04}"
    plain = len(parts) == 1 and not is_doubtful(item.edtf) and not item.date_inferred
    if item.edtf and not plain:
        yield "N1", f"Date: {to_words(item.edtf)}{' (inferred)' if item.date_inferred else ''}"
    elif not item.edtf and item.date_as_written:
        yield "N1", f"Date as written: {item.date_as_written}"
    if accessed:
        yield "Y2", _slashed((accessed.year, accessed.month, accessed.day))


def _slashed(parts: tuple[int, ...]) -> str:
    """YYYY/MM/DD/ with the last slash, and empty places for what is not known."""
    year, month, day = (*parts, *(0,) * (3 - len(parts)))
    return f"{year:04}/{f'{month:02}' if month else ''}/{f'{day:02}' if day else ''}/"


def _name(name: Name) -> str:
    """Family, given. RIS has no mark for a body: one with a comma in its name may be taken for a person."""
    return name.literal or ", ".join(part for part in (name.family, name.given) if part)
