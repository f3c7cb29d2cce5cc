"""Outlines of the land, and borders between countries, of today: Natural Earth 1:110m, in the public domain.

`bench/compile_land.py` makes the file.
"""

from __future__ import annotations

from functools import cache

from fonds.core.text.packed_lines import packed_lines

Outline = tuple[tuple[float, float], ...]
"""Points as (longitude, latitude) in degrees."""


@cache
def land() -> tuple[Outline, ...]:
    """Rings of land."""
    return _outlines("L")


@cache
def borders() -> tuple[Outline, ...]:
    """Lines between countries."""
    return _outlines("B")


@cache
def _lines() -> tuple[str, ...]:
    return tuple(packed_lines("fonds.core.drawing", "land.txt.gz"))


def _outlines(kind: str) -> tuple[Outline, ...]:
    made = []
    for line in _lines():
        if line[0] == kind:
            x = y = 0
            points = []
            for step in line[2:].split(" "):
                step_x, _comma, step_y = step.partition(",")
                x, y = x + int(step_x), y + int(step_y)
                points.append((x / 100, y / 100))
            made.append(tuple(points))
    return tuple(made)
