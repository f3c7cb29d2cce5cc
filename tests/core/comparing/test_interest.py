"""What ranks before what among opened words."""

from __future__ import annotations

import pytest

from fonds.core.comparing.interest import interest


@pytest.mark.parametrize(
    ("more", "less"),
    [
        ("Ramon Villanueva of Guayaquil", "RETURN TO FILE"),
        ("the chief of station in Helsinki", "tlhe Orl ovr kwqz fhg jkk"),
        ("The meeting took place in Oslo on 4 May 1961", "The meeting took place"),
        ("He was paid 400 dollars", "u l i 4 7 - ,"),
        ("Посол принял министра Рим Хак Рёна", "A-1 .. b 7"),
    ],
)
def test_what_says_more_ranks_first(more: str, less: str) -> None:
    assert interest(more, 0.9) > interest(less, 0.9)


def test_certainty_counts_and_nothing_is_negative() -> None:
    assert interest("Helsinki station", 0.9) > interest("Helsinki station", 0.5) > 0
    assert interest("", 1.0) == interest(". , -", 1.0) == 0
