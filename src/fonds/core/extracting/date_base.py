"""From which day relative dates are counted, where a text has been read to."""

from __future__ import annotations

from dataclasses import dataclass

from fonds.core.extracting.datelines import base_from_line, begins_enclosure
from fonds.core.extracting.relative_dates import Base, base_of


@dataclass(slots=True)
class DateBase:
    """What relative dates are counted from where a text has been read to.

    Lines of the text give it where `seeks_lines`: in a journal, whose description gives a period, and where nothing
    gives a date at all; of two dates that sources state (`named`) a line can say which is meant. Where the date is
    certain, a dateline of an earlier day begins an enclosure, and what follows is counted from that. `has_entries` says
    that the text calls itself a journal, whose entries may have days without a year.
    """

    base: Base | None
    seeks_lines: bool
    in_journal: bool
    named: frozenset[str] = frozenset()
    has_entries: bool = False

    def pass_line(self, text: str, start: int, end: int, edtf: str, *, relative: bool = False) -> None:
        """A date was read: where its line is a dateline or an entry's heading, what follows is counted from it.

        `relative` says that the day's year rests on what was read before: it can only be an entry's.
        """
        if self.seeks_lines:
            if not self.named or edtf in self.named:
                in_journal = self.in_journal or (relative and self.has_entries)
                self.base = base_from_line(text, start, end, edtf, in_journal=in_journal) or self.base
        elif self.base is not None and begins_enclosure(text, start, end, edtf, self.base):
            self.base = base_of(edtf, certain=True)
