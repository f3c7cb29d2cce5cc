"""Days from which relative dates of a text are counted where its description gives none: datelines, entries, forms."""

from __future__ import annotations

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
_REST = re.compile(r"[ \t.:]*(?:\n|$)")


def base_from_line(text: str, start: int, end: int, edtf: str, *, in_journal: bool) -> Base | None:
    """What is counted from a day that stands alone on its line, or behind a place or the word "date".

    In a journal the line is the heading of an entry, and has nothing but the day. None where the line is no such.
    """
    if len(edtf) != _DAY or "X" in edtf or not _REST.match(text, end):
        return None
    ahead = text[max(0, start - _AHEAD) : start]
    if not (_OF_ENTRY if in_journal else _OF_DATELINE).search(ahead):
        return None
    base = base_of(edtf, certain=True)
    if base is None or base.day is None:
        return None
    return None if is_of_release(text, start, end, edtf) else base


def is_of_release(text: str, start: int, end: int, edtf: str) -> bool:
    """Whether a date in numerals is that of a form or stamp of the Act of 1992: those are dated when they were made."""
    is_late = edtf[:4].isdigit() and int(edtf[:4]) >= _ACT and not any(map(str.isalpha, text[start:end]))
    return is_late and _OF_RELEASE.search(text) is not None
