"""Checking quotations: the page, and the same as JSON."""

from __future__ import annotations

import datetime
import json

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponseBase, JsonResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from fonds import wiring
from fonds.catalogue.access import Reader
from fonds.ports.text_index import IndexUnusable
from fonds.web.pages.verify import (
    LONGEST_ASKED,
    LONGEST_DOCUMENT,
    MOST_QUOTATIONS,
    Asked,
    NoSuchScope,
    scope_of,
    verify_page,
)
from fonds.web.templating import render, site_address
from fonds.workflows.verifying import LIMIT, verify
from fonds.workflows.verifying_documents import document_json, verify_document
from fonds.workflows.verifying_json import verification_json


# nothing is changed by a POST here, and no one is known by a cookie: there is nothing to be forged
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest) -> HttpResponseBase:
    """`/verify`: a quotation in the address, or in the body a long one or a whole document."""
    try:
        return render(request, "verify.html", verify_page(_asked(request), site_address(request), _today()))
    except NoSuchScope as nowhere:
        raise Http404 from nowhere


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def api(request: HttpRequest) -> HttpResponseBase:
    """`/api/v1/verify`: `q`, or `document`, with `record` or `collection` and `limit`; POST takes a form or JSON."""
    try:
        asked, limit = _api_asked(request)
        within = scope_of(asked)
    except NoSuchScope:
        return _problem(404, "Not Found", "There is no such record or collection.")
    except ValueError as error:
        return _problem(400, "Bad Request", str(error))
    said = {"site_title": settings.SITE_TITLE, "site_address": site_address(request), "today": _today()}
    try:
        if asked.document:
            checked = verify_document(
                asked.document, Reader.ANONYMOUS, wiring.indexes(), within=within, limit=min(limit, 5),
                most=MOST_QUOTATIONS,
            )  # fmt: skip
            answer = document_json(checked, Reader.ANONYMOUS, **said)  # type: ignore[arg-type]
        else:
            found = verify(asked.quotation, Reader.ANONYMOUS, wiring.indexes(), within=within, limit=limit)
            answer = verification_json(found, Reader.ANONYMOUS, **said)  # type: ignore[arg-type]
    except IndexUnusable:
        return _problem(503, "Service Unavailable", "The index is being rebuilt; please try again in a few minutes.")
    response = JsonResponse(answer, json_dumps_params={"ensure_ascii": False})
    response["Cache-Control"] = "no-cache"
    response["Access-Control-Allow-Origin"] = "*"
    return response


def _asked(request: HttpRequest) -> Asked:
    given = request.POST if request.method == "POST" else request.GET
    return Asked(
        quotation=given.get("q", "")[:20_000],
        document=given.get("document", "") if request.method == "POST" else "",
        record=given.get("record", "").strip()[:40],
        collection=given.get("collection", "").strip()[:120],
    )


def _api_asked(request: HttpRequest) -> tuple[Asked, int]:
    """What is asked for. Raises ValueError, whose message says what is wrong."""
    limit: object = request.GET.get("limit") or request.POST.get("limit") or LIMIT
    if request.method == "POST" and request.content_type == "application/json":
        try:
            given = json.loads(request.body)
        except ValueError as error:
            raise ValueError("The body is no JSON.") from error
        if not isinstance(given, dict) or not all(isinstance(given.get(n, ""), str) for n in ("q", *Asked.__slots__)):
            raise ValueError("The body is an object with q or document, and record or collection, all of them text.")
        limit = given.get("limit", LIMIT)
        asked = Asked(
            given.get("q", ""), given.get("document", ""), given.get("record", ""), given.get("collection", "")
        )
    else:
        asked = _asked(request)
    if not str(limit).isascii() or not str(limit).isdigit() or not 1 <= int(str(limit)[:6]) <= 100:
        raise ValueError("limit is a number from 1 to 100.")
    if bool(asked.quotation.strip()) == bool(asked.document.strip()):
        raise ValueError("Give q, a quotation, or POST document, a text with quotations.")
    if len(asked.quotation) > 4 * LONGEST_ASKED or len(asked.document) > LONGEST_DOCUMENT:
        raise ValueError(f"A quotation has up to {4 * LONGEST_ASKED} characters, a document {LONGEST_DOCUMENT}.")
    return asked, int(str(limit))


def _problem(status: int, title: str, detail: str) -> HttpResponseBase:
    """RFC 9457 problem details."""
    problem = {"type": "about:blank", "title": title, "status": status, "detail": detail}
    return JsonResponse(problem, status=status, content_type="application/problem+json")


def _today() -> datetime.date:
    return datetime.datetime.fromtimestamp(wiring.clock(), datetime.UTC).date()
