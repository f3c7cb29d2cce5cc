"""Ways through the holdings."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponseBase
from django.views.decorators.http import require_safe

from fonds.web.pages.browse import browse_page, creators_page, dates_page, repositories_page, repository_page
from fonds.web.templating import render
from fonds.web.views.resolving import page_number


@require_safe
def browse(request: HttpRequest) -> HttpResponseBase:
    """`/browse`"""
    return render(request, "browse.html", browse_page())


@require_safe
def dates(request: HttpRequest) -> HttpResponseBase:
    """`/browse/dates`"""
    return render(request, "browse_dates.html", dates_page())


@require_safe
def repositories(request: HttpRequest) -> HttpResponseBase:
    """`/browse/repositories`"""
    return render(request, "counted.html", repositories_page())


@require_safe
def repository(request: HttpRequest, slug: str) -> HttpResponseBase:
    """`/browse/repositories/<slug>`"""
    return render(request, "repository.html", repository_page(slug, page_number(request)))


@require_safe
def creators(request: HttpRequest) -> HttpResponseBase:
    """`/browse/creators`"""
    return render(request, "counted.html", creators_page(request.GET.get("kind", "creator"), page_number(request)))
