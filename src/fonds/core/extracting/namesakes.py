"""Which of several persons of one family name a text means by that name alone: by the title before it, by "Mrs." and
"Mr." and the given names that women and men bear, and by what only a president has: "the Kennedy assassination"."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection, Sequence
from importlib.resources import files

from fonds.core.extracting import word_knowledge as of
from fonds.core.extracting.document import Range
from fonds.core.extracting.name_words import UPPER

_INVERTED = re.compile(rf",[ ]?[“\"'‘]?([{UPPER}]\w*)")
_BEGINS = re.compile(r"(?:^|\n)[^\w\n]*(?:\d{1,3}[.)]?[^\w\n]*)?$")
_LISTS = tomllib.loads((files("fonds.core.extracting") / "data" / "namesakes.toml").read_text("utf-8"))


def _listed(words: str) -> frozenset[str]:
    return frozenset(each.strip().casefold() for each in words.split("|"))


_WOMEN, _MEN = _listed(_LISTS["women"]), _listed(_LISTS["men"])
_PRESIDENTS: dict[str, frozenset[str]] = {family: _listed(given) for family, given in _LISTS["presidents"].items()}
_SHE = frozenset(
    {
        "mrs",
        "miss",
        "ms",
        "mme",
        "madame",
        "mlle",
        "frau",
        "señora",
        "senora",
        "sra",
        "srta",
        "lady",
        "queen",
        "princess",
    }
)
_HE = frozenset(
    {"mr", "sir", "herr", "monsieur", "señor", "senor", "lord", "king", "prince", "monsignor", "father", "cardinal",
     "bishop", "archbishop", "pope"}
)  # fmt: skip
_OF_PRESIDENTS = re.compile(
    r"[ \n](?:assassination|administration|era|years|presidency|inauguration|inaugural|cabinet|Library)\b",
    re.IGNORECASE,
)


def is_president(family: str, titles: Sequence[str], text: str, end: int) -> bool:
    """Whether a family name alone means a president of the United States: by the title, or by what is his, which
    stands in the text behind its `end`."""
    if family not in _PRESIDENTS:
        return False
    if titles and titles[-1].strip(".").casefold() == "president":
        return True
    return _OF_PRESIDENTS.match(text, end) is not None


def given_behind(text: str, at: Range) -> str:
    """The given name, or the letter of one, that stands behind a family name with which a line or an item begins, in
    small letters: "GOLDBERG, A. G."; "" for none."""
    if text[at.end : at.end + 1] != ",":
        return ""
    found = _INVERTED.match(text, at.end)
    if found is None or _BEGINS.search(text, max(0, at.start - 12), at.start) is None:
        return ""
    given = found[1].casefold()
    return given if len(given) == 1 or of.known(found[1]) & of.GIVEN else ""


def is_woman(titles: Sequence[str]) -> bool:
    """Whether a title before a name says that a woman bears it."""
    return any(title.strip(".").casefold() in _SHE for title in titles)


def is_fitting(
    given: str, family: str, titles: Sequence[str], borne: Collection[str], *, president: bool = False
) -> bool:
    """Whether who bears a given name, in small letters, may be meant by the family name with the titles before it.

    `borne` are the titles, in small letters, that stand before the full name elsewhere.
    """
    if president:
        return given.strip(".") in _PRESIDENTS[family]
    called = {title.strip(".").casefold() for title in titles}
    if called & _SHE:
        return given not in _MEN and not _HE & set(borne)
    if called & _HE:
        return given not in _WOMEN and not _SHE & set(borne)
    return True
