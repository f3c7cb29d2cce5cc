"""How surely words with capitals are a person's name, by their shape and order, lists of names, and what follows."""

from __future__ import annotations

import re

from fonds.core.extracting import word_knowledge as of
from fonds.core.extracting.capital_words import CapitalWord
from fonds.core.extracting.ends_of_runs import is_syllable, is_vietnamese, may_be_pinyin
from fonds.core.extracting.gazetteer import given_names
from fonds.core.extracting.name_words import PERSON_AFTER, PLACE_ENDS, RANKS

_PARTS_OF_OFFICES = frozenset(
    {"assistant", "attorney", "chief", "counsel", "defense", "deputy", "foreign", "prime", "under", "vice"}
)
UNPROVEN = 0.3
"""The confidence of a word that nothing but its capital makes a name; the rest of the document may prove it."""

_WEAK_AFTER = frozenset({"and", "is", "was", "has", "will", "would", "had", "who", "does", "did"})
_ENGLISH_BODY = of.ENGLISH | of.BODY
_NUMERAL = re.compile(r"[IVX]{1,5}")
BEHIND_FAMILIES = frozenset({"Jr", "Sr", "JR", "SR"})
"""What stands behind a surname and is none."""
_OF_PERSONS = frozenset({"has", "had", "would", "who", "did"})
ACTS = PERSON_AFTER - _WEAK_AFTER
"""Verbs of what persons do, which tell a name before them from a place."""
AGENTS = frozenset({"SA", "SAS", "ASAC"})
"""Special agents of the Federal Bureau of Investigation, before their names."""
_DETERMINED = re.compile(r"[ \n][a-z]{4,}ed\b")
"""Behind an agent's name, what he did: "SA KESTREL determined"."""
_BEFORE_AGENT = re.compile(r"\b(?:to|by|advised|told|contacted|furnished|informed)[ \n]$", re.IGNORECASE)
FOLLOWING = re.compile(r"\s*(?:[’']s\b|,)?\s*(\w+)")


def person(words: list[CapitalWord], titles: list[str], after: str, *, begins: bool) -> float:
    """How surely words are a person's name, 0 where they are not taken for one."""
    full = [word for word in words if not word.initial and word.raw[0].isupper()]
    if len(full) > 1 and _NUMERAL.fullmatch(full[-1].bare):
        full.pop()  # "King Peter II"
    if len(full) > 2 and full[-1].bare in BEHIND_FAMILIES:
        full.pop()
        if full[0].bits & of.GIVEN and not full[-1].bits & (of.FREQUENT | of.BODY | of.STATE):
            return 0.85  # "Bill Hestrel, Jr."
    if not full or (len(full[-1].bare) < 2 and full[-1].bare.isascii()) or len(words) > 6:
        return 0
    for word in full:
        if word.bits & _ENGLISH_BODY == _ENGLISH_BODY and not _is_church(word, full):
            return 0
        if not word.bare.isalpha():
            if any(map(str.isdigit, word.bare)):
                return 0
            if "-" in word.bare and of.known(word.bare.partition("-")[0]) & (of.STATE | of.STATE_ABBREVIATED):
                return 0  # "Australia-New Zealand"
    first, last = full[0].bits, full[-1].bits
    plain = not last & of.ENGLISH
    if titles:
        if words[0].initial and len(full) == 1 and full[0].bits & of.FREQUENT and not last & (of.SURNAME | of.GIVEN):
            return 0  # "Comrade H. Important!"
        if len(words) > 2 and words[-2].initial and last & of.SURNAME:
            return 0.85  # "Judge Merwin H. Brown"
        return _titled(full, titles)
    if len(words) > 2 and words[0].bare == "U." and words[1].bare == "S.":
        return 0  # "U. S. House"
    if words[0].initial and _is_no_surname_behind_initials(full, words):
        return 0
    if words[0].initial or (len(words) > len(full) and len(full) > 1):
        if plain:
            return 0.9 if last & (of.SURNAME | of.ASIAN) or len(full) > 1 or len(words) > 2 else 0.75
        return 0.8 if last & of.SURNAME and first & (of.GIVEN | of.SURNAME) else 0
    if len(full) > 1:
        return min(_full(full), 0.5) if _ends_in_letters(full) else _full(full)
    return _single(full[0], after, begins=begins)


def _ends_in_letters(full: list[CapitalWord]) -> bool:
    """Whether a word with small letters stands before a few capitals that are no surname: "Ken REP"."""
    last = full[-1]
    return (
        bool(last.bits & of.UPPER)
        and not full[0].bits & of.UPPER
        and len(last.bare) < 5
        and not last.bits & (of.SURNAME | of.ASIAN)
    )


def _is_church(word: CapitalWord, full: list[CapitalWord]) -> bool:
    """Whether the word is the surname of "Frank Church"."""
    return word is full[-1] and len(full) == 2 and word.bare == "Church" and bool(full[0].bits & of.GIVEN)


def _is_no_surname_behind_initials(full: list[CapitalWord], words: list[CapitalWord]) -> bool:
    """Whether what stands behind initials is an item of a list, "C. Remembered Harbors", "A. OLC", or misread letters,
    "C.LA"."""
    last = full[-1]
    least = 5 if len(words) == 2 and not last.bits & (of.SURNAME | of.GIVEN) else 3
    if last.bits & of.UPPER and len(last.bare) < least and not last.bits & of.ASIAN:
        return True
    return any(word.bits & of.ENGLISH and not word.bits & (of.GIVEN | of.SURNAME) for word in full[:-1])


def _titled(full: list[CapitalWord], titles: list[str]) -> float:
    first, last = full[0].bits, full[-1].bits
    if any(known_title(title) & of.HONORIFIC for title in titles):
        return 0.95  # "Mr. Price", "Mrs. Kestrel": whatever follows is a name
    if last & of.COMMON and not last & of.SURNAME:
        return 0
    if len(full) == 1 and last & of.FREQUENT and titles[-1].rstrip(".").casefold() in _PARTS_OF_OFFICES:
        return UNPROVEN  # "Deputy Head of the Department"
    if len(full) == 1 and _is_weak(full[0], titles[-1]):
        return UNPROVEN
    if not last & of.ENGLISH or (last & of.SURNAME and (len(full) == 1 or first & (of.GIVEN | of.ASIAN))):
        return 0.85
    rank = titles[-1].rstrip(".").casefold() in RANKS or titles[-1] in AGENTS
    return 0.75 if rank and len(full) < 3 and not last & (of.FREQUENT | of.COMMON | of.EPONYM) else 0


def _is_weak(word: CapitalWord, title: str) -> bool:
    """Whether a word that no list has stands behind the first word of an office: "Deputy Chiet of Station"."""
    return title.rstrip(".").casefold() in _PARTS_OF_OFFICES and not word.bits & (of.SURNAME | of.GIVEN | of.ASIAN)


def known_title(raw: str) -> int:
    """What is known of a title as written."""
    return of.known(raw.rstrip("."))


def _full(full: list[CapitalWord]) -> float:
    first, last = full[0].bits, full[-1].bits
    english = [word.bits & of.ENGLISH for word in full]
    given = first & of.GIVEN and not first & of.FREQUENT
    unlike = of.FREQUENT | of.COMMON
    if is_vietnamese(full):
        return 0.9
    if any(word.bits & of.COMMON for word in full[1:-1]):
        return 0  # "Ruby Met With Castro"
    if given and (not english[-1] or last & of.SURNAME):
        return 0.9
    if first & of.GIVEN and last & (of.SURNAME | of.ASIAN) and not english[-1]:
        return 0.9
    if first & of.ASIAN and ("-" in full[-1].bare or (len(full) == 3 and not any(english[1:]))):
        return 0.9
    if first & of.ASIAN and len(full) == 2 and english[0] and may_be_pinyin(full[1]):
        return 0.85  # "Fang Ruilin"
    if first & of.ASIAN and len(full) == 2 and not (first & unlike or last & of.UPPER) and is_syllable(full[1]):
        return 0.7  # "Zhang Wen", "Wang Ping"
    if len(full) <= 3 and not any(english) and all(word.bits & (of.NAME_LIKE | of.UPPER) for word in full):
        return 0.65
    if (
        given
        and len(full) == 2
        and not last & (of.FREQUENT | of.COMMON | of.EPONYM)
        and full[-1].bare not in PLACE_ENDS
        and not (full[-1].bare.endswith("s") and not last & of.SURNAME)
    ):
        return 0.75  # "Ruth Kestrel"
    if len(full) == 2 and first & of.SURNAME and last & of.SURNAME and not (english[1] or first & of.FREQUENT):
        return 0.65  # "Rogers Morton"
    if first & of.GIVEN and last & of.SURNAME and len(full) == 2:
        return 0.5  # "Art Price", but "Will State" too
    return 0


def _single(word: CapitalWord, after: str, *, begins: bool) -> float:
    bits, name = word.bits, word.bare
    if len(name) == 2 and bits & of.ASIAN and not bits & (of.FREQUENT | of.COMMON | of.STATE | of.BODY):
        return UNPROVEN  # "Ri said", of whom the paper names as Ri Chu-ha elsewhere
    if len(name) < 3 or not bits & (of.NAME_LIKE | of.UPPER) or bits & (of.STATE | of.PEOPLE | of.COMMON | of.BODY):
        return 0
    following = FOLLOWING.match(after)
    speaks = following is not None and following[1] in PERSON_AFTER
    acts = following is not None and following[1] in ACTS
    if bits & of.ENGLISH:
        if bits & of.FREQUENT:
            return UNPROVEN if bits & of.SURNAME and (not begins or speaks) else 0
        return 0.6 if acts and not begins and bits & of.SURNAME else UNPROVEN
    if acts:
        return 0.6 if begins else 0.7
    if speaks and bits & of.SURNAME:
        return 0.6
    if bits & of.GIVEN and not bits & of.SURNAME:
        return 0.5 if not bits & of.PLACE else UNPROVEN
    if begins and after.startswith(("'s ", "’s ")) and not bits & of.PLACE and len(name) > 3 and name.isalpha():
        return 0.55  # "Goga's party"
    if begins and following is not None and following[1] in _OF_PERSONS and not bits & of.PLACE and len(name) > 3:
        return 0.55 if name.isalpha() else UNPROVEN  # "Horthy has been sending letters"
    line_alone = begins and (not after or after.startswith("\n")) and name.isalpha()  # a signature, a list of names
    if (begins and not bits & of.SURNAME and not line_alone) or len(name) < 4 or not name.isalpha():
        return UNPROVEN
    return 0.55


def may_be_agent(rest: list[CapitalWord], text: str, start: int) -> bool:
    """Whether words behind the letters of an agent at `start` are a name: of a word that lists have, before an initial,
    or by what stands before the letters: "advised SA KESTREL"."""
    word = rest[0]
    is_alone = len(rest) == 1 and text[max(0, start - 1) : start] in ("", "\n")
    is_told = (
        _BEFORE_AGENT.search(text, max(0, start - 12), start) is not None
        or (len(rest) == 1 and _DETERMINED.match(text, word.end) is not None)
        or (is_alone and text[word.end : word.end + 1] in ("", "\n"))
    )
    if is_told and word.bits & of.SURNAME and word.bits & of.UPPER and len(word.bare) > 3:
        return True  # "contacted by SA LIGHT"
    if word.bits & (of.TITLE | of.BODY | of.COMMON | of.PEOPLE | of.STATE | of.FREQUENT):
        return False
    if word.initial or (word.bare.isalpha() and len(word.bare) > 2 and bool(word.bits & (of.GIVEN | of.SURNAME))):
        return True
    return word.bare.isalpha() and not word.bits & (of.ENGLISH | of.LARGE_PLACE) and (
        (len(rest) > 1 and rest[1].initial) or is_told
    )  # fmt: skip


def name_in_capitals(word: CapitalWord, rest: list[CapitalWord]) -> float:
    """How surely two words in capitals are a person's, though the first might be letters: "BEN DAVIS"."""
    last = rest[0]
    unlike = of.ENGLISH | of.TITLE | of.BODY | of.STATE | of.PEOPLE | of.COMMON
    if not (last.bits & of.UPPER and last.bits & of.SURNAME) or last.bits & unlike or len(last.bare) < 4:
        return 0
    if word.bare.title() in given_names() and not word.bits & of.ENGLISH and len(word.bare) > 2:
        return 0.75
    return 0.65 if len(word.bare) > 4 and word.bare.isalpha() and not word.bits & (unlike | of.LARGE_PLACE) else 0
