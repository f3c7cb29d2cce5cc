"""Bodies and places of a page by where they are named, for the offices that stand beside them."""

from __future__ import annotations

from bisect import bisect_left

from fonds.core.extracting.document import NameKind
from fonds.core.extracting.facts import Mention


class Bodies:
    """Bodies and places of a page, by where they are named."""

    def __init__(self, mentions: list[Mention], kinds: dict[str, NameKind]) -> None:
        self._places = sorted(
            (m.at.start, m.at.end, m.entity, kinds[m.entity] is NameKind.BODY) for m in mentions if m.at is not None
        )
        self._starts = [start for start, *_ in self._places]

    def before(self, text: str, start: int) -> int:
        """Where an office begins before which a body stands ("HSCA Counsel"): the body's place, else its own."""
        at = bisect_left(self._starts, start) - 1
        if at < 0 or text[start : start + 1].islower():
            return start
        begin, end, _, is_body = self._places[at]
        if is_body and begin < start < end:
            return begin  # "Asia Department Director", of which "Department" was taken for the office's
        return begin if is_body and 0 < start - end <= 2 and text[end:start].isspace() else start

    def right_before(self, text: str, start: int) -> int:
        """Where the body begins that ends right before a place, else the place."""
        at = bisect_left(self._starts, start) - 1
        begin, end, _, is_body = self._places[at] if at >= 0 else (0, 0, "", False)
        between = text[end:start]
        is_right_before = 0 < len(between) <= 2 and between.isspace() and between != "\n\n"
        return begin if is_body and is_right_before else start

    def end_of(self, start: int, end: int) -> int:
        """Where the body ends that what an office is of breaks off in, else the end: "correspondent of Rudé právo"."""
        at = bisect_left(self._starts, end) - 1
        if at < 0 or self._places[at][0] < start or not self._places[at][3]:
            return end
        return max(end, self._places[at][1])

    def within(self, start: int, end: int) -> str:
        """The body named between two places, the longest first; a place where there is no body; "" for none."""
        here = self._places[bisect_left(self._starts, start) : bisect_left(self._starts, end)]
        fitting = [(is_body, stop - begin, key) for begin, stop, key, is_body in here if stop - begin < end - start]
        return max(fitting)[2] if fitting else ""
