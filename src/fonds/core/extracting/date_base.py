"""From which day relative dates are counted, where a text has been read to."""

from __future__ import annotations

from dataclasses import dataclass

from fonds.core.extracting.datelines import base_from_line
from fonds.core.extracting.relative_dates import Base


@dataclass(slots=True)
class DateBase:
    """What relative dates are counted from where a text has been read to.

    Lines of the text give it where `seeks_lines`: in a journal, whose description gives a period, and where nothing
    gives a date at all. A date that sources contradict is not made certain by a line.
    """

    base: Base | None
    seeks_lines: bool
    in_journal: bool

    def pass_line(self, text: str, start: int, end: int, edtf: str) -> None:
        """A date was read: where its line is a dateline or an entry's heading, what follows is counted from it."""
        if self.seeks_lines:
            self.base = base_from_line(text, start, end, edtf, in_journal=self.in_journal) or self.base
