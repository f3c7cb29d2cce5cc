"""Marks that are known by their place on the page and by a text that never changes, however misread."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from fonds.core.parsing.known_marks import SIGNS
from fonds.core.parsing.levels_misread import is_level
from fonds.core.parsing.marks_misread import marks_misread
from fonds.core.parsing.record_number_misread import record_number_at_head

CASES: list[dict[str, Any]] = tomllib.loads(Path(__file__).with_name("known_marks.toml").read_text("utf-8"))["case"]
RUNNING_TEXT = "In the evening the two sides went on to speak of the railway and of what the other had in mind for it."


@pytest.mark.parametrize("case", CASES, ids=[case["text"][:40] for case in CASES])
def test_marks_at_heads_and_feet_of_pages(case: dict[str, Any]) -> None:
    text = case["text"].replace("…", RUNNING_TEXT)
    assert [[mark.kind, mark.text] for mark in marks_misread(text)] == case["marks"]


def test_known_texts_are_sought_at_heads_and_feet_alone() -> None:
    mark = "RFPRONUCTION RY QTHFR THAN THE ISGHING QFFICE 1€ PDAKIRITEN"
    around = f"\n\n{RUNNING_TEXT}" * 12
    assert marks_misread(f"{RUNNING_TEXT}{around}\n\n{mark}{around}") == ()
    assert [each.text for each in marks_misread(f"{RUNNING_TEXT}{around}\n\n{mark}")] == [mark]


def test_signs_are_in_capitals_or_in_small_letters() -> None:
    assert all(sign == sign.upper() for sign in SIGNS[True])
    assert all(sign == sign.lower() for sign in SIGNS[False])


@pytest.mark.parametrize(
    ("line", "expected"),
    [("ECR ET", True), ("SFCRET", True), ("S-£-€-3-£-T", True), ("CONFIDENT", True), ("SECT", False), ("EXCEPT", False),
     ("Secretary", False), ("SCREEN", False), ("CONFERENCE", False), ("DIRECT", False)],
)  # fmt: skip
def test_twice_as_many_letters_may_be_misread_in_a_level_alone(line: str, *, expected: bool) -> None:
    assert is_level(line) is expected


@pytest.mark.parametrize(
    ("head", "number"),
    [("104-10161-10389\n\n", "104-10161-10389"), ("i04-10193-(0011\n\nword", "i04-10193-(0011"),
     ("13-00000\n\nseen", None), ("9 December 1963\n", None), ("", None), ("NY 92-2300\n", None)],
)  # fmt: skip
def test_the_number_of_a_record_is_at_the_head_of_its_page(head: str, number: str | None) -> None:
    found = record_number_at_head(head)
    assert (head[slice(*found)] if found else None) == number
