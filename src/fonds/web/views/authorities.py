"""People, corporate bodies and places: lists, pages, feeds."""

from __future__ import annotations

from django.http import (
    Http404,
    HttpRequest,
    HttpResponseBase,
    HttpResponsePermanentRedirect,
)
from django.views.decorators.http import require_safe

from fonds.catalogue.access import Reader
from fonds.catalogue.authority_pages import leads_to, page_of
from fonds.web.atom import MEDIA_TYPE
from fonds.web.pages.authority import authority_page
from fonds.web.pages.authority_feed import authority_feed
from fonds.web.pages.name_links import LISTS, authority_path, today
from fonds.web.pages.people import people_page
from fonds.web.pages.years_asked import read_years
from fonds.web.templating import render, site_address
from fonds.web.unchanged import with_etag
from fonds.web.views.resolving import page_number

KINDS = {listed: kind for kind, listed in LISTS.items()}
LONGEST_WORDS = 200


@require_safe
def listing(request: HttpRequest, of: str) -> HttpResponseBase:
    """`/people`, `/bodies`, `/places`"""
    page = people_page(KINDS[of], filter_words(request), page_number(request))
    if page is None:
        raise Http404
    return render(request, "people.html", page)


@require_safe
def authority(request: HttpRequest, of: str, identifier: str) -> HttpResponseBase:
    """`/people/<id>`, `/bodies/<id>`, `/places/<id>`; a merged record leads to the one that stands."""
    kind = KINDS[of]
    found = page_of(Reader.ANONYMOUS, identifier, kind, today=today())
    if found is None:
        target = leads_to(Reader.ANONYMOUS, identifier, kind, today=today())
        if target is None:
            raise Http404
        return HttpResponsePermanentRedirect(authority_path(kind, target))
    asked = request.GET
    years = read_years(asked.get("years", ""), asked.get("from", ""), asked.get("to", ""))
    page = authority_page(found, years, page_number(request), asked.get("record", "")[:20])
    if page is None:
        raise Http404
    return render(request, "authority.html", page)


@require_safe
def feed(request: HttpRequest, of: str, identifier: str) -> HttpResponseBase:
    """`/people/<id>/documents.atom` and the like"""
    found = page_of(Reader.ANONYMOUS, identifier, KINDS[of], today=today())
    if found is None:
        raise Http404
    return with_etag(request, authority_feed(found, site_address(request)), f"{MEDIA_TYPE}; charset=utf-8")


def filter_words(request: HttpRequest) -> str:
    """The words by which a list is narrowed, with single spaces."""
    return " ".join(request.GET.get("q", "").split())[:LONGEST_WORDS]
