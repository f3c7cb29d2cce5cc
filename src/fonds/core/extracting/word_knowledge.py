"""What is known of a word with a capital, from the public lists: bits of a number, worked out once for each word.

A text has far fewer different words than words, so that looking each up once is what makes reading names fast.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import cache

from fonds.core.extracting import name_words as lists
from fonds.core.extracting.gazetteer import english_words, given_names, places, surnames
from fonds.core.text.english_words import WORDS, is_english

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
_NAME_LIKE = re.compile(
    r"(?:Ma?c|O[’']|D[’']|De|Du|La|Le|Van|Fitz)?[^\W\d_][a-zß-ÿĀ-ɏạ-ỹа-яёА-Я’']*(?:-(?:(?:[kpt]|ch|ts|tz)[’'‘])?[^\W\d_]+)*"
)
_VIETNAMESE = re.compile("[A-Za-zÀ-ÃÈ-ÊÌÍÒ-ÕÙÚÝà-ãè-êìíò-õùúýĂăĐđĨĩŨũƠơƯưẠ-ỹ]{2,6}")
_ENDINGS = {"s": ("s", "es"), "d": ("ed",), "g": ("ing",), "y": ("ly",)}
_MADE = ("ness", "able", "ible", "ation", "ship", "hood", "wards", "ities", "isms", "ology")
_OFTEN_GLUED = ("Jewish", "Jews", "German", "Germans", "Polish", "Russian", "Soviet", "American", "British")
_ENDS_OF_STREETS = ("gasse", "strasse", "straße", "platz", "utca", "occupied", "controlled")
_COMPOUND = re.compile(
    r"[A-ZÄÖÜ][a-zäöüß]{3,}(?:[aä]mt(?:er)?|stelle|bund|verein|verband|partei|gesellschaft|gemeinde|ministerium|kommando|"
    r"polizei|zentrale|front|ausschu(?:ss|ß)|präsidium|leitung|kammer|kanzlei|korps|wehr|abteilung|tag|rat|"
    r"szövetség|párt|zwiazek|związek)"
)
"""One word of another language that ends like a body: "Arbeitsfront", "Standesämter"."""
_ENDS_OF_COMPOUNDS = (
    "amt", "ämt", "er", "stelle", "bund", "verein", "verband", "partei", "gesellschaft", "gemeinde", "ministerium",
    "kommando", "polizei", "zentrale", "front", "ss", "ß", "präsidium", "leitung", "kammer", "kanzlei", "korps", "wehr",
    "abteilung", "tag", "rat", "szövetség", "párt", "zwiazek", "związek",
)  # fmt: skip
"""How those words end: what ends otherwise is told at once."""
_NO_COMPOUND = frozenset(
    {"Montag", "Freitag", "Samstag", "Sonntag", "Dienstag", "Donnerstag", "Confront", "Waterfront"}
)
_ENDS_OF_SURNAMES = (
    "ov", "ev", "sky", "ski", "skii", "skiy", "skaya", "enko", "escu", "shvili", "adze", "vich", "vić", "ović", "ević",
    "wicz", "czyk", "oglu", "oğlu", "poulos", "akis", "akin", "ygin", "ugin", "shin", "tsin", "tsyn", "khin", "zhin",
    "kyan", "ryan", "nian",
)  # fmt: skip
"""How surnames end in the languages of Eastern Europe and the Caucasus, which no list of American surnames has."""


def _last_letters(ends: Iterable[str]) -> frozenset[str]:
    """The last two letters of each of some ends, and of one of a single letter that: most words have none of them."""
    return frozenset(each[-2:] for each in ends)


_LAST_OF_MADE = _last_letters(_MADE)
_LAST_OF_PEOPLES = _last_letters(_ENDS_OF_PEOPLES)
_LAST_OF_COMPOUNDS = _last_letters(_ENDS_OF_COMPOUNDS)
_LAST_OF_SURNAMES = _last_letters(_ENDS_OF_SURNAMES)
_FIRST_GLUED = frozenset(each[:2] for each in _OFTEN_GLUED)
_LAST_OF_STREETS = _last_letters(_ENDS_OF_STREETS)
_KNOWN: dict[str, int] = {}
_MOST = 200_000


def bare(word: str) -> str:
    """A word without the possessive and the points behind it."""
    return _TAIL.sub("", word)


def without_tones(word: str) -> str:
    """A word in plain letters, as papers without Vietnamese letters write it: "Dinh" for "Đinh"."""
    plain = unicodedata.normalize("NFD", word.replace("Đ", "D").replace("đ", "d"))
    return "".join(each for each in plain if not unicodedata.combining(each))


def is_vietnamese_syllable(word: str) -> bool:
    """Whether a word may be a syllable of Vietnamese as its letters write it."""
    return _VIETNAMESE.fullmatch(word) is not None


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
    upper = len(word) > 1 and word.isupper()
    shown = word.title() if upper and len(word) > 3 else word
    bits = (UPPER if upper else 0) | _public_lists().get(shown, 0) | _OF_SHOWN.get(shown, 0) | _OF_SMALL.get(small, 0)
    if not word.isascii() and _VIETNAMESE.fullmatch(shown) is not None:
        bits |= _OF_SHOWN.get(without_tones(shown), 0) & ASIAN  # "Đinh", "Trần"
    is_capitalized = shown[1:].islower()
    if len(word) > 1 and (
        (is_capitalized and shown.isascii() and shown.isalpha()) or _NAME_LIKE.fullmatch(shown) is not None
    ):
        bits |= NAME_LIKE
    if not is_capitalized and not bits & SURNAME:
        bits |= _public_lists().get(shown[:1] + shown[1:].lower(), 0) & SURNAME
    last = shown[-2:]
    if word in lists.BODY_WORDS or (
        len(word) > 6
        and (word[-2:] in _LAST_OF_COMPOUNDS or word[-1] in _LAST_OF_COMPOUNDS)
        and word.endswith(_ENDS_OF_COMPOUNDS)
        and _is_compound(word)
    ):
        bits |= IN_BODIES
    if ((last in _LAST_OF_PEOPLES and shown.endswith(_ENDS_OF_PEOPLES)) or "phil" in shown) and _PEOPLE.fullmatch(
        shown
    ) is not None:
        bits |= PEOPLE
    if (word.replace(".", "") if "." in word else word) in lists.STATES_ABBREVIATED:
        bits |= STATE_ABBREVIATED
    listed = not bits & SURNAME or is_listed(small)
    if (listed and is_word(small)) or (
        shown.endswith("ing") and not bits & (SURNAME | GIVEN | PLACE) and is_word(f"{small[:-3]}e")
    ):
        bits |= ENGLISH
    elif (
        last in _LAST_OF_SURNAMES
        and not bits & ~(UPPER | NAME_LIKE)
        and shown.endswith(_ENDS_OF_SURNAMES)
        and len(word) > 5
        and word.isalpha()
    ):
        bits |= SURNAME
    if listed and is_english(small):
        bits |= FREQUENT
    if ("-" in small and _is_behind_hyphen(word, small)) or (
        len(word) > 6 and (word[:2] in _FIRST_GLUED or word[-2:] in _LAST_OF_STREETS) and _is_glued(word)
    ):
        bits |= COMMON
    return bits


@cache
def _public_lists() -> dict[str, int]:
    """What the public lists say of words: given names, surnames, places, and whether many people live there.

    One list in place of three: what slows looking up a new word is to reach into a large one.
    """
    found = {
        name: PLACE | LARGE_PLACE if people >= LARGE else PLACE
        for name, people in places().items() if name not in lists.PERSONS_NOT_PLACES
    }  # fmt: skip
    for bit, names in ((GIVEN, given_names()), (SURNAME, surnames())):
        for name in names:
            found[name] = found.get(name, 0) | bit
    return found


def _in_one(listed: Iterable[tuple[int, Iterable[str]]]) -> dict[str, int]:
    """What several lists say of words, in one, so that a word is looked up once."""
    found: dict[str, int] = {}
    for bits, words in listed:
        for word in words:
            found[word] = found.get(word, 0) | bits
    return found


_OF_SHOWN = _in_one(
    (
        (BODY, lists.BODY_WORDS),
        (BODY, (f"{word}s" for word in lists.BODY_WORDS)),
        (PEOPLE, lists.PEOPLES),
        (ASIAN, lists.ASIAN_FAMILY_NAMES),
        (EPONYM, lists.EPONYMS),
        (STATE, lists.STATES),
        (STATE, lists.FORMER_PLACES),
    )
)
"""What the short lists of the house say of a word with a capital and then small letters."""
_OF_SMALL = _in_one(
    (
        (TITLE | HONORIFIC, lists.HONORIFICS),
        (TITLE, lists.TITLES),
        (TITLE, (f"ss-{title}" for title in lists.TITLES)),
        (COMMON, lists.COMMON),
    )
)
"""What they say of a word written small."""


_SYLLABLES = frozenset(
    {"bong", "chin", "gang", "hung", "jung", "long", "lung", "moon", "ping", "ding", "sang", "song", "sung", "tang",
     "young", "soon", "tong", "wing", "ming", "wang", "yang", "fang", "hang", "pang", "bang", "rang", "king", "sing",
     "ting", "shun", "chew", "chan", "teng", "kung", "fung", "gong", "pong", "loong", "cheng", "feng", "sheng",
     "lien", "mien", "kook", "sook"}
)  # fmt: skip
"""Syllables of East Asian names that are English words too."""


def _is_behind_hyphen(word: str, small: str) -> bool:
    """Whether a word ends in an English one behind a hyphen: "German-occupied"."""
    head, _, tail = small.rpartition("-")
    if tail in _SYLLABLES and not (len(head) > 3 and is_word(head)):
        return False  # "Ri Ju-song"
    return len(tail) > 3 and word.endswith(tail) and is_word(tail)


def _is_compound(word: str) -> bool:
    return word not in _NO_COMPOUND and _COMPOUND.fullmatch(word) is not None


def _is_glued(word: str) -> bool:
    """Whether a people's name and a word run together ("Jewsover"), or a street's name."""
    if len(word) > 8 and word.endswith(_ENDS_OF_STREETS):
        return True
    if not word.startswith(_OFTEN_GLUED):
        return False
    return any(
        word.startswith(each) and is_word(word[len(each) :]) for each in _OFTEN_GLUED if len(word) > len(each) + 2
    )


_ENGLISH_WORDS: dict[str, bool] = {}
"""Whether words in small letters are English; worked out once for each."""


def is_word(small: str) -> bool:
    """Whether a word in small letters, or what it is a regular form of, stands in the list of English words."""
    found = _ENGLISH_WORDS.get(small)
    if found is None:
        if len(_ENGLISH_WORDS) > _MOST:
            _ENGLISH_WORDS.clear()
        found = _ENGLISH_WORDS[small] = _is_word(small)
    return found


def is_listed(small: str) -> bool:
    """Whether a word in small letters stands in the lists of English words, or in the plural.

    "fields" does, but not "barnes" and "gooding", which only rules of forms make of "barn" and "good".
    """
    held = english_words()
    return small in held or small in WORDS or (small.endswith("s") and (small[:-1] in held or small[:-1] in WORDS))


def count_words(small: Sequence[str]) -> int:
    """How many of the words in small letters are English."""
    new = set(small).difference(_ENGLISH_WORDS)
    if new:
        if len(_ENGLISH_WORDS) > _MOST:
            _ENGLISH_WORDS.clear()
            new = set(small)
        listed = new & english_words()  # most, told for all at once
        _ENGLISH_WORDS.update(dict.fromkeys(listed, True))
        _ENGLISH_WORDS.update((word, _is_word(word)) for word in new - listed)
    return sum(map(_ENGLISH_WORDS.__getitem__, small))


def _is_word(small: str) -> bool:
    held = english_words()
    if small in held:
        return True
    if "-" in small:
        return all(len(part) > 3 and part in held for part in small.split("-"))  # but "Song-min"
    if len(small) > 7 and small[-2:] in _LAST_OF_MADE and small.endswith(_MADE):
        return True
    for end in _ENDINGS.get(small[-1:], ()):
        if small.endswith(end) and len(small) - len(end) > 3 and small[: -len(end)] in held:
            return True
    return False
