"""Words of meeting on a page, also those that OCR misread and those that a line's end breaks."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fonds.core.extracting.contact_cues import cues_in

PARTS = ["smith", "met", "con-\ntacted", "inter-\nviewed", "told", "of", "\n", "-"]


@pytest.mark.parametrize(
    ("low", "said"),
    [
        ("smith met brown and intervieved", ["met", "interviewed"]),
        ("he con-\ntacted smith", ["contacted"]),
        ("he con~  \n\ntacted smith", ["contacted"]),
        ("he inter-\nvieved smith", ["interviewed"]),
        ("he con-tacted smith", []),
        ("the con-\ncord of smith", []),
    ],
)
def test_which_words_are_found(low: str, said: list[str]) -> None:
    assert [word for _, _, word in cues_in(low)] == said


@given(st.lists(st.sampled_from(PARTS), max_size=30))
def test_they_are_in_order_and_on_the_page(words: list[str]) -> None:
    low = " ".join(words)
    found = cues_in(low)
    assert [start for start, *_ in found] == sorted(start for start, *_ in found)
    assert all("".join(low[start:end].split()).replace("-", "") == word for start, end, word in found)
