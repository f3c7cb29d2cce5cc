"""`/mcp`: the Model Context Protocol over streamable HTTP, where `fonds serve --mcp` answers assistants."""

from __future__ import annotations

import json
import threading
from urllib.parse import urlsplit

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.views.decorators.csrf import csrf_exempt

from fonds import assistants, wiring
from fonds.web.api.rates import Rates, client_of
from fonds.web.templating import site_address

_inside = threading.BoundedSemaphore(assistants.THREADS - 2)  # the site always keeps two
_running = threading.BoundedSemaphore(2)
_rates = Rates()
_INVALID = -32600  # JSON-RPC 2.0: not a valid request
_INTERNAL = -32603
_PASSED_ON = ("content-type", "accept", "user-agent")


# no one is known by a cookie here, and nothing is changed: there is nothing to be forged
@csrf_exempt
def mcp(request: HttpRequest) -> HttpResponseBase:
    """Answers one message. There are no sessions and no streams of the server's own: GET and DELETE are refused."""
    if not settings.MCP or not assistants.is_available():
        raise Http404
    if not _is_own_origin(request):
        return _refused(403, "Requests from pages of other sites are not answered.")
    if request.method != "POST":
        return _refused(405, "Only POST is answered.", Allow="POST")
    from fonds.assistants.over_http import LARGEST, NoAnswerInTime, answering_loop

    headers: dict[str, str] = {}
    if settings.API_RATE:
        rate = _rates.count(client_of(request, settings.TRUSTED_PROXIES), settings.API_RATE, wiring.clock())
        headers = rate.headers()
        if not rate.allowed:
            words = f"{rate.limit} requests a minute are answered; please wait {rate.reset} seconds."
            return _refused(429, words, **headers)
    body = request.read(LARGEST + 1)
    if len(body) > LARGEST:
        return _refused(413, f"A message has at most {LARGEST} bytes.", **headers)
    if not _inside.acquire(blocking=False):
        return _refused(503, "Too many questions at once.", **headers | {"Retry-After": "2"})
    try:
        with _running:
            answer = answering_loop().answer(_passed_on(request), body, site_address(request))
    except NoAnswerInTime:
        return _refused(504, "The answer took too long.", _INTERNAL, **headers)
    finally:
        _inside.release()
    response = HttpResponse(answer.body, status=answer.status)
    del response.headers["Content-Type"]
    for name, value in answer.headers:
        if name not in ("content-length", "server", "date"):
            response.headers[name] = value
    for name, value in headers.items():
        response.headers[name] = value
    response.headers["Cache-Control"] = "no-store"
    return response


def _is_own_origin(request: HttpRequest) -> bool:
    """Whether the request is from no page at all, or from a page of this site (against DNS rebinding)."""
    origin = request.headers.get("origin", "")
    if not origin:
        return True
    own = {f"{request.scheme}://{request.get_host()}"}
    if settings.SITE_ADDRESS:
        parts = urlsplit(settings.SITE_ADDRESS)
        own.add(f"{parts.scheme}://{parts.netloc}")
    return origin in own


def _passed_on(request: HttpRequest) -> list[tuple[str, str]]:
    named = [(name.lower(), value) for name, value in request.headers.items()]
    return [(name, value) for name, value in named if name in _PASSED_ON or name.startswith("mcp-")]


def _refused(status: int, words: str, code: int = _INVALID, /, **headers: str) -> HttpResponse:
    """The protocol's error without an id: the message was not read."""
    said = {"jsonrpc": "2.0", "id": None, "error": {"code": code, "message": words}}
    response = HttpResponse(json.dumps(said), status=status, content_type="application/json")
    response["Cache-Control"] = "no-store"
    for name, value in headers.items():
        response[name] = value
    return response
