"""What was opened, as a feed; what is still withheld, and what was withheld anew."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.views.decorators.http import require_safe

from fonds.web.atom import MEDIA_TYPE
from fonds.web.pages.opened_feed import opened_feed
from fonds.web.pages.withdrawals import withdrawals_page
from fonds.web.pages.withheld import withheld_csv, withheld_page
from fonds.web.templating import render, site_address
from fonds.web.unchanged import with_etag
from fonds.web.views.resolving import page_number


@require_safe
def withheld(request: HttpRequest) -> HttpResponseBase:
    """`/withheld`"""
    page = withheld_page(page_number(request))
    if page is None:
        raise Http404
    return render(request, "withheld.html", page)


@require_safe
def withheld_numbers(request: HttpRequest) -> HttpResponseBase:
    """`/withheld.csv`"""
    response = HttpResponse(withheld_csv(), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="withheld.csv"'
    return response


@require_safe
def withdrawals(request: HttpRequest) -> HttpResponseBase:
    """`/withdrawals`"""
    page = withdrawals_page(page_number(request))
    if page is None:
        raise Http404
    return render(request, "withdrawals.html", page)


@require_safe
def feed(request: HttpRequest, slug: str) -> HttpResponseBase:
    """`/releases/<slug>/opened.atom`"""
    return with_etag(request, opened_feed(slug, site_address(request)), f"{MEDIA_TYPE}; charset=utf-8")
