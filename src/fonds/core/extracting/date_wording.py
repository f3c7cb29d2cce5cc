"""A date as other languages word it: where it stands, and what its words say of themselves."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class DateWording:
    """A date's words, from `start` to `end` of the page. One of these says what they mean:

    `edtf` of a date that is told in full; `day` and `month` (or the month alone) of one without a year; `days`,
    `months` or `years` from the document's own, 0 for its own. `part` is a day ("-07") or a part of the year ("-40")
    that is told with a month or a year so counted, `day_last` the last day of several.
    """

    start: int
    end: int
    edtf: str = ""
    month: int = 0
    day: int = 0
    day_last: int = 0
    days: int | None = None
    months: int | None = None
    years: int | None = None
    part: str = ""
