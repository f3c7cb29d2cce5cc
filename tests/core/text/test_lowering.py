"""Small letters at the places of the text."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from fonds.core.text.lowering import lowered


@given(st.text(max_size=60))
def test_offsets_hold(text: str) -> None:
    low = lowered(text)
    assert len(low) == len(text)
    assert all(small == one.lower() or len(one.lower()) != 1 for small, one in zip(low, text, strict=True))


def test_a_letter_that_has_two_small_ones_stays_and_the_rest_is_small() -> None:
    assert lowered("İSTANBUL Legation") == "İstanbul legation"
