"""Where numbers stand in a text, with their signs of money, and how much their digits or words say.

A machine reads blanks and letters into digits; where a text may have such numbers, a wider pattern finds them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from fonds.core.parsing.number_words import NUMBER_WORDS, SCALE_WORDS, SCALES, number_in_words, scaled
from fonds.core.text.first_words import places_of, words_on
from fonds.core.text.lowering import lowered

DIGITS = (
    r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,3},\d{1,2}(?=\s(?:thousand|m(?:illion|illiard|ln)|billion|per\s?cent|tons|hectares)\b|\s?%)|"
    r"\d+(?:\.\d+)?"
)
"""Numbers as English writes them, and with a comma for the point where their unit leaves no doubt: 65,5 million."""
_TORN_DIGITS = (
    r"\d{1,3}(?:,\d{3})*,\s000|"
    r"(?(sign)\d{1,3}(?=[\d,]*,\s)(?:,\s?\d{3}){1,3}(?![\d,])|(?!))|\d{1,2}[ -][1-3]/[2-8](?=\s)|"
    r"[lI]\.\d(?=\s(?:million|billion)\b)|[lI],\d{3}|"
    r"(?(sign)(?=[\d,]*[lIOoCQ])[\dlIOoCQ]{1,3}(?:,[\dlIOoCQ]{3})+(?!\w)|(?!))|(?(sign)\d{1,3}[;:]\d{3}(?![\d,;:])|(?!))"
)
"""Numbers with a blank or a letter that a machine read into them ($l0,000; I.5 million; $6;000), and mixed ones."""
SIGN = r"US\$|\$US\s?|[$£¥€₽₩]|(?-i:RM|DM|Kčs|Kč|Lei|Leva)\b"
_START, _START_WHERE_TORN = (
    re.compile(
        rf"(?<![\w.,/:#§-])(?:(?P<sign>{SIGN})\s?)?(?:(?P<digits>{digits})|(?P<words>\b{NUMBER_WORDS}))(?![\w/])",
        re.IGNORECASE,
    )
    for digits in (DIGITS, f"(?-i:{_TORN_DIGITS})|{DIGITS}")
)
_MAY_BE_TORN = re.compile(r"[.,/](?=\d)(?:(?<=\b[lI].)|(?<=\d/)\d\s)")
_MAY_BE_TORN_SUM = re.compile(r"[$£]\s?(?:[lI]|[\d,]+[lIOoCQ;:]|\d{1,3},\s\d{3})")
_FIRST_CHARACTER = re.compile(r"[0-9$£¥€₽₩](?<![\w.,/:#§-].)")
"""How what `_START` finds begins, where it is no word: it is found far faster."""
_FIRST_WORDS = frozenset(
    {
        *("rm", "dm", "lei", "leva", "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"),
        *("ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
        *("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"),
        *(_OF_SCALE := ("hundred", "dozen", "thousand", "million", "milliard", "billion", "trillion")),
    }
)
"""The same, where it is one."""
_BEFORE_SCALE = re.compile(rf"\ban?\s+(?={SCALE_WORDS})")
_FIRST_SIGNS = ("us$", "kč")
_COMMA_FOR_POINT = re.compile(r"\d{1,3},\d{1,2}")
AS_DIGITS = str.maketrans("lIOoCQ", "110000", ";:")
"""Letters that stand for digits, and what is none."""


def starts(text: str) -> Iterator[re.Match[str]]:
    """The numbers in a text, in order, none within another: `sign`, and `digits` or `words`, of each."""
    may_be_torn = (
        ", 000" in text
        or _MAY_BE_TORN.search(text) is not None
        or (("$" in text or "£" in text) and _MAY_BE_TORN_SUM.search(text) is not None)
    )
    yield from _START_WHERE_TORN.finditer(text) if may_be_torn else _plain_starts(text)


def _plain_starts(text: str) -> Iterator[re.Match[str]]:
    """The matches of `_START` in the text, in order, none within another."""
    low = lowered(text)
    words_here = words_on(low)
    places = [match.start() for match in _FIRST_CHARACTER.finditer(low)]
    places += places_of(low, _FIRST_WORDS & words_here)
    places += places_of(low, _FIRST_SIGNS)
    if not words_here.isdisjoint(_OF_SCALE):
        places += [match.start() for match in _BEFORE_SCALE.finditer(low)]
    until = 0
    for place in sorted(places):
        match = _START.match(text, place) if place >= until else None
        if match is not None:
            until = match.end()
            yield match


def in_digits(digits: str) -> float:
    """How much digits say, with their commas, blanks and misread letters."""
    if digits.isdigit():  # most
        return float(digits)
    if _COMMA_FOR_POINT.fullmatch(digits):
        return float(digits.replace(",", "."))
    plain = digits.replace(",", "")
    if plain.replace(".", "").isdigit():
        return float(plain)
    if mixed := re.fullmatch(r"(\d+)[ -](\d)/(\d)", digits):
        return int(mixed[1]) + int(mixed[2]) / int(mixed[3])
    return float(re.sub(r"[,\s]", "", digits).translate(AS_DIGITS))


def number_of(words: str) -> float | None:
    """How much digits or words say; None for words that are no number."""
    return in_digits(words) if words[0].isdigit() else number_in_words(words)


def scale_of(following: re.Match[str]) -> float:
    """The scale of a range's upper end, in figures or as the last of its words."""
    if following["high_scale"]:
        return scaled(following["high_scale"])
    last = re.split(r"[\s-]+", following["high"].casefold())[-1]
    return SCALES.get(last, 1.0)
