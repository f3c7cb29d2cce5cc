"""Figures in lines that each begin with a year, below the sentence that says of what: "1955 ...... 9,800 t"."""

from __future__ import annotations

import re
from itertools import pairwise

from fonds.core.extracting.document import DocumentPage, Range
from fonds.core.extracting.facts import Figure, FigureKind
from fonds.core.parsing.units_in_text import unit_at, unit_named_by
from fonds.core.text.line_patterns import LinePattern

_LINE = LinePattern(
    re.compile(
        r"^[ \t]*(?P<year>(?:19|20)\d\d)[ \t]*(?:\.[ .]*\.|…+|[-–—:])[ \t]*"
        r"(?P<digits>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)"
        r"(?P<unit>[ \t]*[^\W\d_][\w. -]{0,24}?)[ \t]*[.,;]?[ \t]*$",
        re.MULTILINE,
    )
)
_OF = re.compile(
    r"\b(?:[Pp]roduction|[Oo]utput|[Pp]urchases?|[Ee]xports?|[Ii]mports?|[Hh]arvests?|[Ee]xtraction|[Pp]rocurement|"
    r"[Dd]eliver(?:y|ies)|[Ss]ales?|[Cc]onsumption|[Yy]ields?)\s+of\s+(?:the\s+)?(?P<what>[a-z]+(?:\s[a-z]+)?)"
    r"(?=\s+(?:by|in|of|for|from|developed|was|were|is|has|had|rose|fell|as)\b|[.,;:])"
)
_PLANNED = re.compile(r"\b(?:plan(?:s|ned)?|targets?|quotas?|envisaged|is\s+to|are\s+to|will)\b")
_FEWEST = 3
_ABOVE = 300
_APART = 4
"""Code points of empty lines between two lines of one list."""


def figures_in_lines(page: DocumentPage, finder: str) -> list[list[Figure]]:
    """The figures of each list of a page whose lines begin with years, three of them or more."""
    text = page.text
    lists: list[list[re.Match[str]]] = []
    for line in _LINE.finditer(text):
        last = lists[-1][-1] if lists else None
        goes_on = last is not None and not text[last.end() : line.start()].strip(" \t\n") and (
            line.start() - last.end() <= _APART
        )  # fmt: skip
        if goes_on:
            lists[-1].append(line)
        else:
            lists.append([line])
    return [_read(page, each, finder) for each in lists if len(each) >= _FEWEST and _is_series(each)]


def _is_series(lines: list[re.Match[str]]) -> bool:
    """Whether the years follow one another and all are of one unit."""
    years = [int(line["year"]) for line in lines]
    return all(one < other for one, other in pairwise(years)) and len({line["unit"].strip() for line in lines}) == 1


def _read(page: DocumentPage, lines: list[re.Match[str]], finder: str) -> list[Figure]:
    text, start = page.text, lines[0].start()
    above = text[max(0, start - _ABOVE) : start].rstrip().rpartition("\n")[2]
    of = list(_OF.finditer(above))
    measure = " ".join(of[-1]["what"].split()) if of else ""
    kind = FigureKind.PLAN if _PLANNED.search(above) else FigureKind.RESULT if of else FigureKind.NOT_STATED
    found = []
    for line in lines:
        unit = unit_at(text, line.end("digits"))
        named = unit_named_by(unit) if unit is not None else ""
        at = Range(page.number, line.start("digits"), line.end("unit"))
        value = float(line["digits"].replace(",", ""))
        counted = measure or ("" if named else line["unit"].strip())
        found.append(Figure(value, named, counted, at, finder, 0.8, period=line["year"], kind=kind))
    return found
