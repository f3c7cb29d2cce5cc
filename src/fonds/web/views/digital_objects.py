"""Digital objects to take away: original bytes where nothing in them is hidden, and the words as text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.utils.http import content_disposition_header

from fonds import wiring
from fonds.catalogue import access, texts
from fonds.catalogue.access import Reader
from fonds.catalogue.models import DigitalObject, UnitOfDescription
from fonds.catalogue.text_choice import offered_originals
from fonds.catalogue.texts import ShownPage
from fonds.core.text.reading import Unreadable
from fonds.ports.page_pictures import PICTURE_TYPE
from fonds.web.page_text import NOT_OF_THE_DOCUMENT
from fonds.web.pages.record_text import page_name
from fonds.web.views.resolving import Elsewhere, public_unit

POLICY = "default-src 'none'; sandbox; frame-ancestors 'none'"
"""Originals are strangers' files: nothing in them may run, wherever they are opened."""
_RANGE = re.compile(r"bytes=(\d{0,18})-(\d{0,18})")


def original(request: HttpRequest, identifier: str, object_id: str) -> HttpResponseBase:
    """The stored bytes, whole or a range of them (RFC 9110, 14); never rendered by the browser as a page."""
    try:
        unit, made = _public_object(request, identifier, object_id)
    except Elsewhere as elsewhere:
        return elsewhere.response
    if made.pk not in offered_originals(access.objects(Reader.ANONYMOUS, unit)):
        raise Http404
    file = made.stored_file
    etag = f'"{file.sha256}"'
    if request.headers.get("if-none-match") == etag:
        return _with_headers(HttpResponse(status=304), made, etag)
    if not wiring.file_store().has(file.sha256):
        raise Http404
    try:
        span = _range(request, file.size, etag)
    except ValueError:
        response: HttpResponseBase = HttpResponse(status=416)
        response["Content-Range"] = f"bytes */{file.size}"
        return response
    start, end = span or (0, file.size)
    response = StreamingHttpResponse(_bytes(file.sha256, start, end), status=206 if span else 200)
    if span:
        response["Content-Range"] = f"bytes {start}-{end - 1}/{file.size}"
    response["Content-Length"] = str(end - start)
    response["Content-Type"] = _media_type(file.media_type)
    response["Content-Disposition"] = content_disposition_header(True, made.path.rsplit("/", 1)[-1])
    return _with_headers(response, made, etag)


def text(request: HttpRequest, identifier: str, object_id: str) -> HttpResponseBase:
    """The words as readers see them, masked places as bars, with the pages named between."""
    try:
        _unit, made = _public_object(request, identifier, object_id)
    except Elsewhere as elsewhere:
        return elsewhere.response
    if not made.has_text:
        raise Http404
    pages = texts.page_texts(Reader.ANONYMOUS, made)
    several = len(pages) > 1
    parts = []
    for page in pages:
        name = page_name(made, page.number, page.label)
        words = _words_of_document(page)
        parts.append(f"[{name}]\n\n{words}\n" if several and name else f"{words}\n")
    response = HttpResponse("\n".join(parts), content_type="text/plain; charset=utf-8")
    name = made.path.rsplit("/", 1)[-1].rpartition(".")[0] or made.path.rsplit("/", 1)[-1]
    suffix = f"-{made.language}" if made.part else ""
    response["Content-Disposition"] = content_disposition_header(True, f"{name}{suffix}.txt")
    return _with_headers(response, made, "")


def picture(request: HttpRequest, identifier: str, object_id: str, page: int) -> HttpResponseBase:
    """A page drawn as a picture, under the same condition as the original: nothing in the file is hidden."""
    try:
        unit, made = _public_object(request, identifier, object_id)
    except Elsewhere as elsewhere:
        return elsewhere.response
    if made.pk not in offered_originals(access.objects(Reader.ANONYMOUS, unit)):
        raise Http404
    if not access.pages(Reader.ANONYMOUS, made).filter(number=page).exists():
        raise Http404
    file = made.stored_file
    etag = f'"{file.sha256[:32]}-{page}"'
    if request.headers.get("if-none-match") == etag:
        return _with_headers(HttpResponse(status=304), made, etag)
    try:
        drawn = wiring.page_pictures().picture(file.sha256, file.media_type, page)
    except (Unreadable, FileNotFoundError) as error:
        raise Http404 from error
    return _with_headers(HttpResponse(drawn, content_type=PICTURE_TYPE), made, etag)


def _words_of_document(page: ShownPage) -> str:
    """The page without the lines that only mark it and without a website's furniture."""
    words = page.text
    left_out = [(start, end) for kind, start, end, _label in page.layers if kind in NOT_OF_THE_DOCUMENT]
    for start, end in sorted(left_out, reverse=True):
        words = words[:start] + words[end:]
    return words.strip("\n")


def _public_object(request: HttpRequest, identifier: str, object_id: str) -> tuple[UnitOfDescription, DigitalObject]:
    unit = public_unit(request, identifier)
    found = next((each for each in access.objects(Reader.ANONYMOUS, unit) if each.pk == object_id), None)
    if found is None:
        raise Http404
    return unit, found


def _range(request: HttpRequest, size: int, etag: str) -> tuple[int, int] | None:
    """The half-open range asked for; None for all of it. Raises ValueError for one outside the file."""
    asked = _RANGE.fullmatch(request.headers.get("range", "").strip())
    if asked is None or not (asked[1] or asked[2]) or request.headers.get("if-range", etag) != etag:
        return None
    if not asked[1]:
        start, end = max(0, size - int(asked[2])), size
    else:
        start, end = int(asked[1]), min(int(asked[2]) + 1, size) if asked[2] else size
    if start >= end or start >= size:
        raise ValueError("no such range")
    return start, end


def _bytes(sha256: str, start: int, end: int) -> Iterator[bytes]:
    yield from wiring.file_store().stream(sha256, start, end)


def _media_type(media_type: str) -> str:
    """Markup is sent as bytes: what a browser would run, it gets no chance to take for a page."""
    is_markup = any(word in media_type for word in ("html", "xml", "svg", "javascript"))
    return "application/octet-stream" if is_markup else media_type


def _with_headers(response: HttpResponseBase, made: DigitalObject, etag: str) -> HttpResponseBase:
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = POLICY
    response["Accept-Ranges"] = "bytes" if etag else "none"
    response["Cache-Control"] = "no-cache"
    if etag:
        response["ETag"] = etag
    return response
