"""Dates of a finding aid: `unitdate` with its normal form, and EAD3's structured dates, as EDTF with their words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from fonds.core.description.dates import DateRole
from fonds.core.description.edtf_values import is_edtf
from fonds.core.parsing.ead_words import line
from fonds.core.parsing.tei_elements import children, descendants, name
from fonds.core.standards.ead import EDTF, WRITTEN
from fonds.core.text.reading import ReadDate

if TYPE_CHECKING:
    from lxml.etree import _Element

_ROLES = {
    "coverage": DateRole.PERIOD_COVERED, "covered": DateRole.PERIOD_COVERED, "received": DateRole.RECEIVED,
    "receipt": DateRole.RECEIVED, "sent": DateRole.SENT, "registered": DateRole.REGISTERED,
    "release": DateRole.RELEASED,
} | {str(role): role for role in DateRole}  # fmt: skip
_BASIC = re.compile(r"(\d{4})(\d\d)(\d\d)")
_APPROXIMATE = re.compile(r"circa|approx|uncertain|probabl|estimat", re.IGNORECASE)


def unit_dates(did: _Element, source: str) -> list[ReadDate]:
    """The dates that a `did` states, those within its titles too."""
    found = []
    for element in descendants(did, "unitdate", "unitdatestructured"):
        place = f"{source}/{name(element)}"
        if name(element) == "unitdate":
            said, encoded = line(element), _encoded(element)
            if said or encoded:
                found.append(ReadDate(_role(element), said or str(encoded), place, edtf=encoded))
        else:
            found += [ReadDate(_role(element), words, place, edtf=edtf) for words, edtf in _structured(element)]
    return found


def _role(element: _Element) -> str:
    if element.get("type", element.get("unitdatetype")) == "bulk":
        # when most of it was made: less than the whole time, which stands for the unit
        return str(DateRole.PERIOD_COVERED)
    return str(_ROLES.get(element.get("datechar", "").casefold(), WRITTEN))


def _encoded(element: _Element) -> str | None:
    own = element.get("altrender", "")
    if own.startswith(EDTF) and is_edtf(own.removeprefix(EDTF)):
        return own.removeprefix(EDTF)
    return _edtf(element.get("normal", ""), certainty=element.get("certainty", ""))


def _edtf(normal: str, *, certainty: str = "") -> str | None:
    """A date of ISO 8601 as EDTF; the same day twice is one day."""
    sides = [_BASIC.sub(r"\1-\2-\3", side.strip().partition("T")[0]) for side in normal.split("/")]
    if _APPROXIMATE.search(certainty):
        sides = [f"{side}~" if re.fullmatch(r"[\d-]+", side) else side for side in sides]
    edtf = sides[0] if len(sides) == 2 and sides[0] == sides[1] else "/".join(sides)
    return edtf if normal.strip() and is_edtf(edtf) else None


def _structured(element: _Element) -> Iterator[tuple[str, str | None]]:
    for each in children(element, "datesingle", "daterange", "dateset"):
        if name(each) == "dateset":
            yield from _structured(each)
        elif name(each) == "datesingle":
            edtf = _one(each)
            if said := line(each) or edtf:
                yield said, edtf
        else:
            ends = [*children(each, "fromdate")[:1], *children(each, "todate")[:1]]
            said = "–".join(words for end in ends if (words := line(end)))
            first, last = (next((_one(end) for end in ends if name(end) == kind), None) for kind in
                           ("fromdate", "todate"))  # fmt: skip
            edtf = f"{first or '..'}/{last or '..'}" if first or last else None
            if edtf and not is_edtf(edtf):
                edtf = None
            if said or edtf:
                yield said or str(edtf), edtf


def _one(element: _Element) -> str | None:
    before, after = element.get("notbefore", ""), element.get("notafter", "")
    if stated := _edtf(element.get("standarddate", ""), certainty=element.get("certainty", "")):
        return stated
    if name(element) != "datesingle":
        return _edtf(before or after)
    limits = f"[{before}..{after}]"
    return limits if (before or after) and is_edtf(limits) else None
