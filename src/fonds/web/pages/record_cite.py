"""How to cite a record or a place in it, and the small page that other sites embed."""

from __future__ import annotations

import datetime
import json
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from django.utils.translation import gettext as _
from markupsafe import Markup

from fonds.catalogue import access, citation, texts
from fonds.catalogue.access import Reader
from fonds.catalogue.models import DigitalObject, UnitOfDescription
from fonds.catalogue.text_choice import preferred_first
from fonds.catalogue.texts import ShownPage
from fonds.core.citing.bibtex import to_bibtex
from fonds.core.citing.csl_json import to_csl_json
from fonds.core.citing.item import CitedItem, CitedPlace, at_place, place_words
from fonds.core.citing.ris import to_ris
from fonds.core.citing.styles import STYLES, cite
from fonds.web.pages.head import Head
from fonds.web.pages.record import chosen
from fonds.web.pages.record_address import NoSuchPlace, RecordAddress
from fonds.web.pages.record_place import crumbs, place, shortened
from fonds.web.templating import date_words, site_title

FORMATS = {
    "ris": ("RIS", "application/x-research-info-systems"),
    "bib": ("BibTeX", "application/x-bibtex"),
    "json": ("CSL-JSON", "application/vnd.citationstyles.csl+json"),
}


@dataclass(frozen=True, slots=True)
class Cited:
    """One citation: the style's name, and the citation as HTML and as plain text."""

    key: str
    name: str
    html: Markup
    text: str


@dataclass(frozen=True, slots=True)
class CitePage:
    """Citations in every style. `styled` is the one in a CSL style asked for, `trouble` why there is none."""

    head: Head
    title: str
    record: str
    where: str
    quotation: str
    quotation_language: str
    citations: tuple[Cited, ...]
    downloads: tuple[tuple[str, str], ...]
    permanent: str
    embed_code: str
    hidden: tuple[tuple[str, str], ...]
    style: str
    styled: Cited | None
    trouble: str
    has_more_styles: bool


@dataclass(frozen=True, slots=True)
class EmbedPage:
    """Title, date and passage, for a frame on another site."""

    head: Head
    title: str
    date: str
    where: str
    passage: str
    language: str
    link: str
    site: str


@dataclass(frozen=True, slots=True)
class CitedPassage:
    """A record, and the place in it that an address names, ready to be cited."""

    item: CitedItem
    template: str
    place: CitedPlace | None
    digital_object: DigitalObject | None


def cited_passage(unit: UnitOfDescription, address: RecordAddress, site_address: str) -> CitedPassage:
    """What the address names. Raises NoSuchPlace."""
    objects = preferred_first(access.objects(Reader.ANONYMOUS, unit))
    current = chosen(objects, address.digital_object)
    item = citation.cited_item(
        unit, Reader.ANONYMOUS, site_title=site_title(), site_address=site_address, digital_object=current
    )
    place_in_text = None
    if current is not None and (address.page is not None or address.start is not None):
        page = _page(current, address)
        place_in_text = citation.cited_place(
            unit, current, page, start=address.start, end=address.end, site_address=site_address
        )
    return CitedPassage(item, citation.own_form_template(unit, Reader.ANONYMOUS), place_in_text, current)


def cite_page(
    unit: UnitOfDescription, address: RecordAddress, site_address: str, today: datetime.date, style: str
) -> CitePage:
    """The citations of what the address names. `style` is a CSL style's name, "" for none."""
    cited = cited_passage(unit, address, site_address)
    if cited.place is not None and cited.digital_object is not None:
        made = cited.digital_object
        address = replace(address, digital_object=made.pk, version=address.version or made.version)
    query = _query(address)
    styled, trouble, has_more = _styled(cited, style, today)
    permanent = (cited.place and cited.place.url) or cited.item.url
    return CitePage(
        head=Head(
            _("Cite: %s") % shortened(unit.title or unit.reference_code, 120),
            path=f"/records/{unit.pk}/cite",
            crumbs=crumbs(place(unit), unit),
            listed=False,
        ),
        title=unit.title or unit.reference_code,
        record=f"/records/{unit.pk}" if cited.place is None else permanent.removeprefix(site_address),
        where=place_words(cited.place),
        quotation=(cited.place and cited.place.quotation) or "",
        quotation_language=cited.digital_object.language if cited.digital_object else "",
        citations=tuple(_cited(key, name, cited, today) for key, name in STYLES.items()),
        downloads=tuple((name, f"/records/{unit.pk}/cite.{key}{query}") for key, (name, _type) in FORMATS.items()),
        permanent=permanent,
        embed_code=embed_code(f"{site_address}/records/{unit.pk}/embed{query}", unit.title or unit.reference_code),
        hidden=tuple((name, value) for name, value in _asked(address).items()),
        style=style,
        styled=styled,
        trouble=trouble,
        has_more_styles=has_more,
    )


def cite_file(cited: CitedPassage, kind: str, today: datetime.date) -> str:
    """The citation as a file of one of `FORMATS`: of the place, where the address names one."""
    item = at_place(cited.item, cited.place)
    if kind == "ris":
        return to_ris([item], accessed=today)
    if kind == "bib":
        return to_bibtex([item], accessed=today)
    return json.dumps(to_csl_json([item], accessed=today), ensure_ascii=False, indent=2) + "\n"


def embed_page(unit: UnitOfDescription, address: RecordAddress, site_address: str) -> EmbedPage:
    """The page for a frame. Raises NoSuchPlace."""
    cited = cited_passage(unit, address, site_address)
    passage = (cited.place and cited.place.quotation) or ""
    return EmbedPage(
        head=Head(shortened(unit.title or unit.reference_code, 200), listed=False),
        title=unit.title or unit.reference_code,
        date=date_words(unit.date_edtf) if unit.date_edtf else _("undated"),
        where=place_words(cited.place),
        passage=passage or shortened(cited.item.abstract, 300),
        language=cited.digital_object.language if cited.digital_object and passage else "",
        link=(cited.place and cited.place.url) or cited.item.url,
        site=site_title(),
    )


def embed_code(address: str, title: str) -> str:
    """The snippet to paste into another page."""
    return str(
        Markup('<iframe src="{}" title="{}" width="560" height="280" loading="lazy"></iframe>').format(
            address, shortened(title, 120)
        )
    )


def _page(current: DigitalObject, address: RecordAddress) -> ShownPage:
    number = address.page or 1
    found = texts.page_texts(Reader.ANONYMOUS, current, address.version, first=number, last=number)
    if not found or (address.start is not None and address.start >= len(found[0].text)):
        raise NoSuchPlace("there is no such page")
    return found[0]


def _cited(key: str, name: str, cited: CitedPassage, today: datetime.date) -> Cited:
    made = cite(cited.item, style=key, accessed=today, place=cited.place, own_form_template=cited.template)
    return Cited(key, _(name), Markup(made.html), made.text)


def _styled(cited: CitedPassage, style: str, today: datetime.date) -> tuple[Cited | None, str, bool]:
    """The citation in a CSL style, what was wrong, and whether the optional extra is installed."""
    from fonds.adapters import citations_pandoc as csl

    try:
        csl.csl_style_names()
    except csl.CslUnavailable:
        return None, (_("This archive has no further styles installed.") if style else ""), False
    if not style:
        return None, "", True
    try:
        item = at_place(cited.item, cited.place)
        made = csl.cite_with_csl(to_csl_json([item], accessed=today), style, today, locator=item.cited_place)
    except csl.UnknownCslStyle as unknown:
        near = _(" Near it: %s.") % ", ".join(unknown.near) if unknown.near else ""
        return None, _("There is no style of that name.") + near, True
    except (csl.CslUnavailable, csl.CslFailure):
        return None, _("The citation could not be made in that style."), True
    return Cited("csl", style, Markup(made.html), made.text), "", True


def _asked(address: RecordAddress) -> dict[str, str]:
    asked = {
        "object": address.digital_object, "version": address.version, "page": address.page, "start": address.start,
        "end": address.end,
    }  # fmt: skip
    return {name: str(value) for name, value in asked.items() if value not in (None, "")}


def _query(address: RecordAddress) -> str:
    asked = _asked(address)
    return f"?{urlencode(asked)}" if asked else ""
