"""Days of a month that are told without their year: of the year that words beside them, the text or its date give."""

from __future__ import annotations

import datetime
import re

from fonds.core.description.edtf_values import is_edtf
from fonds.core.extracting.date_places import Place, Told
from fonds.core.extracting.date_wordings import DAY, MONTH_NAMES, MONTHS, OF_A_YEAR, WEEKDAY, YEAR
from fonds.core.extracting.relative_dates import day_of, nearest_year, year_of
from fonds.core.parsing.dates import read_date

NUMBERS_OF_MONTHS = {name.casefold(): number for number, name in enumerate(MONTH_NAMES.split("|"), start=1)}
_LONG_AGO = 2
"""Years; a day told so long before the document's date is not of its time."""
_NOTE = re.compile(r"\n\[\d{1,2}\] ")
_LISTED = re.compile(
    rf"(?:(?:,?\s+(?:and|or|to|thru|through|until|till)|\s*[,;=–—-])\s*(?:(?:on|the)\s+)?"
    rf"(?:{DAY}\s+(?:of\s+)?(?:{MONTHS})|(?:{MONTH_NAMES})\s+{DAY})(?!\w)){{1,6}},?\s+(?P<year>{YEAR}|[3-9]\d(?![\d,.:%]\d))\b"
)
"""What follows a day in a list of days of which the last one has a year."""
_WITH_SHORT_YEAR = re.compile(r"^\d.*[A-Za-z.,]\s[’']?[3-9]\d$|[A-Za-z.,]\s(?:[’'][3-9]\d|3[2-9]|[4-9]\d)$")
"""A day with a short year: "3 May 61", but not "December 31"."""
_MISREAD_YEAR = re.compile(r",?\s{0,2}1(?:[0-8](?P<last>\d\d)|%(?P<of_sixties>\d))")
_NEAR_YEARS, _TWO, _SOON = 10, 2, 60
_BETWEEN = re.compile(r"\bbetween\s+(?:the\s+)?$", re.IGNORECASE)
_TORN_YEAR = re.compile(r",?\s{0,2}(?:1[\d!IlO%]{1,4}|20\d)(?![\d:])(?!\s?[ap]\.?m)")
"""What stands behind a day whose year OCR has torn ("27 SEPTEMBER 19643"): nothing else may then give its year."""
_THE_DAY = re.compile(r"\bthe \d\d?/\d\d?(?![\w/])")
"""A day as Europeans write it: "on the 8/12"."""
_LAST_YEAR = re.compile(r"last|previous|preceding|past|ult", re.IGNORECASE)


def in_plain_words(words: str) -> str:
    """The words as the grammar of dates takes them; a night between two days, 16/17 August, is both."""
    words = re.sub(r"(?<=[23])d\b", "", words)
    words = re.sub(r"(?<=\d)\.\s+(?=\d{4}$)", ", ", words)
    joined = re.sub(r"(?<=\d)/(?=\d+(?: [A-Z]|,))", "-", words).replace(" of ", " ")
    joined = re.sub(r"[()\"”»]", "", joined)
    return re.sub(r"(?<=[A-Za-z])-(?=\d{4}$)", " ", re.sub(r"^(\d\d?)-(?=[A-Za-z])", r"\1 ", joined))


def without_year(words: str, here: Place) -> tuple[str, bool]:
    """A day of a month: with a short year as it stands, of the year that the words, the next date of a list, the day
    told before it, or the document's date give."""
    base, told = here.base, here.told
    words = re.sub(r"(?<=\d)-(?=[A-Za-z])|(?<=[A-Za-z])-(?=\d\d$)", " ", words)
    if _WITH_SHORT_YEAR.search(words):
        edtf = read_date(re.sub(r"[’'](?=\d\d$)", "", words)).edtf or ""
        return edtf, False
    of_year = re.search(OF_A_YEAR + "$", words, re.IGNORECASE)
    torn = _TORN_YEAR.match(here.text, here.end) if of_year is None else None
    if torn is not None:
        mended = _mended_year(torn[0], here)
        return (read_date(f"{in_plain_words(words)} {mended}").edtf or "" if mended else ""), True
    said = in_plain_words(words[: of_year.start()] if of_year else words)
    found = re.search(rf"\b({MONTHS})", said, re.IGNORECASE)
    day = re.search(r"\d{1,2}", said)
    if found is None:
        return "", True
    month = next((n for name, n in NUMBERS_OF_MONTHS.items() if name.startswith(found[1].casefold()[:3])), 1)
    listed = None if of_year else _LISTED.match(here.text, here.end)
    if listed is not None:
        year = listed["year"] if len(listed["year"]) > 2 else f"19{listed['year']}"
    elif of_year and "same" in of_year[0].casefold():
        year = told.year or (str(base.last.year) if base else "")
    elif not of_year and (weekday := _WEEKDAY_BEFORE.search(here.text[max(0, here.start - 16) : here.start])):
        wanted = weekday[1].casefold()
        year = _year_of_weekday(here, month, int(day[0]) if day else 0, wanted)
    elif not of_year and told.day is not None and not _is_below_text(told, here):
        year = str(_year_by_told_day(told.day, here, month, int(day[0]) if day else 15))
    elif base is None:
        year = "" if of_year else told.year
    elif of_year and "year" in of_year[0].casefold():
        step = -1 if _LAST_YEAR.search(of_year[0]) else 1 if re.search("next|following", of_year[0]) else 0
        year = str(base.last.year + step)
    else:
        year = str(year_of(base, month, int(day[0]) if day else 1, "" if of_year else here.ahead))
    if not year:
        return "", True
    edtf = read_date(f"{said} {year}").edtf or read_date(f"{said}, {year}").edtf or ""
    if not edtf and len(days := re.findall(r"\b(\d\d?)(?:st|nd|rd|th|d)?\b", said)) > _TWO:
        edtf = days_of_month(f"{said} {year}", days)
    if edtf.startswith("{") and edtf.count(",") == 1 and _BETWEEN.search(here.ahead):
        edtf = edtf.strip("{}").replace(",", "/")
    return edtf, True


def _year_by_told_day(told: datetime.date, here: Place, month: int, day: int) -> int:
    """The year of a day that is nearest to the day told before, or nearer to the document's own.

    Where the day told before is of the document's own weeks, a day long after them is the last such day before them,
    unless the words say that it is to come.
    """
    year, base = nearest_year(told, month, day), here.base
    if abs((datetime.date(year, month, min(day, 28)) - told).days) <= _SOON:
        return year
    if base is None or (other := year_of(base, month, day, here.ahead)) == year:
        return year
    if abs((base.last - told).days) <= _SOON:
        return other
    days = {each: datetime.date(each, month, min(day, 28)) for each in (year, other)}
    return min((year, other), key=lambda each: min(abs((days[each] - near).days) for near in (told, base.last)))


def _mended_year(torn: str, here: Place) -> str:
    """The year that digits are misread for, where the document is of those years: "1362" for 1962, "1%4" for 1964."""
    found = _MISREAD_YEAR.fullmatch(torn)
    if found is None or here.base is None:
        return ""
    year = f"19{found['last']}" if found["last"] else f"196{found['of_sixties']}"
    return year if abs(int(year) - here.base.last.year) <= _NEAR_YEARS else ""


def _is_below_text(told: Told, here: Place) -> bool:
    """Whether a note of the editors has begun since the day told before, which is of other years than the document."""
    if here.base is None or told.day is None or abs(here.base.last.year - told.day.year) <= _LONG_AGO:
        return False
    return _NOTE.search(here.text, max(0, told.place), here.start) is not None


_WEEKDAY_BEFORE = re.compile(rf"\b({WEEKDAY}),\s+$", re.IGNORECASE)


def _year_of_weekday(here: Place, month: int, day: int, weekday: str) -> str:
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


def day_and_month(words: str, here: Place, *, is_european: bool = False) -> str:
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


def days_of_month(words: str, days: list[str]) -> str:
    """A list of days of one month: "22, 24, and 29 November 1963"."""
    month = re.search(rf"{MONTH_NAMES}", words, re.IGNORECASE)
    year = re.search(YEAR, words)
    if month is None or year is None:
        return ""
    return "{" + ",".join(f"{year[0]}-{NUMBERS_OF_MONTHS[month[0].casefold()]:02}-{int(day):02}" for day in days) + "}"
