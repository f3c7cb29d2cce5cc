"""Which numbers are figures at all, as learned models say: those that rules read, and those that they refuse.

Two linear models (logistic regressions) trained by `bench/train_figures.py` and `bench/train_counted_numbers.py` on
numbers judged and labelled by reading; `docs/reference/figures-model.md` is their card. The first is asked of numbers
in digits before a noun, "7 HINTS", and of digits alone behind a sign of money, "$939", which the rules have read on
pages that a machine has not read well: some are what it made of stains and misread words. The second is asked of
numbers before what may be a plural that the rules refuse (`numbers_refused`), and adds those that it takes for figures.
"""

from __future__ import annotations

from functools import cache, lru_cache

from fonds.core.extracting.counted_number_features import features_of_count
from fonds.core.extracting.document import Document, DocumentPage
from fonds.core.extracting.figure_features import features_of, is_asked
from fonds.core.extracting.legibility import Legibility, legibility
from fonds.core.extracting.linear_models import Weights, probability
from fonds.core.extracting.numbers_refused import refused
from fonds.core.parsing.quantity import Quantity
from fonds.core.text.packed_lines import packed_lines

FINDER = "figures-model/2"

LIKELY_FROM = 0.4
"""How likely a number that the rules read must be a figure."""
COUNTED_FROM = 0.8
"""How likely one that they refuse must be."""


def likely(text: str, found: list[Quantity]) -> list[Quantity]:
    """The numbers of a page that the shipped models take for figures, in order: of those `found` by rules, which they
    may not be asked of, and of those that the rules refuse."""
    kept = likely_by(shipped(), text, found)
    return sorted([*kept, *counted_by(shipped("counted_numbers_model.tsv.gz"), text, found)], key=_place)


def _place(found: Quantity) -> int:
    return found.start


def likely_by(weights: Weights, text: str, found: list[Quantity]) -> list[Quantity]:
    """Those of the numbers of a page that a model takes for figures, and those that it is not asked of."""
    asked = {id(each) for each in asked_of(text, found)}
    return [
        each for each in found if id(each) not in asked or probability(weights, features_of(text, each)) >= LIKELY_FROM
    ]


def counted_by(weights: Weights, text: str, found: list[Quantity]) -> list[Quantity]:
    """The numbers of a page that a model takes for figures, though they are none of those `found`."""
    others = list(refused(text, found))
    if not others:
        return []
    legible = legibility_of(text)
    return [
        each
        for each in others
        if probability(weights, features_of_count(text, each, legible, read=False)) >= COUNTED_FROM
    ]


def asked_of(text: str, found: list[Quantity]) -> list[Quantity]:
    """The numbers of a page of which the model is asked: none where the page is read well."""
    asked = [each for each in found if is_asked(text, each)]
    return asked if asked and legibility_of(text) is not Legibility.CLEAN else []


@lru_cache(maxsize=1)  # both models ask it of a page, one right behind the other
def legibility_of(text: str) -> Legibility:
    """How well a page was read by machine."""
    return legibility(Document((DocumentPage(1, text),))).pages[0]


@cache
def shipped(name: str = "figures_model.tsv.gz") -> Weights:
    """The weights of a model that ships with the package, by feature. Raises FileNotFoundError for another name."""
    lines = (line.split("\t") for line in packed_lines("fonds.core.extracting", name))
    return {name: int(weight) / 100 for name, weight in lines}
