"""Words read differently: what stands between two places that agree is paired by likeness, letter by letter.

A gap is aligned by dynamic programming over words with affine gaps (Gotoh 1982): one long stretch without a partner
is likelier than many short ones, since releases withhold phrases and engines misread single words. Two words may
pair with one, because engines lose and insert spaces.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from rapidfuzz import process
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
_LEAST_OF_TWO = 0.6
_FEW = 2  # words that are sooner looked at one by one
_LONGEST_LINE = 6000
_NEVER = -1e9


def gap_pairs(old: Sequence[str], new: Sequence[str]) -> list[Pair]:
    """Pairs of like words in a gap, in order and without crossings."""
    if not old or not new:
        return []
    if len(old) == 1 == len(new):
        return _one_word(old[0], new[0])
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


def _one_word(old: str, new: str) -> list[Pair]:
    like = likeness(old, new)
    shorter, longer = sorted((len(old), len(new)))
    is_pair = like >= _LEAST and shorter >= _PAIRED * longer
    is_pair = is_pair and (like - _NEUTRAL) * (longer + 1.5) >= 2 * (_OPEN + _EXTEND)
    return [(0, 1, 0, 1, like)] if is_pair else []


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


def _aligned(old: Sequence[str], new: Sequence[str]) -> list[Pair]:
    columns = len(new)
    gains = _Gains(new)
    rows = [[0.0] + [_OPEN + _EXTEND * n for n in range(1, columns + 1)]]
    steps: list[list[tuple[int, int]]] = [[(0, n) for n in range(columns + 1)]]
    skips = [_NEVER] * (columns + 1)  # the best score of a run of old words without partner, for each column
    lengths = [0] * (columns + 1)
    before = ""
    for i, word in enumerate(old, 1):
        above = rows[-1]
        gained = gains.of(word, before + word if before else "", above, rows[-2] if before else above)
        rows.append(_row(i, above, gained, skips, lengths, steps))
        before = word
    return _traced(old, new, steps)


def _row(
    i: int,
    above: Sequence[float],
    gained: dict[int, tuple[float, tuple[int, int]]],
    skips: list[float],
    lengths: list[int],
    steps: list[list[tuple[int, int]]],
) -> list[float]:
    """The row of old word `i`: the best score at each cell; to `steps` is added the step (old words, new words) that
    led there.

    `gained` has the best score that pairing gives, and its step, for the few columns where words can be paired.
    """
    here = _OPEN + _EXTEND * i
    row, step = [here], [(i, 0)]
    left, left_length = _NEVER, 0
    paired = gained.get
    for j in range(1, len(above)):
        opened = here + _OPEN
        if opened >= left:
            left, left_length = opened, 0
        opened = above[j] + _OPEN
        if opened >= skips[j]:
            skip, length = opened, 0
        else:
            skip, length = skips[j], lengths[j]
        left += _EXTEND
        left_length += 1
        skip += _EXTEND
        length += 1
        skips[j], lengths[j] = skip, length
        found = paired(j)
        if found is not None and found[0] >= left and found[0] >= skip:
            here, taken = found
        elif skip > left:
            here, taken = skip, (length, 0)
        else:
            here, taken = left, (0, left_length)
        row.append(here)
        step.append(taken)
    steps.append(step)
    return row


class _Gains:
    """Which words of the new side an old one can be paired with, and what that gives.

    Most pairs of words cannot be one: which can is found for a whole row by one call.
    """

    def __init__(self, new: Sequence[str]) -> None:
        self._new = new
        self._two = [first + second for first, second in pairwise(new)]

    def of(
        self, word: str, two_words: str, above: Sequence[float], two_above: Sequence[float]
    ) -> dict[int, tuple[float, tuple[int, int]]]:
        """For each column the best score with `word`, or with it and the old word before it, and the step to it.

        `above` and `two_above` are the rows to which the steps lead back.
        """
        result: dict[int, tuple[float, tuple[int, int]]] = {}
        size = len(word)
        least, most = _PAIRED * size, size / _PAIRED
        for other, like, at in _like(word, self._new, _LEAST):
            if least <= len(other) <= most:
                result[at + 1] = above[at] + (like - _NEUTRAL) * (max(size, len(other)) + 1.5), (1, 1)
        if two_words:
            for other, like, at in _like(two_words, self._new, _LEAST_OF_TWO):
                if (gain := _joined_gain(two_words, other, like)) is not None:
                    score = two_above[at] + gain
                    if (held := result.get(at + 1)) is None or score > held[0]:
                        result[at + 1] = score, (2, 1)
        for others, like, at in _like(word, self._two, _LEAST_OF_TWO):
            if (gain := _joined_gain(others, word, like)) is not None:
                score = above[at] + gain
                if (held := result.get(at + 2)) is None or score > held[0]:
                    result[at + 2] = score, (1, 2)
        return result


def _like(word: str, others: Sequence[str], least: float) -> list[tuple[str, float, int]]:
    """The others that are alike by at least so much, with their likeness and place, in no order."""
    if len(others) > _FEW:
        # the library's own bound leaves out some that are just as alike as asked
        found = process.extract(
            word, others, scorer=Levenshtein.normalized_similarity, score_cutoff=least - 0.01, limit=None
        )
    else:
        found = [(other, Levenshtein.normalized_similarity(word, other), at) for at, other in enumerate(others)]
    return [each for each in found if each[1] >= least]


def _joined_gain(two: str, one: str, like: float) -> float | None:
    """What two words against one give: only near equality counts, as chance has more room here."""
    most = max(len(one), len(two))
    if most < _LEAST_JOINED or not _JOINED * len(two) <= len(one) <= len(two) / _JOINED:
        return None
    return (like - _NEUTRAL) * (most + 1.5) - 1.0


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
