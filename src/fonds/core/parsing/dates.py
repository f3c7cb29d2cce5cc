"""Dates as archives write them, in several languages, to EDTF with the reason for each reading.

General date parsers are right on single full dates only: they read "1 through 15 August 1957" as one day and
"4 April 56" as 2056. Nothing here guesses silently: what is supplied, doubted or ambiguous is said to be.
"""

from __future__ import annotations

import re
from calendar import monthrange
from functools import lru_cache

from fonds.core.description.dates import ArchivalDate, DateRole, DateStanding
from fonds.core.description.edtf_values import is_edtf
from fonds.core.parsing.date_conventions import PLAIN, DateConventions, Order
from fonds.core.parsing.date_months import folded
from fonds.core.parsing.date_numerals import read_numerals
from fonds.core.parsing.date_phrases import read_phrase
from fonds.core.parsing.date_reading import NOT_READ, Reading, joined, some_day_that_year, unknown
from fonds.core.parsing.date_tokens import plain, without_time

EMPTY = "No date is given."
UNDATED = "The source says that it is undated."
WITHHELD = "The date is withheld from release."
SUPPLIED = "In brackets: supplied by an editor."
TIME_LEFT_OUT = "The time of day is kept as written."
DOUBTED = "The source marks it with “?”."
APPROXIMATE = "The source calls it approximate."
SPRING_OR_YEARS = "Two years, or a season in EDTF's code."

_LONGEST = 200  # characters; no date is longer, and what is must not cost time
_WITHHELD_WORDS = frozenset(
    (
        *("withheld", "restricted", "redacted", "excised", "sanitized", "sanitised", "classified", "deleted"),
        *("postponed", "denied", "засекречено", "изъято"),
    )
)
_UNDATED_WORDS = frozenset(
    folded(words)
    for words in (
        *("undated", "n d", "nd", "no date", "not dated", "without date", "date unknown", "unknown date", "unknown"),
        *("not known", "date not known", "s d", "sine dato", "n a", "none", "null", "nil", "not available", "tbd"),
        *("без даты", "б д", "дата неизвестна", "не датировано", "ohne datum", "o d", "undatiert"),
        *("sans date", "non daté", "bez data", "nedatováno", "b d", "bez daty", "brak daty", "kelet nélkül", "k n"),
        *("é n", "sin fecha", "senza data", "無日期", "无日期", "日期不详", "날짜 없음", "날짜 미상"),
    )
)
_EDTF_LIKE = re.compile(r"[0-9XYSE~?%./,:TZ\[\]{}+-]+")
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
_NUMBERS_OF_MONTHS = {
    form: number
    for number, name in enumerate(_MONTHS, start=1)
    for form in (name, name.upper(), name[:3], name[:3].upper(), f"{name[:3]}.")
}
_FULL = re.compile(r"([0-3]?[0-9]) ([A-Z][A-Za-z]{2,8}\.?),? (1[0-9]{3}|20[0-9]{2})", re.ASCII)
_FULL_AMERICAN = re.compile(r"([A-Z][A-Za-z]{2,8}\.?) ([0-3]?[0-9])(?:,? |,)(1[0-9]{3}|20[0-9]{2})", re.ASCII)
"""A day, an English month and a year, as most dates in words are: they are read without the grammar of all others."""
_MONTH_AND_YEAR = re.compile(r"([A-Z][A-Za-z]{2,8}\.?),? (1[0-9]{3}|20[0-9]{2})", re.ASCII)
_YEAR_PAIR_LIKE_SEASON = re.compile(r"(\d\d)(\d\d)-(\d\d)")


def read_date(
    text: str,
    *,
    role: DateRole = DateRole.WRITTEN,
    order: Order | None = None,
    conventions: DateConventions = PLAIN,
) -> ArchivalDate:
    """What a wording says about a date; `as_written` is always `text` itself.

    `order` settles dates of numerals such as 03/04/1957; without it such a date is unsettled, with both readings.
    Never raises: what cannot be read is unknown, with the reason.
    """
    reading = _read(text, order, conventions, period=role is DateRole.PERIOD_COVERED)
    return ArchivalDate(reading.edtf, text, role, reading.standing, reading.reason, reading.alternatives)


@lru_cache(maxsize=16384)
def _read(text: str, order: Order | None, conventions: DateConventions, *, period: bool) -> Reading:
    stripped = text.strip()
    if len(stripped) > _LONGEST:
        return unknown(NOT_READ)
    full = _read_full(stripped)
    if full is not None:
        return full
    numerals = read_numerals(stripped, order, conventions)  # first, as most cells of a sheet are numerals
    if numerals is not None:
        return numerals
    without_date = _read_absence(stripped)
    if without_date is not None:
        return without_date
    edtf = _read_edtf(stripped, conventions)
    if edtf is not None:
        return edtf
    return _read_words(stripped, order, conventions, period=period)


def _read_full(text: str) -> Reading | None:
    """A date with the name of its month in English and a year; None where it is another, or there is no such day."""
    if (match := _FULL.fullmatch(text)) is not None:
        day, name, year = match.groups()
    elif (match := _FULL_AMERICAN.fullmatch(text)) is not None:
        name, day, year = match.groups()
    elif (match := _MONTH_AND_YEAR.fullmatch(text)) is not None:
        month = _NUMBERS_OF_MONTHS.get(match[1])
        return Reading(f"{match[2]}-{month:02}") if month is not None else None
    else:
        return None
    month = _NUMBERS_OF_MONTHS.get(name)
    if month is None or not 1 <= int(day) <= monthrange(int(year), month)[1]:
        return None
    return Reading(f"{year}-{month:02}-{int(day):02}")


def _read_absence(text: str) -> Reading | None:
    """Empty, withheld or declared undated; None where there is a date to read."""
    words = " ".join(re.sub(r"[\W_]+", " ", folded(text)).split())
    if not words:
        return unknown(EMPTY)
    if words in _UNDATED_WORDS:
        return unknown(UNDATED)
    if any(part in _WITHHELD_WORDS for part in words.split()) and not re.search(r"\d", words):
        return Reading(None, DateStanding.WITHHELD, WITHHELD)
    return None


def _read_edtf(text: str, conventions: DateConventions) -> Reading | None:
    """EDTF as it is. A set of one, `[1957?]`, is an editor's brackets; `1920-21` may be two years."""
    if not _EDTF_LIKE.fullmatch(text):
        return None
    if text[0] + text[-1] == "[]" and "," not in text and ".." not in text:
        return None
    if text[0] in "~?%" and is_edtf(text[1:] + text[0]):
        text = text[1:] + text[0]
    if not is_edtf(text):
        return None
    pair = _YEAR_PAIR_LIKE_SEASON.fullmatch(text)
    if pair and int(pair[3]) > max(12, int(pair[2])):
        span = f"{pair[1]}{pair[2]}/{pair[1]}{pair[3]}"
        return Reading(span, DateStanding.UNSETTLED, SPRING_OR_YEARS, (span, text))
    date, clock, _ = text.partition("T")
    if clock:
        return some_day_that_year(Reading(date, reason=TIME_LEFT_OUT), conventions) if is_edtf(date) else None
    return some_day_that_year(_with_qualifier_standing(text), conventions)


def _with_qualifier_standing(edtf: str) -> Reading:
    reasons = joined(DOUBTED if "?" in edtf or "%" in edtf else "", APPROXIMATE if "~" in edtf or "%" in edtf else "")
    return Reading(edtf, DateStanding.UNCERTAIN if reasons else DateStanding.STATED, reasons)


def _read_words(text: str, order: Order | None, conventions: DateConventions, *, period: bool) -> Reading:
    shorter, had_time = without_time(text)
    inner, supplied = _without_brackets(shorter)
    reading = None
    if inner != text:
        reading = read_numerals(inner, order, conventions) or _read_edtf(inner, conventions)
    if reading is None:
        reading = read_phrase(plain(inner), order, conventions, period=period)
    if reading.edtf is None and not reading.alternatives:
        return reading
    standing = reading.standing
    if supplied and standing is DateStanding.STATED:
        standing = DateStanding.INFERRED
    reasons = (reading.reason, SUPPLIED if supplied else "", TIME_LEFT_OUT if had_time else "")
    return Reading(reading.edtf, standing, joined(*reasons), reading.alternatives)


def _without_brackets(text: str) -> tuple[str, bool]:
    """The wording inside a pair of brackets around the whole, and whether they were an editor's square ones."""
    if len(text) > 2 and text[0] + text[-1] in ("[]", "()") and text[0] not in text[1:]:
        return text[1:-1].strip(), text[0] == "["
    return text, False
