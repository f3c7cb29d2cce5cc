"""A result list for a reference manager: each record once, as RIS, BibTeX or CSL-JSON."""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterator
from dataclasses import replace

from fonds.catalogue import access, citation
from fonds.catalogue.access import Reader
from fonds.core.citing.bibtex import to_bibtex
from fonds.core.citing.csl_json import to_csl_json
from fonds.core.citing.item import CitedItem
from fonds.core.citing.ris import to_ris
from fonds.web.pages.asking import ask
from fonds.web.pages.search_download import BATCH, RECORDS_AT_MOST
from fonds.web.pages.search_near import search_request
from fonds.web.pages.search_state import SearchState


def ris_parts(state: SearchState, site_title: str, address: str, today: datetime.date) -> Iterator[str]:
    """The records that a search finds, in its order, 10,000 at most, as RIS."""
    for items in _items(state, site_title, address):
        yield to_ris(items, accessed=today)


def bibtex_parts(state: SearchState, site_title: str, address: str, today: datetime.date) -> Iterator[str]:
    """The same as BibTeX. Made in one piece, for no two entries may have one key."""
    yield to_bibtex([item for items in _items(state, site_title, address) for item in items], accessed=today)


def csl_json_parts(state: SearchState, site_title: str, address: str, today: datetime.date) -> Iterator[str]:
    """The same as a CSL-JSON array."""
    yield "["
    joint = "\n"
    for items in _items(state, site_title, address):
        for made in to_csl_json(items, accessed=today):
            yield joint + json.dumps(made, ensure_ascii=False)
            joint = ",\n"
    yield "\n]\n"


def _items(state: SearchState, site_title: str, address: str) -> Iterator[list[CitedItem]]:
    asked = replace(search_request(state), limit=BATCH, passages_per_hit=0)
    for offset in range(0, RECORDS_AT_MOST, BATCH):
        answer = ask(replace(asked, offset=offset))
        if answer is None or not answer.hits:
            return
        ids = [hit.id for hit in answer.hits]
        found = access.units(Reader.ANONYMOUS).filter(pk__in=ids).select_related("parent", "repository")
        units = {unit.pk: unit for unit in found.prefetch_related("decisions")}
        yield [
            citation.cited_item(units[pk], Reader.ANONYMOUS, site_title=site_title, site_address=address)
            for pk in ids
            if pk in units
        ]
        if offset + BATCH >= answer.total:
            return
