"""The words of a record, page by page, as readers see them."""

from __future__ import annotations

from typing import Any

from fonds.catalogue import access
from fonds.catalogue.access import Reader
from fonds.catalogue.citation import place_path
from fonds.catalogue.models import DigitalObject, UnitOfDescription
from fonds.catalogue.source_pages import source_page_address
from fonds.catalogue.texts import ShownPage, page_texts
from fonds.web.api import answers
from fonds.web.api.endpoint import Answer, Asked, Endpoint
from fonds.web.api.naming import OBJECT, RECORD_ID, text_named, unit_named
from fonds.web.api.paging import offset, page_links, page_parameters
from fonds.web.api.parameters import Parameter, Whole
from fonds.web.api.problems import Problem

LARGEST = 1_000_000
VERSION = Parameter("version", Whole(1, LARGEST), "Which reading of the text; without it, the one that stands.")


def pages(asked: Asked) -> Answer:
    """`/records/{id}/pages`"""
    unit = unit_named(asked, "/records/{id}/pages")
    made, version = _text(asked, unit)
    numbers = list(access.pages(Reader.ANONYMOUS, made).filter(texts__version=version).values_list("number", flat=True))
    first, links, each = offset(asked), page_links(asked, len(numbers)), asked.given.number("per_page")
    if not numbers and version != made.version:
        raise Problem(404, "The text has no such version.", parameter="version")
    wanted = numbers[first : first + each]
    found = page_texts(Reader.ANONYMOUS, made, version, first=wanted[0], last=wanted[-1]) if wanted else []
    said = {
        "record": unit.pk,
        "digital_object": made.pk,
        "version": version,
        "total": len(numbers),
        "page": asked.given.number("page"),
        "per_page": each,
        "pages": [_page(unit, made, page, asked.site) for page in found],
    }
    return Answer(said, links)


def page(asked: Asked) -> Answer:
    """`/records/{id}/pages/{page}`"""
    number = asked.given.number("page")
    unit = unit_named(asked, f"/records/{{id}}/pages/{number}")
    made, version = _text(asked, unit)
    found = page_texts(Reader.ANONYMOUS, made, version, first=number, last=number)
    if not found:
        raise Problem(404, "The text has no such page.", parameter="page")
    said = {"record": unit.pk, "digital_object": made.pk, "version": version}
    shown = _page(unit, made, found[0], asked.site)
    return Answer(said | shown, ((shown["url"], "alternate"),))


def _text(asked: Asked, unit: UnitOfDescription) -> tuple[DigitalObject, int]:
    made = text_named(asked, unit)
    return made, asked.given.number_or_none("version") or made.version


def _page(unit: UnitOfDescription, made: DigitalObject, page: ShownPage, site: str) -> dict[str, Any]:
    return {
        "page": page.number,
        "label": page.label or None,
        "text": page.text,
        "layers": [{"kind": k, "start": a, "end": b, "label": label} for k, a, b, label in page.layers],
        "masks": [list(each) for each in page.masks],
        "url": site + place_path(unit.pk, made.pk, page.version, page.number),
        "source_page_url": source_page_address(made, page.number, page.label) or None,
    }


ENDPOINTS = (
    Endpoint(
        path="/records/{id}/pages",
        name="pages",
        summary="The words of a text, page by page",
        description="The stored words with their layers. Masked words are bars of the same length, so that the offsets "
        "of all anchors hold. The whole text without layers is at `/records/{id}/objects/{object}/text` of the site.",
        parameters=(RECORD_ID, OBJECT, VERSION, *page_parameters(per_page=20, most=100)),
        answer=answers.Pages,
        view=pages,
        problems=(404, 410),
        paged=True,
        leads_to={
            name: {
                "id": "/record", "object": "/digital_object", "version": "/version", "page": "/pages/0/page",
            }
            for name in ("page", "cite")
        },
    ),
    Endpoint(
        path="/records/{id}/pages/{page}",
        name="page",
        summary="The words of one page",
        description="As in the list of pages. `page` counts the pages of the digital object from 1.",
        parameters=(
            RECORD_ID,
            Parameter("page", Whole(1, LARGEST), "The page of the digital object, from 1.", place="path"),
            OBJECT,
            VERSION,
        ),
        answer=answers.Page,
        view=page,
        problems=(404, 410),
    ),
)  # fmt: skip
