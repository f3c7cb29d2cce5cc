"""Which of many strings a text holds, found in one pass over it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any


class Literals:
    """Strings that are looked for together: however many, a text is gone through once (Aho and Corasick, 1975).

    Where `ahocorasick_rs` is not installed (`fonds[speed]`), it is gone through for each. Raises ValueError for an
    empty string.
    """

    def __init__(self, literals: Iterable[str]) -> None:
        self._all = tuple(dict.fromkeys(literals))
        if "" in self._all:
            raise ValueError("every text holds an empty string")
        self._sought = _automaton(self._all)

    def held_by(self, text: str) -> set[str]:
        """The strings that stand in a text."""
        every = self._all
        if self._sought is None:
            return {each for each in every if each in text}
        return {every[index] for index, _, _ in self._sought.find_matches_as_indexes(text, overlapping=True)}


def _automaton(literals: tuple[str, ...]) -> Any:
    """What goes through a text for all of them, None where the library is not there: not every machine has a wheel."""
    try:
        from ahocorasick_rs import AhoCorasick, Implementation
    except ImportError:
        return None
    # the fastest to search; its size, states by bytes, is of no account for some hundred short strings
    return AhoCorasick(literals, implementation=Implementation.DFA)
