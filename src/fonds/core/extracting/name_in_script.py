"""A name in Cyrillic, Hangul or Han characters at a place, in the form that it has alone."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from importlib.resources import files

from fonds.core.extracting.document import NameKind, Range

_DATA = files("fonds.core.extracting") / "data"


@dataclass(frozen=True, slots=True)
class NameInScript:
    """A name at a place. `name` is what it is without case endings and particles, `titles` the honorifics before it."""

    kind: NameKind
    at: Range
    name: str
    confidence: float
    titles: tuple[str, ...] = ()


def word_lists(file: str) -> dict[str, tuple[str, ...]]:
    """The lists of words of a file, by their names; separated by "|" where there is one, else by white space."""
    lists: dict[str, str] = tomllib.loads((_DATA / file).read_text("utf-8"))
    return {
        name: tuple(dict.fromkeys(each.strip() for each in text.split("|" if "|" in text else None) if each.strip()))
        for name, text in lists.items()
    }
