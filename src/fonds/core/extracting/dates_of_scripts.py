"""Dates in Russian, Korean, Chinese and Japanese, held against the document's date as the English ones are."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator

from fonds.core.description.edtf_values import is_edtf
from fonds.core.extracting.date_base import DateBase
from fonds.core.extracting.date_wording import DateWording
from fonds.core.extracting.dates_east_asian import east_asian_dates
from fonds.core.extracting.dates_russian import russian_dates
from fonds.core.extracting.document import DocumentPage, Range
from fonds.core.extracting.facts import DateFound
from fonds.core.extracting.relative_dates import day_of, nearest_year, year_of
from fonds.core.extracting.scripts import Script, scripts_of

FINDER = "dates in other scripts/1"
_NEAR = 1500
"""Code points behind a full date within which a day without a year is taken to be near it."""


def with_other_scripts(page: DocumentPage, found: Iterable[DateFound], base: DateBase) -> Iterator[DateFound]:
    """The dates of a page with those that other languages word; where words are both, the other language's stand.

    `base` is passed on to the lines that these dates make.
    """
    scripts = scripts_of(page.text)
    if not scripts:
        yield from found
        return
    begin = DateBase(base.base, base.seeks_lines, base.in_journal, base.named)
    own = list(found)  # which moves `base` on, as far as English wordings know
    wordings = list(russian_dates(page.text)) if Script.CYRILLIC in scripts else []
    if scripts & {Script.HANGUL, Script.HAN}:
        wordings += east_asian_dates(page.text)
    others = list(_counted(page, sorted(wordings, key=lambda each: each.start), begin))
    base.base = begin.base if others else base.base
    own = [each for each in own if not any(each.at.overlaps(other.at) for other in others)]
    yield from sorted([*own, *others], key=lambda each: each.at)


def _counted(page: DocumentPage, wordings: list[DateWording], base: DateBase) -> Iterator[DateFound]:
    told: tuple[int, datetime.date] | None = None
    for each in wordings:
        edtf, relative = (each.edtf, False) if each.edtf else (_resolved(each, base, told), True)
        edtf = edtf if not edtf or is_edtf(edtf) else ""
        if not relative:
            if (day := day_of(edtf)) is not None:
                told = each.end, day
            base.pass_line(page.text, each.start, each.end, edtf)
        confidence = 0.95 if edtf and not relative else 0.8 if edtf else 0.5
        yield DateFound(edtf, Range(page.number, each.start, each.end), FINDER, confidence, relative)


def _resolved(wording: DateWording, counted: DateBase, told: tuple[int, datetime.date] | None) -> str:
    """What is meant, counted from the document's date or, of a day or month without a year, from one told before."""
    base = counted.base
    if wording.month:
        if told is not None and wording.start - told[0] <= _NEAR:
            year = nearest_year(told[1], wording.month, wording.day or 15)
        elif base is not None:
            year = year_of(base, wording.month, wording.day or 1, "")
        else:
            return ""
        month = f"{year}-{wording.month:02}"
        if not wording.day:
            return month
        first = f"{month}-{wording.day:02}"
        return f"{first}/{month}-{wording.day_last:02}" if wording.day_last else first
    if base is None:
        return ""
    if wording.days is not None:
        return (base.day + datetime.timedelta(wording.days)).isoformat() if base.day else ""
    if wording.years is not None:
        return f"{base.last.year + wording.years}{wording.part}"
    if wording.months is None or base.month is None:
        return ""
    number = base.month.year * 12 + base.month.month - 1 + wording.months
    return f"{number // 12}-{number % 12 + 1:02}{wording.part}"
