"""What a gap is: opened, withheld, noise, changed or added, and how surely."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import accumulate

from rapidfuzz import process
from rapidfuzz.distance import Levenshtein

from fonds.core.comparing.added_matter import is_release_matter
from fonds.core.comparing.comparison import SpanKind
from fonds.core.comparing.evidence import ALIKE, Readings, Surroundings, evenness, features, likelihood, probability
from fonds.core.comparing.gap_alignment import likeness
from fonds.core.comparing.gaps import Gap
from fonds.core.comparing.one_sided import ABOUT, LostWords, one_sidedness
from fonds.core.comparing.passages import Passage, Tally, as_written, between, letters, passages, without_partner
from fonds.core.comparing.plausibility import Plausibility
from fonds.core.comparing.withheld_places import is_bracketed, sign
from fonds.core.comparing.words import Words

_STRAY = 0.34  # what is left on the other side may have this share of a span's letters and still be stray characters
SURE_ENOUGH = 0.55
"""From this probability on, words are called opened or newly withheld; below it they are taken for noise."""
_STATED = 0.9  # how sure words are at least in whose place the other text itself says that something is withheld
_CHANGED_ENOUGH = 0.5
_SCRAPS = 0.6  # the confidence with which codes and scraps at the ends of a passage are noise
_LEAST_LETTERS = 3  # of a passage that is weighed: less is a scrap
_EVEN = 0.5
_STRAY_LETTERS = 6  # of what an engine makes of a box or a blank
_UNLIKE = 0.4
_GLUED = 0.5
_LONGER = 3  # letters by which one side is longer, so that it may hold words that were withheld
_LEAST_ALIKE = 0.7  # of a word and another text's loose word, to be the same one moved
_ABOUT = 150  # words to either side by which it is judged how much the engines lose
_RUBBISH = 0.55
_CLEARER = 0.25
_LONGEST = 40  # words of a passage by which it is looked for
_NEAR = 600  # words to either side within which a passage that an engine moved is looked for


@dataclass(frozen=True, slots=True)
class Weighed:
    """What was found of a passage that may have been opened or withheld, whichever `kind` says."""

    kind: SpanKind
    values: dict[str, float]
    """See `evidence.features`."""
    likely: float
    """How likely it is at first sight, 0 to 1."""
    stated: float
    """How sure it is at least, because the other text itself says that something is withheld; 0 if it says nothing."""


@dataclass(slots=True)
class Judged:
    """Words of a gap with one kind: indices of each side, either of which may be empty.

    What is `weighed` is undecided until `second_look.look_again` has seen all of a comparison's passages.
    """

    kind: SpanKind
    confidence: float
    old: list[int]
    new: list[int]
    gap: Gap
    weighed: Weighed | None = None


@dataclass(slots=True)
class Loose:
    """Words without a partner: their indices, rising, their forms, and where among them each form stands."""

    at: list[int] = field(default_factory=list)
    forms: list[str] = field(default_factory=list)
    places: dict[str, list[int]] = field(default_factory=dict)


def _loose(words: Words, at: list[int]) -> Loose:
    long = [i for i in at if len(words.form[i]) > 2]
    forms = [words.form[i] for i in long]
    places: dict[str, list[int]] = {}
    for place, form in enumerate(forms):
        places.setdefault(form, []).append(place)
    return Loose(long, forms, places)


def _lost(words: Words, at: set[int]) -> list[tuple[int, int]]:
    """For each word, how many letters before it are lost, and how many there are."""
    lengths = list(map(len, words.form))
    lost = [0] * len(lengths)
    for i in at:
        lost[i] = lengths[i]
    return list(zip(accumulate(lost, initial=0), accumulate(lengths, initial=0), strict=True))


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
    readings: Readings = ALIKE
    loose_old: Loose = field(default_factory=Loose)
    loose_new: Loose = field(default_factory=Loose)
    _lost_old: list[tuple[int, int]] = field(default_factory=list)
    _lost_new: list[tuple[int, int]] = field(default_factory=list)
    _even: tuple[float, float] = (0.0, 0.0)
    _words_lost: tuple[LostWords, LostWords] = field(init=False)
    _about: tuple[Gap | None, tuple[list[float], list[float]]] = (None, ([], []))
    _tally_old: Tally = field(init=False)
    _tally_new: Tally = field(init=False)

    def know_loose(self, gaps: Sequence[Gap]) -> None:
        """Takes note of all words without a partner, among which moved passages are looked for."""
        self.loose_old = _loose(self.old, sorted(i for gap in gaps for i in gap.old))
        self.loose_new = _loose(self.new, sorted(i for gap in gaps for i in gap.new))
        self._tally_old = Tally(self.old, self.new, [(gap.old, gap.new) for gap in gaps])
        self._tally_new = Tally(self.new, self.old, [(gap.new, gap.old) for gap in gaps])
        self._lost_old = _lost(self.old, {i for gap in gaps for i in gap.old} - self.old_added - self.old_stated)
        self._lost_new = _lost(self.new, {i for gap in gaps for i in gap.new} - self.new_added - self.new_stated)
        self._words_lost = (
            LostWords(self.old, self.loose_old.at, self.old_added | self.old_stated, self.plausibility),
            LostWords(self.new, self.loose_new.at, self.new_added | self.new_stated, self.plausibility),
        )
        self._even = self._evenness(gaps, opened=True), self._evenness(gaps, opened=False)

    def _evenness(self, gaps: Sequence[Gap], *, opened: bool) -> float:
        """See `evidence.evenness`; a few letters that may stand for withheld words are not missing, nor are words that
        were misread and glued to each other."""
        words, other = (self.old, self.new) if opened else (self.new, self.old)
        ignored = self.old_added | self.old_stated if opened else self.new_added | self.new_stated
        missing = alone = 0
        for gap in gaps:
            there, here = (gap.old, gap.new) if opened else (gap.new, gap.old)
            found, own = letters(words, [i for i in there if i not in ignored]), letters(other, here)
            alone += own
            if (found > _STRAY_LETTERS or found > _STRAY * own) and not self._is_glued(gap):
                missing += found
        return evenness(self.readings, missing / _size(words), alone / _size(other), one_reading=self.one_reading)

    def _is_glued(self, gap: Gap) -> bool:
        if not gap.old or not gap.new or len(gap.old) + len(gap.new) > _LONGEST:
            return False
        alike = likeness("".join(self.old.form[i] for i in gap.old), "".join(self.new.form[i] for i in gap.new))
        return alike >= _GLUED

    def _disagreement(self, gap: Gap, *, opened: bool) -> float:
        """The share of letters round about that only the copy has from which nothing should be missing.

        A release opens words and seldom takes any back: what else is lost tells how much the engines lose or invent
        here, and so how much of what seems opened they may have lost or invented as well.
        """
        sums = self._lost_old if opened else self._lost_new
        side = 0 if opened else 1
        place = max(gap.before[side], gap.after[side], 0)
        low, high = max(0, place - _ABOUT), min(len(sums) - 1, place + _ABOUT)
        about = sums[high][1] - sums[low][1]
        own = letters(self.old, gap.old) if opened else letters(self.new, gap.new)
        return max(0, sums[high][0] - sums[low][0] - own) / about if about else 1.0

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
            result += self._words(gap, old, new)
        return result

    def _words(self, gap: Gap, old: list[int], new: list[int]) -> list[Judged]:
        old_stated = self._is_stated(self.old, old, self.old_stated)
        new_stated = self._is_stated(self.new, new, self.new_stated)
        ours = 0 if old_stated else letters(self.old, old)
        theirs = 0 if new_stated else letters(self.new, new)
        if theirs and new and ours <= max(_STRAY * theirs, 1.0 if theirs > 3 else 0.0):
            return self._one_sided(SpanKind.OPENED, gap, old, new, stated=old_stated)
        if ours and old and theirs <= max(_STRAY * ours, 1.0 if ours > 3 else 0.0):
            return self._one_sided(SpanKind.WITHHELD, gap, old, new, stated=new_stated)
        if not old or not new:
            return [Judged(SpanKind.NOISE, 0.9, old, new, gap)]
        if self._is_more(old, new):
            if theirs >= ours:
                return self._one_sided(SpanKind.OPENED, gap, old, new, stated=old_stated)
            return self._one_sided(SpanKind.WITHHELD, gap, old, new, stated=new_stated)
        return self._two_sided(gap, old, new)

    def _is_more(self, old: list[int], new: list[int]) -> bool:
        """Whether readings that misread letters evenly would not make one side of the other: it is longer, or both are
        short and nothing alike."""
        ours, theirs = letters(self.old, old), letters(self.new, new)
        if self._even[theirs < ours] < _EVEN:
            return False
        if abs(theirs - ours) >= _LONGER:
            return True
        alike = likeness("".join(self.old.form[i] for i in old), "".join(self.new.form[i] for i in new))
        return min(ours, theirs) <= _STRAY_LETTERS and alike < _UNLIKE

    def _one_sided(self, kind: SpanKind, gap: Gap, old: list[int], new: list[int], *, stated: bool) -> list[Judged]:
        opened = kind is SpanKind.OPENED
        words, at, opposite = (self.new, new, old) if opened else (self.old, old, new)
        if is_release_matter(as_written(words, at)):
            return [Judged(SpanKind.ADDED, 0.8, old, new, gap)]
        result: list[Judged] = []
        left, beside = set(at), opposite
        # where readings differ in letters alone, single letters and figures were withheld like other words
        trimmed = self._even[not opened] < _EVEN
        if not trimmed and opposite and not stated:
            at = without_partner(words, at, self.old if opened else self.new, opposite)
        for found in passages(words, at, trimmed=trimmed):
            if trimmed and letters(words, found) < _LEAST_LETTERS:
                continue
            values = self.evidence(gap, found, opposite, opened=opened, stated=stated)
            weighed = Weighed(kind, values, likelihood(values), _STATED if stated else 0.0)
            sides = (beside, found) if opened else (found, beside)
            result.append(Judged(kind, weighed.likely, *sides, gap, weighed))
            beside = []
            left -= set(found)
        if left:
            rest = sorted(left)
            result.append(Judged(SpanKind.NOISE, _SCRAPS, *((beside, rest) if opened else (rest, beside)), gap))
        return result

    def evidence(
        self, gap: Gap, at: Sequence[int], opposite: Sequence[int], *, opened: bool, stated: bool
    ) -> dict[str, float]:
        """What speaks for the words `at` having been withheld: see `evidence.features`."""
        words, other, own = (self.new, self.old, 1) if opened else (self.old, self.new, 0)
        passage = Passage(
            words,
            at,
            other,
            [] if stated else opposite,
            (gap.before[own], gap.before[1 - own]),
            (gap.after[own], gap.after[1 - own]),
            gap.new if opened else gap.old,
            gap,
            gap.slack if opened else -gap.slack,
        )
        place = Surroundings(
            plausible=self.plausibility.of_words(words, at),
            plausible_opposite=self.plausibility.of_words(other, opposite) if opposite and not stated else 0.0,
            sign=1.0 if stated else self._sign(gap, opened=opened),
            lost=self._disagreement(gap, opened=opened),
            loose=self._share(words, gap, own),
            loose_there=self._share(other, gap, 1 - own),
            elsewhere=self._elsewhere(at, words, self.loose_old if opened else self.loose_new, other),
            one_reading=self.one_reading,
            readings=self.readings,
            even=self._even[not opened],
            of_word=self.plausibility.of_word,
        )
        found = features(passage, place, self._tally_new if opened else self._tally_old)
        lost = self._lost_about(gap)
        return found | one_sidedness(lost[own], lost[1 - own], found)

    def _lost_about(self, gap: Gap) -> tuple[list[float], list[float]]:
        """The shares of plausible words lost about a gap, in the older text and in the newer one.

        Those of the last gap are kept: all passages of a gap ask, and a gap may hold whole pages of them.
        """
        if self._about[0] is not gap:
            places = [max(gap.before[side], gap.after[side], 0) for side in (0, 1)]
            old, new = (
                [lost.about(inside, place, number) for number in ABOUT]
                for lost, inside, place in zip(self._words_lost, (gap.old, gap.new), places, strict=True)
            )
            self._about = gap, (old, new)
        return self._about[1]

    def _share(self, words: Words, gap: Gap, side: int) -> float:
        """The share of the page's letters that have no partner."""
        near = gap.after[side] if gap.after[side] >= 0 else gap.before[side]
        if near < 0:
            return 0.0
        page = words.page[near]
        sums = (self._lost_old, self._lost_new)[side]
        low, high = sums[words.first[page]], sums[words.first[page + 1]]
        return (high[0] - low[0]) / max(1, high[1] - low[1])

    def _two_sided(self, gap: Gap, old: list[int], new: list[int]) -> list[Judged]:
        ours, theirs = self.plausibility.of_words(self.old, old), self.plausibility.of_words(self.new, new)
        old_length, new_length = letters(self.old, old), letters(self.new, new)
        # what an engine makes of a box or of ink over words is shorter than they are, and no words
        if ours < _RUBBISH and theirs > ours + _CLEARER and 1.8 * old_length < new_length:
            return self._one_sided(SpanKind.OPENED, gap, old, new, stated=False)
        if theirs < _RUBBISH and ours > theirs + _CLEARER and 1.8 * new_length < old_length:
            return self._one_sided(SpanKind.WITHHELD, gap, old, new, stated=False)
        both = min(ours, theirs)
        alike = likeness("".join(self.old.form[i] for i in old[:60]), "".join(self.new.form[i] for i in new[:60]))
        sure = probability(6.0 * (gap.quality - 0.75) + 5.0 * (both - 0.8) - 6.0 * (alike - 0.3))
        if sure >= _CHANGED_ENOUGH and old_length > 3:
            return [Judged(SpanKind.CHANGED, sure, old, new, gap)]
        return [Judged(SpanKind.NOISE, 1 - sure, old, new, gap)]

    def _elsewhere(self, at: Sequence[int], words: Words, loose: Loose, other: Words) -> float:
        """The share of the words that stand near by in the other text, without a partner there: moved by an engine."""
        long = [i for i in at if len(words.form[i]) > 3][:_LONGEST] or list(at) * (len(at) == 1)
        if not long or not loose.at:
            return 0.0
        middle = long[len(long) // 2] * len(other) // max(1, len(words))
        low, high = bisect_left(loose.at, middle - _NEAR), bisect_right(loose.at, middle + _NEAR)
        near = loose.forms[low:high]
        return sum(
            _is_within(loose.places.get(words.form[i], ()), low, high) or _is_like_any(words.form[i], near)
            for i in long
        ) / len(long)

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
        left, right = between(self.old, gap.before[0], gap.after[0]), between(self.new, *_second(gap))
        shown, opposite = (left, right) if opened else (right, left)
        return sign(shown, opposite)


def _size(words: Words) -> int:
    return sum(map(len, words.form)) or 1


def _second(gap: Gap) -> tuple[int, int]:
    return gap.before[1], gap.after[1]


def _is_within(places: Sequence[int], low: int, high: int) -> bool:
    at = bisect_left(places, low)
    return at < len(places) and places[at] < high


def _is_like_any(form: str, forms: Sequence[str]) -> bool:
    found = process.extractOne(form, forms, scorer=Levenshtein.normalized_similarity, score_cutoff=_LEAST_ALIKE)
    return found is not None
