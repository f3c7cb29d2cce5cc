"""What speaks for and against words of one text alone having been withheld in the other: named, weighed, added up.

The weights come from made pairs and from real ones that were read by people (`bench/compare_fitting.py` finds them
anew and says how well they do on records that they were not found from); the sum is the log odds of the words being
opened (or newly withheld) rather than lost or invented by an engine. Only what is worth a weight is kept: the
regression is a sparse one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from math import exp, log2

from fonds.core.comparing import word_kinds as kinds
from fonds.core.comparing.evidence_weights import AT_FIRST, WEIGHTS
from fonds.core.comparing.letter_sequences import usual
from fonds.core.comparing.passages import LABEL, Passage, Tally, as_written, between, letters

_STROKES = "[]{}|_—~"
_OPENS, _CLOSES = "[{(/|<«", "])}|>»/"
# codes that reviewers set beside a place that they withhold: those of the JFK Act's postponements, and of the FOIA
_CODE = re.compile(r"(?<![\w\-/.,:])[JD]?[0Oo][1-9](?![\w\-/.:])|\(?b\)?\s?\([1-9]\)|1\.[45]\s?\([a-h]\)")
_FIGURES = re.compile(r"(?<!\d)(?:0[1-9]|24|O3|o3)(?!\d)")
_MIXED = re.compile(r"[a-zà-ÿ][A-ZÀ-Þ](?![A-Z]*$)|[A-Z]{2}[a-z]|\d[^\W\d_]|[^\W\d_]\d|(.)\1\1")
_USUAL_SIGNS = ".,()-'\"/:;&[]"
_MIDDLING = 0.45  # how usual letters are where no word tells
_TOP, _BOTTOM = 1500, 600  # code points of a page within which heads and feet of forms lie
_EXPLAINED = 2.6  # letters without partner, against the square of the share misread: both letters of a pair must be so
_ANYWAY = 0.005  # letters without partner however little is misread
_LUMPY = 1.12
_LEAST_LIKE = 0.24  # the share of letters misread from which on the words say too little
_OTHERWISE_WHERE_EVEN = (
    "common", "name", "upper", "fills_line", "plausible", "withheld_kind", "usual", "instead", "letters", "place_name",
    "person", "nearest", "form_words", "share_of_line", "capital", "loose", "after_lead", "loose_there", "loose_least",
    "lost", "longer", "plausible_instead", "in_line_before", "in_line_after", "sign", "quality", "scraps", "figures",
)  # fmt: skip
_NEAR = 14  # code points to either side in which a code is looked for


@dataclass(frozen=True, slots=True)
class Readings:
    """How the two readings differ in the words that both have, over the whole comparison."""

    likeness: float
    """The mean likeness of paired words, by their letters, 0 to 1."""
    lumpiness: float
    """How much oftener a misread word follows on another than if they were strewn evenly: 1 if no oftener.

    Where misreadings come in lumps there are bad patches, and in bad patches engines lose whole lines as well."""
    doubt: float = 0.1
    """By how much the lumpiness may be off by chance, from so few words."""


ALIKE = Readings(1.0, 1.0)


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


def features(passage: Passage, place: Surroundings, tally: Tally) -> dict[str, float]:
    """Every feature by its name, each between about -10 and 15."""
    found = _of_words(passage, place)
    found |= _of_place(passage)
    found |= _of_other_side(passage, place)
    found |= _of_record(passage, place, tally)
    even = evenness(place.readings, place.loose_there, one_reading=place.one_reading)
    found["even"] = even
    for name in _OTHERWISE_WHERE_EVEN:
        found[f"even_{name}"] = even * found[name]
    return found


def evenness(readings: Readings, loose_there: float, *, one_reading: bool) -> float:
    """How far the readings differ as if letters alone had been misread, strewn evenly: from 0 to 1.

    There no engine lost words, and what one text lacks was withheld, whatever the words are. Three things must agree:
    the copy from which nothing should be missing lacks no more than misreading explains (`loose_there`), misread words
    do not follow each other, and some are misread, but not so many that they must.
    """
    if one_reading:
        return 1.0
    misread = 1 - readings.likeness
    explained = _ramp((1.25 - loose_there / (_EXPLAINED * misread * misread + _ANYWAY)) / 0.25)
    strewn = _ramp((_LUMPY + readings.doubt - readings.lumpiness) / 0.1)
    some = _ramp((misread - 0.005) / 0.012)
    return explained * strewn * some * _ramp((_LEAST_LIKE - misread) / 0.04)


def _ramp(value: float) -> float:
    return max(0.0, min(1.0, value))


def odds(values: dict[str, float]) -> float:
    """The log odds of `features`."""
    return AT_FIRST + sum(weight * values[name] for name, weight in WEIGHTS.items())


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
    signs = [c for c in whole if not c.isspace()]
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
        "mixed": kinds.share(written, lambda word: _MIXED.search(word) is not None),
        "signs": sum(not c.isalnum() and c not in _USUAL_SIGNS for c in signs) / max(1, len(signs)),
        "strokes_within": min(2.0, float(sum(whole.count(c) for c in "[]{}|"))),
        "label": float(LABEL.fullmatch(whole) is not None),
        "begins_small": float(written[0][:1].islower()),
    }


def _of_place(passage: Passage) -> dict[str, float]:
    """Where they stand on their own page."""
    words, at = passage.words, passage.at
    first, last = words.texts[words.page[at[0]]], words.texts[words.page[at[-1]]]
    start, end = words.start[at[0]], words.end[at[-1]]
    line_end = last.find("\n", end)
    beside_before = _alnum(first[first.rfind("\n", 0, start) + 1 : start])
    beside_after = _alnum(last[end : line_end if line_end >= 0 else len(last)])
    length = letters(words, at) or 1
    inside = as_written(words, at).split("\n")
    before, after = first[max(0, start - 3) : start], last[end : end + 3]
    left = first[max(0, start - 25) : start]
    return {
        "in_line_before": float(beside_before > 1),
        "in_line_after": float(beside_after > 1),
        "fills_line": float(beside_before <= 1 and beside_after <= 1),
        "share_of_line": length / (length + beside_before + beside_after),
        "lines": min(4.0, log2(len(inside))),
        "letters_a_line": min(60.0, length / max(1, sum(bool(line.strip()) for line in inside))),
        "opens": float(any(c in _OPENS for c in before)),
        "closes": float(any(c in _CLOSES for c in after)),
        "after_lead": float(kinds.LEADS.search(left) is not None),
        "after_title": float(kinds.TITLES.search(left) is not None),
        "before_stop": float(after.lstrip()[:1] in tuple(",.;:)]}")),
        "from_top": min(1.0, start / _TOP),
        "down_the_page": start / (len(first) or 1),
        "from_bottom": min(1.0, (len(first) - start) / _BOTTOM),
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
    lead = other.texts[other.page[before]][max(0, other.end[before] - 20) : other.end[before]] if before >= 0 else ""
    return {
        "at_edge": float((before < 0 or after < 0) and not _is_page_alone(passage)),
        "breaks_there": float(min(3, there.count("\n"))),
        "one_line_there": float("\n" not in there and before >= 0 and after >= 0),
        "more_strokes_there": float(strokes - min(3, sum(here.count(c) for c in _STROKES))),
        "strokes_there": float(min(4, sum(there.count(c) for c in _STROKES))),
        "signs_there": float(min(8, sum(not c.isspace() and not c.isalnum() and c not in ".,;:'" for c in there))),
        "instead": min(2.0, letters(other, passage.opposite) / length),
        "glued": max(-2.0, min(2.0, passage.slack / length)),
        "plausible_instead": place.plausible_opposite,
        "sign": place.sign,
        "opens_newly": float(any(c in _OPENS and c not in there for c in text[max(0, start - 3) : start])),
        "closes_newly": float(any(c in _CLOSES and c not in there for c in last_text[end : end + 3])),
        "code": float(_CODE.search(there) is not None or _CODE.search(near) is not None),
        "figures_of_code": float(_FIGURES.search(f"{left} {right} {there[:60]}") is not None),
        "lead_there": float(bool(lead) and kinds.LEADS.search(lead + " ") is not None),
    }


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


def _alnum(text: str) -> int:
    return sum(c.isalnum() for c in text)
