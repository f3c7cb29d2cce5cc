"""A quotation checked against the texts of the archive: where it stands, and what differs."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache, lru_cache
from itertools import pairwise

from fonds.catalogue.access import Reader
from fonds.catalogue.models import DigitalObject
from fonds.catalogue.quoted_pages import (
    QuotedPage,
    pages_of,
    texts_searched,
    visible_objects,
    visible_versions,
)
from fonds.core.quoting.finding import QuotationFinder
from fonds.core.quoting.quotation import Quotation, read_quotation
from fonds.core.quoting.reading_stream import Stream, StreamPage, joined_stream, reading_stream
from fonds.core.quoting.verdict import ORDER, Finding, Verdict
from fonds.core.text.analysis import folded
from fonds.core.text.anchor import Anchor
from fonds.ports.text_index import LikelyPage, Scope, SearchRequest
from fonds.workflows.indexing import Indexes

LIMIT = 20
_PAGES = 48
_LAID = 6  # pages on which the words are laid one by one
_LAID_BESIDE = 3  # the same where the words stand somewhere as they are
_AS_LIKELY = 0.5  # of the best page's neighbouring words, those that others must have to be looked at
_MARGIN = 500
_FAR = 5  # pages to either side that the parts of a quotation with an ellipsis may stand on
_READ_ON = 12  # of the likeliest pages, those of which the neighbours are read too
_MOST_PAIRS = 60
_WORD = re.compile(r"\w+(?:['’]\w+)*")


@dataclass(frozen=True, slots=True)
class Match:
    """A place where the quotation stands. `anchors` are its pages' parts in order, `pages` what they are of."""

    digital_object: DigitalObject
    finding: Finding
    anchors: tuple[Anchor, ...]
    pages: dict[int, QuotedPage]

    @property
    def anchor(self) -> Anchor:
        """The whole place on its first page, what an ellipsis leaves out included."""
        first = self.anchors[0]
        start = min(each.start for each in self.anchors if each.page == first.page)
        end = max(each.end for each in self.anchors if each.page == first.page)
        return Anchor(
            first.digital_object, first.version, first.page, start, end, self.pages[first.page].text[start:end]
        )

    @property
    def verdict(self) -> Verdict:
        """How the words stand there."""
        return self.finding.verdict


@dataclass(frozen=True, slots=True)
class Verification:
    """What is said of a quotation. `searched` counts texts, `without_text` records that have none."""

    quotation: Quotation
    verdict: Verdict
    matches: tuple[Match, ...]
    searched: int
    without_text: int


@dataclass(frozen=True, slots=True)
class Coverage:
    """In how many texts is looked, and how many records there have none."""

    searched: int
    without_text: int


def verify(
    text: str, reader: Reader, indexes: Indexes, *, within: Scope | None = None, limit: int = LIMIT,
    coverage: Coverage | None = None,
) -> Verification:  # fmt: skip
    """Looks for a pasted quotation in what `reader` may see, within a record, a collection or everywhere."""
    quotation = read_quotation(text)
    known = coverage or coverage_of(reader, indexes, within)
    found = _matches(quotation, reader, indexes, within) if quotation.segments else []
    found.sort(key=_best_first)
    verdict = found[0].verdict if found else Verdict.NOT_FOUND
    if verdict in (Verdict.EXACT, Verdict.NEAR):  # elsewhere something else is said; other readings of it may be of use
        found = [each for each in found if each.verdict is not Verdict.CHANGED or each.finding.likeness > 0.8]
    return Verification(quotation, verdict, tuple(found[:limit]), known.searched, known.without_text)


def coverage_of(reader: Reader, indexes: Indexes, within: Scope | None = None) -> Coverage:
    """What is searched; the same for every quotation until the archive changes, which its indexes tell."""
    state = " ".join(index.state() for index in _indexes(reader, indexes))
    return _coverage(_Asked(state, reader, within, indexes))


@dataclass(frozen=True, slots=True)
class _Asked:
    state: str
    reader: Reader
    within: Scope | None
    indexes: Indexes = field(compare=False)


@lru_cache(maxsize=64)
def _coverage(asked: _Asked) -> Coverage:
    request = SearchRequest(query=None, limit=0, passages_per_hit=0, within=asked.within)
    without = sum(index.search(request).without_text for index in _indexes(asked.reader, asked.indexes))
    kind, value = (asked.within.kind, asked.within.value) if asked.within else ("", "")
    searched = texts_searched(
        asked.reader, unit=value if kind == "record" else "", collection=value if kind == "collection" else ""
    )
    return Coverage(searched, without)


def _indexes(reader: Reader, indexes: Indexes) -> list:  # type: ignore[type-arg]
    return [indexes.public, *([indexes.restricted] if reader is Reader.KEEPER and indexes.restricted.count() else [])]


def _best_first(match: Match) -> tuple[object, ...]:
    made, first = match.digital_object, match.anchors[0]
    finding = match.finding
    return (
        ORDER[finding.verdict], -round(finding.likeness, 3), len(finding.differences),
        tuple(-ord(c) for c in made.release.date) if made.release else (), made.unit_id, made.pk, first.page,
        first.start,
    )  # fmt: skip


def _matches(quotation: Quotation, reader: Reader, indexes: Indexes, within: Scope | None) -> list[Match]:
    words = _WORD.findall(" ".join(segment.text for segment in quotation.segments))
    held_in = _indexes(reader, indexes)
    likely = sorted(
        (page for index in held_in for page in index.likely_pages(words, within, _PAGES)),
        key=lambda page: (-page.share, page.unit, page.digital_object, page.page, page.start),
    )
    if not likely:
        return []

    @cache
    def held(word: str) -> int:
        return sum(index.records_with(folded(word)) for index in held_in)

    texts = _Texts(quotation, reader, likely)
    finder = QuotationFinder(quotation, held)
    found: list[_Found] = []
    others: list[LikelyPage] = []
    for number, page in enumerate(texts.visible):
        exact = finder.exact(texts.joined(page))
        if not exact and number < _LAID and texts.goes_on(page):
            exact = finder.exact(texts.read_on(page))
        found += [_Found(page.digital_object, finding) for finding in exact]
        if not exact:
            others.append(page)
    for page in others[: _LAID_BESIDE if found else _LAID]:
        nearest = finder.nearest(texts.joined(page))
        if (nearest is None or nearest.verdict is Verdict.CHANGED) and texts.goes_on(page):
            nearest = _better(nearest, finder.nearest(texts.read_on(page)))
        if nearest is not None and nearest.verdict is not Verdict.NOT_FOUND and nearest.places:
            found.append(_Found(page.digital_object, nearest))
    return texts.matches(_apart(found))


@dataclass(frozen=True, slots=True)
class _Found:
    digital_object: str
    finding: Finding

    def order(self) -> tuple[object, ...]:
        first = self.finding.places[0]
        return (
            ORDER[self.finding.verdict], -self.finding.likeness, len(self.finding.differences), self.digital_object,
            first.page, first.start,
        )  # fmt: skip


def _better(one: Finding | None, other: Finding | None) -> Finding | None:
    kept = [each for each in (one, other) if each is not None]
    return min(kept, key=lambda each: (ORDER[each.verdict], -each.likeness, len(each.differences)), default=None)


def _apart(found: Iterable[_Found]) -> list[_Found]:
    """Those of which no better one overlaps them: neighbouring pages find the same place."""
    kept: dict[str, list[_Found]] = {}
    for each in sorted(found, key=_Found.order):
        beside = kept.setdefault(each.digital_object, [])
        first = each.finding.places[0]
        if not any(
            place.page == first.page and place.start < first.end and first.start < place.end
            for other in beside
            for place in other.finding.places
        ):
            beside.append(each)
    return [each for beside in kept.values() for each in beside]


class _Texts:
    """The texts that likely pages are of, read once."""

    def __init__(self, quotation: Quotation, reader: Reader, likely: list[LikelyPage]) -> None:
        self._reader = reader
        self._versions = visible_versions(reader, {page.digital_object for page in likely})
        seen = [page for page in likely if page.digital_object in self._versions]
        self._far = _FAR if len(quotation.segments) > 1 else 1
        self._margin = len(quotation.literal) * 3 // 2 + _MARGIN + (8_000 if self._far > 1 else 0)
        self._pages = pages_of(reader, self._versions, {(page.digital_object, page.page) for page in seen})
        self.visible = self._likeliest(quotation, seen)
        beside = {
            (page.digital_object, page.page + step)
            for page in self.visible[:_READ_ON]
            for step in range(-self._far, self._far + 1)
            if page.page + step > 0
        }
        self._pages |= pages_of(reader, self._versions, beside - self._pages.keys())
        self._joined: dict[LikelyPage, Stream] = {}

    def _likeliest(self, quotation: Quotation, pages: list[LikelyPage]) -> list[LikelyPage]:
        """The pages with most of the quotation's neighbouring words, the best first."""
        words = [word for segment in quotation.segments for word in segment.text.lower().split()][:_MOST_PAIRS]
        pairs = [f"{one} {other}" for one, other in pairwise(words)] or words
        counted = []
        for page in pages:
            found = self._pages.get((page.digital_object, page.page))
            if found is not None:
                text = found.text if page.end - page.start >= len(found.text) else found.text[page.start : page.end]
                plain = " ".join(text.lower().split())
                counted.append((sum(pair in plain for pair in pairs) + page.share, page))
        counted.sort(key=lambda each: -each[0])
        return [page for count, page in counted if count >= _AS_LIKELY * counted[0][0]]

    def joined(self, page: LikelyPage) -> Stream:
        if page not in self._joined:
            self._joined[page] = joined_stream(self._near(page))
        return self._joined[page]

    def read_on(self, page: LikelyPage) -> Stream:
        return reading_stream(self._near(page))

    def goes_on(self, page: LikelyPage) -> bool:
        """Whether reading on differs from the pages as they are."""
        near = self._near(page)
        return len(near) > 1 or any(each.layers for each in near)

    def matches(self, found: Iterable[_Found]) -> list[Match]:
        """The places with what is known of their texts."""
        listed = list(found)
        objects = visible_objects(self._reader, {each.digital_object for each in listed}) if listed else {}
        made = []
        for each in listed:
            of = objects.get(each.digital_object)
            if of is not None:
                pages = {place.page: self._pages[of.pk, place.page] for place in each.finding.places}
                made.append(Match(of, each.finding, _anchors(of.pk, each.finding, pages), pages))
        return made

    def _near(self, page: LikelyPage) -> list[StreamPage]:
        """The page and what of its neighbours a quotation may run over to."""
        near: list[StreamPage] = []
        for step in range(-self._far, self._far + 1):
            found = self._pages.get((page.digital_object, page.page + step))
            if found is None:
                continue
            first, last = 0, len(found.text)
            if step == 0 and last > 4 * self._margin and page.end - page.start < last:
                first, last = _line_start(found.text, page.start - self._margin), page.end + self._margin
            elif step == -1 and self._far == 1:
                first = _line_start(found.text, last - self._margin)
            elif step == 1 and self._far == 1:
                last = min(last, self._margin)
            near.append(StreamPage(found.number, found.text, found.layers, first, min(last, len(found.text))))
        return near


def _anchors(made: str, finding: Finding, pages: dict[int, QuotedPage]) -> tuple[Anchor, ...]:
    return tuple(
        Anchor(made, pages[p.page].version, p.page, p.start, p.end, pages[p.page].text[p.start : p.end])
        for p in finding.places
    )


def _line_start(text: str, at: int) -> int:
    return 0 if at <= 0 else max(text.rfind("\n", 0, at) + 1, at - 400)
