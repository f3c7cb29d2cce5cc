"""Search: the same words, filters and order as the site's own search page."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from fonds import wiring
from fonds.catalogue import access
from fonds.catalogue.access import Reader
from fonds.core.querying import parse
from fonds.ports.text_index import FACETS, Scope, SearchAnswer, SearchRequest
from fonds.web.api import answers
from fonds.web.api.endpoint import Answer, Asked, Endpoint
from fonds.web.api.paging import offset, page_links, page_parameters
from fonds.web.api.parameters import Choice, Flag, Parameter, Text, Whole
from fonds.web.pages.asking import understand
from fonds.web.pages.private_names import answered
from fonds.web.pages.search_facets import Naming, facet_titles
from fonds.web.pages.search_near import search_request
from fonds.web.pages.search_state import SCOPE_KINDS, SORTS, SearchState
from fonds.workflows.searching import result_json

_SCOPE = f"({'|'.join(SCOPE_KINDS)}):[^\\u0000-\\u001f\\u007f]{{1,400}}"
_YEARS = "([0-9]{1,4})(?:-([0-9]{1,4}))?"


def _facet_parameters() -> tuple[Parameter, ...]:
    titles = facet_titles()
    return tuple(
        Parameter(name, Text(500, controls=True), f"Only records with this value: {titles[name]}. Of several values "
                  "any will do.", several=50)
        for name in FACETS
    )  # fmt: skip


def search(asked: Asked) -> Answer:
    """`/search`"""
    given = asked.given
    state = _state(asked)
    first, each = offset(asked), given.number("per_page")
    request: SearchRequest = replace(
        search_request(state),
        offset=first,
        limit=each,
        passages_per_hit=given.number("passages") if state.query else 0,
        facets=FACETS if given.yes("facets") else (),
    )
    found = answered(wiring.public_index().search, request)
    links = page_links(asked, found.total)
    understood = understand(state.query)
    said: dict[str, Any] = {
        "total": found.total,
        "understood_as": parse(state.query).understood_as,
        "remarks": list(understood.remarks),
        "also_searched": [{"name": each.name, "spellings": list(each.spellings)} for each in understood.also],
        "page": given.number("page"),
        "per_page": each,
        "results": _results(asked, found),
        "without_text": found.without_text,
    }
    if given.yes("facets"):
        said |= _counts(found)
    return Answer(said, (*links, (asked.site + state.address(), "alternate")))


def _state(asked: Asked) -> SearchState:
    """The search as the site's own page holds it in its address."""
    given = asked.given
    kind, _, value = given.text("in").partition(":")
    years = re.fullmatch(_YEARS, given.text("years"))
    low_high = sorted((int(years[1]), int(years[2] or years[1]))) if years else None
    return SearchState(
        query=given.text("q").strip(),
        scope=Scope(kind, value) if value else None,  # type: ignore[arg-type]
        selections={name: given.several(name) for name in FACETS if given.several(name)},
        years=(low_high[0], low_high[1]) if low_high else None,
        undated=given.yes("undated"),
        uncertain=given.yes("uncertain"),
        sort=given.text("sort"),  # type: ignore[arg-type]
    )


def _results(asked: Asked, found: SearchAnswer) -> list[dict[str, Any]]:
    ids = [hit.id for hit in found.hits]
    wanted = access.units(Reader.ANONYMOUS).filter(pk__in=ids).only("id", "title", "reference_code", "dates")
    units = {unit.pk: unit for unit in wanted}
    made = [result_json(units[hit.id], hit, Reader.ANONYMOUS) for hit in found.hits if hit.id in units]
    for each in made:
        each["url"] = asked.site + each["url"]
        each["api_url"] = f"{asked.api}/records/{each['id']}"
        for passage in each["passages"]:
            passage["url"] = asked.site + passage["url"]
    return made


def _counts(found: SearchAnswer) -> dict[str, Any]:
    naming = Naming().learn(found)
    return {
        "facets": {
            name: [{"value": v, "words": str(naming.words(name, v)), "count": n} for v, n in values]
            for name, values in found.facets.items()
        },
        "years": [{"year": year, "count": n} for year, n in found.years],
        "undated": found.undated,
        "uncertain": found.uncertain,
    }


SEARCH = Endpoint(
    path="/search",
    name="search",
    summary="Search the records",
    description="The same search as the site's: its query language and its filters under the same names, so that the "
    "query string of a search page is one of this endpoint as well. Facets are counted when asked for. Results reach "
    "as far as 10,000; to read all records there is `/records`.",
    parameters=(
        Parameter("q", Text(2000, least=0, controls=True), "What to search for, in the language of the search page; "
                  "without it all records are found.", examples=("legation",)),
        Parameter("in", Text(420, pattern=_SCOPE), "Where to search: `collection:` and its id, `repository:` and its "
                  "name, `ancestor:` and the id of a unit above, or `record:` and an id."),
        *_facet_parameters(),
        Parameter("years", Text(9, pattern=_YEARS), "Only records of these years: `1957` or `1957-1959`.",
                  examples=("1957-1959",)),
        Parameter("undated", Flag(), "1 for records without a date; with `years`, for these as well.", default=False),
        Parameter("uncertain", Flag(), "1 for records whose date is uncertain; with `years`, for these as well.",
                  default=False),
        Parameter("sort", Choice(tuple(SORTS)), "The order.", default="relevance"),
        *page_parameters(per_page=10, most=100),
        Parameter("passages", Whole(0, 10), "How many passages to give of each record.", default=3),
        Parameter("facets", Flag(), "1 to count the values of the facets and the years.", default=False),
    ),
    answer=answers.SearchAnswer,
    view=search,
    problems=(404, 503),
    paged=True,
    leads_to={name: {"id": "/results/0/id"} for name in ("record", "pages", "cite", "comparison")},
)  # fmt: skip
ENDPOINTS = (SEARCH,)
