"""Towns, states and regions whose names are several words, in a run of capitals or in a line of them: "NEW ORLEANS"."""

from __future__ import annotations

from functools import cache

from fonds.core.extracting import word_knowledge as of
from fonds.core.extracting.capital_words import CapitalWord
from fonds.core.extracting.gazetteer import names_of_large_places
from fonds.core.extracting.name_words import TOWNS_OF_WORDS
from fonds.core.text.english_words import is_english

_TOWN = 50_000
_LONGEST = 4
_OF_TOWNS = frozenset(
    {"San", "Santa", "Santo", "Los", "Las", "El", "La", "Saint", "St", "New", "Port", "Fort", "Puerto", "Rio", "Sao",
     "Buenos", "Ciudad", "Monte", "Palm", "Long", "Lake", "Salt", "Tel", "Hong"}
)  # fmt: skip
"""First words behind which a name is a town's though it may be somebody's too: "Santo Domingo"."""


def place_of_words(words: list[CapitalWord], at: int = 0) -> int:
    """How many words from one on are the name of a place of several words, 0 for none.

    Names that may be a person's as well are none: "General Santos", "Benito Juárez".
    """
    first = words[at].bare
    if first not in _firsts():
        return 0
    for count in range(min(_LONGEST, len(words) - at), 0 if "-" in first else 1, -1):
        name = " ".join(word.bare for word in words[at : at + count]).upper()
        if name in _names():
            if name in _towns():
                return count
            is_persons = words[at].bits & (of.GIVEN | of.TITLE) and words[at + count - 1].bits & (of.SURNAME | of.GIVEN)
            return 0 if is_persons and first.title() not in _OF_TOWNS else count
    return 0


def may_begin_place(word: CapitalWord) -> bool:
    """Whether a word is the first of such a name."""
    return word.bare in _firsts()


def town_of_words(words: list[CapitalWord]) -> int:
    """How many words at the beginning of a run are a town whose name is words of English: "Oak Park"; 0 for none."""
    return (
        place_of_words(words)
        if len(words) > 1
        and words[0].bare in _firsts_of_towns()
        and any(" ".join(word.bare for word in words[:count]).upper() in _towns() for count in (2, 3))
        else 0
    )


@cache
def _towns() -> frozenset[str]:
    return frozenset(each.upper() for each in TOWNS_OF_WORDS)


@cache
def _firsts_of_towns() -> frozenset[str]:
    firsts = {each.split()[0] for each in _towns()}
    return frozenset(firsts | {each.title() for each in firsts})


@cache
def _names() -> frozenset[str]:
    several = (each for each in names_of_large_places(_TOWN) if " " in each or "-" in each)
    told = {each for each in several if not all(is_english(word.casefold()) for word in each.split())}
    return frozenset(each.upper().replace(".", "") for each in told | TOWNS_OF_WORDS)


@cache
def _firsts() -> frozenset[str]:
    firsts = {each.split()[0] for each in _names()}
    return frozenset(firsts | {each.title() for each in firsts} | {each.capitalize() for each in firsts})
