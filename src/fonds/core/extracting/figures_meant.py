"""Which figure told before a number without a noun counts the same as: "11 mills … nine were working"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from fonds.core.extracting.facts import Figure, FigureKind
from fonds.core.parsing.numbers_alone import stands_alone
from fonds.core.parsing.quantity import Quantity

_FAR = 400
_NEAR = 40
_FROM = re.compile(r"\bfrom\s+(?:(?:the|an?|his|her|their|its)\s+(?:[a-z]+\s+)?(?:level|rate|figure)\s+of\s+)?$")
_TO = re.compile(
    r"(?:\s+of\s+[a-z]+)?(?:\s+(?:a|per)\s+[a-z]+)?(?:\s+in\s+(?:1[6-9]|20)\d\d)?\s+to\s+(?:(?:only|about|some)\s+)?"
)
_PARAGRAPH = re.compile(r"\n[ \t]*\n")
_MOST_PARTS, _MOST_TIMES = 100, 3
"""How many times smaller or larger than what was told before a number may be, to be so many of the same."""


def is_changed_to(text: str, before: Figure, start: int) -> bool:
    """Whether a number without a unit is what the figure before it became: "from 2,900 employees to 1,700"."""
    if _TO.fullmatch(text, before.at.end, start) is None:
        return False
    return _FROM.search(text, max(0, before.at.start - _NEAR), before.at.start) is not None


def meant_by_number(text: str, found: Quantity, told: Sequence[Figure]) -> Figure | None:
    """The figure whose unit and noun a number that stands alone has, of those `told` before; None where none fits.

    It stands in the same paragraph; what somebody does, or what is "of them", is no more than those told before.
    """
    stands = stands_alone(text, found.start, found.end)
    if not stands or stands == "changed":
        return None
    for each in reversed(told):
        between = text[each.at.end : found.start]
        if len(between) > _FAR or _PARAGRAPH.search(between):
            return None
        if each.unit == "percent" or each.kind is FigureKind.DIMENSION or not (each.unit or each.measure):
            continue
        if each.unit and stands != "object":
            continue
        most = max(each.value, each.value_max or 0)
        if (
            found.value <= most * (_MOST_TIMES if stands in ("object", "there") else 1)
            and found.value * _MOST_PARTS >= most
        ):
            return each
    return None
