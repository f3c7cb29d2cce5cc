"""Units above the items."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponseBase

from fonds.catalogue.models import UnitOfDescription
from fonds.web.pages import unit as pages
from fonds.web.templating import render, site_address
from fonds.web.views.resolving import page_number


def unit_page(request: HttpRequest, unit: UnitOfDescription) -> HttpResponseBase:
    """`/records/<id>` of a fonds, a series or a file."""
    page = pages.unit_page(unit, page_number(request), site_address(request))
    response = render(request, "unit.html", page)
    response["Link"] = page.machine.link_header
    return response
