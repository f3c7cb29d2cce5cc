"""The collections, and each of them."""

from __future__ import annotations

from dataclasses import dataclass, replace

from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _
from markupsafe import Markup

from fonds.catalogue import access
from fonds.catalogue.access import Reader
from fonds.ports.text_index import Scope, SearchRequest
from fonds.web.pages.asking import NOTHING, ask
from fonds.web.pages.head import Crumb, Head
from fonds.web.pages.home import CollectionCard, card
from fonds.web.pages.pager import Pager, pager
from fonds.web.pages.prose import first_sentences, prose
from fonds.web.pages.search_facets import FacetList, Naming, facets
from fonds.web.pages.search_results import Result, results
from fonds.web.pages.search_state import PAGES_AT_MOST, SearchState
from fonds.web.pages.timeline import Timeline, timeline

PER_PAGE = 25
OFFERED = ("document_type", "creator", "from", "release")


@dataclass(frozen=True, slots=True)
class CollectionsPage:
    """All collections as cards."""

    head: Head
    collections: tuple[CollectionCard, ...]


@dataclass(frozen=True, slots=True)
class CollectionPage:
    """A collection: introduction, picture, years, ways to narrow it, and its records by date.

    `search` is the path of the search within it, `scope` what the search form sends for that, `feed` the path of
    the feed of what is new in it.
    """

    head: Head
    title: str
    introduction: Markup
    picture: str
    picture_description: str
    total: int
    scope: str
    search: str
    feed: str
    timeline: Timeline
    facets: tuple[FacetList, ...]
    records: tuple[Result, ...]
    pager: Pager


def collections_page() -> CollectionsPage:
    """`/collections`"""
    answer = ask(SearchRequest(limit=0, passages_per_hit=0, facets=("collection",))) or NOTHING
    counts = dict(answer.facets.get("collection", ()))
    found = access.collections(Reader.ANONYMOUS)
    return CollectionsPage(
        Head(_("Collections"), path=reverse("collections"), section="collections"),
        tuple(card(each, counts.get(each.slug, 0)) for each in found),
    )


def collection_page(slug: str, page: int) -> CollectionPage:
    """`/collections/<slug>`. Raises Http404 where no visible record is in such a collection."""
    found = access.collections(Reader.ANONYMOUS).filter(slug=slug).first()
    if found is None:
        raise Http404
    state = SearchState(scope=Scope("collection", slug))
    request = SearchRequest(
        within=state.scope, sort="date", offset=(page - 1) * PER_PAGE, limit=PER_PAGE, passages_per_hit=0,
        facets=OFFERED,
    )  # fmt: skip
    answer = ask(request) or NOTHING
    path = reverse("collection", kwargs={"slug": slug})
    last = min(max(-(-answer.total // PER_PAGE), 1), PAGES_AT_MOST)
    if page > last:
        raise Http404
    picture = reverse("collection-picture", kwargs={"slug": slug}) if found.picture_id else ""
    return CollectionPage(
        head=Head(
            found.title, first_sentences(found.introduction), path if page == 1 else f"{path}?page={page}",
            section="collections", crumbs=(Crumb(_("Collections"), reverse("collections")), Crumb(found.title)),
            picture=picture, picture_description=found.picture_description,
        ),
        title=found.title,
        introduction=prose(found.introduction),
        picture=picture,
        picture_description=found.picture_description,
        total=answer.total,
        scope=f"collection:{slug}",
        search=state.address(),
        feed=reverse("collection-feed", kwargs={"slug": slug}),
        timeline=timeline(answer, state),
        facets=tuple(replace(each, more=()) for each in facets(answer, state, Naming().learn(answer))),
        records=results(answer.hits),
        pager=pager(page, last, lambda n: path if n == 1 else f"{path}?page={n}"),
    )  # fmt: skip
