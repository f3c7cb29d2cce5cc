"""Words that stand in both texts in the same order: the frame into which everything else is fitted.

Long texts are first cut at runs of words that occur once in each (patience diff, Bram Cohen), so that time and
memory stay linear for texts that are mostly the same; each piece is aligned by its longest common subsequence.
Common words that agree by chance in the midst of differing text are let go again.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from math import log2

from rapidfuzz.distance import Indel

Block = tuple[int, int, int]
"""Start in the old words, start in the new words, and how many words agree from there."""

_LARGEST = 36_000_000  # cells of the bit matrix: 4.5 MB
_TARGET = 1500  # words between two cuts of a long text
_CHANCE = 3.0  # bits by which an agreement must exceed what its surroundings give by chance


def exact_blocks(old: Sequence[str], new: Sequence[str]) -> list[Block]:
    """Blocks of equal words, in order and without crossings, for forms as `words.same_form` gives them."""
    numbers: dict[str, str] = {}
    left = _as_characters(old, numbers)
    right = _as_characters(new, numbers)
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


def _as_characters(forms: Sequence[str], numbers: dict[str, str]) -> str:
    """One character a word: the aligner works on strings far faster than on lists."""
    result = []
    for form in forms:
        number = numbers.get(form)
        if number is None:
            code = len(numbers) + 1
            number = numbers[form] = chr(code if code < 0xD800 else code + 0x800)
        result.append(number)
    return "".join(result)


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
    ours = _once(left, width)
    theirs = _once(right, width)
    return [(place, theirs[gram]) for gram, place in ours.items() if gram in theirs]


def _once(text: str, width: int) -> dict[str, int]:
    found: dict[str, int] = {}
    repeated = set()
    for at in range(len(text) - width + 1):
        gram = text[at : at + width]
        if gram in found:
            repeated.add(gram)
        else:
            found[gram] = at
    for gram in repeated:
        del found[gram]
    return found


def rising(places: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest chain of places, sorted by the first number, that rises in the second too."""
    tails: list[int] = []
    at: list[int] = []
    before = [-1] * len(places)
    for number, (_, second) in enumerate(places):
        slot = bisect_left(tails, second)
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
