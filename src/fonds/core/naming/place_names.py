"""Places that documents of the last century call by several names: Peking is Beijing, Lemberg is Lviv."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from fonds.core.text.analysis import folded


@cache
def _groups() -> dict[str, tuple[str, ...]]:
    """Each name, folded → all names of its place, today's first. A name of several places leads nowhere."""
    lines = (files("fonds.core.naming") / "data" / "place_names.txt").read_text("utf-8").splitlines()
    found: dict[str, tuple[str, ...]] = {}
    for line in lines:
        if not line or line.startswith("#"):
            continue
        own, _, shared = line.partition("~")
        names = tuple(name.strip() for name in own.split("|"))
        whole = (*names, *(name.strip() for name in shared.split("|") if name.strip()))
        for name in names:
            found[place_key(name)] = whole
    return found


def place_key(name: str) -> str:
    """A name of a place without what spellings differ in: case, accents, hyphens, apostrophes."""
    return " ".join(folded(name).replace("’", "").replace("'", "").replace("-", " ").replace("ё", "е").split())


def place_names(name: str) -> tuple[str, ...]:
    """All names of the place so called, today's first; none where the table does not know it."""
    return _groups().get(place_key(name), ())


def is_same_place(a: str, b: str) -> bool:
    """Whether the table knows both as names of one place."""
    return bool(place_names(a)) and place_names(a) == place_names(b)
