"""What a column of dates shows about its source's habits, so that a profile can be proposed with its evidence."""

from __future__ import annotations

import datetime
import re
from collections import Counter
from collections.abc import Iterable

from fonds.core.parsing.date_conventions import Order

_NUMERALS = re.compile(r"\s*(\d{1,4})([/.\-])(\d{1,2})\2(\d{1,4})\s*")


def first_of_january_excess(dates: Iterable[datetime.date]) -> float:
    """How many times oftener 1 January occurs than the other days of the year do on average.

    About 1 where dates are what they seem; 0.0 without dates. Days that occur in no year of the column count in the
    mean (of 365), and the mean is taken as at least 1/365 date, so that a column of 1 January alone has a ratio too.
    """
    days = Counter((date.month, date.day) for date in dates)
    firsts = days.pop((1, 1), 0)
    others = days.total()
    return firsts / (max(others, 1) / 365) if firsts else 0.0


def infer_order(cells: Iterable[str]) -> Order | None:
    """The order of day and month that the unambiguous cells of a column agree on; None without any, or if they differ.

    A cell is evidence where one of its numbers can only be a day (13–31), or is a zero beside a month ("06/00/1964").
    """
    orders: set[Order] = set()
    for cell in cells:
        match = _NUMERALS.fullmatch(cell)
        if match is None:
            continue
        order = _shown_order(match[1], match[3], match[4])
        if order is not None:
            orders.add(order)
    return orders.pop() if len(orders) == 1 else None


def _shown_order(first: str, second: str, third: str) -> Order | None:
    if len(first) == 4 and len(third) <= 2:
        return "ymd"
    if len(third) not in (2, 4) or len(first) > 2:
        return None
    one, two = int(first), int(second)
    if (len(third) == 2 and int(third) <= 31) or max(one, two) > 31:
        return None  # which number is the year is not certain
    if one > 12 and two <= 12:
        return "dmy"
    if two > 12 and one <= 12:
        return "mdy"
    if one > 0 and two == 0:
        return "mdy"
    return "dmy" if one == 0 and two > 0 else None
