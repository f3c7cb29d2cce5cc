"""unAPI (version 1): for a record that a page names, its descriptions as reference managers take them."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe
from lxml import etree

from fonds import wiring
from fonds.catalogue import citation
from fonds.catalogue.access import Reader
from fonds.core.citing.bibtex import to_bibtex
from fonds.core.citing.ris import to_ris
from fonds.web.templating import site_address, site_title
from fonds.web.views.resolving import Elsewhere, public_unit

FORMATS = {"ris": "application/x-research-info-systems", "bibtex": "application/x-bibtex"}
_LONGEST = 40


@require_safe
def unapi(request: HttpRequest) -> HttpResponse:
    """`/unapi`: the formats; with `id`, those of the record (300); with `id` and `format`, the record (404, 406)."""
    identifier, form = request.GET.get("id", "")[:_LONGEST], request.GET.get("format", "")
    if not identifier:
        return _formats("", 200)
    try:
        unit = public_unit(request, identifier)
    except Elsewhere as elsewhere:
        return HttpResponse(status=410 if elsewhere.response.status_code == 410 else 404)
    if not form:
        return _formats(unit.pk, 300)
    if form not in FORMATS:
        return HttpResponse(status=406)
    today = wiring.today()
    item = citation.cited_item(unit, Reader.ANONYMOUS, site_title=site_title(), site_address=site_address(request))
    made = to_ris([item], accessed=today) if form == "ris" else to_bibtex([item], accessed=today)
    return HttpResponse(made, content_type=f"{FORMATS[form]}; charset=utf-8")


def _formats(identifier: str, status: int) -> HttpResponse:
    root = etree.Element("formats", {"id": identifier} if identifier else {})
    for name, media_type in FORMATS.items():
        etree.SubElement(root, "format", name=name, type=media_type)
    body = etree.tostring(root, xml_declaration=True, encoding="UTF-8")
    return HttpResponse(body, status=status, content_type="application/xml; charset=utf-8")
