"""The pages that say that something did not work."""

from __future__ import annotations

import logging
import sys
from dataclasses import dataclass

from django.db.utils import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils.translation import gettext as _

from fonds.web.pages.head import Head
from fonds.web.templating import render

log = logging.getLogger(__name__)
CATALOGUE_AWAY = (OperationalError, InterfaceError)
"""What Django raises where the database cannot be asked: it is down, cannot be reached, or another writes too long."""
RETRY_AFTER = "60"
"""Seconds after which software may ask again (RFC 9110, 10.2.3)."""


@dataclass(frozen=True, slots=True)
class ErrorPage:
    """What did not work, in a sentence or two."""

    head: Head
    explanation: str


def _answer(request: HttpRequest, title: str, explanation: str, status: int) -> HttpResponseBase:
    page = ErrorPage(Head(title, listed=False, search_box=False), explanation)
    return render(request, "error.html", page, status=status)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponseBase:
    """400. The host may be the very thing that is wrong, so that no page with addresses is made."""
    return HttpResponse("This request cannot be answered.\n", content_type="text/plain; charset=utf-8", status=400)


def refused(request: HttpRequest, exception: Exception | None = None) -> HttpResponseBase:
    """403."""
    return _answer(request, _("Not allowed"), _("This part of the archive asks for an account."), 403)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponseBase:
    """404: the same bytes whatever was asked for, so that nothing can be learnt from them."""
    return _answer(
        request, _("Not found"), _("There is no such page. The address may be mistyped, or never was in use."), 404
    )


def server_error(request: HttpRequest) -> HttpResponseBase:
    """500; 503 with `Retry-After` where it is the database that cannot be asked, for that passes."""
    fault = sys.exc_info()[1]
    if isinstance(fault, CATALOGUE_AWAY):
        return catalogue_away(request, fault)
    return _answer(request, _("Something went wrong"), _("The fault is ours. Please try again in a moment."), 500)


def catalogue_away(request: HttpRequest, fault: BaseException) -> HttpResponseBase:
    """503. The log has a line of it: a trace for each request while a database is down would bury all else."""
    first, *_rest = str(fault).strip().splitlines() or [type(fault).__name__]
    log.error("the catalogue cannot be asked (%s): %s", request.path, first)
    explanation = _(
        "The catalogue of this archive cannot be asked just now. Nothing is lost, and the address is right: please try "
        "again in a minute or two."
    )
    response = _answer(request, _("The archive is not to be reached"), explanation, 503)
    response["Retry-After"] = RETRY_AFTER
    response["Cache-Control"] = "no-store"
    response._has_been_logged = True  # type: ignore[attr-defined]  # Django's own mark (django.utils.log)
    return response
