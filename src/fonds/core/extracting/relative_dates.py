"""Dates that are told from another one: yesterday, last March, the 6th of this month, 13 October of last year."""

from __future__ import annotations

import calendar
import datetime
import re
from dataclasses import dataclass

from fonds.core.description.edtf_values import bounds, is_edtf

_AHEAD = re.compile(
    r"(?:\b(?:by|until|till|before|(?:not?|no) later than|as of|after|from)\s+(?:the\s+)?$"
    r"|\b(?:will|shall|scheduled|to be|expected|planned|anticipated|intends?|next|coming|"
    r"(?:would|is\s+to|are\s+to)\s+(?:follow|arrive|be|begin|take|come|go|"
    r"leave|start|end|visit|return))\b[^.;]{0,80}$)",
    re.IGNORECASE,
)
"""Words after which a date that is still to come in the year is meant to come."""
_NEXT = re.compile(r"\bnext\s+$", re.IGNORECASE)
_SOON = 14  # days after the base's own within which a date is taken for that year's though nothing says it is to come


@dataclass(frozen=True, slots=True)
class Base:
    """The days between which the document was written, from which relative dates are counted."""

    first: datetime.date
    last: datetime.date

    @property
    def day(self) -> datetime.date | None:
        """The one day, None where it is not known."""
        return self.first if self.first == self.last else None

    @property
    def month(self) -> datetime.date | None:
        """The first of the one month, None where it is not known."""
        first = self.first.replace(day=1)
        return first if first == self.last.replace(day=1) else None


def base_of(edtf: str, *, certain: bool) -> Base | None:
    """The base that a document's date makes; None where it is not certain, or not within one year."""
    if not certain or not edtf:
        return None
    try:
        first, last = bounds(edtf)
    except ValueError:
        return None
    if first is None or last is None or first.year != last.year:
        return None
    return Base(first, last)


def year_of(base: Base, month: int, day: int, ahead: str) -> int:
    """The year of a day (1 for a month alone) told without one; `ahead` are the words before it.

    It is the last such day before the base, unless the words say that it is to come.
    """
    year = base.last.year
    last_day = calendar.monthrange(year, month)[1]
    meant = datetime.date(year, month, min(day, last_day))
    if _NEXT.search(ahead):
        return year if meant > base.last else year + 1
    if meant <= base.last or (meant - base.last).days <= _SOON or _AHEAD.search(ahead[-120:]):
        return year
    return year - 1


def counted(words: str, base: Base, ahead: str) -> str:
    """What relative words mean in EDTF, "" where the base is too wide for them. `words` are in small letters."""
    day = base.day
    words = words.replace("yester- ", "yester")
    if words in _DAYS:
        return _shifted(day, _DAYS[words])
    if words.endswith("before last"):
        return _before_last(words, base)
    if words == "a fortnight ago":
        return _shifted(day, -14)
    if found := _AGO.fullmatch(words):
        return _ago(found, base)
    if found := _WEEKDAY.fullmatch(f"last {words.removesuffix(' last')}" if words.endswith(" last") else words):
        return _weekday(found, day)
    if (weekday := _TIME_OF_DAY.sub("", words)) in WEEKDAYS:
        return _weekday_alone(weekday, day, ahead, is_past=weekday != words)
    if found := _NTH.search(words):
        return _nth(int(found[1]), words, base, ahead)
    step = (
        -1
        if re.match(r"last|the\s+(?:previous|past)", words)
        else 1
        if re.match(r"next|the\s+(?:coming|following)", words)
        else 0
    )
    if words.endswith("year"):
        return str(base.last.year + step)
    if words.endswith("week"):
        if day is None:
            return ""
        monday = day - datetime.timedelta(day.weekday() - 7 * step)
        return f"{monday.isoformat()}/{(monday + datetime.timedelta(6)).isoformat()}"
    return _month(base.month, step)


def season(words: str, base: Base, ahead: str) -> str:
    """What "last fall" or "this past winter" means: the last that was over, the next to begin, or that of the year."""
    day = base.day or base.last
    of_year = _OF_YEAR.search(words)
    words = words[: of_year.start()] if of_year else words
    name = words.split()[-1]
    number = 23 if name == "fall" else 21 + _SEASONS.index(name)
    begin, over = _SEASON_MONTHS[number]
    if of_year:
        step = -1 if _EARLIER.search(of_year[0]) else 1 if re.search("next|coming|following", of_year[0]) else 0
        return f"{base.last.year + step}-{number}"
    if not _POINTS.match(words):
        will = _TO_COME.search(ahead.partition("…")[0].rpartition(". ")[2]) is not None
        words = ("next " if will else "last ") + name
        if not will and begin <= day.month <= max(begin + 2, over):
            return f"{day.year}-{number}"
    if re.match(r"next|the\s+(?:coming|following)", words):
        year = day.year if day.month < begin else day.year + 1
    elif re.match(r"last|the\s+(?:past|previous)|this\s+past", words):
        year = day.year if day.month > over else day.year - 1
    else:
        year = day.year
    return f"{year}-{number}"


def next_to(words: str, day: datetime.date) -> str:
    """What "the next day", "the previous evening", "three days later", "the following month" means beside a day."""
    if words.endswith("year"):
        return str(day.year + (1 if "following" in words else -1))
    if words.endswith("month"):
        return _month(day.replace(day=1), 1 if "following" in words else -1)
    if found := re.fullmatch(r"the (year|week) (before|after)", words):
        step = 1 if found[2] == "after" else -1
        if found[1] == "year":
            return str(day.year + step)
        monday = day - datetime.timedelta(day.weekday() - 7 * step)
        return f"{monday.isoformat()}/{(monday + datetime.timedelta(6)).isoformat()}"
    if found := re.fullmatch(r"(\w+)\s+days?\s+(later|earlier)", words):
        number = int(found[1]) if found[1].isdigit() else _NUMBERS.get(found[1], 0)
        return _shifted(day, number if found[2] == "later" else -number) if 0 < number <= 90 else ""
    if re.search(r"\bsame\b", words):
        return day.isoformat()
    if (name := words.split()[-1]) in WEEKDAYS:
        wanted, is_past = WEEKDAYS.index(name), "following" not in words
        return _shifted(
            day, -((day.weekday() - wanted - 1) % 7 + 1) if is_past else (wanted - day.weekday() - 1) % 7 + 1
        )
    return _shifted(day, -1 if re.search(r"previous|preceding|before", words) else 1)


_SEASONS = ("spring", "summer", "autumn", "winter")
_SEASON_MONTHS = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 2)}
_DAYS = {
    "yesterday": -1, "today": 0, "tomorrow": 1, "the day before yesterday": -2, "the day after tomorrow": 2,
    "tonight": 0, "last night": -1, "this morning": 0, "this afternoon": 0, "this evening": 0, "yesterday morning": -1,
    "yesterday evening": -1, "yesterday afternoon": -1, "yesterday night": -1, "tomorrow morning": 1,
    "tomorrow afternoon": 1, "tomorrow evening": 1, "tomorrow night": 1,
}  # fmt: skip
_NUMBERS = {"a": 1, "an": 1} | {
    word: number
    for number, word in enumerate(
        ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
         "fourteen"), start=1
    )
} | {"fifteen": 15, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50}  # fmt: skip
_AGO = re.compile(r"(\w+)\s+(day|week|month|year)s?\s+ago")
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_WEEKDAY = re.compile(rf"(last|this|next|this past|(?:this|the) coming)\s+({'|'.join(WEEKDAYS)})")
_TIME_OF_DAY = re.compile(r"(?<=day)\s+(?:night|morning|afternoon|evening)$")
_TO_COME = re.compile(
    r"\b(?:will|shall|scheduled|to be|expected to|planned|intends?|going to|must|should)\b", re.IGNORECASE
)
_PAST = re.compile(r"\b(?:was|were|had|did|told|said|met|came|went|left|held|saw|took|gave|made|sent|[a-z]{3,}ed)\b")
_OF_YEAR = re.compile(r"\s+of\s+[a-z ]+\s+year$")
_EARLIER = re.compile("last|past|previous|preceding")
_POINTS = re.compile(r"last|next|this|the\s+(?:past|previous|coming|following)")
_JOINT = re.compile(r"\b(?:and|but|while|whereas|that|so)\b|[,;]")
_SENTENCE = re.compile(r"(?<!\b[A-Z])\. |\n\n")
_ASKED = re.compile(
    r"\b(?:request|ask|demand|insist|urge|promis|agree|instruct|hope|expect|need|want|wish|order|plan)\w*\b.*"
    r"\b(?:by|before)\s+(?:$|…)",
    re.DOTALL,
)
"""What says that a weekday is to come though all of its sentence is past: "asked for an answer by Wednesday"."""
_DEADLINE = re.compile(
    r"\b(?:to\s+be\s+[a-z]+(?:ed|en|t|n|ne)|(?:draw|sign|submit|prepare|finish|complete|deliver|send|return|settle|conclude|have)\b)"
    r"[^.;]{0,80}\b(?:by|before|no\s+later\s+than)\s+(?:$|…)"
)
"""What is to be done by a weekday: "a protocol to be drawn up by Tuesday"."""
_NTH = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?\b")


def _shifted(day: datetime.date | None, days: int) -> str:
    return "" if day is None else (day + datetime.timedelta(days)).isoformat()


def _ago(found: re.Match[str], base: Base) -> str:
    """So many days ago is a day; so many weeks, months or years ago is said in round numbers (EDTF's "~")."""
    number = int(found[1]) if found[1].isdigit() else _NUMBERS.get(found[1])
    if number is None or number > 2000:
        return ""
    if found[2] == "day":
        return _shifted(base.day, -number)
    if found[2] == "week":
        day = _shifted(base.day, -7 * number)
        return f"{day}~" if day else ""
    if found[2] == "month":
        month = _month(base.month, -number)
        return f"{month}~" if month else ""
    return f"{base.last.year - number}~"


def _weekday(found: re.Match[str], day: datetime.date | None) -> str:
    if day is None:
        return ""
    wanted = WEEKDAYS.index(found[2])
    if found[1] in ("last", "this past"):
        return _shifted(day, -((day.weekday() - wanted - 1) % 7 + 1))
    if found[1] == "this":
        return _shifted(day, wanted - day.weekday())  # of the same week, whether it is over or to come
    return _shifted(day, (wanted - day.weekday() - 1) % 7 + 1)


def _before_last(words: str, base: Base) -> str:
    """The week, month or year before last."""
    if "year" in words:
        return str(base.last.year - 2)
    if "month" in words:
        return _month(base.month, -2)
    if base.day is None:
        return ""
    monday = base.day - datetime.timedelta(base.day.weekday() + 14)
    return f"{monday.isoformat()}/{(monday + datetime.timedelta(6)).isoformat()}"


def _weekday_alone(name: str, day: datetime.date | None, ahead: str, *, is_past: bool) -> str:
    """A weekday without a word that says which, told by whether its sentence speaks of what was or what is to come.

    Where it speaks of neither, `is_past` says what is meant: "the statement of Tuesday night".
    """
    begins = [match.end() for match in _SENTENCE.finditer(ahead)]
    sentence = ahead[begins[-1] :] if begins else ahead
    is_to_come, was = _TO_COME.search(sentence) is not None, _PAST.search(sentence) is not None
    if is_to_come and was:  # what its own clause says counts
        clause = _JOINT.split(sentence.partition("…")[0])[-1]
        is_to_come, was = _TO_COME.search(clause) is not None, _PAST.search(clause) is not None
    is_asked = _ASKED.search(sentence) is not None or _DEADLINE.search(sentence) is not None
    if day is None or (is_to_come == was and (is_to_come or not is_past) and not is_asked):
        return ""
    is_to_come |= is_asked
    wanted = WEEKDAYS.index(name)
    back, on = (day.weekday() - wanted - 1) % 7 + 1, (wanted - day.weekday() - 1) % 7 + 1
    return _shifted(day, on if is_to_come else -back)


def _nth(number: int, words: str, base: Base, ahead: str) -> str:
    """A day of a month that is not named: of this month where the words say so, else the last such day."""
    month = base.month
    if month is None:
        return ""
    is_this = re.search(r"\b(?:this|current|present|given)\s+month|\binst|\bd\.?s\.", words)
    is_next = re.search(r"\bprox|next\s+month|coming\s+month", words)
    is_last = re.search(r"\bult|last\s+month|previous\s+month", words)
    is_past = not is_this and not is_next and base.day and number > base.day.day and not _AHEAD.search(ahead[-120:])
    if is_last or is_past:
        month = (month - datetime.timedelta(1)).replace(day=1)
    if is_next:
        month = (month.replace(day=28) + datetime.timedelta(5)).replace(day=1)
    found = f"{month.isoformat()[:7]}-{number:02}"
    return found if is_edtf(found) else ""


def _month(month: datetime.date | None, step: int) -> str:
    if month is None:
        return ""
    number = month.year * 12 + month.month - 1 + step
    return f"{number // 12}-{number % 12 + 1:02}"


def nearest_year(told: datetime.date, month: int, day: int) -> int:
    """The year in which a day is nearest to one that was told."""
    years = (told.year, told.year - 1, told.year + 1)
    return min(years, key=lambda year: abs((datetime.date(year, month, min(day, 28)) - told).days))


def day_of(edtf: str) -> datetime.date | None:
    """The day that an EDTF date is; None where it is none, or no day."""
    try:
        return datetime.date.fromisoformat(edtf)
    except ValueError:
        return None
