from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fonds.core.parsing.number_words import number_in_words
from fonds.core.parsing.quantities import quantities

CASES: list[dict[str, Any]] = tomllib.loads(Path(__file__).with_name("quantities.toml").read_text("utf-8"))["case"]
PIECES = ["two", "million", "1,200", "tons", "$", "%", "5'", '10"', "of", "them", "a", "half", "-", "\n", "people", "İ"]


@pytest.mark.parametrize("case", CASES, ids=[case["text"][:40] for case in CASES])
def test_quantities_are_read_and_nothing_else(case: dict[str, Any]) -> None:
    found = [
        (round(q.value, 4), q.value_max, q.unit, q.measure, q.qualifier, q.is_bare) for q in quantities(case["text"])
    ]
    assert found == [
        (
            q["value"],
            q.get("max"),
            q.get("unit", ""),
            q.get("measure", ""),
            q.get("qualifier", ""),
            q.get("bare", False),
        )
        for q in case.get("found", [])
    ]


@given(st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=8)), max_size=20))
def test_quantities_stand_in_order_and_apart(pieces: list[str]) -> None:
    text = " ".join(pieces)
    place = 0
    for each in quantities(text):
        assert place <= each.start < each.end <= len(text)
        assert each.value_max is None or each.value_max > each.value
        place = each.end


@pytest.mark.parametrize(
    ("words", "number"),
    [("twenty-five thousand", 25000), ("one hundred and twenty", 120), ("a dozen", 12), ("fifteen hundred", 1500),
     ("two and a half million", 2.5e6), ("three hundred thousand", 300000), ("two three", None), ("noise", None)],
)  # fmt: skip
def test_numbers_in_words(words: str, number: float | None) -> None:
    assert number_in_words(words) == number


_BEGINNINGS = (
    "1,200 tons", "$5", "US$ 40", "RM 500", "DM 20", "two tons", "three tons", "four tons", "five tons", "six tons",
    "sixty tons", "seven tons", "eight tons", "nine tons", "ten tons", "eleven tons", "twelve tons", "thirteen tons",
    "fourteen tons", "fifteen tons", "twenty tons", "thirty tons", "forty tons", "fifty tons", "a hundred tons",
    "a dozen tons", "a thousand tons", "a million tons", "a billion tons", "zero percent",
)  # fmt: skip


@pytest.mark.parametrize("number", _BEGINNINGS)
def test_every_way_in_which_a_number_begins_is_found(number: str) -> None:
    """They are sought by how they begin: one that is left out there would never be found."""
    assert [each.start for each in quantities(f"The mine gave them ({number} of copper) in May.")] == [20]
