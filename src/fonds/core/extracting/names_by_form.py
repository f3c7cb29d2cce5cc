"""Names told by the form in which they are written: lines of an index ("Berg, Karl"), a nickname in quotation marks.

An index is what several lines near to each other are, each of a family name, a comma and given names, most of which the
list of given names has.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from fonds.core.extracting import word_knowledge as of
from fonds.core.extracting.document import DocumentPage, NameKind, Range
from fonds.core.extracting.name_words import UPPER
from fonds.core.extracting.named import Named
from fonds.core.text.line_patterns import LinePattern

_WORD = rf"[{UPPER}][\w’'-]+"
_LINE = LinePattern(
    re.compile(
        rf"^[ \t]*(?P<family>{_WORD}(?: (?:de |del |la |y )?{_WORD})?), "
        rf"(?P<given>{_WORD}(?: (?:{_WORD}|[{UPPER}]\.?)){{0,2}})"
        r"(?=[ \t]*(?:$|\((?:aka|a\.k\.a|alias|photo|Mrs)))",
        re.MULTILINE,
    )
)
_NICKNAMED = re.compile(
    rf"(?<![\w-])(?P<given>[{UPPER}][a-z]+(?: (?:[{UPPER}][a-z]+|[{UPPER}]\.))?) [“\"‘'][{UPPER}][\w ]{{1,14}}[”\"’'] "
    rf"(?P<family>{_WORD})"
)
_LEAST, _FARTHEST = 4, 400
_UNLIKE = of.COMMON | of.STATE | of.BODY | of.TITLE | of.PEOPLE | of.STATE_ABBREVIATED | of.IN_BODIES
_IN_QUOTES = re.compile(rf"[“\"‘'](?<= .)[{UPPER}][\w ]{{1,14}}[”\"’'] ")
"""What is found quickly and stands in all that `_NICKNAMED` finds."""
_IN_NICKNAMES = ('" ', "” ", "’ ", "' ")


def names_by_form(page: DocumentPage) -> Iterator[Named]:
    """The persons of a page whose names stand in an index or have a nickname in them, in order."""
    yield from sorted((*_in_index(page), *_nicknamed(page)), key=lambda each: each.at)


def _in_index(page: DocumentPage) -> Iterator[Named]:
    text = page.text
    if text.count(", ") < _LEAST:
        return
    lines = [match for match in _LINE.finditer(text) if _may_be_name(match)]
    given = [match for match in lines if _is_given(match["given"])]
    if len(given) < _LEAST or 2 * len(given) < len(lines):
        return
    places = [match.start() for match in given]
    for match in lines:
        near = sum(abs(place - match.start()) < _FARTHEST for place in places)
        if near >= _LEAST:
            family = match["family"].title() if match["family"].isupper() else match["family"]
            at = Range(page.number, match.start("family"), match.end("given"))
            yield Named(NameKind.PERSON, at, f"{' '.join(match['given'].split())} {family}", (), 0.85)


def _may_be_name(match: re.Match[str]) -> bool:
    """Whether a line's words may be names: "Dallas, Texas" and "Director, Office" are none."""
    words = [*match["family"].split(), match["given"].split()[0]]
    return not any(of.known(word.title() if word.isupper() else word) & _UNLIKE for word in words)


def _is_given(words: str) -> bool:
    first = words.split()[0]
    return bool(of.known(first.title() if first.isupper() else first) & of.GIVEN)


def _nicknamed(page: DocumentPage) -> Iterator[Named]:
    text = page.text
    if not any(each in text for each in _IN_NICKNAMES) or _IN_QUOTES.search(text) is None:
        return
    for match in _NICKNAMED.finditer(page.text):
        family = of.known(match["family"])
        if _is_given(match["given"]) and not family & (_UNLIKE | of.ENGLISH):
            name = " ".join(f"{match['given']} {match['family']}".split())
            yield Named(NameKind.PERSON, Range(page.number, *match.span()), name, (), 0.85)
