"""Dates in running text as EDTF, with the words that give them; relative ones counted from the document's date.

The words are found here; what a full date means is read by the house's own grammar (`core.parsing.dates`).
"""

from __future__ import annotations

import datetime
import re

from fonds.core.description.edtf_values import bounds, is_edtf
from fonds.core.extracting.document import Document, DocumentPage, Range
from fonds.core.extracting.facts import DateFound
from fonds.core.parsing.dates import read_date
from fonds.core.text.windows import matches_near

FINDER = "dates/1"

_MONTHS = (
    "January|February|March|April|May|June|July|August|September|October|November|December|"
    "Jan\\.?|Feb\\.?|Mar\\.?|Apr\\.?|Jun\\.?|Jul\\.?|Aug\\.?|Sept?\\.?|Oct\\.?|Nov\\.?|Dec\\.?"
)
_DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?"
_YEAR = r"(?:1[6-9]\d\d|20\d\d)"
_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4}
_DATE = re.compile(
    rf"""
    (?P<iso>\b{_YEAR}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])\b)
    | (?P<dmy>\b{_DAY}(?:\s+(?:of\s+)?(?:{_MONTHS}))?\s*(?:-|–|to|through|/)\s*{_DAY}\s+(?:{_MONTHS}),?\s+{_YEAR}\b
        | \b{_DAY}\s*/\s*{_DAY}\s+(?:{_MONTHS}),?\s+{_YEAR}\b
        | \b{_DAY}\s+(?:day\s+of\s+|of\s+)?(?:{_MONTHS})\b,?(?:\s+{_YEAR}\b)?
        | \b(?:{_MONTHS})\s+{_DAY}(?:\s*(?:-|–|to|through)\s*{_DAY})?\b(?:,?\s+{_YEAR}\b)?
        | \b(?:{_MONTHS}),?\s+(?:of\s+)?{_YEAR}\b)
    | (?P<numeric>\b(?:[12]?\d|3[01])[./](?:[12]?\d|3[01])[./]{_YEAR}\b)
    | (?P<part>\b(?:the\s+)?(?P<nth>first|second|third|fourth)\s+(?P<of>half|quarter)\s+of\s+
        (?:(?P<part_year>{_YEAR})|the\s+(?P<part_of>current|present|last|past)\s+year|this\s+year))
    | (?P<years>\b(?:from\s+|between\s+)?{_YEAR}\s*(?:-|–|to|through|and)\s*{_YEAR}\b)
    | (?P<decade>\b(?:the\s+)?(?:early\s+|late\s+|mid-?)?(?:1[6-9]|20)\d0[’']?s\b)
    | (?P<year>(?:(?<=\bin\ )|(?<=\bsince\ )|(?<=\bof\ )|(?<=\bby\ )|(?<=\bduring\ )|(?<=\byear\ )|(?<=\buntil\ )
        |(?<=\bafter\ )|(?<=\bbefore\ )|(?<=;\ )|(?<=\())(?:the\s+year\s+)?{_YEAR}\b(?!\s*(?:-\s*\d|[,.]\d|men|tons)))
    | (?P<relative>\b(?:yesterday|today|tomorrow|the\s+day\s+before\s+yesterday)\b
        | \b(?:this|last|next)\s+(?:year|month)\b | \bthe\s+(?:current|present)\s+(?:year|month)\b
        | \bthe\s+{_DAY}\s+of\s+this\s+month\b | \b{_DAY}\s+(?:inst|ult)\.)
    """,
    re.VERBOSE | re.IGNORECASE,
)  # fmt: skip
_KINDS = ("iso", "dmy", "numeric", "part", "years", "decade", "year", "relative")
_NEAR = re.compile(
    r"\b(?:(?:1[6-9]|20)\d\d|J(?:an|un|ul|AN|UN|UL)|F(?:eb|EB)|M(?:ar|ay|AR|AY)|A(?:pr|ug|PR|UG)|S(?:ep|EP)|"
    r"O(?:ct|CT)|N(?:ov|OV)|D(?:ec|EC)|[Tt]oday|TODAY|[Yy]esterday|YESTERDAY|[Tt]omorrow|TOMORROW|[Yy]ear|YEAR|"
    r"[Mm]onth|MONTH|inst\.|ult\.)"
)
"""What every date has in it."""
_BARE_MAY = re.compile(r"may\s+\d", re.IGNORECASE)


def dates(document: Document) -> tuple[DateFound, ...]:
    """The dates in the text, in order. A day without a year takes the document's, and is then marked as relative."""
    return tuple(found for page in document.pages for found in _on_page(document, page))


def _on_page(document: Document, page: DocumentPage) -> list[DateFound]:
    result = []
    for match in matches_near(_DATE, _NEAR, page.text):
        if _BARE_MAY.match(match[0]) and not match[0].startswith("M"):
            continue
        edtf, relative = _read(document, match)
        start = match.start()
        words = match[0]
        if match.lastgroup == "years":
            lead = re.match(r"(?:from|between)\s+", words, re.IGNORECASE)
            start += lead.end() if lead else 0
        at = Range(page.number, start, match.end())
        result.append(DateFound(edtf, at, FINDER, 0.95 if edtf and not relative else 0.8 if edtf else 0.5, relative))
    return result


def _read(document: Document, match: re.Match[str]) -> tuple[str, bool]:
    words = " ".join(match[0].split())
    own = _day_of(document)
    kind = next(
        name for name in ("iso", "dmy", "numeric", "part", "years", "decade", "year", "relative") if match[name]
    )
    if kind == "iso":
        return (words if is_edtf(words) else ""), False
    if kind == "year":
        return words[-4:], False
    if kind == "decade":
        found = re.search(r"\d{3}", words)
        return (f"{found[0]}X" if found else ""), False
    if kind == "years":
        first, last = re.findall(_YEAR, words)
        return (f"{first}/{last}" if first < last else ""), False
    if kind == "part":
        return _part(match, own)
    if kind == "relative":
        return (_counted(words.casefold(), own), True) if own else ("", True)
    words = re.sub(r"(?<=\d)/(?=\d+ )", "-", words)  # a night between two days: 16/17 August
    read = read_date(words.replace(" of ", " ") if kind == "dmy" else words).edtf or ""
    if kind == "dmy" and not re.search(_YEAR, words):
        year = _year_of(document)
        read = (read_date(f"{words} {year}").edtf or read_date(f"{words}, {year}").edtf or "") if year else ""
        return read, True
    return (read if not read or is_edtf(read) else ""), False


def _part(match: re.Match[str], own: datetime.date | None) -> tuple[str, bool]:
    """A half or a quarter of a year as EDTF's level 2 code (sub-year groupings 33–36 and 40–41)."""
    year = match["part_year"]
    relative = year is None
    if year is None:
        if own is None:
            return "", True
        year = str(own.year - (match["part_of"] in ("last", "past")))
    nth = _ORDINALS[match["nth"].casefold()]
    code = (39 if match["of"].casefold() == "half" else 32) + nth
    return (f"{year}-{code}" if code <= 41 else ""), relative


def _counted(words: str, own: datetime.date) -> str:
    days = {"yesterday": -1, "today": 0, "tomorrow": 1, "the day before yesterday": -2}
    if words in days:
        return (own + datetime.timedelta(days[words])).isoformat()
    day = re.search(r"\d+", words)
    if day is not None:
        month = own.replace(day=1)
        if "ult" in words:
            month = (month - datetime.timedelta(1)).replace(day=1)
        found = f"{month.isoformat()[:7]}-{int(day[0]):02}"
        return found if is_edtf(found) else ""
    step = -1 if words.startswith("last") else 1 if words.startswith("next") else 0
    if words.endswith("year"):
        return str(own.year + step)
    month_number = own.year * 12 + own.month - 1 + step
    return f"{month_number // 12}-{month_number % 12 + 1:02}"


def _day_of(document: Document) -> datetime.date | None:
    """The document's day, where it is certain and one day."""
    if not document.date_certain or not re.fullmatch(r"\d{4}-\d\d-\d\d", document.date):
        return None
    try:
        return datetime.date.fromisoformat(document.date)
    except ValueError:
        return None


def _year_of(document: Document) -> str:
    """The document's year, where its date lies in one and is certain."""
    if not document.date_certain or not document.date:
        return ""
    try:
        first, last = bounds(document.date)
    except ValueError:
        return ""
    return str(first.year) if first is not None and last is not None and first.year == last.year else ""
