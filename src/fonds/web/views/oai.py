"""`/oai`: the address that harvesters ask."""

from __future__ import annotations

from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.urls import reverse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from fonds import wiring
from fonds.web.oai.formats import FORMATS
from fonds.web.oai.repository import Repository
from fonds.web.templating import site_address, site_title


# a POST of the protocol changes nothing: it is a GET with room for its arguments
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def oai(request: HttpRequest) -> HttpResponseBase:
    """OAI-PMH 2.0. Errors of the protocol are answers with status 200, as it has them."""
    arguments = request.POST if request.method == "POST" else request.GET
    body = _repository(request).answer({name: list(values) for name, values in arguments.lists()}, wiring.clock())
    response = HttpResponse(body, content_type="text/xml; charset=utf-8")
    response["Cache-Control"] = "no-store"
    return response


def _repository(request: HttpRequest) -> Repository:
    address = site_address(request)
    host = urlsplit(address).hostname or "localhost"
    return Repository(
        name=site_title(),
        base_url=address + reverse("oai"),
        address=address,
        host=host,
        admin_email=settings.ADMIN_EMAIL or f"webmaster@{host if '.' in host else f'{host}.invalid'}",
        formats=FORMATS,
    )
