"""Two releases of a record side by side: pages in step, differences told apart, noise quiet unless asked for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import QueryDict

from fonds.catalogue import comparisons
from fonds.catalogue.access import Reader
from fonds.catalogue.citation import place_path
from fonds.catalogue.comparison_views import ComparedPages, ComparedSpan, ComparisonView, TextOfRelease
from fonds.catalogue.models import DigitalObject, UnitOfDescription
from fonds.core.comparing.in_step import rows_in_step
from fonds.core.comparing.interest import CONFIDENCE
from fonds.core.text.anchor import Anchor
from fonds.web.pages.head import Crumb, Head
from fonds.web.pages.pager import Pager, pager
from fonds.web.pages.record_address import NoSuchPlace, number_of_view
from fonds.web.pages.record_place import crumbs, place, shortened
from fonds.web.templating import date_words
from fonds.web.translating import gettext as _

PAGES_SHOWN = 4
"""Pairs of pages in one view: a record may have hundreds."""
LISTED = 200
KINDS = ("opened", "withheld", "changed", "added", "noise")


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two texts: its release, its date in words, and where it is read."""

    name: str
    date: str
    path: str
    pages: int
    words: int
    language: str


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of one side in a row: the same on both (`kind` ""), or one side of difference `number`.

    `absent` words stand on the other side only. `path` is a span's permanent address; `anchored` is the one of a
    difference's two sides to which links lead; `opposite` are signs of withholding where the other side has words.
    """

    kind: str
    words: str
    number: int = 0
    absent: bool = False
    path: str = ""
    doubtful: bool = False
    anchored: bool = False
    opposite: bool = False

    @property
    def css(self) -> str:
        """The classes of a difference."""
        marks = (("diff--absent", self.absent), ("diff--doubtful", self.doubtful))
        shown = "place" if self.opposite and not self.absent else self.kind
        return " ".join(["diff", f"diff--{shown}", *(name for name, so in marks if so)])


@dataclass(frozen=True, slots=True)
class PageInStep:
    """A pair of pages. `rows` are (older, newer) pieces; none where the two cannot be compared or one is missing."""

    old: int | None
    new: int | None
    old_path: str
    new_path: str
    comparable: bool
    similarity: int
    rows: tuple[tuple[tuple[Piece, ...], tuple[Piece, ...]], ...]


@dataclass(frozen=True, slots=True)
class DifferenceLine:
    """A difference in the list of them: its words, and where it stands in this view."""

    number: int
    kind: str
    words: str
    path: str
    confidence: int
    decision: str


@dataclass(frozen=True, slots=True)
class ComparePage:
    """Everything on the page. `counts` are the differences by kind; `choices` the record's other pairs of texts;
    `previous` and `next` lead to the nearest parts of the text that have differences, "" where there are none."""

    head: Head
    title: str
    record: str
    old: Side
    new: Side
    counts: tuple[tuple[str, int], ...]
    too_poor: int
    compared: int
    listed: tuple[DifferenceLine, ...]
    more: int
    pages: tuple[PageInStep, ...]
    pager: Pager | None
    previous: str
    next: str
    noise: bool
    noise_path: str
    choices: tuple[tuple[str, str, bool], ...]


def compare_page(unit: UnitOfDescription, query: QueryDict) -> ComparePage:
    """`/records/<id>/compare`: the two texts named, or the record's last two. Raises NoSuchPlace."""
    history = comparisons.history(Reader.ANONYMOUS, unit)
    if len(history) < 2:
        raise NoSuchPlace("there are no two texts of releases")
    chosen = [_chosen(history, query.get(name, ""), default) for name, default in (("from", -2), ("to", -1))]
    noise = query.get("noise") == "1"
    view = comparisons.comparison(Reader.ANONYMOUS, unit, chosen[0], chosen[1])
    if view is None:
        raise NoSuchPlace("these two cannot be compared")
    asked = {"from": chosen[0], "to": chosen[1], **({"noise": "1"} if noise else {})}
    base = f"/records/{unit.pk}/compare"
    last = max(1, -(-len(view.pages) // PAGES_SHOWN))
    at = number_of_view(query.get("view", "1"), last)

    def address(number: int) -> str:
        return f"{base}?{urlencode({**asked, **({'view': number} if number > 1 else {})})}"

    shown = view.pages[(at - 1) * PAGES_SHOWN : at * PAGES_SHOWN]
    spans = [span for span in view.spans if noise or span.kind != "noise"]
    numbered = list(enumerate(spans, 1))
    on_old, on_new = {pages.from_page for pages in shown}, {pages.to_page for pages in shown}
    beside = [
        (number, span) for number, span in numbered
        if (span.from_place and span.from_place[0] in on_old) or (span.to_place and span.to_place[0] in on_new)
    ]  # fmt: skip
    counts = Counter(span.kind for span in view.spans)
    views = _Views(view)
    differing = {at for span in view.spans if span.kind != "noise" for at in views.of(span)}
    before, behind = max((n for n in differing if n < at), default=0), min((n for n in differing if n > at), default=0)
    lines = list(_lines(numbered, views, address))
    without_noise = {name: value for name, value in asked.items() if name != "noise"}
    words = _("Compare: %s") % shortened(unit.title or unit.reference_code, 120)
    names = (view.from_object.release_name, view.to_object.release_name)
    return ComparePage(
        head=Head(words, path=f"{base}?{urlencode(without_noise)}", listed=False,
                  crumbs=(*crumbs(place(unit), unit)[:-1], Crumb(unit.title or unit.reference_code,
                          f"/records/{unit.pk}"), Crumb(_("Compare")))),
        title=unit.title or unit.reference_code,
        record=f"/records/{unit.pk}",
        old=_side(unit, view.from_object, view.words[0]),
        new=_side(unit, view.to_object, view.words[1]),
        counts=tuple((kind, counts[kind]) for kind in KINDS),
        too_poor=sum(not p.comparable and p.from_page is not None and p.to_page is not None for p in view.pages),
        compared=sum(p.comparable for p in view.pages),
        listed=tuple(lines[:LISTED]),
        more=max(0, len(lines) - LISTED),
        pages=tuple(_in_step(view, pages, beside) for pages in shown),
        pager=pager(at, last, address) if last > 1 else None,
        previous=address(before) if before else "",
        next=address(behind) if behind else "",
        noise=noise,
        noise_path=f"{base}?{urlencode(without_noise | ({} if noise else {'noise': '1'}))}",
        choices=tuple(_choices(unit, history, names, chosen)),
    )  # fmt: skip


def _chosen(history: Sequence[TextOfRelease], asked: str, default: int) -> str:
    if not asked:
        return history[default].digital_object.pk
    found = [t.digital_object.pk for t in history if asked in (t.digital_object.pk, t.release.pk)]
    if not found:
        raise NoSuchPlace("the record has no such text")
    return found[0]


def _side(unit: UnitOfDescription, of: DigitalObject, words: int) -> Side:
    date = of.release.date if of.release else ""
    path = f"/records/{unit.pk}?{urlencode({'object': of.pk})}"
    return Side(of.release_name, date_words(date) if date else "", path, of.page_count, words, of.language)


def _choices(
    unit: UnitOfDescription, history: Sequence[TextOfRelease], names: tuple[str, str], chosen: Sequence[str]
) -> Iterator[tuple[str, str, bool]]:
    if len(history) == 2:
        return
    for number, old in enumerate(history):
        for new in history[number + 1 :]:
            pair = [old.digital_object.pk, new.digital_object.pk]
            words = _("%(old)s and %(new)s") % {"old": old.release.name, "new": new.release.name}
            yield words, f"/records/{unit.pk}/compare?{urlencode({'from': pair[0], 'to': pair[1]})}", pair == [*chosen]


def span_path(unit: str, span: str) -> str:
    """The permanent address of an opened or withheld span."""
    return f"/records/{unit}/opened/{span}"


class _Views:
    """In which view of a comparison the places of its differences are shown."""

    def __init__(self, view: ComparisonView) -> None:
        self._old = {p.from_page: n // PAGES_SHOWN + 1 for n, p in enumerate(view.pages) if p.from_page is not None}
        self._new = {p.to_page: n // PAGES_SHOWN + 1 for n, p in enumerate(view.pages) if p.to_page is not None}

    def of(self, span: ComparedSpan) -> set[int]:
        """All that show a side of it."""
        return {at for at in self._at(span) if at}

    def main(self, span: ComparedSpan) -> int:
        """The one that shows the words themselves."""
        older, newer = self._at(span)
        return (older if span.kind == "withheld" else newer) or older or newer or 1

    def _at(self, span: ComparedSpan) -> tuple[int, int]:
        older = self._old.get(span.from_place[0], 0) if span.from_place else 0
        return older, self._new.get(span.to_place[0], 0) if span.to_place else 0


def span_in_comparison(unit: UnitOfDescription, query: QueryDict) -> str:
    """The address of the part of a comparison that shows the span `query` asks for, and its place there; of the
    whole comparison where it is not found. Raises NoSuchPlace where there is no such comparison."""
    pair = query.get("from", ""), query.get("to", "")
    view = comparisons.comparison(Reader.ANONYMOUS, unit, *pair)
    if view is None:
        raise NoSuchPlace("these two cannot be compared")
    base = f"/records/{unit.pk}/compare?{urlencode({'from': pair[0], 'to': pair[1]})}"
    quiet = (span for span in view.spans if span.kind != "noise")
    for number, span in enumerate(quiet, 1):
        if span.id and span.id == query.get("span"):
            at = _Views(view).main(span)
            return f"{base}&view={at}#d{number}" if at > 1 else f"{base}#d{number}"
    return base


def _lines(
    numbered: Sequence[tuple[int, ComparedSpan]], views: _Views, address: Callable[[int], str]
) -> Iterator[DifferenceLine]:
    for number, span in numbered:
        if span.kind not in ("opened", "withheld"):
            continue
        anchor = span.to_anchor if span.kind == "opened" else span.from_anchor
        if anchor is None:
            continue
        yield DifferenceLine(
            number, span.kind, shortened(anchor.text, 160), f"{address(views.main(span))}#d{number}",
            round(span.confidence * 100), span.decision,
        )  # fmt: skip


def _in_step(view: ComparisonView, pages: ComparedPages, numbered: Sequence[tuple[int, ComparedSpan]]) -> PageInStep:
    old_text = dict(view.from_text.quoted).get(pages.from_page or 0, "")
    new_text = dict(view.to_text.quoted).get(pages.to_page or 0, "")
    mine = [
        (number, span) for number, span in numbered
        if _on(span.from_place, pages.from_page) or _on(span.to_place, pages.to_page)
    ]  # fmt: skip
    return PageInStep(
        old=pages.from_page,
        new=pages.to_page,
        old_path=_page_path(view.unit, view.from_object, view.from_text.version, pages.from_page),
        new_path=_page_path(view.unit, view.to_object, view.to_text.version, pages.to_page),
        comparable=pages.comparable or pages.from_page is None or pages.to_page is None,
        similarity=round(pages.similarity * 100),
        rows=tuple(_rows(view, pages, old_text, new_text, mine)),
    )


def _page_path(unit: UnitOfDescription, of: DigitalObject, version: int, page: int | None) -> str:
    return place_path(unit.pk, of.pk, version, page) if page is not None else ""


def _on(place: tuple[int, int, int] | None, page: int | None) -> bool:
    return place is not None and page is not None and place[0] == page


def _rows(
    view: ComparisonView,
    pages: ComparedPages,
    old_text: str,
    new_text: str,
    numbered: Sequence[tuple[int, ComparedSpan]],
) -> Iterator[tuple[tuple[Piece, ...], tuple[Piece, ...]]]:
    both = [
        (*s.from_place[1:], *s.to_place[1:])
        for s in view.spans
        if s.from_place is not None and s.to_place is not None
        and s.from_place[0] == pages.from_page and s.to_place[0] == pages.to_page
    ]  # fmt: skip
    old = [(n, s, s.from_anchor) for n, s in numbered if _on(s.from_place, pages.from_page)]
    new = [(n, s, s.to_anchor) for n, s in numbered if _on(s.to_place, pages.to_page)]
    for row in rows_in_step(old_text, new_text, both):
        yield (
            tuple(_pieces(view, old_text, row.old_start, row.old_end, old, "withheld")),
            tuple(_pieces(view, new_text, row.new_start, row.new_end, new, "opened")),
        )


def _pieces(
    view: ComparisonView,
    text: str,
    start: int,
    end: int,
    spans: Sequence[tuple[int, ComparedSpan, Anchor | None]],
    own: str,
) -> Iterator[Piece]:
    """`own` is the kind whose words stand on this side and which has its address here."""
    at = start
    last = end == len(text)
    for number, span, anchor in sorted(spans, key=lambda each: (each[2].start, each[2].end) if each[2] else (0, 0)):
        if anchor is None or anchor.start < at or not (anchor.start < end or (last and anchor.start == end)):
            continue
        if anchor.start > at:
            yield Piece("", text[at : anchor.start])
        stop = min(anchor.end, end)
        path = span_path(view.unit.pk, span.id) if span.id and span.kind == own else ""
        absent = stop == anchor.start
        leads = span.kind == own or (own == "opened" and span.kind != "withheld")
        other = span.kind in ("opened", "withheld") and span.kind != own
        yield Piece(
            span.kind, text[anchor.start : stop], number, absent, path, span.confidence < CONFIDENCE, leads, other
        )
        at = stop
    if at < end:
        yield Piece("", text[at:end])
