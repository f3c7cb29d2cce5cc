"""Whether a record number that OCR read from a document's own form may join the document to a record.

The engines misread about one number in seventy (9 of 612 forms in files whose name gives the number). A misread number
is nearly always one that no list has, so the lists decide first; inside a well filled series it may be a neighbour's,
and there the document's date decides.
"""

from __future__ import annotations

import datetime
from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum

_KNOWN_SERIES = 3


class Verdict(StrEnum):
    """What is to be done with a number that was read."""

    AGREED = "agreed"
    FORM_ALONE = "form-alone"
    IMPLAUSIBLE = "implausible"
    OTHER_DATE = "other-date"
    TAKEN = "taken"


@dataclass(frozen=True, slots=True)
class NumberRead:
    """A number read from a text, with what is known of it.

    `listed` whether a list has it; `listed_days` the full dates that lists give the record; `form_day` the date that
    the text's form gives; `in_series` how many numbers of the lists share its agency prefix and group; `taken` whether
    another file, joined without a list too, has it already.
    """

    number: str
    listed: bool
    listed_days: Collection[datetime.date] = ()
    form_day: datetime.date | None = None
    in_series: int = 0
    taken: bool = False


def verdict(read: NumberRead) -> Verdict:
    """Judges the number. AGREED joins; FORM_ALONE gives the document the number, and a person is asked to look;
    every other verdict joins nothing until a person decides."""
    if read.listed:
        if read.form_day is not None and read.listed_days and read.form_day not in read.listed_days:
            return Verdict.OTHER_DATE
        return Verdict.AGREED
    if read.taken:
        return Verdict.TAKEN
    return Verdict.FORM_ALONE if read.in_series >= _KNOWN_SERIES else Verdict.IMPLAUSIBLE
