"""EDTF values in words for readers: "1–15 August 1957", "August 07, 1957", "c. 1957", "1964 (uncertain)"."""

from __future__ import annotations

import re
from typing import Literal

from fonds.core.description.edtf_values import bounds, neighbour

DateStyle = Literal["day-month", "month-day", "month-day-padded", "iso"]
"""The order of day and month; `month-day-padded` ("August 07, 1957") is how saved pages of one archive cite."""

_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_SEASONS = {
    21: "spring", 22: "summer", 23: "autumn", 24: "winter",
    25: "spring (northern)", 26: "summer (northern)", 27: "autumn (northern)", 28: "winter (northern)",
    29: "spring (southern)", 30: "summer (southern)", 31: "autumn (southern)", 32: "winter (southern)",
    33: "first quarter of", 34: "second quarter of", 35: "third quarter of", 36: "fourth quarter of",
    37: "first third of", 38: "second third of", 39: "last third of",
    40: "first half of", 41: "second half of",
}  # fmt: skip
_DATE = re.compile(r"([0-9X]{4})(?:-([0-9X]{2})(?:-([0-9X]{2}))?)?([~?%]?)")
_ORDINALS = {1: "st", 2: "nd", 3: "rd", 21: "st", 22: "nd", 23: "rd", 31: "st"}


def to_words(edtf: str | None, *, style: DateStyle = "day-month", language: str = "en") -> str:
    """An EDTF value as readers write it; "undated" for None. With `iso`, days and months stay in figures.

    English is the only `language` so far; raises ValueError for another, and for what is not EDTF.
    """
    if language != "en":
        raise ValueError(f"no words for dates in {language!r}")
    if edtf is None:
        return "undated"
    bounds(edtf)
    if edtf[0] in "[{":
        return _set_words(edtf, style)
    if edtf.count("/") == 1:
        first, last = edtf.split("/")
        return _interval_words(first, last, style)
    return _date_words(edtf, style)


def _date_words(edtf: str, style: DateStyle) -> str:
    match = _DATE.fullmatch(edtf)
    if match is None:
        return edtf  # forms too rare to have words for: long years, times, qualified parts
    year, month, day, qualifier = match.groups()
    return _qualified(_plain_words(year, month, day, style), qualifier)


def _qualified(words: str, qualifier: str) -> str:
    about = "c. " if qualifier in ("~", "%") else ""
    doubt = " (uncertain)" if qualifier in ("?", "%") else ""
    return f"{about}{words}{doubt}"


def _plain_words(year: str, month: str | None, day: str | None, style: DateStyle) -> str:
    month = None if month == "XX" and day in (None, "XX") else month
    day = None if day == "XX" else day
    if month and int(month.replace("X", "0")) >= 21:
        return f"{_SEASONS[int(month)]} {_year_words(year)}"
    if style == "iso" or any("X" in part for part in (month or "", day or "")):
        return _iso_words(year, month, day, style)
    if month is None:
        return _year_words(year)
    name = _MONTHS[int(month) - 1]
    of_year = "" if year == "XXXX" else f" {_year_words(year)}"
    if day is None:
        return f"{name}{of_year}"
    if style == "day-month":
        return f"{int(day)} {name}{of_year}"
    return f"{name} {_day_words(day, style)}{',' if of_year else ''}{of_year}"


def _iso_words(year: str, month: str | None, day: str | None, style: DateStyle) -> str:
    if style != "iso" and month == "XX" and day and "X" not in day:
        number = int(day)
        return f"the {number}{_ORDINALS.get(number, 'th')} of a month of {_year_words(year)}"
    return "-".join(part for part in (year, month, day) if part)


def _day_words(day: str, style: DateStyle) -> str:
    return day if style == "month-day-padded" else str(int(day))


def _year_words(year: str) -> str:
    """`195X` is "1950s", `19XX` is "1900–1999" ("1900s" would be taken for the decade), `0957` is "957"."""
    if "X" not in year:
        return str(int(year))
    if year == "XXXX":
        return "an unknown year"
    low, high = int(year.replace("X", "0")), int(year.replace("X", "9"))
    return f"{low}s" if high - low == 9 else f"{low}–{high}"


def _interval_words(first: str, last: str, style: DateStyle) -> str:
    if first in ("", "..") and last in ("", ".."):
        return "undated"
    if first in ("", ".."):
        return f"until {_date_words(last, style)}"
    if last in ("", ".."):
        return f"from {_date_words(first, style)}"
    if style == "iso":
        return f"{_date_words(first, style)}/{_date_words(last, style)}"
    return _closed_words(first, last, "–", style) or f"{_date_words(first, style)} – {_date_words(last, style)}"


def _closed_words(first: str, last: str, joint: str, style: DateStyle) -> str | None:
    """The short form where two plain dates share a month or a year: "1–15 August 1957"; else None.

    `joint` is an en dash or a word; the dash stands without spaces between single words and with them elsewhere.
    """
    one, other = (re.fullmatch(r"(\d{4})(?:-(0\d|1[0-2])(?:-(\d\d))?)?", side) for side in (first, last))
    if one is None or other is None:
        return None
    (year, month, day), (last_year, last_month, last_day) = one.groups(), other.groups()
    close, wide = ("–", " – ") if joint == "–" else (f" {joint} ", f" {joint} ")
    if month is None and last_month is None:
        return f"{_year_words(year)}{close}{_year_words(last_year)}"
    if year != last_year or month is None or last_month is None or (day is None) != (last_day is None):
        return None
    name, last_name = _MONTHS[int(month) - 1], _MONTHS[int(last_month) - 1]
    if day is None or last_day is None:
        return f"{name}{close}{last_name} {_year_words(year)}"
    if style == "day-month":
        if month == last_month:
            return f"{int(day)}{close}{int(last_day)} {name} {_year_words(year)}"
        return f"{int(day)} {name}{wide}{int(last_day)} {last_name} {_year_words(year)}"
    begun, ended = _day_words(day, style), _day_words(last_day, style)
    if month == last_month:
        return f"{name} {begun}{close}{ended}, {_year_words(year)}"
    return f"{name} {begun}{wide}{last_name} {ended}, {_year_words(year)}"


def _set_words(edtf: str, style: DateStyle) -> str:
    members = [member.strip() for member in edtf[1:-1].split(",")]
    joint = "or" if edtf[0] == "[" else "and"
    if len(members) == 1:
        return _member_words(members[0], edtf[0], style)
    if len(members) == 2 and style != "iso":
        short = _closed_words(members[0], members[1], joint, style)
        if short:
            return short
    words = [_member_words(member, edtf[0], style) for member in members]
    return f"{', '.join(words[:-1])} {joint} {words[-1]}"


def _member_words(member: str, bracket: str, style: DateStyle) -> str:
    first, dots, last = member.partition("..")
    if not dots:
        return _date_words(first, style)
    if first and last:
        between = f"{_date_words(first, style)} and {_date_words(last, style)}"
        return f"between {between}" if bracket == "[" else f"every one between {between}"
    if last:
        after = neighbour(last, 1)
        return f"before {_date_words(after, style)}" if after else f"{_date_words(last, style)} or earlier"
    before = neighbour(first, -1)
    return f"after {_date_words(before, style)}" if before else f"{_date_words(first, style)} or later"
