"""Words read differently: what stands between two places that agree is paired by likeness, letter by letter.

A gap is aligned by dynamic programming over words with affine gaps (Gotoh 1982): one long stretch without a partner
is likelier than many short ones, since releases withhold phrases and engines misread single words. Two words may
pair with one, because engines lose and insert spaces.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from rapidfuzz.distance import Levenshtein

from fonds.core.comparing.exact_alignment import equal_blocks

Pair = tuple[int, int, int, int, float]
"""Old words from–to, new words from–to (half-open), and their likeness, 0 to 1."""

_LARGEST = 1600  # cells that are aligned in full; larger gaps are first cut at long words that resemble each other
_OPEN = -2.2
_EXTEND = -0.25
_NEUTRAL = 0.42  # the likeness at which two words are as likely the same as not
_LEAST = 0.34
_PAIRED = 0.4  # the least length of one word, in lengths of the other, to be paired with it
_JOINED = 0.666  # and of two words, or of the one against which they are paired
_LEAST_JOINED = 4
_LONGEST_LINE = 6000
_NEVER = -1e9


def gap_pairs(old: Sequence[str], new: Sequence[str]) -> list[Pair]:
    """Pairs of like words in a gap, in order and without crossings."""
    if not old or not new:
        return []
    if len(old) * len(new) <= _LARGEST or len(old) == 1 or len(new) == 1:
        return _aligned(old, new)
    result: list[Pair] = []
    o = n = 0
    anchors = _like_words(old, new)
    for anchor in [*anchors, None]:
        to_o, to_n = (anchor[0], anchor[2]) if anchor else (len(old), len(new))
        if o < to_o and n < to_n and (to_o - o) * (to_n - n) <= 2 * _LARGEST:
            inner = _aligned(old[o:to_o], new[n:to_n])
            result += [(o + a, o + b, n + c, n + d, likeness) for a, b, c, d, likeness in inner]
        if anchor:
            result.append(anchor)
            o, n = anchor[1], anchor[3]
    return result


def likeness(first: str, second: str) -> float:
    """How alike two forms are, from 0 to 1: one less the edits per letter of the longer."""
    return Levenshtein.normalized_similarity(first, second)


def _like_words(old: Sequence[str], new: Sequence[str]) -> list[Pair]:
    """Long words that the alignment of the gap's letters lays upon each other, as places to cut it."""
    left, left_word = _spelt(old)
    right, right_word = _spelt(new)
    if len(left) * len(right) > _LONGEST_LINE * _LONGEST_LINE:
        return []
    shared: dict[tuple[int, int], int] = {}
    for a, b, length in equal_blocks(left, right):
        for step in range(length):
            key = (left_word[a + step], right_word[b + step])
            shared[key] = shared.get(key, 0) + 1
    result: list[Pair] = []
    for (o, n), count in shared.items():
        if min(len(old[o]), len(new[n])) < 4 or count * 2 < len(old[o]) or (result and result[-1][3] > n):
            continue
        like = likeness(old[o], new[n])
        # a word with another glued to it is no place to cut: its second half would be left over
        if like >= 0.7 and abs(len(old[o]) - len(new[n])) < 2 and (not result or result[-1][1] <= o):
            result.append((o, o + 1, n, n + 1, like))
    return result


def _spelt(forms: Sequence[str]) -> tuple[str, list[int]]:
    text = " ".join(forms)
    owner = []
    for number, form in enumerate(forms):
        owner += [number] * (len(form) + 1)
    return text, owner


def _gain(first: str, second: str) -> float:
    """Letters for or against the two being one word; very bad if they cannot be paired."""
    longer = max(len(first), len(second))
    like = 1.0 if first == second else likeness(first, second)
    if like < _LEAST:
        return _NEVER
    return (like - _NEUTRAL) * (longer + 1.5)


def _aligned(old: Sequence[str], new: Sequence[str]) -> list[Pair]:
    columns = len(new)
    rows = [[0.0] + [_OPEN + _EXTEND * n for n in range(1, columns + 1)]]
    steps = [[(0, n) for n in range(columns + 1)]]
    skips = [_NEVER] * (columns + 1)  # the best score of a run of old words without partner, for each column
    lengths = [0] * (columns + 1)
    pairs_of_new = ["", *(a + b for a, b in pairwise(new))]
    for i, word in enumerate(old, 1):
        _fill_row(i, word, old[i - 2] + word if i > 1 else "", new, pairs_of_new, rows, steps, skips, lengths)
    return _traced(old, new, steps)


def _fill_row(
    i: int,
    word: str,
    two_words: str,
    new: Sequence[str],
    pairs_of_new: Sequence[str],
    rows: list[list[float]],
    steps: list[list[tuple[int, int]]],
    skips: list[float],
    lengths: list[int],
) -> None:
    """Adds the row of old word `i`: the best score at each cell and the step (old words, new words) that led there."""
    above, row, step = rows[-1], [_OPEN + _EXTEND * i], [(i, 0)]
    left, left_length = _NEVER, 0
    # lengths between which two words can be one and the same; most pairs of words fail here
    least, most = _PAIRED * len(word), len(word) / _PAIRED
    least_joined, most_joined = _JOINED * len(two_words), len(two_words) / _JOINED
    least_of_two, most_of_two = _JOINED * len(word), len(word) / _JOINED
    for j, other in enumerate(new, 1):
        length = len(other)
        score, taken = _NEVER, (1, 1)
        if least <= length <= most:
            score = above[j - 1] + _gain(word, other)
        if two_words and least_joined <= length <= most_joined:
            joined = rows[i - 2][j - 1] + _joined_gain(two_words, other)
            if joined > score:
                score, taken = joined, (2, 1)
        if j > 1 and least_of_two <= len(pairs_of_new[j - 1]) <= most_of_two:
            joined = above[j - 2] + _joined_gain(word, pairs_of_new[j - 1])
            if joined > score:
                score, taken = joined, (1, 2)
        if row[j - 1] + _OPEN >= left:
            left, left_length = row[j - 1] + _OPEN, 0
        if above[j] + _OPEN >= skips[j]:
            skips[j], lengths[j] = above[j] + _OPEN, 0
        left, left_length = left + _EXTEND, left_length + 1
        skips[j], lengths[j] = skips[j] + _EXTEND, lengths[j] + 1
        if left > score:
            score, taken = left, (0, left_length)
        if skips[j] > score:
            score, taken = skips[j], (lengths[j], 0)
        row.append(score)
        step.append(taken)
    rows.append(row)
    steps.append(step)


def _joined_gain(first: str, second: str) -> float:
    """As `_gain`, for two words against one: only near equality counts, as chance has more room here."""
    longer = max(len(first), len(second))
    if longer < _LEAST_JOINED:
        return _NEVER
    like = likeness(first, second)
    return (like - _NEUTRAL) * (longer + 1.5) - 1.0 if like >= 0.6 else _NEVER


def _traced(old: Sequence[str], new: Sequence[str], steps: list[list[tuple[int, int]]]) -> list[Pair]:
    i, j = len(old), len(new)
    result: list[Pair] = []
    while i > 0 and j > 0:
        a, b = steps[i][j]
        if a and b:
            like = likeness("".join(old[i - a : i]), "".join(new[j - b : j]))
            result.append((i - a, i, j - b, j, like))
        i, j = i - a, j - b
    return result[::-1]
