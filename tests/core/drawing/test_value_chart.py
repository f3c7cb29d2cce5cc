from __future__ import annotations

import math

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fonds.core.drawing.value_chart import HEIGHT, NARROW, WIDE, Frame, Value, value_chart, value_ticks


def result(value: float, period: str, group: str = "s", kind: str = "result") -> Value:
    return Value(value, period, kind, group)


def test_a_missing_year_breaks_the_line() -> None:
    chart = value_chart([result(1200, "1946"), result(4300, "1947"), result(5400, "1948"), result(4800, "1950")])
    assert [(line.first, line.second) for line in chart.lines] == [(0, 1), (1, 2)]


def test_kinds_rates_and_series_are_never_joined() -> None:
    chart = value_chart([
        result(1, "1946"), result(2, "1947", kind="plan"), result(3, "1947", group="other"),
        Value(4, "1947", "result", "s", rate="per year"),
    ])  # fmt: skip
    assert chart.lines == ()


def test_values_of_no_series_are_never_joined() -> None:
    assert value_chart([result(1, "1946", group=""), result(2, "1947", group="")]).lines == ()


def test_values_that_contradict_each_other_stand_at_one_place_of_time() -> None:
    chart = value_chart([result(4800, "1950", "a"), result(5100, "1950", "b")])
    one, other = chart.points
    assert one.x == other.x and one.y > other.y


def test_what_has_no_date_stands_apart() -> None:
    chart = value_chart([result(1, "1946"), result(12000, "")])
    assert chart.undated_x is not None
    assert chart.points[0].x < chart.undated_x < chart.points[1].x
    assert not chart.points[1].dated


def test_halves_of_a_year_go_on() -> None:
    chart = value_chart([result(1, "1957-40"), result(2, "1957-41"), result(3, "1958-40")])
    assert len(chart.lines) == 2
    assert chart.points[0].x < chart.points[1].x < chart.points[2].x


def test_a_range_has_two_ends() -> None:
    point = value_chart([Value(18, "1956", "result", "", value_max=21)]).points[0]
    assert point.y_max < point.y


@pytest.mark.parametrize(
    ("values", "ticks"),
    [
        ([0, 8000], [0, 2000, 4000, 6000, 8000]),
        ([0, 1], [0, 0.2, 0.4, 0.6, 0.8, 1.0]),
        ([0, 0], [0, 0.2, 0.4, 0.6, 0.8, 1.0]),
        ([0, 5e-324], [0, 0.2, 0.4, 0.6, 0.8, 1.0]),
        ([0, 1e-280], [0, 2e-281, 4e-281, 6e-281, 8e-281, 1e-280]),
        ([-5, 5], [-6, -4, -2, 0, 2, 4, 6]),
    ],
)
def test_round_ticks(values: list[float], ticks: list[float]) -> None:
    assert value_ticks(values) == ticks


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(
        st.builds(
            result,
            st.floats(min_value=-1e12, max_value=1e12, allow_nan=False),
            st.sampled_from(["", "1946", "1947-05", "1948/1950", "1951-01-31", "../1950", "19XX", "1957-33"]),
            st.sampled_from(["a", "b", ""]),
        ),
        min_size=1,
        max_size=30,
    ),
    st.sampled_from([WIDE, NARROW]),
)
def test_all_stands_within_the_drawing(values: list[Value], frame: Frame) -> None:
    chart = value_chart(values, frame)
    assert [point.number for point in chart.points] == list(range(len(values)))
    for point in chart.points:
        assert all(math.isfinite(each) for each in (point.x, point.y, point.y_max))
        assert frame.left - 1 <= point.x <= frame.width and 0 <= point.y <= HEIGHT
    assert len(chart.years) <= frame.most_years + 1
    assert all(chart.points[line.first].x <= chart.points[line.second].x for line in chart.lines)
