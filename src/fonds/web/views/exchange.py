"""Descriptions in the formats that other software reads: `/records/<id>.dc.xml`, `.mods.xml`, `.ead3.xml`."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from django.http import HttpRequest, HttpResponseBase, StreamingHttpResponse
from django.views.decorators.http import require_safe
from lxml import etree

from fonds.catalogue.access import Reader
from fonds.catalogue.exchange import described, units_below
from fonds.core.standards.described import Described
from fonds.core.standards.dublin_core import to_oai_dc
from fonds.core.standards.ead3 import finding_aid
from fonds.core.standards.mods import to_mods
from fonds.web.templating import site_address, site_title
from fonds.web.unchanged import with_etag
from fonds.web.views.resolving import Elsewhere, public_unit

_XML = "application/xml; charset=utf-8"
_WRITERS: Mapping[str, Callable[[Described], etree._Element]] = {"dc": to_oai_dc, "mods": to_mods}


@require_safe
def record_xml(request: HttpRequest, identifier: str, form: str) -> HttpResponseBase:
    """A record in Dublin Core, in MODS, or in EAD3, where it comes with all that is below it."""
    try:
        unit = public_unit(request, identifier)
    except Elsewhere as elsewhere:
        return elsewhere.response
    address, title = site_address(request), site_title()
    made = described(Reader.ANONYMOUS, unit, address, title)
    if form in _WRITERS:
        body = etree.tostring(_WRITERS[form](made), xml_declaration=True, encoding="UTF-8")
        return with_etag(request, body, _XML)
    pieces = finding_aid(made, units_below(Reader.ANONYMOUS, unit, address, title))
    return StreamingHttpResponse(pieces, content_type=_XML)
