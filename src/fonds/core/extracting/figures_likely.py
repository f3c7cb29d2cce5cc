"""Numbers in digits that a learned model takes for what a machine made of stains and misread words, and no figures.

A linear model (logistic regression) trained by `bench/train_figures.py` on numbers judged by reading;
`docs/reference/figures-model.md` is its card. It is asked of numbers in digits before a noun, "7 HINTS", and of digits
alone behind a sign of money, "$939", which the rules have read on pages that a machine has not read well; it finds no
figure of its own.
"""

from __future__ import annotations

from functools import cache

from fonds.core.extracting.document import Document, DocumentPage
from fonds.core.extracting.figure_features import features_of, is_asked
from fonds.core.extracting.legibility import Legibility, legibility
from fonds.core.extracting.linear_models import Weights, probability
from fonds.core.parsing.quantity import Quantity
from fonds.core.text.packed_lines import packed_lines

FINDER = "figures-model/1"

LIKELY_FROM = 0.4
"""How likely a number must be a figure."""


def likely(text: str, found: list[Quantity]) -> list[Quantity]:
    """Those of the numbers of a page that the shipped model takes for figures, and those that it is not asked of."""
    return likely_by(shipped(), text, found)


def likely_by(weights: Weights, text: str, found: list[Quantity]) -> list[Quantity]:
    """Those of the numbers of a page that a model takes for figures, and those that it is not asked of."""
    asked = {id(each) for each in asked_of(text, found)}
    return [
        each for each in found if id(each) not in asked or probability(weights, features_of(text, each)) >= LIKELY_FROM
    ]


def asked_of(text: str, found: list[Quantity]) -> list[Quantity]:
    """The numbers of a page of which the model is asked: none where the page is read well."""
    asked = [each for each in found if is_asked(text, each)]
    return asked if asked and not _is_read_well(text) else []


def _is_read_well(text: str) -> bool:
    return legibility(Document((DocumentPage(1, text),))).pages[0] is Legibility.CLEAN


@cache
def shipped() -> Weights:
    """The weights that ship with the package, by feature."""
    lines = (line.split("\t") for line in packed_lines("fonds.core.extracting", "figures_model.tsv.gz"))
    return {name: int(weight) / 100 for name, weight in lines}
