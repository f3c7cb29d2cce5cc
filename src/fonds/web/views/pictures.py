"""Pictures of what was read: the network of people, the map of places."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponseBase
from django.views.decorators.http import require_safe

from fonds.web.pages.network import network_page, read_kind
from fonds.web.pages.place_map import map_page
from fonds.web.pages.years_asked import read_years
from fonds.web.templating import render


@require_safe
def network(request: HttpRequest) -> HttpResponseBase:
    """`/network`"""
    asked = request.GET
    years = read_years(asked.get("years", ""), asked.get("from", ""), asked.get("to", ""))
    page = network_page(asked.get("person", "")[:20], read_kind(asked.get("kind", "")), years)
    if page is None:
        raise Http404
    return render(request, "network.html", page)


@require_safe
def place_map(request: HttpRequest) -> HttpResponseBase:
    """`/map`"""
    return render(request, "map.html", map_page(request.GET.get("place", "")[:20],
                                                whole=request.GET.get("view") == "world"))  # fmt: skip
