"""What says of a meeting when it was, that it was held, and that it was not: words beside the one that names it."""

from __future__ import annotations

import re

from fonds.core.extracting.date_wordings import MONTH_BEGINNINGS
from fonds.core.extracting.relative_dates import WEEKDAYS

_DAY = f"(?:{'|'.join(WEEKDAYS)})"
_MONTH = f"(?:{MONTH_BEGINNINGS})"
WHEN = re.compile(
    r"\b(?:yesterday|today|tonight|recently|earlier|this (?:morning|afternoon|evening)|"
    rf"last (?:night|week|month|evening|year|spring|summer|autumn|fall|winter|{_DAY})|"
    rf"{_DAY} (?:morning|afternoon|evening|night)|"
    r"the (?:evening|night|day|week) before|"
    rf"the other (?:day|evening|night)|on (?:the )?\d{{1,2}}(?:st|nd|rd|th)?\b|on {_MONTH}\w*\.? \d|"
    rf"in (?:late |early |mid-?)?{_MONTH}\w*\b|on {_DAY}|"
    r"at (?:lunch|dinner|luncheon|breakfast)|(?:by|over the|on the) (?:tele)?phone|in person|"
    r"in (?:the course of )?(?:an?|our|the|his) (?:\w+ )?(?:conversation|meeting|interview)|"
    r"at \d{1,2}[:.]\d\d\b|at \d{1,2} (?:o['’]clock|[ap]\.m|hours)|"
    r"in the (?:early |late )?(?:morning|afternoon|evening)|during (?:the|a) (?:break|intermission|recess|interval)|"
    r"at (?:noon|midnight|night)|the (?:same|next|following|previous) (?:day|morning|evening|night|week)|"
    r"(?:a|two|three|\w+) (?:days?|weeks?|months?|hours?) (?:ago|earlier|later|before)|"
    rf"\d{{1,2}}/\d{{1,2}}(?:/\d\d)?|\d{{1,2}} {_MONTH}\w*)"
)
"""Words of a time, or of an occasion, in small letters."""
DAY = re.compile(r"\d{1,2}/\d{1,2}(?:/\d\d)?|\d{1,2} [A-Za-z]{3,9}|[A-Z][a-z]{2,8}\.? \d{1,2}\b")
"""A day, as written."""
TOOK_PLACE = re.compile(
    r"took place|occurred|(?:was|were) (?:\w+ )?(?:held|conducted)|lasted|ended|began|produced|continued|covered|"
    r"(?:dealt|went|focused|centered|resulted|concerned|revealed|brought|led|opened|closed|concluded)\b|"
    r"(?:was|were) (?:\w+ly )?(?:cordial|friendly|short|brief|long|frank|heated|intercepted|overheard|recorded|of)\b"
)
"""Words behind a meeting that was held."""
NOT_HELD = re.compile(
    r"(?:is|was|were|had been|has been|will|would|could|should|might|did not|never) ?(?:to|be|not|also|then)? ?"
    r"(?:be |been )?(?:to (?:be|take|meet)\b|planned|scheduled|proposed|cancel|postponed|arranged|set|expected|"
    r"suggested|requested|called off|impossible|possible|necessary|desirable|desired|refused|impending|imminent)|"
    r"(?:will|would|could|should|might) be"
)
"""Words behind a meeting that was not held yet."""
_BEFORE_THAT = re.compile(
    r"\bhad\s+(?:\w+ly\s+|also\s+|just\s+|once\s+|twice\s+|earlier\s+|never\s+|already\s+|been\s+)?"
    r"(?:met|seen|been|spoken|talked|told|had|come|gone|paid|given|taken|held|made|sent|said|run|sat|let|heard|\w+ed)\b"
)
"""The past perfect: what was before the day of which a paper tells."""


def was_before(text: str, start: int, end: int) -> bool:
    """Whether the words at a place, or the auxiliary before them, are in the past perfect."""
    found = _BEFORE_THAT.search(text, max(0, start - 16), end)
    return found is not None and found.end() > start
