"""Bodies and places of a page by where they are named, for the offices that stand beside them."""

from __future__ import annotations

import re
from bisect import bisect_left

from fonds.core.extracting.document import NameKind
from fonds.core.extracting.facts import Mention

_SENT_TO = re.compile(r"\b(?:to|in|at|from|near)\s+(?:the\s+)?$", re.IGNORECASE)
_AND = re.compile(r",?\s*(?:(?:and|&|/|or)\s*)?(?:(?:to|in|at)\s+)?(?:the\s+)?", re.IGNORECASE)
"""Between two countries or towns of one who is sent: "to Sweden and Norway", "in Paris, France"."""


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

    def within(self, text: str, start: int, end: int) -> str:
        """The body named between two places, the longest first; a country or town where there is no body; "" for none.

        To, at or in which somebody is sent, a country or town is none: an ambassador of the USSR to France is the
        USSR's, and of a consul in Haifa it is not said whose he is.
        """
        here = self._places[bisect_left(self._starts, start) : bisect_left(self._starts, end)]
        fitting: list[tuple[bool, int, str]] = []
        sent_to = -1
        for begin, stop, key, is_body in here:
            if not is_body and (
                _SENT_TO.search(text, max(start, begin - 16), begin)
                or (sent_to >= 0 and _AND.fullmatch(text, sent_to, begin))
            ):
                sent_to = stop
            elif stop - begin < end - start:
                fitting.append((is_body, stop - begin, key))
        return max(fitting)[2] if fitting else ""
