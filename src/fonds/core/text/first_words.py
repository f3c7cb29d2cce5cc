"""Phrases found by the words with which they begin: which words a page has is told once, for all finders.

A large alternation of phrases is tried at every word of a text. Most pages have few of the words with which its phrases
begin, and where these stand is found far faster.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

_SHORT = 200  # code points: in so few, the phrases themselves are found as fast
_WORD = re.compile("[a-z0-9]+")
_ANY: frozenset[str] = frozenset()
_TO_SPACES = bytes(byte if chr(byte).isalnum() and byte < 128 else ord(" ") for byte in range(256))


@lru_cache(maxsize=512)  # the pages of most documents: each finder asks again
def words_on(low: str) -> frozenset[str]:
    """The runs of letters a–z and digits in a text in small letters, "aide" and "m" and "moire" of "aide-mémoire"."""
    return frozenset(_runs(low))


def _runs(low: str) -> list[str]:
    return low.encode("ascii", "replace").translate(_TO_SPACES).decode("ascii").split()


@lru_cache(maxsize=512)  # for the same reason
def places_on(low: str) -> Mapping[str, list[int]]:
    """Where each of these runs stands in a text in small letters, in order."""
    places: dict[str, list[int]] = {}
    end = 0
    for run in _runs(low):
        start = low.index(run, end)
        end = start + len(run)
        if run in places:
            places[run].append(start)
        else:
            places[run] = [start]
    return places


def first_run(low: str) -> str:
    """The first of these runs in a text in small letters, "" where it has none."""
    run = _WORD.search(low)
    return run[0] if run is not None else ""


def first_words(phrases: Iterable[str]) -> frozenset[str]:
    """The first words of phrases, as `words_on` tells words.

    Raises ValueError for one that begins with no letter a–z nor a digit.
    """
    found = set()
    for phrase in phrases:
        word = _WORD.match(phrase)
        if word is None:
            raise ValueError(f"no first word in {phrase!r}")
        found.add(word[0])
    return frozenset(found)


def places_of(low: str, words: Iterable[str]) -> list[int]:
    """Where words stand in a text in small letters, within other words too; not in order."""
    places: list[int] = []
    add, find = places.append, low.find
    for word in words:
        place = find(word)
        while place >= 0:
            add(place)
            place = find(word, place + 1)
    return places


def ranges_around(low: str, words: Iterable[str], reach: int) -> Iterator[tuple[int, int]]:
    """The ranges of a text in small letters within `reach` code points before and behind where one of the words begins,
    as far as white space, in order; touching ones are one."""
    start = end = -1
    for place in sorted(places_of(low, words)):
        if place - reach > end:
            if end >= 0:
                yield start, end
            start = max(0, place - reach)
            while start > max(0, end) and not low[start - 1].isspace():
                start -= 1
        end = place + reach
    if end >= 0:
        yield start, end


class Phrases:
    """Finds the matches of a pattern in texts in small letters by the first words of its phrases.

    `firsts` gives each first word with those of which one must stand on the page too, none for those that need no
    other. A match must begin with one of them, at the beginning of a word, and hold the other.
    """

    def __init__(self, pattern: re.Pattern[str], firsts: Mapping[str, frozenset[str]] | Iterable[str]) -> None:
        self.pattern = pattern
        self._firsts = dict(firsts) if isinstance(firsts, Mapping) else dict.fromkeys(firsts, _ANY)
        self._words = frozenset(self._firsts)

    def finditer(self, low: str, text: str = "") -> Iterator[re.Match[str]]:
        """The matches in the text, in order, none within another: those of `pattern.finditer(low)`.

        A pattern in which case counts is given the `text` of which `low` is the one in small letters.
        """
        text = text or low
        if len(low) < _SHORT:
            yield from self.pattern.finditer(text)
            return
        words = words_on(low)
        here = self._words & words
        if not here:
            return
        firsts = self._firsts
        sought = [word for word in here if not (others := firsts[word]) or not others.isdisjoint(words)]
        if not sought:
            return
        on_page = places_on(low)  # dearer than which words there are: most pages are never asked
        places: list[int] = []
        for word in sought:
            places += on_page[word]
        places.sort()
        until = 0
        match = self.pattern.match
        for place in places:
            if place >= until and (found := match(text, place)) is not None:
                until = found.end()
                yield found

    def first(self, low: str) -> re.Match[str] | None:
        """The first match in the text, None where it has none."""
        return next(self.finditer(low), None)
