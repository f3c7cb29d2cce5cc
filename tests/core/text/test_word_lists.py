from __future__ import annotations

import pytest

from fonds.core.text.word_lists import DIGITS, listed_words, to_digits


def numbers(digits: str) -> list[int]:
    """As the browser reads them."""
    made, number, shift = [], 0, 0
    for digit in digits:
        value = DIGITS.index(digit)
        number += (value & 31) << shift
        shift += 5
        if value < 32:
            made.append(number)
            number = shift = 0
    return made


@pytest.mark.parametrize("given", [[], [0], [31, 32, 33], [1, 2, 3], [1023, 1024, 2**40]])
def test_numbers_are_read_back(given: list[int]) -> None:
    assert numbers(to_digits(given)) == given


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The Harbour of Orsova", ["harbour", "orsova"]),
        ("Ärger, café", ["arger", "cafe"]),
        ("assassi-\nnation", ["assassi", "nation", "assassination"]),
        ("공장", ["공", "공장", "장"]),
        ("цинк и цемент", ["цинк", "цемент"]),
        ("████ is masked", ["masked"]),
        ("x" * 41, []),
    ],
)
def test_words_are_listed(text: str, words: list[str]) -> None:
    assert listed_words(text) == words
