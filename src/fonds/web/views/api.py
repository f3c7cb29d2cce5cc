"""The page that explains the programming interface."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponseBase
from django.views.decorators.http import require_safe

from fonds.web.pages.api import api_page
from fonds.web.templating import render, site_address


@require_safe
def page(request: HttpRequest) -> HttpResponseBase:
    """`/api`"""
    return render(request, "api.html", api_page(site_address(request)))
