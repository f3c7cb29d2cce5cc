"""What a profile says about how one source writes its dates."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Order = Literal["dmy", "mdy", "ymd"]
"""The order of day, month and year in dates of numerals alone."""


@dataclass(frozen=True, slots=True)
class DateConventions:
    """The habits of one source, each a key of the same name in a profile.

    `first_of_january_is_some_day`: 1 January in numerals stands for "some day that year".
    `excel_century_slip`: a date cell of 1 January 2000 is what Excel made of `01/01/00`, which meant "unknown".
    `excel_serials`: a bare number in a cell is Excel's count of days (1900 date system).
    `two_digit_century`: the first year of the century that two-digit years belong to; None where it is not known.
    """

    first_of_january_is_some_day: bool = False
    excel_century_slip: bool = False
    excel_serials: bool = False
    two_digit_century: int | None = 1900


PLAIN = DateConventions()
