"""Newspapers and agencies of news by their names, which lists of persons and towns would take for other things."""

from __future__ import annotations

import re
from collections.abc import Iterator

from fonds.core.extracting.capital_words import GAP
from fonds.core.extracting.document import DocumentPage, NameKind, Range
from fonds.core.extracting.name_words import PAPERS, UPPER
from fonds.core.extracting.named import Named
from fonds.core.text.first_words import words_on
from fonds.core.text.lowering import lowered

_LAST_WORDS = (
    "Sinmun|Shinmun|Simmun|Ilbo|Ribao|Jih-pao|Shimbun|Shinbun|Zvezda|Gazeta|Pravda|Pravo|Právo|Zeitung|Ludu|Nemzet|"
    "Popullit"
)
_ALL = "|".join(
    r"\s".join(map(re.escape, each.split()))
    for each in sorted(
        PAPERS | {paper.upper() for paper in PAPERS if len(paper) > 5}, key=lambda words: (-len(words), words)
    )
)
_NAMED = re.compile(rf"(?<![\w-])(?:{_ALL}|[{UPPER}][\w-]{{2,14}}{GAP}(?:{_LAST_WORDS}))(?![\w-])")
_WORDS = frozenset(
    max(words_on(lowered(each)), key=lambda word: (len(word), word)) for each in (*PAPERS, *_LAST_WORDS.split("|"))
)
"""Of each name its longest word, as `words_on` tells words."""


def papers_named(page: DocumentPage) -> Iterator[Named]:
    """The newspapers of a page, in order."""
    if _WORDS.isdisjoint(words_on(lowered(page.text))):
        return
    for match in _NAMED.finditer(page.text):
        yield Named(NameKind.BODY, Range(page.number, *match.span()), " ".join(match[0].split()), (), 0.85)
