"""What of a file is there: which of its folios are described, transcribed and imaged, each counted apart."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from fonds.catalogue import access
from fonds.catalogue.access import Reader
from fonds.catalogue.models import UnitOfDescription
from fonds.core.description.folios import FolioCoverage, FolioRange, coverage
from fonds.core.parsing.reference_codes import read_reference

UNITS_AT_MOST = 5000
_PICTURES = ("image/", "application/pdf")
DEEPEST = 4


@dataclass(frozen=True, slots=True)
class Holdings:
    """Folios of a file: `described` by a record, with a text (`transcribed`), with a picture (`imaged`)."""

    described: FolioCoverage
    transcribed: FolioCoverage
    imaged: FolioCoverage


def holdings(reader: Reader, unit: UnitOfDescription) -> Holdings | None:
    """The folios of the units below `unit`; None where no reference names any.

    A range that is the parent's own (the whole journal's, on each of its entries) is claimed for the parent alone:
    that an entry is transcribed does not make the journal so.
    """
    below = _below(reader, unit)
    ranges = {each.pk: folio_ranges(each) for each in [unit, *below]}
    if not any(ranges[each.pk] for each in below):
        return None
    own = {
        each.pk: () if each.parent_id in ranges and ranges[each.pk] == ranges[each.parent_id] else ranges[each.pk]
        for each in below
    }
    texts: set[str] = set()
    pictures: set[str] = set()
    ids = [each.pk for each in below]
    for at in range(0, len(ids), 500):
        rows = access.objects_of(reader, ids[at : at + 500]).values_list("unit", "has_text", "stored_file__media_type")
        for pk, has_text, media_type in rows:
            if has_text:
                texts.add(pk)
            if media_type.startswith(_PICTURES):
                pictures.add(pk)
    return Holdings(
        described=_covered(ranges[each.pk] for each in below),
        transcribed=_covered(own[pk] for pk in ids if pk in texts),
        imaged=_covered(own[pk] for pk in ids if pk in pictures),
    )


def folio_ranges(unit: UnitOfDescription) -> tuple[FolioRange, ...]:
    """The folios that the unit's reference names."""
    written = unit.reference_code
    reference = read_reference(written) if written else None
    return reference.folios if reference else ()


def _covered(of_units: Iterable[tuple[FolioRange, ...]]) -> FolioCoverage:
    return coverage(each for ranges in of_units for each in ranges)


def _below(reader: Reader, unit: UnitOfDescription) -> list[UnitOfDescription]:
    found: list[UnitOfDescription] = []
    level = [unit.pk]
    for _depth in range(DEEPEST):
        if not level or len(found) >= UNITS_AT_MOST:
            break
        rows = access.units(reader).filter(parent__in=level[:500]).only("id", "parent_id", "reference_code").order_by()
        next_level = list(rows[: UNITS_AT_MOST - len(found)])
        found += next_level
        level = [each.pk for each in next_level]
    return found
