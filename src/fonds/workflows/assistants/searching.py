"""`search`: records found by their words, each with the passages that match."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet

from fonds.catalogue import access
from fonds.catalogue.access import Reader
from fonds.catalogue.citation import place_path
from fonds.catalogue.cited_passage import NoSuchPlace, PlaceAsked, RecordCiter
from fonds.catalogue.models import UnitOfDescription
from fonds.catalogue.passage_places import Layers, layers_at
from fonds.core.citing.item import place_words
from fonds.core.citing.styles import cite
from fonds.core.querying import parse
from fonds.ports.text_index import FoundPassage, IndexUnusable, SearchAnswer, SearchRequest, Sort
from fonds.workflows.assistants.answering import (
    ABOUT_QUOTED_TEXT,
    CannotAnswer,
    Site,
    coverage,
    heading,
    number_between,
    scope_named,
)
from fonds.workflows.indexing import Indexes
from fonds.workflows.releases_asked import remarks_on_releases
from fonds.workflows.spelling_queries import spelled_query

LONGEST_QUERY = 1_000
MOST_RESULTS = 25
FARTHEST = 10_000
PASSAGES = 3
SORTS: tuple[Sort, ...] = ("relevance", "date", "date-desc", "opened")


def search(
    site: Site, indexes: Indexes, query: str, *, collection: str = "", record: str = "", first_year: int | None = None,
    last_year: int | None = None, sort: str = "relevance", limit: int = 10, offset: int = 0,
) -> dict[str, Any]:  # fmt: skip
    """Records of the public index, the best first. Raises CannotAnswer."""
    if len(query) > LONGEST_QUERY:
        raise CannotAnswer(f"A query has at most {LONGEST_QUERY} characters; long quotations: `check_quotation`.")
    if sort not in SORTS:
        raise CannotAnswer(f"`sort` is one of {', '.join(SORTS)}.")
    number_between(limit, 1, MOST_RESULTS, "limit")
    number_between(offset, 0, FARTHEST, "offset")
    within = scope_named(record, collection)
    parsed = parse(query)
    try:
        spelled = spelled_query(parsed.tree, Reader.ANONYMOUS, [indexes.public])
    except IndexUnusable as fault:
        raise CannotAnswer("The index is being rebuilt; please ask again in a few minutes.") from fault
    request = SearchRequest(
        query=spelled.tree, within=within, sort=sort, offset=offset, limit=limit, years=_years(first_year, last_year),
        passages_per_hit=PASSAGES if query.strip() else 0,
    )  # fmt: skip
    try:
        answer = indexes.public.search(request)
    except IndexUnusable as fault:
        raise CannotAnswer("The index is being rebuilt; please ask again in a few minutes.") from fault
    units = {u.pk: u for u in _units(answer)}
    layers = layers_at({(p.digital_object, p.version, p.page) for hit in answer.hits for p in hit.passages})
    after = offset + len(answer.hits)
    return {
        "total": answer.total,
        "understood_as": parsed.understood_as,
        "remarks": [*parsed.remarks, *remarks_on_releases(parsed.tree, Reader.ANONYMOUS)],
        "also_searched": spelled.also_json(),
        "results": [
            _result(units[hit.id], hit.passages, layers, site) for hit in answer.hits if hit.id in units
        ],
        "next_offset": after if after < min(answer.total, FARTHEST) and answer.hits else None,
        "coverage": coverage(indexes, within),
        "about_quoted_text": ABOUT_QUOTED_TEXT,
    }  # fmt: skip


def _units(answer: SearchAnswer) -> QuerySet[UnitOfDescription]:
    found = access.units(Reader.ANONYMOUS).filter(pk__in=[hit.id for hit in answer.hits])
    return found.select_related("parent", "repository")


def _years(first: int | None, last: int | None) -> tuple[int, int] | None:
    if first is None and last is None:
        return None
    years = (-9999 if first is None else first, 9999 if last is None else last)
    if not -9999 <= years[0] <= years[1] <= 9999:
        raise CannotAnswer("`first_year` and `last_year` are years, the first not after the last.")
    return years


def _result(
    unit: UnitOfDescription, passages: tuple[FoundPassage, ...], layers: dict[tuple[str, int, int], Layers], site: Site
) -> dict[str, Any]:
    citer = RecordCiter(unit, Reader.ANONYMOUS, site_title=site.title, site_address=site.address)
    whole = citer.passage(PlaceAsked())
    citation = cite(whole.item, style="collection", accessed=None, own_form_template=whole.template).text
    return heading(unit, site) | {
        "level": unit.level_of_description,
        "has_text": unit.has_text,
        "citation": citation,
        "passages": [made for each in passages if (made := _passage(unit, each, layers, site, citer))],
    }  # fmt: skip


def _passage(
    unit: UnitOfDescription, found: FoundPassage, layers: dict[tuple[str, int, int], Layers], site: Site,
    citer: RecordCiter,
) -> dict[str, Any] | None:  # fmt: skip
    asked = PlaceAsked(found.digital_object, found.version, found.page, found.start, found.end)
    try:
        cited = citer.passage(asked)
    except NoSuchPlace:  # narrowed since the index was told
        return None
    path = place_path(unit.pk, found.digital_object, found.version, found.page, found.start, found.end)
    around = layers.get((found.digital_object, found.version, found.page), ())
    stands_in = dict.fromkeys(kind for kind, start, end, _ in around if start < found.end and found.start < end)
    made = cited.digital_object
    return {
        "quoted_text": found.text,
        "stands_in": list(stands_in),
        "text": {
            "id": found.digital_object, "kind": found.kind, "language": found.language,
            "release": made.release.name if made and made.release else None,
        },
        "page": found.page,
        "place": place_words(cited.place) or None,
        "start": found.start,
        "end": found.end,
        "url": site.link(f"/records/{unit.pk}/opened/{found.opened}" if found.opened else path),
        "citation": cite(
            cited.item, style="collection", accessed=None, place=cited.place, own_form_template=cited.template
        ).text,
    }  # fmt: skip
