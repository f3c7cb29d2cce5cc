"""Headings of the days of a visit or of negotiations: "Second day (15/11)", "Day 3, Monday, 17 November"."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from fonds.core.extracting.date_wordings import MONTH_BEGINNINGS, WEEKDAY
from fonds.core.extracting.dates_without_year import NUMBERS_OF_MONTHS
from fonds.core.extracting.document import DocumentPage, Range

_NUMBERS = "first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|last|final|opening|concluding|next"
_HEADING = re.compile(
    rf"(?im)^[ \t]*(?:(?:{_NUMBERS}|\d{{1,2}}(?:st|nd|rd|th))[ ](?:working[ ])?day|"
    r"day[ ](?:\d{1,2}|one|two|three|four|five|six|seven))\b"
    rf"[ \t]*[(\[,:.–—-]{{0,2}}[ \t]*(?:(?:{WEEKDAY}),?[ ])?"
    rf"(?P<day>(?P<d>\d{{1,2}})(?:[./](?P<m>\d{{1,2}})\.?|\.?[ ](?P<month>(?:{MONTH_BEGINNINGS})[a-z]*)\.?)"
    rf"|(?P<before>(?:{MONTH_BEGINNINGS})[a-z]*)\.?[ ](?P<nth>\d{{1,2}}))"
    rf"(?:,?[ ./]?(?P<year>(?:19|20)\d\d))?(?!\d)[^\n]{{0,40}}$"
)
_MONTHS = {name[:3]: number for name, number in NUMBERS_OF_MONTHS.items()}


def headings_of_days(page: DocumentPage, written: datetime.date | None) -> Iterator[tuple[Range, str]]:
    """The days of such headings on a page, with the places of their dates. A day without a year is the last before the
    paper was `written`, or of that day; without either there is none."""
    if " day" not in page.text and "Day " not in page.text and " DAY" not in page.text and "DAY " not in page.text:
        return
    for match in _HEADING.finditer(page.text):
        named = match["month"] or match["before"]
        month = _MONTHS.get(named[:3].lower(), 0) if named else int(match["m"])
        day = int(match["d"] or match["nth"])
        years = [int(match["year"])] if match["year"] else [] if written is None else [written.year, written.year - 1]
        for year in years:
            try:
                found = datetime.date(year, month, day)
            except ValueError:
                continue
            if match["year"] or written is None or found <= written:
                yield Range(page.number, *match.span("day")), found.isoformat()
                break
