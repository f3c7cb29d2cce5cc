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


def test_a_product_is_what_decimals_give() -> None:
    for words, value in (
        ("8.2 million dollars", 8_200_000),
        ("16.1 million rubles", 16_100_000),
        ("1.1 thousand tons", 1100),
    ):
        assert [each.value for each in quantities(words)] == [value]


@pytest.mark.parametrize(
    ("words", "expected"),
    [("He replied that of the 62 units due in spring 47 had come in.", [62, 47]),
     ("Of 38 machines displayed they bought six.", [38, 6]),
     ("The workers had left except for roughly 200. It", [200]),
     ("He asked about the five Korean freighters of that type.", [5]),
     ("There are some 1,100 British subjects.", [1100]),
     ("1,150 prefabricated sections have been set.", [1150]), ("He read 3 sections. Of 1957 it is said four.", []),
     ("The two Soviet notes were read.", [])],
)  # fmt: skip
def test_numbers_that_count_what_was_told_or_is_of_a_people(words: str, expected: list[float]) -> None:
    assert [each.value for each in quantities(words)] == expected


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
