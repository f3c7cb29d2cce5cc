"""The words by which offices are told, from the list that is shipped, and patterns of them."""

from __future__ import annotations

import re
import tomllib
from importlib.resources import files

from fonds.core.extracting.name_words import UPPER
from fonds.core.extracting.word_knowledge import LARGE_PLACE, PLACE, STATE

_LISTS: dict[str, str] = tomllib.loads(
    (files("fonds.core.extracting") / "data" / "office_words.toml").read_text("utf-8")
)


def _words(name: str) -> frozenset[str]:
    return frozenset(" ".join(each.split()) for each in _LISTS[name].split("|"))


ALONE = _words("offices")
WITH_MORE = _words("offices_of")
BEFORE_NAMES = _words("before_names")
BEFORE_FULL_NAMES = _words("before_full_names")
"""Offices that with a capital stand before a name of two words or more, or an initial, and else are anything."""
ABBREVIATED = _words("abbreviated")
BEFORE = _words("before")
NOT_HELD = _words("not_held")
PEOPLES = _words("peoples")

ACRONYM = re.compile(rf"[{UPPER}]{{2,6}}(?:/[{UPPER}]{{2,6}})*")
STATES = STATE | PLACE | LARGE_PLACE
"""Bits of words that say where an envoy is."""
GAP = r"(?:[ \u00a0]{1,3}|[ ]?\n(?![ ]?\n)[ ]?)"


def alternatives(words: frozenset[str], not_behind: str = "") -> str:
    """The words as an alternation, by first letter, so that most places are left after one letter.

    None stands behind a character of the set `not_behind`, where it is given.
    """
    by_letter: dict[str, list[str]] = {}
    for word in sorted(words, key=lambda each: (-len(each), each)):
        by_letter.setdefault(word[0], []).append(re.escape(word[1:]).replace(r"\ ", GAP))
    found = []
    for letter, rest in sorted((re.escape(letter), rest) for letter, rest in by_letter.items()):
        found.append(f"{letter}{f'(?<!{not_behind}{letter})' if not_behind else ''}(?:{'|'.join(rest)})")
    return "|".join(found)
