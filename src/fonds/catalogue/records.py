"""Finds a record by its id or reference code, and says all that is known of it, as JSON values."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.db.models import Prefetch, prefetch_related_objects

from fonds.catalogue import access
from fonds.catalogue.access import Reader
from fonds.catalogue.description import elements_with_inherited, shown_source
from fonds.catalogue.models import DigitalObject, Opening, UnitOfDescription
from fonds.catalogue.remembering import remembering
from fonds.catalogue.texts import ShownPage, masked_objects, texts_of_objects
from fonds.core.description.identifiers import is_identifier
from fonds.core.text.anchor import Anchor


class Ambiguous(Exception):
    """Several records have the reference code; `ids` are theirs, and the words say which they are."""

    def __init__(self, units: Sequence[UnitOfDescription]) -> None:
        super().__init__("; ".join(f"{each.pk} {_called(each)}" for each in units))
        self.ids = [each.pk for each in units]


def find_unit(name: str, reader: Reader) -> UnitOfDescription | None:
    """The unit that `reader` may see of that id, or of that reference code. Raises `Ambiguous`."""
    seen = access.units(reader).select_related("parent", "repository")
    name = name.strip()
    if not name:  # many records have no reference code, which is none
        return None
    if is_identifier(name):
        found = UnitOfDescription.objects.filter(pk=name).select_related("merged_into").first()
        while found is not None and found.merged_into is not None:
            found = found.merged_into
        return seen.filter(pk=found.pk).first() if found else None
    for lookup in ("reference_code", "reference_code__iexact"):
        same = list(seen.filter(**{lookup: name}).order_by("derived", "id")[:20])
        described = [u for u in same if not u.derived] or same
        if len(described) > 1:
            raise Ambiguous(described)
        if described:
            return described[0]
    return None


def _called(unit: UnitOfDescription) -> str:
    """The unit's level, title and date, short: a journal and its entry may share a title too."""
    of = ", ".join(part for part in (unit.level_of_description, unit.date_edtf) if part)
    title = unit.title or unit.reference_code
    shown = title if len(title) <= 60 else title[:59] + "…"
    return f"“{shown}”" + (f" ({of})" if of else "")


def record_json(unit: UnitOfDescription, reader: Reader) -> dict[str, Any]:
    """Everything about a unit that `reader` may see."""
    (said,) = records_json([unit], reader)
    return said


def records_json(units: Sequence[UnitOfDescription], reader: Reader) -> list[dict[str, Any]]:
    """The same of some dozens of units, in their order, in a few queries for all of them. `reader` must see them."""
    opened = Prefetch("openings", Opening.objects.select_related("release"))
    prefetch_related_objects(list(units), "decisions", "collections", opened)
    _load_above(units)
    objects = access.objects_by_unit(reader, [unit.pk for unit in units])
    ids = [made.pk for of_unit in objects.values() for made in of_unit]
    # whoever has a text but for a number of nine digits would find the number by its digest
    masked = masked_objects(ids) if reader is Reader.ANONYMOUS else set()
    marked = texts_of_objects(reader, ids, marked_only=True)
    with remembering():  # what stands above many of them is described once
        return [_record_json(unit, reader, objects.get(unit.pk, []), masked, marked) for unit in units]


def _load_above(units: Sequence[UnitOfDescription]) -> None:
    """Has the units know all that stands above them, with what was decided on it."""
    known: dict[str, UnitOfDescription] = {}
    waiting: Iterable[UnitOfDescription] = units
    while wanted := {unit.parent_id for unit in waiting if unit.parent_id} - known.keys():
        found = UnitOfDescription.objects.prefetch_related("decisions").in_bulk(wanted)
        known |= found
        waiting = found.values()
    for unit in (*units, *known.values()):
        if unit.parent_id:
            unit.parent = known[unit.parent_id]


def _record_json(
    unit: UnitOfDescription, reader: Reader, objects: list[DigitalObject], masked: set[str],
    marked: Mapping[str, list[ShownPage]],
) -> dict[str, Any]:  # fmt: skip
    return {
        "id": unit.pk,
        "reference_code": unit.reference_code,
        "title": unit.title,
        "title_inferred": unit.title_inferred,
        "dates": [_date(d, reader) for d in unit.dates],
        "date": unit.date_edtf or None,
        "level_of_description": unit.level_of_description,
        "access_state": unit.access_state if reader is Reader.KEEPER else "public",
        "repository": unit.repository.name if unit.repository else None,
        "collections": sorted(each.slug for each in unit.collections.all()),
        "references": [_without_origin(r, reader) for r in unit.references],
        "elements": [
            {
                "name": e.name,
                "value": e.value,
                "source": e.source,
                "confidence": e.confidence,
                "decision": e.decision or None,
                "inherited_from": e.inherited_from,
                "inferred": e.inferred,
                "withheld": e.withheld,
                "language": e.language,
            }
            for e in elements_with_inherited(unit, reader)
        ],
        "parents": [
            {
                "id": p.pk,
                "title": p.title or p.reference_code,
                "reference_code": p.reference_code,
                "level_of_description": p.level_of_description,
            }
            for p in parents(unit)
        ],
        "marks": [m for o in objects for m in _marks(o, marked.get(o.pk, ()))],
        "releases": [
            {
                "release": o.release_id,
                "date": o.date or o.release.date or None,
                "status_before": o.status_before or None,
                "status_after": o.status_after or None,
                "file_name": o.file_name or None,
            }
            for o in unit.openings.all()
        ],
        "digital_objects": [object_json(o, is_masked=o.pk in masked) for o in objects],
    }


def parents(unit: UnitOfDescription) -> list[UnitOfDescription]:
    """The units above, from the top down."""
    chain: list[UnitOfDescription] = []
    node = unit.parent
    while node is not None:
        chain.insert(0, node)
        node = node.parent
    return chain


def _date(kept: dict[str, Any], reader: Reader) -> dict[str, Any]:
    return {
        "edtf": kept["edtf"],
        "role": kept["role"],
        "as_written": kept["as_written"],
        "standing": kept["standing"],
        "reason": kept.get("reason", ""),
        "alternatives": kept.get("alternatives", []),
        "source": shown_source(kept["source"], reader),
    }


def _without_origin(kept: dict[str, Any], reader: Reader) -> dict[str, Any]:
    return {
        "as_written": kept["as_written"],
        "source": shown_source(kept["source"], reader),
        "scheme": kept["scheme"] or None,
        "parts": [{"kind": k, "value": v, "label": label, "standard": s or None} for k, v, label, s in kept["parts"]],
        "folios": kept.get("folios"),
        "note": kept.get("note"),
    }


def _marks(made: DigitalObject, pages: Iterable[ShownPage]) -> list[dict[str, Any]]:
    found = []
    for page in pages:
        for mark in page.marks:
            text = page.text[mark.start : mark.end]
            anchor = Anchor(made.pk, page.version, page.number, mark.start, mark.end, text)
            date = mark.date or {}
            found.append(
                {
                    "kind": mark.kind,
                    "text": mark.text,
                    "value": mark.value,
                    "date": date.get("edtf"),
                    "date_as_written": date.get("as_written"),
                    "direction": mark.direction or None,
                    "flags": mark.flags,
                    "anchor": anchor.to_json(),
                }
            )
    return found


def object_json(made: DigitalObject, *, is_masked: bool) -> dict[str, Any]:
    """A digital object; of one with masked words the digest is left out."""
    return {
        "id": made.pk,
        "kind": made.kind,
        "language": made.language or None,
        "release": made.release_id,
        "sha256": None if is_masked else made.stored_file_id,
        "media_type": made.stored_file.media_type,
        "pages": made.page_count,
        "paginated": made.paginated,
        "has_text": made.has_text,
        "source_url": made.source_url or None,
        "source_retrieved": made.source_retrieved or None,
        "rights": made.rights or None,
        "translator": made.translator or None,
        "path": made.path,
        "part": made.part or None,
        "version": made.version,
    }
