from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fonds.core.parsing.mark_remarks import with_remarks
from fonds.core.parsing.marks import is_date_line, mark_layers, marks

CASES: list[dict[str, Any]] = tomllib.loads(Path(__file__).with_name("marks.toml").read_text("utf-8"))["case"]
PIECES = [
    "TOP SECRET", "Copy No. 3", "№ 17", "3 May 1951", "[stamp: Incoming 12; 3 May 1951]", "[handwritten: a\nb]",
    "[him]",
    "[", "]", "Секретно",
    "Declassified 12/3/1990", "words " * 30,
    "No. 12 of 3 May 1951", "\t", "…",
]  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=[case["text"][:30] for case in CASES])
def test_marks_are_found_with_what_they_state_and_nothing_else(case: dict[str, Any]) -> None:
    found = marks(case["text"])
    assert [(mark.kind, mark.value, mark.date_as_written, mark.direction) for mark in found] == [
        (each["kind"], each["value"], each.get("date"), each.get("direction")) for each in case["marks"]
    ]
    for mark, each in zip(found, case["marks"], strict=True):
        assert mark.flags == ((each["flag"],) if "flag" in each else ())


@given(st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=20)), max_size=12))
def test_every_mark_stands_where_it_says(pieces: list[str]) -> None:
    text = "\n".join(pieces)
    found = marks(text)
    for mark in found:
        assert text[mark.start : mark.end] == mark.text
    for layer in mark_layers(text, found):
        assert 0 <= layer.start < layer.end <= len(text)


@pytest.mark.parametrize(
    ("line", "expected"),
    [("1 August 1951", True), ("16/17 August 1951", True), ("August 07, 1951", True), ("7 августа 1951 г.", True),
     ("1951년 8월 7일", True), ("1951", False), ("12", False), ("No. 12", False), ("In August 1951 we met", False)],
)  # fmt: skip
def test_a_date_line_is_a_date_and_nothing_else(line: str, expected: bool) -> None:
    assert is_date_line(line) is expected


def test_a_number_registered_before_the_period_ends_is_flagged() -> None:
    found = with_remarks(marks("№ 1\n2 May 1951\n№ 2\n20 May 1951"), period="1 through 15 May 1951")
    assert [bool(mark.flags) for mark in found] == [True, False]


def test_a_handwritten_reference_is_compared_with_the_catalogue_s() -> None:
    note = marks("[handwritten: AVPRF F.05. O.2 D.7 Delo 3]")
    (differs,) = with_remarks(note, reference="AVPRF F. 05, Op. 2, P. 7, Delo 3, Listy 1-9")
    assert differs.flags[0].startswith("reads differently from the catalogue's reference")
    (agrees,) = with_remarks(
        marks("[handwritten: AVPRF F. 05 Op. 2 P. 7 D. 3]"), reference="AVPRF F. 05, Op. 2, P. 7, Delo 3, Listy 1-9"
    )
    assert agrees.flags == ("agrees with the catalogue's reference",)
