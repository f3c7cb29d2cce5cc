"""EDTF taken apart for formats that want year, month and day as numbers."""

from __future__ import annotations

import re

_PLAIN = re.compile(r"(\d{4})(?:-(0[1-9]|1[0-2])(?:-(\d\d))?)?[~?%]?")
_SEASONAL = re.compile(r"(\d{4})-(?:2[1-9]|3\d|4[01])[~?%]?")

DateParts = tuple[int, ...]
"""Year, year and month, or year, month and day."""


def date_parts(edtf: str | None) -> tuple[DateParts, ...]:
    """One or two plain dates, at their own precision: a date, or the ends of a closed interval.

    Empty where that cannot be said in numbers: undated, decades, sets, open intervals. A season gives its year.
    """
    ends = (edtf or "").split("/")
    parts = tuple(_parts(end) for end in ends)
    return tuple(part for part in parts if part) if all(parts) and len(parts) <= 2 else ()


def shared_parts(parts: tuple[DateParts, ...]) -> DateParts:
    """What the ends of an interval have in common: the month of 1–15 August 1957, nothing of 1956–1957."""
    if not parts:
        return ()
    shared: list[int] = []
    for first, last in zip(parts[0], parts[-1], strict=False):
        if first != last:
            break
        shared.append(first)
    return tuple(shared)


def is_doubtful(edtf: str | None) -> bool:
    """Whether the date is qualified as approximate or uncertain anywhere."""
    return edtf is not None and re.search(r"[~?%]", edtf) is not None


def _parts(text: str) -> DateParts:
    match = _PLAIN.fullmatch(text)
    if match:
        return tuple(int(part) for part in match.groups() if part)
    season = _SEASONAL.fullmatch(text)
    return (int(season.group(1)),) if season else ()
