"""What a verification says as JSON: the same from the command line and the programming interface."""

from __future__ import annotations

import datetime
from typing import Any

from fonds.catalogue.access import Reader
from fonds.catalogue.citation import cited_item, cited_place, own_form_template, place_path
from fonds.catalogue.models import DigitalObject, UnitOfDescription
from fonds.catalogue.quoted_pages import QuotedPage
from fonds.catalogue.source_pages import source_page_address
from fonds.catalogue.texts import ShownPage
from fonds.core.citing.styles import cite
from fonds.core.quoting.verdict import Difference, Omission, Place
from fonds.workflows.verifying import Match, Verification


def verification_json(
    verified: Verification, reader: Reader, *, site_title: str = "", site_address: str = "",
    today: datetime.date | None = None,
) -> dict[str, Any]:  # fmt: skip
    """`{"verdict", "searched", "without_text", "matches": […]}`; `site_address` has no slash at the end."""
    return {
        "verdict": verified.verdict.value,
        "searched": verified.searched,
        "without_text": verified.without_text,
        "quotation": {
            "text": verified.quotation.literal,
            "parts": [
                {"text": each.text, "joint": each.joint, "sign": each.sign} for each in verified.quotation.segments
            ],
        },
        "matches": [
            _match(each, reader, site_title=site_title, site_address=site_address, today=today)
            for each in verified.matches
        ],
    }


def citation_of(
    match: Match, reader: Reader, *, site_title: str, site_address: str, today: datetime.date | None,
    style: str = "collection",
) -> str:  # fmt: skip
    """The place cited in one of the built-in styles, the collection's own by default."""
    unit, made, anchor = match.digital_object.unit, match.digital_object, match.anchor
    item = cited_item(unit, reader, site_title=site_title, site_address=site_address, digital_object=made)
    place = cited_place(
        unit, made, _shown(match.pages[anchor.page]), start=anchor.start, end=anchor.end, site_address=site_address
    )
    form = own_form_template(unit, reader)
    return cite(item, style=style, accessed=today, place=place, own_form_template=form).text


def place_of(match: Match) -> str:
    """The permanent address of the words, without the site's."""
    anchor = match.anchor
    return place_path(
        match.digital_object.unit_id, match.digital_object.pk, anchor.version, anchor.page, anchor.start, anchor.end
    )


def _match(
    match: Match, reader: Reader, *, site_title: str, site_address: str, today: datetime.date | None
) -> dict[str, Any]:
    made, first = match.digital_object, match.anchor
    unit: UnitOfDescription = made.unit
    return {
        "id": unit.pk,
        "anchor": first.to_json(),
        "difference": [_difference(each, made, match) for each in match.finding.differences],
        "verdict": match.verdict.value,
        "anchors": [each.to_json() for each in match.anchors],
        "omitted": [_omission(each, made, match) for each in match.finding.omissions],
        "likeness": round(match.finding.likeness, 3),
        "title": unit.title,
        "reference_code": unit.reference_code,
        "text": _text(made),
        "label": match.pages[first.page].label or None,
        "url": f"{site_address}{place_of(match)}",
        "source_page_url": source_page_address(made, first.page, match.pages[first.page].label) or None,
        "source_url": made.source_url or None,
        "citation": citation_of(match, reader, site_title=site_title, site_address=site_address, today=today),
    }


def _text(made: DigitalObject) -> dict[str, Any]:
    """Which of the record's texts: its kind, language and release."""
    return {
        "kind": made.kind,
        "language": made.language or None,
        "release": made.release.name if made.release else None,
        "translator": made.translator or None,
    }


def _difference(each: Difference, made: DigitalObject, match: Match) -> dict[str, Any]:
    return {
        "kind": each.kind.value,
        "source": each.source,
        "quoted": each.quoted,
        "at": each.at,
        "changes": each.kind.changes,
        "anchors": _anchors(each.places, made, match),
    }


def _omission(each: Omission, made: DigitalObject, match: Match) -> dict[str, Any]:
    return {"sign": each.sign, "source": each.source, "anchors": _anchors(each.places, made, match)}


def _anchors(places: tuple[Place, ...], made: DigitalObject, match: Match) -> list[dict[str, Any]]:
    found = []
    for place in places:
        page = match.pages.get(place.page)
        words = page.text[place.start : place.end] if page else ""
        found.append(
            {"digital_object": made.pk, "version": page.version if page else made.version, "page": place.page,
             "start": place.start, "end": place.end, "text": words}
        )  # fmt: skip
    return found


def _shown(page: QuotedPage) -> ShownPage:
    return ShownPage(0, page.number, page.label, page.version, page.text, page.layers, (), (), ())
