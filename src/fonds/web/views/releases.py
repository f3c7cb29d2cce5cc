"""Releases."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponseBase
from django.views.decorators.http import require_safe

from fonds.web.pages.release import release_page
from fonds.web.pages.releases import releases_page
from fonds.web.templating import render
from fonds.web.views.resolving import page_number


@require_safe
def releases(request: HttpRequest) -> HttpResponseBase:
    """`/releases`"""
    return render(request, "releases.html", releases_page())


@require_safe
def release(request: HttpRequest, slug: str) -> HttpResponseBase:
    """`/releases/<slug>`"""
    return render(request, "release.html", release_page(slug, page_number(request)))
