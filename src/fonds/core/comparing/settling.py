"""Where a gap lies when the words about it leave a choice: `the [big dog near the] man` or `[the big dog near] the`.

The copy that lacks the words decides: the gap lies where its text shows a blank, a box or a row of dots.
"""

from __future__ import annotations

from collections.abc import Sequence

from fonds.core.comparing.gap_alignment import Pair, likeness
from fonds.core.comparing.withheld_places import sign
from fonds.core.comparing.words import Words

_FARTHEST = 12  # words by which a gap may move
_ALIKE = 0.75


class Junctions:
    """What stands between two words of a text that follow each other."""

    def __init__(self, words: Words, at: Sequence[int]) -> None:
        """`at` are the words of one strand."""
        self._words = words
        self._at = at

    def shows_gap(self, place: int) -> float:
        """How strongly the text before the strand's word `place` shows that words are withheld there, 0 to 1."""
        if not 0 < place < len(self._at):
            return 0.0
        before, after = self._at[place - 1], self._at[place]
        if self._words.page[before] != self._words.page[after]:
            return 0.3
        between = self._words.texts[self._words.page[before]][self._words.end[before] : self._words.start[after]]
        return sign(between, " ") if len(between) < 500 else 0.3


def settled(pairs: list[Pair], left: Sequence[str], right: Sequence[str], old: Junctions, new: Junctions) -> list[Pair]:
    """The pairs with gaps of one side moved to where that side shows them.

    `left` and `right` are the forms of the strand's words.
    """
    for number in range(1, len(pairs)):
        before, after = pairs[number - 1], pairs[number]
        if before[1] == after[0] and before[3] < after[2]:
            _settle(pairs, number, right, before[3], after[2], old, side=0)
        elif before[3] == after[2] and before[1] < after[0]:
            _settle(pairs, number, left, before[1], after[0], new, side=2)
    return pairs


def _settle(
    pairs: list[Pair], number: int, forms: Sequence[str], start: int, end: int, shown: Junctions, *, side: int
) -> None:
    """Moves the gap before pair `number`; `side` is 0 where the old text shows it, 2 where the new one does."""
    other = 2 - side
    leftmost = 0
    while leftmost < _FARTHEST and _is_single(pairs, number - 1 - leftmost):
        if not _alike(forms[start - 1 - leftmost], forms[end - 1 - leftmost]):
            break
        leftmost += 1
    rightmost = 0
    while rightmost < _FARTHEST and _is_single(pairs, number + rightmost):
        if (
            not _alike(forms[start + rightmost], forms[end + rightmost])
            or pairs[number + rightmost][other] != end + rightmost
        ):
            break
        rightmost += 1
    if not leftmost and not rightmost:
        return
    place = int(pairs[number][side])
    best = max(range(-leftmost, rightmost + 1), key=lambda shift: (shown.shows_gap(place + shift), -abs(shift)))
    width = end - start
    for step in range(best, 0) if best < 0 else range(best):
        pairs[number + step] = _moved(pairs[number + step], width if best < 0 else -width, other)


def _alike(first: str, second: str) -> bool:
    return first == second or likeness(first, second) >= _ALIKE


def _is_single(pairs: list[Pair], number: int) -> bool:
    return 0 <= number < len(pairs) and pairs[number][4] >= _ALIKE and pairs[number][1] - pairs[number][0] == 1 == pairs[number][3] - pairs[number][2]  # fmt: skip  # noqa: E501


def _moved(pair: Pair, by: int, side: int) -> Pair:
    a, b, c, d, like = pair
    return (a + by, b + by, c, d, like) if side == 0 else (a, b, c + by, d + by, like)
