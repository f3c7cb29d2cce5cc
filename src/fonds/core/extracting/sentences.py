"""Sentences of a page, as ranges: what cues, subjects and objects of a fact are looked for within."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import lru_cache

# what stands before the point is looked at after it: an expression that begins with a character is sought far faster
_END = re.compile(
    r"[.!?…\n](?:(?<=\n)\s*\n|(?<!\n)(?<!\b[A-Z].)(?<!\bMr.)(?<!\bDr.)(?<!\bMrs.)(?<!\bGen.)(?<!\bLt.)(?<!\bCol.)"
    r"(?<!\bNo.)(?<!\bCde.)(?<!\bU\.S.)[\"”’)\]]*\s+(?=[\"“‘(\[]?[A-ZА-ЯÀ-Þ0-9]))"
)


@lru_cache(maxsize=64)
def sentences(text: str) -> tuple[tuple[int, int], ...]:
    """The ranges of the sentences, in order, white space around them left out."""
    found = []
    start = 0
    for match in _END.finditer(text):
        found.append((start, match.end()))
        start = match.end()
    found.append((start, len(text)))
    return tuple(_stripped(text, *each) for each in found if text[each[0] : each[1]].strip())


def sentence_at(ranges: Sequence[tuple[int, int]], place: int) -> tuple[int, int]:
    """The sentence that holds a place; the one before it where the place lies between two."""
    at = bisect_right([start for start, _ in ranges], place) - 1
    return ranges[max(at, 0)]


def _stripped(text: str, start: int, end: int) -> tuple[int, int]:
    words = text[start:end]
    return start + len(words) - len(words.lstrip()), start + len(words.rstrip())
