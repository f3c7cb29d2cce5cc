"""Figures drawn along time: a chart for each unit, every point leading to its words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from fonds.catalogue.models import Fact
from fonds.core.drawing.value_chart import (
    BOTTOM,
    HEIGHT,
    NARROW,
    RIGHT,
    TOP,
    WIDE,
    Frame,
    Line,
    Tick,
    Value,
    value_chart,
)
from fonds.web.pages.figure_lines import FigureLine, number
from fonds.web.translating import gettext as _
from fonds.web.translating import grouped

SHAPES = {
    "result": "M-5 0a5 5 0 1 0 10 0a5 5 0 1 0-10 0z",
    "plan": "M-4.6-4.6h9.2v9.2h-9.2z",
    "expected capacity": "M0-6.2 5.8 4.4h-11.6z",
    "allocation": "M0-6.4 6.4 0 0 6.4-6.4 0z",
    "dimension": "M-1.8-6h3.6v4.2h4.2v3.6h-4.2v4.2h-3.6v-4.2h-4.2v-3.6h4.2z",
    "not stated": "M-5-3.4-3.4-5 0-1.6 3.4-5 5-3.4 1.6 0 5 3.4 3.4 5 0 1.6-3.4 5-5 3.4-1.6 0z",
}
"""A mark for each kind, around 0, 0: who sees no colours tells them apart by shape."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A point: its shape and what it says; `path` leads to the words, `own` marks the series of the page.

    `span` is from where to where a period of several years goes, None for one year or none.
    """

    words: str
    path: str
    kind: str
    shape: str
    own: bool
    x: float
    y: float
    y_max: float
    span: tuple[float, float] | None


@dataclass(frozen=True, slots=True)
class Drawing:
    """A chart as it is drawn; `form` is wide, or narrow for the screen of a telephone."""

    form: str
    marks: tuple[Mark, ...]
    lines: tuple[Line, ...]
    years: tuple[Tick, ...]
    values: tuple[tuple[str, float], ...]
    undated_x: float | None
    width: float
    left: float
    right: float
    height: float = HEIGHT
    top: float = TOP
    bottom: float = HEIGHT - BOTTOM


@dataclass(frozen=True, slots=True)
class Chart:
    """The figures of one unit. `kinds` are the kinds that occur: their words, key and shape."""

    unit: str
    label: str
    drawings: tuple[Drawing, ...]
    kinds: tuple[tuple[str, str, str], ...]
    has_others: bool


def charts(figures: Sequence[tuple[Fact, FigureLine]], own: str) -> tuple[Chart, ...]:
    """A chart for each unit of the figures; `own` is the series of the page."""
    by_unit: dict[str, list[tuple[Fact, FigureLine]]] = {}
    for fact, line in figures:
        by_unit.setdefault(str(fact.said.get("unit") or ""), []).append((fact, line))
    return tuple(_chart(unit, found, own) for unit, found in by_unit.items())


def _chart(unit: str, found: Sequence[tuple[Fact, FigureLine]], own: str) -> Chart:
    drawings = tuple(_drawing(form, frame, found, own) for form, frame in (("wide", WIDE), ("narrow", NARROW)))
    kinds = dict.fromkeys(line.kind for _fact, line in found)
    words = {line.kind: line.kind_words for _fact, line in found}
    return Chart(
        unit=unit or _("things counted"),
        label=_("Figures in %(unit)s along time; the table below says the same") % {"unit": unit or _("pieces")},
        drawings=drawings,
        kinds=tuple((words[kind], kind.replace(" ", "-"), SHAPES.get(kind, SHAPES["not stated"])) for kind in kinds),
        has_others=any(not each.own for each in drawings[0].marks),
    )


def _drawing(form: str, frame: Frame, found: Sequence[tuple[Fact, FigureLine]], own: str) -> Drawing:
    drawn = value_chart([_value(fact) for fact, _line in found], frame)
    marks = []
    for point in drawn.points:
        fact, line = found[point.number]
        is_own = own in (fact.series, fact.pk)
        said = f"{line.period}: {line.value}" + (f", {line.measure}" if line.measure else "") + f" ({line.kind_words})"
        wide = bool(fact.date_first and fact.date_last and fact.date_first // 10000 < fact.date_last // 10000)
        marks.append(Mark(
            said if is_own else _("%(said)s, in %(title)s") % {"said": said, "title": line.record.title},
            line.words.path, line.kind.replace(" ", "-"), SHAPES.get(line.kind, SHAPES["not stated"]), is_own, point.x,
            point.y, point.y_max, (point.x_first, point.x_last) if wide and point.dated else None,
        ))  # fmt: skip
    return Drawing(
        form, tuple(marks), drawn.lines, drawn.years, tuple((_short(tick.value), tick.at) for tick in drawn.values),
        drawn.undated_x, frame.width, frame.left, frame.width - RIGHT,
    )  # fmt: skip


def _value(fact: Fact) -> Value:
    most = number(fact, "value_max")
    return Value(
        value=float(fact.said["value"]),
        period=str(fact.said.get("period") or ""),
        kind=str(fact.said.get("kind") or ""),
        group=fact.series,
        rate=str(fact.said.get("rate") or ""),
        value_max=None if most is None else float(most),
    )


def _short(value: float) -> str:
    """A value beside the axis, without zeros that say nothing."""
    for size, words in ((1e9, _("%s bn")), (1e6, _("%s m"))):
        if abs(value) >= size:
            return words % f"{value / size:g}"
    return grouped(int(value)) if float(value).is_integer() else f"{value:g}"
