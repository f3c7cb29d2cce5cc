"""What a gap is: opened, withheld, noise, changed or added, and how surely."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from math import exp

from rapidfuzz import process
from rapidfuzz.distance import Levenshtein

from fonds.core.comparing.added_matter import is_release_matter
from fonds.core.comparing.comparison import SpanKind
from fonds.core.comparing.evidence import Side, Surroundings, features, odds, passage, probability
from fonds.core.comparing.gap_alignment import likeness
from fonds.core.comparing.gaps import Gap
from fonds.core.comparing.plausibility import Plausibility
from fonds.core.comparing.withheld_places import is_bracketed, sign
from fonds.core.comparing.words import Words

_STRAY = 0.34  # what is left on the other side may have this share of a span's letters and still be stray characters
_SURE_ENOUGH = 0.5
MOVED = 0.8
"""The confidence with which words that an engine moved are noise."""
_ABOUT = 150  # words to either side by which it is judged how much the engines lose
_RUBBISH = 0.55
_CLEARER = 0.25
_LONGEST = 40  # words of a passage by which it is looked for
_NEAR = 600  # words to either side within which a passage that an engine moved is looked for


@dataclass(slots=True)
class Judged:
    """Words of a gap with one kind: indices of each side, either of which may be empty."""

    kind: SpanKind
    confidence: float
    old: list[int]
    new: list[int]
    gap: Gap


@dataclass(slots=True)
class Loose:
    """Words without a partner: their indices, rising, and their forms."""

    at: list[int] = field(default_factory=list)
    forms: list[str] = field(default_factory=list)


def _loose(words: Words, at: list[int]) -> Loose:
    long = [i for i in at if len(words.form[i]) > 2]
    return Loose(long, [words.form[i] for i in long])


def _lost(words: Words, at: set[int]) -> list[tuple[int, int]]:
    """For each word, how many letters before it are lost, and how many there are."""
    lost = letters = 0
    result = [(0, 0)]
    for i, form in enumerate(words.form):
        letters += len(form)
        lost += len(form) if i in at else 0
        result.append((lost, letters))
    return result


@dataclass(slots=True)
class Judge:
    """Judges the gaps of one comparison."""

    old: Words
    new: Words
    plausibility: Plausibility
    old_added: set[int]
    new_added: set[int]
    old_stated: set[int]
    new_stated: set[int]
    one_reading: bool = False
    loose_old: Loose = field(default_factory=Loose)
    loose_new: Loose = field(default_factory=Loose)
    _lost_old: list[tuple[int, int]] = field(default_factory=list)
    _lost_new: list[tuple[int, int]] = field(default_factory=list)

    def know_loose(self, gaps: Sequence[Gap]) -> None:
        """Takes note of all words without a partner, among which moved passages are looked for."""
        self.loose_old = _loose(self.old, sorted(i for gap in gaps for i in gap.old))
        self.loose_new = _loose(self.new, sorted(i for gap in gaps for i in gap.new))
        self._lost_old = _lost(self.old, {i for gap in gaps for i in gap.old} - self.old_added - self.old_stated)
        self._lost_new = _lost(self.new, {i for gap in gaps for i in gap.new} - self.new_added - self.new_stated)

    def _disagreement(self, gap: Gap, *, opened: bool) -> float:
        """The share of letters round about that only the copy has from which nothing should be missing.

        A release opens words and seldom takes any back: what else is lost tells how much the engines lose or invent
        here, and so how much of what seems opened they may have lost or invented as well.
        """
        sums = self._lost_old if opened else self._lost_new
        side = 0 if opened else 1
        place = max(gap.before[side], gap.after[side], 0)
        low, high = max(0, place - _ABOUT), min(len(sums) - 1, place + _ABOUT)
        letters = sums[high][1] - sums[low][1]
        own = self._letters(self.old, gap.old) if opened else self._letters(self.new, gap.new)
        return max(0, sums[high][0] - sums[low][0] - own) / letters if letters else 1.0

    def judge(self, gap: Gap) -> list[Judged]:
        """The parts of a gap, in reading order."""
        old_added = [i for i in gap.old if i in self.old_added]
        new_added = [i for i in gap.new if i in self.new_added]
        result = []
        if old_added or new_added:
            result.append(Judged(SpanKind.ADDED, 0.9, old_added, new_added, gap))
        old = [i for i in gap.old if i not in self.old_added]
        new = [i for i in gap.new if i not in self.new_added]
        if old or new:
            result.append(self._words(gap, old, new))
        return result

    def _words(self, gap: Gap, old: list[int], new: list[int]) -> Judged:
        old_stated = self._is_stated(self.old, old, self.old_stated)
        new_stated = self._is_stated(self.new, new, self.new_stated)
        ours = 0 if old_stated else self._letters(self.old, old)
        theirs = 0 if new_stated else self._letters(self.new, new)
        if gap.slack > 1 and not old_stated:
            ours += gap.slack
        if gap.slack < -1 and not new_stated:
            theirs -= gap.slack
        if theirs and new and ours <= max(_STRAY * theirs, 1.0 if theirs > 3 else 0.0):
            return self._one_sided(SpanKind.OPENED, gap, old, new, stated=old_stated)
        if ours and old and theirs <= max(_STRAY * ours, 1.0 if ours > 3 else 0.0):
            return self._one_sided(SpanKind.WITHHELD, gap, old, new, stated=new_stated)
        if not old or not new:
            return Judged(SpanKind.NOISE, 0.9, old, new, gap)
        return self._two_sided(gap, old, new)

    def _one_sided(self, kind: SpanKind, gap: Gap, old: list[int], new: list[int], *, stated: bool) -> Judged:
        opened = kind is SpanKind.OPENED
        words, at = (self.new, new) if opened else (self.old, old)
        if is_release_matter(passage(words, at)):
            return Judged(SpanKind.ADDED, 0.8, old, new, gap)
        plausible = self.plausibility.of_words(words, at)
        letters = sum(len(words.form[i]) for i in at)
        shown = 1.0 if stated else self._sign(gap, opened=opened)
        side = self._side(gap, words, at, opened=opened)
        place = Surroundings(
            quality=gap.quality,
            nearest=gap.nearest,
            plausible=plausible,
            sign=shown,
            lost=self._disagreement(gap, opened=opened),
            loose=min(self._share(self.old, gap, 0), self._share(self.new, gap, 1)),
            instead=0.0 if stated else self._instead(gap, old if opened else new, letters, opened=opened),
            fills_lines=self._fills_lines(words, at),
            at_edge=gap.before[0] < 0 or gap.after[0] < 0,
            one_reading=self.one_reading,
        )
        weighed = features(side, place)
        if self._is_elsewhere(
            at, words, self.loose_old if opened else self.loose_new, self.old if opened else self.new
        ):
            return Judged(SpanKind.NOISE, MOVED, old, new, gap)
        sure = probability(odds(weighed))
        if sure < _SURE_ENOUGH:
            return Judged(SpanKind.NOISE, 1 - sure, old, new, gap)
        return Judged(kind, sure, old, new, gap)

    def _side(self, gap: Gap, words: Words, at: Sequence[int], *, opened: bool) -> Side:
        """The words and what stands about them on their page, and opposite."""
        before, after = (gap.before[1], gap.after[1]) if opened else (gap.before[0], gap.after[0])
        first, last = words.page[at[0]], words.page[at[-1]]
        start = words.end[before] if before >= 0 and words.page[before] == first else max(0, words.start[at[0]] - 4)
        end = words.start[after] if after >= 0 and words.page[after] == last else words.end[at[-1]] + 4
        other = self.old if opened else self.new
        there = (gap.before[0], gap.after[0]) if opened else (gap.before[1], gap.after[1])
        return Side(
            words,
            at,
            words.texts[first][start : words.start[at[0]]][-_ABOUT:],
            words.texts[last][words.end[at[-1]] : end][:_ABOUT],
            self._between(other, *there)[:_ABOUT],
        )

    def _instead(self, gap: Gap, opposite: Sequence[int], letters: int, *, opened: bool) -> float:
        """Letters that stand opposite for each of the words'."""
        there = self._letters(self.old if opened else self.new, opposite)
        there += max(0, gap.slack if opened else -gap.slack)
        return there / max(1, letters)

    def _share(self, words: Words, gap: Gap, side: int) -> float:
        """The share of the page's letters that have no partner."""
        near = gap.after[side] if gap.after[side] >= 0 else gap.before[side]
        if near < 0:
            return 0.0
        page = words.page[near]
        sums = (self._lost_old, self._lost_new)[side]
        low, high = sums[words.first[page]], sums[words.first[page + 1]]
        return (high[0] - low[0]) / max(1, high[1] - low[1])

    def _two_sided(self, gap: Gap, old: list[int], new: list[int]) -> Judged:
        ours, theirs = self.plausibility.of_words(self.old, old), self.plausibility.of_words(self.new, new)
        old_length, new_length = self._letters(self.old, old), self._letters(self.new, new)
        # what an engine makes of a box or of ink over words is shorter than they are, and no words
        if ours < _RUBBISH and theirs > ours + _CLEARER and 1.8 * old_length < new_length:
            return self._one_sided(SpanKind.OPENED, gap, old, new, stated=False)
        if theirs < _RUBBISH and ours > theirs + _CLEARER and 1.8 * new_length < old_length:
            return self._one_sided(SpanKind.WITHHELD, gap, old, new, stated=False)
        both = min(ours, theirs)
        alike = likeness("".join(self.old.form[i] for i in old[:60]), "".join(self.new.form[i] for i in new[:60]))
        odds = 6.0 * (gap.quality - 0.75) + 5.0 * (both - 0.8) - 6.0 * (alike - 0.3)
        sure = 1 / (1 + exp(-odds))
        if sure >= _SURE_ENOUGH and old_length > 3:
            return Judged(SpanKind.CHANGED, sure, old, new, gap)
        return Judged(SpanKind.NOISE, 1 - sure, old, new, gap)

    def _is_elsewhere(self, at: Sequence[int], words: Words, loose: Loose, other: Words) -> bool:
        """Whether most of the words stand near by in the other text, without a partner there: moved by an engine."""
        long = [i for i in at if len(words.form[i]) > 3][:_LONGEST] or list(at) * (len(at) == 1)
        if not long or not loose.at:
            return False
        middle = long[len(long) // 2] * len(other) // max(1, len(words))
        low, high = bisect_left(loose.at, middle - _NEAR), bisect_right(loose.at, middle + _NEAR)
        near = loose.forms[low:high]
        exact = set(near)
        found = sum(
            words.form[i] in exact
            or process.extractOne(words.form[i], near, scorer=Levenshtein.normalized_similarity, score_cutoff=0.7)
            is not None
            for i in long
        )
        return found * 2 > len(long)

    def _fills_lines(self, words: Words, at: Sequence[int]) -> bool:
        """Whether the words stand on lines of their own, as margins, stamps and handwriting do."""
        first, last = words.texts[words.page[at[0]]], words.texts[words.page[at[-1]]]
        start, end = words.start[at[0]], words.end[at[-1]]
        line_end = last.find("\n", end)
        beside = first[first.rfind("\n", 0, start) + 1 : start] + last[end : line_end if line_end >= 0 else len(last)]
        return not any(c.isalnum() for c in beside)

    def _is_stated(self, words: Words, at: Sequence[int], stated: set[int]) -> bool:
        """Whether the words are an editor's statement or substitute language: a withheld place, and not words."""
        return bool(at) and (all(i in stated for i in at) or self._is_substitute(words, at))

    def _is_substitute(self, words: Words, at: Sequence[int]) -> bool:
        """Whether the words are one bracketed remark."""
        if not at or len(at) > 10 or words.page[at[0]] != words.page[at[-1]]:
            return False
        text = words.texts[words.page[at[0]]]
        start, end = words.start[at[0]], words.end[at[-1]]
        return is_bracketed(text[max(0, start - 1) : end + 1])

    def _sign(self, gap: Gap, *, opened: bool) -> float:
        left, right = self._between(self.old, gap.before[0], gap.after[0]), self._between(self.new, *_second(gap))
        between, opposite = (left, right) if opened else (right, left)
        return sign(between, opposite) if len(between) < 4000 else 0.0

    @staticmethod
    def _between(words: Words, before: int, after: int) -> str:
        if before < 0 or after < 0 or words.page[before] != words.page[after] or before > after:
            return ""
        return words.texts[words.page[before]][words.end[before] : words.start[after]]

    @staticmethod
    def _letters(words: Words, at: Sequence[int]) -> int:
        return sum(len(words.form[i]) for i in at)


def _second(gap: Gap) -> tuple[int, int]:
    return gap.before[1], gap.after[1]
