"""Help."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponseBase
from django.views.decorators.http import require_safe

from fonds.web.pages.about import about_page
from fonds.web.templating import render


@require_safe
def about(request: HttpRequest) -> HttpResponseBase:
    """`/about`"""
    return render(request, "about.html", about_page())
