"""Places lie on the map under whatever name a document gives them."""

from __future__ import annotations

from importlib.resources import files

import pytest

from fonds.core.extracting.gazetteer import located
from fonds.core.extracting.map_positions import _capitals, map_positions


@pytest.mark.parametrize(
    ("name", "same"),
    [
        ("DPRK", "Pyongyang"), ("СССР", "Moscow"), ("평양", "Pyongyang"), ("Peking", "Beijing"),
        ("Czechoslovakia", "Prague"), ("U.S.", "Washington"), ("East Germany", "Berlin"),
        ("Federal Republic of Germany", "Bonn"), ("Poland", "Poland"),
    ],
)  # fmt: skip
def test_a_name_of_a_place_leads_where_the_place_lies(name: str, same: str) -> None:
    found = map_positions((name, same))
    assert found[name] == found[same]


def test_a_state_lies_within_itself() -> None:
    found = map_positions(("Pakistan", "Costa Rica", "Iceland", "Barbados", "Formosa", "Georgia"))
    places = {name: (round(each.latitude), round(each.longitude)) for name, each in found.items()}
    assert places == {"Pakistan": (34, 73), "Costa Rica": (10, -84), "Iceland": (64, -22), "Barbados": (13, -60),
                      "Formosa": (25, 122), "Georgia": (42, 45)}  # fmt: skip


def test_a_region_is_not_the_town_that_is_called_after_it() -> None:
    assert map_positions(("Africa", "Florida", "Virginia", "Maine", "Manchuria")) == {}
    assert set(map_positions(("New York", "Washington"))) == {"New York", "Washington"}


def test_what_nobody_knows_is_left_out() -> None:
    assert map_positions(("Tokhwa", "the Far East", "")) == {}


def test_every_capital_is_in_the_list_of_places() -> None:
    capitals = frozenset(_capitals().values())
    assert frozenset(located(capitals)) == capitals


def test_no_state_has_two_capitals() -> None:
    lines = (files("fonds.core.extracting") / "data" / "capitals_of_states.toml").read_text("utf-8").splitlines()
    names = [name.strip(' "') for line in lines if " = " in line for name in line.partition(" = ")[2].split("|")]
    assert len(names) == len(set(names))
