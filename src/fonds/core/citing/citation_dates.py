"""Dates as the citation styles write them: "August 1–15, 1957", "7 Aug. 1957", "1957, August 7", "[1964?]", "ca. 1957".

Doubt is shown as bibliographers do: a questioned date stands in brackets with its question mark, an approximate one
after "ca.", one that was inferred in brackets (CMOS 17, 14.145; APA 7, 9.17 and its archival examples; MLA 9, 5.80).
"""

from __future__ import annotations

import datetime
import re
from typing import Literal

from fonds.core.citing.item import CitedItem
from fonds.core.description.dates import to_words

DateOrder = Literal["chicago", "mla", "apa"]

_QUALIFIERS = re.compile(r"[~?%]")
_SHORT_MONTHS = {
    "January": "Jan.", "February": "Feb.", "March": "Mar.", "April": "Apr.", "August": "Aug.",
    "September": "Sept.", "October": "Oct.", "November": "Nov.", "December": "Dec.",
}  # fmt: skip
_CIRCA = {"chicago": "ca.", "mla": "circa", "apa": "ca."}


def item_date(item: CitedItem, order: DateOrder) -> str:
    """The item's date in words, "" where it has none. Raises ValueError where `edtf` is not EDTF.

    Without an EDTF value the wording of the source stands in, if it is one that a reader can make out: a date in words
    ("16/17 August 1957"), not a placeholder ("01/01/0000", "WITHHELD").
    """
    if item.edtf is None:
        return readable_wording(item.date_as_written)
    return edtf_words(item.edtf, order, inferred=item.date_inferred)


def readable_wording(date_as_written: str) -> str:
    """A date as written if it has figures and words; "" for placeholders and for nothing."""
    wording = " ".join(date_as_written.split())
    readable = any(char.isalpha() for char in wording) and any(char.isdigit() for char in wording)
    return wording if readable else ""


def edtf_words(edtf: str, order: DateOrder, *, inferred: bool = False) -> str:
    """An EDTF value in the order of one style. Raises ValueError for what is not EDTF."""
    qualifiers = set(_QUALIFIERS.findall(edtf))
    words = _ordered(_QUALIFIERS.sub("", edtf), order)
    if words == "undated":
        return ""
    if qualifiers & {"~", "%"}:
        words = f"{_CIRCA[order]} {words}"
    if qualifiers & {"?", "%"}:
        return f"[{words}?]"
    return f"[{words}]" if inferred else words


def day_words(day: datetime.date, order: DateOrder) -> str:
    """The day of access: "November 3, 2026" (Chicago and APA), "3 Nov. 2026" (MLA)."""
    return _ordered(day.isoformat(), "mla" if order == "mla" else "chicago")


def _ordered(edtf: str, order: DateOrder) -> str:
    if order == "mla":
        return _shortened(_close(to_words(edtf, style="day-month")))
    words = to_words(edtf, style="month-day")
    return _close(words if order == "chicago" else _year_first(words))


def _close(words: str) -> str:
    """Style guides in English set no spaces about the dash of a range, even between dates of several words."""
    return words.replace(" – ", "–")


def _shortened(words: str) -> str:
    return re.sub(r"[A-Z][a-z]+", lambda match: _SHORT_MONTHS.get(match.group(), match.group()), words)


def _year_first(words: str) -> str:
    """ "August 1–15, 1957" as "1957, August 1–15"; both sides of an interval that crosses years."""
    sides = words.split(" – ")
    if len(sides) == 2 and all(re.search(r"\b\d{4}$", side) for side in sides):
        return "–".join(_year_first(side) for side in sides)
    match = re.fullmatch(r"((?:[A-Z]|spring|summer|autumn|winter)\D*[^,]*?),? (\d{4})", words)
    if match is None or re.search(r"\d{4}", match.group(1)):
        return words
    rest = match.group(1)
    return f"{match.group(2)}, {rest[:1].upper()}{rest[1:]}"
