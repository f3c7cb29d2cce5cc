"""Within one answer to a reader, nothing is looked up twice."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponseBase

from fonds.catalogue.remembering import remembering


def asked_once(get_response: Callable[[HttpRequest], HttpResponseBase]) -> Callable[[HttpRequest], HttpResponseBase]:
    """Middleware: what reads remembers until its answer is made; what writes does not."""

    def answer(request: HttpRequest) -> HttpResponseBase:
        if request.method not in ("GET", "HEAD"):
            return get_response(request)
        with remembering():
            return get_response(request)

    return answer
