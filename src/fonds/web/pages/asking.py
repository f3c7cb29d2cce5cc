"""Asking the index what readers may find, wherever a page needs it."""

from __future__ import annotations

import logging

from fonds import wiring
from fonds.ports.text_index import IndexUnusable, SearchAnswer, SearchRequest

log = logging.getLogger(__name__)
NOTHING = SearchAnswer(0, (), {}, (), 0, 0, 0)


def ask(request: SearchRequest) -> SearchAnswer | None:
    """The public index's answer; None while it cannot be used, which a page says in words."""
    try:
        return wiring.public_index().search(request)
    except IndexUnusable as fault:
        log.error("the public index cannot be used: %s", fault)
        return None
