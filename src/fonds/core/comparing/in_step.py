"""Two pages cut into rows that begin with the same word, so that both can be read side by side in step."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

ROW = 250  # code points of the newer page that a row has at least, but the last
_WORD = re.compile(r"\S+")


@dataclass(frozen=True, slots=True)
class Row:
    """Half-open ranges of code points of both pages that belong beside each other."""

    old_start: int
    old_end: int
    new_start: int
    new_end: int


def rows_in_step(old: str, new: str, differences: Iterable[tuple[int, int, int, int]]) -> list[Row]:
    """The pages as rows: together they hold every code point of both once, in order.

    `differences` are (start, end) in the old page and (start, end) in the new one; between two that follow on each
    other the words agree. A row is cut only there, at a line's end of the newer page, and only where both sides have
    the same number of words, so that a cut never falls into different words. A difference that stands out of order
    (moved words) is passed over.
    """
    cuts = [(0, 0)]
    old_at = new_at = 0
    for old_start, old_end, new_start, new_end in [*sorted(differences, key=_order), (len(old),) * 2 + (len(new),) * 2]:
        if old_start < old_at or new_start < new_at:
            continue
        for cut in _cuts(old, new, (old_at, old_start), (new_at, new_start)):
            if cut[1] - cuts[-1][1] >= ROW:
                cuts.append(cut)
        old_at, new_at = max(old_at, old_end), max(new_at, new_end)
    cuts.append((len(old), len(new)))
    return [Row(before[0], after[0], before[1], after[1]) for before, after in pairwise(cuts) if before != after]


def _order(difference: tuple[int, int, int, int]) -> tuple[int, int, int]:
    return difference[2], difference[3], difference[0]


def _cuts(old: str, new: str, left: tuple[int, int], right: tuple[int, int]) -> Iterable[tuple[int, int]]:
    """Places after a line's end within words that agree, as (old, new)."""
    ours = [match.end() for match in _WORD.finditer(old, *left)]
    theirs = [match.end() for match in _WORD.finditer(new, *right)]
    if len(ours) != len(theirs):
        return
    for number, end in enumerate(theirs[:-1]):
        if "\n" in new[end : end + 2]:
            yield ours[number], end
