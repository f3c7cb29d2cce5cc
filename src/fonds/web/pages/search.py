"""The search page: what was asked and how it was understood, what was found, and how to go on."""

from __future__ import annotations

from dataclasses import dataclass, replace

from fonds.ports.text_index import FACETS, SearchAnswer, Sort
from fonds.web.pages.asking import NOTHING, Understood, ask, understand
from fonds.web.pages.head import Head
from fonds.web.pages.pager import Pager, pager
from fonds.web.pages.search_facets import Chip, FacetList, Naming, chips, facets
from fonds.web.pages.search_near import NearSearch, NothingFound, nothing_found, search_request, spellings
from fonds.web.pages.search_results import Result, results
from fonds.web.pages.search_scope import Scopes, scopes
from fonds.web.pages.search_state import PAGES_AT_MOST, PER_PAGE, Addresses, SearchState
from fonds.web.pages.timeline import Timeline, timeline
from fonds.web.translating import gettext as _
from fonds.web.translating import grouped, ngettext

PASSAGES = 3
PASSAGES_OF_ONE_RECORD = 50
FEW = 3
"""With fewer results than this a better spelling is offered."""


@dataclass(frozen=True, slots=True)
class SortChoice:
    """An order of the results."""

    words: str
    path: str
    selected: bool


@dataclass(frozen=True, slots=True)
class SearchPage:
    """The search page. `kept` are the parameters that the search form carries on; `year_kept` those of the form
    that chooses years. `nothing` is None where something was found, and `usable` False while there is no index."""

    head: Head
    state: SearchState
    usable: bool
    understood: Understood
    total: int
    total_words: str
    scopes: Scopes
    chips: tuple[Chip, ...]
    unfiltered: str
    facets: tuple[FacetList, ...]
    timeline: Timeline
    sorts: tuple[SortChoice, ...]
    results: tuple[Result, ...]
    pager: Pager
    spellings: tuple[NearSearch, ...]
    nothing: NothingFound | None
    kept: tuple[tuple[str, str], ...]
    year_kept: tuple[tuple[str, str], ...]
    csv: str
    xlsx: str
    ris: str
    bibtex: str
    csl_json: str
    feed: str


def search_page(state: SearchState) -> SearchPage:
    """The page for a state of the search."""
    one_record = state.scope is not None and state.scope.kind == "record"
    asked = replace(
        search_request(state),
        offset=(state.page - 1) * PER_PAGE,
        limit=PER_PAGE,
        passages_per_hit=(PASSAGES_OF_ONE_RECORD if one_record else PASSAGES) if state.query else 0,
        facets=FACETS,
    )
    found = ask(asked)
    answer = found or NOTHING
    naming, to = Naming().learn(answer, state.selections), Addresses(state)
    parameters = state.on_page(1).parameters()
    return SearchPage(
        head=_head(state, answer),
        state=state,
        usable=found is not None,
        understood=understand(state.query),
        total=answer.total,
        total_words=_total_words(answer.total),
        scopes=scopes(state),
        chips=chips(state, naming),
        unfiltered=state.unfiltered().address(),
        facets=facets(answer, state, naming, to),
        timeline=timeline(answer, state, to),
        sorts=_sorts(state),
        results=results(answer.hits),
        pager=pager(state.page, _last_page(answer.total), lambda n: state.on_page(n).address()),
        spellings=spellings(state) if found and answer.total < FEW else (),
        nothing=nothing_found(state, answer) if found and not answer.total else None,
        kept=tuple(pair for pair in parameters if pair[0] not in ("q", "in")),
        year_kept=tuple(pair for pair in parameters if pair[0] not in ("years", "undated", "uncertain")),
        csv=state.on_page(1).address("search-csv"),
        xlsx=state.on_page(1).address("search-xlsx"),
        ris=state.on_page(1).address("search-ris"),
        bibtex=state.on_page(1).address("search-bib"),
        csl_json=state.on_page(1).address("search-csl-json"),
        feed=replace(state.canonical(), page=1).address("search-feed"),
    )


def _head(state: SearchState, answer: SearchAnswer) -> Head:
    title = _("%s – search") % state.query if state.query else _("Search")
    description = f"{state.query}: {_total_words(answer.total)}" if state.query else _("All records")
    return Head(
        title,
        description,
        state.canonical().address(),
        query=state.query,
        section="search",
        listed=False,
        search_box=False,
    )


def _total_words(total: int) -> str:
    return ngettext("%s record", "%s records", total) % grouped(total)


def _last_page(total: int) -> int:
    return min(max(-(-total // PER_PAGE), 1), PAGES_AT_MOST)


def _sorts(state: SearchState) -> tuple[SortChoice, ...]:
    now: Sort = "date" if state.sort == "relevance" and not state.query else state.sort
    choices: list[tuple[Sort, str]] = [
        ("relevance", _("Relevance")),
        ("date", _("Oldest first")),
        ("date-desc", _("Newest first")),
        ("opened", _("Recently opened")),
        ("added", _("Recently added")),
    ]
    return tuple(
        SortChoice(words, state.sorted_by(sort).address(), sort == now)
        for sort, words in choices
        if state.query or sort != "relevance"
    )
