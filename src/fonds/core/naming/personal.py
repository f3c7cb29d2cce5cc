"""Personal names in Latin and Cyrillic letters, taken apart: family name, given names and initials."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from fonds.core.text.analysis import folded

_AFTER = frozenset({"jr", "sr", "ii", "iii", "iv", "md", "phd", "esq"})
_PARTICLE_WORDS = "von van de der den di da du la le el al bin ibn zu zur ter ten dos das del della"
_BETWEEN = re.compile(r"[\s.,]+")
_LETTER = re.compile(r"\w")
_PARTICLES = frozenset(_PARTICLE_WORDS.split())


@dataclass(frozen=True, slots=True)
class PersonalName:
    """A family name with the particles before it, and the given names or initials. `given` may be empty."""

    family: str
    given: tuple[str, ...]


@lru_cache(maxsize=50_000)
def personal_name(name: str, *, accents: bool = False) -> PersonalName | None:
    """A name as written, "Richard M. Helms" or "HELMS, RICHARD M.", in small letters; None where it has no letters.

    Accents are dropped unless they are asked for.
    """
    name = name.lower() if accents else folded(name)
    before, comma, after = name.partition(",")
    rest = [word for word in _words(after) if word not in _AFTER]
    words = [word for word in _words(before) if word not in _AFTER]
    if not words:
        return None
    if comma and rest:
        return PersonalName(" ".join(words), tuple(rest))
    at = len(words) - 1
    while at > 1 and words[at - 1] in _PARTICLES:
        at -= 1
    return PersonalName(" ".join(words[at:]), tuple(words[:at]))


def _words(text: str) -> list[str]:
    return [word for word in _BETWEEN.split(text) if _LETTER.search(word)]


def given_agree(a: tuple[str, ...], b: tuple[str, ...]) -> str:
    """How the given names of two forms agree: "equal", "initials" where one shortens the other, "" where they differ.

    The fewer must be found in the more, in their order: J. Lee, Lee and J. L. all agree with John Lee.
    """
    if a == b:
        return "equal" if a else ""
    fewer, more = sorted((a, b), key=len)
    if not fewer:
        return ""
    at = 0
    for each in fewer:
        while at < len(more) and not _same_given(each, more[at]):
            at += 1
        if at == len(more):
            return ""
        at += 1
    return "initials"


def _same_given(a: str, b: str) -> bool:
    return a == b or (min(len(a), len(b)) == 1 and a[0] == b[0])
