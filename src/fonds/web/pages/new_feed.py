"""Feeds of what is new: in the archive, in a collection, and among what a search finds."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from django.http import Http404
from django.urls import reverse

from fonds.catalogue import access
from fonds.catalogue.access import Reader
from fonds.catalogue.description import elements, values
from fonds.catalogue.models import UnitOfDescription
from fonds.ports.text_index import Scope
from fonds.web.atom import Entry, Feed, to_atom
from fonds.web.pages.asking import ask
from fonds.web.pages.record_place import shortened
from fonds.web.pages.search_near import search_request
from fonds.web.pages.search_state import SearchState
from fonds.web.templating import date_words, site_title
from fonds.web.translating import gettext as _

ENTRIES = 50
_SUMMARY = ("scope_and_content", "document_type")


def new_feed(site_address: str) -> bytes:
    """What readers could first see most recently."""
    found = access.units(Reader.ANONYMOUS).filter(derived=False, first_public_at__isnull=False)
    newest = list(found.order_by("-first_public_at", "id").prefetch_related("decisions")[:ENTRIES])
    title = _("New in %(site)s") % {"site": site_title()}
    return _feed(title, site_address, reverse("new-feed"), reverse("home"), newest)


def collection_feed(slug: str, site_address: str) -> bytes:
    """What is new in a collection. Raises Http404 where the public sees no such collection."""
    collection = access.collections(Reader.ANONYMOUS).filter(slug=slug).first()
    if collection is None:
        raise Http404
    title = _("New in %(collection)s · %(site)s") % {"collection": collection.title, "site": site_title()}
    path = reverse("collection-feed", kwargs={"slug": slug})
    page = reverse("collection", kwargs={"slug": slug})
    return _feed(title, site_address, path, page, _found(SearchState(scope=Scope("collection", slug))))


def search_feed(state: SearchState, site_address: str) -> bytes:
    """What a search finds, the newest first, whatever order the address asks for."""
    sought = replace(state.canonical(), page=1)
    title = _("%(query)s – search in %(site)s") % {"query": state.query or _("All records"), "site": site_title()}
    return _feed(title, site_address, sought.address("search-feed"), sought.address(), _found(sought))


def _found(state: SearchState) -> list[UnitOfDescription]:
    answer = ask(replace(search_request(state), sort="added", limit=ENTRIES, passages_per_hit=0))
    ids = [hit.id for hit in answer.hits] if answer else []
    units = access.units(Reader.ANONYMOUS).prefetch_related("decisions").in_bulk(ids)
    return [units[each] for each in ids if each in units]


def _feed(title: str, site_address: str, path: str, page: str, units: Sequence[UnitOfDescription]) -> bytes:
    entries = list(_entries(units, site_address))
    feed = Feed(
        id=site_address + path,
        title=title,
        author=site_title(),
        address=site_address + path,
        page=site_address + page,
        # of a feed without entries nothing is known but that it was never changed
        updated=max((entry.updated for entry in entries), default=0),
    )
    return to_atom(feed, entries)


def _entries(units: Iterable[UnitOfDescription], site_address: str) -> Iterable[Entry]:
    for unit in units:
        address = site_address + reverse("record", kwargs={"identifier": unit.pk})
        published = unit.first_public_at if unit.first_public_at is not None else unit.added_at
        described = [e for e in elements(unit) if not e.withheld]
        facts = [date_words(unit.date_edtf) if unit.date_edtf else "", unit.reference_code]
        said = next((words for name in _SUMMARY for words in values(described, name)), "")
        yield Entry(
            id=address,
            title=shortened(unit.title or unit.reference_code or _("Untitled"), 200),
            page=address,
            updated=max(unit.public_changed_at or published, published),
            published=published,
            summary="\n".join(words for words in (" · ".join(f for f in facts if f), shortened(said, 500)) if words),
        )
