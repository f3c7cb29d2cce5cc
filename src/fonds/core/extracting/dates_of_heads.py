"""The days that heads of papers give as those of the talk or contact of which they tell."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from fonds.core.extracting.days_of_events import day_in_title, is_of_conversation
from fonds.core.extracting.document import Document, DocumentPage, Range
from fonds.core.extracting.facts import DateFound
from fonds.core.extracting.venues import DATED

_DAY = len("1957-08-07")
_HEAD = 1_000
_BELOW = 250
"""Code points below a heading within which lines say when its conversation was."""
_HOUR = re.compile(
    r"(?:[\s,.:;()–-]|\d{1,2}(?:[.:]?\d\d)?|(?:at|from|to|hours|hrs|noon|[ap]\.?m\.?|e[sd]t|gmt|z|time|date)\b)*",
    re.IGNORECASE,
)
_OF_CONTACT = re.compile(
    r"(?im)^[ \t]*(?:date|day|time)s?(?:[ ](?:and|&)[ ](?:place|time))?[ ]of[ ](?:the[ ]|this[ ])?(?:contact|"
    r"interview|meeting|debriefing|"
    r"conversation|call|visit|discussion|talk|interrogation)s?[ \t]*[:.-][ \t]*(?:[A-Z][a-z]+day,?[ ])?$"
)
"""Before the day in the head of a report on a contact or an interview."""
_OF_HEAD = re.compile(
    r"\b(?:DATE|Date|TIME|Time|[Hh]eld on|HELD ON)\b(?: of (?:the )?(?:meeting|conversation|talk))?[^\n\w]{0,12}"
    r"(?:the )?(?:[\d.:]+\s?[ap]?\.?m?\.?\s?(?:[–-]|to)\s?[\d.:]+\s?[ap]?\.?m?\.?,?\s(?:on )?)?(?:[A-Z][a-z]+day,?\s)?$"
)
"""Before the day of a conversation in the head of its record."""
_OF_TALK = re.compile(
    r"(?i)^[^\n.]{0,60}\b(?:meeting|conversation|talk|discussion|negotiation|consultation|interview)s?\b[^\n.]{0,80}\b(?:on|of)\s+(?:the\s+)?"
    r"(?:[a-z]+day,?\s)?$"
)
"""Before the day in a heading that says when a talk was: "Talks in the Ministry on 3 May"."""


class DatesInPlace:
    """The dates of a document by where they stand, and what its head says of them."""

    def __init__(self, document: Document, dates: Sequence[DateFound]) -> None:
        self._document = document
        self._dates = sorted(dates, key=lambda d: d.at)
        self._places = [d.at for d in self._dates]
        first = document.pages[0].text[:_HEAD] if document.pages else ""
        self.is_record = any(is_of_conversation(words) for words in (document.title, first))

    def within(self, number: int, start: int, end: int) -> list[DateFound]:
        """The dates that begin between two places of a page."""
        low = bisect_left(self._places, Range(number, start, start))
        high = bisect_left(self._places, Range(number, end, end))
        return self._dates[low:high]

    def event(self) -> str:
        """The day of the conversation that the document records, "" where nothing says it."""
        titled = day_in_title(self._document.title)
        if titled is not None:
            return titled.isoformat()
        first = self._document.pages[0]
        return next((day for day in self._in_head(first.number, first.text, 0, _HEAD)), "")

    def of_contact(self) -> str:
        """The day that the head of a report gives as that of the contact or interview, "" where none does."""
        first = self._document.pages[0]
        here = (d for d in self.within(first.number, 0, _HEAD) if len(d.edtf) == _DAY)
        said = (d for d in here if _OF_CONTACT.search(first.text, max(0, d.at.start - 60), d.at.start) is not None)
        return next((d.edtf for d in said), "")

    def _in_head(self, number: int, text: str, low: int, high: int) -> Iterator[str]:
        for date in self.within(number, low, high):
            if len(date.edtf) == _DAY and _OF_HEAD.search(text, max(low, date.at.start - 60), date.at.start):
                yield date.edtf

    def _in_heading(self, number: int, text: str, low: int, high: int) -> Iterator[str]:
        """The days that headings above a list give as those of the talk, alone or with the house or room."""
        for date in self.within(number, low, high):
            if len(date.edtf) != _DAY:
                continue
            line = text.rfind("\n", 0, date.at.start) + 1
            is_dated = DATED.search(text, max(line, date.at.end - 4), date.at.end + 120) is not None
            if is_dated or _OF_TALK.search(text[line : date.at.start]) is not None:
                yield date.edtf

    def _below(self, number: int, text: str, end: int) -> Iterator[str]:
        """The days that lines right below a heading hold, alone or with the hour: "12 May 1964, 2:50 PM"."""
        for date in self.within(number, end, end + _BELOW):
            line = text.rfind("\n", end, date.at.start) + 1
            stop = text.find("\n", date.at.end)
            rest = text[line : date.at.start] + text[date.at.end : stop if stop >= 0 else len(text)]
            if len(date.edtf) == _DAY and line > 0 and _HOUR.fullmatch(rest) is not None:
                yield date.edtf

    def of_head(self, page: DocumentPage, at: Range) -> str:
        """The one day that the heading names, or a line ("Date:"); else the title's, the document's, the last above."""
        own = {d.edtf for d in self.within(at.page, at.start, at.end) if len(d.edtf) == _DAY}
        if len(own) == 1:
            return next(iter(own))
        lines = set(self._in_head(at.page, page.text, max(0, at.start - 600), at.end + 300))
        if len(lines) == 1:
            return next(iter(lines))
        headed = set(self._in_heading(at.page, page.text, max(0, at.start - 600), at.start))
        if len(headed) == 1:
            return next(iter(headed))
        below = set(self._below(at.page, page.text, at.end))
        if len(below) == 1:
            return next(iter(below))
        titled = day_in_title(self._document.title) if self.is_record else None
        if titled is not None and at.page == self._document.pages[0].number:
            return titled.isoformat()
        if len(self._document.date) == _DAY:
            return self._document.date
        before = [d.edtf for d in self.within(at.page, max(0, at.start - 600), at.end) if len(d.edtf) == _DAY]
        return before[-1] if before else ""
