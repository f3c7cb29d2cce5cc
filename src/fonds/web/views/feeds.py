"""Feeds: what is new, of a collection, of any search."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponseBase
from django.views.decorators.http import require_safe

from fonds.web.atom import MEDIA_TYPE
from fonds.web.pages.new_feed import collection_feed, new_feed, search_feed
from fonds.web.pages.search_state import SearchState
from fonds.web.templating import site_address
from fonds.web.unchanged import with_etag


@require_safe
def new(request: HttpRequest) -> HttpResponseBase:
    """`/new.atom`"""
    return _answer(request, new_feed(site_address(request)))


@require_safe
def collection(request: HttpRequest, slug: str) -> HttpResponseBase:
    """`/collections/<slug>/new.atom`"""
    return _answer(request, collection_feed(slug, site_address(request)))


@require_safe
def search(request: HttpRequest) -> HttpResponseBase:
    """`/search.atom`, with the parameters of `/search`."""
    return _answer(request, search_feed(SearchState.of(request.GET), site_address(request)))


def _answer(request: HttpRequest, body: bytes) -> HttpResponseBase:
    return with_etag(request, body, f"{MEDIA_TYPE}; charset=utf-8")
