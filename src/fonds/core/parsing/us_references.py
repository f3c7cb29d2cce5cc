"""US State Department central files: decimal classes (1910–63) and subject-numeric ones (1963–73).

A decimal file's slash part is either a date, month-day-year without the century (`/8-757` is 7 August 1957, the form
of 1944 on), or a plain enclosure number (`864.4016/125`).
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass

from fonds.core.description.reference_codes import ReferencePart

_DECIMAL = re.compile(
    r"(?:(?P<label>Docs?\.?|Documents?|Dokumente?|No\.?|File|SDDF|Decimal\s+File)\s*)?"
    r"(?P<class>\d{3}[A-Z]?\.\d{1,6}(?:[A-Z]\d*)?(?:[-–][A-Z][A-Za-z]{0,8}(?:[./][A-Z]{1,4})?)?(?:\s[A-Z][A-Za-z]+)*"
    r"|\d{3}[A-Z]{0,2}(?=/\d))"
    r"(?:\s?/\s?(?P<after>[^\s/,;][^,;]{0,30}))?\.?"
)
_SUBJECT = re.compile(
    r"(?P<class>[A-Z]{1,5}(?:\([A-Z]+\))?\s\d{1,3}(?:[-–]\d{1,3})*(?:\s[A-Z][A-Z0-9 .\-–/&]*)?"
    r"|[A-Z]{2,5}\s[A-Z]{2,}[A-Z .\-–/]*)"
)
_CENTRAL_FILES = re.compile(r"\b(?:central|decimal|subject[- ]numeric)\b.*\bfiles?\b", re.IGNORECASE)
_SPAN = re.compile(r"\b(?P<first>1[89]\d\d)\s?[-–—/]\s?(?P<last>(?:1[89])?\d\d)\b")
_SLASH_DATE = re.compile(r"(?P<month>\d{1,2})\s?[-–]\s?(?P<rest>\d{3,6})")
# Outside these years the State Department did not number its decimal files by date.
_DATED_YEARS = (1944, 1963)


@dataclass(frozen=True, slots=True)
class CentralFile:
    """The parts of one class designation, its EDTF date where it carries one, and a note where that is doubtful."""

    parts: tuple[ReferencePart, ...]
    date_edtf: str | None = None
    note: str = ""


def is_central_files(fragment: str) -> bool:
    """Whether a fragment names the central files: `Central Decimal Files 1955-59`, `Central Files 1967–69`."""
    return bool(_CENTRAL_FILES.search(fragment)) and "white house" not in fragment.casefold()


def years_spanned(text: str) -> tuple[int, int] | None:
    """The years that a file covers as named, `1955-59` → (1955, 1959); None without a span."""
    found = _SPAN.search(text)
    if not found:
        return None
    first, last = int(found["first"]), found["last"]
    return first, int(last) if len(last) == 4 else first // 100 * 100 + int(last)


def decimal_file(fragment: str, span: tuple[int, int] | None) -> CentralFile | None:
    """`795.00/8-757` as class, item and date; None when the fragment is no decimal designation."""
    found = _DECIMAL.fullmatch(fragment.strip())
    if not found:
        return None
    label = found["label"] or ""
    parts = [ReferencePart("class", found["class"], label)]
    after = (found["after"] or "").strip().rstrip(".")
    if not after:
        return CentralFile(tuple(parts))
    if not _SLASH_DATE.fullmatch(after):
        parts.append(ReferencePart("item", after, "/"))
        return CentralFile(tuple(parts))
    date = slash_date(after, span)
    if date is None:
        parts.append(ReferencePart("unsettled", after, "/", alternatives=("item",)))
        return CentralFile(tuple(parts), note=f"“/{after}” is no date that fits the file's years")
    parts.append(ReferencePart("item", after, "/"))
    return CentralFile(tuple(parts), date)


def slash_date(written: str, span: tuple[int, int] | None) -> str | None:
    """`8-757` → `1957-08-07`: month, then day and year run together. None when no day fits the file's years.

    The last two digits are the year; four are read as one only where two would leave no day that exists.
    """
    found = _SLASH_DATE.fullmatch(written.strip())
    if not found:
        return None
    month, run = int(found["month"]), found["rest"]
    low, high = span or _DATED_YEARS
    readings = set()
    for digits in (2, 4):
        day_text, year_text = run[:-digits], run[-digits:]
        if not 1 <= len(day_text) <= 2:
            continue
        year = int(year_text) + (low // 100 * 100 if digits == 2 else 0)
        day = int(day_text)
        if low <= year <= high and 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]:
            readings.add(f"{year:04d}-{month:02d}-{day:02d}")
    return readings.pop() if len(readings) == 1 else None


def subject_numeric_file(fragment: str) -> CentralFile | None:
    """`POL 7 US/KISSINGER` as one class; only to be asked for inside the central files."""
    found = _SUBJECT.fullmatch(fragment.strip())
    return CentralFile((ReferencePart("class", found["class"].strip()),)) if found else None
