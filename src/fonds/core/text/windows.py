"""The parts of a text that are worth a closer look: what is around digits, around certain words.

A large expression that may begin anywhere is tried at every place of a text. Looking only around the few places that a
cheap expression finds gives the same matches many times faster.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

_SPACE = re.compile(r"\s")


def matches_near(
    pattern: re.Pattern[str], anchor: re.Pattern[str], text: str, reach: int = 48
) -> Iterator[re.Match[str]]:
    """The matches of `pattern` that lie within `reach` code points of a match of `anchor`, in order.

    They are those of `pattern.finditer(text)`, as long as none is longer than `reach` on either side of an anchor.
    """
    return matches_around(pattern, (match.span() for match in anchor.finditer(text)), text, reach)


def matches_around(
    pattern: re.Pattern[str], anchors: Iterable[tuple[int, int]], text: str, reach: int = 48
) -> Iterator[re.Match[str]]:
    """The same near anchors that were found already, as ranges in order."""
    for start, end in windows(text, anchors, reach):
        yield from pattern.finditer(text, start, end)


def windows(text: str, anchors: Iterable[tuple[int, int]], reach: int) -> Iterator[tuple[int, int]]:
    """The ranges within `reach` code points of ranges in order, widened to whole words; touching ones are one."""
    start = end = -1
    done = 0
    for first, last in anchors:
        if first - reach > end:
            if end >= 0:
                done = _end_of_word(text, end)
                yield start, done
            start = max(done, _start_of_word(text, first - reach))
        end = max(end, last + reach)
    if end >= 0:
        yield start, _end_of_word(text, end)


def _start_of_word(text: str, place: int) -> int:
    while place > 0 and not text[place - 1].isspace():
        place -= 1
    return max(place, 0)


def _end_of_word(text: str, place: int) -> int:
    space = _SPACE.search(text, place)
    return space.start() if space is not None else len(text)
