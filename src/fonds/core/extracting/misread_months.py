"""Names of months as OCR leaves them beside a day and a year: "Cetober 8, 1973", "22 Novenber 1963"."""

from __future__ import annotations

import re
from functools import lru_cache

from rapidfuzz.distance import Levenshtein

from fonds.core.description.edtf_values import is_edtf
from fonds.core.extracting.date_wordings import MONTH_NAMES
from fonds.core.text.english_words import is_english

_LONGEST = 16
_BEFORE_YEAR = re.compile(
    r"(?<![\w-])(?:(?P<m1>[A-Z0][A-Za-z]{4,9})\s(?P<d1>\d\d?),\s?|(?P<d2>\d\d?)\s(?P<m2>[A-Z0][A-Za-z]{4,9}),?\s"
    r"|(?P<m3>[A-Z][a-z]{5,9}),?\s)"
    r"(?P<year>\d{4})$"
)
_MONTHS = tuple(enumerate((name.upper() for name in MONTH_NAMES.split("|")), start=1))
_LEAST = 5
"""Letters of a name that may be misread: "May" and "June" are too near to other words."""


def misread_month(text: str, end: int) -> tuple[int, str] | None:
    """Where a date begins whose year ends at a place and whose month is misread, and the date in EDTF; else None."""
    start = max(0, end - _LONGEST - 6)
    found = _BEFORE_YEAR.search(text[start:end])
    if found is None:
        return None
    if found["m3"]:
        month = 0 if is_english(found["m3"].lower()) else _month(found["m3"], alone=True)
        return (start + found.start(), f"{found['year']}-{month:02}") if month else None
    month = _month(found["m1"] or found["m2"])
    edtf = f"{found['year']}-{month:02}-{int(found['d1'] or found['d2']):02}"
    return (start + found.start(), edtf) if month and is_edtf(edtf) else None


def is_misread_month(word: str) -> bool:
    """Whether a word that a day stands beside is a month's name with letters that were misread."""
    return _month(word) > 0


@lru_cache(maxsize=4096)
def _month(word: str, *, alone: bool = False) -> int:
    """The number of the month that a word is misread for, 0 where none is near.

    One letter in three may be another, of a month that no day stands beside one letter alone.
    """
    for number, name in _MONTHS:
        allowed = 1 if alone else max(1, len(name) // 3)
        if (
            len(name) >= (_LEAST + alone)
            and abs(len(name) - len(word)) <= 1
            and Levenshtein.distance(word.upper(), name) <= allowed
        ):
            return number
    return 0
