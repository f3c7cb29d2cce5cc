"""Dates in words: from the tokens of one or two dates, with what is said about them, to EDTF."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from fonds.core.description.dates import DateStanding
from fonds.core.description.edtf_values import bounds, is_edtf, neighbour
from fonds.core.parsing.date_conventions import DateConventions, Order
from fonds.core.parsing.date_numerals import read_numerals
from fonds.core.parsing.date_reading import (
    CENTURY_NOT_KNOWN,
    NO_SUCH_DAY,
    NO_YEAR,
    NOT_READ,
    ORDER_NOT_KNOWN,
    Reading,
    full_year,
    joined,
    unknown,
    unsettled,
)
from fonds.core.parsing.date_tokens import Token, tokens

BRACKETED = "Part of it stands in brackets: supplied by an editor."
PARENTHESES = "Part of it stands in parentheses."
DOUBTED = "The source marks it with “?”."
APPROXIMATE = "The source calls it approximate."
DOUBLE = "Two dates with a stroke between: one of the two, or from the one to the other; which is not said."
BACKWARDS = "It ends before it begins."
ONE_OF_TWO = "The source names two and does not decide."
YEAR_BEFORE = "The first month is later than the last, so that the year before is meant."
WINTER = "A winter of two years: December to February."
_PARTS = {"early": "The early part of it", "mid": "The middle of it", "late": "The late part of it"}
_NO_EDTF_FOR_PART = "is meant; EDTF has no word for that, so the whole stands."

_NUMERALS = re.compile(r"(?<![\d.])\d{1,4}([/.-])\s?\d{1,2}\1\s?\d{1,4}(?![\d/])")
_JOINTS = ("range", "slash", "or", "and")
_LEADING = ("before", "after", "from", "by", "between")
_LETTERS = {
    "year": "Y", "short year": "Z", "number": "N", "day": "D", "month": "M", "season": "S",
    "decade": "T", "numerals": "F", "half": "H", "quarter": "Q",
    "winter": "W",
}  # fmt: skip


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


def read_phrase(text: str, order: Order | None, conventions: DateConventions, *, period: bool) -> Reading:
    """The reading of a date in words. `period`: an open end is that of a period, not of a doubt about one day."""
    written: list[Reading] = []

    def kept(match: re.Match[str]) -> str:
        reading = read_numerals(match[0], order, conventions)
        if reading is None:
            return match[0]
        written.append(reading)
        return f"\x00{len(written) - 1}\x00"

    found = tokens(_NUMERALS.sub(kept, text.replace("\x00", " ")))
    if not found or not any(token.kind in _LETTERS for token in found):
        return unknown(NOT_READ)
    doubtful = next((reading for reading in written if reading.edtf is None or reading.alternatives), None)
    if doubtful is not None:
        return doubtful if len(found) == 1 else _in_either_order(text, doubtful, order, conventions, period=period)
    try:
        return _read_tokens(found, written, conventions, period=period)
    except NotADate as error:
        return unknown(str(error))


def _in_either_order(
    text: str, doubtful: Reading, order: Order | None, conventions: DateConventions, *, period: bool
) -> Reading:
    """The readings of a wording that holds ambiguous numerals, if the order is what is missing."""
    if order is not None or doubtful.reason.find(ORDER_NOT_KNOWN) < 0:
        return unknown(doubtful.reason)
    orders: tuple[Order, Order] = ("dmy", "mdy")
    readings = [read_phrase(text, each, conventions, period=period) for each in orders]
    found = list(dict.fromkeys(reading.edtf for reading in readings if reading.edtf is not None))
    if len(found) == 1:
        return Reading(found[0], DateStanding.INFERRED, "Only one order of day and month gives possible dates.")
    return unsettled(None, doubtful.reason, *found)


def _read_tokens(found: list[Token], written: list[Reading], conventions: DateConventions, *, period: bool) -> Reading:
    kinds = {token.kind for token in found}
    lead: str | None = next((token.kind for token in found if token.kind in _LEADING), None)
    rest = [token for token in found if token.kind not in (*_LEADING, "circa", "supplied")]
    if lead == "between":
        rest = [Token("range") if token.kind == "and" else token for token in rest]
    sides, joint = _sides(_with_winters(rest))
    if joint == "range" and not all(sides):
        lead, sides, joint = _open_end(sides), [side for side in sides if side], None
    partials = [_partial(side, written, conventions, lone=len(sides) == 1) for side in sides]
    if len(partials) == 1:
        reading = _one(partials[0], lead, period=period, circa="circa" in kinds)
    else:
        reading = _two(partials[0], partials[1], str(joint), circa="circa" in kinds)
    brackets = [token.value for token in found if token.kind == "supplied"]
    if not brackets:
        return reading
    standing = DateStanding.INFERRED if reading.standing is DateStanding.STATED else reading.standing
    note = BRACKETED if "[" in brackets else PARENTHESES
    return Reading(reading.edtf, standing, joined(reading.reason, note), reading.alternatives)


def _sides(found: list[Token]) -> tuple[list[list[Token]], str | None]:
    """The tokens before and after the one joint, if there is one."""
    joints = [index for index, token in enumerate(found) if token.kind in _JOINTS]
    if not joints:
        return [found], None
    if len(joints) > 1:
        raise NotADate(NOT_READ)
    index = joints[0]
    return [found[:index], found[index + 1 :]], found[index].kind


def _with_winters(found: list[Token]) -> list[Token]:
    """The tokens with "winter 1957/58" taken together as one."""
    for index in range(len(found) - 3):
        season, year, joint, following = found[index : index + 4]
        if (season.kind, season.value, year.kind) != ("season", "24", "year"):
            continue
        if joint.kind in ("slash", "range", "and") and f"{int(year.value) + 1:04}".endswith(following.value.zfill(2)):
            return [*found[:index], Token("winter", year.value), *found[index + 4 :]]
    return found


def _open_end(sides: list[list[Token]]) -> str:
    """`1957–` is from 1957 on; `–1957` is until 1957."""
    return "open after" if sides[0] else "open before"


def _partial(side: list[Token], written: list[Reading], conventions: DateConventions, *, lone: bool) -> Partial:
    doubted = any(token.kind == "doubt" for token in side)
    part = next((token.kind for token in side if token.kind in _PARTS), None)
    core = [token for token in side if token.kind in _LETTERS]
    if len(core) + sum(token.kind in ("doubt", *_PARTS) for token in side) != len(side):
        raise NotADate(NOT_READ)
    shape = "".join(_LETTERS[token.kind] for token in core)
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
        raise NotADate("The year 0000 stands for no date.")
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


def _one(partial: Partial, lead: str | None, *, period: bool, circa: bool) -> Reading:
    edtf = partial.value()
    if edtf is None:
        return _without_year(partial)
    if edtf.startswith("XXXX"):
        return unknown(NO_YEAR)
    qualified = _qualified(edtf, doubted=partial.doubted, circa=circa)
    reason = joined(partial.reason, partial.note, DOUBTED if partial.doubted else "", APPROXIMATE if circa else "")
    standing = _standing(partial.doubted or circa, inferred=bool(partial.reason))
    if lead is None or lead == "between":
        return Reading(qualified, standing, reason)
    opened = _opened(edtf, qualified, lead, period=period)
    if opened is None or not is_edtf(opened):
        return unknown(NOT_READ)
    return Reading(opened, standing, reason)


def _opened(edtf: str, qualified: str, lead: str, *, period: bool) -> str | None:
    """EDTF for "before", "after", "from", "by": a set open at one end for one date, an interval for a period."""
    if lead == "from" or lead == "open after":
        return f"{qualified}/.."
    if lead == "open before":
        return f"../{qualified}"
    if lead == "by":
        return f"../{qualified}" if period else f"[..{qualified}]"
    low, high = bounds(edtf)
    if low is None or high is None:
        return None
    exact = neighbour(edtf, -1 if lead == "before" else 1)
    if exact is None:
        edge = neighbour(low.isoformat(), -1) if lead == "before" else neighbour(high.isoformat(), 1)
        exact = edge
    if exact is None:
        return None
    if lead == "before":
        return f"../{exact}" if period else f"[..{exact}]"
    return f"{exact}/.." if period else f"[{exact}..]"


def _without_year(partial: Partial) -> Reading:
    if partial.year is not None:
        return unknown(NO_SUCH_DAY)
    parts = [f"{part:02}" for part in (partial.month, partial.day) if part is not None]
    return unknown(NO_YEAR, "-".join(["XXXX", *parts]) if partial.month is not None else "")


def _qualified(edtf: str, *, doubted: bool, circa: bool) -> str:
    """`?`, `~` or `%` on each end. Seasons and the like cannot carry one; the standing says it for them."""
    mark = {(True, False): "?", (False, True): "~", (True, True): "%"}.get((doubted, circa), "")
    ends = [end + mark if re.fullmatch(r"[\dX]{4}(-(0\d|1[0-2])(-\d\d)?)?", end) else end for end in edtf.split("/")]
    return "/".join(ends)


def _standing(doubted: bool, *, inferred: bool) -> DateStanding:
    if doubted:
        return DateStanding.UNCERTAIN
    return DateStanding.INFERRED if inferred else DateStanding.STATED


def _two(first: Partial, last: Partial, joint: str, *, circa: bool) -> Reading:
    if last.only_a_number() and first.only_a_year():
        return _year_and_number(first, last, circa=circa)
    years_only = first.only_a_year() and last.only_a_year()
    first, last = _completed(first, last)
    one, other = first.value(), last.value()
    if one is None or other is None:
        missing = first.year is None and last.year is None and first.edtf is None and last.edtf is None
        return unknown(NO_YEAR if missing else NO_SUCH_DAY)
    if "/" in one or "/" in other or one.startswith("XXXX") or other.startswith("XXXX"):
        return unknown(NOT_READ)
    if not is_edtf(f"{one}/{other}"):
        return unknown(BACKWARDS)
    reason = joined(first.reason, last.reason, first.note, last.note)
    if one == other:
        return Reading(one, _standing(False, inferred=bool(first.reason)), reason)
    if joint == "slash" and not years_only:
        return unsettled(None, joined(reason, DOUBLE), f"{one}/{other}", f"[{one},{other}]")
    if joint == "or":
        return Reading(f"[{one},{other}]", DateStanding.UNCERTAIN, joined(reason, ONE_OF_TWO))
    inferred = bool(first.reason or last.reason)
    if joint == "and":
        return Reading(f"{{{one},{other}}}", _standing(False, inferred=inferred), reason)
    return _interval(first, last, reason, circa=circa)


def _interval(first: Partial, last: Partial, reason: str, *, circa: bool) -> Reading:
    doubted = first.doubted or last.doubted
    ends = (_qualified(str(side.value()), doubted=side.doubted, circa=circa) for side in (first, last))
    inferred = bool(first.reason or last.reason)
    reason = joined(reason, DOUBTED if doubted else "", APPROXIMATE if circa else "")
    return Reading("/".join(ends), _standing(doubted or circa, inferred=inferred), reason)


def _year_and_number(first: Partial, last: Partial, *, circa: bool) -> Reading:
    """ "1957–58" is two years; "1957–08", which cannot be, a month."""
    assert first.year is not None and last.day is not None
    following = first.year // 100 * 100 + last.day
    if following <= first.year and 1 <= last.day <= 12:
        return _one(replace(first, month=last.day, doubted=last.doubted), None, period=False, circa=circa)
    second = Partial(following, doubted=last.doubted)
    return _interval(first, second, "", circa=circa) if following > first.year else unknown(BACKWARDS)


def _completed(first: Partial, last: Partial) -> tuple[Partial, Partial]:
    """Each side with what the other says for it: month and year of "1–15 August 1957", month of "August 1–15"."""
    if first.edtf and last.edtf and first.edtf.startswith("XXXX-"):  # summer–autumn 1957
        return replace(first, edtf=last.edtf[:4] + first.edtf[4:], reason=""), last
    if first.edtf is None and last.edtf is None:
        if first.month is None and first.day is not None:
            first = replace(first, month=last.month)
        if last.month is None and last.day is not None:
            last = replace(last, month=first.month)
    if last.year is None and last.edtf is None and first.year is not None:
        last = replace(last, year=first.year, reason=joined(last.reason, first.reason))
    if first.year is None and first.edtf is None and last.year is not None:
        crosses = (first.month or 0) > (last.month or 12)
        year = last.year - 1 if crosses else last.year
        first = replace(first, year=year, reason=joined(first.reason, last.reason, YEAR_BEFORE if crosses else ""))
    return first, last
