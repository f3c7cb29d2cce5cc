"""Which of many strings a text may hold, told by its words: few of them need then be looked for in it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import groupby
from operator import itemgetter

from fonds.core.text.first_words import words_on

_RUN = re.compile("[a-z0-9]+")
_SHORT = 3
"""Letters of what may stand anywhere in a word, and with fewer does in many."""
_MOST_KEPT = 100_000
"""Words of which it is kept what they tell, to be told at once when they are met again."""


class Literals:
    """Strings in small letters, by the longest run of letters and digits in each.

    A text that holds "copy no" has a word that ends in "copy"; one that holds "our ref:" a word that is "ref", and one
    with "telegram" a word that has it anywhere. What most texts have is looked for in every text: signs alone, and two
    letters that may stand anywhere in a word.
    """

    def __init__(self, literals: Iterable[str]) -> None:
        self._whole: dict[str, list[str]] = {}  # by the word, how a word begins or ends, or what it has anywhere
        self._first: dict[str, list[str]] = {}
        self._last: dict[str, list[str]] = {}
        self._anywhere: dict[str, list[str]] = {}
        self._always: list[str] = []
        for literal in dict.fromkeys(literals):
            self._keep(literal)
        self._firsts, self._lasts = tuple(self._first), tuple(self._last)
        self._first_lengths = sorted({len(run) for run in self._first})
        self._last_lengths = sorted({len(run) for run in self._last})
        self._any = _any_of(self._anywhere)
        self._barren: set[str] = set()
        self._told: dict[str, list[str]] = {}

    def _keep(self, literal: str) -> None:
        runs = [match.span() for match in _RUN.finditer(literal)]
        start, end = max(runs, key=lambda run: (run[1] - run[0], run[0] > 0), default=(0, 0))
        by_run = (
            (self._whole if end < len(literal) else self._first)
            if start > 0
            else (self._last if end < len(literal) else self._anywhere)
        )
        run = literal[start:end]
        if not run or (by_run is self._anywhere and len(run) < _SHORT and run.isalpha()):
            self._always.append(literal)
        else:
            by_run.setdefault(run, []).append(literal)

    def that_may_stand_in(self, low: str) -> set[str]:
        """The strings that a text in small letters may hold: all that it holds, and some others."""
        found = set(self._always)
        for word in words_on(low) - self._barren:
            told = self._told.get(word)
            found.update(self._tell(word) if told is None else told)
        return found

    def _tell(self, word: str) -> list[str]:
        """The strings that a text with a word may hold."""
        if len(self._barren) + len(self._told) > _MOST_KEPT:
            self._barren.clear()
            self._told.clear()
        found = self._whole.get(word, []).copy()
        if word.startswith(self._firsts):
            for length in self._first_lengths:
                found += self._first.get(word[:length], ())
        if word.endswith(self._lasts):
            for length in self._last_lengths:
                found += self._last.get(word[-length:], ())
        if self._any.search(word) is not None:
            found += (literal for run, held in self._anywhere.items() if run in word for literal in held)
        if found:
            self._told[word] = found
        else:
            self._barren.add(word)
        return found


def _any_of(runs: Iterable[str]) -> re.Pattern[str]:
    """A pattern of any of the runs, by first letters, so that at most places of a word little is tried."""
    pattern = "|".join(
        f"{letter}(?:{'|'.join(run[1:] for run in held)})" for letter, held in groupby(sorted(runs), key=itemgetter(0))
    )
    return re.compile(pattern or "(?!)")
