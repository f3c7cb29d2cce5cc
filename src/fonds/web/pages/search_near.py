"""Nothing found: what was searched, what cannot be searched, and what is near."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from fonds import wiring
from fonds.core.querying.fields import FIELDS
from fonds.ports.text_index import SearchAnswer, SearchRequest
from fonds.web.pages.asking import ask, understand
from fonds.web.pages.search_state import SearchState
from fonds.web.translating import gettext as _

WORDS_AT_MOST = 6
_WORD = re.compile(r"[^\W\d_]{3,}")
_OPERATORS = frozenset({"AND", "OR", "NOT"})
_CONDITION = re.compile(
    rf"(?:\bNOT\s+)?(?<!\S)[+-]?(?:{'|'.join(f.name for f in FIELDS.values() if f.kind != 'words')})"
    r":(?:\"[^\"]*\"|\([^)]*\)|[^\s()]+)"
)
"""A field whose value is no word of a text: a date, a release, a language."""
_EMPTY_FIELD = re.compile(rf"(?<!\S)[+-]?(?:{'|'.join(FIELDS)}):(?!\S)")


@dataclass(frozen=True, slots=True)
class NearSearch:
    """A search like the one asked that finds something."""

    words: str
    query: str
    path: str
    count: int


def spellings(state: SearchState) -> tuple[NearSearch, ...]:
    """The query with each word that no record has put right, where something near it is known."""
    words = [w for w in dict.fromkeys(_WORD.findall(state.query)) if w not in _OPERATORS][:WORDS_AT_MOST]
    if not words:
        return ()
    better = {w: s for w, s in wiring.public_index().suggest(words).items() if s.casefold() != w.casefold()}
    if not better:
        return ()
    query = re.sub(r"\b(" + "|".join(map(re.escape, better)) + r")\b", lambda match: better[match[1]], state.query)
    return tuple(_found(_("Did you mean"), state.asking(query)))


def near(state: SearchState) -> tuple[NearSearch, ...]:
    """Other searches that find something: without the filters, everywhere, with fewer or looser words."""
    return tuple(near for words, other in _looser(state) for near in _found(words, other))


def _looser(state: SearchState) -> Iterator[tuple[str, SearchState]]:
    if state.is_filtered:
        yield _("Without the filters"), state.unfiltered()
    if state.scope:
        yield _("In the whole archive"), state.everywhere()
    if state.is_filtered and state.scope:
        yield _("In the whole archive, without the filters"), SearchState(query=state.query, sort=state.sort)
    conditions = [found.strip() for found in _CONDITION.findall(state.query)]
    free = _EMPTY_FIELD.sub(" ", _CONDITION.sub(" ", state.query))
    plain = re.sub(r"[^\w\s'’-]|(?<!\w)[+-]", " ", re.sub(r"\b\w+:(?=\S)|~\d*|\b(?:AND|OR|NOT)\b", " ", free))
    words = plain.split()
    if words and conditions:
        yield _("Without “%s”") % " ".join(conditions), state.asking(" ".join(words))
    elif words and " ".join(words) != " ".join(state.query.split()):
        yield _("Any of the words"), state.asking(" ".join(words))
    if 0 < len(words) <= WORDS_AT_MOST and len(words) + len(conditions) > 1:
        for left_out in words:
            fewer = [*conditions, *(f"+{w}" for w in words if w != left_out)]
            yield _("Without “%s”") % left_out, state.asking(" ".join(fewer))


def _found(words: str, state: SearchState) -> Iterator[NearSearch]:
    asked = replace(search_request(state), limit=0, offset=0, passages_per_hit=0, facets=())
    answer = ask(asked)
    if answer and answer.total:
        yield NearSearch(words, state.query, state.address(), answer.total)


def search_request(state: SearchState) -> SearchRequest:
    """The state as the index is asked it, without the number of results and what is wanted of them."""
    return SearchRequest(
        query=understand(state.query).node if state.query else None,
        selections=state.selections,
        years=state.years,
        undated=state.undated,
        uncertain=state.uncertain,
        within=state.scope,
        sort="date" if state.sort == "relevance" and not state.query else state.sort,
    )


@dataclass(frozen=True, slots=True)
class NothingFound:
    """What a page says that has no results. `searched` and `without_text` count records in the place searched."""

    searched: int
    without_text: int
    near: tuple[NearSearch, ...]


def nothing_found(state: SearchState, answer: SearchAnswer) -> NothingFound:
    """For an answer without hits."""
    everything = ask(SearchRequest(within=state.scope, limit=0, passages_per_hit=0))
    return NothingFound(everything.total if everything else 0, answer.without_text, near(state))
