"""Dates as a query writes them: a year, a month or a day, and ranges of these."""

from __future__ import annotations

import calendar
import re

from fonds.core.querying.tree import DateRange

_PARTIAL = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?")


def partial_date(written: str) -> str | None:
    """`1957-8` → `1957-08`; None where it is no year, month or day of the calendar."""
    found = _PARTIAL.fullmatch(written)
    if not found:
        return None
    year, month, day = (int(part) if part else None for part in found.groups())
    if not year:
        return None
    if month is None:
        return f"{year:04d}"
    if not 1 <= month <= 12:
        return None
    if day is None:
        return f"{year:04d}-{month:02d}"
    if not 1 <= day <= calendar.monthrange(year, month)[1]:
        return None
    return f"{year:04d}-{month:02d}-{day:02d}"


def first_day(partial: str) -> int:
    """The first day of a partial date, as `yyyymmdd`."""
    year, month, day = _numbers(partial)
    return year * 10_000 + (month or 1) * 100 + (day or 1)


def last_day(partial: str) -> int:
    """The last day of a partial date, as `yyyymmdd`."""
    year, month, day = _numbers(partial)
    month = month or 12
    return year * 10_000 + month * 100 + (day or calendar.monthrange(year, month)[1])


def _numbers(partial: str) -> tuple[int, int | None, int | None]:
    parts = [int(part) for part in partial.split("-")]
    return parts[0], parts[1] if len(parts) > 1 else None, parts[2] if len(parts) > 2 else None


def neighbour(partial: str, step: int) -> str | None:
    """The year, month or day before (-1) or after (1), in the same precision; None at the calendar's ends."""
    year, month, day = _numbers(partial)
    if day is not None and month is not None:
        day += step
        if day < 1:
            month -= 1
        elif day > calendar.monthrange(year, month)[1]:
            month, day = month + 1, 1
    elif month is not None:
        month += step
    else:
        year += step
    if month == 0:
        year, month = year - 1, 12
    elif month == 13:
        year, month = year + 1, 1
    if not 1 <= year <= 9999:
        return None
    if day == 0 and month is not None:
        day = calendar.monthrange(year, month)[1]
    return "-".join([f"{year:04d}", *(f"{part:02d}" for part in (month, day) if part is not None)])


def date_range(written: str, name: str = "date") -> DateRange | None:
    """`1957-08..1957-12`, `1957`, `>1957-08`, `<=1960`, `..1957` as a range, both ends included; None otherwise."""
    found = re.fullmatch(r"(<=|>=|<|>)\s*(.+)", written)
    if found:
        sign, partial = found.group(1), partial_date(found.group(2))
        if partial is None:
            return None
        if sign in ("<", ">"):
            partial = neighbour(partial, 1 if sign == ">" else -1)
        if partial is None:
            return None
        return DateRange(partial, None, name) if sign[0] == ">" else DateRange(None, partial, name)
    if ".." in written:
        left, _, right = written.partition("..")
        first, last = partial_date(left) if left else None, partial_date(right) if right else None
        if (left and first is None) or (right and last is None) or (first is None and last is None):
            return None
        if first and last and first_day(first) > last_day(last):
            first, last = last, first
        return DateRange(first, last, name)
    partial = partial_date(written)
    return None if partial is None else DateRange(partial, partial, name)
