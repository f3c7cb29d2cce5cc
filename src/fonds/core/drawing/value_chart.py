"""A chart of values along time: where each point stands, and which of them a line may join.

A line says that something went on. So it joins two values only where both are of one series, one kind and one rate,
and no period between them is missing: a gap stays a gap, and what is planned never continues what was.
"""

from __future__ import annotations

import datetime
import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from fonds.core.description.edtf_values import bounds

HEIGHT = 280.0
RIGHT, TOP, BOTTOM = 14.0, 12.0, 30.0
_YEAR = 365.2425
_LEAST_SPREAD = 1e-290
"""Values nearer to each other are one: a fifth of their distance may be too small for a number, or 0."""


@dataclass(frozen=True, slots=True)
class Frame:
    """What a chart is drawn in: its width, the room at the left for values and at the right for what has no date, and
    how many years are named at most."""

    width: float
    left: float
    undated: float
    most_years: int


WIDE = Frame(720.0, 78.0, 92.0, 12)
NARROW = Frame(360.0, 56.0, 62.0, 6)
"""For the screen of a telephone: as broad as that, so that its letters can be read there."""


@dataclass(frozen=True, slots=True)
class Value:
    """A value to be drawn: `period` in EDTF, "" for none; `group` is the series that it is told in.

    `value_max` is set for a range; `kind` and `rate` keep apart what no line may join.
    """

    value: float
    period: str
    kind: str
    group: str
    rate: str = ""
    value_max: float | None = None


@dataclass(frozen=True, slots=True)
class Point:
    """Where a value stands: `number` is its place among the values; `y_max` is where a range ends, `y` for one value.

    `x_first` to `x_last` is the period.
    """

    number: int
    x: float
    x_first: float
    x_last: float
    y: float
    y_max: float
    dated: bool


@dataclass(frozen=True, slots=True)
class Line:
    """A line between two points, by their numbers."""

    first: int
    second: int
    x1: float
    y1: float
    x2: float
    y2: float


@dataclass(frozen=True, slots=True)
class Tick:
    """A mark on an axis: what it stands for, and where."""

    value: float
    at: float


@dataclass(frozen=True, slots=True)
class ValueChart:
    """The chart in units of a drawing as wide as its frame and `HEIGHT` high; `undated_x` is where what has no date
    begins, if any."""

    points: tuple[Point, ...]
    lines: tuple[Line, ...]
    years: tuple[Tick, ...]
    values: tuple[Tick, ...]
    undated_x: float | None


def value_chart(values: Sequence[Value], frame: Frame = WIDE) -> ValueChart:
    """The chart of values of one unit. Dates that no calendar has (open ends) count as none. Raises nothing."""
    spans = [_span(each.period) for each in values]
    dated = [each for each in spans if each is not None]
    undated_x = frame.width - RIGHT - frame.undated if len(dated) < len(values) else None
    right = frame.width - RIGHT if undated_x is None else undated_x - 14
    first = math.floor(min((each[0] for each in dated), default=0.0))
    last = max(math.ceil(max((each[1] for each in dated), default=1.0) - 1e-6), first + 1)
    along = (right - frame.left) / (last - first)
    ticks = value_ticks([0.0, *(each.value for each in values), *(each.value_max or 0.0 for each in values)])
    low, high = ticks[0], ticks[-1]
    up = (HEIGHT - TOP - BOTTOM) / (high - low)

    def y(value: float) -> float:
        return round(HEIGHT - BOTTOM - (value - low) * up, 1)

    places = _beside_each_other(spans)
    points = []
    for number, (each, span) in enumerate(zip(values, spans, strict=True)):
        if span is None:
            assert undated_x is not None
            x = x_first = x_last = round(undated_x + frame.undated * places[number], 1)
        else:
            x_first, x_last = (round(frame.left + (edge - first) * along, 1) for edge in span)
            x = round((x_first + x_last) / 2, 1)
        top = y(each.value_max if each.value_max is not None else each.value)
        points.append(Point(number, x, x_first, x_last, y(each.value), top, span is not None))
    step = max(1, -(-(last - first) // frame.most_years))
    years = tuple(
        Tick(year, round(frame.left + (year + 0.5 - first) * along, 1)) for year in range(first, last, step) if dated
    )
    return ValueChart(
        tuple(points), tuple(_lines(values, spans, points)), years, tuple(Tick(t, y(t)) for t in ticks), undated_x
    )


def value_ticks(values: Sequence[float]) -> list[float]:
    """Round values from below the least to above the greatest, four to eight steps of 1, 2, 2.5 or 5 times ten."""
    low, high = min(values), max(values)
    if high - low < _LEAST_SPREAD:
        high = low + 1
    rough = (high - low) / 5
    ten = 10.0 ** math.floor(math.log10(rough))
    step = next(ten * each for each in (1, 2, 2.5, 5, 10) if ten * each >= rough)
    first, last = math.floor(low / step + 1e-9), math.ceil(high / step - 1e-9)
    return [float(f"{number * step:.12g}") for number in range(first, last + 1)]


def _span(period: str) -> tuple[float, float] | None:
    """A period as years with fractions: 1946 is 1946.0 to 1947.0."""
    try:
        first, last = bounds(period) if period else (None, None)
    except ValueError:
        return None
    if not isinstance(first, datetime.date) or not isinstance(last, datetime.date):
        return None
    return _years(first), _years(last + datetime.timedelta(1)) if last < datetime.date.max else _years(last)


def _years(day: datetime.date) -> float:
    return day.year + (day.timetuple().tm_yday - 1) / _YEAR if (day.month, day.day) != (1, 1) else float(day.year)


def _beside_each_other(spans: Sequence[tuple[float, float] | None]) -> dict[int, float]:
    """Undated values side by side: the share of their room at which each stands."""
    undated = [number for number, span in enumerate(spans) if span is None]
    return {number: (at + 0.5) / len(undated) for at, number in enumerate(undated)}


def _lines(values: Sequence[Value], spans: Sequence[tuple[float, float] | None], points: Sequence[Point]) -> list[Line]:
    of: dict[tuple[str, str, str], list[int]] = {}
    for number, each in enumerate(values):
        if spans[number] is not None and each.group:
            of.setdefault((each.group, each.kind, each.rate), []).append(number)
    lines = []
    for numbers in of.values():
        ordered = sorted(numbers, key=lambda n: spans[n] or (0.0, 0.0))
        for first, second in pairwise(ordered):
            before, after = spans[first], spans[second]
            assert before is not None and after is not None
            if after[0] >= before[1] - 1e-6 and after[0] - before[1] < 0.02:
                one, other = points[first], points[second]
                lines.append(Line(first, second, one.x, one.y, other.x, other.y))
    return lines
