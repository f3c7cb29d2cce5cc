"""What a linear model makes of features is a probability."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from fonds.core.extracting.linear_models import probability


@given(st.dictionaries(st.sampled_from("abc"), st.floats(-50, 50)), st.lists(st.sampled_from("abcd")))
def test_a_probability_is_one(weights: dict[str, float], features: list[str]) -> None:
    assert 0 <= probability(weights, features) <= 1
    assert probability({}, features) == 0.5
