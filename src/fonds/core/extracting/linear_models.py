"""Linear models that ship with the package: logistic regressions, with a weight for each feature that is seen."""

from __future__ import annotations

from collections.abc import Iterable
from math import exp

Weights = dict[str, float]
"""The weight of each feature; that of others is nought."""


def probability(weights: Weights, features: Iterable[str]) -> float:
    """What a logistic regression with these weights makes of features, from 0 to 1."""
    total = 0.0
    for feature in features:
        total += weights.get(feature, 0.0)
    return logistic(total)


def logistic(total: float) -> float:
    """1 / (1 + e^-total), beyond 30 as at 30."""
    return 1 / (1 + exp(-max(-30.0, min(30.0, total))))
