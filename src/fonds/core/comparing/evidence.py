"""What speaks for and against words of one text alone having been withheld in the other: named, weighed, added up.

The weights come from made pairs and from real ones that were read by people (`bench/compare_fitting.py` finds them
anew and says how well they do on records that they were not found from); the sum is the log odds of the words being
opened (or newly withheld) rather than lost or invented by an engine. Only what is worth a weight is kept: the
regression is a sparse one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import exp, log, log2
from operator import mul

from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein

from fonds.core.comparing import word_kinds as kinds
from fonds.core.comparing.evidence_weights import (
    AGAIN_AT_FIRST,
    AGAIN_WEIGHTS,
    AT_FIRST,
    EVEN_AT_FIRST,
    EVEN_WEIGHTS,
    WEIGHTS,
)
from fonds.core.comparing.letter_sequences import usual
from fonds.core.comparing.neighbourhood import beside, room
from fonds.core.comparing.passages import LABEL, Passage, Tally, as_written, between, letters, letters_on_lines

_STROKES = "[]{}|_—~"
_OPENS, _CLOSES = "[{(/|<«", "])}|>»/"
# codes that reviewers set beside a place that they withhold: those of the JFK Act's postponements, and of the FOIA
_CODE = re.compile(r"(?<![\w\-/.,:])[JD]?[0Oo][1-9](?![\w\-/.:])|\(?b\)?\s?\([1-9]\)|1\.[45]\s?\([a-h]\)")
_FIGURES = re.compile(r"(?<!\d)(?:0[1-9]|24|O3|o3)(?!\d)")
_MIDDLING = 0.45  # how usual letters are where no word tells
_EXPLAINED = 2.0  # letters without partner, against the square of the share misread
_ANYWAY = (0.004, 0.006)  # letters without partner however little is misread
_MOSTLY = 0.4
_FEW = 10.0  # misread letters: so few do not tell how they are strewn
_EVEN = (1.94, -3.96, -1.94, -2.5, -7.45, -15.0)  # from made pairs and real ones, by logistic regression
_STOPPED = re.compile(r"[.:!?;][)\]}\"'”’]*\s+[(\[{\"“]*$")
_STOPS = re.compile(r".?[)\]}\"'”’]*[.:!?]")
_BROKEN_BEFORE = re.compile(r"\w[-¬]\s*\n\s*$")
_BROKEN_AFTER = re.compile(r"[-¬]\s*\n")
_AT_TOP = 5
_SENTENCE = 5  # words
_BESIDE = 3  # words to either side among which a passage's letters may be found
_SHORT, _TOO_LONG = 12, 1500  # letters
_BY_CHANCE, _LONG = 0.55, 40  # how like a stretch may be by chance; letters that are enough to tell
_ABOUT = 60  # words to either side among which a like passage may stand
_NEAR = 14  # code points to either side in which a code is looked for


@dataclass(frozen=True, slots=True)
class Readings:
    """How the two readings differ in the words that both have, over the whole comparison."""

    likeness: float
    """The mean likeness of paired words, by their letters, 0 to 1."""
    lumpiness: float = 1.0
    """How much oftener a misread word follows on another than if they were strewn evenly: 1 if no oftener.

    Where misreadings come in lumps there are bad patches, and in bad patches engines lose whole lines as well."""
    clustered: float = 0.0
    """The same as a share of what chance explains, 0 if no oftener, and near 0 where few words are misread."""
    unequal: float = 0.0
    """How much more misread letters differ in number from word to word than by chance, as a share of that; 0 if not."""
    misread: float = 0.0
    """The share of letters misread in paired words."""
    edits: float = 0.0
    """How many they are."""


ALIKE = Readings(1.0)
EVERYWHERE, NEAR = "others", "others_near"
"""The features of how likely the record's other passages are, weighed the second time alone."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What is known of the place and of the page: see `Gap` and `Judge`; all from 0 to 1."""

    plausible: float
    plausible_opposite: float
    sign: float
    lost: float
    loose: float
    loose_there: float
    elsewhere: float
    one_reading: bool
    """Whether both texts are written alike throughout: then no engine lost words, and what one lacks was withheld."""
    readings: Readings
    even: float
    """See `evenness`."""
    of_word: Callable[[str, str], float]
    """How plausible a word is, 0 to 1, by how it is written and by its form."""


def features(passage: Passage, place: Surroundings, tally: Tally) -> dict[str, float]:
    """Every feature by its name, each between about -10 and 15."""
    on_lines = letters_on_lines(passage)
    found = _of_words(passage, place)
    found |= _of_place(passage, on_lines)
    found |= _of_other_side(passage, place)
    found |= _of_record(passage, place, tally)
    found |= beside(passage, on_lines, place.of_word)
    found |= room(passage)
    found["even"] = place.even
    return found


def evenness(readings: Readings, missing: float, alone: float, *, one_reading: bool) -> float:
    """The probability, 0 to 1, that the readings differ by letters misread alone, strewn evenly.

    There no engine lost words, and what one text lacks was withheld, whatever the words are. Three things must agree:
    the copy from which nothing should be missing lacks no more than misreading explains (`missing` is the share of its
    letters that it has alone: both letters of a pair of words must be misread for that, hence the square), misread
    words do not follow each other, and misread letters are shared out among the words as chance would. Where most of
    the other text is without a counterpart (`alone` is its share), too little tells.
    """
    if one_reading and missing < _ANYWAY[1]:
        return 1.0
    explained = log((missing + _ANYWAY[0]) / (_EXPLAINED * readings.misread**2 + _ANYWAY[1]))
    few = _FEW / (_FEW + readings.edits)
    told = (1.0, explained, readings.unequal, readings.clustered, few, max(0.0, alone - _MOSTLY))
    return probability(sum(map(mul, _EVEN, told)))


def likelihood(values: dict[str, float]) -> float:
    """The probability, 0 to 1, that words of these `features` were withheld: as readings that engines make and readings
    whose letters are misread evenly have it, each as far as the readings are of that kind."""
    return _blended(values, AT_FIRST, WEIGHTS)


def likelihood_among(values: dict[str, float], everywhere: float, near: float) -> float:
    """The same once it is known how likely, 0 to 1, the record's other passages are: all of them, and those near by."""
    return _blended(values | {EVERYWHERE: everywhere, NEAR: near}, AGAIN_AT_FIRST, AGAIN_WEIGHTS)


def _blended(values: dict[str, float], at_first: float, weights: Mapping[str, float]) -> float:
    even = values["even"]
    result = 0.0
    if even < 1:
        result += (1 - even) * _weighed(values, at_first, weights)
    if even > 0:
        result += even * _weighed(values, EVEN_AT_FIRST, EVEN_WEIGHTS)
    return result


def _weighed(values: dict[str, float], at_first: float, weights: Mapping[str, float]) -> float:
    return probability(at_first + sum(weight * values[name] for name, weight in weights.items()))


def probability(log_odds: float) -> float:
    """From log odds to 0 … 1."""
    return 1 / (1 + exp(-max(-30.0, min(30.0, log_odds))))


def _of_words(passage: Passage, place: Surroundings) -> dict[str, float]:
    """What the words are."""
    words, at = passage.words, passage.at
    written = [words.text(i) for i in at]
    length = letters(words, at) or 1
    usualness = [usual(word) for word in written if len(word) > 3 and word.isascii() and word.isalpha()]
    whole = as_written(words, at)
    lowered = [word.lower() for word in written]
    return {
        "plausible": place.plausible,
        "letters": min(9.0, log2(length)),
        "words": min(6.0, log2(len(at) + 1)),
        "word_length": min(9.0, length / len(at)),
        "common": kinds.share(written, kinds.is_common),
        "small": kinds.share(lowered, lambda word: word in kinds.SMALL),
        "name": kinds.share(written, kinds.is_name_like),
        "person": kinds.share(written, kinds.is_known_person),
        "place_name": kinds.share(written, kinds.is_known_place),
        "withheld_kind": kinds.share(lowered, lambda word: word in kinds.WITHHELD),
        "form_words": kinds.share(lowered, lambda word: word in kinds.FORM),
        "figures": sum(c.isdigit() for word in written for c in word) / length,
        "usual": sum(usualness) / len(usualness) if usualness else _MIDDLING,
        "capital": kinds.share(written, lambda word: word[0].isupper()),
        "upper": kinds.share(written, lambda word: word.isupper() and len(word) > 1),
        "scraps": kinds.share(written, lambda word: len(word) < 3),
        "label": float(LABEL.fullmatch(whole) is not None),
        "begins_small": float(written[0][:1].islower()),
    }


def _of_place(passage: Passage, on_lines: tuple[int, int]) -> dict[str, float]:
    """Where they stand on their own page."""
    words, at = passage.words, passage.at
    first, last = words.texts[words.page[at[0]]], words.texts[words.page[at[-1]]]
    start, end = words.start[at[0]], words.end[at[-1]]
    beside_before, beside_after = on_lines
    length = letters(words, at) or 1
    inside = as_written(words, at).split("\n")
    before, after = first[max(0, start - 3) : start], last[end : end + 3]
    left = first[max(0, start - 25) : start]
    begins = _STOPPED.search(first[max(0, start - 12) : start]) is not None or start < _AT_TOP
    ends = _STOPS.match(last[max(0, end - 1) : end + 12]) is not None
    broken = _BROKEN_BEFORE.search(left) is not None or _BROKEN_AFTER.match(last[end : end + 4]) is not None
    fills = beside_before <= 1 and beside_after <= 1
    long = len(at) >= _SENTENCE
    return {
        "begins_sentence": float(begins),
        "ends_sentence": float(ends),
        "sentences": float(begins and ends and long),
        "cut_lines": float(fills and not begins and not ends and len(at) > 2),
        "long_cut_lines": float(fills and not (begins and ends) and long),
        "broken": float(broken),
        "in_line_before": float(beside_before > 1),
        "in_line_after": float(beside_after > 1),
        "fills_line": float(fills),
        "share_of_line": length / (length + beside_before + beside_after),
        "lines": min(4.0, log2(len(inside))),
        "opens": float(any(c in _OPENS for c in before)),
        "closes": float(any(c in _CLOSES for c in after)),
        "before_stop": float(after.lstrip()[:1] in tuple(",.;:)]}")),
    }


def _of_other_side(passage: Passage, place: Surroundings) -> dict[str, float]:
    """What stands at the same place in the other text."""
    words, at, other = passage.words, passage.at, passage.other
    before, after = passage.before[1], passage.after[1]
    there = between(other, before, after)[:200]
    here = between(words, passage.before[0], passage.after[0])[:400]
    length = letters(words, at) or 1
    strokes = min(3, sum(there.count(c) for c in _STROKES))
    text, last_text = words.texts[words.page[at[0]]], words.texts[words.page[at[-1]]]
    start, end = words.start[at[0]], words.end[at[-1]]
    left, right = text[max(0, start - _NEAR) : start], last_text[end : end + _NEAR]
    near = f"{left} {as_written(words, at)} {right}"
    absent, fits = absence(passage)
    alike = nearness(passage)
    return {
        "at_edge": float((before < 0 or after < 0) and not _is_page_alone(passage)),
        "breaks_there": float(min(3, there.count("\n"))),
        "one_line_there": float("\n" not in there and before >= 0 and after >= 0),
        "more_strokes_there": float(strokes - min(3, sum(here.count(c) for c in _STROKES))),
        "strokes_there": float(min(4, sum(there.count(c) for c in _STROKES))),
        "signs_there": float(min(8, sum(not c.isspace() and not c.isalnum() and c not in ".,;:'" for c in there))),
        "absent": absent,
        "long_near_there": max(0.0, alike - _BY_CHANCE) * min(1.0, length / _LONG),
        "fits": fits,
        "instead": min(2.0, letters(other, passage.opposite) / length),
        "glued": max(-2.0, min(2.0, passage.slack / length)),
        "plausible_instead": place.plausible_opposite,
        "sign": place.sign,
        "opens_newly": float(any(c in _OPENS and c not in there for c in text[max(0, start - 3) : start])),
        "closes_newly": float(any(c in _CLOSES and c not in there for c in last_text[end : end + 3])),
        "code": float(_CODE.search(there) is not None or _CODE.search(near) is not None),
        "figures_of_code": float(_FIGURES.search(f"{left} {right} {there[:60]}") is not None),
    }


def absence(passage: Passage) -> tuple[float, float]:
    """How far the passage's letters find no partner among the other text's letters about its place, from -1 to 1, and
    how far those letters differ from this text's without the passage.

    1 where all of them must be put in to make this text of the other one; less where what stands there, apart or
    glued to the words beside it, may be what an engine made of them.
    """
    words, other = passage.words.form, passage.other.form
    at = passage.at
    length = letters(passage.words, at) + len(at)
    if length > _TOO_LONG:
        return 1.0, 0.0
    run = passage.run
    left = [*_up_to(words, passage.before[0]), *(words[i] for i in run if i < at[0])]
    right = [*(words[i] for i in run if i > at[-1]), *_from(words, passage.after[0])]
    shown = " ".join(
        [*_up_to(other, passage.before[1]), *(other[i] for i in passage.opposite), *_from(other, passage.after[1])]
    )
    without = Levenshtein.distance(" ".join([*left, *right]), shown)
    within = Levenshtein.distance(" ".join([*left, *(words[i] for i in at), *right]), shown)
    return (within - without) / length, min(1.0, without / (len(shown) or 1))


def nearness(passage: Passage) -> float:
    """How like the passage, 0 to 1, a stretch of the other text about its place is, with partners or without; 0 if the
    passage is too short to tell. Two phrases that resemble each other may have been paired crosswise."""
    words, other = passage.words.form, passage.other.form
    said = " ".join([words[i] for i in passage.at])
    if not _SHORT <= len(said) <= _TOO_LONG:
        return 0.0
    place = max(passage.before[1], passage.after[1] - 1, 0)
    there = " ".join(other[max(0, place - _ABOUT) : place + _ABOUT])
    return fuzz.partial_ratio(said, there) / 100


def _up_to(forms: Sequence[str], at: int) -> Sequence[str]:
    return forms[max(0, at - _BESIDE + 1) : at + 1] if at >= 0 else ()


def _from(forms: Sequence[str], at: int) -> Sequence[str]:
    return forms[at : at + _BESIDE] if at >= 0 else ()


def _is_page_alone(passage: Passage) -> bool:
    """Whether no word of its page agrees near by: a page that only one text has, not the edge of one of both."""
    words, beside = passage.words, [at for at in (passage.before[0], passage.after[0]) if at >= 0]
    return bool(beside) and all(words.page[at] != words.page[passage.at[0]] for at in beside)


def _of_record(passage: Passage, place: Surroundings, tally: Tally) -> dict[str, float]:
    """What the rest of both texts tells."""
    words, at = passage.words, passage.at
    telling = [words.form[i] for i in at if len(words.form[i]) > 3 and not kinds.is_common(words.text(i))]
    gap = passage.gap
    return {
        "quality": gap.quality,
        "nearest": gap.nearest,
        "gap": min(10.0, log2(1 + letters(words, passage.run))),
        "seen": _mean(form in tally.agreed_there for form in telling),
        "again": _mean(form in tally.opened_again for form in telling),
        "loose_too": _mean(form in tally.loose_there for form in telling),
        "elsewhere": place.elsewhere,
        "lost": place.lost,
        "loose_least": min(place.loose, place.loose_there),
        "loose": place.loose,
        "loose_there": place.loose_there,
        "large_gaps": min(4.0, log2(1 + tally.large_gaps)),
        "longer": max(-3.0, min(3.0, tally.ratio)),
        "capitals": tally.capitals,
        "strokes": min(5.0, tally.strokes),
        "strokes_of_other": min(5.0, tally.strokes_there),
        "size": min(12.0, log2(tally.size)),
        "one_reading": float(place.one_reading),
        "lumpiness": min(4.0, place.readings.lumpiness),
        "likeness": place.readings.likeness,
    }


def _mean(found: Iterable[bool]) -> float:
    """The share of what is so; a little less than none where there is nothing to tell."""
    values = [float(each) for each in found]
    return sum(values) / len(values) if values else -0.1
