"""Dates of numerals alone: 03/31/1964, 00/00/1964, 7.8.57, 1957-08-07, 08/1957, 19570807."""

from __future__ import annotations

import re

from fonds.core.description.dates import DateStanding
from fonds.core.description.edtf_values import is_edtf
from fonds.core.parsing.date_conventions import DateConventions, Order
from fonds.core.parsing.date_reading import (
    NO_SUCH_DAY,
    ORDER_NOT_KNOWN,
    YEAR_ZERO,
    ZEROS,
    Reading,
    full_year,
    joined,
    some_day_that_year,
    unknown,
    unsettled,
)

_THREE = re.compile(r"(\d{1,4})\s?([/.\-])\s?(\d{1,2})(?:\s?\2\s?|\s)(\d{4}|\d{1,2})\.?")
_TWO = re.compile(r"(\d{1,4})\s?([/.])\s?(\d{4}|\d{1,2})\.?|(\d{1,2})(-)(\d{4})|(\d{4})(-)(\d)")
_EIGHT = re.compile(r"(\d{4})(\d\d)(\d\d)")
_POSITIONS: dict[Order, tuple[int, int, int]] = {"dmy": (2, 1, 0), "mdy": (2, 0, 1), "ymd": (0, 1, 2)}
_POINTS = "Numerals with points are read as day, month, year."
_COMPACT = "Eight digits together are read as year, month, day."


def read_numerals(text: str, order: Order | None, conventions: DateConventions) -> Reading | None:
    """The reading of a date written in numerals alone, or None where `text` is not one."""
    three = _THREE.fullmatch(text)
    if three:
        first, mark, second, third = three.groups()
        reading = _read_three((first, second, third), mark, order, conventions)
        return some_day_that_year(reading, conventions)
    two = _TWO.fullmatch(text)
    if two:
        first, mark, second = (group for group in two.groups() if group is not None)
        return _read_two(first, mark, second, conventions)
    eight = _EIGHT.fullmatch(text)
    if eight and is_edtf("-".join(eight.groups())) and 1000 <= int(eight[1]) < 2100:
        return Reading("-".join(eight.groups()), DateStanding.INFERRED, _COMPACT)
    return None


def _read_three(parts: tuple[str, str, str], mark: str, order: Order | None, conventions: DateConventions) -> Reading:
    orders = _possible_orders(parts, order)
    if not orders:
        return unknown(NO_SUCH_DAY)
    if order in orders:
        stated = _in_order(parts, order, conventions)
        if stated.edtf is not None:
            return stated
    readings = {name: _in_order(parts, name, conventions) for name in orders}
    if order in readings:
        return _unless_impossible(readings, order)
    found = {reading.edtf: reading for reading in readings.values() if reading.edtf is not None}
    if not found:
        return next(iter(readings.values()))
    if len(found) == 1:
        reading = next(iter(found.values()))
        if order is None:
            return reading
        return Reading(reading.edtf, DateStanding.INFERRED, joined(reading.reason, f"It cannot be read as {order}."))
    if order is None and mark == "." and "dmy" in readings and readings["dmy"].edtf:
        settled = readings["dmy"]
        return Reading(settled.edtf, DateStanding.INFERRED, joined(settled.reason, _POINTS))
    return _ambiguous(list(found.values()))


def _possible_orders(parts: tuple[str, str, str], order: Order | None) -> list[Order]:
    """The orders that the sizes of the numbers allow. A year is recognised by four digits or by more than 31."""
    first, _, last = parts
    if len(first) > 2:
        return ["ymd"] if len(first) == 4 and len(last) <= 2 else []
    if len(last) == 4:
        return ["dmy", "mdy"]
    if len(last) == 1:  # years have two digits or four
        return ["ymd"] if len(first) == 2 and (int(first) > 31 or order == "ymd") else []
    if int(first) > 31:
        return ["ymd"]
    if int(last) > 31 or order in ("dmy", "mdy"):
        return ["dmy", "mdy"]
    return ["dmy", "mdy", "ymd"] if len(first) == 2 else ["dmy", "mdy"]


def _unless_impossible(readings: dict[Order, Reading], order: Order) -> Reading:
    """The reading in the stated order; where that is no day but another order gives one, that one, and said so."""
    reading = readings[order]
    if reading.edtf is not None or reading.reason != NO_SUCH_DAY:
        return reading
    others = {other.edtf: other for other in readings.values() if other.edtf is not None}
    if len(others) != 1:
        return reading
    other = next(iter(others.values()))
    return Reading(other.edtf, DateStanding.INFERRED, joined(other.reason, f"It cannot be read as {order}."))


def _in_order(parts: tuple[str, str, str], order: Order, conventions: DateConventions) -> Reading:
    year_written, month_written, day_written = (parts[position] for position in _POSITIONS[order])
    month, day = int(month_written), int(day_written)
    if month > 12 or day > 31:
        return unknown(NO_SUCH_DAY)
    if len(year_written) == 4 and int(year_written) == 0:
        known = month and day and (month, day) != (1, 1)
        return unknown(YEAR_ZERO, f"XXXX-{month:02}-{day:02}" if known else "")
    if int(year_written) == 0 and (month, day) in ((0, 0), (1, 1)):
        return unknown(ZEROS if month == 0 else "01/01/00 stands for no date.")
    year, reason = full_year(year_written.zfill(2), conventions)
    if year is None:
        centuries = (f"{century}{year_written}-{month:02}-{day:02}" for century in (18, 19, 20))
        return unsettled(None, reason, *centuries)
    standing = DateStanding.INFERRED if reason else DateStanding.STATED
    edtf, zeros = _with_zeros(year, month, day)
    if not is_edtf(edtf):
        return unknown(NO_SUCH_DAY)
    return Reading(edtf, standing, joined(reason, ZEROS if zeros else ""))


def _with_zeros(year: int, month: int, day: int) -> tuple[str, bool]:
    """EDTF for a date in which 0 stands for a month or day not known, and whether it did.

    A day without a month says hardly anything but is kept where it cannot be the month (00/15/1964).
    """
    if month and day:
        return f"{year:04}-{month:02}-{day:02}", False
    if month:
        return f"{year:04}-{month:02}", True
    if day > 12:
        return f"{year:04}-XX-{day:02}", True
    return (f"{year:04}-{day:02}" if day else f"{year:04}"), True


def _ambiguous(readings: list[Reading]) -> Reading:
    values = [reading.edtf for reading in readings if reading.edtf is not None]
    common = {value[:4] for value in values}
    year = common.pop() if len(common) == 1 else None
    return unsettled(year, joined(readings[0].reason, ORDER_NOT_KNOWN), *values)


def _read_two(first: str, mark: str, second: str, conventions: DateConventions) -> Reading | None:
    """Month and year; or two years (1957/58); or day and month without a year (9/11)."""
    if len(first) == 4:
        return _year_first(first, mark, second)
    if len(first) == 3:
        return None
    number = int(first)
    if len(second) == 4:
        if int(second) == 0:
            return unknown(YEAR_ZERO)
        if number > 12:
            return unknown(NO_SUCH_DAY)
        edtf = f"{second}-{number:02}" if number else second
        return Reading(edtf, reason="" if number else ZEROS)
    if len(second) == 2 and int(second) > 31 and 1 <= number <= 12:
        year, reason = full_year(second, conventions)
        if year is None:
            return unsettled(None, reason, *(f"{century}{second}-{number:02}" for century in (18, 19, 20)))
        return Reading(f"{year:04}-{number:02}", DateStanding.INFERRED, reason)
    pair = (number, int(second))
    return unknown(
        "The year is not stated, or day and month are not told apart.",
        f"XXXX-{pair[0]:02}-{pair[1]:02}",
        f"XXXX-{pair[1]:02}-{pair[0]:02}",
    )


def _year_first(year: str, mark: str, second: str) -> Reading | None:
    if len(second) == 4:
        edtf = f"{year}/{second}"
        return Reading(edtf) if is_edtf(edtf) else unknown("It ends before it begins.")
    following = int(year) // 100 * 100 + int(second)
    month = f"{year}-{int(second):02}"
    if int(year) == 0:
        return unknown(YEAR_ZERO)
    if int(second) == 0:
        return Reading(year, reason=ZEROS)
    if len(second) == 1 and mark != ".":
        return _unpadded(year, second)
    if int(second) > 12 or (len(second) == 2 and following == int(year) + 1 and mark == "/"):
        if following <= int(year) or len(second) != 2:
            return unknown(NO_SUCH_DAY)
        return Reading(f"{year}/{following:04}")
    return Reading(month)


def _unpadded(year: str, digit: str) -> Reading:
    """ "1957-8" is a month without its zero, or two years."""
    month, span = f"{year}-0{digit}", f"{year}/{year[:3]}{digit}"
    if int(digit) <= int(year[3]):
        return Reading(month)
    return unsettled(span, "A month, or the last figure of a second year.", month, span)
