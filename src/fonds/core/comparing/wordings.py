"""Wordings that few pages hold, sought only where a page has what they cannot do without.

A pattern that ignores case is tried at every letter of a page; a few plain searches in the folded page, which are a
hundred times faster, show first that most pages cannot hold it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_LONG_PAGE = 10_000  # code points
_REACH = 1_000  # code points: no pattern goes farther from what it needs, but over as much white space


@dataclass(frozen=True, slots=True)
class Wording:
    """A pattern, and what stands in the folded page wherever it is found: one of `needs` at least."""

    pattern: re.Pattern[str]
    needs: tuple[re.Pattern[str], ...]

    def may_be_in(self, folded_page: str) -> bool:
        """Whether the page, folded, has one of what the pattern needs."""
        return any(need.search(folded_page) for need in self.needs)

    def places(self, page: str, folded_page: str) -> list[tuple[int, int]]:
        """Where the pattern is found in the page, as half-open ranges in order."""
        if len(page) < _LONG_PAGE or len(folded_page) != len(page):
            return [found.span() for found in self.pattern.finditer(page)] if self.may_be_in(folded_page) else []
        return [
            found.span()
            for low, high in self._about_needs(folded_page)
            for found in self.pattern.finditer(page, low, high)
            # near the end of a part the page seems to end there, which is what some patterns ask for
            if found.end() < high - _REACH // 2 or high == len(page)
        ]

    def _about_needs(self, folded_page: str) -> list[tuple[int, int]]:
        """The parts of the page in which the pattern can be, apart from each other."""
        hits = sorted(hit.span() for need in self.needs for hit in need.finditer(folded_page))
        parts: list[tuple[int, int]] = []
        for start, end in hits:
            low, high = max(0, start - _REACH), min(len(folded_page), end + _REACH)
            if parts and low <= parts[-1][1]:
                parts[-1] = (parts[-1][0], max(parts[-1][1], high))
            else:
                parts.append((low, high))
        return parts


def wording(pattern: str, *needs: str) -> Wording:
    """A pattern that ignores case, and patterns of what it needs, in small letters."""
    return Wording(re.compile(pattern, re.IGNORECASE), tuple(re.compile(need) for need in needs))


def folded(page: str) -> str:
    """The page without case, as patterns that ignore case see it; offsets do not hold."""
    if page.isascii():
        return page.lower()
    # to such patterns i is one letter with and without a dot
    return page.casefold().replace("\u0131", "i").replace("i\u0307", "i")
