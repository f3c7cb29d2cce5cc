"""Words that stand in both texts in the same order: the frame into which everything else is fitted.

Long texts are first cut at runs of words that occur once in each (patience diff, Bram Cohen), so that time and
memory stay linear for texts that are mostly the same; each piece is aligned by its longest common subsequence.
Common words that agree by chance in the midst of differing text are let go again.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import chain, pairwise
from math import log2

from rapidfuzz.distance import Indel

Block = tuple[int, int, int]
"""Start in the old words, start in the new words, and how many words agree from there."""

_LARGEST = 36_000_000  # cells of the bit matrix: 4.5 MB
_TARGET = 1500  # words between two cuts of a long text
_CHANCE = 3.0  # bits by which an agreement must exceed what its surroundings give by chance


def exact_blocks(left: str, right: str) -> list[Block]:
    """Blocks of equal words, in order and without crossings, for texts as `as_characters` gives them."""
    found: list[Block] = []
    for o0, o1, n0, n1 in _pieces(left, right, 0, 0):
        for a, b, length in equal_blocks(left[o0:o1], right[n0:n1]):
            _append(found, (o0 + a, n0 + b, length))
    return _without_chance(found, left, right)


def equal_blocks(left: str, right: str) -> Iterator[Block]:
    """The runs of equal characters of a longest common subsequence."""
    for step in Indel.opcodes(left, right):
        if step.tag == "equal":
            yield step.src_start, step.dest_start, step.src_end - step.src_start


def _append(blocks: list[Block], block: Block) -> None:
    if blocks:
        o, n, length = blocks[-1]
        if o + length == block[0] and n + length == block[1]:
            blocks[-1] = (o, n, length + block[2])
            return
    blocks.append(block)


def as_characters(old: Sequence[str], new: Sequence[str]) -> tuple[str, str]:
    """One character a word, equal for words of equal form: the aligner works on strings far faster than on lists.

    Words that only one text has are one character, which never stands in the other.
    """
    shared = set(old).intersection(new)
    codes = chain(range(3, 0xD800), range(0xE000, 0x110000))
    characters = dict(zip(shared, map(chr, codes), strict=False))
    return (
        "".join([characters.get(form, "\x01") for form in old]),
        "".join([characters.get(form, "\x02") for form in new]),
    )


def _pieces(left: str, right: str, o: int, n: int) -> list[tuple[int, int, int, int]]:
    if not left or not right:
        return []
    if len(left) * len(right) <= _LARGEST:
        return [(o, o + len(left), n, n + len(right))]
    for width in (5, 3, 2, 1):
        cuts = _cuts(left, right, width)
        if cuts:
            break
    else:
        # nothing in common to cut at: what is aligned by position alone still finds pages that agree
        cuts = [(len(left) // 2, len(right) // 2)]
    result = []
    before = (0, 0)
    for cut in [*cuts, (len(left), len(right))]:
        result += _pieces(left[before[0] : cut[0]], right[before[1] : cut[1]], o + before[0], n + before[1])
        before = cut
    return result


def _cuts(left: str, right: str, width: int) -> list[tuple[int, int]]:
    """Places at which both texts can be cut: starts of n-grams that occur once in each, in rising order."""
    chain = rising(unique_grams(left, right, width))
    result: list[tuple[int, int]] = []
    last = 0
    for place in chain:
        if place[0] - last >= _TARGET and place[1] > 0:
            result.append(place)
            last = place[0]
    return result


def unique_grams(left: str, right: str, width: int) -> list[tuple[int, int]]:
    """Places (old, new) of the n-grams that occur once in each text, in the old text's order."""
    ours = [left[at : at + width] for at in range(len(left) - width + 1)]
    theirs = [right[at : at + width] for at in range(len(right) - width + 1)]
    shared = set(ours).intersection(theirs)
    often_here, often_there = Counter(ours), Counter(theirs)
    once = {gram for gram in shared if often_here[gram] == 1 == often_there[gram]}
    there = {gram: place for place, gram in enumerate(theirs) if gram in once}
    return [(place, there[gram]) for place, gram in enumerate(ours) if gram in once]


def rising(places: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest chain of places, sorted by the first number, that rises in the second too."""
    if all(before[1] < after[1] for before, after in pairwise(places)):
        return list(places)
    tails: list[int] = []
    at: list[int] = []
    before = [-1] * len(places)
    for number, (_, second) in enumerate(places):
        slot = bisect_left(tails, second) if tails and second <= tails[-1] else len(tails)
        if slot == len(tails):
            tails.append(second)
            at.append(number)
        else:
            tails[slot] = second
            at[slot] = number
        before[number] = at[slot - 1] if slot else -1
    chain = []
    here = at[-1] if at else -1
    while here >= 0:
        chain.append(places[here])
        here = before[here]
    return chain[::-1]


def _without_chance(blocks: list[Block], left: str, right: str) -> list[Block]:
    """The blocks without those whose words are too common for the size of the gaps beside them."""
    counts = Counter(left)
    counts.update(right)
    total = len(left) + len(right)
    kept: list[Block] = []
    for number, block in enumerate(blocks):
        o, n, length = block
        if length < 4:
            before_o, before_n = (kept[-1][0] + kept[-1][2], kept[-1][1] + kept[-1][2]) if kept else (0, 0)
            after_o, after_n = blocks[number + 1][:2] if number + 1 < len(blocks) else (len(left), len(right))
            chances = max(o - before_o, n - before_n) + 1, max(after_o - o - length, after_n - n - length) + 1
            if min(chances) > 1:
                bits = sum(log2(total / counts[c]) for c in left[o : o + length])
                cells = (after_o - before_o - length + 1) * (after_n - before_n - length + 1)
                if bits < log2(cells) + _CHANCE:
                    continue
        kept.append(block)
    return kept
