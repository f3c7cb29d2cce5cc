"""Days that teletypes spell out, in numerals: `NOVEMBER TWENTYTWO`, `DEC. SIXTEEN, SIXTYTHREE`, `JUNE FOUR LAST`."""

from __future__ import annotations

import re

from fonds.core.extracting.date_wordings import MONTH_NAMES
from fonds.core.parsing.number_words import number_in_words

_PARTS = re.compile(
    r"(?P<month>[A-Z]+)[.,]? (?P<day>[A-Z]+(?:[ -](?!NINETEEN|FORTY|FIFTY|SIXTY|SEVENTY|LAST|INST|NEXT)[A-Z]+)?)"
    r"(?:,? (?:NINETEEN[ -]?)?(?P<year>(?:FORTY|FIFTY|SIXTY|SEVENTY)[ -]?[A-Z]*))?"
    r"(?:,? (?P<which>LAST|INST|NEXT)(?:ANT)?)?"
)
_ORDINALS = {
    word: number
    for number, word in enumerate(
        ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh",
         "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth",
         "twentieth"), start=1)
} | {"thirtieth": 30}  # fmt: skip
_ORDINAL = re.compile(
    rf"\b(?:(twenty|thirty)[ -])?({'|'.join(sorted(_ORDINALS, key=len, reverse=True))})\b", re.IGNORECASE
)
_MONTH = re.compile(MONTH_NAMES)
_YEAR = re.compile(r"\d{4}$")
_OF_TENS = re.compile(r"(?<=TY)(?=[A-Z])")


def in_numerals(words: str) -> str:
    """The day before its month, with the year as it is told: "16 DEC 1963", "4 JUNE last". Blanks are single ones."""
    found = _PARTS.fullmatch(words)
    day = _number(found["day"]) if found else None
    if found is None or day is None:
        return words
    year = _number(found["year"]) if found["year"] else None
    if year is not None:
        return f"{day} {found['month']} {1900 + year}"
    return f"{day} {found['month']}" + (f" {found['which'].lower()}" if found["which"] else "")


def ordinals_in_numerals(words: str) -> str:
    """A day told by an ordinal in words, before its month and in numerals: "5 May 1962". Blanks are single ones."""
    found = _ORDINAL.search(words)
    month = _MONTH.search(words)
    if found is None or month is None:
        return words
    ten, one = (found[1] or "").casefold(), found[2].casefold()
    day = {"twenty": 20, "thirty": 30, "": 0}[ten] + _ORDINALS[one]
    year = _YEAR.search(words)
    return f"{day} {month[0]}" + (f" {year[0]}" if year else "")


def _number(words: str) -> int | None:
    value = number_in_words(_OF_TENS.sub(" ", words))
    return None if value is None else int(value)
