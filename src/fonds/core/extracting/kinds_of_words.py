"""What a word is to a reader of clauses by itself: a verb, a title, a role, what may be somebody's name."""

from __future__ import annotations

import re
from string import ascii_lowercase
from typing import TypeAlias

from fonds.core.extracting.contact_frames import FRAMES
from fonds.core.extracting.contact_words import (
    BARE_ROLES,
    BODIES,
    HELD,
    INITIALS,
    JOINTS,
    KIN,
    KINDS,
    MISREAD,
    NOUNS,
    OTHER_VERBS,
    ROLES,
    SELDOM,
    VERBS,
)
from fonds.core.extracting.misread_cues import meant
from fonds.core.extracting.speech import ACTS
from fonds.core.extracting.word_knowledge import (
    BODY,
    COMMON,
    ENGLISH,
    FREQUENT,
    GIVEN,
    HONORIFIC,
    LARGE_PLACE,
    PEOPLE,
    PLACE,
    STATE,
    STATE_ABBREVIATED,
    SURNAME,
    TITLE,
    is_word,
    known,
)

_SYMBOL = re.compile(r"[A-Z]{1,2}-\d{1,3}")
"""What an informant is called in a report that hides his name: "T-1"."""
_SPEECH = frozenset(each for verbs in ACTS.values() for each in verbs.split("|") if each.isalpha())
_ROLES_MISREAD = {
    f"{role[:place]}{letter}{role[place + 1 :]}": role
    for role in ("undersigned", "informant") for place in range(len(role)) for letter in ascii_lowercase
    if letter != role[place]
}  # fmt: skip
"""Roles that OCR has misread in one letter: "uncersigned"."""
_VERBS = _SPEECH | frozenset(OTHER_VERBS) | {word for word, (form, _) in FRAMES.items() if form == "past"}
NO_NAME = BODY | COMMON | PEOPLE | LARGE_PLACE | STATE | STATE_ABBREVIATED
_NO_NAMES = frozenset({"secret", "confidential", "page", "classified", "message", "unclassified"})
_MAYBE_OTHERS = frozenset(
    {"", "people", "adverbs", "name", "capital", "title", "other", "role", "body", "number", "verb"}
)
POSSESSIVE = ("'s", "’s", "s'", "s’")
JUNIOR = frozenset({"jr", "Jr", "JR", "jR", "sr", "Sr", "SR", "sR"})
MISREAD_HE = frozenset({"Ne", "Hc", "Ho", "Ee", "Be", "Fe", "Re", "Ke", "Ha", "Hs"})
TITLED = frozenset({"people", "title", "role"})

NEIGHBOURS, CAPITAL, TITLES, MISREAD_I, MEETS, SYMBOLS, JOINED, OF_KIN, OF_ROLES, OF_TWO, IN_PARENS = (
    1 << bit for bit in range(11)
)
"""For what a word may be read together with those beside it; the bits of `beside`."""
_BESIDE = (
    (NEIGHBOURS, frozenset({"contact", "touch", "may", "our", "my", "net", "meet", "meets"})),
    (MISREAD_I, frozenset({"1", "bad", *(each.lower() for each in MISREAD_HE)})),
    (JOINED, frozenset(max(each.split(), key=len) for each in JOINTS)),
    (OF_KIN, KIN),
    (OF_TWO, frozenset({"both", "two", "latter"})),
    (SYMBOLS, frozenset({"iden", "identity"})),
    (IN_PARENS, frozenset({"paren"})),
    (OF_ROLES, frozenset(each.rpartition(" ")[2] for each in ROLES if " " in each)),
)
_BESIDE_OF = {low: sum(bit for bit, words in _BESIDE if low in words) for _, every in _BESIDE for low in every}
_OF_KINDS = {
    "people": TITLES, "title": TITLES, "role": TITLES | OF_ROLES, "capital": CAPITAL, "number": SYMBOLS,
    "contact": MEETS,
}  # fmt: skip

Seen: TypeAlias = tuple[str, str, bool, int, bool, int]
"""A word as `looked_up` tells it, how many characters of "'s" are not its own, whether it may stand in a body's or
place's name, and `beside` of it."""
_MOST = 25_000


def beside(low: str, kind: str) -> int:
    """For what a word may have to be read together with those beside it."""
    return _OF_KINDS.get(kind, 0) | _BESIDE_OF.get(low, 0)


def seen(held: dict[str, Seen], raw: str, *, shouted: bool, first: bool) -> Seen:
    """What a word is, kept in `held`."""
    if len(held) > _MOST:  # misread texts have no end of words
        held.clear()
    low, kind, owner = looked_up(raw, shouted=shouted, first=first)
    cut = 2 * (owner and raw[-2:] in POSSESSIVE[:2])
    may_be_other = (kind in _MAYBE_OTHERS and low not in BARE_ROLES) or low == "states"
    found = (low, kind, owner, cut, may_be_other, beside(low, kind))
    if raw not in JUNIOR:  # behind a name it is another word
        held[raw] = found
    return found


def looked_up(raw: str, *, shouted: bool, first: bool) -> tuple[str, str, bool]:
    """A word in small letters without "'s", its kind, and whether something belongs to whom it names."""
    low = raw.lower()
    owner = low.endswith(("'s", "’s"))
    bare = raw[:-2] if owner else raw
    low = low[:-2] if owner else low
    if bare.islower():
        low = MISREAD.get(low) or meant(low) or _ROLES_MISREAD.get(low, low)
    elif shouted and bare.isupper():
        low = MISREAD.get(low, low)
    kind = KINDS.get(low, "")
    if low in ("to", "and", "or"):
        kind = "to" if low == "to" else "and"
    elif low in ("his", "their", "my", "our"):
        owner = True
    elif low == "state" and bare[0].isupper() and not (shouted or first):
        kind = "body"  # the Department
    elif bare == "D":
        kind = "capital"  # no "had"
    elif low in VERBS and low not in NOUNS and kind != "people" and (low not in SELDOM or VERBS[low].form == "past"):
        kind = "contact"
    elif low in NOUNS:
        kind = "noun"
    elif not kind or kind in ("people", "adverbs"):
        kind = _open_kind(bare, low, kind, shouted=shouted, first=first)
    return low, kind, owner


def _open_kind(bare: str, low: str, kind: str, *, shouted: bool, first: bool) -> str:
    """What a word is that is none of the words which clauses are made of."""
    if low in BODIES and not bare.islower():
        return "body"
    if low in ("fnu", "lnu"):
        return "title"  # first, last name unknown
    if low in ROLES or (low in BARE_ROLES and not bare.islower()):
        return "role"
    if kind:
        return kind
    if low in _VERBS or low in HELD or (low.endswith("ed") and bare.islower() and len(low) > 4):
        return "verb"
    if low[0].isdigit():
        return "number"
    if low.endswith("ly") and len(low) > 4 and (bare.islower() or (shouted and not known(bare) & (SURNAME | GIVEN))):
        return "adverbs"
    if bare[0].isupper():
        bits = known(bare)
        if bits & (HONORIFIC | TITLE):
            return "title"
        if low.endswith("ed") and bits & ENGLISH:
            return "verb"
        if _may_name(bare, low, bits, shouted=shouted, first=first):
            return "name"
        return "capital"
    return "other"


def _may_name(bare: str, low: str, bits: int, *, shouted: bool, first: bool) -> bool:
    """Whether a word with a capital that no finder took for a name can be somebody's in a participant's place."""
    if (bare[-1].isdigit() and _SYMBOL.fullmatch(bare)) or (low in INITIALS and bare.isupper()):
        return True
    letters = bare.replace("-", "").replace("/", "").replace("’", "").replace("'", "")
    if "/" in bare and not bare[-1].isdigit():
        return False
    if not letters.isalnum() or len(letters) < 3 or bits & NO_NAME or low in _NO_NAMES:
        return False
    if bits & PLACE and not bits & (SURNAME | GIVEN) and (shouted or not bare.isupper() or len(letters) < 6):
        return False  # in capitals it is rather a cryptonym than a hamlet
    if bare.isupper() and len(letters) < 4 and not bits & (SURNAME | GIVEN):
        return False
    if is_word(low) or bits & (ENGLISH | FREQUENT):
        return not first and not shouted and bool(bits & (SURNAME | GIVEN)) and (bare.isupper() or not bits & FREQUENT)
    return not (bare[1:].islower() and first) or bool(bits & (SURNAME | GIVEN))
