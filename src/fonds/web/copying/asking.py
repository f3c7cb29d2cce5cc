"""Asks the site's own views for an address, in this process and without a server."""

from __future__ import annotations

import io
from urllib.parse import unquote, urlsplit

from django.core.handlers.wsgi import WSGIRequest
from django.http import Http404, HttpResponseBase
from django.urls import resolve

LOCAL = "http://127.0.0.1"
"""What stands for the site's address where none is set."""


def answer(address: str, site_address: str) -> HttpResponseBase | None:
    """What an anonymous reader gets at the path; None where there is nothing. `site_address` ends without a slash."""
    path, _, query = address.partition("?")
    request = _request(unquote(path), query, site_address)
    match = resolve(request.path_info)
    request.resolver_match = match
    try:
        response: HttpResponseBase = match.func(request, *match.args, **match.kwargs)
    except Http404:
        return None
    return response


def _request(path: str, query: str, site_address: str) -> WSGIRequest:
    site = urlsplit(site_address or LOCAL)
    return WSGIRequest({
        "REQUEST_METHOD": "GET",
        "SCRIPT_NAME": "",
        "PATH_INFO": path.encode().decode("latin-1"),  # as WSGI hands it over (PEP 3333)
        "QUERY_STRING": query,
        "SERVER_NAME": site.hostname or "127.0.0.1",
        "SERVER_PORT": str(site.port or (443 if site.scheme == "https" else 80)),
        "SERVER_PROTOCOL": "HTTP/1.1",
        "HTTP_HOST": site.netloc,
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": site.scheme,
        "wsgi.input": io.BytesIO(),
    })  # fmt: skip
