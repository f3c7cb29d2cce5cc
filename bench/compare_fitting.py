"""Finds the weights of `core.comparing.evidence`: `python -m bench.compare_fitting [--write] [--wrong]`.

Takes every passage that the comparison weighs, with the share of its words that were truly opened, and finds weights by
logistic regression: those of readings by engines from labelled real pairs (ridge; L-BFGS, Liu and Nocedal 1989), those
of letters misread evenly from made pairs (sparse, L1; FISTA, Beck and Teboulle 2009; without what stands beside a
passage, since made pairs withhold words anywhere), each passage counting as far as its readings are of that kind. The
weights of the second look are found from what weights of other records' passages say at first sight (stacking, Wolpert
1992).
Prints what they reach on real records that they were not found from (ten folds by record, shared out in three ways)
and on made pairs of another seed, and, with --write, puts them into `evidence_weights.py`. Needs FONDS_CORPORA.
"""

from __future__ import annotations

import argparse
import os
import sys
import zlib
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from math import exp, log1p
from operator import mul
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "src"), str(ROOT / "tests" / "accuracy")]

from made_pairs import made_pair, source_texts  # noqa: E402
from real_pairs import real_pairs  # noqa: E402

from fonds.core.comparing import judging, second_look  # noqa: E402
from fonds.core.comparing.evidence import EVERYWHERE, NEAR, probability  # noqa: E402
from fonds.core.comparing.texts import compare_texts  # noqa: E402
from fonds.core.comparing.words import words  # noqa: E402

RATES = (0.0, 0.02, 0.05, 0.10)
FOLDS = 10
SHARED_OUT = ("", "again", "once more")  # what is put before a record's number when folds are told by it
RIDGE = 20  # half the squared weights of scaled features count so much, in passages
SPARSE = 0.001  # the weights of scaled features count so much, in the mean over passages
BY_WORDS, EVEN_BY_WORDS = 0.6, 0.4  # a passage counts by this power of the number of its words
MOST_WORDS = 60  # as which longer passages count
OPENED_MORE, EVEN_OPENED_MORE = 0.2, 0.5  # by how much more a passage that was opened counts, since fewer are
# what a passage counts by how it was read: with all its pair's places, with the likely ones, or from the lines around
COUNTS = {"real": 1.0, "weighed": 0.5, "briefly": 0.25}
STEPS, SPARSE_STEPS = 120, 400
KEPT_STEPS = 10  # of L-BFGS
LIMITS = (0.4, 0.45, 0.5, 0.55, 0.6, 0.7)
WEIGHTS_FILE = ROOT / "src" / "fonds" / "core" / "comparing" / "evidence_weights.py"
_BESIDE = """
after_colon after_label after_title after_small before_small after_small_in_line within_line within_lines
begins_within ends_within fills_one_line fills_lines in_bracket to_bracket nation source_words sensitive
sensitive_words release_words printed rubbish rubbish_long short_line_there short_line_after little_instead
nothing_instead lost_here_30 lost_there_30 lost_here_alone_30 lost_here_150 lost_there_150 lost_here_alone_150
long_plausible long_alone long_plausible_alone long_plausible_here long_little_lost_there
"""
_NOTHING = 0.01  # a passage that counts less is left out
LEAST_SPREAD = 0.02  # of a feature, so that rare ones do not weigh too much
_HARDLY = 1e-7
_HALVINGS = 20
Truth = Callable[[int, int], bool | None]


@dataclass
class Place:
    """A passage that was weighed: its features, the share of its words that were opened, and of how many it is told."""

    group: str
    record: str
    values: dict[str, float]
    opened: float
    words: int
    said: str
    size: int = 0
    """How many words it has, with those of which readers could not tell whether they were opened."""


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
        second_look.likelihood_among = lambda *_: 0.0


def places(watch: _Watch, group: str, record: str, old: str, new: str, truth: Truth) -> list[Place] | None:
    """The weighed passages of a pair; None where it is too poor."""
    watch.seen.clear()
    found = compare_texts([old], [new])
    if not found.pages[0].comparable:
        return None
    result = []
    for judge, at, values in watch.seen:
        said = [truth(judge.new.start[i], judge.new.end[i]) for i in at]
        known = [each for each in said if each is not None]
        written = " ".join(judge.new.text(i) for i in at)
        result.append(Place(group, record, values, sum(known) / max(1, len(known)), len(known), written, len(at)))
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
    """Logistic regression on shares, over rows whose features are scaled once."""

    def __init__(
        self,
        rows: Sequence[Place],
        counting: Callable[[Place], float],
        *,
        by_words: float,
        opened_more: float,
        without: Collection[str] = ("even",),
    ) -> None:
        """`counting` is what a row counts, besides the number of its words and whether it was opened; `without` are
        features left out."""
        self.rows = rows
        self.weight = [
            min(MOST_WORDS, row.words) ** by_words * counting(row) * (1 + opened_more * row.opened) for row in rows
        ]
        self.names = [name for name in rows[0].values if name not in without]
        columns = [[row.values[name] for row in rows] for name in self.names]
        self.mean = [sum(column) / len(rows) for column in columns]
        self.scale = [
            max(LEAST_SPREAD, (sum((v - m) ** 2 for v in column) / len(rows)) ** 0.5)
            for column, m in zip(columns, self.mean, strict=True)
        ]
        self.scaled = [
            [1.0, *((row.values[k] - m) / s for k, m, s in zip(self.names, self.mean, self.scale, strict=True))]
            for row in rows
        ]

    def fit(
        self, used: Callable[[Place], bool] = lambda _: True, *, sparse: bool = False, near: Fit | None = None
    ) -> Fit:
        """Weights for features as they are, from the rows that are used; found sooner from those `near` them."""
        rows, opened, counts = self._data(used)
        columns = [list(column) for column in zip(*rows, strict=True)]

        def slope(at: Sequence[float]) -> tuple[float, list[float]]:
            """The mean loss, and its gradient."""
            sums = [sum(map(mul, at, row)) for row in rows]
            loss = sum(
                c * (max(z, 0.0) + log1p(exp(-abs(z))) - o * z) for z, o, c in zip(sums, opened, counts, strict=True)
            )
            wrong = [c * (probability(z) - o) for z, o, c in zip(sums, opened, counts, strict=True)]
            return loss, [sum(map(mul, column, wrong)) for column in columns]

        def ridged(at: Sequence[float]) -> tuple[float, list[float]]:
            loss, down = slope(at)
            ridge = RIDGE / len(rows)
            loss += ridge / 2 * sum(map(mul, at[1:], at[1:]))
            return loss, [down[0], *(d + ridge * a for d, a in zip(down[1:], at[1:], strict=True))]

        start = [0.0] * len(columns)
        if near is not None:
            start = [near.at_first + sum(map(mul, near.weights, self.mean)), *map(mul, near.weights, self.scale)]
        found = sparsest(slope, len(columns)) if sparse else lowest(ridged, start)
        weights = [w / s for w, s in zip(found[1:], self.scale, strict=True)]
        return Fit(self.names, weights, found[0] - sum(map(mul, weights, self.mean)))

    def _data(self, used: Callable[[Place], bool]) -> tuple[list[list[float]], list[float], list[float]]:
        """Scaled features, shares opened, and what each counts of the whole, of the rows that are used."""
        data = [
            (x, row.opened, w)
            for x, row, w in zip(self.scaled, self.rows, self.weight, strict=True)
            if w > _NOTHING and used(row)
        ]
        rows, opened, counts = (list(each) for each in zip(*data, strict=True))
        whole = sum(counts)
        return rows, opened, [count / whole for count in counts]


Slope = Callable[[Sequence[float]], tuple[float, list[float]]]


def sparsest(slope: Slope, size: int) -> list[float]:
    """Where a function of so many numbers and the sum of their sizes, but the first's, are lowest. FISTA from 0."""
    now = [0.0] * size
    ahead, momentum, step = list(now), 1.0, 0.4
    for _ in range(SPARSE_STEPS):
        _, down = slope(ahead)
        then = [a - step * d for a, d in zip(ahead, down, strict=True)]
        then[1:] = [max(0.0, abs(w) - step * SPARSE) * (1 if w > 0 else -1) for w in then[1:]]
        following = (1 + (1 + 4 * momentum * momentum) ** 0.5) / 2
        ahead = [t + (momentum - 1) / following * (t - n) for t, n in zip(then, now, strict=True)]
        now, momentum = then, following
    return now


def lowest(slope: Slope, start: Sequence[float]) -> list[float]:
    """Where a convex function is lowest; `slope` gives its value and gradient. L-BFGS from `start`."""
    at = list(start)
    value, down = slope(at)
    kept: list[tuple[list[float], list[float], float]] = []
    for _ in range(STEPS):
        way = _downwards(down, kept)
        step = 1.0 if kept else 1 / (sum(map(mul, down, down)) ** 0.5 or 1.0)
        falls = sum(map(mul, way, down))
        for _ in range(_HALVINGS):
            there = [a + step * w for a, w in zip(at, way, strict=True)]
            new_value, new_down = slope(there)
            if new_value <= value + 1e-4 * step * falls:
                break
            step /= 2
        moved = [t - a for t, a in zip(there, at, strict=True)]
        turned = [n - d for n, d in zip(new_down, down, strict=True)]
        bent = sum(map(mul, moved, turned))
        if bent > 0:
            kept = [*kept[1 - KEPT_STEPS :], (moved, turned, bent)]
        gained, at, value, down = value - new_value, there, new_value, new_down
        if gained < _HARDLY * abs(value):
            break
    return at


def _downwards(down: Sequence[float], kept: Sequence[tuple[list[float], list[float], float]]) -> list[float]:
    """The direction of L-BFGS's next step."""
    way = [-d for d in down]
    shares = []
    for moved, turned, bent in reversed(kept):
        share = sum(map(mul, moved, way)) / bent
        shares.append(share)
        way = [w - share * t for w, t in zip(way, turned, strict=True)]
    if kept:
        _, turned, bent = kept[-1]
        by = bent / sum(map(mul, turned, turned))
        way = [w * by for w in way]
    for (moved, turned, bent), share in zip(kept, reversed(shares), strict=True):
        back = share - sum(map(mul, turned, way)) / bent
        way = [w + back * m for w, m in zip(way, moved, strict=True)]
    return way


def blended(by_engines: Fit, evenly: Fit, values: dict[str, float]) -> float:
    """As `evidence.likelihood` and `likelihood_among`, with weights that are not yet written."""
    even = values["even"]
    return (1 - even) * by_engines(values) + even * evenly(values)


def measured(rows: Sequence[Place], scores: Sequence[float], least: float, never_weighed: float = 0.0) -> str:
    """Precision, recall and F1 over words; `never_weighed` are those opened that stand in no passage."""
    right = sum(row.opened * row.words for row, score in zip(rows, scores, strict=True) if score >= least)
    wrong = sum((1 - row.opened) * row.words for row, score in zip(rows, scores, strict=True) if score >= least)
    missed = sum(row.opened * row.words for row, score in zip(rows, scores, strict=True) if score < least)
    missed += never_weighed
    f1 = 2 * right / (2 * right + wrong + missed) if right else 0.0
    return f"{right / max(1, right + wrong):.3f} {right / max(1, right + missed):.3f} {f1:.3f}"


def of_real_pairs(watch: _Watch, corpora: Path) -> tuple[list[Place], float]:
    """The passages of all labelled real pairs that are not held back, and how many words were opened in those that are
    measured, in a passage or not."""
    rows, opened = [], 0
    for pair in real_pairs(corpora):
        if pair.held_back:
            continue
        group = "briefly" if pair.briefly else "weighed" if pair.weighed else "real"
        found = places(watch, group, pair.record, pair.old, pair.new, pair.truth)
        if found is not None:
            rows += found
            held = words([pair.new])
            said = map(pair.truth, held.start, held.end)
            opened += 0 if pair.weighed else sum(each is True for each in said)
    return rows, opened


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
                rows += places(watch, f"{rate:.0%}", f"made {number}", made.old, made.new, truth) or []
    return rows


def written(first: Fit, again: Fit, evenly: Fit) -> str:
    """The module of weights."""
    lines = [
        '"""The weights of `evidence.features`, found and written by `python -m bench.compare_fitting --write`."""',
        "",
        "from __future__ import annotations",
        "",
        "from collections.abc import Mapping",
    ]
    for fit, prefix in ((first, ""), (again, "AGAIN_"), (evenly, "EVEN_")):
        lines += ["", f"{prefix}AT_FIRST = {fit.at_first:.3f}", f"{prefix}WEIGHTS: Mapping[str, float] = {{"]
        lines += [f'    "{name}": {w:.3f},' for name, w in zip(fit.names, fit.weights, strict=True) if abs(w) >= 0.001]
        lines.append("}")
    return "\n".join(lines) + "\n"


def held_out(rows: Sequence[Place], before: str, fit: Callable[[int], Fit], evenly: Fit) -> list[float]:
    """The probability of each row, by the weights that `fit` gives for its fold: those found from the other folds."""
    scores = [0.0] * len(rows)
    for fold in range(FOLDS):
        found = fit(fold)
        for number, row in enumerate(rows):
            if _fold(row, before) == fold:
                scores[number] = blended(found, evenly, row.values)
    return scores


def among(rows: Sequence[Place], likely: Sequence[float]) -> list[Place]:
    """The rows with how likely the other passages of their pairs are at first sight."""
    result = []
    for _, each in groupby(zip(rows, likely, strict=True), key=lambda pair: (pair[0].group, pair[0].record)):
        mine, scores = (list(side) for side in zip(*each, strict=True))
        for row, beside in zip(mine, second_look.others(scores, [row.size for row in mine]), strict=True):
            result.append(replace(row, values=row.values | {EVERYWHERE: beside.everywhere, NEAR: beside.near}))
    return result


class TwoLooks:
    """Weights of both looks, found from real pairs; `evenly` are those of letters misread evenly."""

    def __init__(self, rows: Sequence[Place], evenly: Fit) -> None:
        self.rows, self.evenly = rows, evenly
        self._regression = _regression(rows)
        self.first = self._regression.fit()
        self._scores = {before: self._by_fold(self._regression, self.first, before) for before in SHARED_OUT}
        self.again = _regression(among(rows, self._scores[SHARED_OUT[0]])).fit()

    def _by_fold(self, regression: Regression, near: Fit, before: str) -> list[float]:
        def fit(fold: int) -> Fit:
            return regression.fit(lambda row: _fold(row, before) != fold, near=near)

        return held_out(regression.rows, before, fit, self.evenly)

    def scores(self, before: str) -> list[float]:
        """The probability of each row after the second look, by weights found from other folds."""
        return self._by_fold(_regression(among(self.rows, self._scores[before])), self.again, before)


def _regression(rows: Sequence[Place]) -> Regression:
    return Regression(rows, _by_engines, by_words=BY_WORDS, opened_more=OPENED_MORE)


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
    real, opened = of_real_pairs(watch, corpora)
    made = of_made_pairs(watch, corpora, options.seed, options.texts)
    evenly = Regression(
        made,
        lambda row: row.values["even"],
        by_words=EVEN_BY_WORDS,
        opened_more=EVEN_OPENED_MORE,
        without={"even", *_BESIDE.split()},
    ).fit(sparse=True)
    looks = TwoLooks(real, evenly)
    if options.write:
        WEIGHTS_FILE.write_text(written(looks.first, looks.again, evenly), "utf-8")
    else:
        print(written(looks.first, looks.again, evenly))
    for before in SHARED_OUT:
        read = [(row, score) for row, score in zip(real, looks.scores(before), strict=True) if row.group == "real"]
        rows, with_scores = [row for row, _ in read], [score for _, score in read]
        print(f"{len(rows)} passages of real pairs, held out; precision recall F1 at {', '.join(map(str, LIMITS))}")
        apart = opened - sum(row.opened * row.words for row in rows)
        print("real  ", " | ".join(measured(rows, with_scores, least, apart) for least in LIMITS), flush=True)
    other = of_made_pairs(watch, corpora, options.seed + 1, options.texts // 2)
    first = [blended(looks.first, evenly, row.values) for row in other]
    made_scores = [blended(looks.again, evenly, row.values) for row in among(other, first)]
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


def _by_engines(row: Place) -> float:
    return (1 - row.values["even"]) * COUNTS[row.group]


def _fold(row: Place, before: str) -> int:
    return zlib.crc32((before + row.record).encode()) % FOLDS


if __name__ == "__main__":
    sys.exit(main())
