"""Spans of time that two dates make: "from February 23 to March 2", "May and June, 1968"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from fonds.core.extracting.date_wordings import MONTH_NAMES
from fonds.core.extracting.document import Range
from fonds.core.extracting.facts import DateFound

_FROM = re.compile(r"\b(?:from|between)\s+(?:the\s+)?$", re.IGNORECASE)
_TO = re.compile(r"\s+(?:to|through|until|till|up\s+to|and)\s+(?:the\s+)?")
_DASH = re.compile(r"[ \t:]*(?:[-–—=]|\n?\b(?:thru|through)\b:?|(?<=[ \t\n])to(?=\s))[ \t]*\n?")
"""Between the two days of a span that nothing begins: `1 Aug 67 - 4 Sept 67`."""
_AND = re.compile(r"\s+and\s+")
_SAME_FORM = re.compile(r"(?:\d{4}-\d\d-\d\d){2}|(?:\d{4}-(?:0\d|1[0-2])){2}")


def spans_joined(found: Iterable[DateFound], text: str) -> Iterator[DateFound]:
    """The dates of a page in order, where two that make a span are one."""
    before: DateFound | None = None
    for each in found:
        span = _span(before, each, text) if before is not None else None
        if span is not None:
            before = span
            continue
        if before is not None:
            yield before
        before = each
    if before is not None:
        yield before


def _span(first: DateFound, last: DateFound, text: str) -> DateFound | None:
    if not _SAME_FORM.fullmatch(first.edtf + last.edtf) or first.edtf >= last.edtf:
        return None
    between = text[first.at.end : last.at.start]
    lead = _FROM.search(text[max(0, first.at.start - 14) : first.at.start])
    is_from_to = lead is not None and _TO.fullmatch(between) and ("and" in between) == (lead[0][0] in "bB")
    is_dashed = _DASH.fullmatch(between) is not None and _are_both_told(first, last, text, between)
    has_year = re.search(r"(?:\d{4}|year)$", text[last.at.start : last.at.end]) is not None
    if (
        not is_from_to
        and not is_dashed
        and not (has_year and _AND.fullmatch(between) and _are_next(first.edtf, last.edtf))
    ):
        return None
    at = Range(first.at.page, first.at.start, last.at.end)
    confidence = min(first.confidence, last.confidence)
    relative = first.relative or last.relative
    return replace(first, edtf=f"{first.edtf}/{last.edtf}", at=at, confidence=confidence, relative=relative)


def _are_both_told(first: DateFound, last: DateFound, text: str, between: str) -> bool:
    """Whether both are days, or both months with their years: "July - Aug 1964" is read as one before."""
    if len(first.edtf) == len("1957-08-07"):
        return True
    return "to" not in between and all(re.search(r"\d\d$", text[each.at.start : each.at.end]) for each in (first, last))


def _are_next(first: str, last: str) -> bool:
    """Whether two months follow each other in one year."""
    return len(first) == 7 and first[:4] == last[:4] and int(last[5:]) - int(first[5:]) == 1


def months_of_year(match: re.Match[str]) -> str:
    """Two months of a year as their wording's groups give them: "October-November 1961"; "" where they are none."""
    year = match["span_year"] or f"19{match['span_short']}"
    first, last = (_BEGINNINGS.index(match[each][:3].casefold()) + 1 for each in ("span_first", "span_last"))
    return f"{year}-{first:02}/{year}-{last:02}" if first < last else ""


_BEGINNINGS = [name[:3].casefold() for name in MONTH_NAMES.split("|")]
