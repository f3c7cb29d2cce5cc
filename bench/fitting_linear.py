"""Fits the linear models that ship with the package (`core/extracting/linear_models.py`) to what was labelled."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Sequence

from fonds.core.extracting.linear_models import Weights, logistic

SEED = 7
ROUNDS = 12
RATE = 0.1
SMALLEST = 0.02  # weights that are smaller are left out
SEEN = 2  # features that were seen less often are left out

Example = tuple[tuple[str, ...], bool]
"""What is seen of something, and whether it is what is sought."""


def fitted(examples: Sequence[Example], decay: float) -> Weights:
    """The weights of a logistic regression, by stochastic gradient descent with a rate for each feature (AdaGrad:
    Duchi, Hazan and Singer 2011)."""
    often = Counter(feature for features, _ in examples for feature in features)
    known = [([feature for feature in features if often[feature] >= SEEN], right) for features, right in examples]
    weights: dict[str, float] = dict.fromkeys((name for name, times in often.items() if times >= SEEN), 0.0)
    squares = dict.fromkeys(weights, 1e-6)
    drawn = {name: decay / often[name] for name in weights}  # so that a round draws each feature as often
    rng = random.Random(SEED)
    for _ in range(ROUNDS):
        rng.shuffle(known)
        for features, right in known:
            total = sum(map(weights.__getitem__, features))
            slope = logistic(total) - right
            for name in features:
                gradient = slope + drawn[name] * weights[name]
                squares[name] += gradient * gradient
                weights[name] -= RATE * gradient / squares[name] ** 0.5
    return {name: weight for name, weight in weights.items() if abs(weight) >= SMALLEST}
