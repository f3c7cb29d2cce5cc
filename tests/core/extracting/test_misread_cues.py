"""Which word of meeting a misread word stands for."""

from __future__ import annotations

import pytest

from fonds.core.extracting.misread_cues import MISREAD_CONTACT, meant


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("intervieved", "interviewed"),
        ("mecting", "meeting"),
        ("toid", "told"),
        ("interviewed", ""),
        ("walked", ""),
        ("balled", ""),
        ("keating", ""),
    ],
)
def test_a_word_with_one_letter_misread_is_known_by_the_others(word: str, expected: str) -> None:
    assert meant(word) == expected


def test_misread_words_are_found_where_they_stand_alone() -> None:
    low = "he was intervieved by smith; re-intervieved"
    assert [match[0] for match in MISREAD_CONTACT.finditer(low) if meant(match[0])] == ["intervieved"]
