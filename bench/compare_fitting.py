"""Finds the weights of `core.comparing.evidence`: `python -m bench.compare_fitting [--wrong]`.

Takes every place that the comparison weighs in made pairs and in the labelled real ones, with the share of its words
that were truly opened, and finds weights by logistic regression (gradient descent with momentum, L2). Prints them, and
what they reach on records that they were not found from (ten folds by record). Two are set by hand: "one_reading", for
which real pairs are too few, and "one", which is raised by half so that precision and recall balance on both kinds of
pairs. Needs FONDS_CORPORA.
"""

from __future__ import annotations

import argparse
import os
import random
import sys
import zlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "src"), str(ROOT / "tests" / "accuracy")]

from made_pairs import made_pair, source_texts  # noqa: E402
from real_pairs import real_pairs  # noqa: E402

from fonds.core.comparing import judging  # noqa: E402
from fonds.core.comparing.comparison import SpanKind  # noqa: E402
from fonds.core.comparing.evidence import NAMES, probability  # noqa: E402
from fonds.core.comparing.gaps import Gap  # noqa: E402
from fonds.core.comparing.texts import compare_texts  # noqa: E402

RATES = (0.0, 0.02, 0.05, 0.10)
FOLDS = 10
REAL = 8.0  # what a real place weighs against a made one
Truth = Callable[[int, int], bool | None]


@dataclass
class Place:
    """A place that was weighed: its features, the share of its words that were opened, and how many those are."""

    group: str
    record: str
    values: tuple[float, ...]
    opened: float
    words: int
    said: str


class _Watch:
    """Notes the features that the judge weighs."""

    def __init__(self) -> None:
        self.seen: list[tuple[judging.Judge, Gap, Sequence[int], tuple[float, ...]]] = []
        self._last: tuple[float, ...] = ()
        whole, judge = judging.features, judging.Judge._one_sided

        def features(side: judging.Side, place: judging.Surroundings) -> tuple[float, ...]:
            self._last = whole(side, place)
            return self._last

        def one_sided(of: judging.Judge, kind: SpanKind, gap: Gap, old: list[int], new: list[int], *, stated: bool) -> judging.Judged:  # fmt: skip  # noqa: E501
            found = judge(of, kind, gap, old, new, stated=stated)
            moved = found.kind is SpanKind.NOISE and found.confidence == judging.MOVED
            if kind is SpanKind.OPENED and not moved:
                self.seen.append((of, gap, new, self._last))
            return found

        judging.features = features  # type: ignore[assignment]
        judging.Judge._one_sided = one_sided  # type: ignore[method-assign]


def places(watch: _Watch, group: str, record: str, old: str, new: str, truth: Truth) -> list[Place]:
    """The weighed places of a pair, none where it is too poor."""
    watch.seen.clear()
    found = compare_texts([old], [new])
    if not found.pages[0].comparable:
        return []
    result = []
    for judge, _gap, at, values in watch.seen:
        said = [truth(judge.new.start[i], judge.new.end[i]) for i in at]
        known = [each for each in said if each is not None]
        if known:
            words = " ".join(judge.new.text(i) for i in at)
            result.append(Place(group, record, values, sum(known) / len(known), len(known), words))
    return result


def fitted(rows: Sequence[Place], *, steps: int = 600, ridge: float = 0.01) -> list[float]:
    """Weights by logistic regression on shares."""
    size = len(NAMES)
    scale = [max(1e-6, (sum(row.values[k] ** 2 for row in rows) / len(rows)) ** 0.5) for k in range(size)]
    data = []
    for row in rows:
        weight = row.words**0.6 * (REAL if row.group == "real" else 1.0)
        data.append(([row.values[k] / scale[k] for k in range(size)], row.opened, weight))
    total = sum(weight for _, _, weight in data)
    weights, speed = [0.0] * size, [0.0] * size
    for _ in range(steps):
        slope = [ridge * w for w in weights]
        for values, opened, weight in data:
            wrong = (probability(sum(w * v for w, v in zip(weights, values, strict=True))) - opened) * weight / total
            for k, value in enumerate(values):
                slope[k] += wrong * value
        for k in range(size):
            speed[k] = 0.9 * speed[k] - 0.5 * slope[k]
            weights[k] += speed[k]
    return [w / s for w, s in zip(weights, scale, strict=True)]


def measured(rows: Sequence[Place], scores: Sequence[float], least: float) -> str:
    """Precision, recall and F1 over words."""
    right = sum(row.opened * row.words for row, score in zip(rows, scores, strict=True) if score >= least)
    wrong = sum((1 - row.opened) * row.words for row, score in zip(rows, scores, strict=True) if score >= least)
    missed = sum(row.opened * row.words for row, score in zip(rows, scores, strict=True) if score < least)
    f1 = 2 * right / (2 * right + wrong + missed) if right else 0.0
    return f"{right / max(1, right + wrong):.3f} {right / max(1, right + missed):.3f} {f1:.3f}"


def main() -> int:
    """Prints weights and what they reach."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--texts", type=int, default=12)
    parser.add_argument("--seed", type=int, default=11)
    parser.add_argument("--wrong", action="store_true", help="print the real places that held-out weights get wrong")
    options = parser.parse_args()
    corpora = Path(os.environ.get("FONDS_CORPORA") or ROOT / ".." / "shared" / "corpora")
    watch, rows = _Watch(), []
    for pair in real_pairs(corpora):
        rows += places(watch, "real", pair.record, pair.old, pair.new, pair.truth)
    texts = list(source_texts(corpora, options.seed, how_many=options.texts))
    for rate in RATES:
        for spans in (12, 0):
            for number, text in enumerate(texts):
                made = made_pair(text, options.seed * 1000 + number + spans, rate, spans=spans)
                opened = {(start, end): truly for start, end, truly in made.words}
                at = {i: truly for (start, end), truly in opened.items() for i in range(start, end)}
                rows += places(
                    watch, f"{rate:.0%}", f"made {number}", made.old, made.new, lambda s, _e, at=at: at.get(s)
                )
    scores = [0.0] * len(rows)
    for fold in range(FOLDS):
        held = [zlib.crc32(row.record.encode()) % FOLDS == fold for row in rows]
        weights = fitted([row for row, out in zip(rows, held, strict=True) if not out])
        for number, (row, out) in enumerate(zip(rows, held, strict=True)):
            if out:
                scores[number] = probability(sum(w * v for w, v in zip(weights, row.values, strict=True)))
    print(f"{len(rows)} places; held out, precision recall F1 at 0.4, 0.5, 0.6, 0.7, 0.8")
    for group in ("real", *(f"{rate:.0%}" for rate in RATES)):
        mine = [(row, score) for row, score in zip(rows, scores, strict=True) if row.group == group]
        of, with_scores = [row for row, _ in mine], [score for _, score in mine]
        print(f"{group:5}", " | ".join(measured(of, with_scores, least) for least in (0.4, 0.5, 0.6, 0.7, 0.8)))
    if options.wrong:
        for row, score in sorted(zip(rows, scores, strict=True), key=lambda each: -each[1]):
            if row.group == "real" and (score >= 0.5) != (row.opened >= 0.5):
                print(f"{score:.2f} {row.opened:.1f} {row.record} {row.said[:100]!r}")
    for name, weight in zip(NAMES, fitted(rows), strict=True):
        print(f'    "{name}": {weight:.2f},')
    return 0


if __name__ == "__main__":
    random.seed(1)
    sys.exit(main())
