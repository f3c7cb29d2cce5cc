"""Heights and weights whose units a machine misread: "five feet eight anches", "six f6et tall", "Weight, 135 vounds".

A word stands for a unit where few of its letters differ and the number is one that persons measure; what is no more
than like a unit of weight has a word of persons' weights before it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from rapidfuzz.distance import Levenshtein

from fonds.core.parsing.legible_numbers import last_word
from fonds.core.parsing.number_qualifiers import qualified
from fonds.core.parsing.number_words import number_in_words
from fonds.core.parsing.quantity import Quantity
from fonds.core.text.english_words import is_english
from fonds.core.text.first_words import words_on
from fonds.core.text.lowering import lowered
from fonds.core.text.windows import matches_near

_OF_PERSONS = frozenset({"tall", "height", "weight", "weighs", "hair", "eyes", "build", "complexion", "inches"})
# for a text in small letters
_HEIGHT = re.compile(
    r"(?<![\w.,/$-])(?P<feet>[4-7]|four|five|six|seven)\s+(?P<foot>[a-z\d]{4})"
    r"(?:(?:,?\s+|,)(?P<inches>[a-z]{3,6}|\d{1,2})(?:\s+\w{1,2})?\s+(?P<inch>[a-z]{5,7})\b)?"
)
_HIGH = re.compile(r"\bheight\b\W{1,3}(?P<inches>[4-8]\d)\s?(?:\"|”|''|’’|in\b)")
_WEIGHT = re.compile(
    r"(?P<before>[a-z]{3,9})\W{1,4}(?P<number>\d{2,3})(?![\d,./-])(?:\s?(?:[a-z]{3}\s)?(?:to|-|–)\s?(?P<high>\d{2,3}))?"
    r"\s?(?P<unit>[a-z]{3,6})\b"
)
_OF_WEIGHT = re.compile(r"\d(?<=\W.)\d")
"""What is found quickly and stands in all that `_WEIGHT` finds."""
_ELEVEN = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven")
_TALLEST_INCHES = 11
_LIGHTEST, _HEAVIEST = 70, 400
_WEIGHS = ("weight", "weighs", "weighing", "weighed")


def heights_and_weights_misread(text: str) -> Iterator[Quantity]:
    """The heights and weights of persons in a text whose units are misread, in order of their kinds."""
    low = lowered(text)
    if _OF_PERSONS.isdisjoint(words_on(low)):
        return
    for match in _HEIGHT.finditer(low):
        yield from (_qualified(text, each) for each in _height(match))
    if "height" in low:
        for match in _HIGH.finditer(low):
            yield Quantity(float(match["inches"]), "inch", "", match.start("inches"), match.end())
    for match in matches_near(_WEIGHT, _OF_WEIGHT, low):
        yield from (_qualified(text, each) for each in _weight(match))


def _qualified(text: str, found: Quantity) -> Quantity:
    start, qualifier = qualified(text, found.start, last_word(text, found.start))
    return replace(found, start=start, qualifier=qualifier)


def _height(match: re.Match[str]) -> Iterator[Quantity]:
    """The height that feet and inches say of which at least one is misread; none where both are well written."""
    foot, inch = match["foot"], match["inch"] or ""
    if Levenshtein.distance(foot, "feet", score_cutoff=1) > 1 or (foot != "feet" and is_english(foot)):
        return
    feet = float(match["feet"]) if match["feet"].isdigit() else number_in_words(match["feet"]) or 0.0
    inches = _inches(match["inches"] or "")
    if inches is not None and inch and Levenshtein.distance(inch, "inches", score_cutoff=2) <= 2:
        yield Quantity(12 * feet + inches, "inch", "", *match.span())
    elif foot != "feet":
        yield Quantity(feet, "foot", "", match.start(), match.end("foot"))


def _inches(words: str) -> float | None:
    """How many inches a number below twelve says, one letter of which may be misread; None for another word."""
    if words.isdigit():
        return float(words) if int(words) <= _TALLEST_INCHES else None
    near = [n for n, each in enumerate(_ELEVEN) if Levenshtein.distance(words, each, score_cutoff=1) <= 1]
    return float(near[0]) if len(near) == 1 and len(words) > 2 else None


def _weight(match: re.Match[str]) -> Iterator[Quantity]:
    """The weight of a person behind a word that says so, in pounds whose name is misread."""
    unit = match["unit"]
    least = float(match["number"])
    most = float(match["high"]) if match["high"] else None
    if not _LIGHTEST <= least <= _HEAVIEST or (most is not None and not least < most <= _HEAVIEST):
        return
    weighs = any(Levenshtein.distance(match["before"], each, score_cutoff=2) <= 2 for each in _WEIGHS)
    is_pounds = Levenshtein.distance(unit, "pounds", score_cutoff=2) <= 2
    is_range = most is not None and unit in ("lbs", "pounds")
    if is_range or (weighs and (is_pounds or Levenshtein.distance(unit, "lbs", score_cutoff=1) <= 1)):
        yield Quantity(least, "pound", "", match.start("number"), match.end(), most)
