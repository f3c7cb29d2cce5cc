"""The words before an amount as rules can read them: capitals made small, what a machine misread mended.

Telegrams and forms stand in capitals, which rules of names and nouns tell nothing by; a machine reads stains as points
("weekly sales. of $2,000") and "was" as "vas". What a rule finds is given back as the page has it.
"""

from __future__ import annotations

import re

_STAIN = re.compile(r"(?<=[a-z]{2})[.:](?=[ \n]{0,2}(?:of|in|the|and|for|to|by|from|at|is|was|were|are|be|fee|per)\b)")
"""A point between two words in small letters, of which the second begins no sentence."""
_NO_ABBREVIATION = re.compile(r"\b(?:etc|approx|viz|resp|incl|dept|govt|no|nos|vol|ed|st|inc)$")
_WAS = re.compile(r"\b(?:[vyu]as|w[eo]s|waa|wae|wss|vas)\b(?=[ \n])")
_IS = re.compile(r"(?<=[a-z][ \n])[1l]s\b(?=[ \n])")
_OF = re.compile(r"(?<=[a-z] )[@0]f(?=\s)")
_BULLET = re.compile(r"(?<=\n)[ ]*[•·*][ ]*(?=[a-z])")
"""A stain at the beginning of a line that goes on in small letters."""
_OF_MONEY = re.compile(
    r"(?:\bof\s+)?\b(?:the\s+equivalent\s+of\s+)?(?:in\s+)?(?:U\.?\s?S\.?|American|Canadian)\s+(?:dollars?\s+)?$"
)
"""What says of which country money is, right before its sign: "a budget of U.S. dollars $4,200"."""


def is_in_capitals(words_before: str) -> bool:
    """Whether the words stand in capitals, so that these tell no names from nouns."""
    small = sum(map(str.islower, words_before))
    return 10 * small < sum(map(str.isupper, words_before))


def legible(words_before: str) -> str:
    """The words as rules read them: in small letters where all are capitals, misread words and points mended."""
    said = words_before.casefold() if is_in_capitals(words_before) else words_before
    if "." in said or ":" in said:
        said = _STAIN.sub(lambda point: _mended(point, said), said)
    if "@f" in said or "0f" in said:
        said = _OF.sub("of", said)
    said = _BULLET.sub("", _IS.sub("is", _WAS.sub("was", said)))
    if country := _OF_MONEY.search(said):
        kept = "of " if country[0].startswith("of") else ""
        said = said[: country.start()] + kept
    return said


def _mended(point: re.Match[str], said: str) -> str:
    """A point that is a stain as white space, or nothing where that follows; that of an abbreviation as it is."""
    if _NO_ABBREVIATION.search(said[: point.start()]):
        return point[0]
    return "" if said[point.end()].isspace() else " "


def as_written(found: str, words_before: str) -> str:
    """What a rule found in the words in small letters, as the page has it; as it was found where it is not there."""
    if not found or not is_in_capitals(words_before):
        return found
    words = r"[\s.]+".join(map(re.escape, found.split()))
    places = [match.span() for match in re.finditer(words, words_before, re.IGNORECASE)]
    return " ".join(words_before[slice(*places[-1])].split()) if places else found
