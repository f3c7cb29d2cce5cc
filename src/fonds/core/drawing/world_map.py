"""A map of places: the land around them, a circle for each, names where there is room.

An equirectangular projection that is true to scale along the middle parallel of what is shown (Snyder, "Map
Projections: A Working Manual", 1987, p. 90): simple, and north is up everywhere.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from fonds.core.drawing.land import Outline, borders, land

LEAST_SPAN = 16.0
"""Degrees of latitude shown at least, so that a single place has something around it."""
LETTER, LINE = 7.4, 15.0
"""The width of a letter and the height of a line of a name, in the drawing's units."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """What a map is drawn on, and the radii of its largest and smallest circle, in the drawing's units."""

    width: float
    most_height: float
    least_height: float
    largest: float
    smallest: float


WIDE = Sheet(960.0, 640.0, 320.0, 20.0, 4.0)
NARROW = Sheet(360.0, 420.0, 240.0, 12.0, 3.5)
"""For the screen of a telephone: as broad as that, so that its letters can be read there."""


@dataclass(frozen=True, slots=True)
class MapPlace:
    """A place to be drawn, in degrees; `weight` makes its circle larger."""

    name: str
    latitude: float
    longitude: float
    weight: float


@dataclass(frozen=True, slots=True)
class Circle:
    """A place drawn: `number` is its place among those given. `label_x` is None where there is no room for the name.

    `ends` says that the name ends at `label_x` and does not begin there.
    """

    number: int
    x: float
    y: float
    radius: float
    label_x: float | None
    label_y: float
    ends: bool


@dataclass(frozen=True, slots=True)
class WorldMap:
    """A drawing of `height`, as wide as its sheet: outlines as points in its units, circles the largest first."""

    height: float
    land: tuple[Outline, ...]
    borders: tuple[Outline, ...]
    circles: tuple[Circle, ...]


def world_map(places: Sequence[MapPlace], *, whole: bool = False, sheet: Sheet = WIDE) -> WorldMap:
    """The map of the places; of the whole world where `whole` is set or there are none."""
    west, south, east, north = _frame(places, sheet, whole=whole)
    across = math.cos(math.radians((south + north) / 2))
    scale = sheet.width / ((east - west) * across)
    height = round((north - south) * scale, 1)

    def x(longitude: float) -> float:
        return round((longitude - west) * across * scale, 1)

    def y(latitude: float) -> float:
        return round((north - latitude) * scale, 1)

    def drawn(outlines: tuple[Outline, ...]) -> tuple[Outline, ...]:
        made = []
        for each in outlines:
            lengths, widths = [p[0] for p in each], [p[1] for p in each]
            if max(lengths) < west or min(lengths) > east or max(widths) < south or min(widths) > north:
                continue
            points = [(x(longitude), y(latitude)) for longitude, latitude in each]
            made.append(tuple(_thinned(points)))
        return tuple(made)

    return WorldMap(height, drawn(land()), drawn(borders()), tuple(_circles(places, x, y, sheet, height)))


def _frame(places: Sequence[MapPlace], sheet: Sheet, *, whole: bool) -> tuple[float, float, float, float]:
    """West, south, east and north of what is shown: all places with room around them."""
    if whole or not places:
        return -170.0, -58.0, 190.0, 84.0
    west, east = min(p.longitude for p in places), max(p.longitude for p in places)
    south, north = min(p.latitude for p in places), max(p.latitude for p in places)
    span = max((north - south) * 1.3, LEAST_SPAN)
    middle = (north + south) / 2
    south, north = middle - span / 2, middle + span / 2
    across = math.cos(math.radians(middle))
    least_across = span * sheet.width / sheet.most_height / across
    width = max((east - west) * 1.25, least_across)
    span = max(span, width * across * sheet.least_height / sheet.width)
    south, north = max(middle - span / 2, -85.0), min(middle + span / 2, 85.0)
    centre = (west + east) / 2
    return centre - width / 2, south, centre + width / 2, north


def _thinned(points: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """Without points nearer to the one before than the eye can see."""
    kept = points[:1]
    for each in points[1:]:
        if abs(each[0] - kept[-1][0]) + abs(each[1] - kept[-1][1]) >= 1.2:
            kept.append(each)
    return kept


def _circles(places, x, y, sheet: Sheet, height: float) -> list[Circle]:  # type: ignore[no-untyped-def]
    most = max((each.weight for each in places), default=1.0)
    order = sorted(range(len(places)), key=lambda n: (-places[n].weight, places[n].name, n))
    taken: list[tuple[float, float, float, float]] = []
    made = []
    for number in order:
        each = places[number]
        at_x, at_y = x(each.longitude), y(each.latitude)
        radius = round(
            max(sheet.smallest, sheet.largest * math.sqrt(each.weight / most)) if most else sheet.smallest, 1
        )
        label = _room(each.name, at_x, at_y, radius, (sheet.width, height), taken)
        made.append(Circle(number, at_x, at_y, radius, *(label or (None, at_y, False))))
    return made


def _room(
    name: str,
    x: float,
    y: float,
    radius: float,
    size: tuple[float, float],
    taken: list[tuple[float, float, float, float]],
) -> tuple[float, float, bool] | None:
    """Where the name can stand without covering another: right of the circle, left of it, or nowhere."""
    width = len(name) * LETTER
    for left, ends in ((x + radius + 4, False), (x - radius - 4 - width, True)):
        box = (left, y - LINE / 2, left + width, y + LINE / 2)
        fits = box[0] >= 0 and box[2] <= size[0] and box[1] >= 0 and box[3] <= size[1]
        if fits and not any(
            box[0] < other[2] and other[0] < box[2] and box[1] < other[3] and other[1] < box[3] for other in taken
        ):
            taken.append(box)
            return (round(left + width, 1) if ends else round(left, 1)), round(y + 4.5, 1), ends
    return None
