"""What stands between words that agree: the gaps in which all differences lie."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from fonds.core.comparing.strands import Strand
from fonds.core.comparing.words import Words

_NEAR = 2  # words on each side of a gap to which its words may be glued
_NEAREST = 4
_AT_AN_END = 0.5
_WINDOW = 14  # words agreeing on each side of a gap by which the readings about it are judged


@dataclass(slots=True)
class Gap:
    """Words without a partner, as indices, and the last words that agree before and the first after (-1: none).

    `quality` is how far the readings agree round about, 0 to 1.
    """

    old: list[int]
    new: list[int]
    before: tuple[int, int]
    after: tuple[int, int]
    quality: float = 0.0
    nearest: float = 0.0
    """How far they agree in the few words before and after it, whichever is less."""
    slack: int = 0
    """Letters by which the old side's next words are longer than the new one's: words may be glued to them."""


@dataclass(slots=True)
class Reading:
    """One word or two read differently by the two engines."""

    old: tuple[int, int]
    new: tuple[int, int]
    likeness: float


def gaps_and_readings(strand: Strand, old: Words, new: Words) -> Iterator[Gap | Reading]:
    """All differences of a strand in order."""
    found: list[Gap | Reading] = []
    weights: list[float] = []
    values: list[float] = []
    at: list[int] = []
    o = n = 0
    old_at, new_at = strand.old, strand.new
    written_old, written_new, forms = old.written, new.written, new.form

    def gap(number: int, o0: int, n0: int, after: tuple[int, int]) -> None:
        before = (old_at[o - 1], new_at[n - 1]) if number else (-1, -1)
        made = Gap(list(old_at[o:o0]), list(new_at[n:n0]), before, after)
        made.slack = _slack(strand, number, old, new)
        found.append(made)
        at.append(len(weights))
        weights.append(min(_letters(old, made.old), _letters(new, made.new)))
        values.append(0.0)

    for number, (o0, o1, n0, n1, like) in enumerate(strand.pairs):
        first_old, first_new = old_at[o0], new_at[n0]
        if o < o0 or n < n0:
            gap(number, o0, n0, (first_old, first_new))
        length = len(forms[first_new])
        weights.append(length)
        values.append(length * like)
        if like < 1.0 or written_old[first_old] != written_new[first_new]:
            found.append(Reading((first_old, old_at[o1 - 1] + 1), (first_new, new_at[n1 - 1] + 1), like))
            at.append(-1)
        o, n = o1, n1
    if o < len(old_at) or n < len(new_at):
        gap(len(strand.pairs), len(old_at), len(new_at), (-1, -1))
    _judge(found, at, weights, values)
    return iter(found)


def _judge(found: Sequence[Gap | Reading], at: Sequence[int], weights: list[float], values: list[float]) -> None:
    weight = [0.0, *accumulate(weights)]
    value = [0.0, *accumulate(values)]
    for difference, place in zip(found, at, strict=True):
        if isinstance(difference, Gap):
            low, high = max(0, place - _WINDOW), min(len(weights), place + _WINDOW + 1)
            whole = weight[high] - weight[low] - weights[place]
            difference.quality = (value[high] - value[low]) / whole if whole else 0.0
            difference.nearest = min(
                _mean(weight, value, max(0, place - _NEAREST), place),
                _mean(weight, value, place + 1, min(len(weights), place + 1 + _NEAREST)),
            )


def _mean(weight: Sequence[float], value: Sequence[float], low: int, high: int) -> float:
    """The agreement over entries `low` to `high`; at an end of the text, where there is nothing, middling."""
    whole = weight[high] - weight[low]
    return (value[high] - value[low]) / whole if whole else _AT_AN_END


def _slack(strand: Strand, number: int, old: Words, new: Words) -> int:
    """By how many letters the old side is longer in what is read differently next to the gap before pair `number`."""
    total = 0
    near = strand.pairs[max(0, number - _NEAR) : number + _NEAR]
    for at, (o0, o1, n0, n1, like) in enumerate(near):
        if like < 0.9:
            total += _letters(old, strand.old[o0:o1]) - _letters(new, strand.new[n0:n1])
        if at and at != min(number, _NEAR):
            # another gap so near is of one piece with this one where it lacks what this one has
            before = near[at - 1]
            total += _letters(old, strand.old[before[1] : o0]) - _letters(new, strand.new[before[3] : n0])
    return total


def _letters(words: Words, at: Sequence[int]) -> int:
    form = words.form
    return sum([len(form[i]) for i in at])


def runs(words: Words, at: Sequence[int]) -> list[list[int]]:
    """The indices cut where they do not follow each other or a new page begins."""
    result: list[list[int]] = []
    for i in at:
        if result and result[-1][-1] == i - 1 and words.page[i] == words.page[i - 1]:
            result[-1].append(i)
        else:
            result.append([i])
    return result


def covered(words: Words, ranges: Sequence[Sequence[tuple[int, int]]]) -> list[range]:
    """The words within each of the ranges given for each page, as indices; ranges without words are left out."""
    result: list[range] = []
    for page, places in enumerate(ranges):
        first, last = words.first[page], words.first[page + 1]
        for start, end in places:
            low = bisect_left(words.start, start, first, last)
            high = bisect_right(words.end, end, low, last)
            if low < high:
                result.append(range(low, high))
    return result
