"""Comparisons of releases: side by side, one opened passage, and its citation."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import wraps
from typing import Concatenate

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.views.decorators.http import require_safe

from fonds import wiring
from fonds.catalogue.models import UnitOfDescription
from fonds.core.citing.bibtex import to_bibtex
from fonds.core.citing.csl_json import to_csl_json
from fonds.core.citing.ris import to_ris
from fonds.web.pages.best_text import best_text_page
from fonds.web.pages.compare import compare_page, span_in_comparison
from fonds.web.pages.opened import cited_item_of, cited_span, opened_page, span_of
from fonds.web.pages.record_address import NoSuchPlace
from fonds.web.pages.record_cite import FORMATS
from fonds.web.templating import render, site_address
from fonds.web.views.resolving import Elsewhere, public_unit

_View = Callable[Concatenate[HttpRequest, UnitOfDescription, ...], HttpResponseBase]


def _of_record(view: _View) -> Callable[..., HttpResponseBase]:
    @require_safe
    @wraps(view)
    def answer(request: HttpRequest, identifier: str, **more: str) -> HttpResponseBase:
        try:
            return view(request, public_unit(request, identifier), **more)
        except Elsewhere as elsewhere:
            return elsewhere.response
        except NoSuchPlace as nowhere:
            raise Http404 from nowhere

    return answer


@_of_record
def compare(request: HttpRequest, unit: UnitOfDescription) -> HttpResponseBase:
    """`/records/<id>/compare`; with `span`, it leads to where that one is shown."""
    if "span" in request.GET:
        return HttpResponseRedirect(span_in_comparison(unit, request.GET))
    return render(request, "compare.html", compare_page(unit, request.GET))


@_of_record
def best_text(request: HttpRequest, unit: UnitOfDescription) -> HttpResponseBase:
    """`/records/<id>/best-text`: one reading composed of all releases."""
    return render(request, "best_text.html", best_text_page(unit, request.GET, site_address(request), wiring.today()))


@_of_record
def opened(request: HttpRequest, unit: UnitOfDescription, span: str) -> HttpResponseBase:
    """`/records/<id>/opened/<span>`: its words in both sources, and its citation."""
    return render(request, "opened.html", opened_page(unit, span_of(unit, span), site_address(request), wiring.today()))


@_of_record
def opened_cite(request: HttpRequest, unit: UnitOfDescription, span: str, kind: str) -> HttpResponseBase:
    """The citation of the span as a file for reference managers."""
    item = cited_item_of(cited_span(unit, span_of(unit, span), site_address(request)))
    if kind == "ris":
        made = to_ris([item], accessed=wiring.today())
    elif kind == "bib":
        made = to_bibtex([item], accessed=wiring.today())
    else:
        made = json.dumps(to_csl_json([item], accessed=wiring.today()), ensure_ascii=False, indent=2) + "\n"
    response = HttpResponse(made, content_type=f"{FORMATS[kind][1]}; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{unit.pk}-{span}.{kind}"'
    return response
