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
    r"(?:\s+(?:of|with)\s+(?:[A-Za-z-]+\s?){1,3}?)?(?:\s+and\s+(?:about\s+|some\s+)?[\d,]+\s+[\w-]+)?"
    r"(?:\s+(?:who|which|that|now|held|living|still|alone|left|stationed|working|settled|are|were|is|was|had|has|have|been|being|built|sent|shot|lost|"
    r"taken|[a-z]{3,}ed|[a-z]{3,}ing))*\s+(?:in|at|near|above|outside)\s+(?:the\s+)?" + _WORDS_OF_PLACES
)
_BROUGHT = re.compile(
    r"(?:\s+of\s+[a-z -]{2,24}?)?(?:\s+(?:which|that)(?:\s+[a-z]+){1,3}?)?(?:\s+(?:had|have|has|was|were|been))*\s+"
    r"(?:brought|arrived|landed|unloaded)\s+(?:to|at|in)\s+(?:the\s+)?" + _WORDS_OF_PLACES
)
_MAKES = re.compile(
    r"\s+(?:(?:alone|already|now|also)\s+)*(?:has|had|makes?|made|produce[sd]?|smelt(?:s|ed)|mine[sd]|yield(?:s|ed)|harvest(?:s|ed)|"
    r"number(?:s|ed)|employ(?:s|ed)|turn(?:s|ed)\s+out)\s+(?:(?:only|about|some|over|nearly)\s+)?"
)
"""Between a place that is the subject and a number: "Reșița smelted 94,000 tons"."""
_OPENS_CLAUSE = re.compile(r"(?:^|[.;:,!?“\"(]\s*|\b(?:and|that|while|whereas|but)\s+)$")
_NEXT = re.compile(r"\d[\d,.]*\s+[a-z]+[^.;]*(?:[,;]|\band|\bwhile)\s+(?:and\s+)?$")
"""Before a place that stands with its number behind another's: "smelted 94 tons of steel, Hunedoara 31 tons"."""
_BARELY = re.compile(r"\s+(?:(?:only|about|some|nearly)\s+|[-–:]\s*)?")
_WORKS = (
    r"(?:works|plant|factory|mine|mill|smelter|combine|workshop|refinery|sawmill|quarry|cooperative|farm|shipyard|port|"
    r"brewery|cannery|foundry|furnace|power\s+station|school|hospital|institute|camp|garrison)"
)
_THE_WORKS = re.compile(
    rf"\b(?:[Tt]he|[Tt]his|[Tt]hat)\s+(?:[a-z]+\s+)?(?P<what>{_WORKS})\b(?!\s+(?:in|at|of|near)\s+[A-Z])"
)
_IT = re.compile(r"(?:^|[.;,]\s+|\bthat\s+)[Ii]t\s+(?:[a-z]+\s+){1,3}?$")
_WORKS_AT = re.compile(rf"\b(?P<what>{_WORKS})\s+(?:in|at|near|of)\s+(?:the\s+)?{_WORDS_OF_PLACES}$")
_RIGHT_AT = re.compile(rf"\s+(?:in|at|near)\s+(?:the\s+)?{_WORDS_OF_PLACES}")
_LAST = 500
"""Code points within which "the plant" is the plant whose place was told."""
_THERE = re.compile(r"[^.;:!?,]{0,60}?\sthere\b(?!\s+(?:is|are|was|were|will|would|has|have|had)\b)")
_CLOSE = 70
_FAR = 300


def place_of(text: str, figure: Figure, sentence: tuple[int, int], places: list[tuple[Range, str]]) -> str:
    """The entity of the place that stands right behind the figure, or else last before it in its sentence, "" for none.

    Without one it is the place that is the subject, or where "the plant" of the sentence was said to be before.
    `places` are those of the page in their order. What a producer made has only the place that stands right behind
    the producer; a size has none, nor has a sum that is given.
    """
    if figure.kind in (FigureKind.DIMENSION, FigureKind.ALLOCATION):
        return ""
    if figure.producer:
        return _of_producer(text, figure, sentence, places)
    at = bisect_left(places, figure.at.end, key=lambda each: each[0].start)
    if at < len(places):
        place, entity = places[at]
        between = text[figure.at.end : min(place.start, figure.at.end + _CLOSE)]
        if _BEHIND.fullmatch(between) or _BROUGHT.fullmatch(between):
            return entity
    if _THERE.match(text, figure.at.end, sentence[1]) and at and figure.at.start - places[at - 1][0].end < _FAR:
        return places[at - 1][1]
    here = last_between(sentence[0], figure.at.start, places)
    if here is None:
        return _of_the_works(text, figure, sentence, places)
    if _is_subject(text, here[0], figure.at.start, sentence[0]):
        return here[1]
    is_in = _IN.search(text[max(0, here[0].start - 24) : here[0].start]) or _WHERE.match(text, here[0].end)
    return here[1] if is_in else ""


def _is_subject(text: str, place: Range, figure: int, start: int) -> bool:
    """Whether a place is what has or made so much, "Hunedoara has three furnaces", also where its verb is left out."""
    if _MAKES.fullmatch(text, place.end, figure):
        return _OPENS_CLAUSE.search(text[start : place.start]) is not None
    return (
        _BARELY.fullmatch(text, place.end, figure) is not None and _NEXT.search(text[start : place.start]) is not None
    )


def _of_producer(text: str, figure: Figure, sentence: tuple[int, int], places: list[tuple[Range, str]]) -> str:
    """The place right behind the producer, "the workshop in Gia Lam", or that is the producer itself."""
    begin = text[sentence[0] : figure.at.start].casefold().rfind(figure.producer.casefold()) + sentence[0]
    here = last_between(begin, figure.at.start, places) if begin >= sentence[0] else None
    if here is None:
        return ""
    end = begin + len(figure.producer)
    is_itself = here[0].start == begin and here[0].end == end
    return here[1] if is_itself or _RIGHT_AT.fullmatch(text, end, max(end, here[0].start)) else ""


def _of_the_works(text: str, figure: Figure, sentence: tuple[int, int], places: list[tuple[Range, str]]) -> str:
    """Where the plant is that the sentence calls "the plant" or begins with as "it", as told of it before."""
    ahead = text[sentence[0] : figure.at.start]
    named = list(_THE_WORKS.finditer(ahead))
    if not named and _IT.search(ahead) is None:
        return ""
    at = bisect_left(places, sentence[0], key=lambda each: each[0].start) - 1
    while at >= 0 and sentence[0] - places[at][0].start < _LAST:
        place, entity = places[at]
        said = _WORKS_AT.search(text[max(0, place.start - _CLOSE) : place.start])
        if said is not None and "\n\n" not in text[place.end : sentence[0]]:
            return entity if not named or named[-1]["what"] == said["what"] else ""
        at -= 1
    return ""


def last_between(start: int, end: int, places: list[tuple[Range, str]]) -> tuple[Range, str] | None:
    """The last of the places, which are in order, that begins within the range."""
    at = bisect_left(places, end, key=lambda each: each[0].start) - 1
    return places[at] if at >= 0 and places[at][0].start >= start else None
