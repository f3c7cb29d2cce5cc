"""What speaks for and against words of one text alone having been withheld in the other: named, weighed, added up.

The weights come from made pairs and from real ones that were read by people (`bench/compare_fitting.py` finds them
anew and says which were set by hand); the sum is the log odds of the words being opened (or newly withheld) rather
than lost or invented by an engine.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import exp, log2

from fonds.core.comparing.letter_sequences import usual
from fonds.core.comparing.words import Words
from fonds.core.text.english_words import is_english

_SMALL = frozenset(
    re.findall(
        r"\w+",
        "a an the of to in on at by for and or as is was be been being are were it its this that with from he she they "
        "him her his which who whom whose not no nor had has have having will would should could may might must can "
        "shall do does did but if than then so such there here their them these those we us our you your my me i up "
        "out into upon over under about after before between during through per via",
    )
)
_FEW = 3
_MIXED = re.compile(r"[a-zà-ÿ][A-ZÀ-Þ](?![A-Z]*$)|[A-Z]{2}[a-z]|\d[^\W\d_]|[^\W\d_]\d|(.)\1\1")
_NAME = re.compile(r"[A-ZÀ-Þ][\w'’]{2,}")
_OPENS, _CLOSES = "[{(/|<«", "])}|>»"
# codes that reviewers set beside a place that they withhold: those of the JFK Act's postponements, and of the FOIA
_CODE = re.compile(r"(?<![\w\-/.,:])[JD]?[0Oo][1-9](?![\w\-/.:])|\(?b\)?\s?\([1-9]\)|1\.[45]\s?\([a-h]\)")
_LABEL = re.compile(
    r"\W*(?:(?:agency|record|document|current|date|of|last|review|opening|criteria|restrictions?|classification|"
    r"subjects?|comments?|originator|from|to|title|pages?|series|file|number|information|type|status|cia|fbi|jfk|"
    r"released?|filenumber|lastreview|unclassified|secret)\W*)+\d{0,3}\W*",
    re.IGNORECASE,
)

NAMES = (
    "one", "quality", "nearest", "plausible", "letters", "box", "sign", "bracket", "code", "common", "common_lost",
    "common_line", "line", "lost", "instead", "instead_rubbish", "loose", "tiny", "figures", "unusual", "label",
    "edge", "name", "short", "short_lost", "short_common", "short_name", "short_frame", "mixed", "one_reading",
)  # fmt: skip
WEIGHTS: Mapping[str, float] = {
    "one": 0.86,
    "quality": 1.10,
    "nearest": 0.55,
    "plausible": 1.71,
    "letters": 0.34,
    "box": 2.34,
    "sign": 1.54,
    "bracket": 0.34,
    "code": 0.61,
    "common": 0.82,
    "common_lost": -0.30,
    "common_line": -2.38,
    "line": -0.81,
    "lost": -0.25,
    "instead": -2.40,
    "instead_rubbish": -2.37,
    "loose": -1.50,
    "tiny": -0.73,
    "figures": -2.25,
    "unusual": 2.17,
    "label": -3.34,
    "edge": -4.26,
    "name": 0.58,
    "short": -0.55,
    "short_lost": 0.27,
    "short_common": -0.30,
    "short_name": 0.83,
    "short_frame": 0.32,
    "mixed": 1.63,
    "one_reading": 2.50,
}


@dataclass(frozen=True, slots=True)
class Side:
    """Words without a partner and what stands about them: `before` and `after` up to the next words that agree, and
    `opposite`, what stands at the same place in the other text."""

    words: Words
    at: Sequence[int]
    before: str
    after: str
    opposite: str


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What is known of the place and of the page: see `Gap` and `Judge`; all from 0 to 1 but `instead`, letters that
    stand opposite for each of these."""

    quality: float
    nearest: float
    plausible: float
    sign: float
    lost: float
    loose: float
    instead: float
    fills_lines: bool
    at_edge: bool
    one_reading: bool
    """Whether both texts are written alike throughout: then no engine lost words, and what one lacks was withheld."""


def features(side: Side, place: Surroundings) -> tuple[float, ...]:
    """One number for each of `NAMES`."""
    words, at = side.words, side.at
    written = [words.text(i) for i in at]
    length = sum(map(len, written)) or 1
    letters = sum(len(words.form[i]) for i in at)
    common = sum(len(word) for word in written if _is_common(word)) / length
    line = float(place.fills_lines and "\n" in side.opposite)
    usualness = [usual(word) for word in written if len(word) > 3 and word.isascii() and word.isalpha()]
    unusual = max(0.0, 0.5 - sum(usualness) / len(usualness)) if usualness else 0.0
    names = sum(len(word) for word in written if _NAME.fullmatch(word) and not _is_common(word)) / length
    whole = side.before + passage(side.words, side.at) + side.after
    lost = min(0.2, place.lost)
    short = float(len(at) <= _FEW)
    framed = float(_is_bracketed(side))
    coded = float(_CODE.search(side.opposite) is not None or _CODE.search(whole) is not None)
    return (
        1.0,
        place.quality - 0.85,
        min(place.nearest, 0.9) - 0.75,
        place.plausible - 0.7,
        min(3.0, log2(max(1, letters) / 5)),
        float(place.sign >= 0.9),
        place.sign if place.sign < 0.9 else 0.0,
        framed,
        coded,
        common,
        common * lost * 10,
        common * line,
        line,
        lost * 10,
        min(1.0, place.instead),
        min(1.0, place.instead * 3) * (1 - place.plausible),
        min(0.3, place.loose) * 10,
        float(letters < 4),
        sum(c.isdigit() for word in written for c in word) / length,
        unusual,
        float(place.fills_lines and _LABEL.fullmatch(passage(side.words, side.at)) is not None),
        float(place.at_edge),
        names,
        short,
        short * lost * 10,
        short * common,
        short * names,
        short * float(framed or coded),
        sum(len(word) for word in written if _MIXED.search(word)) / length,
        float(place.one_reading),
    )


def odds(values: Sequence[float]) -> float:
    """The log odds of `features`."""
    return sum(WEIGHTS[name] * value for name, value in zip(NAMES, values, strict=True))


def probability(log_odds: float) -> float:
    """From log odds to 0 … 1."""
    return 1 / (1 + exp(-max(-30.0, min(30.0, log_odds))))


def _is_common(word: str) -> bool:
    lowered = word.strip("'’").lower()
    return lowered in _SMALL or (len(lowered) > 2 and is_english(lowered))


def passage(words: Words, at: Sequence[int]) -> str:
    """The words `at` as they stand, with what is between them; over a page's end, with spaces between."""
    first, last = at[0], at[-1]
    if words.page[first] == words.page[last]:
        text = words.texts[words.page[first]]
        return text[words.start[first] : words.end[last]]
    return " ".join(words.text(i) for i in at)


def _is_bracketed(side: Side) -> bool:
    """Whether the words stand in a frame that the other text lacks: releases box what they open."""
    opens = sum(side.before.count(c) for c in _OPENS) > sum(side.opposite.count(c) for c in _OPENS)
    closes = sum(side.after[:4].count(c) for c in _CLOSES) > sum(side.opposite.count(c) for c in _CLOSES)
    inside = passage(side.words, side.at)
    return opens or closes or any(inside.count(c) > side.opposite.count(c) for c in "[]{}")
