"""One side of a date in words, from its tokens: year, month and day as far as they are said, or a season or decade."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from fonds.core.description.dates import DateStanding
from fonds.core.description.edtf_values import bounds, is_edtf
from fonds.core.parsing.date_conventions import DateConventions
from fonds.core.parsing.date_reading import (
    CENTURY_NOT_KNOWN,
    NO_SUCH_DAY,
    NO_YEAR,
    NOT_READ,
    YEAR_ZERO,
    Reading,
    full_year,
    joined,
)
from fonds.core.parsing.date_tokens import Token

WINTER = "A winter of two years: December to February."
_PARTS = {"early": "The early part of it", "mid": "The middle of it", "late": "The late part of it"}
_NO_EDTF_FOR_PART = "is meant; EDTF has no word for that, so the whole stands."


LETTERS = {
    "year": "Y", "short year": "Z", "number": "N", "day": "D", "month": "M", "season": "S",
    "decade": "T", "numerals": "F", "half": "H", "quarter": "Q",
    "winter": "W",
}  # fmt: skip
"""The kinds of token that say when, each as the letter that stands for it in a side's shape."""


@dataclass(frozen=True, slots=True)
class Partial:
    """As much of a date as one side says. `edtf` is set where it is no plain year, month and day."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    edtf: str | None = None
    doubted: bool = False
    reason: str = ""  # set where something in it was inferred
    note: str = ""  # set where something is to be said, though nothing was inferred

    def only_a_year(self) -> bool:
        """Whether there is a year and nothing more precise."""
        return self.year is not None and self.month is None and self.day is None

    def only_a_number(self) -> bool:
        """Whether there is nothing but a number of one or two digits."""
        return self.day is not None and self.year is None and self.month is None and self.edtf is None

    def value(self) -> str | None:
        """EDTF without qualifier, or None where the year is missing or the day does not exist."""
        if self.edtf is not None:
            return self.edtf
        if self.year is None or (self.day is not None and self.month is None):
            return None
        parts = [f"{self.year:04}"]
        parts += [f"{part:02}" for part in (self.month, self.day) if part is not None]
        return "-".join(parts) if is_edtf("-".join(parts)) else None


class NotADate(ValueError):
    """The tokens make no date; the message is the reason for readers."""


def partial_date(side: list[Token], written: list[Reading], conventions: DateConventions, *, lone: bool) -> Partial:
    doubted = any(token.kind == "doubt" for token in side)
    part = next((token.kind for token in side if token.kind in _PARTS), None)
    core = [token for token in side if token.kind in LETTERS]
    if len(core) + sum(token.kind in ("doubt", *_PARTS) for token in side) != len(side):
        raise NotADate(NOT_READ)
    shape = "".join(LETTERS[token.kind] for token in core)
    partial = _shaped(shape, [token.value for token in core], written, conventions, lone=lone)
    note = f"{_PARTS[part]} {_NO_EDTF_FOR_PART}" if part else ""
    return replace(partial, doubted=doubted, note=joined(partial.note, note))


_SHAPES = {
    "Y": "y", "YM": "ym", "MY": "my", "NMY": "dmy", "DMY": "dmy", "MNY": "mdy", "MDY": "mdy", "YMN": "ymd",
    "YMD": "ymd", "YNM": "ydm", "NM": "dm", "DM": "dm", "MN": "md", "MD": "md", "N": "d", "D": "d", "M": "m",
    "NY": "dy", "NMN": "dmy", "NMZ": "dmy", "DMN": "dmy", "MNN": "mdy", "MNZ": "mdy", "MZ": "my", "Z": "y",
    "ZM": "ym", "ZMD": "ymd", "NMD": "ymd", "ZMN": "ymd",
}  # fmt: skip
"""What the parts of a date in each order of kinds of token are: y year, m month, d day."""


def _shaped(
    shape: str, values: list[str], written: list[Reading], conventions: DateConventions, *, lone: bool
) -> Partial:
    if shape == "F":
        return _from_numerals(written[int(values[0])])
    if shape in ("S", "SY", "YS", "T", "HY", "QY", "HMY", "HT", "YH", "YQ", "SZ", "SN"):
        return _named_span(shape, values, conventions)
    if shape == "W":
        year_after = int(values[0]) + 1
        return Partial(edtf=f"{values[0]}-12/{year_after:04}-02", reason=WINTER)
    letters = _SHAPES.get(shape)
    if shape == "NMN" and int(values[0]) > 31:
        letters = "ymd"
    if shape == "MN" and int(values[1]) > 31:
        letters = "my"
    if letters is None or (lone and letters in ("d", "dy", "m") and shape != "M"):
        raise NotADate(NOT_READ)
    named = dict(zip(letters, values, strict=True))
    month = int(named["m"]) if "m" in named else None
    day = int(named["d"]) if "d" in named else None
    possible_day = day is None or 1 <= day <= 31 or shape == "N"  # the 58 of 1957-58
    if not possible_day or (month is not None and not 1 <= month <= 12):
        raise NotADate(NO_SUCH_DAY)
    if "y" not in named:
        return Partial(None, month, day)
    if len(named["y"]) == 4 and int(named["y"]) == 0:
        raise NotADate(YEAR_ZERO)
    year, reason = full_year(named["y"].zfill(2), conventions)
    if year is None:
        raise NotADate(CENTURY_NOT_KNOWN)
    return Partial(year, month, day, reason=reason)


def _from_numerals(reading: Reading) -> Partial:
    assert reading.edtf is not None
    plain = re.fullmatch(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?", reading.edtf)
    doubted = reading.standing is DateStanding.UNCERTAIN
    reason, note = ("", reading.reason) if reading.standing is DateStanding.STATED else (reading.reason, "")
    if plain is None or (plain[2] and int(plain[2]) > 12):
        return Partial(edtf=reading.edtf.rstrip("?"), doubted=doubted, reason=reason, note=note)
    year, month, day = (int(part) if part else None for part in plain.groups())
    return Partial(year, month, day, doubted=doubted, reason=reason, note=note)


def _named_span(shape: str, values: list[str], conventions: DateConventions) -> Partial:
    """A season, decade, half or quarter."""
    named = dict(zip(shape, values, strict=True))
    if "T" in named:
        return _decade(named["T"], conventions, half="H" in named)
    if shape == "S":
        return Partial(edtf=f"XXXX-{named['S']}", reason=NO_YEAR)
    year, reason = full_year(named.get("Y") or named.get("Z") or named["N"].zfill(2), conventions)
    if year is None:
        raise NotADate(CENTURY_NOT_KNOWN)
    if year == 0:
        raise NotADate(YEAR_ZERO)
    if "S" in named:
        return Partial(edtf=f"{year:04}-{named['S']}", reason=reason)
    if shape == "HMY":
        month = int(named["M"])
        _, end = bounds(f"{year:04}-{month:02}")
        days = ("01", "15") if named["H"] == "1" else ("16", f"{end.day if end else 28:02}")
        span = "/".join(f"{year:04}-{month:02}-{day}" for day in days)
        return Partial(edtf=span, note="Half a month is taken as days 1–15 or 16 to its end.")
    code = 39 + int(named["H"]) if "H" in named else 32 + int(named["Q"])
    return Partial(edtf=f"{year:04}-{code}", reason=reason)


def _decade(written: str, conventions: DateConventions, *, half: bool) -> Partial:
    note = f"Half of it {_NO_EDTF_FOR_PART}" if half else ""
    if len(written) == 4:
        return Partial(edtf=written, note=note)
    if conventions.two_digit_century is None:
        raise NotADate(CENTURY_NOT_KNOWN)
    reason = "The century of the decade is taken from this source's conventions."
    return Partial(edtf=f"{conventions.two_digit_century // 100:02}{written}", reason=reason, note=note)
