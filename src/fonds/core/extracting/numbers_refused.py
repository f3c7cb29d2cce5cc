"""Numbers before a noun that the rules refuse: of which a learned model says whether they are figures after all.

"THREE MACHINE GUHS", whose noun a machine misread; "three choices", which are thoughts; "the four major powers", which
may point back to what was told. The noun is the first that looks like a plural. Left out are times, units, years, the
whole of which a part is told, and what was told in the same words before.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from fonds.core.extracting.figure_features import is_known
from fonds.core.extracting.one_letter_misread import misreadings
from fonds.core.parsing.counted_nouns import of_phrase
from fonds.core.parsing.counted_words import words
from fonds.core.parsing.legible_numbers import last_word
from fonds.core.parsing.noun_phrases import ENDING_A_PHRASE
from fonds.core.parsing.number_qualifiers import qualified
from fonds.core.parsing.number_words import NUMBER_WORDS, is_number_word, number_in_words
from fonds.core.parsing.numbers_in_text import DIGITS, in_digits, number_of, starts
from fonds.core.parsing.quantity import Quantity
from fonds.core.parsing.units_in_text import unit_at
from fonds.core.text.english_words import is_english

_WORD = re.compile(
    r"(?:[ \t]{0,3}|[ \t]*\n[ \t]*(?:(?!\n)|\n[ \t]*(?=[a-z]{2})))[’'‘\"“]?(?P<comma>,[ \n])?"
    r"(?P<word>\.?\d\d[ -]?(?:mm|cal(?:iber|ibre)?)\b\.?|[^\W\d_](?:[^\W\d_]|[’'./\]-](?=[^\W\d_]))*)(?![\d_])"
)
"""A word of a noun phrase; in a machine's reading a mark may stand before it, and a bracket for a letter in it."""
_TIMES = frozenset(
    {
        *("years", "months", "weeks", "days", "hours", "minutes", "seconds", "decades", "nights", "times"),
        *("pages", "paragraphs", "kilometers", "miles", "inches", "feet", "yards", "pounds", "dollars", "percent"),
    }
)
_NEARLY_TIMES = misreadings(_TIMES, least=4)
_LEFT_OUT = words("papers_and_no_plurals")
_POINTING = words("pointing")
_COLLECTIVE = words("collective")
_LOW = re.compile(
    rf"(?<![\w.,/-])(?P<low>{DIGITS}|{NUMBER_WORDS})(?:\s+(?:or|to)\s+|\s?[-–]\s?(?:to\s?-\s?)?)$", re.IGNORECASE
)
"""The lower end of a range, before its upper one: "two or three"."""
_FAR_LOW, _FAR_PART, _FAR_TOLD = 30, 40, 2000
_SMALL = 10
_PART = re.compile(
    rf"\b(?:(?:{NUMBER_WORDS})|\d+|each|either|neither|both|any|all|some|most|many|none|which|member|rest)\s+of\s+"
    r"(?:the|these|those|his|their|our)\s+$",
    re.IGNORECASE,
)
"""Before a number of which a part is told: "one of the three prisoners"."""
_YEAR = re.compile(r"(?:1[89]|20)\d\d")
_IRREGULAR = words("plurals")
_SHORTEST, _MOST_WORDS = 4, 6
_LIKE_S = ("a", "e", "z", "5")
"""What a machine reads for the last letter of a plural."""


def refused(text: str, read: Sequence[Quantity]) -> Iterator[Quantity]:
    """The numbers of a page that stand before what may be a plural, and are none of those `read`, in order."""
    taken = sorted((each.start, each.end) for each in read)
    for number in starts(text):
        if number["sign"] or _meets(taken, number.start(), number.end()):
            continue
        value = in_digits(number["digits"]) if number["digits"] else number_in_words(number["words"])
        if value is None or value <= 1 or (number["digits"] and _YEAR.fullmatch(number["digits"])):
            continue
        if _PART.search(text, max(0, number.start() - _FAR_PART), number.start()):
            continue
        end = noun_end(text, number.end())
        if end is None or unit_at(text, number.end()) is not None:
            continue
        low = _LOW.search(text, max(0, number.start() - _FAR_LOW), number.start())
        least = number_of(low["low"]) if low else None
        first, most = number.start(), None
        if low is not None and least is not None and least < value:
            first, value, most = low.start(), least, value
        start, qualifier = qualified(text, first, last_word(text, first))
        measure = " ".join(text[number.end() : end].strip("’'‘\"“ \n\t").split())
        found = Quantity(value, "", measure, start, end, most, qualifier)
        if not _meets(taken, start, end) and not _is_told_again(text, number.start(), found):
            yield found


def _is_told_again(text: str, place: int, found: Quantity) -> bool:
    """Whether a small number behind "the" points back to what is told of in the same two words before."""
    said = found.measure.casefold().split()
    if len(said) < 2 or found.value > _SMALL or last_word(text, place) not in _POINTING:
        return False
    return " ".join(said[-2:]) in " ".join(text[max(0, place - _FAR_TOLD) : place].casefold().split())


def _meets(taken: list[tuple[int, int]], start: int, end: int) -> bool:
    """Whether a range meets one of some, which are in order and none within another."""
    before = bisect_left(taken, (end, 0)) - 1
    return before >= 0 and taken[before][1] > start


def noun_end(text: str, place: int) -> int | None:
    """Where the noun ends that may be counted by a number that ends at a place; None where none stands there."""
    at, said = place, 0
    while said < _MOST_WORDS:
        found = _WORD.match(text, at)
        if found is None or (found["comma"] and not said):
            return None
        word = found["word"].casefold()
        if word in ENDING_A_PHRASE or is_number_word(word) or word in _LEFT_OUT:
            return None
        if word in _TIMES or word in _NEARLY_TIMES:
            return None
        at, said = found.end(), said + 1
        if plural_of(found["word"]):
            return _of_what(text, at) if word in _COLLECTIVE else at
    return None


def _of_what(text: str, place: int) -> int:
    """Where a noun of so much ends with what it is of: "reels of microfilm"."""
    of = of_phrase(text, place)
    stop = text.find(of.rpartition(" ")[2], place) + len(of.rpartition(" ")[2]) if of else place
    return stop if of and " ".join(text[place:stop].split()) == f"of {of}" else place


def plural_of(word: str) -> str:
    """As what a word may be a plural: known, unknown, irregular, or nearly one; "" where it is none."""
    low = word.casefold()
    if low in _IRREGULAR:
        return "irregular"
    if len(low) < _SHORTEST:
        return ""
    if low.endswith("s") and not low.endswith(("ss", "us", "is")):
        return "known" if is_known(low) else "unknown"
    return "nearly" if low.endswith(_LIKE_S) and not is_known(low) and is_english(low[:-1]) else ""
