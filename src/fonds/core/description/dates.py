"""Dates of archival description: EDTF, with their role, how firmly they stand, and why they were read so.

ISAD(G) 3.1.3 asks for the kind of date and for its certainty; RiC-CM's Date has the expression beside the normalised
value. What stands in the source is always kept beside the reading of it.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from fonds.core.description.date_words import DateStyle, to_words
from fonds.core.description.edtf_values import Bounds, bounds, is_edtf, sort_key, years

__all__ = [
    "ArchivalDate",
    "Bounds",
    "DateRole",
    "DateStanding",
    "DateStyle",
    "bounds",
    "is_edtf",
    "sort_key",
    "to_words",
    "years",
]


class DateRole(StrEnum):
    """What happened on the date."""

    WRITTEN = "written"
    PERIOD_COVERED = "period covered"
    REGISTERED = "registered"
    RECEIVED = "received"
    SENT = "sent"
    RELEASED = "released"


class DateStanding(StrEnum):
    """How firmly a date stands."""

    STATED = "stated"  # in the source, in so many words
    INFERRED = "inferred"  # part of it was supplied by an editor, or by a rule such as the century of '57
    UNCERTAIN = "uncertain"  # the source itself doubts or approximates
    UNSETTLED = "unsettled"  # several readings are possible and none is preferred
    WITHHELD = "withheld"  # there is a date, and it is not released
    UNKNOWN = "unknown"  # there is none, or none that can be read


@dataclass(frozen=True, slots=True)
class ArchivalDate:
    """One date of a unit of description or of a mark on a document.

    `edtf` is None where nothing can be said; while a date is unsettled it may hold what all readings have in common
    (the year). `as_written` is the source's own wording, unchanged. `reason` is a sentence for readers on how the
    wording was read, empty where that is plain. `alternatives` are the possible readings of an unsettled date, as EDTF.
    Raises ValueError where `edtf` or an alternative is not EDTF.
    """

    edtf: str | None
    as_written: str
    role: DateRole = DateRole.WRITTEN
    standing: DateStanding = DateStanding.STATED
    reason: str = ""
    alternatives: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        for value in (self.edtf, *self.alternatives):
            bounds(value)
