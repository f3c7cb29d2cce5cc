"""Makes `core/drawing/data/land.txt.gz`: outlines of the land and borders between countries, for maps.

From Natural Earth 1:110m (public domain), in the TopoJSON edition of the npm package world-atlas (its code ISC):

    npm pack world-atlas@2.0.2 && tar xzf world-atlas-2.0.2.tgz
    python -m bench.compile_land package

Each line is `L` for a ring of land or `B` for a piece of a border, and its points as hundredths of degrees, longitude
and latitude, each counted from the one before it. Borders and coasts are those of today.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from pathlib import Path
from typing import Any

from bench.packed import write_packed

TARGET = Path(__file__).parents[1] / "src" / "fonds" / "core" / "drawing" / "data" / "land.txt.gz"
Points = list[tuple[int, int]]


def main(package: Path) -> None:
    """Reads the two files of the package, writes one."""
    land = json.loads((package / "land-110m.json").read_text("utf-8"))
    countries = json.loads((package / "countries-110m.json").read_text("utf-8"))
    lines = [_line("L", part) for ring in _rings(land, land["objects"]["land"]) for part in _unwrapped(ring)]
    lines += [_line("B", arc) for arc in _shared(countries, countries["objects"]["countries"])]
    TARGET.parent.mkdir(exist_ok=True)
    write_packed(TARGET, lines)
    print(f"{len(lines)} lines, {TARGET.stat().st_size} bytes")


def _arcs(topology: dict[str, Any]) -> list[Points]:
    """The arcs in hundredths of degrees (TopoJSON 1.0, 2.1.2–2.1.3)."""
    (scale_x, scale_y), (shift_x, shift_y) = topology["transform"]["scale"], topology["transform"]["translate"]
    made = []
    for arc in topology["arcs"]:
        x = y = 0
        points = []
        for step_x, step_y in arc:
            x, y = x + step_x, y + step_y
            points.append((round((x * scale_x + shift_x) * 100), round((y * scale_y + shift_y) * 100)))
        made.append(points)
    return made


def _rings(topology: dict[str, Any], found: dict[str, Any]) -> list[Points]:
    arcs = _arcs(topology)
    rings: list[Points] = []
    for geometry in found.get("geometries", [found]):
        polygons = geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry["arcs"]]
        for polygon in polygons:
            for ring in polygon:
                points: Points = []
                for arc in ring:
                    part = arcs[arc] if arc >= 0 else arcs[~arc][::-1]
                    points += part[1:] if points else part
                rings.append(points)
    return rings


def _unwrapped(ring: Points) -> list[Points]:
    """A ring that crosses the line of 180 degrees as one that goes beyond it, and once more on the other side."""
    points = [ring[0]]
    for x, y in ring[1:]:
        turn = round((points[-1][0] - x) / 36_000) * 36_000
        points.append((x + turn, y))
    if points[-1][0] != points[0][0]:  # around the pole: it is closed along the edge of the map
        edge = -9_000 if points[0][1] < 0 else 9_000
        points += [(points[-1][0], edge), (points[0][0], edge), points[0]]
    low, high = min(x for x, _y in points), max(x for x, _y in points)
    shifts = [0] + [-36_000] * (high > 18_000) + [36_000] * (low < -18_000)
    return [[(x + shift, y) for x, y in points] for shift in shifts]


def _shared(topology: dict[str, Any], found: dict[str, Any]) -> list[Points]:
    """The arcs that two countries share."""
    used: Counter[int] = Counter()

    def count(arcs: Any) -> None:
        if isinstance(arcs, int):
            used[arcs if arcs >= 0 else ~arcs] += 1
        else:
            for each in arcs:
                count(each)

    for geometry in found["geometries"]:
        count(geometry.get("arcs", []))
    arcs = _arcs(topology)
    return [arcs[number] for number, times in sorted(used.items()) if times > 1]


def _line(kind: str, points: Points) -> str:
    steps = []
    before = (0, 0)
    for point in points:
        steps.append(f"{point[0] - before[0]},{point[1] - before[1]}")
        before = point
    return f"{kind} {' '.join(steps)}"


if __name__ == "__main__":
    main(Path(sys.argv[1]))
