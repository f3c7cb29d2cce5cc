"""The first page."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponseBase
from django.views.decorators.http import require_safe

from fonds.web.pages.home import home_page
from fonds.web.templating import render


@require_safe
def home(request: HttpRequest) -> HttpResponseBase:
    """`/`"""
    return render(request, "home.html", home_page())
