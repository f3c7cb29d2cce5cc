"""Days that teletypes spell out, in numerals: `NOVEMBER TWENTYTWO`, `DEC. SIXTEEN, SIXTYTHREE`, `JUNE FOUR LAST`."""

from __future__ import annotations

import re

from fonds.core.parsing.number_words import number_in_words

_PARTS = re.compile(
    r"(?P<month>[A-Z]+)[.,]? (?P<day>[A-Z]+(?:[ -](?!NINETEEN|FORTY|FIFTY|SIXTY|SEVENTY|LAST|INST|NEXT)[A-Z]+)?)"
    r"(?:,? (?:NINETEEN[ -]?)?(?P<year>(?:FORTY|FIFTY|SIXTY|SEVENTY)[ -]?[A-Z]*))?"
    r"(?:,? (?P<which>LAST|INST|NEXT)(?:ANT)?)?"
)
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


def _number(words: str) -> int | None:
    value = number_in_words(_OF_TENS.sub(" ", words))
    return None if value is None else int(value)
