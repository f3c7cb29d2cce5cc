"""Patterns whose matches begin where lines begin, tried there alone.

Where a pattern begins with `^`, it is tried at every character of a text, for all but few of them in vain: nothing in
it says by which character its places could be found.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator


class LinePattern:
    """Finds the matches of a pattern each alternative of which begins with `^`, with the flag for many lines."""

    def __init__(self, pattern: re.Pattern[str]) -> None:
        self.pattern = pattern
        # begins with a character, by which the ends of lines are found quickly
        self._behind_end = re.compile(rf"\n(?={pattern.pattern})", pattern.flags)

    def finditer(self, text: str, start: int = 0, end: int = sys.maxsize) -> Iterator[re.Match[str]]:
        """The matches, in order, none within another: those of `pattern.finditer`."""
        until = start
        found = self.pattern.match(text, start, end)
        if found is not None:
            yield found
            until = found.end()
        for line in self._behind_end.finditer(text, start, end):
            if line.end() >= until:
                found = self.pattern.match(text, line.end(), end)
                assert found is not None
                yield found
                until = found.end()

    def search(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """The first match, None where there is none."""
        return next(self.finditer(text, start, end), None)
