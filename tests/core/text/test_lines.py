"""Lines by a place on them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fonds.core.text.lines import line_range


@pytest.mark.parametrize(
    ("place", "line"), [(0, "one"), (3, "one"), (4, ""), (5, "three"), (9, "three"), (10, "three")]
)
def test_the_line_of_a_place(place: int, line: str) -> None:
    text = "one\n\nthree"
    start, end = line_range(text, place)
    assert text[start:end] == line


@given(st.text(alphabet="ab\n", max_size=20), st.data())
def test_no_line_holds_the_end_of_another(text: str, data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(text)))
    start, end = line_range(text, place)
    assert start <= place <= end
    assert "\n" not in text[start:end]
    assert text[start - 1 : start] in ("", "\n")
    assert text[end : end + 1] in ("", "\n")
