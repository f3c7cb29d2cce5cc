"""The releases along time: a drawing in which each stands at its date, as high as it has records."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from fonds.core.description.edtf_values import bounds, is_edtf
from fonds.web.translating import ngettext

WIDTH, HEIGHT = 720.0, 100.0
BAR = 8.0
LEAST = 2.0
_DAYS_OF_A_YEAR = 365.25
_MOST_YEARS = 12


@dataclass(frozen=True, slots=True)
class Dated:
    """A release to be drawn: its date in EDTF, its records, and of those the ones in which words were opened."""

    name: str
    date: str
    records: int
    opened: int
    path: str


@dataclass(frozen=True, slots=True)
class Mark:
    """A release in the drawing: all its records, and on them the part in which words were opened."""

    words: str
    path: str
    x: float
    y: float
    height: float
    opened_y: float
    opened_height: float


@dataclass(frozen=True, slots=True)
class Tick:
    """A year on the axis."""

    year: int
    x: float


@dataclass(frozen=True, slots=True)
class ReleaseLine:
    """The drawing; its axis begins and ends with a year. None of it where fewer than two releases are dated."""

    marks: tuple[Mark, ...]
    ticks: tuple[Tick, ...]
    width: float = WIDTH
    height: float = HEIGHT


def release_line(releases: Sequence[Dated]) -> ReleaseLine | None:
    """The dated releases along time. Those without a date have no place on it."""
    dated = [(day, each) for each in releases if is_edtf(each.date) and (day := bounds(each.date)[0]) is not None]
    if len(dated) < 2:
        return None
    first = min(day.year for day, _ in dated)
    last = max(day.year for day, _ in dated) + 1
    start = _days(first, 1, 1)
    scale = (WIDTH - BAR) / (_days(last, 1, 1) - start)
    highest = max(*(each.records for _, each in dated), 1)
    marks = []
    for day, each in dated:
        height = max(HEIGHT * each.records / highest, LEAST)
        opened = height * each.opened / each.records if each.records else 0.0
        words = ngettext("%(num)s record", "%(num)s records", each.records) % {"num": each.records}
        marks.append(Mark(
            f"{each.name}: {words}", each.path, round((_days(day.year, day.month, day.day) - start) * scale, 1),
            round(HEIGHT - height, 1), round(height, 1), round(HEIGHT - opened, 1), round(opened, 1),
        ))  # fmt: skip
    step = -(-(last - first) // _MOST_YEARS)
    ticks = [Tick(year, round((_days(year, 1, 1) - start) * scale, 1)) for year in range(first, last + 1, step)]
    return ReleaseLine(tuple(marks), tuple(ticks))


def _days(year: int, month: int, day: int) -> float:
    return year * _DAYS_OF_A_YEAR + (month - 1) * _DAYS_OF_A_YEAR / 12 + day - 1
