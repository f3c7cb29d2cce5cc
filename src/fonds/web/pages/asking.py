"""Asking the index what readers may find, wherever a page needs it."""

from __future__ import annotations

import logging
from dataclasses import dataclass

from fonds import wiring
from fonds.core.querying.tree import Node, Words
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


def understand(query: str) -> Understood:
    """The reader's query as a tree."""
    return Understood(Words(tuple(query.split())) if query else None)
