"""Long lists are cut into parts that hold each value once, in order."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from fonds.catalogue.in_parts import in_parts


@given(st.lists(st.integers()), st.integers(1, 7))
def test_the_parts_are_the_list(values: list[int], size: int) -> None:
    parts = list(in_parts(iter(values), size))
    assert [each for part in parts for each in part] == values
    assert all(len(part) == size for part in parts[:-1]) and all(1 <= len(part) <= size for part in parts)
