from __future__ import annotations

import itertools

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fonds.core.drawing.land import borders, land
from fonds.core.drawing.world_map import NARROW, WIDE, MapPlace, Sheet, world_map
from fonds.core.extracting.gazetteer import located


def within(point: tuple[float, float], ring: tuple[tuple[float, float], ...]) -> bool:
    """Whether a point lies in a ring (the even–odd rule)."""
    inside = False
    for (x1, y1), (x2, y2) in zip(ring, ring[1:] + ring[:1], strict=True):
        if (y1 > point[1]) != (y2 > point[1]) and point[0] < (x2 - x1) * (point[1] - y1) / (y2 - y1) + x1:
            inside = not inside
    return inside


def on_land(longitude: float, latitude: float) -> bool:
    return sum(within((longitude, latitude), ring) for ring in land()) % 2 == 1


def test_towns_lie_on_land_and_the_sea_does_not() -> None:
    for name in ("Moscow", "Warsaw", "Pyongyang", "Prague", "Chicago", "Nairobi"):
        place = located(frozenset({name}))[name]
        assert on_land(place.longitude, place.latitude), name
    for longitude, latitude in ((-30.0, 0.0), (-150.0, 30.0), (70.0, -30.0), (179.9, 20.0)):
        assert not on_land(longitude, latitude)


def test_no_outline_jumps_across_the_map() -> None:
    for ring in (*land(), *borders()):
        steps = [abs(a[0] - b[0]) for a, b in itertools.pairwise(ring) if abs(a[1]) < 89]
        assert max(steps, default=0) < 60


def test_names_that_are_no_towns_are_nowhere() -> None:
    assert located(frozenset({"Asia", "White House", "Atlantic", "Bohemia", "Nowhereville"})) == {}
    assert located(frozenset({"Hungary"}))["Hungary"].country == "HU"


def test_north_is_up_and_east_is_right() -> None:
    drawn = world_map([MapPlace("Moscow", 55.8, 37.6, 1), MapPlace("Pyongyang", 39.0, 125.8, 4)])
    east, west = drawn.circles
    assert (east.number, west.number) == (1, 0), "the larger first"
    assert east.x > west.x and east.y > west.y and east.radius > west.radius


places = st.builds(
    MapPlace,
    st.text("abcdefgh ", min_size=1, max_size=30),
    st.floats(-80, 80),
    st.floats(-179, 179),
    st.floats(1, 1e5),
)


@settings(deadline=None, max_examples=50, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(places, max_size=40), st.booleans(), st.sampled_from([WIDE, NARROW]))
def test_every_place_is_on_the_map_and_no_name_covers_another(found: list[MapPlace], whole: bool, sheet: Sheet) -> None:
    drawn = world_map(found, whole=whole, sheet=sheet)
    assert sorted(each.number for each in drawn.circles) == list(range(len(found)))
    boxes = []
    for each in drawn.circles:
        if not whole:
            assert -1 <= each.x <= sheet.width + 1 and -1 <= each.y <= drawn.height + 1
        if each.label_x is not None:
            width = len(found[each.number].name) * 7.4
            left = each.label_x - width if each.ends else each.label_x
            assert left >= -0.1 and left + width <= sheet.width + 0.1
            boxes.append((left, each.label_y, left + width))
    for at, one in enumerate(boxes):
        for other in boxes[at + 1 :]:
            apart = one[2] <= other[0] + 0.2 or other[2] <= one[0] + 0.2 or abs(one[1] - other[1]) >= 14.8
            assert apart
