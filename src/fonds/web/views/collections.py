"""Collections and their pictures."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponseBase, HttpResponseNotModified, StreamingHttpResponse
from django.views.decorators.http import require_safe

from fonds import wiring
from fonds.catalogue import access
from fonds.catalogue.access import Reader
from fonds.web.pages.collections import collection_page, collections_page
from fonds.web.templating import render
from fonds.web.views.resolving import page_number

PICTURES = frozenset({"image/avif", "image/gif", "image/jpeg", "image/png", "image/svg+xml", "image/webp"})


@require_safe
def collections(request: HttpRequest) -> HttpResponseBase:
    """`/collections`"""
    return render(request, "collections.html", collections_page())


@require_safe
def collection(request: HttpRequest, slug: str) -> HttpResponseBase:
    """`/collections/<slug>`"""
    return render(request, "collection.html", collection_page(slug, page_number(request)))


@require_safe
def picture(request: HttpRequest, slug: str) -> HttpResponseBase:
    """The picture of a visible collection. An SVG cannot run anything: the policy forbids it all."""
    found = access.collections(Reader.ANONYMOUS).filter(slug=slug).select_related("picture").first()
    if found is None or found.picture is None or found.picture.media_type not in PICTURES:
        raise Http404
    tag = f'"{found.picture.sha256[:24]}"'
    if request.headers.get("If-None-Match") == tag:
        return HttpResponseNotModified()
    content = wiring.file_store().stream(found.picture.sha256)
    response = StreamingHttpResponse(content, content_type=found.picture.media_type)
    response["Content-Length"] = str(found.picture.size)
    response["ETag"] = tag
    response["Cache-Control"] = "public, max-age=3600"
    response["Content-Security-Policy"] = "default-src 'none'; style-src 'unsafe-inline'; sandbox"
    return response
