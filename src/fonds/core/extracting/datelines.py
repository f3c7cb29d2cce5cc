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
    is_release = base.last.year >= _ACT and "/" in text[start:end]
    if is_release and re.search("IDENTIFICATION|ASSASSINATION", text):
        return None  # the forms of the Act of 1992 are dated when they were made
    return base
