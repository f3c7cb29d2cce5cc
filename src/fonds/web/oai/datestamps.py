"""UTC datestamps of the protocol (OAI-PMH 2.0, 3.3): days, or seconds with a Z."""

from __future__ import annotations

import datetime
import re

GRANULARITY = "YYYY-MM-DDThh:mm:ssZ"
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_SECOND = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z")
_LAST_SECOND_OF_DAY = 86_399


def to_datestamp(seconds: int) -> str:
    """`2026-11-24T10:20:00Z` for UTC seconds."""
    return datetime.datetime.fromtimestamp(seconds, datetime.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def from_datestamp(text: str, *, until: bool = False) -> int:
    """UTC seconds of a datestamp; a day stands for its first second, or with `until` for its last.

    Raises ValueError for what is no datestamp of either granularity.
    """
    if _DAY.fullmatch(text):
        made = datetime.datetime.strptime(text, "%Y-%m-%d").replace(tzinfo=datetime.UTC)
        return int(made.timestamp()) + (_LAST_SECOND_OF_DAY if until else 0)
    if _SECOND.fullmatch(text):
        return int(datetime.datetime.strptime(text, "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=datetime.UTC).timestamp())
    raise ValueError(f"{text!r} is no UTC datestamp, such as 2026-11-24 or 2026-11-24T10:20:00Z")


def is_day(text: str) -> bool:
    """Whether a datestamp has the granularity of days."""
    return len(text) == len("YYYY-MM-DD")
