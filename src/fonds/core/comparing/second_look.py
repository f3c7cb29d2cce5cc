"""Passages weighed a second time, by how likely the record's other passages were at first sight.

Releases open a record here and there or not at all: where other passages were plainly opened, a doubtful one was as
well, more surely the nearer it stands; where all others are doubtful, the readings have lost it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import exp

from fonds.core.comparing.comparison import SpanKind
from fonds.core.comparing.evidence import likelihood_among
from fonds.core.comparing.judging import SURE_ENOUGH, Judged, Weighed

_MOST_WORDS = 60  # as which longer passages count
_BY_WORDS = 0.5  # a passage counts by this power of the number of its words
_FADES = exp(-0.5)  # what a passage counts beside one that is one passage nearer
_USUAL = 0.1  # how likely a passage is if nothing is known of it


@dataclass(frozen=True, slots=True)
class Others:
    """How likely the record's other passages are, 0 to 1: their mean, and the mean of those near by."""

    everywhere: float
    near: float


def others(likely: Sequence[float], words: Sequence[int]) -> list[Others]:
    """Of each passage in order, how likely the others are at first sight; `words` is how many words each has."""
    counts = [min(_MOST_WORDS, max(1, number)) ** _BY_WORDS for number in words]
    whole, every = sum(c * p for c, p in zip(counts, likely, strict=True)), sum(counts)
    before, after = _fading(likely, counts), _fading(likely[::-1], counts[::-1])[::-1]
    result = []
    for p, c, left, right in zip(likely, counts, before, after, strict=True):
        near = left[1] + right[1]
        if not near:
            result.append(Others(_USUAL, _USUAL))
        else:
            result.append(Others((whole - c * p) / (every - c), (left[0] + right[0]) / near))
    return result


def _fading(likely: Sequence[float], counts: Sequence[float]) -> list[tuple[float, float]]:
    """For each passage the sum of those before it, and of their counts, each counting less the farther it is."""
    result, value, weight = [], 0.0, 0.0
    for p, c in zip(likely, counts, strict=True):
        result.append((value, weight))
        value, weight = _FADES * (value + c * p), _FADES * (weight + c)
    return result


def look_again(judged: Iterable[Judged]) -> None:
    """Decides what the weighed passages, in reading order, of a comparison are; opened and withheld ones apart."""
    passages: dict[SpanKind, list[tuple[Judged, Weighed]]] = {SpanKind.OPENED: [], SpanKind.WITHHELD: []}
    for each in judged:
        if each.weighed is not None:
            passages[each.weighed.kind].append((each, each.weighed))
    for kind, found in passages.items():
        words = [len(each.new if kind is SpanKind.OPENED else each.old) for each, _ in found]
        about = others([weighed.likely for _, weighed in found], words)
        for (each, weighed), beside in zip(found, about, strict=True):
            sure = max(likelihood_among(weighed.values, beside.everywhere, beside.near), weighed.stated)
            each.kind = kind if sure >= SURE_ENOUGH else SpanKind.NOISE
            each.confidence = sure if each.kind is kind else 1 - sure
