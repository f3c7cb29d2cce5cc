"""From an endpoint to a view of Django: methods, rate, parameters, errors, ETag and 304, CORS, paging links."""

from __future__ import annotations

import hashlib
import json
import logging
from collections.abc import Callable, Mapping
from typing import Any

from django.conf import settings
from django.core.exceptions import RequestDataTooBig, SuspiciousOperation
from django.db.utils import InterfaceError, OperationalError
from django.http import (
    HttpRequest,
    HttpResponse,
    HttpResponseBase,
    QueryDict,
    UnreadablePostError,
)
from django.http.multipartparser import MultiPartParserError
from django.utils.cache import get_conditional_response
from django.views.decorators.csrf import csrf_exempt

from fonds import wiring
from fonds.ports.text_index import IndexUnusable
from fonds.web.api.encoding import JSON_TYPE, to_json
from fonds.web.api.endpoint import ROOT, Answer, Asked, Endpoint, Moved
from fonds.web.api.parameters import read_parameters
from fonds.web.api.problems import PROBLEM_TYPE, Problem
from fonds.web.api.rates import Rates, client_of

log = logging.getLogger(__name__)
LONGEST_BODY = 2_000_000
EXPOSED = "ETag, Link, RateLimit, RateLimit-Policy, Retry-After"
_rates = Rates()


def view_of(endpoint: Endpoint) -> Callable[..., HttpResponseBase]:
    """The view. No one is known by a cookie and nothing is changed: there is nothing to be forged by other sites."""

    @csrf_exempt
    def answer(request: HttpRequest, **path: str) -> HttpResponseBase:
        return _answered(request, endpoint.methods, lambda: _response(endpoint, request, path))

    return answer


@csrf_exempt
def nothing_here(request: HttpRequest) -> HttpResponseBase:
    """Any other address below `/api/v1`."""

    def nothing() -> HttpResponseBase:
        raise Problem(404, "There is nothing at this address.")

    return _answered(request, ("GET", "HEAD", "OPTIONS"), nothing)


def _answered(request: HttpRequest, methods: tuple[str, ...], make: Callable[[], HttpResponseBase]) -> HttpResponseBase:
    said: dict[str, str] = {}
    try:
        if request.method == "OPTIONS":
            response: HttpResponseBase = _options(methods)
        else:
            said = _rate(request)
            if request.method not in methods:
                allowed = ", ".join(methods)
                raise Problem(405, f"Only {allowed} can be asked here.", headers={"Allow": allowed})
            response = make()
    except Problem as problem:
        response = problem.response()
    except IndexUnusable as fault:
        log.error("the public index cannot be used: %s", fault)
        words = "The index is being rebuilt; please try again in a few minutes."
        response = Problem(503, words, headers={"Retry-After": "60"}).response()
    except (OperationalError, InterfaceError) as fault:
        log.error("the catalogue cannot be asked: %s", fault)
        words = "The catalogue cannot be asked just now; please try again in a minute or two."
        response = Problem(503, words, headers={"Retry-After": "60"}).response()
    except Exception:
        log.exception("an endpoint failed")
        response = Problem(500, "The fault is ours. Please try again in a moment.").response()
    for name, value in said.items():
        response[name] = value
    if response.status_code >= 400:
        response["Cache-Control"] = "no-store" if response.status_code in (429, 503) else "no-cache"
    response["Access-Control-Allow-Origin"] = "*"
    response["Access-Control-Expose-Headers"] = EXPOSED
    return response


def _rate(request: HttpRequest) -> dict[str, str]:
    """Counts the request; the headers that say what is left. Raises Problem 429 for one too many."""
    limit = settings.API_RATE
    if limit <= 0:
        return {}
    rate = _rates.count(client_of(request, settings.TRUSTED_PROXIES), limit, wiring.clock())
    if not rate.allowed:
        words = f"{limit} requests a minute are answered; please wait {rate.reset} seconds."
        raise Problem(429, words, headers=rate.headers())
    return rate.headers()


def _options(methods: tuple[str, ...]) -> HttpResponse:
    """What may be asked, also of other sites' scripts (Fetch standard, CORS preflight)."""
    response = HttpResponse(status=204)
    del response["Content-Type"]
    response["Allow"] = response["Access-Control-Allow-Methods"] = ", ".join(methods)
    response["Access-Control-Allow-Headers"] = "Accept, Content-Type, If-None-Match"
    response["Access-Control-Max-Age"] = "86400"
    return response


def _response(endpoint: Endpoint, request: HttpRequest, path: Mapping[str, str]) -> HttpResponseBase:
    if not _accepted(request):
        raise Problem(406, f"What is here is {JSON_TYPE}; the Accept header asks for something else.")
    if request.method == "POST" and request.GET:
        raise Problem(400, "A POST is asked by its body alone.", parameter=next(iter(request.GET))[:40])
    is_post = request.method == "POST"
    declared = [each for each in endpoint.parameters if each.place == "path" or not is_post]
    given = read_parameters(declared, path, request.GET)
    try:
        answer = endpoint.view(Asked(request, given, _body(request) if is_post else {}))
    except Moved as moved:
        return _moved(request, moved)
    body = to_json(answer.said)
    response = HttpResponse(body, content_type=JSON_TYPE)
    # of the very bytes: nothing that the public does not see can be read from it
    response["ETag"] = f'"{hashlib.sha256(body).hexdigest()[:32]}"'
    response["Cache-Control"] = "no-cache"
    response["Vary"] = "Accept"
    if answer.links:
        response["Link"] = _link_header(answer)
    if request.method not in ("GET", "HEAD"):
        return response
    return get_conditional_response(request, etag=response["ETag"], response=response) or response


def _moved(request: HttpRequest, moved: Moved) -> HttpResponseBase:
    query = request.META.get("QUERY_STRING", "")
    response = HttpResponse(status=308)
    del response["Content-Type"]
    response["Location"] = f"{ROOT}{moved.path}" + (f"?{query}" if query else "")
    return response


def _link_header(answer: Answer) -> str:
    return ", ".join(f'<{address}>; rel="{relation}"' for address, relation in answer.links)


def _accepted(request: HttpRequest) -> bool:
    if not request.headers.get("accept", "").strip():
        return True
    return any(request.accepts(each) for each in (JSON_TYPE, PROBLEM_TYPE))


def _body(request: HttpRequest) -> Mapping[str, Any]:
    """The object in a POST's body, or its form's fields. Raises Problem."""
    try:
        if int(request.headers.get("content-length") or 0) > LONGEST_BODY:
            raise Problem(413, f"A body has {LONGEST_BODY} bytes at most.")
        if request.content_type == JSON_TYPE:
            return _json_object(request.body)
        if request.content_type in ("application/x-www-form-urlencoded", "multipart/form-data"):
            return _form(request.POST)
    except RequestDataTooBig as error:
        raise Problem(413, f"A body has {LONGEST_BODY} bytes at most.") from error
    except (MultiPartParserError, SuspiciousOperation, UnreadablePostError, UnicodeError) as error:
        raise Problem(400, "The body cannot be read.", parameter="body") from error
    if not request.content_type:
        raise Problem(400, "A POST needs a body, and says in Content-Type what it is.", parameter="body")
    raise Problem(415, f"The body is {JSON_TYPE} or a form.", headers={"Accept-Post": f"{JSON_TYPE}"})


def _json_object(body: bytes) -> Mapping[str, Any]:
    try:
        said = json.loads(body)
        json.dumps(said, ensure_ascii=False).encode()
    except (ValueError, RecursionError) as error:
        raise Problem(400, "The body is no JSON in Unicode.", parameter="body") from error
    if not isinstance(said, dict):
        raise Problem(400, "The body is a JSON object.", parameter="body")
    return said


def _form(fields: QueryDict) -> Mapping[str, Any]:
    for name in fields:
        if len(fields.getlist(name)) > 1:
            raise Problem(400, f"{name[:40]} may stand once.", parameter=name[:40])
    return {name: fields[name] for name in fields}
