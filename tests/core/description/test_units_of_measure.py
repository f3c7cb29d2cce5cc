from __future__ import annotations

import re

import pytest

from fonds.core.description.units_of_measure import UNITS, UnitKind, converted, named_in_plural, unit_named


@pytest.mark.parametrize(
    ("value", "unit", "expected"),
    [(2, "hectare", (20000, "square meter")), (6, "foot", (1.8288, "meter")), (1, "pood", (16.3805, "kilogram")),
     (5, "metric ton", (5000, "kilogram")), (5, "ton", None), (5, "mile", None), (5, "pound", None),
     (182, "meter", None), (5, "ruble", None), (5, "", None), (5, "unheard of", None)],
)  # fmt: skip
def test_only_units_whose_kind_is_certain_are_converted(
    value: float, unit: str, expected: tuple[float, str] | None
) -> None:
    assert converted(value, unit) == expected


def test_money_and_shares_have_no_factor_and_names_are_their_own_words() -> None:
    for unit in UNITS:
        assert unit_named(unit.name) is unit
        assert (unit.factor is None) == (unit.si == "")
        if unit.kind in (UnitKind.MONEY, UnitKind.SHARE):
            assert unit.factor is None
        assert re.fullmatch(unit.words, unit.name, re.IGNORECASE) or unit.name in (
            "leu",
            "lev",
            "crown",
            "pengő",
            "lira",
            "guinea",  # alone it is the country's name
        )


@pytest.mark.parametrize(
    ("unit", "several"),
    [("dollar", "dollars"), ("foot", "feet"), ("inch", "inches"), ("pound sterling", "pounds sterling"), ("won", "won"),
     ("percent", "percent"), ("square foot", "square feet"), ("crate", "crate")],
)  # fmt: skip
def test_how_several_of_a_unit_are_called(unit: str, several: str) -> None:
    assert named_in_plural(unit) == several
