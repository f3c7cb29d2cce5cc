"""Finds the weights of `core.comparing.evidence`: `python -m bench.compare_fitting [--write] [--wrong]`.

Takes every passage that the comparison weighs, with the share of its words that were truly opened, and finds weights by
sparse logistic regression (L1; FISTA, Beck and Teboulle 2009): those of readings by engines from labelled real pairs,
those of letters misread evenly from made pairs, each passage counting as far as its readings are of that kind. Prints
what they reach on real records that they were not found from (ten folds by record) and on made pairs of another seed,
and, with --write, puts them into `evidence_weights.py`. Needs FONDS_CORPORA.
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
PENALTY = 0.001
BY_WORDS = 0.4  # a passage counts by this power of the number of its words
MISSED = 0.5  # by how much more a passage that was opened counts in made pairs, which have few
STEPS = 400
LIMITS = (0.4, 0.45, 0.5, 0.55, 0.6, 0.7)
WEIGHTS_FILE = ROOT / "src" / "fonds" / "core" / "comparing" / "evidence_weights.py"
_NOTHING = 0.01  # a passage that counts less is left out
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
        # the weights there are may be of other features
        judging.likelihood = lambda _: 0.0


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

    def __init__(self, rows: Sequence[Place], counting: Callable[[Place], float]) -> None:
        """`counting` is what a row counts, besides the number of its words."""
        self.rows = rows
        self.weight = [row.words**BY_WORDS * counting(row) for row in rows]
        self.names = [name for name in rows[0].values if name != "even"]
        columns = [[row.values[name] for row in rows] for name in self.names]
        self.mean = [sum(column) / len(rows) for column in columns]
        self.scale = [
            max(1e-6, (sum((v - m) ** 2 for v in column) / len(rows)) ** 0.5)
            for column, m in zip(columns, self.mean, strict=True)
        ]
        self.scaled = [
            [(row.values[k] - m) / s for k, m, s in zip(self.names, self.mean, self.scale, strict=True)] for row in rows
        ]

    def fit(self, used: Callable[[Place], bool] = lambda _: True) -> Fit:
        """Weights for features as they are, from the rows that are used."""
        data = [
            (x, row.opened, w)
            for x, row, w in zip(self.scaled, self.rows, self.weight, strict=True)
            if w > _NOTHING and used(row)
        ]
        total = sum(w for *_, w in data)
        now = [0.0] * (len(self.names) + 1)
        ahead, momentum, step = list(now), 1.0, 0.4
        for _ in range(STEPS):
            slope = [0.0] * len(now)
            for x, opened, w in data:
                wrong = (probability(ahead[0] + sum(map(mul, ahead[1:], x))) - opened) * w / total
                slope[0] += wrong
                slope[1:] = [s + wrong * value for s, value in zip(slope[1:], x, strict=True)]
            then = [a - step * s for a, s in zip(ahead, slope, strict=True)]
            then[1:] = [max(0.0, abs(w) - step * PENALTY) * (1 if w > 0 else -1) for w in then[1:]]
            following = (1 + (1 + 4 * momentum * momentum) ** 0.5) / 2
            ahead = [t + (momentum - 1) / following * (t - n) for t, n in zip(then, now, strict=True)]
            now, momentum = then, following
        weights = [w / s for w, s in zip(now[1:], self.scale, strict=True)]
        return Fit(self.names, weights, now[0] - sum(map(mul, weights, self.mean)))


def blended(by_engines: Fit, evenly: Fit, values: dict[str, float]) -> float:
    """As `evidence.likelihood`, with weights that are not yet written."""
    even = values["even"]
    return (1 - even) * by_engines(values) + even * evenly(values)


def measured(rows: Sequence[Place], scores: Sequence[float], least: float) -> str:
    """Precision, recall and F1 over words of passages."""
    right = sum(row.opened * row.words for row, score in zip(rows, scores, strict=True) if score >= least)
    wrong = sum((1 - row.opened) * row.words for row, score in zip(rows, scores, strict=True) if score >= least)
    missed = sum(row.opened * row.words for row, score in zip(rows, scores, strict=True) if score < least)
    f1 = 2 * right / (2 * right + wrong + missed) if right else 0.0
    return f"{right / max(1, right + wrong):.3f} {right / max(1, right + missed):.3f} {f1:.3f}"


def of_real_pairs(watch: _Watch, corpora: Path) -> list[Place]:
    """The passages of all labelled real pairs that are not held back."""
    return [
        place
        for pair in real_pairs(corpora)
        if not pair.held_back
        for place in places(watch, "weighed" if pair.weighed else "real", pair.record, pair.old, pair.new, pair.truth)
    ]


def of_made_pairs(watch: _Watch, corpora: Path, seed: int, texts: int) -> list[Place]:
    """The passages of made pairs at each rate of errors, with words withheld and without."""
    rows = []
    sources = list(source_texts(corpora, seed, how_many=texts))
    for rate in RATES:
        for spans in (12, 0):
            for number, text in enumerate(sources):
                made = made_pair(text, seed * 1000 + number + spans, rate, spans=spans)
                at = {i: truly for start, end, truly in made.words for i in range(start, end)}
                truth: Truth = lambda s, _e, at=at: at.get(s)  # type: ignore[misc]  # noqa: E731
                rows += places(watch, f"{rate:.0%}", f"made {number}", made.old, made.new, truth)
    return rows


def written(by_engines: Fit, evenly: Fit) -> str:
    """The module of weights."""
    lines = [
        '"""The weights of `evidence.features`, found and written by `python -m bench.compare_fitting --write`."""',
        "",
        "from __future__ import annotations",
        "",
        "from collections.abc import Mapping",
    ]
    for fit, prefix in ((by_engines, ""), (evenly, "EVEN_")):
        lines += ["", f"{prefix}AT_FIRST = {fit.at_first:.3f}", f"{prefix}WEIGHTS: Mapping[str, float] = {{"]
        lines += [f'    "{name}": {w:.3f},' for name, w in zip(fit.names, fit.weights, strict=True) if abs(w) >= 0.001]
        lines.append("}")
    return "\n".join(lines) + "\n"


def main() -> int:
    """Prints weights and what they reach."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--texts", type=int, default=40)
    parser.add_argument("--seed", type=int, default=11)
    parser.add_argument("--write", action="store_true", help="put the weights into evidence_weights.py")
    parser.add_argument("--wrong", action="store_true", help="print the real passages that held-out weights get wrong")
    options = parser.parse_args()
    corpora = Path(os.environ.get("FONDS_CORPORA") or ROOT / ".." / "shared" / "corpora")
    watch = _Watch()
    real, made = of_real_pairs(watch, corpora), of_made_pairs(watch, corpora, options.seed, options.texts)
    regression = Regression(real, lambda row: 1 - row.values["even"])
    evenly = Regression(made, lambda row: row.values["even"] * (1 + MISSED * row.opened)).fit()
    by_engines = regression.fit()
    if options.write:
        WEIGHTS_FILE.write_text(written(by_engines, evenly), "utf-8")
    else:
        print(written(by_engines, evenly))
    scores = [0.0] * len(real)
    for fold in range(FOLDS):
        fit = regression.fit(lambda row, fold=fold: _fold(row) != fold)  # type: ignore[misc]
        for number, row in enumerate(real):
            if _fold(row) == fold:
                scores[number] = blended(fit, evenly, row.values)
    read = [(row, score) for row, score in zip(real, scores, strict=True) if row.group == "real"]
    rows, with_scores = [row for row, _ in read], [score for _, score in read]
    print(f"{len(rows)} passages of real pairs, held out; precision recall F1 at {', '.join(map(str, LIMITS))}")
    print("real  ", " | ".join(measured(rows, with_scores, least) for least in LIMITS))
    other = of_made_pairs(watch, corpora, options.seed + 1, options.texts // 2)
    made_scores = [blended(by_engines, evenly, row.values) for row in other]
    print(f"{len(other)} passages of made pairs of another seed")
    for rate in RATES:
        mine = [(row, score) for row, score in zip(other, made_scores, strict=True) if row.group == f"{rate:.0%}"]
        of, with_scores = [row for row, _ in mine], [score for _, score in mine]
        print(f"{rate:<6.0%}", " | ".join(measured(of, with_scores, least) for least in LIMITS))
    if options.wrong:
        for row, score in sorted(read, key=lambda each: -each[1]):
            if (score >= judging.SURE_ENOUGH) != (row.opened >= 0.5):
                print(f"{score:.2f} {row.opened:.1f} {row.record} {row.said[:100]!r}")
    return 0


def _fold(row: Place) -> int:
    return zlib.crc32(row.record.encode()) % FOLDS


if __name__ == "__main__":
    sys.exit(main())
