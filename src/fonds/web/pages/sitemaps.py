"""Sitemaps (sitemaps.org protocol 0.9): an index, the site's own pages, and the records in parts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from xml.sax.saxutils import escape

from django.http import Http404
from django.urls import reverse

from fonds.catalogue import access
from fonds.catalogue.access import Reader
from fonds.catalogue.id_ranges import parts, units_of
from fonds.web.atom import to_moment

RECORDS_AT_MOST = 40_000
"""Of the 50,000 addresses that a sitemap may list: room for what comes until the index is read again."""
_LISTED_AT_MOST = 50_000
_NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
_PAGES = ("home", "collections", "browse", "browse-dates", "browse-repositories", "browse-creators", "releases",
          "withheld", "withdrawals", "people", "bodies", "places", "offices", "meetings", "figures", "network", "map",
          "verify", "about")  # fmt: skip


def sitemap_index(site_address: str) -> bytes:
    """`/sitemap.xml`: the parts, each with the time at which one of its records last changed."""
    made: list[tuple[str, int | None]] = [(reverse("sitemap-pages"), None)]
    for part in parts(RECORDS_AT_MOST):
        path = reverse("sitemap-part", kwargs={"prefix": part.prefix}) if part.prefix else reverse("sitemap-records")
        made.append((path, part.changed_at))
    return _document("sitemapindex", "sitemap", site_address, made)


def pages_sitemap(site_address: str) -> bytes:
    """The site's own pages, collections, releases and repositories."""
    paths = [reverse(name) for name in _PAGES]
    paths += [reverse("collection", kwargs={"slug": each.slug}) for each in access.collections(Reader.ANONYMOUS)]
    paths += [reverse("release", kwargs={"slug": each.slug}) for each in access.releases(Reader.ANONYMOUS)]
    for each in access.repositories(Reader.ANONYMOUS):
        paths.append(reverse("browse-repository", kwargs={"slug": each.slug}))
    return _document("urlset", "url", site_address, ((path, None) for path in paths))


def records_sitemap(site_address: str, prefix: str) -> bytes:
    """The records whose ids begin so. Raises Http404 where none does."""
    try:
        found = units_of(prefix)
    except ValueError as why:
        raise Http404 from why
    rows = list(found.values_list("id", "public_changed_at")[:_LISTED_AT_MOST])
    if not rows and prefix:
        raise Http404
    before = reverse("record", kwargs={"identifier": "-"}).removesuffix("-")
    return _document("urlset", "url", site_address, ((before + pk, changed_at) for pk, changed_at in rows))


def _document(root: str, name: str, site_address: str, entries: Iterable[tuple[str, int | None]]) -> bytes:
    def lines() -> Iterator[str]:
        yield f'<?xml version="1.0" encoding="UTF-8"?>\n<{root} xmlns="{_NAMESPACE}">\n'
        for path, changed_at in entries:
            changed = f"<lastmod>{to_moment(changed_at)}</lastmod>" if changed_at is not None else ""
            yield f"<{name}><loc>{escape(site_address + path)}</loc>{changed}</{name}>\n"
        yield f"</{root}>\n"

    return "".join(lines()).encode()
