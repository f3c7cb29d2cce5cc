"""Entries of a journal: from a date on a line of its own to the next; what is told in one is told on its date."""

from __future__ import annotations

import re
from bisect import bisect_right

from fonds.core.description.edtf_values import is_edtf
from fonds.core.extracting.datelines import opens_entry
from fonds.core.extracting.document import Document, Range
from fonds.core.extracting.facts import DateFound
from fonds.core.parsing.journals import journal_heading

_DAY = len("1957-08-07")
_HEAD = 1_000
_FEWEST = 3
"""Days without a year that stand on lines of their own where they are entries of what nobody calls a journal."""
_MOST_BESIDE = 12
"""Letters that may stand on the line beside the date: a weekday, a point."""


def entries(document: Document, dates: tuple[DateFound, ...]) -> list[tuple[Range, str]]:
    """The places of dates of a day with which entries begin, in order, each with its EDTF: on a line of their own, or
    before what the entry says.

    Those above the journal's heading are its stamps. Where the title and the first lines name no journal or diary, such
    lines are datelines or stamps: only days without a year, several and one after another, are entries then.
    """
    if not document.pages:
        return []
    first = document.pages[0]
    heading = journal_heading(first.text[:_HEAD])
    is_journal = heading is not None or journal_heading(document.title) is not None
    begins = Range(first.number, heading or 0, heading or 0)
    texts = {page.number: page.text for page in document.pages}
    result: list[tuple[Range, str]] = []
    for date in dates:
        if len(date.edtf) != _DAY or date.at < begins or not (is_journal or date.relative):
            continue
        text = texts[date.at.page]
        start = text.rfind("\n", 0, date.at.start) + 1
        end = text.find("\n", date.at.end)
        line = text[start : end if end >= 0 else len(text)]
        is_alone = len(line.strip(" .,:;")) <= date.at.end - date.at.start + _MOST_BESIDE
        if is_alone or (is_journal and opens_entry(text, date.at.start, date.at.end)):
            result.append((date.at, _after(result[-1][1] if result else "", date)))
    if not is_journal:
        days = [day for _, day in result]
        if len(days) < _FEWEST or days != sorted(set(days)) or not _are_days(texts, result):
            return []
    return result


def _after(before: str, date: DateFound) -> str:
    """The day of an entry; of the year after where a day without a year would be long before the entry above."""
    later = f"{int(date.edtf[:4]) + 1}{date.edtf[4:]}"
    if date.relative and date.edtf < before < later <= f"{before[:5]}12-31" and is_edtf(later):
        return later
    return date.edtf


def _are_days(texts: dict[int, str], found: list[tuple[Range, str]]) -> bool:
    """Whether all are written as a day and a month in letters, without anything else but a weekday."""
    return all(
        any(map(str.isalpha, texts[at.page][at.start : at.end]))
        and not re.search(r"\d{3}", texts[at.page][at.start : at.end])
        for at, _ in found
    )


def date_at(document: Document, dated: list[tuple[Range, str]], at: Range) -> str:
    """The date on which something is told: that of the journal's entry, else the document's own (EDTF or "")."""
    found = bisect_right(dated, at, key=lambda each: each[0]) - 1
    return dated[found][1] if found >= 0 else document.date


def words_of_date(dated: list[tuple[Range, str]], at: Range) -> Range | None:
    """Where the date of the entry stands in which a place lies, None before the first."""
    found = bisect_right(dated, at, key=lambda each: each[0]) - 1
    return dated[found][0] if found >= 0 else None
