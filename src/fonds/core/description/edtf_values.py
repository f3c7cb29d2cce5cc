"""What an EDTF string says: whether it is one, the days it can mean, where it sorts, which years it touches.

The Extended Date/Time Format (ISO 8601-2:2019, profile of the Library of Congress). The forms that archives use are
read here, because a general EDTF parser manages some hundreds a second and a sheet has hundreds of thousands of rows;
whatever else is written (long years, qualified parts, times) is left to the `edtf` library.
"""

from __future__ import annotations

import datetime
import re
from functools import lru_cache

from edtf import parse_edtf

Bounds = tuple[datetime.date | None, datetime.date | None]

_DATE = re.compile(r"(\d{4}|\d{3}X|\d\dXX|\dXXX|XXXX)(?:-([0-9X]{2})(?:-([0-9X]{2}))?)?[~?%]?", re.ASCII)
_FULL_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_PLAIN = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-\d\d)?)?", re.ASCII)
_MASKED = (
    r"(?=.*X)[\dX]{4}-[\dX]{2}-[\dX]{2}|\d[\dX]{2}X(?:-(?:0[1-9]|1[0-2]))?|[?~%]\d{4}[\d-]*|\d{4}[?~%]-\d\d(?:-\d\d)?"
)
_QUALIFIED = r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-\d\d)?)?[~?%]?"
_BESIDE_OPEN_END = re.compile(rf"{_QUALIFIED}|\d{{4}}-2[1-4]", re.ASCII)
_IN_CLOSED_INTERVAL = re.compile(rf"{_QUALIFIED}|\d{{4}}-2[1-4]|{_MASKED}", re.ASCII)
_IN_SET = re.compile(rf"{_QUALIFIED}|{_MASKED}", re.ASCII)
_SEASON = re.compile(r"(\d{4})-(2[1-9]|3\d|4[01])", re.ASCII)
_LEFT_TO_THE_LIBRARY = re.compile(r"[0-9XYSE~?%./,:TZ\[\]{}+-]{1,80}")
_HALF_KNOWN_PART = re.compile(r"-(?:\dX|X\d)")  # the library prints to standard output on meeting one of these

# First and last month of what EDTF's codes 21–41 stand for. The winter of a year has months at both its ends and
# the code does not say which are meant, so that it spans the year; likewise the southern summer.
_SEASON_MONTHS: dict[int, tuple[int, int]] = {
    21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (1, 12),
    25: (3, 5), 26: (6, 8), 27: (9, 11), 28: (1, 12),
    29: (9, 11), 30: (1, 12), 31: (3, 5), 32: (6, 8),
    33: (1, 3), 34: (4, 6), 35: (7, 9), 36: (10, 12),
    37: (1, 4), 38: (5, 8), 39: (9, 12),
    40: (1, 6), 41: (7, 12),
}  # fmt: skip
_UNDATED_KEY = datetime.date.max.toordinal() + 1


def bounds(edtf: str | None) -> Bounds:
    """The earliest and the latest day that an EDTF string can mean; None for an end that is open or not known.

    Qualifiers (`~ ? %`) do not widen: by how much is not said in them. Days before the year 1 or after 9999, and dates
    whose year is wholly unknown (`XXXX-08-07`), give None for both ends. None (no date) gives None for both ends.
    Raises ValueError for what is not EDTF, for days that do not exist, and for intervals that end before they begin.
    """
    return (None, None) if edtf is None else _bounds(edtf)


def is_edtf(text: str) -> bool:
    """Whether `text` is an EDTF string naming days that exist, intervals the right way round."""
    try:
        _bounds(text)
    except ValueError:
        return False
    return True


def sort_key(edtf: str | None) -> tuple[int, int]:
    """A chronological key. The longer of two that begin together comes later; undated comes last.

    "Before 1957" has no beginning and sorts by its end, among its likely neighbours, not before everything.
    """
    low, high = bounds(edtf)
    if low is None and high is None:
        return (_UNDATED_KEY, _UNDATED_KEY)
    if low is None and high is not None:
        return (high.toordinal(), high.toordinal())
    assert low is not None
    return (low.toordinal(), _UNDATED_KEY if high is None else high.toordinal())


def years(edtf: str | None) -> range | None:
    """The calendar years touched, or None where an end is open or the date is not known."""
    low, high = bounds(edtf)
    if low is None or high is None:
        return None
    return range(low.year, high.year + 1)


def neighbour(edtf: str, step: int) -> str | None:
    """The next (`step` 1) or previous (-1) year, month or day of a plain date, at that date's own precision.

    None for anything but a plain year, month or day, and where the calendar ends.
    """
    if not _PLAIN.fullmatch(edtf):
        return None
    low, high = _bounds(edtf)
    if low is None or high is None:
        return None
    try:
        day = high + datetime.timedelta(days=1) if step > 0 else low - datetime.timedelta(days=1)
    except OverflowError:
        return None
    return f"{day.year:04}-{day.month:02}-{day.day:02}"[: len(edtf)]


@lru_cache(maxsize=16384)
def _bounds(edtf: str) -> Bounds:
    if _FULL_DAY.fullmatch(edtf):  # as most are
        try:
            return (day := datetime.date.fromisoformat(edtf), day)
        except ValueError:
            pass  # there is no such day, or its year is 0000: told below
    if _DATE.fullmatch(edtf):
        return _date_bounds(edtf)
    if edtf[:1] + edtf[-1:] in ("[]", "{}") and len(edtf) > 2:
        return _set_bounds(edtf[1:-1])
    if edtf.count("/") == 1:
        return _interval_bounds(edtf)
    return _library_bounds(edtf)


def _interval_bounds(edtf: str) -> Bounds:
    """EDTF allows fewer forms beside an open end than between two dates."""
    first, last = ends = edtf.split("/")
    known = [end for end in ends if end not in ("", "..")]
    allowed = _BESIDE_OPEN_END if len(known) == 1 else _IN_CLOSED_INTERVAL
    if not known or not all(allowed.fullmatch(end) for end in known):
        raise ValueError(f"not EDTF: {edtf!r}")
    return _span(_end_bounds(first)[0], _end_bounds(last)[1], edtf)


def _end_bounds(edtf: str) -> Bounds:
    """One end of an interval: `..` is open, nothing at all is not known."""
    if edtf in ("", ".."):
        return (None, None)
    return _date_bounds(edtf) if _DATE.fullmatch(edtf) else _library_bounds(edtf)


def _set_bounds(members: str) -> Bounds:
    lows: list[datetime.date | None] = []
    highs: list[datetime.date | None] = []
    if "," not in members and ".." not in members:
        raise ValueError(f"not EDTF: a set of one, {members!r}")
    for member in members.split(","):
        first, dots, last = member.strip().partition("..")
        allowed = _PLAIN if dots else _IN_SET
        if not (first or last) or not all(allowed.fullmatch(end) for end in (first, last) if end):
            raise ValueError(f"not EDTF: a set with a member {member!r}")
        low = _end_bounds(first)[0]
        high = _end_bounds(last if dots else first)[1]
        _span(low, high, member)
        lows.append(low)
        highs.append(high)
    known_lows = [low for low in lows if low is not None]
    known_highs = [high for high in highs if high is not None]
    return (
        min(known_lows) if len(known_lows) == len(lows) else None,
        max(known_highs) if len(known_highs) == len(highs) else None,
    )


def _span(low: datetime.date | None, high: datetime.date | None, edtf: str) -> Bounds:
    if low is not None and high is not None and high < low:
        raise ValueError(f"ends before it begins: {edtf!r}")
    return (low, high)


def _date_bounds(edtf: str) -> Bounds:
    season = _SEASON.fullmatch(edtf)
    if season:
        named, (first, last) = int(season[1]), _SEASON_MONTHS[int(season[2])]
        return (None, None) if named == 0 else (datetime.date(named, first, 1), _month_end(named, last))
    match = _DATE.fullmatch(edtf)
    assert match is not None
    year, month, day = match.groups()
    if month is None and "X" not in year and year != "0000":
        return (datetime.date(int(year), 1, 1), datetime.date(int(year), 12, 31))
    months = _matching(month or "XX", 12, edtf)
    days = _matching(day or "XX", 31, edtf)
    if year in ("XXXX", "0000"):
        _first_day(range(2000, 2001), months, days, edtf)
        return (None, None)
    lowest, highest = max(1, int(year.replace("X", "0"))), int(year.replace("X", "9"))
    low = _first_day(range(lowest, highest + 1), months, days, edtf)
    high = _first_day(range(highest, lowest - 1, -1), months[::-1], days[::-1], edtf)
    return (low, high)


def _matching(pattern: str, largest: int, edtf: str) -> list[int]:
    """The months or days that two characters such as `08`, `1X` or `XX` can stand for."""
    if "X" not in pattern:
        found = [int(pattern)] if 1 <= int(pattern) <= largest else []
    else:
        written = (f"{number:02}" for number in range(1, largest + 1))
        found = [int(n) for n in written if all(p in ("X", c) for p, c in zip(pattern, n, strict=True))]
    if not found:
        raise ValueError(f"no such month or day: {edtf!r}")
    return found


def _first_day(in_years: range, months: list[int], days: list[int], edtf: str) -> datetime.date:
    """The first day that exists, trying years, then months, then days in the order given.

    Nine years are enough for any day to exist: 29 February is missing for at most eight in a row.
    """
    for year in in_years[:9]:
        for month in months:
            for day in days:
                if day <= 28 or day <= _month_end(year, month).day:
                    return datetime.date(year, month, day)
    raise ValueError(f"no such day: {edtf!r}")


def _month_end(year: int, month: int) -> datetime.date:
    if month == 12:
        return datetime.date(year, 12, 31)
    return datetime.date(year, month + 1, 1) - datetime.timedelta(days=1)


def _library_bounds(edtf: str) -> Bounds:
    if not _LEFT_TO_THE_LIBRARY.fullmatch(edtf) or _HALF_KNOWN_PART.search(edtf):
        raise ValueError(f"not EDTF: {edtf!r}")
    try:
        value = parse_edtf(edtf)
        low, high = _as_day(value.lower_strict()), _as_day(value.upper_strict())
    except Exception as error:  # the library lets AttributeError, TypeError and others through on odd input
        raise ValueError(f"not EDTF: {edtf!r}") from error
    return _span(low, high, edtf)


def _as_day(moment: object) -> datetime.date | None:
    """The library's struct_time, or its infinite float for an open end, as a day."""
    year, month, day = (getattr(moment, name, 0) for name in ("tm_year", "tm_mon", "tm_mday"))
    return datetime.date(year, month, day) if 1 <= year <= 9999 else None
