"""When a meeting was: the date of its clause, of the journal's entry, of the paper's head, of the meeting before."""

from __future__ import annotations

import datetime
import re
from bisect import bisect_left
from collections.abc import Sequence

from fonds.core.extracting.contact_words import NOUNS
from fonds.core.extracting.document import Document, DocumentPage, Range
from fonds.core.extracting.entries import date_at, entries, words_of_date
from fonds.core.extracting.facts import DateFound, Meeting
from fonds.core.extracting.meetings_attended import Told
from fonds.core.extracting.places_of_meetings import OTHER_CLAUSE

_SETTLED = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-\d\d(?:/\d{4}-\d\d-\d\d)?)?)?")
"""A day, a span of days, a month or a year, as EDTF."""
_DAY = len("1957-08-07")
_WEEK = datetime.timedelta(days=7)
_NEAR = 110
_HELD_WHEN = re.compile(
    r"\b(?:which|that) (?:took place|was held|were held|occurred|lasted|he held|she held|he had|I had)\b"
)
_CLAUSE_OPENS = re.compile(r"\b(?:that|whether|how)\b")
"""Words between a date and a meeting behind it with which what somebody says begins: the date is when he said it."""
_IN = re.compile(
    r"\b(?:in|during|of|early|late|mid|since)[ -]+(?:the (?:spring|summer|autumn|fall|winter) of )?$", re.IGNORECASE
)
_OF_THING = re.compile(r"\b(?P<what>[\w-]+)\s+(?:of|dated)\s+(?:the\s+)?$")
_BEFORE_THAT = re.compile(
    r"\bhad\s+(?:\w+ly\s+|also\s+|just\s+|once\s+|twice\s+|earlier\s+|never\s+)?"
    r"(?:met|seen|been|spoken|talked|told|had|come|gone|paid|given|taken|held|made|\w+ed)\b"
)
"""The past perfect: what was before the day of which a paper tells."""
_ANOTHER_TIME = re.compile(
    r"\b(?:last|previous|earlier|before|ago|recently|once|formerly|in the past|previously|next|later that|some time|"
    r"years?|months?|weeks?|yesterday|tomorrow|the other day)\b",
    re.IGNORECASE,
)
_GOES_ON = 4_000
"""Code points behind a meeting of the writer within which his next is taken to be of the same day."""


class MeetingDates:
    """Which date is a meeting's."""

    def __init__(self, document: Document, dates: tuple[DateFound, ...]) -> None:
        self._document = document
        self._entries = entries(document, dates)
        self._dates = sorted((d for d in dates if _is_settled(d.edtf)), key=lambda d: d.at)
        self._places = [d.at for d in self._dates]
        self._text = ""
        self._writer = ""
        self._own: tuple[int, str, Range | None] | None = None

    def begin(self, page: DocumentPage, heads: Sequence[Meeting], writer: str) -> None:
        """Begins a page, whose meetings are then asked for in order; `heads` are those that its head names."""
        self._text = page.text
        self._writer = writer
        own = [each for each in heads if writer in each.participants and len(each.date) == _DAY]
        self._own = (own[-1].at.end, own[-1].date, None) if own else None

    def of_head(self, at: Range) -> str:
        """The one day that the heading names; else the document's, or the last above it on the page."""
        own = {d.edtf for d in self._within(at.page, at.start, at.end) if len(d.edtf) == _DAY}
        if len(own) == 1:
            return next(iter(own))
        if len(self._document.date) == _DAY:
            return self._document.date
        before = [d.edtf for d in self._within(at.page, max(0, at.start - 600), at.end) if len(d.edtf) == _DAY]
        return before[-1] if before else ""

    def of_words(self, number: int, told: Told, *, own: bool) -> tuple[str, Range | None]:
        """The date in the sentence, nearest behind the words first; of the writer's own meetings the entry's, or that
        of his meeting before."""
        date, words = self._of_clause(number, told)
        if not own:
            return date, words
        is_past = _BEFORE_THAT.search(self._text, told.start, told.end) is not None
        if not date and not told.teller and not is_past:
            if self._entries:
                at = Range(number, told.start, told.end)
                date, words = date_at(self._document, self._entries, at), words_of_date(self._entries, at)
            elif self._own is not None and told.start - self._own[0] < _GOES_ON and (
                _ANOTHER_TIME.search(self._text, *told.sentence) is None
            ):  # fmt: skip
                _, date, words = self._own
        if len(date) == _DAY and not is_past:
            self._own = (told.end, date, words)
        return date, words

    def _of_clause(self, number: int, told: Told) -> tuple[str, Range | None]:
        found = self._within(number, *told.sentence)
        behind = [d for d in found if told.start <= d.at.start < told.end + _NEAR and self._is_of(told, d)]
        before = [
            d for d in found if told.start - _NEAR < d.at.end <= told.start
            and _CLAUSE_OPENS.search(self._text, d.at.end, told.start) is None
        ]  # fmt: skip
        for date in sorted([*behind, *reversed(before)], key=lambda d: _fineness(d.edtf))[:1]:
            return date.edtf, date.at
        return "", None

    def _is_of(self, told: Told, date: DateFound) -> bool:
        """Whether a date behind the words that tell of a meeting stands in their clause."""
        of = _OF_THING.search(self._text, max(0, date.at.start - 40), date.at.start)
        if of is not None and of["what"].lower() not in NOUNS:
            return False  # "handed him the letter of 3 May"
        if len(date.edtf) == 4 and _IN.search(self._text, max(0, date.at.start - 30), date.at.start) is None:
            return False
        other = OTHER_CLAUSE.search(self._text, told.end, date.at.start) if date.at.start > told.end else None
        return other is None or _HELD_WHEN.search(self._text, told.end, date.at.start) is not None

    def _within(self, number: int, start: int, end: int) -> list[DateFound]:
        low = bisect_left(self._places, Range(number, start, start))
        high = bisect_left(self._places, Range(number, end, end))
        return self._dates[low:high]


def _is_settled(edtf: str) -> bool:
    """Whether EDTF says a day, a span of a week at most, a month or a year."""
    if _SETTLED.fullmatch(edtf) is None:
        return False
    if "/" not in edtf:
        return True
    try:
        first, last = map(datetime.date.fromisoformat, edtf.split("/"))
    except ValueError:
        return False
    return first <= last < first + _WEEK


def _fineness(edtf: str) -> int:
    """0 for a day, 1 for a span of days, 2 for a month, 3 for a year."""
    return {_DAY: 0, 2 * _DAY + 1: 1, 7: 2}.get(len(edtf), 3)
