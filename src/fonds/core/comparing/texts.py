"""Two texts of one record → what was opened, what is withheld, what is only read differently.

Words that agree are found first (`exact_alignment`), words read differently are paired between them
(`gap_alignment`), and what is left without a partner is judged (`judging`). The texts may come from different
engines; nothing depends on their language.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from itertools import chain, pairwise
from operator import and_, mul

from fonds.core.comparing.added_matter import added_matter, form_lines
from fonds.core.comparing.comparison import Comparison, PagePair, Place, Span, SpanKind
from fonds.core.comparing.evidence import Readings
from fonds.core.comparing.gaps import Gap, Reading, covered, gaps_and_readings, runs
from fonds.core.comparing.judging import Judge, Judged
from fonds.core.comparing.page_pairs import page_pairs
from fonds.core.comparing.plausibility import Plausibility
from fonds.core.comparing.second_look import look_again
from fonds.core.comparing.strands import Strand, strands
from fonds.core.comparing.withheld_places import statements
from fonds.core.comparing.words import Words, words

METHOD = 14
"""The version of the method: raised with every change of what is found, so that kept comparisons are made anew."""
_OTHER_NUMBER = 0.5  # engines misread a figure of a number, seldom half of them
_NUMBER_CHANGED = 0.6
_NUMBER = re.compile(r"\d[\d.,]+")
_ENOUGH_PAIRS = 30
_HARDLY = 0.002
_SMOOTHED = 3.0
_SHRUNK = 15.0
_PAGE_ALONE = 0.8  # how sure words of a page are at most that the other text lacks: pages get lost in copying as well
_MOSTLY = 0.7  # of a stamp's words, without partner in the other text


def compare_texts(old_pages: Sequence[str], new_pages: Sequence[str]) -> Comparison:
    """Compares the pages of an older text with those of a newer one.

    Offsets are code points in the pages as given. Linear in length for texts that are mostly the same.
    """
    old, new = words(old_pages), words(new_pages)
    laid = strands(old, new)
    differences = [list(gaps_and_readings(strand, old, new)) for strand in laid]
    judge = _judge(old, new, laid, differences)
    not_the_records = judge.old_added | judge.old_stated, judge.new_added | judge.new_stated
    pages = page_pairs(old, new, laid, not_the_records)
    poor_new = {pair.to_page for pair in pages if not pair.comparable and pair.to_page}
    poor_old = {pair.from_page for pair in pages if not pair.comparable and pair.from_page}
    alone = (
        {pair.to_page for pair in pages if pair.from_page is None},
        {pair.from_page for pair in pages if pair.to_page is None},
    )
    told: list[Judged | Reading] = []
    for difference in chain.from_iterable(differences):
        if not isinstance(difference, Gap):
            told.append(difference)
        elif not _is_on_poor(difference, new, poor_new):
            told += judge.judge(difference)
    look_again(each for each in told if isinstance(each, Judged))
    writer = _Writer(old, new, alone)
    for each in told:
        if isinstance(each, Judged):
            writer.write(each)
        else:
            writer.write_reading(each)
    spans = [span for span in writer.spans if not _is_poor(span, poor_old, poor_new)]
    spans.sort(key=_order)
    return Comparison(tuple(pages), tuple(spans), (len(old), len(new)))


def _judge(old: Words, new: Words, laid: Sequence[Strand], differences: Sequence[Sequence[Gap | Reading]]) -> Judge:
    agreed = {new.form[strand.new[n]] for strand in laid for _, _, n, _, like in strand.pairs if like == 1.0}
    gaps = [gap for found in differences for gap in found if isinstance(gap, Gap)]
    loose_old, loose_new = {i for gap in gaps for i in gap.old}, {i for gap in gaps for i in gap.new}
    judge = Judge(
        old,
        new,
        Plausibility(agreed, old, new),
        _added(old, loose_old),
        _added(new, loose_new),
        _stated(old, loose_old),
        _stated(new, loose_new),
        _is_one_reading(old, new, laid, differences),
        _readings(old, new, laid),
    )
    judge.know_loose(gaps)
    return judge


def _is_one_reading(
    old: Words, new: Words, laid: Sequence[Strand], differences: Sequence[Sequence[Gap | Reading]]
) -> bool:
    """Whether hardly a word is written otherwise in the other text, so that one of them was made from the other."""
    paired = sum(len(strand.pairs) for strand in laid)
    readings = sum(_elsewhere_read_otherwise(found) for found in differences)
    if paired < _ENOUGH_PAIRS or readings > _HARDLY * paired:
        return False
    followed = other = 0
    for strand in laid:
        for (_, o1, _, n1, _), (o2, _, n2, _, _) in pairwise(strand.pairs):
            if o1 == o2 and n1 == n2:
                followed += 1
                last = strand.old[o1 - 1], strand.new[n1 - 1]
                other += _signs(old, last[0], strand.old[o2]) != _signs(new, last[1], strand.new[n2])
    return other <= _HARDLY * followed


def _elsewhere_read_otherwise(found: Sequence[Gap | Reading]) -> int:
    """How many words are read otherwise that do not stand beside a gap, where a part of one may have been cut off."""
    gaps = [each for each in found if isinstance(each, Gap)]
    beside = {gap.before for gap in gaps} | {gap.after for gap in gaps}
    return sum(
        isinstance(each, Reading)
        and each.likeness < 1
        and (each.old[0], each.new[0]) not in beside
        and (each.old[1] - 1, each.new[1] - 1) not in beside
        for each in found
    )


def _readings(old: Words, new: Words, laid: Sequence[Strand]) -> Readings:
    likes = [like for strand in laid for *_, like in strand.pairs]
    flags = [like < 1.0 for like in likes]
    lengths = [len(new.form[strand.new[n]]) for strand in laid for _, _, n, _, _ in strand.pairs]
    misread = sum(flags)
    following = sum(map(and_, flags, flags[1:]))
    expected = misread * misread / (len(flags) or 1)
    edits, spread = _edits(old, new, laid)
    share = edits / (sum(lengths) or 1)
    # of edits strewn evenly, a word's number varies as much as its mean, which is by its length
    varies = spread[0] - 2 * share * spread[1] + share * share * sum(map(mul, lengths, lengths))
    return Readings(
        likeness=sum(map(mul, likes, lengths)) / (sum(lengths) or 1),
        lumpiness=(following + _SMOOTHED) / (expected + _SMOOTHED),
        clustered=(following - expected) / (expected + _SHRUNK),
        unequal=(varies - edits) / (edits + _SHRUNK),
        misread=share,
        edits=edits,
    )


def _edits(old: Words, new: Words, laid: Sequence[Strand]) -> tuple[float, tuple[float, float]]:
    """How many letters are misread in paired words; and the sums of their squares, and of them by the word's length."""
    edits = squares = by_length = 0.0
    for strand in laid:
        for o0, o1, n0, n1, like in strand.pairs:
            if like < 1.0:
                left = sum([len(old.form[strand.old[at]]) for at in range(o0, o1)])
                length = max(left, sum([len(new.form[strand.new[at]]) for at in range(n0, n1)]))
                found = (1 - like) * length
                edits += found
                squares += found * found
                by_length += found * length
    return edits, (squares, by_length)


def _signs(words: Words, at: int, following: int) -> str:
    """The signs between two words, without spaces and the hyphens of broken words."""
    if words.page[at] != words.page[following]:
        return ""
    between = words.texts[words.page[at]][words.end[at] : words.start[following]]
    return "".join(between.replace("-", "").split())


def _added(words: Words, loose: set[int]) -> set[int]:
    """Words that a release added: stamps without a partner, and identification forms that only this text has.

    A form that both texts have belongs to the record by now: what is missing from it was withheld.
    """
    pages = _pages_with(words, loose)
    stamps = covered(words, [added_matter(page) for page in pages])
    result = {i for run in stamps if _loose_share(run, loose) >= _MOSTLY for i in run}
    lines: dict[int, set[int]] = {}
    for run in covered(words, [form_lines(page) for page in pages]):
        lines.setdefault(words.page[run[0]], set()).update(run)
    for found in lines.values():
        if _loose_share(found, loose) >= _MOSTLY:
            result |= found
    return result


def _stated(words: Words, loose: set[int]) -> set[int]:
    """Words of editors' statements that something is withheld, on pages with words without a partner."""
    return {i for run in covered(words, [statements(page) for page in _pages_with(words, loose)]) for i in run}


def _pages_with(words: Words, at: Collection[int]) -> list[str]:
    """The texts of the pages; empty where none of the words `at` stands, since nothing is asked of those."""
    held = {words.page[i] for i in at}
    return [text if number in held else "" for number, text in enumerate(words.texts)]


def _loose_share(at: Collection[int], loose: set[int]) -> float:
    return sum(i in loose for i in at) / len(at)


def _is_on_poor(gap: Gap, new: Words, poor: Collection[int | None]) -> bool:
    """Whether all of a gap lies on pages too poor to be compared, of which nothing is reported."""
    return bool(gap.new) and all(new.page[i] + 1 in poor for i in gap.new)


def _is_poor(span: Span, poor_old: set[int], poor_new: set[int]) -> bool:
    origin, to = span.from_place, span.to_place
    # words that only the older text has stand on its page; where they would be in the newer one may be another's end
    if origin is not None and origin.page in poor_old and (to is None or to.start == to.end):
        return True
    return to is not None and to.page in poor_new


def _order(span: Span) -> tuple[int, int, int, int]:
    to, origin = span.to_place, span.from_place
    if to is None:
        return (1 << 30, 0, origin.page if origin else 0, origin.start if origin else 0)
    return (to.page, to.start, origin.page if origin else 0, origin.start if origin else 0)


class _Writer:
    """Turns judged words into spans: each side on one page, an empty range where a side has no words."""

    def __init__(self, old: Words, new: Words, alone: tuple[set[int | None], set[int | None]]) -> None:
        self._old, self._new = old, new
        self._alone_new, self._alone_old = alone
        self.spans: list[Span] = []

    def write(self, judged: Judged) -> None:
        """One span for each page that the words run over."""
        gap = judged.gap
        left = [_place(self._old, run) for run in runs(self._old, judged.old)]
        right = [_place(self._new, run) for run in runs(self._new, judged.new)]
        for number in range(max(len(left), len(right))):
            from_place = left[number] if number < len(left) else None
            to_place = right[number] if number < len(right) else None
            if from_place is None and (to_place is None or to_place.page not in self._alone_new):
                from_place = _empty(self._old, gap.before[0], gap.after[0])
            if to_place is None and (from_place is None or from_place.page not in self._alone_old):
                to_place = _empty(self._new, gap.before[1], gap.after[1])
            sure = judged.confidence
            if judged.kind is not SpanKind.ADDED and (from_place is None or to_place is None):
                sure = min(sure, _PAGE_ALONE)
            self.spans.append(Span(judged.kind, round(sure, 3), from_place, to_place))

    def write_reading(self, reading: Reading) -> None:
        """Words read differently; a number of other figures is another number."""
        from_place = _place(self._old, range(*reading.old))
        to_place = _place(self._new, range(*reading.new))
        if reading.likeness <= _OTHER_NUMBER and self._are_numbers(reading):
            self.spans.append(Span(SpanKind.CHANGED, _NUMBER_CHANGED, from_place, to_place))
            return
        self.spans.append(Span(SpanKind.NOISE, round(0.5 + reading.likeness / 2, 3), from_place, to_place))

    def _are_numbers(self, reading: Reading) -> bool:
        written = [self._old.text(at) for at in range(*reading.old)], [self._new.text(at) for at in range(*reading.new)]
        return all(_NUMBER.fullmatch("".join(side)) for side in written)


def _place(words: Words, at: Sequence[int]) -> Place:
    first, last = at[0], at[-1]
    if words.page[first] != words.page[last]:
        last = words.first[words.page[first] + 1] - 1
    page = words.page[first]
    return Place(page + 1, words.start[first], words.end[last])


def _empty(words: Words, before: int, after: int) -> Place | None:
    """The place between two words: after the earlier one, else before the later one."""
    if before >= 0:
        return Place(words.page[before] + 1, words.end[before], words.end[before])
    if after >= 0:
        return Place(words.page[after] + 1, words.start[after], words.start[after])
    return Place(1, 0, 0) if words.texts else None


__all__ = ["METHOD", "Comparison", "PagePair", "Place", "Span", "SpanKind", "compare_texts"]
