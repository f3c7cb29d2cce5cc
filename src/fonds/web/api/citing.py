"""Citations of a record, or of a place in it, in every style."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from fonds import wiring
from fonds.core.citing.bibtex import to_bibtex
from fonds.core.citing.csl_json import to_csl_json
from fonds.core.citing.item import at_place
from fonds.core.citing.ris import to_ris
from fonds.core.citing.styles import STYLES, cite
from fonds.web.api import answers_releases as answers
from fonds.web.api.endpoint import Answer, Asked, Endpoint
from fonds.web.api.naming import OBJECT, RECORD_ID, unit_named
from fonds.web.api.parameters import Parameter, Text, Whole
from fonds.web.api.problems import Problem
from fonds.web.api.texts import LARGEST, VERSION
from fonds.web.pages.record_address import NoSuchPlace, RecordAddress
from fonds.web.pages.record_cite import CitedPassage, cited_passage

FORMATS = {"ris": "RIS", "bibtex": "BibTeX", "csl-json": "CSL-JSON"}
_BUILT_IN = ", ".join((*STYLES, *FORMATS))


def citations(asked: Asked) -> Answer:
    """`/records/{id}/cite`"""
    unit = unit_named(asked, "/records/{id}/cite")
    given = asked.given
    start, end = given.number_or_none("start"), given.number_or_none("end")
    if (start is None) != (end is None) or (start is not None and end is not None and end <= start):
        raise Problem(404, "A passage has a start and an end behind it.", parameter="end")
    address = RecordAddress(
        unit.pk, digital_object=given.text("object"), version=given.number_or_none("version"),
        page=given.number_or_none("page"), start=start, end=end,
    )  # fmt: skip
    try:
        cited = cited_passage(unit, address, asked.site)
    except NoSuchPlace as error:
        raise Problem(404, "The record has no such place.") from error
    wanted = given.text("style")
    made = [_cited(style, cited) for style in (*STYLES, *FORMATS) if style == (wanted or style)] or [
        _in_csl(wanted, cited)
    ]
    url = (cited.place and cited.place.url) or cited.item.url
    return Answer({"record": unit.pk, "url": url, "citations": made}, tuple(_files(asked, unit.pk)))


def _cited(style: str, cited: CitedPassage) -> dict[str, Any]:
    today = wiring.today()
    if style in STYLES:
        made = cite(cited.item, style=style, accessed=today, place=cited.place, own_form_template=cited.template)
        return {"style": style, "name": STYLES[style], "text": made.text, "html": made.html}
    item = at_place(cited.item, cited.place)
    if style == "ris":
        text = to_ris([item], accessed=today)
    elif style == "bibtex":
        text = to_bibtex([item], accessed=today)
    else:
        text = json.dumps(to_csl_json([item], accessed=today), ensure_ascii=False)
    return {"style": style, "name": FORMATS[style], "text": text, "html": None}


def _in_csl(style: str, cited: CitedPassage) -> dict[str, Any]:
    """In a CSL style of that name, where `fonds[csl]` is installed. Raises Problem."""
    from fonds.adapters import citations_pandoc as csl

    today = wiring.today()
    item = at_place(cited.item, cited.place)
    try:
        made = csl.cite_with_csl(to_csl_json([item], accessed=today), style, today, locator=item.cited_place)
    except csl.UnknownCslStyle as unknown:
        near = f" Near it: {', '.join(unknown.near)}." if unknown.near else ""
        raise Problem(404, f"There is no style of that name.{near}", parameter="style") from unknown
    except csl.CslUnavailable as missing:
        detail = "There is no style of that name: this archive has the built-in styles alone."
        raise Problem(404, detail, parameter="style") from missing
    except csl.CslFailure as failure:
        raise Problem(404, "The citation could not be made in that style.", parameter="style") from failure
    return {"style": style, "name": style, "text": made.text, "html": made.html}


def _files(asked: Asked, unit: str) -> Iterator[tuple[str, str]]:
    """The same as files for reference managers (signposting's relation)."""
    query = asked.request.META.get("QUERY_STRING", "")
    if not query:
        for ending in ("ris", "bib", "json"):
            yield f"{asked.site}/records/{unit}/cite.{ending}", "describedby"


ENDPOINTS = (
    Endpoint(
        path="/records/{id}/cite",
        name="cite",
        summary="Cite a record, or a place in it",
        description="In every built-in style, or in one, which may be any CSL style where the archive has them "
        "(`fonds[csl]`). A place is named as in its permanent address: `object`, `version`, `page`, and for a passage "
        "`start` and `end`; the citation then carries the page and the release.",
        parameters=(
            RECORD_ID,
            Parameter(
                "style",
                Text(100),
                f"One style only: {', '.join((*STYLES, *FORMATS))}, or the name of a CSL style "
                "where the archive has them (`fonds[csl]`).",
            ),
            OBJECT,
            VERSION,
            Parameter("page", Whole(1, LARGEST), "The page of the digital object, from 1."),
            Parameter("start", Whole(0, 100_000_000), "Where the passage begins: code points of the page's text."),
            Parameter("end", Whole(1, 100_000_000), "Where the passage ends, half-open."),
        ),
        answer=answers.Citations,
        view=citations,
        problems=(404, 410),
    ),
)
