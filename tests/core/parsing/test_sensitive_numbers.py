"""Numbers that must not be shown are found in the forms that OCR gives them, and others are left alone."""

from __future__ import annotations

import csv
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fonds.core.parsing.sensitive_numbers import MASK, Found, mask, sensitive_numbers

with Path(__file__).with_name("sensitive_numbers.csv").open(encoding="utf-8", newline="") as table:
    CASES = [(row["text"].replace("\\n", "\n"), row["found"].replace("\\n", "\n")) for row in csv.DictReader(table)]


@pytest.mark.parametrize(("text", "expected"), CASES, ids=range(len(CASES)))
def test_table(text: str, expected: str) -> None:
    found = [text[place.start : place.end] for place in sensitive_numbers(text)]
    assert found == [number for number in expected.split("|") if number]


def test_in_a_list_of_such_numbers_the_badly_read_ones_are_found_too() -> None:
    text = "123-45-6789\n234-56-7891\n345-67-8912\n456-7 8-9123\n567-891234\n"
    assert len(sensitive_numbers(text)) == 5
    assert sensitive_numbers("567-891234") == ()


def test_surer_where_it_is_labelled() -> None:
    labelled, bare = sensitive_numbers("SSN: 123456789")[0], sensitive_numbers("123 45 6789")[0]
    assert labelled.confidence > 0.9 > bare.confidence


def test_mask_keeps_length_and_newlines() -> None:
    text = "x 123-45-\n6789 y"
    masked = mask(text, sensitive_numbers(text))
    assert masked == f"x {MASK * 7}\n{MASK * 4} y"


def test_mask_takes_overlapping_ranges_in_any_order() -> None:
    assert mask("abcdef", [Found(3, 5, "k", 1), Found(1, 4, "k", 1), Found(2, 3, "k", 1)]) == f"a{MASK * 4}f"
    assert mask("abc", [Found(1, 99, "k", 1)])[:2] == f"a{MASK}"


def test_patterns_of_the_profile() -> None:
    text = "Passport K1234567, phone 555-0101"
    found = sensitive_numbers(text, {"passport": r"\bK\d{7}\b"})
    assert [(text[place.start : place.end], place.kind) for place in found] == [("K1234567", "passport")]


@pytest.mark.parametrize("pattern", ["(", "x" * 301, r"(a+)+", r"(\d*)*x", r"(?:\w+\s?)+$", r".*.*.*x", "", "a*"])
def test_dangerous_patterns_are_refused(pattern: str) -> None:
    with pytest.raises(ValueError, match="pattern"):
        sensitive_numbers("text", {"bad": pattern})


def test_a_pattern_finds_within_a_very_long_line() -> None:
    text = "a" * 5000 + " K1234567 " + "b" * 5000
    found = sensitive_numbers(text, {"passport": r"K\d{7}"})
    assert [text[place.start : place.end] for place in found] == ["K1234567"]


@given(st.text(alphabet="0123456789-. \nSsNOol#:$", max_size=200))
def test_ranges_are_in_order_and_masking_keeps_what_is_outside(text: str) -> None:
    found = sensitive_numbers(text)
    assert all(earlier.end <= later.start for earlier, later in pairwise(found))
    masked = mask(text, found)
    assert len(masked) == len(text)
    assert masked.replace(MASK, "") == "".join(
        character
        for place, character in enumerate(text)
        if character == "\n" or not any(one.start <= place < one.end for one in found)
    )


@given(
    st.from_regex(r"[1-5][0-9]{2}-[1-9][1-9]-[1-9][0-9]{3}", fullmatch=True), st.sampled_from(["{}", "x {}.", "({})\n"])
)
def test_the_plain_form_is_always_found(number: str, frame: str) -> None:
    assert MASK * 11 in mask(frame.format(number), sensitive_numbers(frame.format(number)))


@pytest.mark.corpora
def test_as_many_texts_of_2025_hold_some_as_were_counted_by_hand(corpora: Path) -> None:
    """69 of 383 texts were known to; those in which only bare digits or blanks suggest it are not counted."""
    files = sorted((corpora / "jfk" / "releases" / "2025").rglob("*.md"))
    sure = sum(
        any(place.confidence >= 0.6 for place in sensitive_numbers(file.read_text(encoding="utf-8"))) for file in files
    )
    assert len(files) == 383
    assert 66 <= sure <= 76


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("S.S.N. of the applicant is kept elsewhere in the file, as this long line says, and so on and on and on "
         "until the label is far away.\n{}", 1),
        ("SSN to be supplied.\n" + "x" * 120 + "\nU.S. GOVERNMENT PRINTING OFFICE: 1963-688 {}", 0),
        ("SSN to be supplied.\n" + "x" * 120 + "\n{} Page 4\n", 0),
        ("SSN to be supplied.\n" + "x" * 120 + "\n{} Page 4 of his file", 1),
    ],
)  # fmt: skip
def test_imprints_and_footers_of_a_labelled_page_are_nobodys(text: str, count: int) -> None:
    assert len(sensitive_numbers(text.format("212345678"))) == count
