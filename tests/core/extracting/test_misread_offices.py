"""Which word of offices a misread word stands for."""

from __future__ import annotations

import pytest

from fonds.core.extracting.misread_offices import MISREAD_OFFICES, office_meant


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("presidont", "president"),
        ("secretacy", "secretary"),
        ("ambassadof", "ambassador"),
        ("president", ""),
        ("presidents", ""),
        ("consultant", ""),
        ("walked", ""),
    ],
)
def test_a_word_with_one_letter_misread_is_known_by_the_others(word: str, expected: str) -> None:
    assert office_meant(word) == expected


def test_misread_words_are_found_where_they_stand_alone() -> None:
    low = "the presidont of the company; vice-presidont"
    assert [match[0] for match in MISREAD_OFFICES.finditer(low) if office_meant(match[0])] == ["presidont"]
