"""Asking the index what readers may find, wherever a page needs it."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from functools import lru_cache

from fonds import wiring
from fonds.core.querying import parse
from fonds.core.querying.tree import Node
from fonds.ports.text_index import IndexUnusable, SearchAnswer, SearchRequest

log = logging.getLogger(__name__)
NOTHING = SearchAnswer(0, (), {}, (), 0, 0, 0)


@dataclass(frozen=True, slots=True)
class Understood:
    """A query as read. `words` say how, where that is not how it was written; `remarks` say what was odd in it."""

    node: Node | None
    words: str = ""
    remarks: tuple[str, ...] = ()


def ask(request: SearchRequest) -> SearchAnswer | None:
    """The public index's answer; None while it cannot be used, which a page says in words."""
    try:
        return wiring.public_index().search(request)
    except IndexUnusable as fault:
        log.error("the public index cannot be used: %s", fault)
        return None


@lru_cache(maxsize=64)
def understand(query: str) -> Understood:
    """The reader's query as a tree, with what to say of it where it was read otherwise than written."""
    found = parse(query)
    return Understood(found.tree, found.understood_as if found.lenient else "", found.remarks)
