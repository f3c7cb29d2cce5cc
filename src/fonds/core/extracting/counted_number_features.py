"""What a learned model sees of a number before a noun, be it one that the rules read or one that they refuse.

A feature is a string, as in `figure_features`; here words are among them: the noun, where it is one of English, and the
word before the number, where it is one of few.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from fonds.core.extracting.figure_features import FAR, NEAR, is_known, last_of, share_of_words
from fonds.core.extracting.legibility import Legibility
from fonds.core.extracting.numbers_refused import plural_of
from fonds.core.parsing.counted_words import words
from fonds.core.parsing.quantity import Quantity
from fonds.core.text.english_words import is_english

_DIGITS = re.compile(r"\d[\d,.]*")
_NOT_COUNTED, _PEOPLE = words("not_counted"), words("people")
_BEFORE, _BEHIND = words("told_before_a_number"), words("told_behind_what_is_counted")
_POINTING = frozenset({"the", "these", "those", "such", "all", "our", "his", "their"})
_COMMA = re.compile(r",\s")
_NEXT = re.compile(r"\s*(?P<mark>[^\w\s])?\s*(?P<word>[A-Za-z]+)?")
_MONTH_ENDS = re.compile(
    r"\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?,?\s*(?:\d{1,2},?\s*)?$", re.IGNORECASE
)
_VALUES = (2, 3, 5, 10, 20, 100, 1000, 10000)
_SMALL = 10
_MOST_DIGITS, _MOST_WORDS, _MOST_UNKNOWN, _MOST_LINES = 5, 4, 2, 2
_AHEAD, _TOLD = 80, 1500
_QUARTERS, _FIFTHS = 4, 5
_ALSO_IN_DIGITS = ("before=", "mark=", "case=", "plural=", "near=", "far=", "unknown=", "lines=", "digits=", "alone=")
"""Features that say more, or less, of a number in digits."""
_OF_FILES = 201
"""The CIA's kind of file on a person: "201 files"."""


def features_of_count(text: str, found: Quantity, legible: Legibility, *, read: bool) -> tuple[str, ...]:
    """What is seen of a number that has a noun; `legible` is how well its page is read, `read` says that rules read
    it."""
    seen = ["read" if read else "refused", f"legible={legible.name}"]
    seen += _of_number(text, found)
    seen += _of_noun(text, found)
    if _DIGITS.search(text, found.start, found.end):
        seen += [f"digits:{each}" for each in seen if each.startswith(_ALSO_IN_DIGITS)]
    return tuple(seen)


def _of_number(text: str, found: Quantity) -> Iterator[str]:
    ahead = text[max(0, found.start - _AHEAD) : found.start]
    kind, mark, word = last_of(ahead)
    low = word.casefold()
    size = "small" if found.value <= _SMALL else "large"
    yield f"value={sum(found.value >= each for each in _VALUES)}"
    yield f"before={kind}"
    yield f"mark={mark}"
    yield f"{size}:word={low if low in _BEFORE else kind}"
    yield f"near={int(_QUARTERS * share_of_words(text, found, NEAR))}"
    yield f"far={int(_FIFTHS * share_of_words(text, found, FAR))}"
    yield f"range={found.value_max is not None}"
    yield f"qualified={bool(found.qualifier)}"
    digits = _DIGITS.search(text, found.start, found.end)
    if digits is None:
        yield "in_words"
        return
    yield "digits=comma" if "," in digits[0] else f"digits={min(_MOST_DIGITS, len(digits[0].rstrip('.,')))}"
    yield f"alone={not text[text.rfind(chr(10), 0, found.start) + 1 : found.start].strip()}"
    if _MONTH_ENDS.search(ahead):
        yield "month_before"
    if found.value == _OF_FILES:
        yield "of_files"


def _of_noun(text: str, found: Quantity) -> Iterator[str]:
    said = found.measure.split()
    head = said[-1].casefold()
    plural = plural_of(said[-1])
    size = "small" if found.value <= _SMALL else "large"
    low = last_of(text[max(0, found.start - _AHEAD) : found.start])[2].casefold()
    if is_english(head) or is_english(head.removesuffix("s")):
        yield f"head={head}"
    yield f"plural={plural}"
    yield f"{size}:{plural}:{'digits' if _DIGITS.search(text, found.start, found.end) else 'words'}"
    yield f"thing={head not in _NOT_COUNTED}"
    yield f"{size}:thing={head not in _NOT_COUNTED}:{low if low in ('the', 'these', 'those') else ''}"
    yield f"people={head in _PEOPLE}"
    yield f"words={min(_MOST_WORDS, len(said))}"
    yield f"case={'upper' if said[-1].isupper() else 'lower' if said[-1].islower() else 'mixed'}"
    if said[-1][:1].isupper() and not said[-1].isupper():
        yield "name"
    yield f"unknown={min(_MOST_UNKNOWN, sum(not is_known(each.strip('.,')) for each in said))}:{len(said) > 1}"
    if len(said) > 1:
        first = said[0].casefold()
        yield f"first={first if is_english(first) else ''}"
    inside = text[found.start : found.end]
    yield f"lines={min(_MOST_LINES, inside.count(chr(10)))}"
    yield f"comma={_COMMA.search(inside) is not None}"
    told = head in text[max(0, found.start - _TOLD) : found.start].casefold()
    yield f"told={told}"
    if low in _POINTING:
        yield f"{low}:told={told}"
    after = _NEXT.match(text, found.end)
    word = (after["word"] or "").casefold() if after else ""
    kind = word if word in _BEHIND else "" if not word else "known" if is_known(word) else "unknown"
    yield f"next={(after['mark'] if after else '') or kind}"
