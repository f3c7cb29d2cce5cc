"""Where words of a date stand, and what they may be counted from: the date told last, the document's, an entry's."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass, field

from fonds.core.extracting.date_base import DateBase
from fonds.core.extracting.dates_in_numerals import Numerals
from fonds.core.extracting.relative_dates import Base, day_of

_MONTH = len("1957-08")
_CLAUSE = re.compile(r"[^.;:\n]{0,60}")
_NEAR_A_DAY = 1500
"""Code points behind a full date within which a day without a year is taken to be near it."""


@dataclass(slots=True)
class Told:
    """The date told last: what follows it without a year is of its time. Places are those of the page that is read."""

    place: int = 0
    year: str = ""
    day: datetime.date | None = None
    last: tuple[int, datetime.date] | None = None
    """Where the day told last ends, whether or not it rests on another one."""

    def note(self, place: int, edtf: str, *, relative: bool) -> None:
        """A date was read that ends at a place."""
        if not edtf[:4].isdecimal() or len(edtf) < 4:
            return
        self.year = edtf[:4]
        day = day_of(edtf[-10:])
        if day is None and not relative and len(edtf) == _MONTH and self.day is not None:
            later = day_of(f"{edtf}-15")
            if later is not None and later.year > self.day.year:
                self.place, self.day = place, later  # the text has gone on to another year
        if day is not None:
            self.last = place, day
            if not relative:
                self.place, self.day = place, day

    def turn_page(self, length: int) -> None:
        """A page of so many code points was read: of what it told, the next page goes on from full days alone."""
        self.place -= length
        self.year = ""
        self.last = None

    def at(self, place: int) -> Told:
        """What still counts at a place: a day told far before it does not."""
        return self if place - self.place <= _NEAR_A_DAY else Told(year=self.year, last=self.last)


@dataclass(slots=True)
class Counting(DateBase):
    """What dates are counted from where a text has been read to, and how the document writes numerals."""

    habits: Numerals = field(kw_only=True)
    of_conversation: bool = field(kw_only=True)
    event: datetime.date | None = None
    """The day of the conversation of which the document is the record."""
    told: Told = field(default_factory=lambda: Told())


@dataclass(frozen=True, slots=True)
class Place:
    """Where words stand that are read, and what they may be counted from there."""

    text: str
    start: int
    end: int
    counting: Counting
    told: Told

    @property
    def base(self) -> Base | None:
        """From which days relative dates are counted here."""
        return self.counting.base

    @property
    def habits(self) -> Numerals:
        """How the document writes days in numerals."""
        return self.counting.habits

    @property
    def clause_behind(self) -> str:
        """What follows in the clause, which may say whether a weekday or a month was or is to come."""
        found = _CLAUSE.match(self.text, self.end)
        return "" if found is None else found[0]

    @property
    def ahead(self) -> str:
        """The words before, as many as may say whether a date is still to come."""
        return self.text[max(0, self.start - 120) : self.start]
