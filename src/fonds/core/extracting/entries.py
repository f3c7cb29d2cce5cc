"""Entries of a journal: from a date on a line of its own to the next; what is told in one is told on its date."""

from __future__ import annotations

from bisect import bisect_right

from fonds.core.extracting.document import Document, Range
from fonds.core.extracting.facts import DateFound
from fonds.core.parsing.journals import journal_heading

_DAY = len("1957-08-07")
_HEAD = 1_000
_MOST_BESIDE = 12
"""Letters that may stand on the line beside the date: a weekday, a point."""


def entries(document: Document, dates: tuple[DateFound, ...]) -> list[tuple[Range, str]]:
    """The places of dates of a day that stand on a line of their own, in order, each with its EDTF.

    Those above the journal's heading are its stamps. None where the title and the first lines name no journal or
    diary: elsewhere such a line is a dateline or a stamp.
    """
    if not document.pages:
        return []
    first = document.pages[0]
    heading = journal_heading(first.text[:_HEAD])
    if heading is None and journal_heading(document.title) is None:
        return []
    begins = Range(first.number, heading or 0, heading or 0)
    texts = {page.number: page.text for page in document.pages}
    result = []
    for date in dates:
        if len(date.edtf) != _DAY or date.at < begins:
            continue
        text = texts[date.at.page]
        start = text.rfind("\n", 0, date.at.start) + 1
        end = text.find("\n", date.at.end)
        line = text[start : end if end >= 0 else len(text)]
        if len(line.strip(" .,:;")) <= date.at.end - date.at.start + _MOST_BESIDE:
            result.append((date.at, date.edtf))
    return result


def date_at(document: Document, dated: list[tuple[Range, str]], at: Range) -> str:
    """The date on which something is told: that of the journal's entry, else the document's own (EDTF or "")."""
    found = bisect_right(dated, at, key=lambda each: each[0]) - 1
    return dated[found][1] if found >= 0 else document.date


def words_of_date(dated: list[tuple[Range, str]], at: Range) -> Range | None:
    """Where the date of the entry stands in which a place lies, None before the first."""
    found = bisect_right(dated, at, key=lambda each: each[0]) - 1
    return dated[found][0] if found >= 0 else None
