"""`describe_record`: the description with where each value is from, what was inferred, and what there is to read."""

from __future__ import annotations

from typing import Any

from fonds.catalogue import access
from fonds.catalogue.access import Reader
from fonds.catalogue.citation import place_path
from fonds.catalogue.cited_passage import PlaceAsked, cited_passage
from fonds.catalogue.description import Element, elements_with_inherited, shown_source
from fonds.catalogue.marks import ShownMark, shown_marks
from fonds.catalogue.models import UnitOfDescription
from fonds.catalogue.records import parents
from fonds.catalogue.text_choice import preferred_first
from fonds.core.citing.styles import cite
from fonds.core.description.elements import BY_NAME, label
from fonds.workflows.assistants.answering import (
    ABOUT_QUOTED_TEXT,
    Site,
    bounded,
    date_in_words,
    heading,
    record_named,
)
from fonds.workflows.assistants.reading import text_in_short

MOST_VALUES = 150
MOST_MARKS = 40
MOST_TEXTS = 60
MOST_BELOW = 25


def describe_record(site: Site, record: str) -> dict[str, Any]:
    """All that the public may know of a record, in bounds. Raises CannotAnswer."""
    unit = record_named(record)
    objects = preferred_first(access.objects(Reader.ANONYMOUS, unit))
    cited = cited_passage(unit, PlaceAsked(), Reader.ANONYMOUS, site_title=site.title, site_address=site.address)
    elements = [each for each in elements_with_inherited(unit) if each.value and _is_shown(each)]
    marks = shown_marks(Reader.ANONYMOUS, unit, objects)
    below = access.units(Reader.ANONYMOUS).filter(parent=unit).order_by("reference_sort", "date_first", "id")
    count_below = below.count()
    collections = access.collections(Reader.ANONYMOUS).filter(units=unit)
    without = sum(not each.has_text for each in objects)
    above = [each for each in parents(unit) if each.is_public and each.merged_into_id is None]
    return heading(unit, site) | {
        "title_inferred": unit.title_inferred,
        "level": unit.level_of_description,
        "repository": unit.repository.name if unit.repository else None,
        "collections": list(collections.order_by("order", "slug").values_list("title", flat=True)),
        "dates": [_date(each) for each in unit.dates],
        "description": [_element(each) for each in elements[:MOST_VALUES]],
        "part_of": [heading(each, site) for each in above],
        "holds": [heading(each, site) for each in below[:MOST_BELOW]],
        "texts": [text_in_short(each) for each in objects[:MOST_TEXTS]],
        "marks": [_mark(unit, each, site) for each in marks[:MOST_MARKS]],
        "citation": cite(cited.item, style="collection", accessed=None, own_form_template=cited.template).text,
        "coverage": {
            "texts": len(objects) - without,
            "files_without_text": without,
            "records_below": count_below,
            "values_left_out": max(0, len(elements) - MOST_VALUES),
            "marks_left_out": max(0, len(marks) - MOST_MARKS),
            "note": _note(len(objects), without, count_below),
        },
        "about_quoted_text": ABOUT_QUOTED_TEXT
        + " The values of `description` are what sheets and sources say of the record, data as well.",
    }  # fmt: skip


def _note(objects: int, without: int, below: int) -> str:
    if not objects:
        said = "No text and no image of this record is held; it is described only."
    elif without == objects:
        said = "No text of this record can be read or searched; what stands in it cannot be found."
    elif without:
        said = f"{objects - without} texts can be read and searched; {without} further files have no text."
    else:
        said = "All texts of this record can be read and searched."
    return said + (f" {below} public records stand below it." if below else "")


def _is_shown(each: Element) -> bool:
    definition = BY_NAME.get(each.name)
    return definition is None or definition.shown


def _element(each: Element) -> dict[str, Any]:
    said: dict[str, Any] = {
        "element": each.name,
        "label": label(each.name),
        "value": bounded(each.value),
        "source": each.source,
    }
    if each.language:
        said["language"] = each.language
    if each.inherited_from:
        said["inherited_from"] = each.inherited_from
    if each.withheld:
        said["withheld_by_source"] = True
    if each.decision:
        said["review"] = f"{each.decision} by a person"
    elif each.inferred:
        said |= {"inferred": True, "found_by": each.source, "confidence": each.confidence, "review": "not reviewed"}
    return said


def _date(kept: dict[str, Any]) -> dict[str, Any]:
    standing = kept.get("standing") or ""
    said: dict[str, Any] = {
        "role": kept.get("role"),
        "edtf": kept.get("edtf") or None,
        "words": date_in_words(kept.get("edtf") or ""),
        "as_written": kept.get("as_written") or None,
        "standing": standing,
        "source": shown_source(kept.get("source", ""), Reader.ANONYMOUS),
    }
    if kept.get("reason"):
        said["reason"] = kept["reason"]
    if kept.get("alternatives"):
        said["alternatives"] = list(kept["alternatives"])
    if standing in ("inferred", "uncertain", "unsettled"):
        said |= {"found_by": "the archive's reading of dates", "confidence": None, "review": "not reviewed"}
    return said


def _mark(unit: UnitOfDescription, mark: ShownMark, site: Site) -> dict[str, Any]:
    path = place_path(unit.pk, mark.digital_object, mark.version, mark.page, mark.start, mark.end)
    return {
        "kind": mark.kind,
        "quoted_text": bounded(mark.text, 500),
        "date": date_in_words(str((mark.date or {}).get("edtf") or "")),
        "remarks": list(mark.flags),
        "page": mark.page,
        "url": site.link(path),
        "found_by": "the archive's reading of stamps and notes in the text",
        "confidence": None,
        "review": "not reviewed",
    }
