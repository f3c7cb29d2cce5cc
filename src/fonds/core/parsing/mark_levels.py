"""Words of secrecy, handling and precedence that are a line of their own, from `data/mark_levels.toml`."""

from __future__ import annotations

import tomllib
from importlib.resources import files

_LISTS: dict[str, str] = tomllib.loads((files("fonds.core.parsing") / "data" / "mark_levels.toml").read_text("utf-8"))


def _words(name: str) -> tuple[str, ...]:
    return tuple(" ".join(each.split()) for each in _LISTS[name].split("|"))


def _all() -> frozenset[str]:
    graded = (f"{how}{'' if how.endswith('-') else ' '}{level}" for how in _words("how") for level in _words("levels"))
    listed = (word for name in _LISTS if name not in ("how", "levels") for word in _words(name))
    return frozenset((*graded, *listed))


PRECEDENCE = frozenset(_words("precedence"))
"""Words that say how fast or to whom, and alone are no classification."""
LEVELS = _all()
"""All of them, in small letters: "strictly confidential", "not for the press", "geheime reichssache"."""
