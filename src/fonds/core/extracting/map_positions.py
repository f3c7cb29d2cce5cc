"""Where the places that documents name are shown on a map: under today's names, of states at their capitals."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import Any

from fonds.core.extracting.gazetteer import KnownPlace, located
from fonds.core.extracting.name_words import UNITED_STATES
from fonds.core.naming.place_names import place_names


def map_positions(names: Iterable[str]) -> dict[str, KnownPlace]:
    """Where places of these names lie, as far as that is sure; names that nothing is known of are left out.

    The name of a state is looked up under its capital's ("DPRK", "СССР"), as the list itself gives states of today, and
    a name that the list does not hold under the other names of its place ("Peking", "평양"). States of the union and
    larger regions are left out: what the list has under their names are towns ("Florida", "Africa").
    """
    asked = tuple(name for name in names if name not in _regions())
    others = {name: _other_names(name) for name in asked}
    known = located({each for listed in others.values() for each in listed})
    found: dict[str, KnownPlace] = {}
    for name in asked:
        for each in others[name]:
            if each in known:
                found[name] = known[each]
                break
    return found


def _other_names(name: str) -> tuple[str, ...]:
    capital = _capitals().get(name)
    return (capital,) if capital else (name, *place_names(name))


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads((files("fonds.core.extracting") / "data" / "capitals_of_states.toml").read_text("utf-8"))


@cache
def _capitals() -> dict[str, str]:
    return {state.strip(): capital for capital, states in _data()["capitals"].items() for state in states.split("|")}


@cache
def _regions() -> frozenset[str]:
    """States of the union, but for those that are countries or have a large town of their name, and the list's."""
    return (UNITED_STATES - {"Georgia", "New York", "Washington", "Puerto Rico"}) | frozenset(
        name.strip() for name in _data()["regions"].split("|")
    )
