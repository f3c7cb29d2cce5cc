"""Answers 304 before anything is rendered, where nothing that an answer could depend on has changed.

The tag of an answer is a digest of its bytes: it says nothing but what they say. Which tag an address had is
remembered together with the state of the database and of the index at that moment; as long as both are the same, a
reader who has that tag has the page. What is remembered is this process's own and is forgotten with the first change.
"""

from __future__ import annotations

import hashlib
import threading
from collections import OrderedDict
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.db import connection
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils.cache import get_conditional_response
from django.utils.http import parse_etags

from fonds import wiring

ADDRESSES = 5_000
"""So many tags are remembered in each thread that answers."""
_CACHING = "no-cache"
_DAY = 86_400


def with_etag(request: HttpRequest, body: bytes, content_type: str = "text/html; charset=utf-8") -> HttpResponseBase:
    """The body with its tag, to be asked about each time; 304 to a reader who has it already."""
    response = HttpResponse(body, content_type=content_type)
    response["ETag"] = f'"{hashlib.sha256(body).hexdigest()[:24]}"'
    response["Cache-Control"] = _CACHING
    return get_conditional_response(request, etag=response["ETag"], response=response) or response


class UnchangedMiddleware:
    """Answers a reader who asks whether a page has changed."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if request.method not in ("GET", "HEAD") or settings.SESSION_COOKIE_NAME in request.COOKIES:
            return self.get_response(request)
        remembered = _remembered()
        # the state is looked at before the page is made: what changes meanwhile is not taken for what was shown
        state = _state()
        address = (request.scheme or "", request.META.get("HTTP_HOST", ""), request.get_full_path())
        held = parse_etags(request.headers.get("If-None-Match", ""))
        if held and (tag := remembered.tag(state, address)) is not None and tag in held:
            response = HttpResponse(status=304)
            response["ETag"], response["Cache-Control"] = tag, _CACHING
            return response
        answer = self.get_response(request)
        if _is_the_same_for_all(answer) and (tag := answer.get("ETag", "")):
            remembered.note(state, address, tag)
        return answer


def _is_the_same_for_all(answer: HttpResponseBase) -> bool:
    shared = answer.get("Cache-Control") == _CACHING and not answer.cookies and not answer.has_header("Vary")
    return shared and answer.status_code in (200, 304)


class _Remembered:
    """The tags of the addresses asked for last, all of one state."""

    def __init__(self) -> None:
        self._state: Any = None
        self._tags: OrderedDict[bytes, str] = OrderedDict()

    def tag(self, state: Any, address: tuple[str, ...]) -> str | None:
        return self._tags.get(_key(address)) if state == self._state and state is not None else None

    def note(self, state: Any, address: tuple[str, ...], tag: str) -> None:
        if state is None:
            return
        if state != self._state:
            self._state = state
            self._tags.clear()
        key = _key(address)
        self._tags[key] = tag
        self._tags.move_to_end(key)
        if len(self._tags) > ADDRESSES:
            self._tags.popitem(last=False)


_of_thread = threading.local()


def _remembered() -> _Remembered:
    found = getattr(_of_thread, "remembered", None)
    if found is None:
        found = _of_thread.remembered = _Remembered()
    return found


def _key(address: tuple[str, ...]) -> bytes:
    return hashlib.sha256("\n".join(address).encode("utf-8", "surrogatepass")).digest()[:16]


def _state() -> tuple[Any, ...] | None:
    """What names the state of all that answers are made from; None where that cannot be told.

    The day is part of it, since citations name it.
    """
    try:
        index = wiring.public_index().state()
        connection.ensure_connection()
        with connection.cursor() as cursor:
            if connection.vendor == "sqlite":
                # the first changes with every commit of another connection, the second with each row that this one
                # writes (SQLite, pragma data_version and total_changes)
                cursor.execute("PRAGMA data_version")
                of_others = cursor.fetchone()[0]
                cursor.execute("SELECT total_changes()")
                database: tuple[Any, ...] = (connection.connection, of_others, cursor.fetchone()[0])
            else:
                # a transaction that writes is in it or ends it (PostgreSQL, pg_current_snapshot)
                cursor.execute("SELECT pg_current_snapshot()::text")
                database = (cursor.fetchone()[0],)
    except Exception:
        # whatever it is, the page itself will say it
        return None
    return (*database, index, wiring.clock() // _DAY, str(settings.ARCHIVE), settings.SITE_ADDRESS, settings.SITE_TITLE)
