"""One opened (or newly withheld) span: its words in both sources, how sure it is, and how to cite it."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, replace

from markupsafe import Markup

from fonds.catalogue import citation, comparisons, texts
from fonds.catalogue.access import Reader
from fonds.catalogue.comparison_views import SpanView
from fonds.catalogue.models import DigitalObject, UnitOfDescription
from fonds.core.citing.item import CitedItem, CitedPlace, at_place, place_words
from fonds.core.citing.styles import STYLES, cite
from fonds.core.text.anchor import Anchor
from fonds.web.pages.compare import span_path
from fonds.web.pages.head import Crumb, Head
from fonds.web.pages.record_address import NoSuchPlace
from fonds.web.pages.record_cite import Cited
from fonds.web.pages.record_place import crumbs, place, shortened
from fonds.web.pages.record_text import source_page
from fonds.web.templating import date_words, in_copy, site_title
from fonds.web.translating import gettext as _

CONTEXT = 280  # code points to either side of the words


@dataclass(frozen=True, slots=True)
class Source:
    """A side of the span: the words before, the words (empty where they are not there) and those after.

    With `has_page` False the text has no such page, and `path` leads to the text.
    """

    name: str
    date: str
    where: str
    path: str
    source_url: str
    language: str
    before: str
    words: str
    after: str
    has_page: bool = True


@dataclass(frozen=True, slots=True)
class OpenedPage:
    """Everything on the page. `statement` says what was seen, and no more than that."""

    head: Head
    title: str
    record: str
    opened: bool
    gone: bool
    statement: str
    confidence: int
    decision: str
    older: Source
    newer: Source
    permanent: str
    compare: str
    citations: tuple[Cited, ...]
    downloads: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class CitedSpan:
    """A span as citations name it: its place, and both releases."""

    item: CitedItem
    place: CitedPlace
    template: str


def span_of(unit: UnitOfDescription, identifier: str) -> SpanView:
    """The span of the record. Raises NoSuchPlace where there is none that the public may see."""
    span = comparisons.opened_span(Reader.ANONYMOUS, identifier)
    if span is None or span.unit.pk != unit.pk:
        raise NoSuchPlace("there is no such span")
    return span


def opened_page(unit: UnitOfDescription, span: SpanView, site_address: str, today: datetime.date) -> OpenedPage:
    """`/records/<id>/opened/<span>`"""
    opened = span.kind == "opened"
    cited = cited_span(unit, span, site_address)
    title = unit.title or unit.reference_code
    path = span_path(unit.pk, span.id)
    older, newer = (span.other, span.anchor) if opened else (span.anchor, span.other)
    words = shortened(span.anchor.text, 80)
    return OpenedPage(
        head=Head(
            f"“{words}” · {shortened(title, 80)}", description=statement(span), path=path, listed=not span.gone,
            crumbs=(*crumbs(place(unit), unit)[:-1], Crumb(title, f"/records/{unit.pk}"),
                    Crumb(_("Opened passage") if opened else _("Newly withheld passage"))),
        ),
        title=title,
        record=f"/records/{unit.pk}",
        opened=opened,
        gone=span.gone,
        statement=statement(span),
        confidence=round(span.confidence * 100),
        decision=span.decision,
        older=_source(unit, span.from_object, older),
        newer=_source(unit, span.to_object, newer),
        permanent=f"{site_address}{path}",
        compare=_compare_path(unit, span),
        citations=tuple(_cited(key, name, cited, today) for key, name in STYLES.items()),
        downloads=tuple((name, f"{path}/cite.{key}") for key, name in (("ris", "RIS"), ("bib", "BibTeX"),
                                                                       ("json", "CSL-JSON"))),
    )  # fmt: skip


def _compare_path(unit: UnitOfDescription, span: SpanView) -> str:
    """Where the span is shown in its comparison; in a copy, the comparison: which part it is in is looked up when it
    is asked for."""
    base = f"/records/{unit.pk}/compare?from={span.from_object.pk}&to={span.to_object.pk}"
    return base if in_copy() or span.gone else f"{base}&span={span.id}"


def statement(span: SpanView) -> str:
    """What was seen: visible in one text and not in the other. Never that it was secret, or when it was opened."""
    names = {"old": span.from_object.release_name, "new": span.to_object.release_name}
    if span.kind == "opened":
        return _("First visible here in %(new)s, not in the text of %(old)s.") % names
    return _("Visible in the text of %(old)s, not in that of %(new)s.") % names


def cited_span(unit: UnitOfDescription, span: SpanView, site_address: str) -> CitedSpan:
    """The passage in the text where it is seen; in place of the release stand both, with what is said of each."""
    here = span.to_object if span.kind == "opened" else span.from_object
    item = citation.cited_item(
        unit, Reader.ANONYMOUS, site_title=site_title(), site_address=site_address, digital_object=here
    )
    pages = texts.page_texts(Reader.ANONYMOUS, here, span.anchor.version, first=span.anchor.page, last=span.anchor.page)
    if not pages:
        raise NoSuchPlace("there is no such page")
    where = citation.cited_place(unit, here, pages[0], start=span.anchor.start, end=span.anchor.end)
    both = {"old": span.from_object.release_name, "new": span.to_object.release_name}
    said = (
        _("%(new)s, not visible in the text of %(old)s") if span.kind == "opened"
        else _("%(old)s, no longer visible in the text of %(new)s")
    ) % both  # fmt: skip
    where = replace(where, release=said, url=f"{site_address}{span_path(unit.pk, span.id)}")
    return CitedSpan(item, where, citation.own_form_template(unit, Reader.ANONYMOUS))


def cited_item_of(cited: CitedSpan) -> CitedItem:
    """As files for reference managers have it."""
    return at_place(cited.item, cited.place)


def _cited(key: str, name: str, cited: CitedSpan, today: datetime.date) -> Cited:
    made = cite(cited.item, style=key, accessed=today, place=cited.place, own_form_template=cited.template)
    if cited.place.release and cited.place.release not in made.text:
        # a collection's own form may have no word for the release; what is cited here is the difference of two
        tail = f" ({cited.place.release}.)"
        return Cited(key, _(name), Markup(made.html) + Markup("{}").format(tail), made.text + tail)
    return Cited(key, _(name), Markup(made.html), made.text)


def _source(unit: UnitOfDescription, of: DigitalObject, anchor: Anchor | None) -> Source:
    date = date_words(of.release.date) if of.release and of.release.date else ""
    pages = anchor and texts.page_texts(Reader.ANONYMOUS, of, anchor.version, first=anchor.page, last=anchor.page)
    if anchor is None or not pages:
        path = f"/records/{unit.pk}?object={of.pk}"
        return Source(of.release_name, date, "", path, "", of.language, "", "", "", has_page=False)
    text = pages[0].text
    start, end = min(anchor.start, len(text)), min(anchor.end, len(text))
    cited = citation.cited_place(unit, of, pages[0], start=start, end=end)
    return Source(
        name=of.release_name,
        date=date,
        where=place_words(cited),
        path=citation.place_path(unit.pk, of.pk, anchor.version, anchor.page, *((start, end) if end > start else ())),
        source_url=source_page(of, pages[0]),
        language=of.language,
        before=("… " if start > CONTEXT else "") + text[max(0, start - CONTEXT) : start],
        words=text[start:end],
        after=text[end : end + CONTEXT] + (" …" if end + CONTEXT < len(text) else ""),
    )
