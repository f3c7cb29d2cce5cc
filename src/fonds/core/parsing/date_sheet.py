"""Dates in the cells of a spreadsheet: text, a date object, or a number."""

from __future__ import annotations

import datetime

from fonds.core.description.dates import ArchivalDate, DateRole, DateStanding
from fonds.core.parsing.date_conventions import PLAIN, DateConventions, Order
from fonds.core.parsing.date_reading import Reading, some_day_that_year, unknown
from fonds.core.parsing.dates import TIME_LEFT_OUT, read_date

CENTURY_SLIP = "Excel's reading of 01/01/00, which stood for no date."
SERIAL_NOT_AGREED = "A bare number; a profile says with `excel_serials` that such numbers are Excel's count of days."
NO_SUCH_SERIAL = "A bare number that is no day in Excel's count."
SERIAL = "Excel's count of days, read as a date."

_EXCEL_DAY_ZERO = datetime.date(1899, 12, 30)  # right from serial 61 on: Excel counts a 29 February 1900
_SLIP = datetime.date(2000, 1, 1)


def read_cell(
    value: str | float | int | datetime.date | datetime.datetime | None,
    *,
    role: DateRole = DateRole.WRITTEN,
    order: Order | None = None,
    conventions: DateConventions = PLAIN,
) -> ArchivalDate:
    """What a cell says about a date; `as_written` is its text, or a date object in ISO form. Never raises.

    A whole number from 1000 to 2100 is a year, which spreadsheets store as a number.
    """
    if value is None:
        return read_date("", role=role)
    if isinstance(value, str):
        if conventions.excel_century_slip and value.strip()[:10] == _SLIP.isoformat():
            return _archival(unknown(CENTURY_SLIP), value, role)
        return read_date(value, role=role, order=order, conventions=conventions)
    if isinstance(value, datetime.date):
        return _archival(_from_date(value, conventions), _iso(value), role)
    return _archival(_from_number(value, conventions), f"{value:g}" if value == value // 1 else str(value), role)


def _archival(reading: Reading, as_written: str, role: DateRole) -> ArchivalDate:
    return ArchivalDate(reading.edtf, as_written, role, reading.standing, reading.reason, reading.alternatives)


def _from_date(value: datetime.date, conventions: DateConventions) -> Reading:
    day = value.date() if isinstance(value, datetime.datetime) else value
    if conventions.excel_century_slip and day == _SLIP:
        return unknown(CENTURY_SLIP)
    timed = isinstance(value, datetime.datetime) and value.time() != datetime.time.min
    return some_day_that_year(Reading(day.isoformat(), reason=TIME_LEFT_OUT if timed else ""), conventions)


def _iso(value: datetime.date) -> str:
    """The date, and the time of day unless it is the midnight that a cell of a mere date carries."""
    midnight = isinstance(value, datetime.datetime) and value.time() == datetime.time.min
    return value.isoformat()[:10] if midnight else value.isoformat()


def _from_number(value: float, conventions: DateConventions) -> Reading:
    whole = value == value // 1 if abs(value) < 1e7 else False
    if whole and 1000 <= value <= 2100 and not conventions.excel_serials:
        return Reading(f"{int(value):04}")
    if not conventions.excel_serials:
        return unknown(SERIAL_NOT_AGREED)
    if not 1 <= value < 2_958_466 or int(value) == 60:
        return unknown(NO_SUCH_SERIAL)
    day = _EXCEL_DAY_ZERO + datetime.timedelta(days=int(value) + (value < 60))
    reading = some_day_that_year(Reading(day.isoformat(), DateStanding.INFERRED, SERIAL), conventions)
    return _unless_slip(reading, day, conventions)


def _unless_slip(reading: Reading, day: datetime.date, conventions: DateConventions) -> Reading:
    return unknown(CENTURY_SLIP) if conventions.excel_century_slip and day == _SLIP else reading
