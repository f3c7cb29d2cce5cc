"""`facts_of_record`: who, what and how much a record names, each with its words, its finder and its review."""

from __future__ import annotations

from collections import Counter
from typing import Any

from fonds.catalogue.access import Reader
from fonds.catalogue.citation import place_path
from fonds.catalogue.cited_passage import PlaceAsked, cited_passage
from fonds.catalogue.facts_as_json import facts_json
from fonds.core.citing.styles import cite
from fonds.workflows.assistants.answering import (
    ABOUT_QUOTED_TEXT,
    Site,
    bounded,
    heading,
    number_between,
    record_named,
)

KINDS = (
    "people", "bodies", "places", "offices", "meetings", "statements", "figures", "marks", "dates", "references",
    "offices_stated",
)  # fmt: skip
MOST = 40
MOST_PLACES = 3


def facts_of_record(site: Site, record: str, *, kind: str = "", limit: int = 20, offset: int = 0) -> dict[str, Any]:
    """What was read in a record, of one kind or of all, in bounds. Raises CannotAnswer."""
    unit = record_named(record)
    number_between(limit, 1, MOST, "limit")
    number_between(offset, 0, 10**6, "offset")
    said = facts_json(Reader.ANONYMOUS, unit, today=site.today)
    found = [(name, each) for name in KINDS if kind in ("", name) for each in said[name]]
    shown = found[offset : offset + limit]
    cited = cited_passage(unit, PlaceAsked(), Reader.ANONYMOUS, site_title=site.title, site_address=site.address)
    more = offset + limit < len(found)
    return heading(unit, site) | {
        "found": [_item(unit.pk, name, each, site) for name, each in shown],
        "counts": dict(Counter(name for name, _each in found)),
        "next_offset": offset + limit if more else None,
        "citation": cite(cited.item, style="collection", accessed=None, own_form_template=cited.template).text,
        "coverage": {
            "read": said["read"],
            "note": "Software read one text of this record; it misses things and makes mistakes. "
            "Look at the words of each before you rely on it."
            if said["read"]
            else "This record was not read by software yet, or has no text; nothing can be said of who is named in it.",
        },
        "about_quoted_text": ABOUT_QUOTED_TEXT,
    }


def _item(unit: str, kind: str, each: dict[str, Any], site: Site) -> dict[str, Any]:
    left_out = ("anchor", "mentions", "finder", "confidence", "decision", "variants", "named_in", "text")
    said = {name: value for name, value in each.items() if name not in left_out and value not in (None, "", [])}
    places = each["mentions"][:MOST_PLACES] if "mentions" in each else [each["anchor"]] if each["anchor"] else []
    if "mentions" in each:
        said["mentions"] = len(each["mentions"])
        said["other_names"] = [form["name"] for form in each["variants"][1:]]
    return {
        "kind": kind,
        **said,
        "places": [_place(unit, place, site) for place in places],
        "found_by": each["finder"],
        "confidence": each["confidence"],
        "review": each["decision"] or "not reviewed",
    }


def _place(unit: str, place: dict[str, Any], site: Site) -> dict[str, Any]:
    at = (place["digital_object"], place["version"], place["page"], place["start"], place["end"])
    return {"quoted_text": bounded(place["text"]), "page": place["page"], "url": site.link(place_path(unit, *at))}
