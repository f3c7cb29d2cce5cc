"""Parts of a run of words with capitals that decide what the rest of it is: words of an office before a name, a surname
before its initials, letters before a title, a surname in capitals."""

from __future__ import annotations

import re
from collections.abc import Iterator

from fonds.core.extracting import word_knowledge as of
from fonds.core.extracting.beside_names import words_before
from fonds.core.extracting.capital_words import CapitalWord
from fonds.core.extracting.document import DocumentPage, NameKind, Range
from fonds.core.extracting.name_words import KNOWN_BODIES, PLACE_BEGINS
from fonds.core.extracting.named import Named
from fonds.core.extracting.person_names import ACTS, FOLLOWING

_AFFAIRS = frozenset({"Foreign", "Defense", "Defence"})
"""Titles that begin what an office is for: "Minister of Foreign Affairs"."""
PARTICLES = frozenset({"de", "du", "di", "da", "del", "della", "von", "van", "zu", "bin", "ibn", "la"})
"""What stands between a title and a surname and is part of the name: "Mr. de Berg"."""
_OF_A_BODY = re.compile(r"(?<!ajor)(?<!enant)(?<!adier)(?<!lonel)\b[A-Z][A-Za-zíóé]{3,}[ \n]General[ \n]$")
NO_SURNAME = of.ENGLISH | of.COMMON | of.STATE | of.BODY | of.TITLE | of.PEOPLE | of.LARGE_PLACE | of.UPPER
_NO_CAPITALS = of.ENGLISH | of.COMMON | of.STATE | of.BODY | of.TITLE | of.PEOPLE | of.LARGE_PLACE
_DIGRAPHS = ("AE", "AM", "GP", "JM", "KU", "LC", "LI", "OD", "PB", "ZR")
"""With which the Central Intelligence Agency's words for bodies and operations begin, not only those for persons."""
_DONE_TO_PERSONS = frozenset({"met", "told", "asked", "interviewed", "informed", "telephoned", "introduced", "named"})


def is_office_word(word: CapitalWord) -> bool:
    """Whether a word is the language's and no name: "Affairs" of "Minister of Foreign Affairs Nam Il"."""
    return bool(word.bits & of.ENGLISH) and not word.bits & (of.SURNAME | of.GIVEN | of.STATE | of.ASIAN | of.TITLE)


def begins_behind(words: list[CapitalWord]) -> int:
    """Where in a run somebody's name begins behind words of the language, which end an office before it, else 0."""
    for i, word in enumerate(words[:-1]):
        if i and (word.initial or (word.bits & of.GIVEN and not word.bits & (of.ENGLISH | of.LARGE_PLACE))):
            surely = words[-1].bits & of.SURNAME and not words[-1].bits & of.FREQUENT and word.bits & of.GIVEN
            return i if not words[-1].initial and (surely or not words[-1].bits & of.ENGLISH) else 0
        unlike = of.GIVEN | of.SURNAME | of.STATE | (0 if word.bare in _AFFAIRS else of.TITLE)
        if word.initial or not word.bits & (of.ENGLISH | of.COMMON | of.PEOPLE) or word.bits & unlike:
            return 0
        if word.bare in PLACE_BEGINS:
            return 0
    return 0


def is_of_name(text: str, words: list[CapitalWord]) -> bool:
    """Whether a particle behind a title is part of a surname: "Mr. de Berg", but not "Dirección General de Trabajo"."""
    if len(words) != 2 or words[0].raw not in PARTICLES:
        return False
    return _OF_A_BODY.search(text, max(0, words[0].start - 24), words[0].start) is None


def behind_surname(page: DocumentPage, words: list[CapitalWord], titles: list[str]) -> Iterator[Named]:
    """Somebody whose initials stand behind his surname: "Yefremov P. S."."""
    first = words[0]
    if len(first.bare) > 2 and not first.bits & (NO_SURNAME | of.ASIAN) and first.raw == first.bare:
        at = Range(page.number, first.start, words[-1].end)
        yield Named(NameKind.PERSON, at, " ".join(page.text[at.start : at.end].split()), tuple(titles), 0.85)


def letters_before(page: DocumentPage, words: list[CapitalWord]) -> Iterator[Named]:
    """The body whose letters stand before a title: "CIA Director Helms"; the place in "Moscow Mayor Sobyanin"."""
    for word in words:
        if word.bare in KNOWN_BODIES:
            yield Named(NameKind.BODY, Range(page.number, word.start, word.end), word.bare, (), 0.85)
        elif word.bits & of.STATE_ABBREVIATED or (word.bits & of.LARGE_PLACE and not word.bits & of.ENGLISH):
            yield Named(NameKind.PLACE, Range(page.number, word.start, word.end), word.bare, (), 0.7)


def is_surname_in_capitals(text: str, word: CapitalWord, at: Range) -> bool:
    """Whether a word in capitals that no list has does, or is met or told, what only persons do and are."""
    if len(word.bare) < 5 or not word.bare.isalpha() or word.bits & _NO_CAPITALS or word.bare.startswith(_DIGRAPHS):
        return False
    following = FOLLOWING.match(text, at.end)
    if following is not None and following[1] in ACTS:
        return True
    return words_before(text, at.start)[1] in _DONE_TO_PERSONS
