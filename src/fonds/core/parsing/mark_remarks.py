"""Remarks on marks that a reader should see: dates out of order, references that read differently."""

from __future__ import annotations

from dataclasses import replace

from fonds.core.description.dates import DateRole
from fonds.core.description.edtf_values import bounds
from fonds.core.description.reference_codes import difference
from fonds.core.parsing.dates import read_date
from fonds.core.parsing.reference_codes import read_reference
from fonds.core.text.reading import ReadMark


def with_remarks(
    found: tuple[ReadMark, ...], period: str = "", written: str = "", reference: str = ""
) -> tuple[ReadMark, ...]:
    """The marks with flags. `period` and `written` are dates, `reference` the catalogue's, all as the page has them.

    A number registered before the period ends, or before the document was written, is flagged and not explained.
    """
    return tuple(replace(mark, flags=(*mark.flags, *_flags(mark, period, written, reference))) for mark in found)


def _flags(mark: ReadMark, period: str, written: str, reference: str) -> list[str]:
    flags = []
    if mark.kind == "registry number" and mark.date_as_written:
        if period and _last_day_before(mark.date_as_written, _end(period)):
            flags.append("dated earlier than the end of the period covered")
        elif not period and written and _last_day_before(mark.date_as_written, bounds(read_date(written).edtf)[0]):
            flags.append("dated earlier than the document")
    if mark.kind == "handwriting" and reference:
        flags += _compared(mark.value, reference)
    return flags


def _end(period: str) -> object:
    return bounds(read_date(period, role=DateRole.PERIOD_COVERED).edtf)[1]


def _last_day_before(said: str, day: object) -> bool:
    date = read_date(said)
    last = [bounds(edtf)[1] for edtf in (*filter(None, [date.edtf]), *date.alternatives)]
    return bool(last) and day is not None and all(each is not None and each < day for each in last)  # type: ignore[operator]


def _compared(value: str, reference: str) -> list[str]:
    written, catalogued = read_reference(value), read_reference(reference)
    if not written or not catalogued or written.scheme != catalogued.scheme:
        return []
    # A note gives the file; that it gives no folios is no difference.
    found = difference(catalogued, written)
    parted = [each for each in found if each.kind != "folios" or (each.value_a and each.value_b)]
    if not parted:
        return ["agrees with the catalogue's reference"]
    said = "; ".join(f"{each.kind}: {each.value_a or 'none'} there, {each.value_b or 'none'} here" for each in parted)
    return [f"reads differently from the catalogue's reference ({said})", *([written.note] if written.note else [])]
