"""How far the writer's own words go on behind a sentence of his: "In my opinion it is late. Much will be required."

What he tells is past; what goes on in the present or the future, in the same paragraph and with nobody else's words, is
still what he said.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from fonds.core.extracting.sentences import EMPTY_LINE, sentences
from fonds.core.extracting.words_of_clauses import AUXILIARIES, PAST

_BRACKETS = re.compile(r"\([^()]*\)")
_WORD = re.compile(r"[A-Za-z]+(?:[’'][a-z]+)?")
_PAST = PAST - AUXILIARIES
_WAS = frozenset({"was", "were", "had", "did"})
_BEFORE_PARTICIPLE = frozenset(
    {"be", "been", "being", "is", "are", "has", "have", "having", "not", "also", "a", "an", "the", "of", "in", "by"}
)
"""Words behind which "produced" and "built" tell of nothing that was done then."""
_OWN = frozenset({"i", "we", "he", "she", "they"})
_FEWEST = 5
_MOST = 4
"""Sentences."""


def goes_on(text: str, end: int, begins: Sequence[int]) -> int:
    """Where the writer's words end of which a sentence ends at a place; `begins` are where sayings begin, in order."""
    ranges = sentences(text)
    number = bisect_right(ranges, (end, -1))
    for start, stop in ranges[number : number + _MOST]:
        if EMPTY_LINE.search(text, end, start) is not None or not text[start:stop].endswith((".", "!", "…")):
            break
        if bisect_left(begins, start) != bisect_left(begins, stop) or not _is_of_now(text[start:stop]):
            break
        end = stop
    return end


def _is_of_now(sentence: str) -> bool:
    """Whether a sentence tells nothing that happened: it has no verb in the past outside brackets."""
    words = [word.lower() for word in _WORD.findall(_BRACKETS.sub(" ", sentence))]
    if len(words) < _FEWEST or words[0] in _OWN or not _WAS.isdisjoint(words):
        return False
    return not any(
        (word in _PAST or (word.endswith("ed") and len(word) > 4)) and before not in _BEFORE_PARTICIPLE
        for before, word in zip(["", *words], words, strict=False)
    )
