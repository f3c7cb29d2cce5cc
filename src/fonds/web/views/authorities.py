"""People, corporate bodies and places: lists, pages, feeds."""

from __future__ import annotations

from dataclasses import replace

from django.conf import settings
from django.contrib import messages
from django.http import (
    Http404,
    HttpRequest,
    HttpResponseBase,
    HttpResponsePermanentRedirect,
)
from django.middleware.csrf import get_token
from django.views.decorators.http import require_safe

from fonds import wiring
from fonds.catalogue.access import Reader
from fonds.catalogue.authority_pages import leads_to, page_of
from fonds.web.atom import MEDIA_TYPE
from fonds.web.pages.authority import authority_page, undoing
from fonds.web.pages.authority_feed import authority_feed
from fonds.web.pages.name_links import LISTS, authority_path
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
    found = page_of(Reader.ANONYMOUS, identifier, kind, today=wiring.today())
    if found is None:
        target = leads_to(Reader.ANONYMOUS, identifier, kind, today=wiring.today())
        if target is None:
            raise Http404
        return HttpResponsePermanentRedirect(authority_path(kind, target))
    asked = request.GET
    years = read_years(asked.get("years", ""), asked.get("from", ""), asked.get("to", ""))
    page = authority_page(found, years, page_number(request), asked.get("record", "")[:20])
    if page is None:
        raise Http404
    if not is_keeper(request):
        return render(request, "authority.html", page)
    told = tuple(str(each) for each in messages.get_messages(request))
    if not (page.how_merged or told):
        return render(request, "authority.html", page)
    open_pairs = undoing(found, get_token(request)) if page.how_merged else None
    answer = render(request, "authority.html", replace(page, undoing=open_pairs, told=told))
    answer["Cache-Control"] = "private, no-store"
    return answer


def is_keeper(request: HttpRequest) -> bool:
    """Whether a keeper asks who has logged in at the desk. Of readers without a session nothing is looked up, and the
    answer to them stays the same for all."""
    if settings.SESSION_COOKIE_NAME not in request.COOKIES:
        return False
    return bool(request.user.is_active and request.user.is_staff)


@require_safe
def feed(request: HttpRequest, of: str, identifier: str) -> HttpResponseBase:
    """`/people/<id>/documents.atom` and the like"""
    found = page_of(Reader.ANONYMOUS, identifier, KINDS[of], today=wiring.today())
    if found is None:
        raise Http404
    return with_etag(request, authority_feed(found, site_address(request)), f"{MEDIA_TYPE}; charset=utf-8")


def filter_words(request: HttpRequest) -> str:
    """The words by which a list is narrowed, with single spaces."""
    return " ".join(request.GET.get("q", "").split())[:LONGEST_WORDS]
