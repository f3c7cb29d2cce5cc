"""Where people stand in a drawing of who met whom: on two arcs, a line each, so that names never cover each other.

The order is found by putting everybody near those whom they know (the barycentre heuristic of Sugiyama, Tagawa and
Toda, "Methods for Visual Understanding of Hierarchical System Structures", 1981, applied to one ring). Nothing is
random: the same people stand at the same places each time.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

WIDTH = 960.0
STEP = 27.0
"""Height of a line with a name."""
TOP = 30.0
BULGE = 150.0
EDGE = 320.0
"""How far from the middle the arcs end, and how much further they reach at half height."""
SWEEPS = 12
COLUMN_WIDTH, COLUMN = 360.0, 190.0
"""The width of the drawing for telephones, and where its one column of points stands."""
COLUMN_STEP = 25.0
LEAST_ARC, MOST_ARC = 14.0, 160.0
"""How far the arcs of neighbours, and of those furthest apart, reach out of the column."""


@dataclass(frozen=True, slots=True)
class Node:
    """Somebody in the drawing. `ends` says that the name stands left of the point and ends there."""

    key: str
    x: float
    y: float
    ends: bool
    central: bool = False


@dataclass(frozen=True, slots=True)
class NetworkLayout:
    """The drawing of `WIDTH` by `height`."""

    nodes: tuple[Node, ...]
    height: float

    def place(self, key: str) -> tuple[float, float]:
        """Where somebody stands. Raises KeyError for who is not in the drawing."""
        found = next((each for each in self.nodes if each.key == key), None)
        if found is None:
            raise KeyError(key)
        return found.x, found.y


def network_layout(keys: Sequence[str], ties: Mapping[tuple[str, str], float], *, central: str = "") -> NetworkLayout:
    """The places of some people; `ties` maps pairs of them to how strong the tie is. `central` stands in the middle."""
    around = [key for key in dict.fromkeys(keys) if key != central]
    ordered = _ordered(around, ties)
    right = ordered[: math.ceil(len(ordered) / 2)]
    left = ordered[len(right) :][::-1]
    rows = max(len(right), len(left), 1)
    height = round(2 * TOP + max(rows - 1, 4) * STEP, 1)
    nodes = [Node(central, WIDTH / 2, round(height / 2, 1), ends=False, central=True)] if central else []
    for side, ends in ((right, False), (left, True)):
        first = (height - (len(side) - 1) * STEP) / 2
        for at, key in enumerate(side):
            y = first + at * STEP
            share = (y - height / 2) / (height / 2)
            reach = EDGE - BULGE + BULGE * math.sqrt(max(0.0, 1 - share * share))
            x = WIDTH / 2 - reach if ends else WIDTH / 2 + reach
            nodes.append(Node(key, round(x, 1), round(y, 1), ends=ends))
    return NetworkLayout(tuple(nodes), height)


def column_layout(keys: Sequence[str], ties: Mapping[tuple[str, str], float], *, central: str = "") -> NetworkLayout:
    """The same people in one column, for arcs beside it (an arc diagram): narrow enough for the screen of a telephone.
    `central` stands first."""
    around = _ordered([key for key in dict.fromkeys(keys) if key != central], ties)
    ordered = [central, *around] if central else around
    nodes = tuple(
        Node(key, COLUMN, round(TOP / 2 + at * COLUMN_STEP, 1), ends=True, central=key == central)
        for at, key in enumerate(ordered)
    )
    return NetworkLayout(nodes, round(TOP + max(len(ordered) - 1, 0) * COLUMN_STEP, 1))


def arc(one: tuple[float, float], other: tuple[float, float], height: float) -> tuple[float, float]:
    """The middle point of the curve between two of a column: the further apart, the further it reaches out."""
    share = abs(one[1] - other[1]) / max(height - TOP, COLUMN_STEP)
    reach = LEAST_ARC + (MOST_ARC - LEAST_ARC) * math.sqrt(share)
    # a quadratic curve comes half as far as its middle point
    return round(COLUMN + 2 * reach, 1), round((one[1] + other[1]) / 2, 1)


def _ordered(keys: Sequence[str], ties: Mapping[tuple[str, str], float]) -> list[str]:
    """Around a ring, everybody near whom they know; those who know nobody come last."""
    known: dict[str, dict[str, float]] = defaultdict(dict)
    for (one, other), weight in ties.items():
        if one in keys and other in keys and one != other:
            known[one][other] = known[one].get(other, 0) + weight
            known[other][one] = known[other].get(one, 0) + weight
    ordered = _by_groups(keys, known)
    best, fewest = ordered, _length(ordered, known)
    for _sweep in range(SWEEPS):
        at = {key: place for place, key in enumerate(ordered)}
        wanted = {key: _middle(key, at, known, len(ordered)) for key in ordered}
        ordered = sorted(ordered, key=lambda key: (wanted[key], at[key]))
        length = _length(ordered, known)
        if length < fewest:
            best, fewest = ordered, length
    return best


def _by_groups(keys: Sequence[str], known: Mapping[str, Mapping[str, float]]) -> list[str]:
    """Groups of people tied to each other one after the other, the largest first, each from who knows most."""
    seen: set[str] = set()
    groups = []
    for key in sorted(keys, key=lambda each: (-len(known.get(each, {})), each)):
        if key in seen:
            continue
        seen.add(key)
        group = [key]
        for each in group:
            for other in sorted(known.get(each, {}), key=lambda o: (-known[each][o], o)):
                if other not in seen:
                    seen.add(other)
                    group.append(other)
        groups.append(group)
    return [key for group in sorted(groups, key=lambda g: (-len(g), g[0])) for key in group]


def _middle(key: str, at: Mapping[str, int], known: Mapping[str, Mapping[str, float]], count: int) -> float:
    others = known.get(key)
    if not others:
        return count + at[key]
    return (sum(at[o] * w for o, w in others.items()) / sum(others.values()) + at[key]) / 2


def _length(ordered: Sequence[str], known: Mapping[str, Mapping[str, float]]) -> float:
    at = {key: place for place, key in enumerate(ordered)}
    return sum(abs(at[one] - at[other]) * w for one, others in known.items() for other, w in others.items())
