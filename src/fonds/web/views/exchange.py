"""Descriptions in the formats that other software reads, such as `/records/<id>.ead3.xml`."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping
from itertools import chain

from django.http import Http404, HttpRequest, HttpResponseBase, StreamingHttpResponse
from django.utils.cache import get_conditional_response
from django.views.decorators.http import require_safe
from lxml import etree

from fonds import __version__, wiring
from fonds.catalogue.access import Reader
from fonds.catalogue.authority_exchange import described_authority
from fonds.catalogue.authority_pages import page_of
from fonds.catalogue.exchange import changes_below, described, units_below
from fonds.catalogue.models import UnitOfDescription
from fonds.catalogue.transcriptions import transcribed
from fonds.core.standards import ead3, ead2002
from fonds.core.standards.described import Described
from fonds.core.standards.dublin_core import to_oai_dc
from fonds.core.standards.eac_cpf import to_eac_cpf
from fonds.core.standards.mods import to_mods
from fonds.core.standards.ric_o import to_ric_json_ld, to_ric_turtle
from fonds.core.standards.tei import to_tei
from fonds.web.pages.name_links import LISTS
from fonds.web.templating import site_address, site_title
from fonds.web.unchanged import with_etag
from fonds.web.views.resolving import Elsewhere, public_unit

_XML = "application/xml; charset=utf-8"
_WRITERS: Mapping[str, Callable[[Described], etree._Element]] = {"dc": to_oai_dc, "mods": to_mods}
_GRAPHS = {
    "ttl": (to_ric_turtle, "text/turtle; charset=utf-8"),
    "jsonld": (to_ric_json_ld, "application/ld+json; charset=utf-8"),
}
_FINDING_AIDS = {"ead3": ead3.finding_aid, "ead2002": ead2002.finding_aid}


@require_safe
def record_xml(request: HttpRequest, identifier: str, form: str) -> HttpResponseBase:
    """A record in Dublin Core, in MODS, or in EAD3 or EAD 2002, where it comes with all that is below it."""
    try:
        unit = public_unit(request, identifier)
    except Elsewhere as elsewhere:
        return elsewhere.response
    address, title = site_address(request), site_title()
    made = described(Reader.ANONYMOUS, unit, address, title)
    if form in _WRITERS:
        body = etree.tostring(_WRITERS[form](made), xml_declaration=True, encoding="UTF-8")
        return with_etag(request, body, _XML, changed_at=made.changed_at)
    below = units_below(Reader.ANONYMOUS, unit, address, title)
    return _streamed(request, unit, form, made, _FINDING_AIDS[form](made, below), _XML)


@require_safe
def record_ric(request: HttpRequest, identifier: str, form: str) -> HttpResponseBase:
    """A record in RiC-O, with all that is below it, as Turtle or JSON-LD."""
    try:
        unit = public_unit(request, identifier)
    except Elsewhere as elsewhere:
        return elsewhere.response
    address, title = site_address(request), site_title()
    made = described(Reader.ANONYMOUS, unit, address, title)
    below = units_below(Reader.ANONYMOUS, unit, address, title)
    write, media_type = _GRAPHS[form]
    pieces = write(chain([made], (said for _, said in below)))
    return _streamed(request, unit, f"ric.{form}", made, pieces, media_type)


@require_safe
def record_tei(request: HttpRequest, identifier: str) -> HttpResponseBase:
    """A record in TEI, with its texts."""
    try:
        unit = public_unit(request, identifier)
    except Elsewhere as elsewhere:
        return elsewhere.response
    made = described(Reader.ANONYMOUS, unit, site_address(request), site_title())
    written = to_tei(made, transcribed(Reader.ANONYMOUS, unit))
    body = etree.tostring(written, xml_declaration=True, encoding="UTF-8")
    return with_etag(request, body, "application/tei+xml; charset=utf-8", changed_at=made.changed_at)


def _streamed(
    request: HttpRequest, unit: UnitOfDescription, form: str, made: Described, pieces: Iterator[bytes], media_type: str
) -> HttpResponseBase:
    """What holds a unit with all below it, written only where it has changed."""
    tag = _tag(unit, form, made)
    response: HttpResponseBase | None = get_conditional_response(request, etag=tag)
    if response is None:
        response = StreamingHttpResponse(pieces, content_type=media_type)
    response["ETag"], response["Cache-Control"] = tag, "no-cache"
    return response


@require_safe
def authority_xml(request: HttpRequest, of: str, identifier: str) -> HttpResponseBase:
    """A person or a body in EAC-CPF, at `/people/<id>.eac-cpf.xml` or `/bodies/<id>.eac-cpf.xml`.

    What a person decided; with `?proposed=1` also what finders found and nobody looked at, labelled so.
    """
    kind = next(kind for kind, listed in LISTS.items() if listed == of)
    found = page_of(Reader.ANONYMOUS, identifier, kind, today=wiring.today())
    if found is None:
        raise Http404
    made = described_authority(
        Reader.ANONYMOUS, found, site_address(request), site_title(), today=wiring.today(),
        proposed=request.GET.get("proposed") == "1",
    )  # fmt: skip
    body = etree.tostring(to_eac_cpf(made), xml_declaration=True, encoding="UTF-8")
    return with_etag(request, body, _XML)


def _tag(unit: UnitOfDescription, form: str, made: Described) -> str:
    """Tells a finding aid before it is written: by what it says of the unit, and when what is below it last changed."""
    told = hashlib.sha256(f"{__version__} {form} {made!r}".encode("utf-8", "surrogatepass"))
    for identifier, changed_at in changes_below(Reader.ANONYMOUS, unit):
        told.update(f"\n{identifier} {changed_at}".encode())
    return f'"{told.hexdigest()[:24]}"'
