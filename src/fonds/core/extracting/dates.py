"""Dates in running text as EDTF, with the words that give them; relative ones counted from the document's date.

The words are found here; what a full date means is read by the house's own grammar (`core.parsing.dates`), and what a
relative one means in `core.extracting.relative_dates`. In a journal, which covers several days, "yesterday" is counted
from the heading of the entry.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass

from fonds.core.description.edtf_values import is_edtf
from fonds.core.extracting.document import Document, DocumentPage, Range
from fonds.core.extracting.facts import DateFound
from fonds.core.extracting.relative_dates import Base, base_of, counted, year_of
from fonds.core.parsing.dates import read_date
from fonds.core.text.windows import matches_near

FINDER = "dates/2"

_MONTH_NAMES = "January|February|March|April|May|June|July|August|September|October|November|December"
_MONTHS = (
    rf"{_MONTH_NAMES}|Jan\.?|Feb\.?|Mar\.?|Apr\.?|Jun\.?|Jul\.?|Aug\.?|Sept?\.?|Oct\.?|Nov\.?|Dec\.?"
)  # fmt: skip
_DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?"
_YEAR = r"(?:1[6-9]\d\d|20\d\d)"
_SHORT_YEAR = r"[’']?[3-9]\d(?![\d:%]|[,.]\d|-\d|\s+(?:people|men|women|persons|tons|per))"
_OF_A_YEAR = (
    r"\s+(?:of\s+)?(?:(?:the\s+)?(?:last|previous|preceding|past|this|current|present|same|next|following)\s+year"
    r"|last\b|inst\b\.?|ult\b\.?|prox\b\.?)"
)
_WEEKDAY = "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday"
_NUMBER = r"(?:\d{1,4}|an?|one|two|three|four|five|six|seven|eight|nine|ten)"
_GATHERING = (
    "plenum|plenary|session|meeting|conference|congress|agreement|events|elections?|talks|negotiations|uprising|decree|"
    "resolution|decision|visit"
)
_DATE = re.compile(
    rf"""
    \b(?=[\dabdefjlmnostwy])(?:  # what follows is tried at the beginnings of words alone
    (?P<iso>\b{_YEAR}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])\b)
    | (?P<dmy>\b{_DAY}(?:\s+(?:of\s+)?(?:{_MONTHS}))?\s*(?:-|–|to\b|through\b|/)\s*{_DAY}\s+(?:of\s+)?(?:{_MONTHS})\b
          (?:,?\s+{_YEAR}\b|{_OF_A_YEAR})?
        | \b{_DAY}\s+and\s+{_DAY}\s+(?:of\s+)?(?:{_MONTHS})\b(?:,?\s+{_YEAR}\b|{_OF_A_YEAR})?
        | \b{_DAY}(?:\.?\s+(?:day\s+of\s+|of\s+)?|\.)(?:{_MONTHS})(?:\b|(?<=\.))
          (?:,?\s+(?:of\s+)?{_YEAR}\b|,?\s+{_SHORT_YEAR}|{_OF_A_YEAR})?
        | \b(?:{_MONTHS})\s+{_DAY}(?:\s*(?:-|–|to\b|through\b|and\b)\s*{_DAY})?\b(?:,?\s+{_YEAR}\b|{_OF_A_YEAR})?
        | \b(?:{_MONTHS}),?\s+(?:of\s+)?{_YEAR}\b
        | \b(?:{_MONTHS})\s+\({_YEAR}\))
    | (?P<numeric>(?<![\w./-])(?:[12]?\d|3[01]|0\d)
        (?:[./](?:[12]?\d|3[01]|0\d)(?:[./](?:{_YEAR}|\d\d)|\s+{_YEAR})
          |\.\ (?:1[0-2]|0?[1-9])\.\ {_YEAR}|[./\ -](?-i:I{{1,3}}|IV|VI{{0,3}}|IX|XI{{0,2}})[./\ -]{_YEAR})
        (?![\w/]|\.\d))
    | (?P<part>\b(?:the\s+)?(?P<nth>first|second|third|fourth)\s+(?P<of>half|quarter)\s+of\s+
        (?:(?P<part_year>{_YEAR})|(?:the|this)\s+(?:(?P<part_of>current|present|last|past|previous|next|coming)\s+)?year))
    | (?P<season>\b(?P<of_season>spring|summer|autumn|fall|winter)\s+(?:of\s+)?(?P<season_year>{_YEAR})\b)
    | (?P<century>\b(?P<of_century>1\d|20|[5-9])th[\s-]+century\b)
    | (?P<month_part>\b(?:first|second)\s+half\s+of\s+(?:{_MONTH_NAMES}),?\s+{_YEAR}\b)
    | (?P<years>\b(?:from\s+)?{_YEAR}\s*(?:-|–|to|through)\s*{_YEAR}\b
        |\bbetween\s+{_YEAR}\s+and\s+{_YEAR}\b|(?<![\w/.-]){_YEAR}[/–-]\d\d\b(?![\w/.-]))
    | (?P<decade>\b(?:the\s+)?(?:early\s+|late\s+|mid-?)?(?:1[6-9]|20)\d0[’']?s\b)
    | (?P<year>(?=[\dt])(?:(?<=\bin\ )|(?<=\bsince\ )|(?<=\bof\ )|(?<=\bby\ )|(?<=\bduring\ )|(?<=\byear\ )
        |(?<=\buntil\ )|(?<=\bafter\ )|(?<=\bbefore\ )|(?<=;\ )|(?<=\()|(?<=\bas\ )|(?<=\bfor\ )|(?<=\bfrom\ )
        |(?<=\btill\ )|(?<=\bearly\ )|(?<=\b\d\d\d\d\ and\ )|(?<=\blate\ )|(?<=\bmid-))
        (?:the\s+year\s+)?{_YEAR}\b(?!\s*(?:-\s*\d|[,.]\d)|\s+(?:men|people|women|
        children|persons|troops|tons|hrs|hours|feet|miles|rubles|dollars)\b))
    | (?P<months>\b(?P<of_list>{_MONTH_NAMES})(?=(?:\s*,\s*|\s+and\s+|\s+or\s+|\s+to\s+|\s*[-–]\s*)(?:{_MONTH_NAMES})
        ,?\s+(?:of\s+)?(?P<list_year>{_YEAR})\b))
    | (?P<month>(?=[adfjmnos])(?:(?<=\b[Ii]n\ )|(?<=\b[Ss]ince\ )|(?<=\b[Uu]ntil\ )|(?<=\b[Bb]y\ )|(?<=\b[Dd]uring\ )
        |(?<=\bend\ of\ )|(?<=\bbeginning\ of\ )|(?<=\bmiddle\ of\ )|(?<=\bearly\ )|(?<=\bearly\ in\ )
        |(?<=\blate\ )|(?<=\bmid-)|(?<=\b[Ll]ast\ )|(?<=\bmonth\ of\ ))
        (?P<of_month>{_MONTH_NAMES})\b(?!\s+\d|\s*\()
        |\bthe\ (?P<of_event>{_MONTH_NAMES})\s+(?:[A-Z]{{2,}}\s+){{0,2}}(?:{_GATHERING})\b)
    | (?P<relative>\bthe\s+day\s+(?:before\s+yesterday|after\s+tomorrow)\b|
        \byesterday(?:\s+(?:morning|evening|afternoon))?\b|\btoday\b|\btomorrow(?:\s+morning)?\b|\btonight\b
        |\blast\s+night\b|\bthis\s+(?:morning|afternoon|evening)\b
        |\b(?:this|last|next)\s+(?:year|month|week)\b
        |\bthe\s+(?:current|present|previous|past|coming|following)\s+(?:year|month)\b
        |\b(?:last|next|this\s+past)\s+(?:{_WEEKDAY})\b|\b{_NUMBER}\s+(?:day|week|month|year)s?\s+ago\b
        |(?=the\s)(?:(?<=\bon\ )|(?<=\bof\ )|(?<=\bby\ )|(?<=\bsince\ )|(?<=\buntil\ )|(?<=\bfrom\ )
          |(?<=\bdated\ )|(?<=\())the\s+{_DAY}(?<=[a-z])
          (?:\s+(?:of\s+(?:this|the\s+(?:current|present|given|previous)|last)\s+month|the\s+given\s+month|inst\b\.?)
          |(?=\s*[.,;:)]|\s*\(|\s+(?:in|at|and|that|it|he|we|they|there|I)\s))
        |\b{_DAY}\s+(?:inst|ult)\b\.?))
    """,
    re.VERBOSE | re.IGNORECASE,
)  # fmt: skip
_KINDS = (
    "iso", "month_part", "dmy", "numeric", "part", "season", "century", "years", "decade", "year", "months", "month",
    "relative",
)  # fmt: skip
_NEAR = re.compile(
    r"\b(?:(?:1[6-9]|20)\d\d|J(?:an|un|ul|AN|UN|UL)|F(?:eb|EB)|M(?:ar|ay|AR|AY)|A(?:pr|ug|PR|UG)|S(?:ep|EP)|"
    r"O(?:ct|CT)|N(?:ov|OV)|D(?:ec|EC)|[Tt]oday|TODAY|[Yy]esterday|YESTERDAY|[Tt]omorrow|TOMORROW|[Yy]ear|YEAR|"
    r"[Mm]onth|MONTH|inst\b|ult\b|ago\b|[Cc]entury|[Tt]onight|[Ll]ast [A-Zmnwy]|[Nn]ext [A-Zmwy]|[Tt]his [aemwy]|"
    r"the \d{1,2}[snrt])|\d[./]\d{1,2}[./ ]\d\d|\d[./ -][IVX]{1,4}[./ -]1"
)
"""What every date has in it."""
_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4}
_SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
_NUMBERS_OF_MONTHS = {name.casefold(): number for number, name in enumerate(_MONTH_NAMES.split("|"), start=1)}
_NEAR_A_DAY = 1500
"""Code points behind a full date within which a day without a year is taken to be near it."""
_LOWER_MONTH = re.compile(r"\b(?:may|march)\b")
_ENTRY = re.compile(
    rf"^[ \t]*(?:(?:{_WEEKDAY}),?\s+)?({_DAY}\s+(?:{_MONTHS})\s+{_YEAR}|(?:{_MONTHS})\s+{_DAY},\s+{_YEAR})[ \t.:]*$",
    re.MULTILINE,
)
_LAST_YEAR = re.compile(r"last|previous|preceding|past|ult", re.IGNORECASE)


def dates(document: Document) -> tuple[DateFound, ...]:
    """The dates in the text, in order. A day without a year takes the document's, and is then marked as relative."""
    base = base_of(document.date, certain=document.date_certain)
    if base is not None and any(int(year) > base.last.year for year in re.findall(rf"\b{_YEAR}\b", document.title)):
        base = None  # what the title tells of came later: one of the two is wrong
    found: list[DateFound] = []
    for page in document.pages:
        entries = _entries(page) if base is not None and base.day is None else []
        found += _on_page(page, base, entries)
        if entries:
            base_of_entry = entries[-1][1]
            base = base_of_entry if base is None or base.day is None else base
    return tuple(found)


def _entries(page: DocumentPage) -> list[tuple[int, Base]]:
    """The dates that stand alone on a line, as the entries of a journal begin: where, and what is counted from them."""
    made = []
    for match in _ENTRY.finditer(page.text):
        edtf = read_date(" ".join(match[1].split())).edtf or ""
        entry = base_of(edtf, certain=True)
        if entry is not None:
            made.append((match.end(), entry))
    return made


def _on_page(page: DocumentPage, base: Base | None, entries: list[tuple[int, Base]]) -> Iterator[DateFound]:
    told = _Told()
    for match in matches_near(_DATE, _NEAR, page.text):
        if _LOWER_MONTH.search(match[0]):
            continue
        own = next((each for place, each in reversed(entries) if place <= match.start()), base)
        ahead = page.text[max(0, match.start() - 120) : match.start()]
        edtf, relative = _read(match, own, ahead, told.at(match.start()))
        told.note(match.end(), edtf, relative=relative)
        start = match.start()
        if match["years"] and (lead := re.match(r"(?:from|between)\s+", match[0], re.IGNORECASE)):
            start += lead.end()
        at = Range(page.number, start, match.end())
        yield DateFound(edtf, at, FINDER, 0.95 if edtf and not relative else 0.8 if edtf else 0.5, relative)


@dataclass(slots=True)
class _Told:
    """The date told last on a page: what follows it without a year is of its time."""

    place: int = 0
    year: str = ""
    day: datetime.date | None = None

    def note(self, place: int, edtf: str, *, relative: bool) -> None:
        """A date was read that ends at a place."""
        if not re.match(r"\d{4}", edtf):
            return
        self.year = edtf[:4]
        if not relative and (day := _day(edtf[-10:])) is not None:
            self.place, self.day = place, day

    def at(self, place: int) -> _Told:
        """What still counts at a place: a day told far before it does not."""
        return self if place - self.place <= _NEAR_A_DAY else _Told(year=self.year)


def _read(match: re.Match[str], base: Base | None, ahead: str, told: _Told) -> tuple[str, bool]:
    """The date in EDTF, "" where it cannot be told, and whether it rests on another date."""
    words = " ".join(match[0].split())
    kind = next(name for name in _KINDS if match[name])
    if kind in ("month", "months"):
        return _month(match, base, ahead)
    if kind == "relative":
        return (counted(words.casefold(), base, ahead) if base else ""), True
    if kind == "part":
        return _part(match, base)
    if kind == "dmy" and not re.search(_YEAR, words):
        return _without_year(words, base, ahead, told)
    if kind in ("dmy", "numeric", "month_part"):
        edtf = read_date(_plain(words)).edtf or ""
        return (edtf if not edtf or is_edtf(edtf) else ""), False
    return _absolute(kind, words, match), False


def _absolute(kind: str, words: str, match: re.Match[str]) -> str:
    if kind == "iso":
        return words if is_edtf(words) else ""
    if kind == "year":
        return words[-4:]
    if kind == "season":
        return f"{match['season_year']}-{_SEASONS[match['of_season'].casefold()]}"
    if kind == "century":
        return f"{int(match['of_century']) - 1:02}XX"
    if kind == "decade":
        found = re.search(r"\d{3}", words)
        return f"{found[0]}X" if found else ""
    first, *more = re.findall(_YEAR, words)
    last = more[0] if more else first[:2] + words[-2:]
    return f"{first}/{last}" if first < last else ""


def _plain(words: str) -> str:
    """The words as the grammar of dates takes them; a night between two days, 16/17 August, is both."""
    return re.sub(r"(?<=\d)/(?=\d+ [A-Z])", "-", words).replace(" of ", " ").replace("(", "").replace(")", "")


def _without_year(words: str, base: Base | None, ahead: str, told: _Told) -> tuple[str, bool]:
    """A day of a month: with a short year as it stands, of the year that the words, the day told before it, or the
    document's date give."""
    if re.search(r"[A-Za-z.,]\s[’']?[3-9]\d$", words):
        edtf = read_date(re.sub(r"[’'](?=\d\d$)", "", words)).edtf or ""
        return edtf, False
    of_year = re.search(_OF_A_YEAR + "$", words, re.IGNORECASE)
    said = _plain(words[: of_year.start()] if of_year else words)
    found = re.search(rf"\b({_MONTHS})", said, re.IGNORECASE)
    day = re.search(r"\d{1,2}", said)
    if found is None or day is None:
        return "", True
    month = next((n for name, n in _NUMBERS_OF_MONTHS.items() if name.startswith(found[1].casefold()[:3])), 1)
    if of_year and "same" in of_year[0].casefold():
        year = told.year
    elif not of_year and told.day is not None:
        year = str(_nearest(told.day, month, int(day[0])))
    elif base is None:
        year = ""
    elif of_year and "year" in of_year[0].casefold():
        step = -1 if _LAST_YEAR.search(of_year[0]) else 1 if re.search("next|following", of_year[0]) else 0
        year = str(base.last.year + step)
    else:
        year = str(year_of(base, month, int(day[0]), "" if of_year else ahead))
    if not year:
        return "", True
    return read_date(f"{said} {year}").edtf or read_date(f"{said}, {year}").edtf or "", True


def _month(match: re.Match[str], base: Base | None, ahead: str) -> tuple[str, bool]:
    name = match["of_list"] or match["of_month"] or match["of_event"]
    month = _NUMBERS_OF_MONTHS[name.casefold()]
    if match["list_year"]:
        return f"{match['list_year']}-{month:02}", False
    if base is None:
        return "", True
    return f"{year_of(base, month, 1, ahead)}-{month:02}", True


def _part(match: re.Match[str], base: Base | None) -> tuple[str, bool]:
    """A half or a quarter of a year as EDTF's level 2 code (sub-year groupings 33–36 and 40–41)."""
    year = match["part_year"]
    relative = year is None
    if year is None:
        if base is None:
            return "", True
        said = (match["part_of"] or "").casefold()
        year = str(base.last.year + (-1 if said in ("last", "past", "previous") else said in ("next", "coming")))
    nth = _ORDINALS[match["nth"].casefold()]
    code = (39 if match["of"].casefold() == "half" else 32) + nth
    return (f"{year}-{code}" if code <= 41 else ""), relative


def _nearest(told: datetime.date, month: int, day: int) -> int:
    """The year in which a day is nearest to one that was told."""
    years = (told.year, told.year - 1, told.year + 1)
    return min(years, key=lambda year: abs((datetime.date(year, month, min(day, 28)) - told).days))


def _day(edtf: str) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat(edtf)
    except ValueError:
        return None
