"""Dates in running text as EDTF, with the words that give them; relative ones counted from the document's date.

The words are found here; what a full date means is read by the house's own grammar (`core.parsing.dates`), and what a
relative one means in `core.extracting.relative_dates`. In a journal, which covers several days, "yesterday" is counted
from the heading of the entry.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from fonds.core.description.edtf_values import is_edtf
from fonds.core.extracting.bare_years import is_bare_year, is_no_hour
from fonds.core.extracting.date_base import DateBase
from fonds.core.extracting.date_spans import months_of_year, spans_joined
from fonds.core.extracting.date_wordings import (
    DATE,
    DAY,
    KINDS,
    MONTH_NAMES,
    MONTHS,
    OF_A_YEAR,
    WEEKDAY,
    YEAR,
    near,
)
from fonds.core.extracting.datelines import is_of_release
from fonds.core.extracting.dates_absolute import absolute, part_of_year, quarter_alone
from fonds.core.extracting.dates_in_numerals import Numerals
from fonds.core.extracting.dates_in_words import in_numerals, ordinals_in_numerals
from fonds.core.extracting.dates_of_scripts import with_other_scripts
from fonds.core.extracting.days_of_events import day_in_title, day_of_event, is_of_another_sentence, is_of_conversation
from fonds.core.extracting.document import Document, DocumentPage, Range
from fonds.core.extracting.facts import DateFound
from fonds.core.extracting.misread_months import misread_month
from fonds.core.extracting.relative_dates import Base, base_of, counted, day_of, nearest_year, next_to, season, year_of
from fonds.core.parsing.dates import read_date
from fonds.core.parsing.journals import journal_heading
from fonds.core.text.windows import matches_near

FINDER = "dates/7"

_NUMBERS_OF_MONTHS = {name.casefold(): number for number, name in enumerate(MONTH_NAMES.split("|"), start=1)}
_NEAR_A_DAY = 1500
"""Code points behind a full date within which a day without a year is taken to be near it."""
_LONG_AGO = 2
"""Years; a day told so long before the document's date is not of its time."""
_NOTE = re.compile(r"\n\[\d{1,2}\] ")
_LOWER_MONTH = re.compile(r"\b(?:may|march)\b")
_NEAR_FOR_NEXT = 500
"""Code points behind a full date within which "the next day" is counted from it."""
_DIGITS = str.maketrans("IlO", "110")
_MISREAD_NUMBER = re.compile(r"(?<![A-Za-z])[\dIlO]+(?=(?:st|nd|rd|th)?\b)")
"""A number in which letters stand that were taken for digits; a word ("Illinois", "October") is none."""
_YEAR = re.compile(YEAR)
_LISTED = re.compile(
    rf"(?:(?:,?\s+(?:and|or|to|thru|through|until|till)|\s*[,;=–—-])\s*(?:(?:on|the)\s+)?"
    rf"(?:{DAY}\s+(?:of\s+)?(?:{MONTHS})|(?:{MONTH_NAMES})\s+{DAY})(?!\w)){{1,6}},?\s+(?P<year>{YEAR}|[3-9]\d(?![\d,.:%]\d))\b"
)
"""What follows a day in a list of days of which the last one has a year."""
_NEXT_MONTH = re.compile(rf"(?:,\s+and|,|\s+and|\s+or|\s+to)\s+({MONTH_NAMES})\b(?!,?\s+(?:of\s+)?\d)")
_WITH_SHORT_YEAR = re.compile(r"^\d.*[A-Za-z.,]\s[’']?[3-9]\d$|[A-Za-z.,]\s(?:[’'][3-9]\d|3[2-9]|[4-9]\d)$")
"""A day with a short year: "3 May 61", but not "December 31"."""
_TORN_YEAR = re.compile(r",?\s{0,2}(?:1[\d!IlO]{1,4}|20\d)(?![\d:])(?!\s?[ap]\.?m)")
"""What stands behind a day whose year OCR has torn ("27 SEPTEMBER 19643"): nothing else may then give its year."""
_OF_A_FORM = re.compile(r"\d\d?\.(?:1[3-9]|[2-9]\d)\.\d\d")
"""Numerals with full stops whose second is no month: paragraphs of a form ("4.13.04"); stops part days from months."""
_CLAUSE = re.compile(r"[^.;:\n]{0,60}")
"""What follows a weekday in its clause, which may say whether it was or is to come."""
_BY = re.compile(r"\b(?:by|after|from|before)\s+(?:the\s+)?$")
"""Before a gathering these do not say that it is to come: "decided by the December plenum"."""
_NTH_TOLD = re.compile(r"the (\d\d?)(?:st|nd|rd|th)", re.IGNORECASE)
_OF_A_NAME = re.compile(r"[ ](?:Movement|MOVEMENT|Brigade|Avenue|Street|Square)\b")
"""Behind a day that a body or a street is called after: "the 26th of July Movement"."""
_THE_DAY = re.compile(r"\bthe \d\d?/\d\d?(?![\w/])")
"""A day as Europeans write it: "on the 8/12"."""
_DATED_AT = re.compile(r"\bdated\s+[A-Z][\w.-]+(?:\s[A-Z][\w.-]+)?,\s$")
"""Before a day and a month in numerals: "a note, dated Rome, 7/12"."""
_LINE_BEGINS = re.compile(r"\n[ \t]*(?:[Oo]n |[Oo]n the |[Tt]hat |[Tt]he )?$")
_HEAD = 1_000
_DAY = len("1957-08-07")
_NEXT_DAY = re.compile(
    r"(?:,?\s+and\s+(?:the\s+)?|,\s+(?:the\s+)?)(\d\d?)(?:st|nd|rd|th)\b(?!\s+(?:of|[A-Z]|[a-z]+s\b))"
)
_ROMANS = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
_LAST_YEAR = re.compile(r"last|previous|preceding|past|ult", re.IGNORECASE)


def dates(document: Document) -> tuple[DateFound, ...]:
    """The dates in the text, in order. A day without a year takes the document's, and is then marked as relative."""
    base = base_of(document.date, certain=document.date_certain)
    if base is not None and any(int(year) > base.last.year for year in re.findall(rf"\b{YEAR}\b", document.title)):
        base = None  # what the title tells of came later: one of the two is wrong
    named = frozenset(re.findall(r"\d{4}-\d\d-\d\d", document.date)) if document.date.startswith("[") else frozenset()
    first = document.pages[0].text[:_HEAD] if document.pages else ""
    in_journal = any(journal_heading(words) is not None for words in (document.title, first))
    seeks = not document.date or bool(named) or (base is not None and (base.day is None or in_journal))
    in_talk = not in_journal and any(is_of_conversation(words) for words in (document.title, first))
    counting = _Counting(base, seeks, seeks and base is not None and not named, named, habits=Numerals(document),
                         of_conversation=in_talk, event=day_in_title(document.title) if in_talk else None)  # fmt: skip
    return tuple(
        each
        for page in document.pages
        for each in with_other_scripts(page, spans_joined(_on_page(page, counting), page.text), counting)
    )


@dataclass(slots=True)
class _Counting(DateBase):
    """What dates are counted from where a text has been read to, and how the document writes numerals."""

    habits: Numerals = field(kw_only=True)
    of_conversation: bool = field(kw_only=True)
    event: datetime.date | None = None
    """The day of the conversation of which the document is the record."""
    told: _Told = field(default_factory=lambda: _Told())


def _on_page(page: DocumentPage, counting: _Counting) -> Iterator[DateFound]:
    told = counting.told
    for match in matches_near(DATE, near(page.text), page.text):
        words = match[0]
        if "ma" in words and _LOWER_MONTH.search(words):
            continue
        start, end = match.span()
        if match["bare"] or match["year"]:
            misread = misread_month(page.text, end)
            if misread is not None:
                yield DateFound(misread[1], Range(page.number, misread[0], end), FINDER, 0.8)
                told.note(end, misread[1], relative=False)
                continue
            if not (is_bare_year(page.text, start, end) if match["bare"] else is_no_hour(page.text, end)):
                continue
        if match["numeric"] and _OF_A_FORM.fullmatch(match[0]):
            continue
        if match["years"] and not is_no_hour(page.text, end):
            continue
        if match["dmy"] and _OF_A_NAME.match(page.text, end):
            continue
        if (
            match["day_month"]
            and page.text[start - 2] == ","
            and not _DATED_AT.search(page.text[max(0, start - 40) : start])
        ):
            continue
        here = _Place(page.text, start, end, counting, told.at(start))
        edtf, relative = _read(match, here)
        if match["told"] and not edtf:
            continue
        if not (match["numeric"] and is_of_release(page.text, start, end, edtf)):
            told.note(end, edtf, relative=relative and not match["told"])
        if not relative or (match["dmy"] and counting.in_journal):
            counting.pass_line(page.text, start, end, edtf)
        if counting.event is None and counting.of_conversation and not relative:
            counting.event = day_of_event(page.text, start, edtf)
        if match["years"] and (lead := re.match(r"(?:from|between)\s+", match[0], re.IGNORECASE)):
            start += lead.end()
        at = Range(page.number, start, end)
        yield DateFound(edtf, at, FINDER, 0.95 if edtf and not relative else 0.8 if edtf else 0.5, relative)
        if match["of_month"] or (match["dmy"] and relative):
            yield from _months_behind(here, page.number)
        elif match["relative"] and len(edtf) == _DAY and _NTH_TOLD.fullmatch(match[0]):
            yield from _days_behind(here, page.number, edtf)
    told.turn_page(len(page.text))


def _months_behind(here: _Place, page: int) -> Iterator[DateFound]:
    """The other months of a list whose first has a word before it: "in August, September and October"."""
    end = here.end
    while (found := _NEXT_MONTH.match(here.text, end)) is not None:
        end = found.end()
        month = _NUMBERS_OF_MONTHS[found[1].casefold()]
        year = nearest_year(here.told.last[1], month, 15) if here.told.last is not None else None
        year = year_of(here.base, month, 1, here.ahead) if year is None and here.base is not None else year
        edtf = f"{year}-{month:02}" if year is not None else ""
        yield DateFound(edtf, Range(page, found.start(1), end), FINDER, 0.75 if edtf else 0.5, relative=True)


def _days_behind(here: _Place, page: int, first: str) -> Iterator[DateFound]:
    """The other days of a list whose first has an article: "on the 22nd and 24th"."""
    end = here.end
    while (found := _NEXT_DAY.match(here.text, end)) is not None:
        end = found.end()
        edtf = f"{first[:8]}{int(found[1]):02}"
        if is_edtf(edtf):
            yield DateFound(edtf, Range(page, found.start(1), found.end()), FINDER, 0.75, relative=True)


@dataclass(slots=True)
class _Told:
    """The date told last: what follows it without a year is of its time. Places are those of the page that is read."""

    place: int = 0
    year: str = ""
    day: datetime.date | None = None
    last: tuple[int, datetime.date] | None = None
    """Where the day told last ends, whether or not it rests on another one."""

    def note(self, place: int, edtf: str, *, relative: bool) -> None:
        """A date was read that ends at a place."""
        if not edtf[:4].isdecimal() or len(edtf) < 4:
            return
        self.year = edtf[:4]
        day = day_of(edtf[-10:])
        if day is not None:
            self.last = place, day
            if not relative:
                self.place, self.day = place, day

    def turn_page(self, length: int) -> None:
        """A page of so many code points was read: of what it told, the next page goes on from full days alone."""
        self.place -= length
        self.year = ""
        self.last = None

    def at(self, place: int) -> _Told:
        """What still counts at a place: a day told far before it does not."""
        return self if place - self.place <= _NEAR_A_DAY else _Told(year=self.year, last=self.last)


@dataclass(frozen=True, slots=True)
class _Place:
    """Where words stand that are read, and what they may be counted from there."""

    text: str
    start: int
    end: int
    counting: _Counting
    told: _Told

    @property
    def base(self) -> Base | None:
        """From which days relative dates are counted here."""
        return self.counting.base

    @property
    def habits(self) -> Numerals:
        """How the document writes days in numerals."""
        return self.counting.habits

    @property
    def ahead(self) -> str:
        """The words before, as many as may say whether a date is still to come."""
        return self.text[max(0, self.start - 120) : self.start]


def _read(match: re.Match[str], here: _Place) -> tuple[str, bool]:
    """The date in EDTF, "" where it cannot be told, and whether it rests on another date."""
    words = " ".join(match[0].split())
    kind = next(name for name in KINDS if match[name])
    if kind in ("month", "months"):
        return _month(match, here)
    if kind in ("relative", "relative_season"):
        count = counted if kind == "relative" else season
        behind = _CLAUSE.match(here.text, here.end) if words.casefold().endswith("day") else None
        around = here.ahead + (f"… {behind[0]}" if behind else "")
        return (count(words.casefold(), here.base, around) if here.base else ""), True
    if kind == "month_span":
        return months_of_year(match), False
    if kind == "relative" and (nth := _NTH_TOLD.fullmatch(words)) and (day := _nth_told(int(nth[1]), here)):
        return day, True
    if kind == "told":
        return _from_told(words.casefold(), here), True
    if kind in ("part", "quarter"):
        return (part_of_year if kind == "part" else quarter_alone)(match, here.base)
    if kind == "day_roman":
        day, month = re.split("[./]", words)
        return _day_and_month(f"{day}/{_ROMANS.index(month) + 1}", here, is_european=True), True
    if kind == "day_month":
        return _day_and_month(words, here), True
    if kind == "dmy" and not _YEAR.search(words):
        return _without_year(words, here)
    if kind == "numeric":
        edtf = here.habits.read(words, here.text)
    elif kind == "misread":
        words = _MISREAD_NUMBER.sub(lambda number: number[0].translate(_DIGITS), words)
        if not re.search(YEAR, words):
            return _without_year(words, here)
        edtf = read_date(words).edtf or ""
    elif kind in ("in_words", "ordinal"):
        said = in_numerals(words) if kind == "in_words" else ordinals_in_numerals(words)
        if not re.search(r"\d{4}$", said):
            return _without_year(said, here)
        edtf = read_date(said).edtf or ""
    elif kind == "glued":
        edtf = read_date(re.sub(r"([A-Z]{3})", r" \1 ", words)).edtf or ""
    elif kind == "cable":
        words = re.sub(r"^([A-Z]{3,5})-(\d\d)-(?=\d{4}$)", r"\2 \1 ", words.replace("’", "").replace("'", ""))
        edtf = read_date(re.sub(r"\s[\dO]{4}Z\s", " ", re.sub(r"^(\d\d)\d{4}[Zz2]? ", r"\1 ", words))).edtf or ""
    elif kind == "dmy" and words.count(",") > 1 and len(days := re.findall(r"\b\d\d?\b", words)) > 2:
        edtf = _days_of_month(words, days)
    elif kind in ("dmy", "month_part"):
        edtf = read_date(_plain(words)).edtf or ""
        if edtf.startswith("{") and re.search(r"\bbetween\s+(?:the\s+)?$", here.ahead, re.IGNORECASE):
            edtf = "/".join(edtf.strip("{}").split(","))
        if not edtf and (behind := re.match(r"\d\d?\s*[-–]\s*(?=\d)", words)) is not None:
            edtf = read_date(_plain(words[behind.end() :])).edtf or ""  # "18- 11 Dec 1963": the first is a number
    else:
        return absolute(kind, words, match), False
    return (edtf if not edtf or is_edtf(edtf) else ""), False


def _days_of_month(words: str, days: list[str]) -> str:
    """A list of days of one month: "22, 24, and 29 November 1963"."""
    month = re.search(rf"{MONTH_NAMES}", words, re.IGNORECASE)
    year = re.search(YEAR, words)
    if month is None or year is None:
        return ""
    return "{" + ",".join(f"{year[0]}-{_NUMBERS_OF_MONTHS[month[0].casefold()]:02}-{int(day):02}" for day in days) + "}"


def _plain(words: str) -> str:
    """The words as the grammar of dates takes them; a night between two days, 16/17 August, is both."""
    joined = re.sub(r"(?<=\d)/(?=\d+(?: [A-Z]|,))", "-", words).replace(" of ", " ")
    joined = re.sub(r"[()\"”»]", "", joined)
    return re.sub(r"(?<=[A-Za-z])-(?=\d{4}$)", " ", re.sub(r"^(\d\d?)-(?=[A-Za-z])", r"\1 ", joined))


def _without_year(words: str, here: _Place) -> tuple[str, bool]:
    """A day of a month: with a short year as it stands, of the year that the words, the next date of a list, the day
    told before it, or the document's date give."""
    base, told = here.base, here.told
    words = re.sub(r"(?<=\d)-(?=[A-Za-z])|(?<=[A-Za-z])-(?=\d\d$)", " ", words)
    if _WITH_SHORT_YEAR.search(words):
        edtf = read_date(re.sub(r"[’'](?=\d\d$)", "", words)).edtf or ""
        return edtf, False
    of_year = re.search(OF_A_YEAR + "$", words, re.IGNORECASE)
    if of_year is None and _TORN_YEAR.match(here.text, here.end):
        return "", True
    said = _plain(words[: of_year.start()] if of_year else words)
    found = re.search(rf"\b({MONTHS})", said, re.IGNORECASE)
    day = re.search(r"\d{1,2}", said)
    if found is None:
        return "", True
    month = next((n for name, n in _NUMBERS_OF_MONTHS.items() if name.startswith(found[1].casefold()[:3])), 1)
    listed = None if of_year else _LISTED.match(here.text, here.end)
    if listed is not None:
        year = listed["year"] if len(listed["year"]) > 2 else f"19{listed['year']}"
    elif of_year and "same" in of_year[0].casefold():
        year = told.year or (str(base.last.year) if base else "")
    elif not of_year and (weekday := _WEEKDAY_BEFORE.search(here.text[max(0, here.start - 16) : here.start])):
        wanted = weekday[1].casefold()
        year = _year_of_weekday(here, month, int(day[0]) if day else 0, wanted)
    elif not of_year and told.day is not None and not _is_below_text(told, here):
        year = str(nearest_year(told.day, month, int(day[0]) if day else 15))
    elif base is None:
        year = "" if of_year else told.year
    elif of_year and "year" in of_year[0].casefold():
        step = -1 if _LAST_YEAR.search(of_year[0]) else 1 if re.search("next|following", of_year[0]) else 0
        year = str(base.last.year + step)
    else:
        year = str(year_of(base, month, int(day[0]) if day else 1, "" if of_year else here.ahead))
    if not year:
        return "", True
    return read_date(f"{said} {year}").edtf or read_date(f"{said}, {year}").edtf or "", True


def _is_below_text(told: _Told, here: _Place) -> bool:
    """Whether a note of the editors has begun since the day told before, which is of other years than the document."""
    if here.base is None or told.day is None or abs(here.base.last.year - told.day.year) <= _LONG_AGO:
        return False
    return _NOTE.search(here.text, max(0, told.place), here.start) is not None


_WEEKDAY_BEFORE = re.compile(rf"\b({WEEKDAY}),\s+$", re.IGNORECASE)


def _year_of_weekday(here: _Place, month: int, day: int, weekday: str) -> str:
    """The year of a day that is told with its weekday, of those that the text or the document's date gives."""
    nearest = str(nearest_year(here.told.day, month, day)) if here.told.day is not None else ""
    of_base = str(year_of(here.base, month, day, here.ahead)) if here.base is not None else ""
    first = [year for year in (nearest, of_base) if year] or [here.told.year]
    if not first[0] or not _is_on(first[0], month, day, weekday):
        others = {*first[1:], *re.findall(rf"\b{YEAR}\b", here.text)}
        fitting = [year for year in sorted(others) if _is_on(year, month, day, weekday)]
        return fitting[0] if len(fitting) == 1 else ""
    return first[0]


def _is_on(year: str, month: int, day: int, weekday: str) -> bool:
    date = day_of(f"{year}-{month:02}-{day:02}")
    return date is not None and WEEKDAY.casefold().split("|")[date.weekday()] == weekday


def _day_and_month(words: str, here: _Place, *, is_european: bool = False) -> str:
    """A day and a month in numerals ("on the 8/12"): of the year of the day told before, or of the document's date."""
    first, second = map(int, words.split("/"))
    is_european = is_european or _THE_DAY.search(here.text) is not None or here.habits.order == "dmy"
    day, month = (first, second) if is_european and second <= 12 else (second, first)
    if not (1 <= month <= 12 and 1 <= day <= 31) or (here.told.day is None and here.base is None):
        return ""
    if here.told.day is not None:
        year = nearest_year(here.told.day, month, day)
    else:
        assert here.base is not None
        year = year_of(here.base, month, day, here.ahead)
    edtf = f"{year}-{month:02}-{day:02}"
    return edtf if is_edtf(edtf) else ""


def _month(match: re.Match[str], here: _Place) -> tuple[str, bool]:
    name = match["of_list"] or match["of_month"] or match["of_event"]
    month = _NUMBERS_OF_MONTHS[name.casefold()]
    if match["list_year"]:
        return f"{match['list_year']}-{month:02}", False
    if here.told.last is not None and here.start - here.told.last[0] <= _NEAR_FOR_NEXT and not match["of_event"]:
        return f"{nearest_year(here.told.last[1], month, 15)}-{month:02}", True
    if here.base is None:
        return (f"{here.told.year}-{month:02}" if here.told.year else ""), True
    ahead = _BY.sub("", here.ahead) if match["of_event"] else here.ahead
    return f"{year_of(here.base, month, 1, ahead)}-{month:02}", True


def _from_told(words: str, here: _Place) -> str:
    """What is counted from the day told before: the next day, the following month; "" where none was told near."""
    entry = here.base.day if here.counting.in_journal and here.base is not None else None
    last = here.told.last
    is_near = last is not None and here.start - last[0] <= _NEAR_FOR_NEXT
    is_apart = last is None or is_of_another_sentence(here.text, last[0], here.start)
    if entry is not None and "same" in words and (is_apart or _LINE_BEGINS.search(here.ahead)):
        return entry.isoformat()  # whatever day was told in it
    if last is not None and is_near:
        return next_to(words, last[1])
    entry = entry or here.counting.event
    if entry is not None and not words.endswith(("month", "year")):
        return next_to(words, entry)
    if here.base is not None and words.endswith(("month", "year")):
        return counted(words.replace("preceding", "previous"), here.base, here.ahead)
    return ""


def _nth_told(number: int, here: _Place) -> str:
    """A day of the month told right before: "On 3 May 1961 he came, on the 5th he left"; "" where none was told."""
    last = here.told.last
    if last is None or here.start - last[0] > _NEAR_FOR_NEXT or number <= last[1].day:
        return ""
    if here.base is not None and last[1] == here.base.day:
        return ""
    edtf = f"{last[1].isoformat()[:7]}-{number:02}"
    return edtf if is_edtf(edtf) else ""
