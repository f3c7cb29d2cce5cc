"""Numbers in digits that a learned model takes for what a machine made of stains and misread words, and no figures.

A linear model (logistic regression) trained by `bench/train_figures.py` on numbers judged by reading;
`docs/reference/figures-model.md` is its card. It is asked of numbers in digits before a noun, "7 HINTS", and of digits
alone behind a sign of money, "$939", which the rules have read; it finds no figure of its own.
"""

from __future__ import annotations

from functools import cache

from fonds.core.extracting.figure_features import features_of, is_asked
from fonds.core.extracting.meetings_likely import Weights, probability
from fonds.core.parsing.quantity import Quantity
from fonds.core.text.packed_lines import packed_lines

FINDER = "figures-model/1"

LIKELY_FROM = 0.4
"""How likely a number must be a figure."""


def is_likely(text: str, found: Quantity) -> bool:
    """Whether the shipped model takes a number of a text for a figure; True where it is not asked."""
    return is_likely_by(shipped(), text, found)


def is_likely_by(weights: Weights, text: str, found: Quantity) -> bool:
    """Whether a model takes a number of a text for a figure; True where it is not asked."""
    return not is_asked(text, found) or probability(weights, features_of(text, found)) >= LIKELY_FROM


@cache
def shipped() -> Weights:
    """The weights that ship with the package, by feature."""
    lines = (line.split("\t") for line in packed_lines("fonds.core.extracting", "figures_model.tsv.gz"))
    return {name: int(weight) / 100 for name, weight in lines}
