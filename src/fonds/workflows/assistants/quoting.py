"""`check_quotation` and `cite`: whether words stand in the archive, and how a record or a place is cited."""

from __future__ import annotations

import json
from typing import Any

from fonds.catalogue.access import Reader
from fonds.catalogue.cited_passage import NoSuchPlace, PlaceAsked, cited_passage
from fonds.core.citing.bibtex import to_bibtex
from fonds.core.citing.csl_json import to_csl_json
from fonds.core.citing.item import at_place, place_words
from fonds.core.citing.ris import to_ris
from fonds.core.citing.styles import STYLES, cite
from fonds.ports.text_index import IndexUnusable
from fonds.workflows.assistants.answering import (
    ABOUT_QUOTED_TEXT,
    CannotAnswer,
    Site,
    bounded,
    coverage,
    heading,
    number_between,
    record_named,
    scope_named,
)
from fonds.workflows.indexing import Indexes
from fonds.workflows.verifying import verify
from fonds.workflows.verifying_json import verification_json

LONGEST_QUOTATION = 20_000
MOST_MATCHES = 20
FORMATS = ("ris", "bibtex", "csl-json")


def check_quotation(
    site: Site, indexes: Indexes, quotation: str, *, record: str = "", collection: str = "", limit: int = 5
) -> dict[str, Any]:
    """Where the quotation stands and what differs. Raises CannotAnswer."""
    number_between(limit, 1, MOST_MATCHES, "limit")
    if not quotation.strip():
        raise CannotAnswer("`quotation` has no words.")
    if len(quotation) > LONGEST_QUOTATION:
        raise CannotAnswer(f"A quotation has at most {LONGEST_QUOTATION} characters; check long ones in parts.")
    within = scope_named(record, collection)
    try:
        found = verify(quotation, Reader.ANONYMOUS, indexes, within=within, limit=limit)
    except IndexUnusable as fault:
        raise CannotAnswer("The index is being rebuilt; please ask again in a few minutes.") from fault
    said = verification_json(
        found, Reader.ANONYMOUS, site_title=site.title, site_address=site.address, today=site.today
    )
    return {
        "verdict": said["verdict"],
        "what_verdicts_mean": "exact: the very words; near: the same but for spelling, line breaks, hyphens or OCR; "
        "changed: words differ, see `differences`; not found: nowhere in what can be searched.",
        "matches": [_match(each) for each in said["matches"]],
        "found_by": "the archive's alignment of the quotation with its texts",
        "review": "not reviewed",
        "coverage": coverage(indexes, within),
        "about_quoted_text": ABOUT_QUOTED_TEXT,
    }  # fmt: skip


def _match(each: dict[str, Any]) -> dict[str, Any]:
    anchor = each["anchor"]
    return {
        "verdict": each["verdict"],
        "confidence": each["likeness"],
        "record": each["id"],
        "title": each["title"],
        "reference_code": each["reference_code"] or None,
        "text": each["text"] | {"id": anchor["digital_object"]},
        "page": anchor["page"],
        "page_label": each["label"],
        "quoted_text": bounded(anchor["text"]),
        "differences": [
            {"kind": d["kind"], "quoted_text": bounded(d["source"], 500), "your_words": bounded(d["quoted"], 500)}
            for d in each["difference"][:100]
        ],
        "left_out_by_your_ellipsis": [
            {"sign": o["sign"], "quoted_text": bounded(o["source"])} for o in each["omitted"][:50]
        ],
        "url": each["url"],
        "source_page_url": each["source_page_url"],
        "citation": each["citation"],
    }


def cite_record(
    site: Site, record: str, *, style: str = "collection", text: str = "", version: int | None = None,
    page: int | None = None, start: int | None = None, end: int | None = None,
) -> dict[str, Any]:  # fmt: skip
    """A citation in one of the built-in styles or formats, of the record or of a place in it. Raises CannotAnswer."""
    if style not in STYLES and style not in FORMATS:
        raise CannotAnswer(f"`style` is one of {', '.join([*STYLES, *FORMATS])}.")
    if (start is None) != (end is None) or (start is not None and end is not None and not 0 <= start < end):
        raise CannotAnswer("Words on a page need `start` and an `end` behind it, in characters of the page.")
    if start is not None and page is None:
        raise CannotAnswer("Words are cited with their `page`.")
    if page is not None and not 1 <= page <= 10**6:
        raise CannotAnswer("`page` is counted from 1.")
    unit = record_named(record)
    asked = PlaceAsked(text, version, page, start, end)
    try:
        found = cited_passage(unit, asked, Reader.ANONYMOUS, site_title=site.title, site_address=site.address)
    except NoSuchPlace as none:
        raise CannotAnswer(f"There is nothing to cite: {none}.") from none
    made = found.digital_object
    quotation = found.place.quotation if found.place else None
    return heading(unit, site) | {
        "style": style,
        "citation": _in_style(found, style, site),
        "place": place_words(found.place) or None,
        "url": (found.place and found.place.url) or found.item.url,
        **({"quoted_text": bounded(quotation), "about_quoted_text": ABOUT_QUOTED_TEXT} if quotation else {}),
        "coverage": {
            "text_cited": made.pk if made else None,
            "note": "The citation names the text and the release that were read."
            if made
            else "The record has no text; its description is cited.",
        },
    }


def _in_style(found: Any, style: str, site: Site) -> str:
    item = at_place(found.item, found.place)
    if style == "ris":
        return to_ris([item], accessed=site.today)
    if style == "bibtex":
        return to_bibtex([item], accessed=site.today)
    if style == "csl-json":
        return json.dumps(to_csl_json([item], accessed=site.today), ensure_ascii=False, indent=2)
    accessed = None if style == "collection" else site.today
    return cite(
        found.item, style=style, accessed=accessed, place=found.place, own_form_template=found.template
    ).text  # fmt: skip
