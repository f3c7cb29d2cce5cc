"""Searches by people: who has no page of their own is in no list of names to choose from, and is chosen by no address.

The index knows who had a page when a record was put into it. Since then the rule may have become stricter
(`FONDS_PRIVATE_YEARS`), and a page be gone; so it is asked again with each answer.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from django.conf import settings
from django.db import connection

from fonds import wiring
from fonds.catalogue.access import Reader
from fonds.catalogue.authority_pages import having_pages
from fonds.ports.text_index import SearchAnswer, SearchRequest
from fonds.web.pages.shelf import shelf

PEOPLE = ("person", "met")
"""The facets whose values are people's ids."""
NOBODY = "000000000000"


def answered(search: Callable[[SearchRequest], SearchAnswer], request: SearchRequest) -> SearchAnswer:
    """What `search` answers, as if it knew nobody who has no page today."""
    asked = {value for name in PEOPLE for value in request.selections.get(name, ())}
    if unknown := asked - with_pages(asked):
        selections = {
            name: tuple(NOBODY if name in PEOPLE and value in unknown else value for value in values)
            for name, values in request.selections.items()
        }
        request = replace(request, selections=selections)
    found = search(request)
    known = with_pages(value for name in PEOPLE for value, _count in found.facets.get(name, ()))
    facets = {
        name: tuple(each for each in values if name not in PEOPLE or each[0] in known)
        for name, values in found.facets.items()
    }
    return replace(found, facets=facets)


def with_pages(ids: Iterable[str]) -> frozenset[str]:
    """Those of the ids who have a page for readers today, asked for once while nothing changes."""
    current = (shelf(), settings.PRIVATE_YEARS, wiring.today())
    held = getattr(connection, "fonds_with_pages", None)
    if held is None or held[0][0] is not current[0] or held[0][1:] != current[1:]:
        held = (current, {})
        connection.fonds_with_pages = held  # type: ignore[attr-defined]
    known: dict[str, bool] = held[1]
    wanted = set(ids)
    if missing := wanted - known.keys():
        paged = having_pages(Reader.ANONYMOUS, sorted(missing), today=wiring.today())
        known.update({pk: pk in paged for pk in missing})
    return frozenset(pk for pk in wanted if known[pk])
