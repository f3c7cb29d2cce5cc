"""What is known of a word with a capital, from the public lists: bits of a number, worked out once for each word.

A text has far fewer different words than words, so that looking each up once is what makes reading names fast.
"""

from __future__ import annotations

import re
from functools import lru_cache

from fonds.core.extracting import name_words as lists
from fonds.core.extracting.gazetteer import english_words, given_names, places, surnames
from fonds.core.text.english_words import is_english

GIVEN = 1
SURNAME = 2
ASIAN = 4
TITLE = 8
HONORIFIC = 16
BODY = 32
COMMON = 64
"""A word that begins sentences or names a people, a month, a language: it is nobody's name."""
ENGLISH = 128
"""An English word when written small."""
PLACE = 256
LARGE_PLACE = 512
STATE = 1024
"""A state, a region, or a former name that the house's own lists know."""
PEOPLE = 2048
"""An adjective or noun of a people or a faith: Soviet, Bulgarian, Jewish."""
UPPER = 4096
NAME_LIKE = 8192
"""A capital and then small letters, with no more than hyphens, apostrophes and a Mc or De."""
EPONYM = 16384
STATE_ABBREVIATED = 32768
FREQUENT = 65536
"""One of the few thousand commonest English words: not even a surname's list makes it a name by itself."""
IN_BODIES = 131072
"""A word of bodies as it is written, or one that ends like a body in another language: nothing else makes a body."""

LARGE = 300_000

_TAIL = re.compile(r"(?:[’']s|[.,;:)\]’'\"])+$")
_PEOPLE = re.compile(r"(?:\w+(?:ian|ians|ese|ish|ans|ites?|ism|ists?|ization|isation|phil\w*|men))")
_ENDS_OF_PEOPLES = ("ian", "ians", "ese", "ish", "ans", "ite", "ites", "ism", "ist", "ists", "zation", "sation", "men")
_NAME_LIKE = re.compile(r"(?:Ma?c|O[’']|D[’']|De|Du|La|Le|Van|Fitz)?[^\W\d_][a-zß-ÿĀ-ɏа-яёА-Я’']*(?:-[^\W\d_]+)*")
_ENDINGS = ("s", "es", "ed", "ing", "ly")
_MADE = ("ness", "able", "ible", "ation", "ship", "hood", "wards", "ities", "isms", "ology")
_OFTEN_GLUED = ("Jewish", "Jews", "German", "Germans", "Polish", "Russian", "Soviet", "American", "British")
_COMPOUND = re.compile(
    r"[A-ZÄÖÜ][a-zäöüß]{3,}(?:[aä]mt(?:er)?|stelle|bund|verein|verband|partei|gesellschaft|gemeinde|ministerium|kommando|"
    r"polizei|zentrale|front|ausschu(?:ss|ß)|präsidium|leitung|kammer|kanzlei|korps|wehr|abteilung|tag|rat|"
    r"szövetség|párt|zwiazek|związek)"
)
"""One word of another language that ends like a body: "Arbeitsfront", "Standesämter"."""
_NO_COMPOUND = frozenset(
    {"Montag", "Freitag", "Samstag", "Sonntag", "Dienstag", "Donnerstag", "Confront", "Waterfront"}
)
_IN_BODIES = lists.BODY_WORDS
_KNOWN: dict[str, int] = {}
_MOST = 200_000


def bare(word: str) -> str:
    """A word without the possessive and the points behind it."""
    return _TAIL.sub("", word)


def known(word: str) -> int:
    """What is known of a bare word with a capital."""
    bits = _KNOWN.get(word)
    if bits is None:
        if len(_KNOWN) > _MOST:  # misread texts have no end of words
            _KNOWN.clear()
        bits = _KNOWN[word] = _looked_up(word)
    return bits


def _looked_up(word: str) -> int:
    small = word.casefold()
    listed, of_families, of_places = given_names(), surnames(), places()
    upper = len(word) > 1 and word.isupper()
    shown = word.title() if upper and len(word) > 3 else word
    bits = (UPPER if upper else 0) | (NAME_LIKE if len(word) > 1 and _NAME_LIKE.fullmatch(shown) else 0)
    singular = shown if shown in lists.BODY_WORDS else shown.removesuffix("s")
    place = of_places.get(shown) if shown not in lists.PERSONS_NOT_PLACES else None
    tail = small.rpartition("-")[2] if "-" in small else small
    compound = tail != small and word.endswith(tail) and len(tail) > 3 and is_word(tail)  # "German-occupied"
    common = small in lists.COMMON or compound or _is_glued(word)
    for holds, bit in (
        (shown in listed, GIVEN),
        (shown in of_families or shown[:1] + shown[1:].lower() in of_families, SURNAME),
        (shown in lists.ASIAN_FAMILY_NAMES, ASIAN),
        (small.removeprefix("ss-") in lists.TITLES or small in lists.HONORIFICS, TITLE),
        (small in lists.HONORIFICS, HONORIFIC),
        (singular in lists.BODY_WORDS, BODY),
        (common, COMMON),
        (is_word(small), ENGLISH),
        (is_english(small), FREQUENT),
        (place is not None, PLACE),
        (place is not None and place.people >= LARGE, LARGE_PLACE),
        (shown in lists.EPONYMS, EPONYM),
        (shown in lists.STATES or shown in lists.FORMER_PLACES, STATE),
        (word.replace(".", "") in lists.STATES_ABBREVIATED, STATE_ABBREVIATED),
        ((_may_be_people(shown) and _PEOPLE.fullmatch(shown) is not None) or shown in lists.PEOPLES, PEOPLE),
        (word in _IN_BODIES or _is_compound(word), IN_BODIES),
    ):
        if holds:
            bits |= bit
    return bits


def _may_be_people(word: str) -> bool:
    return word.endswith(_ENDS_OF_PEOPLES) or "phil" in word


def _is_compound(word: str) -> bool:
    return len(word) > 6 and word not in _NO_COMPOUND and _COMPOUND.fullmatch(word) is not None


def _is_glued(word: str) -> bool:
    """Whether a people's name and a word run together ("Jewsover"), or a street's name."""
    if word.endswith(("gasse", "strasse", "straße", "platz", "utca", "occupied", "controlled")) and len(word) > 8:
        return True
    if not word.startswith(_OFTEN_GLUED):
        return False
    return any(
        word.startswith(each) and is_word(word[len(each) :]) for each in _OFTEN_GLUED if len(word) > len(each) + 2
    )


@lru_cache(maxsize=100_000)
def is_word(small: str) -> bool:
    """Whether a word in small letters, or what it is a regular form of, stands in the list of English words."""
    held = english_words()
    if small in held:
        return True
    if "-" in small:
        return all(len(part) > 3 and part in held for part in small.split("-"))  # but "Song-min"
    if len(small) > 7 and small.endswith(_MADE):
        return True
    return any(small.endswith(end) and len(small) - len(end) > 3 and small[: -len(end)] in held for end in _ENDINGS)
