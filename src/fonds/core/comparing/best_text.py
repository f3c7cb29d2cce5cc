"""One reading of a record from all its texts: each span from the text that shows it best, and labelled with it.

What is composed is no paper: nothing of it may be quoted without the text that each span is from. One text is the
ground; from the others come words that it lacks or has withheld, pages that it lacks, and readings that are plainly
better. Texts that are copies of another paper are left out, and said to be.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from fonds.core.comparing.comparison import PagePair, Place, SpanKind
from fonds.core.comparing.plausibility import Plausibility
from fonds.core.comparing.withheld_places import visible_places, withheld_length
from fonds.core.comparing.words import Words, words

Pages = Sequence[tuple[int, str]]
"""The pages of a text as (number, words)."""

_LONGEST = 400_000  # code points of two texts together
_SAMPLE = 150_000  # code points of a text by which it is told how well it is read
_SURE = 0.7  # of words that the ground lacks
_PLAUSIBLE = 0.6
_WELL_READ = 0.9  # the plausibility of a reading that may stand for the ground's
_BADLY_READ = 0.5  # and of those that it may stand for
_LEAST_LETTERS = 4
_NEARLY_AS_MUCH = 0.85  # of what can be read in the text with most
_ANOTHER_PAPER = 0.08  # share of words that each of two copies has for itself
_CHANGED = 0.06
_SAME_PAGE = 0.6
_FEW_WORDS = 5
_BESIDE = re.compile(r"[^\w\n]*(?:\n[^\w\n]*)?")


class LeftOut(StrEnum):
    """Why a text has no part in the composed reading."""

    POOR = "poor"  # read too poorly to be laid beside the ground
    ANOTHER_PAPER = "another paper"  # a copy with words of its own
    LONG = "long"  # too long to be laid beside the ground while a reader waits


@dataclass(frozen=True, slots=True)
class Difference:
    """A difference between the ground and another text; `is_gain` where the other has words that the ground lacks."""

    kind: SpanKind
    confidence: float
    ground: Place | None
    other: Place | None
    is_gain: bool = False


@dataclass(frozen=True, slots=True)
class Beside:
    """Another text beside the ground: its index, its pages in step with the ground's (to), and all differences."""

    source: int
    pages: tuple[PagePair, ...]
    differences: tuple[Difference, ...]


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of text `source` at `place` in it. `withheld` words show a place that no text of the record shows.

    `length` says how much is withheld, as the paper states it or as far as it can be judged; "" where it cannot be.
    """

    source: int
    place: Place
    words: str
    withheld: bool = False
    length: str = ""


@dataclass(frozen=True, slots=True)
class BestPage:
    """A page of the composed reading; its own number and text are those of `source`, the ground where it has it."""

    source: int
    page: int
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class BestText:
    """The composed reading. `left_out` are the texts without a part in it, by index."""

    ground: int
    pages: tuple[BestPage, ...]
    left_out: tuple[tuple[int, LeftOut], ...]


def is_long(one: Pages, other: Pages) -> bool:
    """Whether laying the two texts beside each other takes longer than a reader should wait for it."""
    return _length(one) + _length(other) > _LONGEST


def _length(pages: Pages) -> int:
    return sum(len(words) for _, words in pages)


def _words_of(texts: Sequence[Pages]) -> list[Words]:
    return [words([text for _, text in pages]) for pages in texts]


def choose_ground(texts: Sequence[Pages]) -> int:
    """The index of the text to compose upon: the last one in which about as much can be read as in any.

    `texts` are in the order of their releases, at least one. Of a long text pages at even distances are judged.
    """
    steps = [math.ceil(_length(pages) / _SAMPLE) or 1 for pages in texts]
    samples = [pages[::step] for pages, step in zip(texts, steps, strict=True)]
    counted = _words_of(samples)
    judge = _plausibility(counted)
    readable = [
        judge.of_words(each, range(len(each))) * len(each) * _length(pages) / _length(sample) if len(each) else 0.0
        for each, pages, sample in zip(counted, texts, samples, strict=True)
    ]
    return max(index for index in range(len(texts)) if readable[index] >= _NEARLY_AS_MUCH * max(readable))


def best_text(texts: Sequence[Pages], ground: int, beside: Sequence[Beside]) -> BestText:
    """Composes the reading. `beside` are the other texts, each laid beside the ground; those that are not there are
    left out as too long. Offsets are code points."""
    counted = _words_of(texts)
    laid = {ground, *(each.source for each in beside)}
    left_out = [(source, LeftOut.LONG) for source in range(len(texts)) if source not in laid]
    left_out += [(each.source, why) for each in beside if (why := _why_left_out(each, texts, counted, ground))]
    out = {source for source, _ in left_out}
    used = sorted((each for each in beside if each.source not in out), key=lambda each: -each.source)
    judge = _plausibility([counted[ground], *(counted[each.source] for each in used)])
    composer = _Composer(texts, ground, judge)
    for each in used:
        composer.take(each)
    pages = [composer.page(number, text) for number, text in texts[ground]]
    return BestText(ground, tuple(_with_lost_pages(pages, texts, used)), tuple(left_out))


def _plausibility(counted: Sequence[Words]) -> Plausibility:
    texts_with: Counter[str] = Counter()
    for each in counted:
        texts_with.update(set(each.form))
    return Plausibility([form for form, count in texts_with.items() if count > 1], *counted)


def _why_left_out(beside: Beside, texts: Sequence[Pages], counted: Sequence[Words], ground: int) -> LeftOut | None:
    paired = [pair for pair in beside.pages if pair.from_page is not None and pair.to_page is not None]
    if not paired or 2 * sum(pair.comparable for pair in paired) < len(paired):
        return LeftOut.POOR
    shorter = min(len(counted[ground]), len(counted[beside.source])) or 1
    pages = dict(texts[ground]), dict(texts[beside.source])
    own = [0, 0]
    changed = 0
    for each in beside.differences:
        if each.kind in (SpanKind.OPENED, SpanKind.WITHHELD):
            place = each.other if each.is_gain else each.ground
            own[each.is_gain] += _count(pages[each.is_gain], place)
        elif each.kind is SpanKind.CHANGED:
            changed += max(_count(pages[0], each.ground), _count(pages[1], each.other))
    if min(own) > _ANOTHER_PAPER * shorter or changed > _CHANGED * shorter:
        return LeftOut.ANOTHER_PAPER
    return None


def _count(pages: Mapping[int, str], place: Place | None) -> int:
    return len(pages.get(place.page, "")[place.start : place.end].split()) if place else 0


@dataclass(frozen=True, slots=True)
class _Taken:
    """A range of a page of the ground for which another text's words stand."""

    start: int
    end: int
    source: int
    place: Place
    words: str
    weight: float


class _Composer:
    def __init__(self, texts: Sequence[Pages], ground: int, judge: Plausibility) -> None:
        self._pages = [dict(pages) for pages in texts]
        self._ground = ground
        self._judge = judge
        self._values: dict[str, float] = {}
        self._taken: dict[int, list[_Taken]] = defaultdict(list)

    def take(self, beside: Beside) -> None:
        """Notes every place where this text shows more than the ground, or shows it better."""
        here, there = self._pages[self._ground], self._pages[beside.source]
        for each in beside.differences:
            ground, other = each.ground, each.other
            if ground is None or other is None or ground.page not in here or other.page not in there:
                continue
            theirs = there[other.page][other.start : other.end]
            if not theirs.strip():
                continue
            ours = here[ground.page]
            value = self._value(theirs)
            if each.is_gain:
                if each.confidence < _SURE or value < _PLAUSIBLE:
                    continue
                start, end = _over_signs(ours, ground.start, ground.end)
                # what is gained outweighs a better reading, and more words fewer
                weight = 10.0 + len(theirs.split())
            elif each.kind is SpanKind.NOISE:
                start, end = ground.start, ground.end
                if end == start or value < _WELL_READ or sum(map(str.isalnum, theirs)) < _LEAST_LETTERS:
                    continue
                own = self._value(ours[start:end])
                if own > _BADLY_READ:
                    continue
                weight = value - own
            else:
                continue
            self._taken[ground.page].append(_Taken(start, end, beside.source, other, theirs, weight))

    def _value(self, text: str) -> float:
        value = self._values.get(text)
        if value is None:
            found = words([text])
            value = self._judge.of_words(found, range(len(found))) if len(found) else 0.0
            self._values[text] = value
        return value

    def page(self, number: int, text: str) -> BestPage:
        """The page of the ground with what others show better; places still withheld are pieces of their own."""
        chosen = _without_overlaps(self._taken[number])
        pieces: list[Piece] = []
        at = 0
        for each in chosen:
            pieces += self._own(number, text, at, each.start)
            pieces.append(Piece(each.source, each.place, each.words))
            at = each.end
        pieces += self._own(number, text, at, len(text))
        return BestPage(self._ground, number, tuple(pieces))

    def _own(self, number: int, text: str, start: int, end: int) -> list[Piece]:
        return own_pieces(self._ground, number, text, start, end)


def space_before(before: Piece | None, piece: Piece) -> str:
    """What to set between two pieces so that words of two texts do not run together: a space, or nothing."""
    if before is None or (
        before.source == piece.source
        and before.place.page == piece.place.page
        and before.place.end == piece.place.start
    ):
        return ""
    end, start = before.words[-1:], piece.words[:1]
    closes = start in ",.;:!?)]’”"
    return "" if not end or not start or end.isspace() or start.isspace() or closes or end in "([“" else " "


def own_pieces(source: int, page: int, text: str, start: int, end: int) -> list[Piece]:
    """Words `start` to `end` of a page as they stand there, places still withheld apart from them."""
    pieces: list[Piece] = []
    at = start
    for low, high in visible_places(text[start:end]):
        low, high = low + start, high + start
        if at < low:
            pieces.append(Piece(source, Place(page, at, low), text[at:low]))
        shown = text[low:high]
        pieces.append(Piece(source, Place(page, low, high), shown, withheld=True, length=withheld_length(shown)))
        at = high
    if at < end:
        pieces.append(Piece(source, Place(page, at, end), text[at:end]))
    return pieces


def _without_overlaps(taken: Sequence[_Taken]) -> list[_Taken]:
    """Those that stand, in the order of their places: of two in one place the weightier, or the one noted first,
    which is the newer text's."""
    chosen: list[_Taken] = []
    places: list[tuple[int, int]] = []
    for each in sorted(taken, key=lambda taken: -taken.weight):
        at = bisect_left(places, (each.start, each.end))
        before = places[at - 1] if at else None
        after = places[at] if at < len(places) else None
        if (before and before[1] > each.start) or (after and (after[0] < each.end or after == (each.start, each.end))):
            continue
        places.insert(at, (each.start, each.end))
        chosen.insert(at, each)
    return chosen


def _over_signs(text: str, start: int, end: int) -> tuple[int, int]:
    """The range with the box or row of dots that stands beside it: what was withheld there is shown now."""
    after = end + len(_BESIDE.match(text, end).group())  # type: ignore[union-attr]
    for low, high in visible_places(text[start:after]):
        if low + start <= end + 3:
            end = max(end, high + start)
    before = text[max(0, start - 60) : start]
    for low, high in visible_places(before):
        if not before[high:].strip():
            start = max(0, start - len(before) + low)
    return start, end


def _with_lost_pages(pages: list[BestPage], texts: Sequence[Pages], used: Sequence[Beside]) -> list[BestPage]:
    """With the pages that the ground lacks, each after the page that it follows in its own text."""
    result = list(pages)
    held: list[Counter[str]] = []
    for each in used:
        in_ground = {pair.from_page for pair in each.pages if pair.to_page is not None}
        added = _added_words(each)
        texts_of = texts[each.source]
        follows: tuple[int, int] | None = None
        partner = {pair.from_page: pair.to_page for pair in each.pages if pair.to_page is not None}
        for number, text in texts_of:
            if number in in_ground:
                follows = (pages[0].source, partner[number] or 0) if pages else None
                continue
            if len(text.split()) - added.get(number, 0) < _FEW_WORDS:
                continue  # a cover sheet, or nothing
            forms = Counter(words([text]).form)
            if any(_share(forms, other) >= _SAME_PAGE for other in held):
                continue
            held.append(forms)
            made = BestPage(each.source, number, tuple(own_pieces(each.source, number, text, 0, len(text))))
            at = next((n for n, page in enumerate(result) if (page.source, page.page) == follows), -1)
            result.insert(at + 1, made)
            follows = (each.source, number)
    return result


def _added_words(beside: Beside) -> Counter[int]:
    counted: Counter[int] = Counter()
    for each in beside.differences:
        if each.kind is SpanKind.ADDED and each.other is not None:
            # code points over six are about words; it only tells a cover sheet from a page
            counted[each.other.page] += (each.other.end - each.other.start) // 6
    return counted


def _share(one: Counter[str], other: Counter[str]) -> float:
    common = (one & other).total()
    return common / max(1, min(one.total(), other.total()))
