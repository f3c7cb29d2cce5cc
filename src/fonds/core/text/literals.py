"""Which of many strings a text may hold, told by its words: few of them need then be looked for in it."""

from __future__ import annotations

import re
from collections.abc import Iterable

from fonds.core.text.first_words import words_on

_RUN = re.compile("[a-z0-9]+")
_MOST_KEPT = 100_000
"""Words of which it is kept what they tell, to be told at once when they are met again."""


class Literals:
    """Strings in small letters, by the longest run of letters and digits in each.

    A text that holds "copy no" has a word that ends in "copy"; one that holds "our ref:" a word that is "ref", and one
    with "telegram" a word that has it anywhere. A string without letters and digits is looked for in every text.
    """

    def __init__(self, literals: Iterable[str]) -> None:
        self._by_run: dict[
            str, list[tuple[bool, bool, str]]
        ] = {}  # whether a word begins there, ends there, the string
        self._always: list[str] = []
        for literal in dict.fromkeys(literals):
            runs = [match.span() for match in _RUN.finditer(literal)]
            if not runs:
                self._always.append(literal)
                continue
            start, end = max(runs, key=lambda run: (run[1] - run[0], run[0] > 0))
            self._by_run.setdefault(literal[start:end], []).append((start > 0, end < len(literal), literal))
        self._any_run = re.compile("|".join(sorted(self._by_run, key=len))) if self._by_run else re.compile("(?!)")
        self._lengths = sorted({len(run) for run in self._by_run})
        self._barren: set[str] = set()
        self._told: dict[str, tuple[str, ...]] = {}

    def that_may_stand_in(self, low: str) -> set[str]:
        """The strings that a text in small letters may hold: all that it holds, and some others."""
        found = set(self._always)
        for word in words_on(low) - self._barren:
            told = self._told.get(word)
            found.update(self._tell(word) if told is None else told)
        return found

    def _tell(self, word: str) -> tuple[str, ...]:
        """The strings that a text with a word may hold."""
        if len(self._barren) + len(self._told) > _MOST_KEPT:
            self._barren.clear()
            self._told.clear()
        found = tuple(self._of(word)) if self._any_run.search(word) is not None else ()
        if found:
            self._told[word] = found
        else:
            self._barren.add(word)
        return found

    def _of(self, word: str) -> Iterable[str]:
        for length in self._lengths:
            for start in range(len(word) - length + 1):
                for begins, ends, literal in self._by_run.get(word[start : start + length], ()):
                    if not (begins and start > 0) and not (ends and start + length < len(word)):
                        yield literal
