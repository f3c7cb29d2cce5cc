"""Releases."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponseBase
from django.views.decorators.http import require_safe

from fonds.web.pages.releases import releases_page
from fonds.web.templating import render


@require_safe
def releases(request: HttpRequest) -> HttpResponseBase:
    """`/releases`"""
    return render(request, "releases.html", releases_page())
