"""Finds the weights of `core.comparing.evidence`: `python -m bench.compare_fitting [--write] [--wrong]`.

Takes every passage that the comparison weighs in made pairs and in the labelled real ones, with the share of its words
that were truly opened, and finds weights by sparse logistic regression (L1; FISTA, Beck and Teboulle 2009). Prints what
they reach on records that they were not found from (ten folds by record), and, with --write, puts them into
`evidence_weights.py`. "one_reading" is set by hand, since it needs texts of one reading, of which real pairs have none.
Needs FONDS_CORPORA.
"""

from __future__ import annotations

import argparse
import os
import sys
import zlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from operator import mul
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "src"), str(ROOT / "tests" / "accuracy")]

from made_pairs import made_pair, source_texts  # noqa: E402
from real_pairs import real_pairs  # noqa: E402

from fonds.core.comparing import judging  # noqa: E402
from fonds.core.comparing.evidence import probability  # noqa: E402
from fonds.core.comparing.texts import compare_texts  # noqa: E402

RATES = (0.0, 0.02, 0.05, 0.10)
FOLDS = 10
REAL = 3.0  # what a real passage weighs against a made one
PENALTY = 0.001
BY_HAND = {"one_reading": 2.5}
LIMITS = (0.4, 0.5, 0.55, 0.6, 0.7, 0.8)
WEIGHTS_FILE = ROOT / "src" / "fonds" / "core" / "comparing" / "evidence_weights.py"
Truth = Callable[[int, int], bool | None]


@dataclass
class Place:
    """A passage that was weighed: its features, the share of its words that were opened, and how many those are."""

    group: str
    record: str
    values: dict[str, float]
    opened: float
    words: int
    said: str


class _Watch:
    """Notes what the judge weighs."""

    def __init__(self) -> None:
        self.seen: list[tuple[judging.Judge, Sequence[int], dict[str, float]]] = []
        weigh = judging.Judge.evidence

        def evidence(
            judge: judging.Judge,
            gap: judging.Gap,
            at: Sequence[int],
            opposite: Sequence[int],
            *,
            opened: bool,
            stated: bool,
        ) -> dict[str, float]:
            values = weigh(judge, gap, at, opposite, opened=opened, stated=stated)
            if opened:
                self.seen.append((judge, at, values))
            return values

        judging.Judge.evidence = evidence  # type: ignore[method-assign]


def places(watch: _Watch, group: str, record: str, old: str, new: str, truth: Truth) -> list[Place]:
    """The weighed passages of a pair, none where it is too poor."""
    watch.seen.clear()
    found = compare_texts([old], [new])
    if not found.pages[0].comparable:
        return []
    result = []
    for judge, at, values in watch.seen:
        said = [truth(judge.new.start[i], judge.new.end[i]) for i in at]
        known = [each for each in said if each is not None]
        if known:
            words = " ".join(judge.new.text(i) for i in at)
            result.append(Place(group, record, values, sum(known) / len(known), len(known), words))
    return result


@dataclass
class Fit:
    """Weights of features as they are, and the constant."""

    names: Sequence[str]
    weights: list[float]
    at_first: float

    def __call__(self, values: dict[str, float]) -> float:
        """The probability of a passage being opened."""
        return probability(self.at_first + sum(w * values[k] for k, w in zip(self.names, self.weights, strict=True)))


class Regression:
    """Sparse logistic regression on shares, over rows whose features are scaled once."""

    def __init__(self, rows: Sequence[Place]) -> None:
        self.rows = rows
        self.names = [name for name in rows[0].values if name not in BY_HAND]
        columns = [[row.values[name] for row in rows] for name in self.names]
        self.mean = [sum(column) / len(rows) for column in columns]
        self.scale = [
            max(1e-6, (sum((v - m) ** 2 for v in column) / len(rows)) ** 0.5)
            for column, m in zip(columns, self.mean, strict=True)
        ]
        self.scaled = [
            [(row.values[k] - m) / s for k, m, s in zip(self.names, self.mean, self.scale, strict=True)] for row in rows
        ]
        self.given = [sum(BY_HAND[name] * row.values[name] for name in BY_HAND) for row in rows]
        self.weight = [row.words**0.4 * (REAL if row.group == "real" else 1.0) for row in rows]

    def fitted(self, used: Sequence[bool], start: Sequence[float] | None = None, *, steps: int) -> list[float]:
        """The constant and the scaled weights, from the rows that are used."""
        data = [
            (x, row.opened, g, w)
            for x, row, g, w, use in zip(self.scaled, self.rows, self.given, self.weight, used, strict=True)
            if use
        ]
        total = sum(w for *_, w in data)
        now = list(start or [0.0] * (len(self.names) + 1))
        ahead, momentum, step = list(now), 1.0, 0.4
        for _ in range(steps):
            slope = [0.0] * len(now)
            for x, opened, g, w in data:
                wrong = (probability(ahead[0] + g + sum(map(mul, ahead[1:], x))) - opened) * w / total
                slope[0] += wrong
                for k, value in enumerate(x, 1):
                    slope[k] += wrong * value
            then = [a - step * s for a, s in zip(ahead, slope, strict=True)]
            then[1:] = [max(0.0, abs(w) - step * PENALTY) * (1 if w > 0 else -1) for w in then[1:]]
            following = (1 + (1 + 4 * momentum * momentum) ** 0.5) / 2
            ahead = [t + (momentum - 1) / following * (t - n) for t, n in zip(then, now, strict=True)]
            now, momentum = then, following
        return now

    def fit(self, found: Sequence[float]) -> Fit:
        """Weights for features as they are; those by hand with them."""
        weights = [w / s for w, s in zip(found[1:], self.scale, strict=True)]
        constant = found[0] - sum(map(mul, weights, self.mean))
        return Fit([*self.names, *BY_HAND], [*weights, *BY_HAND.values()], constant)


def measured(rows: Sequence[Place], scores: Sequence[float], least: float) -> str:
    """Precision, recall and F1 over words of passages."""
    right = sum(row.opened * row.words for row, score in zip(rows, scores, strict=True) if score >= least)
    wrong = sum((1 - row.opened) * row.words for row, score in zip(rows, scores, strict=True) if score >= least)
    missed = sum(row.opened * row.words for row, score in zip(rows, scores, strict=True) if score < least)
    f1 = 2 * right / (2 * right + wrong + missed) if right else 0.0
    return f"{right / max(1, right + wrong):.3f} {right / max(1, right + missed):.3f} {f1:.3f}"


def gathered(corpora: Path, seed: int, texts: int) -> list[Place]:
    """The passages of all labelled real pairs and of made pairs at each rate of errors."""
    watch, rows = _Watch(), []
    for pair in real_pairs(corpora):
        if not pair.held_back:
            rows += places(watch, "real", pair.record, pair.old, pair.new, pair.truth)
    sources = list(source_texts(corpora, seed, how_many=texts))
    for rate in RATES:
        for spans in (12, 0):
            for number, text in enumerate(sources):
                made = made_pair(text, seed * 1000 + number + spans, rate, spans=spans)
                at = {i: truly for start, end, truly in made.words for i in range(start, end)}
                truth: Truth = lambda s, _e, at=at: at.get(s)  # type: ignore[misc]  # noqa: E731
                rows += places(watch, f"{rate:.0%}", f"made {number}", made.old, made.new, truth)
    return rows


def written(fit: Fit) -> str:
    """The module of weights."""
    lines = [
        '"""The weights of `evidence.features`, found and written by `python -m bench.compare_fitting --write`."""',
        "",
        "from __future__ import annotations",
        "",
        "from collections.abc import Mapping",
        "",
        f"AT_FIRST = {fit.at_first:.3f}",
        "WEIGHTS: Mapping[str, float] = {",
        *(f'    "{name}": {weight:.3f},' for name, weight in zip(fit.names, fit.weights, strict=True) if weight),
        "}",
    ]
    return "\n".join(lines) + "\n"


def main() -> int:
    """Prints weights and what they reach."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--texts", type=int, default=14)
    parser.add_argument("--seed", type=int, default=11)
    parser.add_argument("--write", action="store_true", help="put the weights into evidence_weights.py")
    parser.add_argument("--wrong", action="store_true", help="print the real passages that held-out weights get wrong")
    options = parser.parse_args()
    corpora = Path(os.environ.get("FONDS_CORPORA") or ROOT / ".." / "shared" / "corpora")
    rows = gathered(corpora, options.seed, options.texts)
    regression = Regression(rows)
    module = written(regression.fit(regression.fitted([True] * len(rows), steps=220)))
    if options.write:
        WEIGHTS_FILE.write_text(module, "utf-8")
    else:
        print(module)
    scores = [0.0] * len(rows)
    for fold in range(FOLDS):
        held = [zlib.crc32(row.record.encode()) % FOLDS == fold for row in rows]
        # from nothing, so that nothing of the records held out is in it
        fit = regression.fit(regression.fitted([not out for out in held], steps=90))
        for number, (row, out) in enumerate(zip(rows, held, strict=True)):
            if out:
                scores[number] = fit(row.values)
    print(f"{len(rows)} passages; held out, precision recall F1 at {', '.join(map(str, LIMITS))}")
    for group in ("real", *(f"{rate:.0%}" for rate in RATES)):
        mine = [(row, score) for row, score in zip(rows, scores, strict=True) if row.group == group]
        of, with_scores = [row for row, _ in mine], [score for _, score in mine]
        print(f"{group:5}", " | ".join(measured(of, with_scores, least) for least in LIMITS))
    if options.wrong:
        for row, score in sorted(zip(rows, scores, strict=True), key=lambda each: -each[1]):
            if row.group == "real" and (score >= judging.SURE_ENOUGH) != (row.opened >= 0.5):
                print(f"{score:.2f} {row.opened:.1f} {row.record} {row.said[:100]!r}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
