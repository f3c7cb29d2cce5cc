"""What one reading of a date comes to, and the sentences that tell readers how it was read."""

from __future__ import annotations

from dataclasses import dataclass

from fonds.core.description.dates import DateStanding
from fonds.core.description.edtf_values import is_edtf
from fonds.core.parsing.date_conventions import DateConventions

NO_YEAR = "The year is not stated."
NO_SUCH_DAY = "There is no such day in the calendar."
NOT_READ = "This wording was not understood as a date."
ORDER_NOT_KNOWN = (
    "Day and month could stand in either order, and which is not known; "
    "a profile says it with `order` (dmy, mdy or ymd)."
)
ZEROS = "Zeros stand for what is not known."
YEAR_ZERO = "The year 0000 stands for no date."
SOME_DAY = "In this source 1 January stands for some day of that year."
CENTURY_NOT_KNOWN = "The year has two digits and the century is not known; a profile says it with `two_digit_century`."


@dataclass(frozen=True, slots=True)
class Reading:
    """An EDTF value (None where there is none) with its standing, a sentence on it, and other possible readings."""

    edtf: str | None
    standing: DateStanding = DateStanding.STATED
    reason: str = ""
    alternatives: tuple[str, ...] = ()


def unknown(reason: str, *alternatives: str) -> Reading:
    """No date, and why; `alternatives` that are not EDTF are left out."""
    return Reading(None, DateStanding.UNKNOWN, reason, tuple(value for value in alternatives if is_edtf(value)))


def unsettled(edtf: str | None, reason: str, *alternatives: str) -> Reading:
    """Several readings, and what they have in common if anything."""
    return Reading(edtf, DateStanding.UNSETTLED, reason, tuple(value for value in alternatives if is_edtf(value)))


def full_year(written: str, conventions: DateConventions) -> tuple[int | None, str]:
    """The year that two or four digits mean, with the reason where it had to be completed.

    The year is None where the century is not known.
    """
    if len(written) != 2:
        return int(written), ""
    if conventions.two_digit_century is None:
        return None, CENTURY_NOT_KNOWN
    year = conventions.two_digit_century // 100 * 100 + int(written)
    return year, f"The year is written {written}; the century is taken from this source's conventions."


def some_day_that_year(reading: Reading, conventions: DateConventions) -> Reading:
    """The same reading, doubted where it is a 1 January that this source writes for any day of the year."""
    first = reading.edtf is not None and len(reading.edtf) == 10 and reading.edtf.endswith("-01-01")
    if not (first and conventions.first_of_january_is_some_day):
        return reading
    return Reading(f"{reading.edtf}?", DateStanding.UNCERTAIN, joined(reading.reason, SOME_DAY))


def joined(*reasons: str) -> str:
    """Sentences one after the other, each once."""
    return " ".join(dict.fromkeys(reason for reason in reasons if reason))
