"""The two texts laid side by side as strands: stretches that keep one order in both.

Most records are one strand. A page or passage that stands elsewhere in the other copy is a strand of its own, cut
out of both, so that the rest aligns as if it had never been there.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from fonds.core.comparing.exact_alignment import as_characters, exact_blocks, rising, unique_grams
from fonds.core.comparing.gap_alignment import Pair, gap_pairs
from fonds.core.comparing.settling import Junctions, settled
from fonds.core.comparing.words import Words

_GRAM = 3
_DRIFT = 25  # words by which the two places of a moved passage may drift apart between two n-grams
_REACH = 120  # words between two n-grams of one moved passage
_LEAST_GRAMS = 6
_LEAST_WORDS = 20


@dataclass(slots=True)
class Strand:
    """Indices of words in the old and the new text, both rising, and the pairs among them (positions in the lists)."""

    old: Sequence[int]
    new: Sequence[int]
    pairs: list[Pair]


def strands(old: Words, new: Words) -> list[Strand]:
    """Strands that together hold every word of both texts once."""
    letters = as_characters(old.form, new.form)
    moved = _moved_passages(old, new, *letters)
    result = []
    old_left, new_left = list(range(len(old))), list(range(len(new)))
    for o0, o1, n0, n1 in moved:
        result.append(_strand(old, new, range(o0, o1), range(n0, n1), letters))
    if moved:
        taken_old = {i for o0, o1, _, _ in moved for i in range(o0, o1)}
        taken_new = {i for _, _, n0, n1 in moved for i in range(n0, n1)}
        old_left = [i for i in old_left if i not in taken_old]
        new_left = [i for i in new_left if i not in taken_new]
    return [_strand(old, new, old_left, new_left, letters), *result]


def _strand(old: Words, new: Words, old_at: Sequence[int], new_at: Sequence[int], letters: tuple[str, str]) -> Strand:
    left = [old.form[i] for i in old_at]
    right = [new.form[i] for i in new_at]
    pairs: list[Pair] = []
    o = n = 0
    blocks = exact_blocks(_chosen(letters[0], old_at), _chosen(letters[1], new_at))
    for a, b, length in [*blocks, (len(left), len(right), 0)]:
        if o < a and n < b:
            inner = gap_pairs(left[o:a], right[n:b])
            pairs += [(o + i, o + j, n + k, n + m, like) for i, j, k, m, like in inner]
        shift = b - a
        pairs += [(i, i + 1, i + shift, i + shift + 1, 1.0) for i in range(a, a + length)]
        o, n = a + length, b + length
    return Strand(old_at, new_at, settled(pairs, left, right, Junctions(old, old_at), Junctions(new, new_at)))


def _chosen(letters: str, at: Sequence[int]) -> str:
    return letters if len(at) == len(letters) else "".join([letters[i] for i in at])


def _moved_passages(old: Words, new: Words, left: str, right: str) -> list[tuple[int, int, int, int]]:
    """Passages (old from–to, new from–to) that stand in another order, found by n-grams that occur once in each.

    `left` and `right` are the texts with a character for each word.
    """
    grams = unique_grams(left, right, _GRAM)
    in_order = set(rising(grams))
    if len(in_order) == len(grams):
        return []
    runs: list[list[tuple[int, int]]] = []
    for place in grams:
        if place in in_order:
            continue
        if runs and _goes_on(runs[-1][-1], place):
            runs[-1].append(place)
        else:
            runs.append([place])
    result: list[tuple[int, int, int, int]] = []
    for run in runs:
        o0, n0 = run[0]
        o1, n1 = run[-1][0] + _GRAM, run[-1][1] + _GRAM
        if len(run) < _LEAST_GRAMS or min(o1 - o0, n1 - n0) < _LEAST_WORDS:
            continue
        o0, o1 = _to_page(old, o0, o1)
        n0, n1 = _to_page(new, n0, n1)
        if all((o1 <= a or b <= o0) and (n1 <= c or d <= n0) for a, b, c, d in result):
            result.append((o0, o1, n0, n1))
    return result


def _goes_on(before: tuple[int, int], place: tuple[int, int]) -> bool:
    ahead_old, ahead_new = place[0] - before[0], place[1] - before[1]
    return 0 < ahead_old <= _REACH and 0 < ahead_new <= _REACH and abs(ahead_old - ahead_new) <= _DRIFT


def _to_page(words: Words, start: int, end: int) -> tuple[int, int]:
    """The whole page, where the passage is most of it: pages move as wholes."""
    page = words.page[start]
    first, last = words.first[page], words.first[page + 1]
    if len(words.texts) > 1 and words.page[end - 1] == page and 2 * (end - start) > last - first:
        return first, last
    return start, end
