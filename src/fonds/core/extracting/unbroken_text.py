"""A page's text without the hyphens that break words at the ends of its lines, and where its places are on the page."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable

from fonds.core.extracting.document import Range
from fonds.core.extracting.facts import Mention

_BROKEN = re.compile(r"-\n(?<=[a-z]-\n)(?=[a-z])")
_CUT = 2  # the hyphen and the end of the line


class Unbroken:
    """`words` is the text with "Min-\\nister" written as one word."""

    def __init__(self, text: str) -> None:
        self._cuts = [match.start() for match in _BROKEN.finditer(text)]
        self._joints = [cut - _CUT * number for number, cut in enumerate(self._cuts)]
        self.words = _BROKEN.sub("", text) if self._cuts else text

    def placed(self, mentions: Iterable[Mention]) -> list[Mention]:
        """The mentions at their places in `words`."""
        if not self._cuts:
            return list(mentions)
        return [
            Mention(each.entity, self._at(each.at), each.finder, each.confidence, each.form, each.titles, each.element)
            for each in mentions
            if each.at is not None
        ]

    def _at(self, place: Range) -> Range:
        return Range(place.page, self._joined(place.start), self._joined(place.end))

    def on_page(self, page: int, start: int, end: int) -> Range:
        """Where a range of `words` stands on the page."""
        first, last = bisect_right(self._joints, start), bisect_left(self._joints, end)
        return Range(page, start + _CUT * first, end + _CUT * last)

    def _joined(self, place: int) -> int:
        passed = bisect_left(self._cuts, place)
        inside = passed and place < self._cuts[passed - 1] + _CUT
        return place - _CUT * passed + (self._cuts[passed - 1] + _CUT - place if inside else 0)
