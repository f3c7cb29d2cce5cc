"""Words by which it is told what a number counts, from `data/counted_words.toml`."""

from __future__ import annotations

import tomllib
from importlib.resources import files

_LISTS: dict[str, str] = tomllib.loads((files("fonds.core.parsing") / "data" / "counted_words.toml").read_text("utf-8"))


def words(name: str) -> frozenset[str]:
    """A list of the file by its name, in small letters. Raises KeyError for another name."""
    return frozenset(_LISTS[name].split())
