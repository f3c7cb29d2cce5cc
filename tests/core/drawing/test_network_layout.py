from __future__ import annotations

import itertools

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fonds.core.drawing.network_layout import (
    COLUMN,
    COLUMN_STEP,
    COLUMN_WIDTH,
    STEP,
    WIDTH,
    arc,
    column_layout,
    network_layout,
)

KEYS = [f"p{n}" for n in range(12)]
pairs = st.tuples(st.sampled_from(KEYS), st.sampled_from(KEYS)).filter(lambda each: each[0] != each[1])


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.sampled_from(KEYS), unique=True), st.dictionaries(pairs, st.floats(1, 9), max_size=30))
def test_names_never_cover_each_other(keys: list[str], ties: dict[tuple[str, str], float]) -> None:
    drawn = network_layout(keys, ties)
    assert sorted(each.key for each in drawn.nodes) == sorted(keys)
    for side in (True, False):
        heights = sorted(each.y for each in drawn.nodes if each.ends is side)
        assert all(b - a >= STEP - 0.2 for a, b in itertools.pairwise(heights))
    assert all(0 <= each.x <= WIDTH and 0 <= each.y <= drawn.height for each in drawn.nodes)
    assert drawn == network_layout(keys, ties), "the same each time"


def test_somebody_asked_for_stands_in_the_middle() -> None:
    drawn = network_layout(["a", "b", "c"], {("a", "b"): 1, ("a", "c"): 1}, central="a")
    assert drawn.place("a") == (WIDTH / 2, drawn.height / 2)
    with pytest.raises(KeyError):
        drawn.place("d")


def test_those_who_know_each_other_stand_together() -> None:
    ties = {("a", "c"): 3.0, ("c", "e"): 3.0, ("b", "d"): 3.0, ("d", "f"): 3.0}
    drawn = network_layout(list("abcdef"), ties)
    right = {each.key for each in drawn.nodes if not each.ends}
    assert right in ({"a", "c", "e"}, {"b", "d", "f"})


@settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.sampled_from(KEYS), unique=True, min_size=1), st.dictionaries(pairs, st.floats(1, 9), max_size=30))
def test_one_column_holds_all_and_its_arcs_stay_in_the_drawing(keys: list[str], ties: dict) -> None:
    drawn = column_layout(keys, ties, central=keys[0])
    assert sorted(each.key for each in drawn.nodes) == sorted(keys)
    assert min(drawn.nodes, key=lambda each: each.y).key == keys[0], "who is asked for stands first"
    heights = sorted(each.y for each in drawn.nodes)
    assert all(b - a >= COLUMN_STEP - 0.2 for a, b in itertools.pairwise(heights))
    assert {each.x for each in drawn.nodes} == {COLUMN} and heights[0] > 0 and heights[-1] < drawn.height
    for one, other in itertools.combinations(drawn.nodes, 2):
        bend, _middle = arc((one.x, one.y), (other.x, other.y), drawn.height)
        furthest = (COLUMN + bend) / 2
        assert COLUMN < furthest <= COLUMN_WIDTH
