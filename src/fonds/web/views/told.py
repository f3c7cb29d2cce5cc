"""Offices, meetings and figures that documents tell of."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponseBase
from django.views.decorators.http import require_safe

from fonds.web.atom import MEDIA_TYPE
from fonds.web.pages import figures as counted
from fonds.web.pages import meetings as held
from fonds.web.pages import offices as attested
from fonds.web.pages.told_feed import told_feed
from fonds.web.pages.years_asked import read_years
from fonds.web.templating import render, site_address
from fonds.web.unchanged import with_etag
from fonds.web.views.authorities import filter_words
from fonds.web.views.resolving import page_number


@require_safe
def offices(request: HttpRequest) -> HttpResponseBase:
    """`/offices`"""
    page = attested.offices_page(filter_words(request), request.GET.get("on", ""), page_number(request))
    if page is None:
        raise Http404
    return render(request, "offices.html", page)


@require_safe
def office(request: HttpRequest, slug: str) -> HttpResponseBase:
    """`/offices/<slug>`"""
    page = attested.office_page(slug, request.GET.get("on", ""), page_number(request))
    if page is None:
        raise Http404
    return render(request, "office.html", page)


@require_safe
def meetings(request: HttpRequest) -> HttpResponseBase:
    """`/meetings`"""
    asked = request.GET
    years = read_years(asked.get("years", ""), asked.get("from", ""), asked.get("to", ""))
    page = held.meetings_page([each[:20] for each in asked.getlist("with") if each], years, page_number(request))
    if page is None:
        raise Http404
    return render(request, "meetings.html", page)


@require_safe
def meeting(request: HttpRequest, identifier: str) -> HttpResponseBase:
    """`/meetings/<fact id>`"""
    page = held.meeting_page(identifier)
    if page is None:
        raise Http404
    return render(request, "meeting.html", page)


@require_safe
def figures(request: HttpRequest) -> HttpResponseBase:
    """`/figures`"""
    page = counted.figures_page(filter_words(request), request.GET.get("kind", ""), page_number(request))
    if page is None:
        raise Http404
    return render(request, "figures.html", page)


@require_safe
def series(request: HttpRequest, identifier: str) -> HttpResponseBase:
    """`/series/<id>`"""
    page = counted.series_page(identifier)
    if page is None:
        raise Http404
    return render(request, "series.html", page)


@require_safe
def feed(request: HttpRequest, of: str, identifier: str) -> HttpResponseBase:
    """`/offices/<slug>/documents.atom`, `/meetings/<fact id>/documents.atom`, `/series/<id>/documents.atom`"""
    found = told_feed(of, identifier, site_address(request))
    if found is None:
        raise Http404
    return with_etag(request, found, f"{MEDIA_TYPE}; charset=utf-8")
