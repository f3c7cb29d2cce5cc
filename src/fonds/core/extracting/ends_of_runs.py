"""Which words of a run of capitals belong to no name: the sentence's own at its beginning, titles and things at its
end, and the states and regions in it."""

from __future__ import annotations

import re

from fonds.core.extracting import word_knowledge as of
from fonds.core.extracting.capital_words import CapitalWord
from fonds.core.extracting.name_words import (
    FORMER_PLACES,
    RANKS,
    STATES,
    THINGS,
    VIETNAMESE_FAMILIES,
    VIETNAMESE_MIDDLES,
)

SURNAMES_TOO = frozenset({"King", "Dean", "Prince", "Baron", "Pope", "Bishop", "Lord", "Marshal", "Judge", "Count"})
"""Titles that are surnames behind another title."""
_SURNAMES_OF_THINGS = frozenset({"Tower", "Hall", "Lane", "Park", "Parks", "Bridges"})
_STATE_BEGINS: dict[str, list[tuple[str, ...]]] = {}
for _name in sorted(STATES | FORMER_PLACES, key=lambda each: -len(each.split())):
    _STATE_BEGINS.setdefault(_name.split()[0], []).append(tuple(_name.split()))


_SYLLABLE = (
    r"(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])(?:iang|iong|uang|ang|eng|ong|ian|iao|ing|uai|uan|ai|ei|ao|ou|an|en|ia|ie|iu|in|"
    r"ua|uo|ui|un|ue|er|[aeiou])"
)
_PINYIN = re.compile(f"(?:{_SYLLABLE}){{2}}", re.IGNORECASE)
"""A given name of two syllables in pinyin: "Ruilin"."""
_ONE_SYLLABLE = re.compile(_SYLLABLE, re.IGNORECASE)
_KNOWN_OTHERWISE = of.ENGLISH | of.COMMON | of.PLACE | of.LARGE_PLACE | of.BODY | of.IN_BODIES | of.TITLE


def begins_state(words: list[CapitalWord]) -> bool:
    """Whether a run begins with a state's or region's name of several words: "New York", "Soviet Union"."""
    names = _STATE_BEGINS.get(words[0].bare, ())
    return any(len(n) > 1 and tuple(each.bare for each in words[: len(n)]) == n for n in names)


def begins_asian(words: list[CapitalWord]) -> bool:
    """Whether a family name that is an English word too begins a name: "Rim Hak-ryong", at the head of a sentence."""
    if len(words) < 2 or not words[0].bits & of.ASIAN:
        return False
    if not words[1].initial and ("-" in words[1].bare or may_be_pinyin(words[1])):
        return True
    return is_vietnamese(words[:3])


def is_vietnamese(words: list[CapitalWord]) -> bool:
    """Whether three words are a Vietnamese name, though some of them may be words of English: "Ho Chi Minh"."""
    if len(words) != 3 or any(word.initial or not word.bare[:1].isupper() for word in words):
        return False
    family, middle, given = (word.bare for word in words)
    return family in VIETNAMESE_FAMILIES and middle in VIETNAMESE_MIDDLES and given.isalpha() and len(given) < 7


def may_be_pinyin(word: CapitalWord) -> bool:
    """Whether a word is written like a given name of two syllables in pinyin, and is nothing else that is known."""
    return not word.bits & _KNOWN_OTHERWISE and _PINYIN.fullmatch(word.bare) is not None


def is_syllable(word: CapitalWord) -> bool:
    """Whether a word is one syllable in pinyin and no frequent word of English, title or place: "Wen"."""
    unlike = of.FREQUENT | of.COMMON | of.TITLE | of.BODY | of.LARGE_PLACE | of.STATE
    return len(word.bare) > 2 and not word.bits & unlike and _ONE_SYLLABLE.fullmatch(word.bare) is not None


def state_in(words: list[CapitalWord]) -> tuple[int, int] | None:
    """The first state or region in a run, as indices; none that a given name or a title makes a person's."""
    for i, word in enumerate(words):
        names = _STATE_BEGINS.get(word.bare)
        if not names or (i and (words[i - 1].bits & (of.GIVEN | of.TITLE) or words[i - 1].initial)):
            continue
        for name in names:
            if tuple(each.bare for each in words[i : i + len(name)]) == name:
                if len(name) == 1 and i + 1 < len(words) and words[i + 1].bits & of.SURNAME and word.bits & of.GIVEN:
                    continue
                return i, i + len(name)
    return None


def is_common(word: CapitalWord, *, begins: bool, last: bool) -> bool:
    """Whether a word at the beginning of a run is the sentence's own, or a people's, and no part of a name."""
    if word.initial:
        return False
    if word.bits & of.TITLE:
        return last
    if not word.raw[0].isupper() or word.bits & of.COMMON:
        return True
    if word.bits & of.PEOPLE and word.bits & (of.ENGLISH | of.SURNAME | of.GIVEN | of.PLACE) == of.ENGLISH:
        return True
    return (
        begins
        and bool(word.bits & of.ENGLISH)
        and not word.bits & (of.GIVEN | of.STATE | of.LARGE_PLACE)
        and (last is False or not word.bits & of.SURNAME)
    )


def is_surname_of_titled(words: list[CapitalWord], titles: list[str]) -> bool:
    """Whether one word behind a rank is a surname though it is a title elsewhere: "Colonel King", "Mr. Dean"."""
    if len(words) != 1 or not titles or not words[0].bits & of.SURNAME or not words[0].raw[0].isupper():
        return False
    title = titles[-1].rstrip(".")
    return words[0].bare in SURNAMES_TOO and (title.casefold() in RANKS or bool(of.known(title) & of.HONORIFIC))


def is_person_not_thing(text: str, words: list[CapitalWord]) -> bool:
    """Whether a given name and a word such as Tower are a person's: "and John Tower", but not "in John Street"."""
    if len(words) != 2 or words[1].bare not in _SURNAMES_OF_THINGS or not words[0].bits & of.GIVEN:
        return False
    before = text[max(0, words[0].start - 12) : words[0].start].rstrip()
    return before.endswith((",", " and", ";", ".", ":", "\n", ")")) or not before


def is_no_end(words: list[CapitalWord]) -> bool:
    """Whether the last word of a run is none of a name's: a common word, a title but in "Winston Lord", a thing."""
    last = words[-1]
    if last.initial:
        return False
    if len(words) > 2 and words[-2].initial and words[-3].bits & of.GIVEN and last.bits & of.SURNAME:
        return False  # "Clifford P. Case"
    if last.bits & of.TITLE and last.bits & of.SURNAME and len(words) > 1:
        return not (words[-2].bits & of.GIVEN or words[-2].initial)
    return bool(last.bits & (of.COMMON | of.TITLE)) or not last.raw[0].isupper() or (
        len(words) > 1 and last.bare in THINGS
    )  # fmt: skip


def is_pair(word: CapitalWord) -> bool:
    """Whether a word joins two names: "the Nixon-Sato communiqué"."""
    one, _, two = word.bare.partition("-")
    unlike = of.ENGLISH | of.PEOPLE | of.COMMON | of.ASIAN
    return two[:1].isupper() and "-" not in two and not (of.known(one) | of.known(two)) & unlike
