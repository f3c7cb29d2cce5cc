"""Answers 304 before anything is rendered, where nothing that an answer could depend on has changed.

The tag of an answer is a digest of its bytes: it says nothing but what they say. Which tag an address had is
remembered under that address and the state that the database and the index had at that moment; as long as both are the
same, a reader who has that tag has the page. All processes that answer share what is remembered.
"""

from __future__ import annotations

import hashlib
import mmap
import os
import re
from collections.abc import Callable
from pathlib import Path

from django.conf import settings
from django.db import connection
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils.cache import get_conditional_response
from django.utils.http import http_date, parse_etags

from fonds import wiring

ADDRESSES = 1 << 16
"""Places for tags; one that comes to a place that is taken drives the older out."""
_CACHING = "no-cache"
_DAY = 86_400
_HEAD = 48  # bytes; it stands there twice, so that a reader can tell a whole one


def with_etag(
    request: HttpRequest, body: bytes, content_type: str = "text/html; charset=utf-8", *, changed_at: int | None = None
) -> HttpResponseBase:
    """The body with its tag, to be asked about each time; 304 to a reader who has it already.

    `changed_at` (UTC seconds) is when all that it says last changed, where that is known: it is `Last-Modified` then,
    and readers may ask by it too.
    """
    response = HttpResponse(body, content_type=content_type)
    response["ETag"] = f'"{hashlib.sha256(body).hexdigest()[:24]}"'
    response["Cache-Control"] = _CACHING
    if changed_at is not None:
        response["Last-Modified"] = http_date(changed_at)
    return (
        get_conditional_response(request, etag=response["ETag"], last_modified=changed_at, response=response)
        or response
    )


class UnchangedMiddleware:
    """Answers a reader who asks whether a page has changed."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if request.method not in ("GET", "HEAD") or settings.SESSION_COOKIE_NAME in request.COOKIES:
            return self.get_response(request)
        # the state is looked at before the page is made: what changes meanwhile is not taken for what was shown
        state = archive_state()
        address = "\n".join((request.scheme or "", request.META.get("HTTP_HOST", ""), request.get_full_path()))
        held = parse_etags(request.headers.get("If-None-Match", ""))
        if held and state and (tag := _TAGS.tag(state, address)) is not None and tag in held:
            response = HttpResponse(status=304)
            response["ETag"], response["Cache-Control"] = tag, _CACHING
            return response
        answer = self.get_response(request)
        if state and _is_the_same_for_all(answer):
            _TAGS.note(state, address, answer.get("ETag", ""))
        return answer


def _is_the_same_for_all(answer: HttpResponseBase) -> bool:
    shared = answer.get("Cache-Control") == _CACHING and not answer.cookies and not answer.has_header("Vary")
    return shared and answer.status_code in (200, 304)


class _Tags:
    """Tags by state and address, in memory that processes forked from this one share.

    Nothing is locked: a place that two write at once holds a wrong sum and is taken for empty.
    """

    _KEY, _TAG, _SUM = 16, 12, 4
    _PLACE = _KEY + _TAG + _SUM
    _FORM = re.compile(r'"([0-9a-f]{24})"')

    def __init__(self, places: int) -> None:
        self._places = places
        self._memory = mmap.mmap(-1, places * self._PLACE)

    def tag(self, state: str, address: str) -> str | None:
        key, at = self._place(state, address)
        held = self._memory[at : at + self._PLACE]
        kept, found, summed = held[: self._KEY], held[self._KEY : -self._SUM], held[-self._SUM :]
        return f'"{found.hex()}"' if kept == key and summed == self._sum(kept + found) else None

    def note(self, state: str, address: str, tag: str) -> None:
        """Remembers the tag, if it is one of `with_etag`."""
        if form := self._FORM.fullmatch(tag):
            key, at = self._place(state, address)
            held = key + bytes.fromhex(form[1])
            self._memory[at : at + self._PLACE] = held + self._sum(held)

    def _place(self, state: str, address: str) -> tuple[bytes, int]:
        digest = hashlib.sha256(f"{state}\n{address}".encode("utf-8", "surrogatepass")).digest()
        return digest[: self._KEY], int.from_bytes(digest[-4:], "big") % self._places * self._PLACE

    def _sum(self, held: bytes) -> bytes:
        return hashlib.blake2s(held, digest_size=self._SUM).digest()


_TAGS = _Tags(ADDRESSES)


def archive_state() -> str:
    """What names the state of all that answers are made from; empty where that cannot be told.

    The day is part of it, since citations name it.
    """
    try:
        connection.ensure_connection()
        database = _of_sqlite() if connection.vendor == "sqlite" else _of_postgresql()
        index = wiring.public_index().state()
    except Exception:
        # whatever it is, the page itself will say it
        return ""
    settled = (settings.ARCHIVE, settings.SITE_ADDRESS, settings.SITE_TITLE, settings.LANGUAGE_CODE)
    return "\n".join(map(str, (database, index, wiring.clock() // _DAY, *settled)))


def _of_sqlite() -> str:
    """The head of the index of the write-ahead log, another after each commit (SQLite, "WAL-mode File Format", 2.1),
    and the database file's own time, which tells an empty log from an earlier empty one."""
    path = Path(str(connection.settings_dict["NAME"]))
    if connection.in_atomic_block or not path.is_file():
        # what this connection alone sees: changes of others, and its own
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA data_version")
            of_others = cursor.fetchone()[0]
            cursor.execute("SELECT total_changes()")
            return f"{os.getpid()} {id(connection.connection)} {of_others} {cursor.fetchone()[0]}"
    with Path(f"{path}-shm").open("rb") as log:
        one, two = log.read(_HEAD), log.read(_HEAD)
    if len(two) < _HEAD or one != two:
        raise RuntimeError("a transaction is just being committed")
    own = path.stat()
    return f"{one.hex()} {own.st_mtime_ns} {own.st_size} {own.st_ino}"


def _of_postgresql() -> str:
    """The snapshot: a transaction that writes is in it, or ends it (PostgreSQL, pg_current_snapshot)."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_current_snapshot()::text")
        return str(cursor.fetchone()[0])
