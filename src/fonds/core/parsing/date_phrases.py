"""Dates in words: from the tokens of one or two dates, with what is said about them, to EDTF."""

from __future__ import annotations

import re
from dataclasses import replace

from fonds.core.description.dates import DateStanding
from fonds.core.description.edtf_values import bounds, is_edtf, neighbour
from fonds.core.parsing.date_conventions import DateConventions, Order
from fonds.core.parsing.date_numerals import read_numerals
from fonds.core.parsing.date_reading import (
    NO_SUCH_DAY,
    NO_YEAR,
    NOT_READ,
    ORDER_NOT_KNOWN,
    Reading,
    joined,
    unknown,
    unsettled,
)
from fonds.core.parsing.date_sides import LETTERS, NotADate, Partial, partial_date
from fonds.core.parsing.date_tokens import Token, tokens

BRACKETED = "Part of it stands in brackets: supplied by an editor."
PARENTHESES = "Part of it stands in parentheses."
DOUBTED = "The source marks it with “?”."
APPROXIMATE = "The source calls it approximate."
DOUBLE = "Two dates with a stroke between: one of the two, or from the one to the other; which is not said."
BACKWARDS = "It ends before it begins."
ONE_OF_TWO = "The source names two and does not decide."
BOTH = "The source names both; EDTF has no form for the two together."
YEAR_BEFORE = "The first month is later than the last, so that the year before is meant."
_NUMERALS = re.compile(r"(?<![\d.])\d{1,4}([/.-])\s?\d{1,2}\1\s?\d{1,4}(?![\d/])")
_JOINTS = ("range", "slash", "or", "and")
_LEADING = ("before", "after", "from", "by", "between")


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
    if not found or not any(token.kind in LETTERS for token in found):
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
    partials = [partial_date(side, written, conventions, lone=len(sides) == 1) for side in sides]
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
    if lead in ("from", "open after"):
        return next((span for span in (f"{qualified}/..", f"{_edge(edtf, last=False)}/..") if is_edtf(span)), None)
    if lead == "by" and not period:
        return f"[..{_edge(edtf, last=True)}]"
    if lead in ("by", "open before"):
        return next((span for span in (f"../{qualified}", f"../{_edge(edtf, last=True)}") if is_edtf(span)), None)
    exact = neighbour(_edge(edtf, last=lead == "after"), -1 if lead == "before" else 1)
    if exact is None:
        return None
    if lead == "before":
        return f"../{exact}" if period else f"[..{exact}]"
    return f"{exact}/.." if period else f"[{exact}..]"


def _edge(edtf: str, *, last: bool) -> str:
    """The first or last plain year, month or day of a value: 1950 of `195X`, 1957-01 of its first quarter."""
    if re.fullmatch(r"\d{4}(-(0\d|1[0-2])(-\d\d)?)?", edtf):
        return edtf
    day = bounds(edtf)[last]
    if day is None:
        return edtf
    precision = 4 if re.fullmatch(r"[\dX]{4}", edtf) else 7 if re.fullmatch(r"\d{4}-\d\d", edtf) else 10
    return day.isoformat()[:precision]


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
    if not is_edtf(f"{_edge(one, last=False)}/{_edge(other, last=True)}"):
        return unknown(BACKWARDS)
    reason = joined(first.reason, last.reason, first.note, last.note)
    if joint in ("or", "and") and not is_edtf(f"[{one},{other}]"):  # seasons cannot stand in EDTF's sets
        return unsettled(None, joined(reason, ONE_OF_TWO if joint == "or" else BOTH), one, other)
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
    span = "/".join(ends)
    if not is_edtf(span):  # a decade or a quarter cannot stand there
        span = f"{_edge(str(first.value()), last=False)}/{_edge(str(last.value()), last=True)}"
    inferred = bool(first.reason or last.reason)
    reason = joined(reason, DOUBTED if doubted else "", APPROXIMATE if circa else "")
    return Reading(span, _standing(doubted or circa, inferred=inferred), reason)


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
    if (first.edtf or "").startswith("XXXX-") and re.fullmatch(r"\d{4}-2\d", last.edtf or ""):  # summer–autumn 1957
        return replace(first, edtf=str(last.edtf)[:4] + str(first.edtf)[4:], reason=""), last
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
