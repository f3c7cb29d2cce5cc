"""Where the places that documents name are shown on a map: under today's names, of states at their capitals."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from functools import cache
from importlib.resources import files

from fonds.core.extracting.gazetteer import KnownPlace, located
from fonds.core.naming.place_names import place_names


def map_positions(names: Iterable[str]) -> dict[str, KnownPlace]:
    """Where places of these names lie, as far as that is sure; names that nothing is known of are left out.

    A name that the list of places does not hold is looked up under the other names of its place ("Peking", "평양"),
    and that of a state under its capital's ("DPRK", "СССР"), as the list itself gives states of today.
    """
    asked = tuple(names)
    others = {name: _other_names(name) for name in asked}
    known = located({each for name in asked for each in (name, *others[name])})
    found: dict[str, KnownPlace] = {}
    for name in asked:
        for each in (name, *others[name]):
            if each in known:
                found[name] = known[each]
                break
    return found


def _other_names(name: str) -> tuple[str, ...]:
    capital = _capitals().get(name)
    return (capital,) if capital else place_names(name)


@cache
def _capitals() -> dict[str, str]:
    data = (files("fonds.core.extracting") / "data" / "capitals_of_states.toml").read_text("utf-8")
    return {
        state.strip(): capital
        for capital, states in tomllib.loads(data)["capitals"].items()
        for state in states.split("|")
    }
