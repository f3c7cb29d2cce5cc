"""What looks like a person's name and is none: words that OCR misread, markings, months, parts of words, things.

A machine that reads typescript gives a word of the language, a stamp or a torn line a capital that no name has. Which
it is is told by what the word is near to, and by what stands beside it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache

from rapidfuzz.distance import Levenshtein

from fonds.core.extracting import word_knowledge as of
from fonds.core.extracting.beside_names import is_address
from fonds.core.extracting.document import NameKind, Range
from fonds.core.extracting.legibility import Legibility
from fonds.core.extracting.misread_months import is_misread_month
from fonds.core.extracting.name_words import ASIAN_FAMILY_NAMES, BODY_WORDS, HONORIFICS, KNOWN_BODIES, NO_PERSONS
from fonds.core.extracting.named import Named
from fonds.core.extracting.person_names import UNPROVEN
from fonds.core.parsing.misread_words import meant
from fonds.core.text.english_words import WORDS

_LEAST = 6
"""Letters of a word that may be misread: shorter ones are near to too many names."""
_LEAST_OF_BODIES = 8
_END = 3
"""Letters at either end of a word; no word in question has fewer than twice as many."""
_KNOWN = of.GIVEN | of.SURNAME | of.ASIAN | of.PLACE | of.STATE | of.PEOPLE
_SURE = 0.9
_DAY_AND_YEAR = re.compile(r"\s{1,2}[\dIlO]{1,2}[,.]?\s")
_CALLED_AFTER = re.compile(
    r"\s(?:(?i:restaurants?|hotel|motel|street|avenue|bar|caf[eé]|theat(?:er|re)|river|airport|county|bridge|boulevard|"
    r"cemetery|apartments|high school|building|railway station)|Road|Drive|Lane|Place|Plaza|Court|Terrace|Circle|"
    r"Highway|Parkway|Way|Blvd|Ave|ROAD|DRIVE|LANE|PLACE|PLAZA|COURT|BLVD|AVE)\b"
)
"""Behind what a thing is called: "the Capri hotel"."""
_CALLED = (
    "Hotel ", "HOTEL ", "Motel ", "MOTEL ", "Restaurant ", "Cafe ", "Café ", "Camp ", "Fort ", "Lake ", "Operation ",
    "OPERATION ", "Project ", "PROJECT ", "hotel ", "motel ", "restaurant ",
)  # fmt: skip
"""Before it: "the Hotel Capri"."""
_LONGEST_CALLED = max(map(len, _CALLED))
_INNS = ("Hotel ", "HOTEL ", "Motel ", "Restaurant ", "Cafe ", "Café ", "hotel ", "motel ", "restaurant ")
"""Before what an inn is called, though it be a town's name: "the Hotel Bristol"."""
_SHIPS = (
    " ship ", "steamer ", "tanker ", "freighter ", "vessel ", "cruiser ", "destroyer ", "trawler ", "icebreaker ",
    " M/V ", " S/S ", " SS ", " USS ", " HMS ", " yacht ", "steamship ",
)  # fmt: skip
_QUOTES = frozenset("“\"«„‘'")
_QUOTED_THING = re.compile(
    r"\b(?:works|factory|plant|mill|mine|combine|farm|kolkhoz|cooperative|stadium|theat(?:er|re)|cinema|club|film|play|novel|poem|"
    r"opera|ballet|ship|steamer|tanker|vessel|brigade|hotel|restaurant|trust|shipyard|school|institute|museum|firm|company)\s"
    r"[“\"«„‘']$"
)
"""Before what a thing is called in quotation marks: the works "Karl Berg"."""
_FIRST_CALLED_AFTER = frozenset("rhmsabtcRHMSABTCDLPWCHdlpwch")
_SMALL_WORDS = (
    "The", "This", "That", "There", "They", "Then", "These", "Those", "With", "When", "What", "Where", "Which",
)  # fmt: skip
_TAKEN_FOR = {"h": "nblk", "e": "c", "T": "IFJ", "W": "VM"}
"""Which letters engines take a letter for, as far as the word cannot be spoken then: no name is like it."""
_PREPOSITIONS = frozenset({"of", "on", "in", "to", "by", "at", "as", "for", "from", "with"})
_NOBODY = frozenset(name.casefold() for name in NO_PERSONS)
_COMRADES = frozenset({"com", "coms", "comr"})
_MISREAD_BEFORE = re.compile(r"Mr[a-z]|T[hbn][aceos]|[A-Z][oce]")
"""What engines make of "Mrs.", "The" and an initial with its point ("E."), where no list has it for anything else."""
_NUMERALS = frozenset({"JR", "SR", "II", "III", "IV"})


def is_no_person(text: str, named: Named, how: Legibility) -> bool:
    """Whether words of a page that were taken for a person's name are none; `how` is how well the page was read."""
    if named.kind is not NameKind.PERSON:
        return named.kind is NameKind.PLACE and text.endswith(_INNS, 0, named.at.start)
    if not named.titles and named.name.casefold() in _NOBODY:
        return True
    if named.titles and named.titles[-1].casefold().rstrip(".") in _COMRADES and _is_no_comrade(text, named):
        return True
    if named.confidence <= UNPROVEN:  # then it is a name only where the document proves it elsewhere
        return _is_marking(named.name) or (
            text.startswith((" of ", " for the "), named.at.end) and bool(of.known(named.name) & of.FREQUENT)
        )  # "Head of the Department", though the paper names a Head
    if named.titles and any(title.rstrip(".").casefold() in HONORIFICS for title in named.titles):
        return False  # "Mr. Secrett": whatever stands there is a name
    start, end = named.at.start, named.at.end
    is_sure = named.confidence >= _SURE
    return (
        _are_no_name(named.name, may_be_misread=how is not Legibility.CLEAN and not is_sure)
        or (text.startswith("-\n", end) and text[end + 2 : end + 3].islower() and _is_part_of_word(named.name))
        or (text[end : end + 1].isspace() and _is_month(text, end, named.name))
        or (not is_sure and not named.titles and _is_thing(text, start, end))
        or (not is_sure and not named.titles and named.name in _misread_small_words())
        or (not named.titles and _is_called(text, start))
        or (named.name.startswith(("St. ", "Saint ")) and text.startswith(("'s ", "’s "), end))
        or (" " in named.name and not named.titles and not is_sure and is_address(text, start, end))
        or (text[start - 2 : start - 1] == "U" and named.name.startswith("S. ") and text[start - 1] in ":;,'")
    )


@cache
def _misread_small_words() -> frozenset[str]:
    """Small words that begin sentences, with one letter misread, where no list has them for anything else: "Tne"."""
    misread = {
        word[:at] + letter + word[at + 1 :]
        for word in _SMALL_WORDS
        for at in range(len(word))
        for letter in _TAKEN_FOR.get(word[at], "")
    }
    return frozenset(word for word in misread if not of.known(word) & _KNOWN and word.casefold() not in WORDS)


@lru_cache(maxsize=20_000)
def _are_no_name(name: str, *, may_be_misread: bool) -> bool:
    """Whether words are no person's name wherever they stand."""
    words = [word.strip(".,") for word in name.split()]
    return (
        any(_is_marking(word) for word in words)
        or _is_too_short(words)
        or (len(words) > 1 and words[0].casefold() in _PREPOSITIONS)
        or any(_is_misread_body(word) for word in words)
        or (may_be_misread and any(_is_misread(word) for word in words))
    )


def is_body_instead(text: str, named: Named, how: Legibility) -> bool:
    """Whether an article before words that no list of names has makes them a body's: "the Centrala Evreilor"."""
    return (
        how is Legibility.CLEAN
        and " " in named.name
        and "-" not in named.name
        and not named.titles
        and named.kind is NameKind.PERSON
        and text.endswith(("the ", "The ", "the\n"), 0, named.at.start)
        and not any(
            of.known(word) & (of.GIVEN | of.SURNAME | of.ASIAN | of.PLACE) or "." in word for word in named.name.split()
        )
        and not text.startswith(("'s", "’s"), named.at.end)
    )


def _is_no_comrade(text: str, named: Named) -> bool:
    """Whether "com" before a word is no comrade: without a point, as in an address of the net, or behind "&" on a form
    ("Files & Com.")."""
    title = named.titles[-1]
    start = text.rfind(title, 0, named.at.start)
    return not title.endswith(".") or text.endswith("& ", 0, start)


def cut_short(text: str, named: Named, how: Legibility) -> None:
    """Leaves out of a person's name what ran into it: two letters behind a surname, a preposition in front, and on a
    page that was not read well a misread title, article or initial.

    "Viktor KALININ In", "On Lee OSWALD", "Mra Houston" for "Mr. Houston", "Tha Castro".
    """
    if named.kind is not NameKind.PERSON or " " not in named.name:
        return
    words = named.name.split()
    start, end = named.at.start, named.at.end
    said = text[start:end]
    is_stain = how is not Legibility.CLEAN and _is_stain(words)
    if is_stain or (len(words) > 2 and words[0].casefold() in _PREPOSITIONS):
        named.at = Range(named.at.page, start + said.index(words[1], len(words[0])), end)
        named.name = " ".join(words[1:])
    elif len(words) < 3:
        return
    elif _is_too_short(words) and of.known(words[-2].capitalize()) & of.SURNAME:
        named.at = Range(named.at.page, start, start + len(said[: said.rindex(words[-1])].rstrip()))
        named.name = " ".join(words[:-1])


def _is_stain(words: list[str]) -> bool:
    """Whether the first word is a misread "Mr.", "Mrs.", "The" or initial, and a given name or a surname behind it."""
    first, second = words[0], words[1]
    return (
        _MISREAD_BEFORE.fullmatch(first) is not None
        and not of.known(first) & ~of.NAME_LIKE
        and second[:1].isupper()
        and bool(of.known(second.strip(".,")) & (of.SURNAME | of.GIVEN))
    )


def _is_marking(word: str) -> bool:
    """Whether a word is a level of classification as OCR leaves it: "SEGRET"."""
    return word.isupper() and len(word) > 4 and meant(word) != ""


def _is_month(text: str, end: int, name: str) -> bool:
    """Whether the last word is a month's misread name before a day: "Setober 29, 1975"."""
    return _DAY_AND_YEAR.match(text, end) is not None and is_misread_month(name.split()[-1].strip(".,"))


def _is_part_of_word(name: str) -> bool:
    """Whether a word that a hyphen breaks at the end of its line is none that lists have: "De-" of "Department"."""
    return " " not in name and (len(name) < 4 or not of.known(name) & (of.GIVEN | of.SURNAME))


def _is_called(text: str, start: int) -> bool:
    """Whether the word before says that a ship, or with quotation marks a works or a play, is called so."""
    if text.endswith(_SHIPS, max(0, start - _LONGEST_CALLED), start):
        return True
    return text[start - 1 : start] in _QUOTES and _QUOTED_THING.search(text, max(0, start - 24), start) is not None


def _is_thing(text: str, start: int, end: int) -> bool:
    """Whether the word before or behind says that a thing is called so: a hotel, a street, an operation."""
    if text.endswith(_CALLED, max(0, start - _LONGEST_CALLED), start):
        return True
    return text[end + 1 : end + 2] in _FIRST_CALLED_AFTER and _CALLED_AFTER.match(text, end) is not None


def _is_too_short(words: list[str]) -> bool:
    """Whether no surname stands behind the first words: "F. Lh", "C. CIA"."""
    if len(words) < 2:
        return False
    last = words[-1]
    if last in KNOWN_BODIES:
        return True
    if len(last) > 2 or not last.isalpha() or len(last) < 2 or last.upper() in _NUMERALS:
        return False
    return last.title() not in ASIAN_FAMILY_NAMES and not of.known(words[0].title()) & of.ASIAN


def _is_misread_body(word: str) -> bool:
    """Whether a word is near to one of those that end bodies' names: "Cormission"."""
    return len(word) >= _LEAST_OF_BODIES and _is_unknown(word) and _is_near(word.casefold(), _bodies())


def _is_misread(word: str) -> bool:
    """Whether a word that no list has is one letter from a common English one: "Qualifcations"."""
    return len(word) >= _LEAST and _is_unknown(word) and _is_near(word.casefold(), _common())


def _is_unknown(word: str) -> bool:
    known = of.known(word) | of.known(word.capitalize())
    return word.isalpha() and word.isascii() and not known & (_KNOWN | of.ENGLISH)


def _is_near(small: str, listed: Mapping[str, tuple[str, ...]]) -> bool:
    """Whether a word is another with one letter changed, lost or added, or is itself listed."""
    length = len(small)
    for end in (f"{small[:_END]}-", f"-{small[-_END:]}"):
        for word in listed.get(end, ()):
            if -2 < len(word) - length < 2 and Levenshtein.distance(small, word, score_cutoff=1) <= 1:
                return True
    return False


def _by_ends(words: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Words of twice `_END` letters and more by how they begin ("con-") and how they end ("-ion"): what is one letter
    from a word has either in common with it."""
    found: dict[str, list[str]] = {}
    for word in words:
        found.setdefault(f"{word[:_END]}-", []).append(word)
        found.setdefault(f"-{word[-_END:]}", []).append(word)
    return {end: tuple(each) for end, each in found.items()}


@cache
def _bodies() -> dict[str, tuple[str, ...]]:
    return _by_ends(word.casefold() for word in BODY_WORDS if len(word) >= _LEAST_OF_BODIES)


@cache
def _common() -> dict[str, tuple[str, ...]]:
    return _by_ends(word for word in WORDS if len(word) >= _LEAST)
