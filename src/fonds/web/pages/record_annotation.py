"""A place in a text as a W3C Web Annotation: where it stands, by position and by quotation, in the frozen page text."""

from __future__ import annotations

from typing import Any

from fonds.catalogue import access, texts
from fonds.catalogue.access import Reader
from fonds.catalogue.citation import place_path
from fonds.catalogue.models import UnitOfDescription
from fonds.catalogue.places_followed import follow
from fonds.catalogue.text_choice import preferred_first
from fonds.web.pages.record import chosen
from fonds.web.pages.record_address import NoSuchPlace, RecordAddress

ANNOTATION_TYPE = 'application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"'
AROUND = 32
"""Code points before and after the words, by which they are told from the same words elsewhere."""


def annotation(unit: UnitOfDescription, address: RecordAddress, site_address: str) -> dict[str, Any]:
    """The annotation for anonymous readers (Web Annotation Data Model, W3C Recommendation of 23 February 2017, 4.2.4
    and 4.2.5). Offsets are Unicode code points of the page's text. Raises NoSuchPlace.

    Of a whole page the selector is its range and no quotation. Where the text was read again since, `fonds:reread`
    says what became of the words.
    """
    made = chosen(preferred_first(access.objects(Reader.ANONYMOUS, unit)), address.digital_object)
    if made is None or not made.has_text:
        raise NoSuchPlace("there is no text")
    number = address.page or 1
    pages = texts.page_texts(Reader.ANONYMOUS, made, address.version, first=number, last=number)
    if not pages:
        raise NoSuchPlace("there is no such page")
    page = pages[0]
    start = address.start or 0
    end = len(page.text) if address.end is None else min(address.end, len(page.text))
    if start > len(page.text) or (address.start is not None and start >= end):
        raise NoSuchPlace("the passage lies behind the end of the page")
    named = (address.start, end) if address.start is not None else (None, None)
    path = place_path(unit.pk, made.pk, page.version, number, *named)
    selectors: list[dict[str, Any]] = [{"type": "TextPositionSelector", "start": start, "end": end}]
    if address.start is not None:
        quote = {"type": "TextQuoteSelector", "exact": page.text[start:end]}
        if before := page.text[max(0, start - AROUND) : start]:
            quote["prefix"] = before
        if after := page.text[end : end + AROUND]:
            quote["suffix"] = after
        selectors.append(quote)
    query = path.partition("#")[0].partition("?")[2]
    found: dict[str, Any] = {
        "@context": ["http://www.w3.org/ns/anno.jsonld", {"fonds": f"{site_address}/about#"}],
        "id": f"{site_address}/records/{unit.pk}/annotation?{query}",
        "type": "Annotation",
        "motivation": "identifying",
        "target": {
            "type": "SpecificResource",
            "id": f"{site_address}{path}",
            "source": {
                "id": f"{site_address}{place_path(unit.pk, made.pk, page.version, number).partition('#')[0]}",
                "type": "Text",
                "format": "text/html",
                **({"language": made.language} if made.language else {}),
                "partOf": f"{site_address}/records/{unit.pk}",
            },
            "selector": selectors,
        },
        "fonds:anchor": {
            "digital_object": made.pk, "version": page.version, "page": number, "start": start, "end": end,
            "text": page.text[start:end],
        },
    }  # fmt: skip
    followed = follow(Reader.ANONYMOUS, made, page.version, number, start, end) if address.start is not None else None
    if followed is not None:
        where = followed.place
        there = place_path(unit.pk, made.pk, followed.version, where.page, where.start, where.end) if where else ""
        found["fonds:reread"] = {
            "state": followed.state.value,
            "version": followed.version,
            "target": f"{site_address}{there}" if there else None,
            "text": followed.text or None,
        }
    return found
