"""The page on which quotations are checked: one with its places, or each one of a footnoted text."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import quote, urlencode

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from fonds import wiring
from fonds.catalogue import access
from fonds.catalogue.access import Reader
from fonds.catalogue.source_pages import source_page_address
from fonds.core.quoting.verdict import Difference, DifferenceKind, Omission, Place, Verdict
from fonds.ports.text_index import IndexUnusable, Scope
from fonds.web.pages.head import Crumb, Head
from fonds.web.pages.record_text import object_name, page_name
from fonds.web.templating import date_words, site_title
from fonds.web.translating import grouped, ngettext
from fonds.workflows.verifying import Match, Verification, verify
from fonds.workflows.verifying_documents import verify_document
from fonds.workflows.verifying_json import citation_of, place_of

LONGEST_ASKED = 5_000
"""Code points of a quotation in an address; longer ones are sent in the request's body."""
LONGEST_DOCUMENT = 400_000
MOST_QUOTATIONS = 100
SHOWN = 8
_FRAGMENT_WORDS = 6


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the words as the text has them. `kind` is "" for what agrees, a kind of difference, or "omitted";
    `quoted` is what the quotation has instead, `words` says what the difference is."""

    text: str
    kind: str = ""
    quoted: str = ""
    words: str = ""
    changes: bool = False


@dataclass(frozen=True, slots=True)
class PlaceView:
    """One place where a quotation stands, with the text it was found in, its page, and its citation."""

    verdict: str
    verdict_words: str
    title: str
    date: str
    text_name: str
    language: str
    where: str
    path: str
    source: str
    cite: str
    annotation: str
    citation: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class ResultView:
    """What is said of one quotation. `note` and `note_text` are its footnote's in a document."""

    verdict: str
    heading: str
    explanation: str
    quotation: str
    places: tuple[PlaceView, ...]
    note: str = ""
    note_text: str = ""
    alone: str = ""


@dataclass(frozen=True, slots=True)
class ScopeChoice:
    """A place to look in: the form's value, and what readers call it."""

    value: str
    words: str
    selected: bool


@dataclass(frozen=True, slots=True)
class VerifyPage:
    """Everything the template needs. `results` is None before anything was asked; `trouble` says what went wrong."""

    head: Head
    quotation: str
    document: str
    record: str
    record_title: str
    choices: tuple[ScopeChoice, ...]
    results: tuple[ResultView, ...] | None
    coverage: str
    counts: tuple[tuple[str, str, int], ...]
    short: str
    trouble: str
    is_document: bool
    longest: int


@dataclass(frozen=True, slots=True)
class Asked:
    """What a reader asks: a quotation or a document, in a record (its id), a collection (its slug), or everywhere."""

    quotation: str = ""
    document: str = ""
    record: str = ""
    collection: str = ""


class NoSuchScope(ValueError):
    """The record or collection named is none that readers see."""


def scope_of(asked: Asked) -> Scope | None:
    """Where to look. Raises NoSuchScope alike for what never was and for what the public may not see."""
    if asked.record:
        if not access.units(Reader.ANONYMOUS).filter(pk=asked.record).exists():
            raise NoSuchScope(asked.record)
        return Scope("record", asked.record)
    if asked.collection:
        if not access.collections(Reader.ANONYMOUS).filter(slug=asked.collection).exists():
            raise NoSuchScope(asked.collection)
        return Scope("collection", asked.collection)
    return None


def verify_page(asked: Asked, site_address: str, today: datetime.date) -> VerifyPage:
    """The page for anonymous readers. Raises NoSuchScope."""
    within = scope_of(asked)
    unit = access.units(Reader.ANONYMOUS).filter(pk=asked.record).first() if asked.record else None
    results: tuple[ResultView, ...] | None = None
    coverage = trouble = short = ""
    try:
        if asked.document.strip():
            checked = verify_document(
                asked.document[:LONGEST_DOCUMENT], Reader.ANONYMOUS, wiring.indexes(), within=within, limit=2,
                most=MOST_QUOTATIONS,
            )  # fmt: skip
            results = tuple(
                _result(said, site_address, today, asked, note=found.note, note_text=found.note_text)
                for found, said in checked.checked
            )
            coverage = coverage_words(checked.coverage.searched, checked.coverage.without_text)
            short = _short_words(checked.short)
            trouble = _too_long(asked, len(results))
        elif asked.quotation.strip():
            said = verify(asked.quotation, Reader.ANONYMOUS, wiring.indexes(), within=within, limit=SHOWN)
            results = (_result(said, site_address, today, asked),)
            coverage = coverage_words(said.searched, said.without_text)
            if not said.quotation.segments:
                results, trouble = None, _("There are no words in this quotation.")
    except IndexUnusable:
        trouble = _("The search is being put in order. Please come back in a few minutes.")
    return VerifyPage(
        head=_head(asked),
        quotation=asked.quotation,
        document=asked.document,
        record=asked.record,
        record_title=(unit.title or unit.reference_code) if unit else "",
        choices=_choices(asked),
        results=results,
        coverage=coverage,
        counts=_counts(results) if asked.document and results else (),
        short=short,
        trouble=trouble,
        is_document=bool(asked.document.strip()),
        longest=LONGEST_ASKED,
    )


def coverage_words(searched: int, without: int) -> str:
    """In how many texts was looked, and how many records have none."""
    looked = ngettext("Looked in %(num)s text.", "Looked in %(num)s texts.", searched) % {"num": grouped(searched)}
    if not without:
        return looked
    rest = ngettext(
        "%(num)s record has no text and could not be looked in.",
        "%(num)s records have no text and could not be looked in.",
        without,
    ) % {"num": grouped(without)}
    return f"{looked} {rest}"


def verdict_words(verdict: Verdict) -> str:
    """What readers call a verdict."""
    return {
        Verdict.EXACT: _("Word for word"),
        Verdict.NEAR: _("The same words"),
        Verdict.CHANGED: _("Changed"),
        Verdict.NOT_FOUND: _("Not found"),
    }[verdict]


def _explanation(verdict: Verdict) -> str:
    return {
        Verdict.EXACT: _("The quotation stands there as it is."),
        Verdict.NEAR: _(
            "The quotation stands there but for spelling, case, punctuation, line breaks or letters that a machine "
            "misread."
        ),
        Verdict.CHANGED: _("The nearest passage has other words, other numbers, more or fewer of them."),
        Verdict.NOT_FOUND: _("No text has enough of these words in this order. That does not prove it is invented."),
    }[verdict]


def _difference_words(each: Difference) -> str:
    return {
        DifferenceKind.WORD: _("another word"),
        DifferenceKind.NUMBER: _("another number"),
        DifferenceKind.LEFT_OUT: _("left out without a sign"),
        DifferenceKind.ADDED: _("not in the text"),
        DifferenceKind.SPELLING: _("spelling"),
        DifferenceKind.MISREAD: _("misread letters"),
        DifferenceKind.CASE: _("capitals"),
        DifferenceKind.PUNCTUATION: _("punctuation"),
        DifferenceKind.BROKEN: _("line break or hyphen"),
        DifferenceKind.BRACKETED: _("changed in brackets"),
    }[each.kind]


def _head(asked: Asked) -> Head:
    title = _("Check a quotation")
    crumbs = (Crumb(site_title(), reverse("home")), Crumb(title))
    nothing_asked = not (asked.quotation or asked.document or asked.record or asked.collection)
    return Head(title, _("Paste a sentence and see where it stands in the documents, and what differs."),
                reverse("verify") if nothing_asked else "", crumbs=crumbs, listed=nothing_asked)  # fmt: skip


def _choices(asked: Asked) -> tuple[ScopeChoice, ...]:
    found = access.collections(Reader.ANONYMOUS).order_by("order", "title", "slug")[:200]
    return tuple(ScopeChoice(each.slug, each.title, each.slug == asked.collection) for each in found)


def _short_words(count: int) -> str:
    if not count:
        return ""
    return ngettext(
        "%(num)s quotation of fewer than four words was passed over.",
        "%(num)s quotations of fewer than four words were passed over.",
        count,
    ) % {"num": grouped(count)}


def _too_long(asked: Asked, found: int) -> str:
    if len(asked.document) > LONGEST_DOCUMENT:
        return _("The document is too long; only its beginning was checked. Paste the rest by itself.")
    if found >= MOST_QUOTATIONS:
        return _("Only the first %d quotations were checked. Paste the rest by itself.") % MOST_QUOTATIONS
    if not found:
        return _("No quotation was found in this text: nothing in quotation marks, and no paragraph that is set off.")
    return ""


def _counts(results: Iterable[ResultView]) -> tuple[tuple[str, str, int], ...]:
    said = [each.verdict for each in results]
    return tuple((v.name.lower(), verdict_words(v), said.count(v.name.lower())) for v in Verdict)


def _result(
    said: Verification, site_address: str, today: datetime.date, asked: Asked, *, note: str = "", note_text: str = ""
) -> ResultView:
    narrowed = {"record": asked.record} if asked.record else {"collection": asked.collection}
    query = urlencode({"q": said.quotation.literal} | {k: v for k, v in narrowed.items() if v})
    return ResultView(
        verdict=said.verdict.name.lower(),
        heading=verdict_words(said.verdict),
        explanation=_explanation(said.verdict),
        quotation=said.quotation.literal,
        places=tuple(_place(each, site_address, today) for each in said.matches),
        note=note,
        note_text=note_text,
        alone=f"{reverse('verify')}?{query}" if len(said.quotation.literal) <= LONGEST_ASKED else "",
    )


def _place(match: Match, site_address: str, today: datetime.date) -> PlaceView:
    made, unit, anchor = match.digital_object, match.digital_object.unit, match.anchor
    path = place_of(match)
    page = match.pages[anchor.page]
    query = path.partition("?")[2].partition("#")[0]
    return PlaceView(
        verdict=match.verdict.name.lower(),
        verdict_words=verdict_words(match.verdict),
        title=unit.title or unit.reference_code or _("Untitled"),
        date=date_words(unit.date_edtf) if unit.date_edtf else "",
        text_name=object_name(made),
        language=made.language,
        where=page_name(made, anchor.page, page.label),
        path=path + text_fragment(anchor.text),
        source=source_page_address(made, anchor.page, page.label) or _web_address(made.source_url),
        cite=f"/records/{unit.pk}/cite?{query}",
        annotation=f"/records/{unit.pk}/annotation?{query}",
        citation=citation_of(
            match, Reader.ANONYMOUS, site_title=settings.SITE_TITLE, site_address=site_address, today=today
        ),
        pieces=tuple(_pieces(match)),
    )


def _web_address(address: str) -> str:
    return address if address.startswith(("https://", "http://")) else ""


def text_fragment(words: str) -> str:
    """The words as a text fragment (WICG Scroll to Text Fragment) behind a fragment, for browsers that know it."""
    said = words.split()
    if len(said) < 2:
        return ""

    def escaped(part: list[str]) -> str:
        return quote(" ".join(part), safe="").replace("-", "%2D")

    if len(said) <= 2 * _FRAGMENT_WORDS:
        return f":~:text={escaped(said)}"
    return f":~:text={escaped(said[:_FRAGMENT_WORDS])},{escaped(said[-_FRAGMENT_WORDS:])}"


def _pieces(match: Match) -> Iterable[Piece]:
    """The words of the text, cut where they differ from the quotation's."""
    stretches: list[tuple[Place, Omission | None]] = [
        (Place(each.page, each.start, each.end), None) for each in match.anchors
    ]
    for passed in match.finding.omissions:
        stretches += [(place, passed) for place in passed.places]
    stretches.sort(key=lambda each: (each[0].page, each[0].start, each[0].end))
    unplaced = [each for each in match.finding.differences if not each.places]
    for place, omission in stretches:
        words = match.pages[place.page].text if place.page in match.pages else ""
        if omission is not None:
            yield Piece(" ".join(omission.source.split()), "omitted", omission.sign, _("left out or replaced openly"))
            continue
        yield from _marked(words, place, match.finding.differences)
    for each in unplaced:
        yield Piece("", each.kind.name.lower(), each.quoted, _difference_words(each), each.kind.changes)


def _marked(words: str, place: Place, differences: Iterable[Difference]) -> Iterable[Piece]:
    at = place.start
    here = sorted(
        ((d.places[0], d) for d in differences if d.places and d.places[0].page == place.page),
        key=lambda each: each[0].start,
    )
    for where, each in here:
        if not (place.start <= where.start <= place.end and where.start >= at):
            continue
        if where.start > at:
            yield Piece(words[at : where.start])
        if each.kind is DifferenceKind.PUNCTUATION and not each.source and not each.quoted:
            at = where.start
            continue
        yield Piece(
            words[where.start : where.end],
            each.kind.name.lower(),
            each.quoted,
            _difference_words(each),
            each.kind.changes,
        )
        at = max(at, where.end)
    if at < place.end:
        yield Piece(words[at : place.end])
