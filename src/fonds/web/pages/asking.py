"""Asking the index what readers may find, wherever a page needs it."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from functools import lru_cache

from fonds import wiring
from fonds.catalogue.access import Reader
from fonds.core.querying import parse
from fonds.core.querying.spelled import NameSpelled
from fonds.core.querying.tree import Node
from fonds.ports.text_index import IndexUnusable, SearchAnswer, SearchRequest
from fonds.web.pages.private_names import answered
from fonds.workflows.releases_asked import remarks_on_releases
from fonds.workflows.spelling_queries import spelled_query

log = logging.getLogger(__name__)
NOTHING = SearchAnswer(0, (), {}, (), 0, 0, 0)


@dataclass(frozen=True, slots=True)
class Understood:
    """A query as read. `words` say how, where that is not how it was written; `remarks` say what was odd in it, and
    `also` which other spellings of its names are looked for."""

    node: Node | None
    words: str = ""
    remarks: tuple[str, ...] = ()
    also: tuple[NameSpelled, ...] = ()


def ask(request: SearchRequest) -> SearchAnswer | None:
    """The public index's answer; None while it cannot be used, which a page says in words."""
    try:
        return answered(wiring.public_index().search, request)
    except IndexUnusable as fault:
        log.error("the public index cannot be used: %s", fault)
        return None


def understand(query: str) -> Understood:
    """The reader's query as a tree, with what to say of it where it was read otherwise than written."""
    try:
        return _understood(query, wiring.public_index().state())
    except IndexUnusable:
        found = parse(query)
        return Understood(found.tree, found.understood_as if found.lenient else "", found.remarks)


@lru_cache(maxsize=64)
def _understood(query: str, _state: str) -> Understood:
    """As long as the index is in a state, a query's names have the same spellings in it."""
    found = parse(query)
    made = spelled_query(found.tree, Reader.ANONYMOUS, [wiring.public_index()])
    remarks = (*found.remarks, *remarks_on_releases(found.tree, Reader.ANONYMOUS))
    return Understood(made.tree, found.understood_as if found.lenient else "", remarks, made.also)
