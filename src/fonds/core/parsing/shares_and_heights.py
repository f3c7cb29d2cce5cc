"""Quantities by their form alone: a third of, 1/4 of, half a million; feet and inches by their signs."""

from __future__ import annotations

import re
from collections.abc import Iterator

from fonds.core.parsing.counted_nouns import counted_noun
from fonds.core.parsing.legible_numbers import last_word
from fonds.core.parsing.number_qualifiers import qualified
from fonds.core.parsing.number_words import FRACTIONS, NUMBER_WORDS, SCALE_WORDS, number_in_words, scaled, times
from fonds.core.parsing.quantity import Quantity
from fonds.core.parsing.units_in_text import unit_at, unit_named_by
from fonds.core.text.first_words import places_of, words_on
from fonds.core.text.lowering import lowered
from fonds.core.text.windows import matches_around

_OF_A_PERSON = re.compile(r"lbs?\b|pounds|hair|eyes|build|height|tall|weigh|\bage\b|\bht\b|complexion", re.IGNORECASE)
_FEET_AND_INCHES = re.compile(r"(\d)(?<![\w']\d)\s?['’]\s?(\d{1,2})(\s?1/2|½)?(?:\s?(?:\"|''|”|’’)|\b(?!['’\w]))")
_FEET = tuple(re.compile(rf"{sign}(?:(?<=\d.)|(?<=\d\s.))\s?\d") for sign in "'’")
"""What is found quickly and stands in all that `_FEET_AND_INCHES` finds; by one sign each is found far faster."""
_SHARE = re.compile(
    rf"(?:(?P<top>\d{{1,2}})/(?P<bottom>\d{{1,3}})|(?P<ones>one|two|three|four|five|seven|nine|a)[\s-]"
    rf"(?P<part>half|third|quarter|fourth|fifth|sixth|seventh|eighth|ninth|tenth)s?|(?P<half>half)(?=\s+a\s))(?:\s+(?:(?:of\s+)?an?\s+)?(?P<scale>{SCALE_WORDS})\b|"
    r"(?=\s+of\b)(?!\s+of\s+(?:an?|the)\s+(?:century|year|decade|month|week|day|hour|minute)\b))",
    re.IGNORECASE,
)
_HALF_A_UNIT = re.compile(
    r"half(?:[\s-]+(?:of\s+)?an?)?(?=[\s-]+(?:miles?|tons?|pounds?|kilomet(?:er|re)s?|acres?|hectares?)\b)",
    re.IGNORECASE,
)
"""Half a mile, a half mile."""
_BEFORE_HALF = re.compile(r"(?:\b(?:an?|the|of|to|by|only|about|within|some|for|with|and)|[,(])\s+$", re.IGNORECASE)
_AND_A = re.compile(r"\band\s+(?:an?\s+|one\s+)?$", re.IGNORECASE)
_IN_SO_MANY = re.compile(
    r"\b(?P<top>\d|one|two|three|four|five|six|seven|eight|nine)\s+out\s+of\s+(?:every\s+)?"
    r"(?P<bottom>\d{1,4}|three|four|five|six|seven|eight|nine|ten|twenty|(?:a\s+|one\s+)?(?:hundred|thousand))(?=\s+[a-z])",
    re.IGNORECASE,
)
"""A share by how many of how many: "one out of four children"."""
_OUT_OF = re.compile(r"out\s+of\s", re.IGNORECASE)
_BEFORE_OUT, _BEHIND_OUT = 7, 24
_SO_MANY = frozenset({3, 4, 5, 10, 20, 100, 1000})
"""Of how many a share is told; of others it is told how many there were."""
_ONE_AND = re.compile(rf"(?:\d|\b{NUMBER_WORDS})\s+\w{{2,3}}\s+$", re.IGNORECASE)
_OF_SHARE_IN_DIGITS = re.compile(r"/(?<=\d/)\d")
_PARTS_OF_SHARES = frozenset(f"{part}{end}" for part in FRACTIONS for end in ("", "s"))


def heights(text: str) -> Iterator[Quantity]:
    """Feet and inches by their signs, 5' 10", as descriptions of persons have them."""
    if any(sign.search(text) is not None for sign in _FEET):
        for match in _FEET_AND_INCHES.finditer(text):
            is_marked = not match[0][-1].isdigit()
            around = text[max(0, match.start() - 60) : match.end() + 60]
            if int(match[2]) < 12 and 3 <= int(match[1]) <= 8 and (is_marked or _OF_A_PERSON.search(around)):
                inches = 12.0 * int(match[1]) + int(match[2]) + (0.5 if match[3] else 0.0)
                yield Quantity(inches, "inch", "", *match.span())


def _of_so_many(text: str) -> Iterator[Quantity]:
    """Shares that are told by how many of how many, of things that were not told of before."""
    for out in _OUT_OF.finditer(text):
        match = _IN_SO_MANY.search(text, max(0, out.start() - _BEFORE_OUT), out.end() + _BEHIND_OUT)
        if match is None or not match.start() < out.start() < match.end():
            continue
        top, bottom = (_whole(match[part]) for part in ("top", "bottom"))
        noun = counted_noun(text, match.end())
        if top is None or bottom not in _SO_MANY or top >= bottom or noun is None or not noun.counts:
            continue
        start, qualifier = qualified(text, match.start(), last_word(text, match.start()))
        yield Quantity(top / bottom, "", noun.words, start, noun.end, qualifier=qualifier)


def _whole(words: str) -> float | None:
    return float(words) if words.isdigit() else number_in_words(words)


def _halves(text: str, low: str) -> Iterator[Quantity]:
    """Half a mile, and a half of other units by which distances, weights and land are told."""
    for match in filter(None, (_HALF_A_UNIT.match(text, place) for place in places_of(low, ("half",)))):
        ahead = text[max(0, match.start() - 16) : match.start()]
        unit = unit_at(text, match.end())
        if unit is not None and _BEFORE_HALF.search(ahead) and not _AND_A.search(ahead):
            yield Quantity(0.5, unit_named_by(unit), "", match.start(), unit.end())


def shares(text: str) -> Iterator[Quantity]:
    """A third of, 1/4 of: shares of what follows; one out of four; half a mile."""
    low = lowered(text)
    said = words_on(low)
    if "out of" in low or "out\nof" in low:
        yield from _of_so_many(text)
    if "half" in said:
        yield from _halves(text, low)
    anchors = [match.span() for match in _OF_SHARE_IN_DIGITS.finditer(text)]
    for part in _PARTS_OF_SHARES & said:
        anchors += [(place, place + len(part)) for place in places_of(low, (part,))]
    for match in matches_around(_SHARE, sorted(anchors), text, 24):
        if text[max(0, match.start() - 1) : match.start()].strip(" \n\t(\"“'") or text[: match.start()].endswith(
            "and "
        ):
            continue
        if match["scale"] and _ONE_AND.search(text[max(0, match.start() - 16) : match.start()]):
            continue  # "one and one-half million" is a number of its own
        start, qualifier = qualified(text, match.start(), last_word(text, match.start()))
        if match["top"]:
            top, bottom = int(match["top"]), int(match["bottom"])
            if not 0 < top < bottom:
                continue
            value = top / bottom
        elif match["half"]:
            value = 0.5
        else:
            value = (number_in_words(match["ones"]) or 1.0) * FRACTIONS[match["part"].casefold()]
        if match["scale"]:
            value = times(
                value, scaled(match["scale"])
            )  # "a quarter of a million casualties" are no share, but so many
            unit, noun = unit_at(text, match.end()), counted_noun(text, match.end())
            if unit is not None:
                yield Quantity(value, unit_named_by(unit), "", start, unit.end(), qualifier=qualifier)
            elif noun is not None and noun.counts:
                yield Quantity(value, "", noun.words, start, noun.end, qualifier=qualifier)
        elif value < 1:
            yield Quantity(value, "", "", start, match.end(), qualifier=qualifier)
