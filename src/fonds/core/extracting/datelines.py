"""Days from which relative dates of a text are counted where its description gives none: datelines, entries, forms."""

from __future__ import annotations

import datetime
import re

from fonds.core.extracting.date_wordings import WEEKDAY
from fonds.core.extracting.relative_dates import Base, base_of

_DAY = len("1957-08-07")
_AHEAD = 60
_ACT = 1992
_OF_ENTRY = re.compile(rf"(?:^|\n)[ \t]*(?:(?:{WEEKDAY}),?\s+)?$", re.IGNORECASE)
_OF_DATELINE = re.compile(
    rf"(?:^|\n)[ \t]*(?:(?:{WEEKDAY}),?\s+|(?:[A-Z][\w.’'-]*,?[ ]+){{1,4}}|(?i:dated?)\s{{0,2}}[:;]?\s{{0,3}})?"
    r"(?:the\s+)?$"
)
_OF_RELEASE = re.compile("IDENTIFICATION|Identification Form|ASSASSINATION|44 USC")
_OF_PLACE = re.compile(r"(?:^|\n)[ \t]*[A-Z][a-z][\w.’' -]{1,30},\s(?:the\s+)?$")
_OLDEST_ENCLOSURE = 1500  # days
_BEGINS = re.compile(
    r"(?:,?\s+\(?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\)?)?\)?(?:,\s+(?:morning|afternoon|evening|night))?(?:\s?[.:;]|\.?\s?[-–—]{1,2})(?:\s|$)",
    re.IGNORECASE,
)
"""What stands behind the date of an entry whose words follow on its line: "5.VII. Called on"."""
_WEEKDAY = re.compile(r"[ \t]*\(?(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\s+)?", re.IGNORECASE)
_ENDED = re.compile(r"(?:^|\n[ \t]*\n|[.!?:”\"]\s*\n)[ \t]*$")
"""Before a line that does not go on with the sentence above it."""
_REST = re.compile(r"(?:/[IVX]{1,6}\b)?[ \t.:]*(?:\n|$)")
"""What may follow on the line: nothing, or the year of the Fascist era, "19 July 1941/XIX"."""


def base_from_line(text: str, start: int, end: int, edtf: str, *, in_journal: bool) -> Base | None:
    """What is counted from a day that stands alone on its line, or behind a place or the word "date".

    In a journal the line is the heading of an entry, and has nothing but the day, or the day opens it. None where the
    line is no such.
    """
    if len(edtf) != _DAY or "X" in edtf:
        return None
    if not (in_journal and opens_entry(text, start, end)):
        ahead = text[max(0, start - _AHEAD) : start]
        if not _REST.match(text, end) or not (_OF_ENTRY if in_journal else _OF_DATELINE).search(ahead):
            return None
    base = base_of(edtf, certain=True)
    if base is None or base.day is None:
        return None
    return None if is_of_release(text, start, end, edtf) else base


def opens_entry(text: str, start: int, end: int) -> bool:
    """Whether a day begins a line, and the words of a journal's entry follow on it: "5.VII. Called on"."""
    line = text.rfind("\n", 0, start) + 1
    leads = _WEEKDAY.fullmatch(text, line, start) is not None
    return leads and _BEGINS.match(text, end) is not None and _ENDED.search(text, max(0, line - 20), line) is not None


def begins_enclosure(text: str, start: int, end: int, edtf: str, base: Base) -> bool:
    """Whether a day behind a place, alone on its line, is the dateline of an enclosure older than its letter."""
    if len(edtf) != _DAY or "X" in edtf or base.day is None or not _REST.match(text, end):
        return False
    if not _OF_PLACE.search(text[max(0, start - _AHEAD) : start]):
        return False
    return 0 < (base.day - datetime.date.fromisoformat(edtf)).days < _OLDEST_ENCLOSURE


def is_of_release(text: str, start: int, end: int, edtf: str) -> bool:
    """Whether a date in numerals is that of a form or stamp of the Act of 1992: those are dated when they were made."""
    is_late = edtf[:4].isdigit() and int(edtf[:4]) >= _ACT and not any(map(str.isalpha, text[start:end]))
    return is_late and _OF_RELEASE.search(text) is not None
