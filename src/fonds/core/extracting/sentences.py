"""Sentences of a page, as ranges: what cues, subjects and objects of a fact are looked for within."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import lru_cache
from operator import itemgetter

# an empty line ends none that goes on in small letters, as in typescript with double spacing
# what stands before the point is looked at after it: an expression that begins with a character is sought far faster
_END = re.compile(
    r"[.!?…\n](?:(?<=\n)(?=\s*\n)(?:(?<=[.!?:;]\n)\s*\n|"
    r"(?<!\bthe\n)(?<!\bof\n)(?<!\bto\n)(?<!\band\n)(?<!\bthat\n)(?<!\bby\n)(?<!\bin\n)(?<!\bwith\n)\s*\n"
    r"(?!\s*[a-z]))|(?<!\n)(?=[\"”’)\]]*\s)(?<!\b[A-Z].)(?<!\bMr.)(?<!\bDr.)(?<!\bMrs.)(?<!\bGen.)(?<!\bLt.)(?<!\bCol.)"
    r"(?<!\bNo.)(?<!\bCde.)(?<!\bMR.)(?<!\bDR.)(?<!\bMRS.)(?<!\bU\.S.)(?<!\bMessrs.)(?<!\bCdes.)(?<!\bProf.)"
    r"(?<!\bMs.)(?<!\bMS.)(?<!\bCapt.)(?<!\bMaj.)(?<!\bAdm.)(?<!\bAmb.)(?<!\bSen.)(?<!\bRev.)(?<!\bSgt.)(?<!\s[Cc]om.)(?<!\s[Cc]oms.)(?<!\b[Cc]omr.)(?<!\b[Tt]ov.)(?<!\bIng.)"
    r"[\"”’)\]]*\s+(?=[\"“‘(\[]?[A-ZА-ЯÀ-Þ0-9]))"
)
EMPTY_LINE = re.compile(r"\n[ \t]*\n")
"""What parts paragraphs."""


@lru_cache(maxsize=512)  # the pages of most documents: each finder asks again
def sentences(text: str) -> tuple[tuple[int, int], ...]:
    """The ranges of the sentences, in order, white space around them left out."""
    found = []
    start = 0
    ends = [match.end() for match in _END.finditer(text)]
    for end in (*ends, len(text)):
        words = text[start:end].rstrip()
        if words:
            found.append((start + len(words) - len(words.lstrip()), start + len(words)))
        start = end
    return tuple(found)


def sentence_at(ranges: Sequence[tuple[int, int]], place: int) -> tuple[int, int]:
    """The sentence that holds a place; the one before it where the place lies between two."""
    at = bisect_right(ranges, place, key=itemgetter(0)) - 1
    return ranges[max(at, 0)]
