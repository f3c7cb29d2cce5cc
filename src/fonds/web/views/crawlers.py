"""What crawlers ask for: where they may go, and what there is."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.urls import reverse
from django.views.decorators.http import require_safe

from fonds.web.pages.sitemaps import pages_sitemap, records_sitemap, sitemap_index
from fonds.web.templating import site_address
from fonds.web.unchanged import with_etag

_XML = "application/xml; charset=utf-8"
# Combinations of facets are without end, and each of them is a search; what these addresses show stands on canonical
# pages too. Originals and texts may be fetched; drawn pages cost a worker each.
_CLOSED = (
    "/search", "/desk/", "/api/", "/oai", "/verify?", "/records/*/cite", "/records/*/embed", "/records/*/annotation",
    "/records/*/compare", "/records/*.xml$",
    "/records/*.ric.", "/people/*.xml$", "/bodies/*.xml$", "/*.parquet$",
    "/records/*/objects/*/pages/", "/*?*find=", "/*?*hit=", "/*?*sought=", "/*?*view=",
    "/*?*with=", "/*?*proposed=",
)  # fmt: skip


@require_safe
def robots(request: HttpRequest) -> HttpResponseBase:
    """`/robots.txt` (RFC 9309): canonical pages may be read by all; searches and what machines ask for are left out."""
    rules = [f"Disallow: {path}" for path in _CLOSED]
    lines = ["User-agent: *", *rules, "Allow: /", "", f"Sitemap: {site_address(request)}{reverse('sitemap')}"]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")


@require_safe
def sitemap(request: HttpRequest) -> HttpResponseBase:
    """`/sitemap.xml`"""
    return with_etag(request, sitemap_index(site_address(request)), _XML)


@require_safe
def sitemap_pages(request: HttpRequest) -> HttpResponseBase:
    """`/sitemaps/pages.xml`"""
    return with_etag(request, pages_sitemap(site_address(request)), _XML)


@require_safe
def sitemap_records(request: HttpRequest, prefix: str = "") -> HttpResponseBase:
    """`/sitemaps/records.xml`, or one part of several: `/sitemaps/records-<beginning of the ids>.xml`"""
    return with_etag(request, records_sitemap(site_address(request), prefix), _XML)
