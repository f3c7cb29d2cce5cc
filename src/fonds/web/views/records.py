"""Records: to read, cite, embed and take away."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import wraps
from typing import Concatenate

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase

from fonds import wiring
from fonds.catalogue.models import UnitOfDescription
from fonds.web.pages.record import record_page
from fonds.web.pages.record_address import NoSuchPlace, RecordAddress, read_address
from fonds.web.pages.record_annotation import ANNOTATION_TYPE, annotation
from fonds.web.pages.record_cite import FORMATS, cite_file, cite_page, cited_passage, embed_page
from fonds.web.templating import render, site_address
from fonds.web.views.resolving import Elsewhere, public_unit

ITEM_LEVELS = ("item", "part")
EMBED_POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors *"
)

_View = Callable[Concatenate[HttpRequest, UnitOfDescription, RecordAddress, ...], HttpResponseBase]


def _of_record(view: _View) -> Callable[..., HttpResponseBase]:
    """Resolves the identifier and the address; what cannot be shown is answered here, the same way for all pages."""

    @wraps(view)
    def answer(request: HttpRequest, identifier: str, **more: str) -> HttpResponseBase:
        try:
            unit = public_unit(request, identifier)
            return view(request, unit, read_address(unit.pk, request.GET), **more)
        except Elsewhere as elsewhere:
            return elsewhere.response
        except NoSuchPlace as nowhere:
            raise Http404 from nowhere

    return answer


@_of_record
def record(request: HttpRequest, unit: UnitOfDescription, address: RecordAddress) -> HttpResponseBase:
    """A record with its text; for a fonds, a series or a file without one, what it holds."""
    if unit.level_of_description not in ITEM_LEVELS and not unit.digital_objects.exists():
        from fonds.web.views.units import unit_page

        return unit_page(request, unit)
    page = record_page(unit, address, site_address(request))
    response = render(request, "record.html", page)
    response["Link"] = page.machine.link_header
    return response


@_of_record
def cite(request: HttpRequest, unit: UnitOfDescription, address: RecordAddress) -> HttpResponseBase:
    """Citations of the record or of a place in it."""
    style = request.GET.get("style", "").strip()[:100]
    page = cite_page(unit, address, site_address(request), wiring.today(), style)
    return render(request, "record_cite.html", page)


@_of_record
def cite_download(request: HttpRequest, unit: UnitOfDescription, address: RecordAddress, kind: str) -> HttpResponseBase:
    """The citation as a file for reference managers."""
    made = cite_file(cited_passage(unit, address, site_address(request)), kind, wiring.today())
    response = HttpResponse(made, content_type=f"{FORMATS[kind][1]}; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{unit.pk}.{kind}"'
    return response


@_of_record
def annotated(request: HttpRequest, unit: UnitOfDescription, address: RecordAddress) -> HttpResponseBase:
    """A page or a passage as a W3C Web Annotation."""
    made = json.dumps(annotation(unit, address, site_address(request)), ensure_ascii=False, indent=2) + "\n"
    response = HttpResponse(made, content_type=ANNOTATION_TYPE)
    response["Access-Control-Allow-Origin"] = "*"
    return response


@_of_record
def embed(request: HttpRequest, unit: UnitOfDescription, address: RecordAddress) -> HttpResponseBase:
    """The record as other sites show it in a frame."""
    response = render(request, "record_embed.html", embed_page(unit, address, site_address(request)))
    response["Content-Security-Policy"] = EMBED_POLICY
    return response
