"""Dates in numerals alone, as forms and stamps have them: in which order day and month stand, and in which century.

Where the numerals themselves do not tell ("9/10/62"), the others of the document do; failing those, strokes and hyphens
are taken for the American order, points and "30/5 1941" for the European one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property

from fonds.core.extracting.document import Document
from fonds.core.parsing.date_conventions import PLAIN, DateConventions, Order
from fonds.core.parsing.dates import read_date

# begins with a character, by which the few places are found quickly where it may match
_THREE = re.compile(r"(\d(?<![\w./-]\d)\d?)([/-])(\d{1,2})\2(?:\d{4}|\d\d)(?![\w/]|-\d)")
_BETWEEN_TWO = tuple(re.compile(rf"{sign}(?<=\d.)\d{{1,2}}{sign}\d") for sign in "/-")
"""What is found quickly and stands in all that `_THREE` finds."""
_RANGE = re.compile(r"(\d+)/(\d+) ?- ?(\d+)/(\d+)/(\d+)")
_MONTHS = re.compile(r"(\d+)/([3-9]\d) ?[-–] ?(\d+)/([3-9]\d)")
"""A month of a short year to another: "12/56 - 9/61"."""
_DAYS = re.compile(r"(\d+)/(\d+)(\D+)(\d+)/(\d\d)")
"""Two days of a month as American offices write them: "1/15 and 24/68", "8/23-24/62"."""
_LATE_YEAR = re.compile(r"\b(?:199\d|20[0-3]\d|NARA|NND|DECLASSIFIED|E\.?O\.? ?1[23]\d{3})\b")
_FIRST_DOUBTFUL = 30
"""From this year of the century on, a short year is of the twentieth."""
_THIS_CENTURY = DateConventions(two_digit_century=2000)


class Numerals:
    """The habits of one document, found when first asked for."""

    def __init__(self, document: Document) -> None:
        self._document = document

    @cached_property
    def order(self) -> Order:
        """The order of day and month in dates with strokes or hyphens."""
        pairs = list(self._pairs())
        day_first = sum(first > 12 >= second for first, second in pairs)
        month_first = sum(second > 12 >= first for first, second in pairs)
        return "dmy" if day_first > month_first else "mdy"

    def _pairs(self) -> Iterator[tuple[int, int]]:
        for page in self._document.pages:
            if all(sign.search(page.text) is None for sign in _BETWEEN_TWO):
                continue
            for match in _THREE.finditer(page.text):
                yield int(match[1]), int(match[3])

    def read(self, words: str, page: str) -> str:
        """What numerals mean in EDTF, "" where they are no date; `page` is the text of their page."""
        if (months := _MONTHS.fullmatch(words)) is not None:
            first, last = (f"19{year}-{int(month):02}" for month, year in (months.group(1, 2), months.group(3, 4)))
            return f"{first}/{last}" if first < last else ""
        if (several := _RANGE.fullmatch(words)) is not None:
            first = self.read(f"{several[1]}/{several[2]}/{several[5]}", page)
            last = self.read(f"{several[3]}/{several[4]}/{several[5]}", page)
            return f"{first}/{last}" if len(first) == len(last) == 10 and first < last else ""
        if (two := _DAYS.fullmatch(words)) is not None and "/" not in two[3]:
            days = [self.read(f"{two[1]}/{two[each]}/{two[5]}", page) for each in (2, 4)]
            if any(len(day) != len("1957-08-07") for day in days) or days[0] >= days[1]:
                return ""
            return "/".join(days) if "-" in two[3] else f"{{{','.join(days)}}}"
        words = words.replace("/ ", "/")
        if "/" in words or "-" in words:
            words = re.sub(r"(?<=\d)[./-](?=\d)", "/", words)
        order: Order = self.order if words.count("/") == 2 else "dmy"
        short = re.search(r"(?<!\d)\d\d$", words)
        is_late = short is not None and int(short[0]) < _FIRST_DOUBTFUL and _LATE_YEAR.search(page) is not None
        said = read_date(words, order=order, conventions=_THIS_CENTURY if is_late else PLAIN)
        return "" if "-XX" in (said.edtf or "") else said.edtf or ""
