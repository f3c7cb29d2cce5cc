"""What a record's page says to machines: its head for reference managers, JSON-LD, COinS, and signposting links."""

from __future__ import annotations

import json
from dataclasses import dataclass

from markupsafe import Markup

from fonds.catalogue import citation
from fonds.catalogue.access import Reader
from fonds.catalogue.exchange import described
from fonds.catalogue.models import DigitalObject, UnitOfDescription
from fonds.core.standards.coins import to_coins
from fonds.core.standards.head_meta import citation_meta, dublin_core_meta
from fonds.core.standards.schema_org import to_schema_org
from fonds.web.templating import site_title

_XML = "application/xml"
FORMS = (("dc.xml", "Dublin Core", _XML), ("mods.xml", "MODS", _XML), ("ead3.xml", "EAD3", _XML),
         ("ead2002.xml", "EAD 2002", _XML), ("ric.jsonld", "RiC-O, JSON-LD", "application/ld+json"),
         ("ric.ttl", "RiC-O, Turtle", "text/turtle"))  # fmt: skip
"""The formats that a record has: ending of its address, name, media type."""
FORMS_OF_TEXTS = (("tei.xml", "TEI", "application/tei+xml"),)
"""Those that a record with a text has besides."""
_CITATIONS = (("ris", "RIS", "application/x-research-info-systems"), ("bib", "BibTeX", "application/x-bibtex"),
              ("json", "CSL-JSON", "application/vnd.citationstyles.csl+json"))  # fmt: skip


@dataclass(frozen=True, slots=True)
class Link:
    """A link of the head and of the HTTP header; `title` is "" where there is nothing to call it."""

    rel: str
    href: str
    media_type: str = ""
    title: str = ""

    @property
    def header(self) -> str:
        """As RFC 8288 writes it."""
        return f'<{self.href}>; rel="{self.rel}"' + (f'; type="{self.media_type}"' if self.media_type else "")


@dataclass(frozen=True, slots=True)
class MachineHead:
    """`meta` are names and contents, `coins` the title of a COinS span, `json_ld` what stands in the script."""

    identifier: str
    meta: tuple[tuple[str, str], ...]
    coins: str
    json_ld: Markup
    alternates: tuple[Link, ...]
    signposts: tuple[Link, ...]

    @property
    def link_header(self) -> str:
        """The HTTP header `Link` (signposting, FAIR profile, level 1)."""
        return ", ".join(each.header for each in self.signposts)


def machine_head(
    unit: UnitOfDescription, site_address: str, text: DigitalObject | None = None, originals: tuple[Link, ...] = ()
) -> MachineHead:
    """For a unit that the public may see. `text` is the text that is read; `originals` are the files offered."""
    item = citation.cited_item(
        unit, Reader.ANONYMOUS, site_title=site_title(), site_address=site_address, digital_object=text
    )
    about = described(Reader.ANONYMOUS, unit, site_address, site_title())
    permanent = f"{site_address}/records/{unit.pk}"
    forms = tuple(
        Link("describedby", f"/records/{unit.pk}.{ending}", media_type, name)
        for ending, name, media_type in (*FORMS, *(FORMS_OF_TEXTS if unit.has_text else ()))
    )
    cited = tuple(
        Link("describedby", f"/records/{unit.pk}/cite.{kind}", media_type, name)
        for kind, name, media_type in _CITATIONS
    )
    kind = Link("type", "https://schema.org/ArchiveComponent")
    above = (Link("collection", about.parents[-1].url),) if about.parents else ()
    signposts = (Link("cite-as", permanent), kind, *forms, *cited, *originals, *above)
    return MachineHead(
        unit.pk,
        citation_meta(item) + dublin_core_meta(item),
        to_coins(item),
        _script(json.dumps(to_schema_org(about), ensure_ascii=False, separators=(",", ":"))),
        forms + cited,
        tuple(Link(e.rel, e.href if "://" in e.href else site_address + e.href, e.media_type) for e in signposts),
    )


def _script(text: str) -> Markup:
    """JSON that nothing in it can end the script element of."""
    return Markup(text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026"))
