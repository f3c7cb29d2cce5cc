"""Whether two short texts are copies of one: told by the letters they share, which a few misread ones do not change."""

from __future__ import annotations

import re

from fonds.core.text.finding import fold

_LETTERS = re.compile(r"[\W_]+")
_RUN = 3
LEAST_RUNS = 12
"""Texts with fewer different runs of letters are too short to be told apart from others."""


def letter_runs(text: str) -> frozenset[str]:
    """The runs of three letters or digits of a text, without case, accents, spaces and punctuation."""
    letters = _LETTERS.sub("", fold(text))
    return frozenset(letters[at : at + _RUN] for at in range(len(letters) - _RUN + 1))


def shared(one: frozenset[str], other: frozenset[str]) -> float:
    """How much of the shorter text's runs the longer one has too, from 0 to 1; 0 where either has under `LEAST_RUNS`.

    Passages of English of some hundred letters that have nothing to do with each other share about a third.
    """
    less = min(len(one), len(other))
    return len(one & other) / less if less >= LEAST_RUNS else 0.0
