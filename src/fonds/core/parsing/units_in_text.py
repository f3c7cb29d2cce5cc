"""Units of measure as they stand behind a number in running text."""

from __future__ import annotations

import re

from fonds.core.description.units_of_measure import UNITS, UnitKind, unit_named
from fonds.core.text.lowering import lowered

_MONEY = "|".join(each.words for each in UNITS if each.kind is UnitKind.MONEY)
_OF_A_COUNTRY = r"(?-i:[A-Z][a-z]+(?:an|ian|ese|ish|ss|ch|sh)|Mexico|Cuba|Hong Kong|gold|silver|new|old)"
"""What stands between a number and its money: "120 Italian lire", "500 Swiss francs"."""
_UNIT = re.compile(
    r"(?:(?:[ \t-]|\n(?!\n)){0,3}|\n\n(?=[a-z])|\s?\.\s(?=pounds|lbs|feet))"
    rf"(?:(?:{_OF_A_COUNTRY})[ ](?=(?:{_MONEY})(?!\w)))?"
    rf"(?:{'|'.join(f'(?P<u{i}>{each.words})' for i, each in enumerate(UNITS))})(?!\w)",
    re.IGNORECASE,
)
_MAY_BE_UNIT = re.compile(
    rf"[\s.-]{{0,4}}(?:[a-z ]{{3,12}} (?:{_MONEY.lower()})|{'|'.join(each.words.lower() for each in UNITS)})"
)
"""How what `_UNIT` finds begins in small letters: that none does is seen far faster."""


def unit_at(text: str, place: int) -> re.Match[str] | None:
    """The unit that begins at a place."""
    return _UNIT.match(text, place) if _MAY_BE_UNIT.match(lowered(text), place) else None


def unit_named_by(match: re.Match[str]) -> str:
    """The name of the unit that a match found, in the singular."""
    return UNITS[int(str(match.lastgroup)[1:])].name


def is_count(name: str) -> bool:
    """Whether a unit of a name counts livestock or goods: "head", "piece", "pair"."""
    unit = unit_named(name)
    return unit is not None and unit.kind is UnitKind.COUNT


def is_money(name: str) -> bool:
    """Whether a unit of a name is one of money."""
    unit = unit_named(name)
    return unit is not None and unit.kind is UnitKind.MONEY
