"""Where so much is: the place that its sentence names beside a figure, "have arrived at the port of Assab"."""

from __future__ import annotations

import re
from bisect import bisect_left

from fonds.core.extracting.document import Range
from fonds.core.extracting.facts import Figure, FigureKind

_IN = re.compile(r"\b(?:in|of|for|from|at)\s+(?:the\s+)?(?:(?:north|south|east|west)(?:ern)?\s+)?$", re.IGNORECASE)
_WHERE = re.compile(r"\s*,\s+where\s")
_WORDS_OF_PLACES = (
    r"(?:(?:ports?|city|town|village|region|province|district|area|roads|harbou?r|bay|vicinity|suburbs|outskirts|state|county|neighbou?rhood)"
    r"\s+of\s+|(?:north|south|east|west|central|upper|lower)(?:ern)?\s+)?"
)
_BEHIND = re.compile(
    r"(?:\s+of\s+(?:[a-z-]+\s?){1,3}?)?(?:\s+and\s+(?:about\s+|some\s+)?[\d,]+\s+[\w-]+)?"
    r"(?:\s+(?:who|which|that|now|held|living|still|alone|left|stationed|working|settled|are|were|is|was|had|has|have|been|being|built|sent|shot|lost|"
    r"taken|[a-z]{3,}ed|[a-z]{3,}ing))*\s+(?:in|at)\s+(?:the\s+)?" + _WORDS_OF_PLACES
)
_THERE = re.compile(r"[^.;:!?,]{0,60}?\sthere\b(?!\s+(?:is|are|was|were|will|would|has|have|had)\b)")
_CLOSE = 70
_FAR = 300


def place_of(text: str, figure: Figure, sentence: tuple[int, int], places: list[tuple[Range, str]]) -> str:
    """The entity of the place that stands right behind the figure, or else last before it in its sentence, "" for none.

    `places` are those of the page in their order. What a producer made has none, nor has a size or a sum that is given.
    """
    if figure.producer or figure.kind in (FigureKind.DIMENSION, FigureKind.ALLOCATION):
        return ""
    at = bisect_left(places, figure.at.end, key=lambda each: each[0].start)
    if at < len(places):
        place, entity = places[at]
        if _BEHIND.fullmatch(text[figure.at.end : min(place.start, figure.at.end + _CLOSE)]):
            return entity
    if _THERE.match(text, figure.at.end, sentence[1]) and at and figure.at.start - places[at - 1][0].end < _FAR:
        return places[at - 1][1]
    here = last_between(sentence[0], figure.at.start, places)
    if here is None:
        return ""
    is_in = _IN.search(text[max(0, here[0].start - 24) : here[0].start]) or _WHERE.match(text, here[0].end)
    return here[1] if is_in else ""


def last_between(start: int, end: int, places: list[tuple[Range, str]]) -> tuple[Range, str] | None:
    """The last of the places, which are in order, that begins within the range."""
    at = bisect_left(places, end, key=lambda each: each[0].start) - 1
    return places[at] if at >= 0 and places[at][0].start >= start else None
