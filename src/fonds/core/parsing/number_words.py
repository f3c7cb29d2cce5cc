"""Numbers in words: `twenty-five thousand`, `one and a half million`, `a dozen`."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

_UP_TO_NINETEEN = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_ONES = {word: float(number) for number, word in enumerate(_UP_TO_NINETEEN)}
_TENS = {
    "twenty": 20.0, "thirty": 30.0, "forty": 40.0, "fifty": 50.0, "sixty": 60.0, "seventy": 70.0, "eighty": 80.0,
    "ninety": 90.0,
}  # fmt: skip
SCALES = {
    "hundred": 1e2, "dozen": 12.0, "thousand": 1e3, "million": 1e6, "milliard": 1e9, "billion": 1e9, "trillion": 1e12,
    "mln": 1e6,
}  # fmt: skip
"""What multiplies the number before it."""

SCALE_WORDS = r"hundred|dozen|thousand|million(?:s(?!\s+of\b))?|milliard|billion|trillion|mln\.?|bn"
"""The pattern of the same behind digits."""
_WORD = (
    "one|two|three|four|five|six(?:teen|ty)?|seven(?:teen|ty)?|eight(?:een|y)?|nine(?:teen|ty)?|ten|eleven|twelve|"
    "thirteen|fourteen|fifteen|twenty|thirty|forty|fifty"
)
_SCALE = "hundred|dozen|thousand|million|milliard|billion|trillion"
_HALF = r"\s+(?:\w{2,3}\s+(?:a|one)[\s-]half|and\s+half(?=\s+[a-z]{3,})(?!\s+(?:the|that|his|their|its)\b))"
NUMBER_WORDS = (
    rf"(?:an?\s+(?={_SCALE})|)(?:{_WORD}|zero(?=\s+per\s?cent\b)|(?:(?<=a\s)|(?<=\badditional\s)|(?<=\banother\s))(?:{_SCALE}))\b(?:{_HALF})?"
    rf"(?:(?:[\s-]{{1,3}}|(?<=hundred)\s+and\s+|(?<=thousand)\s+and\s+)(?:{_WORD}|{_SCALE})\b)*"
)
"""The pattern of a number in words (without groups), to be used without regard to case."""

FRACTIONS = {
    "half": 0.5, "third": 1 / 3, "quarter": 0.25, "fourth": 0.25, "fifth": 0.2, "sixth": 1 / 6, "seventh": 1 / 7,
    "eighth": 0.125, "ninth": 1 / 9, "tenth": 0.1,
}  # fmt: skip


def times(value: float, scale: float) -> float:
    """The product of two numbers as they are written in decimals: 8.2 million is 8,200,000, and not 8,199,999.999…"""
    return float(value) if scale == 1 else float(Decimal(repr(value)) * Decimal(repr(scale)))


def scaled(words: str | None) -> float:
    """How many such a word multiplies the number before it with; 1 where none stands there."""
    return 1.0 if not words else 1e9 if words.casefold() == "bn" else SCALES[words.casefold().rstrip(".s")]


def is_number_word(word: str) -> bool:
    """Whether a word is, or goes on, a number in words."""
    folded = word.casefold()
    return folded in _ONES or folded in _TENS or folded in SCALES


@lru_cache(maxsize=4096)
def number_in_words(words: str) -> float | None:
    """The number that the words say; None where they are none, as in `two three`."""
    total, group, last = 0.0, 0.0, 0.0
    folded = words.casefold()
    has_half = re.search(r"\b(?:a|one|and)[\s-]+half\b", folded)
    if has_half:
        folded = re.sub(_HALF, " ", folded)
    for word in re.findall(r"[a-z]+", folded):
        if word in ("a", "an", "and"):
            continue
        if word in SCALES:
            scale = SCALES[word]
            group = (group or 1.0) + (0.5 if has_half else 0.0)
            has_half = None
            if scale in (1e2, 12.0):
                group *= scale
            else:
                total, group = total + group * scale, 0.0
            last = 0.0
        elif word in _TENS:
            if last:
                return None
            group, last = group + _TENS[word], 20.0
        elif word in _ONES:
            if last == 1.0 or (last == 20.0 and not 0 < _ONES[word] < 10):
                return None
            group, last = group + _ONES[word], 1.0
        else:
            return None
    return total + group + (0.5 if has_half else 0.0)
