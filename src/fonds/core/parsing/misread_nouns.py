"""Nouns of sums of money that a machine misread: "the $2500 papnent", "$5,000 OOND"."""

from __future__ import annotations

from rapidfuzz.distance import Levenshtein

from fonds.core.text.english_words import is_english

_OF_SUMS = (
    "payment", "payments", "bond", "bonds", "check", "salary", "loan", "pension", "deposit", "allowance", "retainer",
    "reward", "bribe", "budget", "fund", "funds", "contract", "advance", "mortgage", "expenses",
)  # fmt: skip
_SHORTEST, _LONG = 4, 7
"""Of shorter words one letter makes another; of long ones two letters may be misread."""


def is_like_a_sum(word: str) -> bool:
    """Whether a word that is none differs from a noun of sums by a letter, or a long one by two."""
    low = word.casefold()
    if len(low) < _SHORTEST or is_english(low):
        return False
    most = 2 if len(low) >= _LONG else 1
    return any(Levenshtein.distance(low, each, score_cutoff=most) <= most for each in _OF_SUMS)
