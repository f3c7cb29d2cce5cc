"""Pages on which an empty line stands between any two lines, as transcripts of typescript with double spacing have it.

There an empty line parts no paragraphs. For the finders it is written as a space and the end of a line, which are as
many characters, so that every place stays where it is on the page.
"""

from __future__ import annotations

import re
from itertools import pairwise

from fonds.core.extracting.document import Document

_LINE = re.compile(r"[^\n]+")
_LONG = 25
"""Characters from which on a line is one of running text."""
_FEWEST = 6
_MOSTLY = 0.7
"""The share of long lines with an empty one behind them that makes a page double-spaced."""
_PARAGRAPHS = 0.5
"""The share of long lines that end as sentences do, above which each of them is a paragraph."""
_GOES_ON, _FULL = 0.55, 0.8
"""How long, beside the page's longer lines, a line is that goes on in the next; the other where a sentence ends."""
_ENDS = (".", "!", "?", ":", ";", '"', "”")
_ITEM = re.compile(
    r"\s*(?:\(?[0-9]{1,3}[.)]|\(?[a-zA-Z][.)]\s|[A-Z][A-Za-z ]{1,20}:|[-•*—#|]|Page\b|SECRET\b|[A-Z][a-z]+\.?:)"
)
"""What begins an item of a list, a heading or the words of a speaker."""


def single_spaced(document: Document) -> Document:
    """The document with its double-spaced pages written so that empty lines part paragraphs only."""
    return document.rewritten(_single)


def _single(text: str) -> str:
    """A page's text, the same where it is not double-spaced."""
    if text.count("\n\n") < _FEWEST:
        return text
    long, start = [], 0
    for line in text.split("\n"):
        end = start + len(line)
        if end - start > _LONG:
            long.append((start, end))
        start = end + 1
    if len(long) < _FEWEST or sum(text.startswith("\n\n", end) for _, end in long) < _MOSTLY * len(long):
        return text
    if sum(text[start:end].rstrip().endswith(_ENDS) for start, end in long) > _PARAGRAPHS * len(long):
        return text  # each line is a paragraph
    usual = sorted(end - start for start, end in long)[3 * len(long) // 4]
    lines = [match.span() for match in _LINE.finditer(text)]
    made, past = [], 0
    for (start, end), (following, _) in pairwise(lines):
        if following - end == 2 and _is_within(text[start:end].rstrip(), text[following : following + 24], usual):
            made += [text[past:end], " \n"]
            past = following
    return "".join([*made, text[past:]]) if made else text


def _is_within(line: str, following: str, usual: int) -> bool:
    """Whether a paragraph goes on behind a line; `usual` is how long lines of the page are."""
    if _ITEM.match(following) is not None:
        return False
    if following[:1].islower():
        return True
    return len(line) >= (_FULL if line.endswith(_ENDS) else _GOES_ON) * usual
