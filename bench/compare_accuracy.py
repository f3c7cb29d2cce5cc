"""How well openings are found: `python bench/compare_accuracy.py [--pairs N] [--seeds N,N,…] [--words]`.

Prints F1 over words opened on made pairs at four rates of character errors, how many words in a thousand are called
opened where nothing was, and precision and recall on the labelled real pairs. The weights were found from these real
pairs: what they reach on pairs that they were not found from is what `python -m bench.compare_fitting` prints. Needs
FONDS_CORPORA.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "src"), str(ROOT / "tests" / "accuracy")]

from made_pairs import counts, made_pair, source_texts  # noqa: E402
from real_pairs import RealPair, real_pairs  # noqa: E402
from real_pairs import counts as real_counts  # noqa: E402

from fonds.core.comparing.texts import SpanKind, compare_texts  # noqa: E402

RATES = (0.0, 0.02, 0.05, 0.10)
TARGETS = (0.995, 0.99, 0.97, 0.93)
LONG = 8_000
MOST_OF_A_PAIR = 60
"""Opened words as which a pair counts at most, so that a few pairs with whole pages opened do not stand for all."""


def measured(texts: list[str], seed: int, rate: float, *, spans: int) -> tuple[int, int, int, int]:
    """Words right, wrong and missed over all texts, and how many words the newer copies have."""
    total = [0, 0, 0, 0]
    for number, text in enumerate(texts):
        pair = made_pair(text, seed + number, rate, spans=spans)
        found = compare_texts([pair.old], [pair.new])
        opened = [(s.to_place.start, s.to_place.end) for s in found.spans if s.kind is SpanKind.OPENED and s.to_place]
        for place, value in enumerate((*counts(pair, opened), len(pair.words))):
            total[place] += value
    return total[0], total[1], total[2], total[3]


def f1(right: float, wrong: float, missed: float) -> float:
    """The harmonic mean of precision and recall."""
    return 2 * right / (2 * right + wrong + missed) if right else 0.0


def main() -> int:
    """Prints the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pairs", type=int, default=20)
    parser.add_argument("--seeds", default="1", help="of the made pairs, separated by commas (1)")
    parser.add_argument("--words", action="store_true", help="print what was found and labelled in each real pair")
    options = parser.parse_args()
    corpora = Path(os.environ.get("FONDS_CORPORA") or ROOT / ".." / "shared" / "corpora")
    seeds = [int(seed) for seed in options.seeds.split(",")]
    texts = {seed: list(source_texts(corpora, seed, how_many=options.pairs)) for seed in seeds}
    print("errors  precision  recall   F1     target   false opened per 1,000 where nothing was")
    for rate, target in zip(RATES, TARGETS, strict=True):
        withheld = [measured(texts[seed], seed, rate, spans=12) for seed in seeds]
        nothing = [measured(texts[seed], seed + 10_000, rate, spans=0) for seed in seeds]
        right, wrong, missed, _ = (sum(each) for each in zip(*withheld, strict=True))
        _, false, _, words = (sum(each) for each in zip(*nothing, strict=True))
        print(
            f"{rate:5.0%}   {right / max(1, right + wrong):8.4f}  {right / max(1, right + missed):7.4f}  "
            f"{f1(right, wrong, missed):.4f}  {target:.3f}   {1000 * false / words:.2f}",
            flush=True,
        )
    print_real(corpora, in_full=options.words)
    return 0


def print_real(corpora: Path, *, in_full: bool) -> None:
    """Precision, recall and F1 on the labelled pairs; pages that are said to be too poor are counted apart."""
    rows = []
    for pair in real_pairs(corpora):
        if pair.weighed:
            continue
        found = compare_texts([pair.old], [pair.new])
        opened = [(s.to_place.start, s.to_place.end) for s in found.spans if s.kind is SpanKind.OPENED and s.to_place]
        rows.append((pair, found.pages[0].comparable, real_counts(pair, opened)))
        if in_full:
            print(f"{pair.record} {pair.quality} {rows[-1][2]} {found.pages[0].agreement} {rows[-1][1]}")
            print(
                "   found:",
                [pair.new[a:b] for a, b in opened],
                "\n   labelled:",
                [pair.new[a:b] for a, b in pair.opened],
            )
    groups: tuple[tuple[str, Callable[[RealPair], bool]], ...] = (
        ("real pairs from which weights were found", lambda pair: not pair.held_back),
        ("of them read by two or more", lambda pair: not pair.held_back and pair.readers > 1),
        ("real pairs held back, from which no weight was found", lambda pair: pair.held_back),
        (f"of them texts of less than {LONG:,} characters", lambda pair: pair.held_back and len(pair.new) < LONG),
        (f"of them texts of {LONG:,} characters and more", lambda pair: pair.held_back and len(pair.new) >= LONG),
    )
    for name, belongs in groups:
        chosen = [row for row in rows if belongs(row[0])]
        counted = [said for _, comparable, said in chosen if comparable]
        on_poor = sum(said[0] + said[2] for _, comparable, said in chosen if not comparable)
        shares = [min(1.0, MOST_OF_A_PAIR / max(1, said[0] + said[2])) for said in counted]
        print(
            f"{len(chosen)} {name}: {sum(not comparable for _, comparable, _ in chosen)} too poor to compare "
            f"({on_poor} opened words on them, left aside): {reached(counted, [1.0] * len(counted))} (targets 0.90, -, "
            f"0.85); no pair counting more than {MOST_OF_A_PAIR} opened words: {reached(counted, shares)}"
        )


def reached(counted: Sequence[tuple[int, int, int]], shares: Sequence[float]) -> str:
    """Precision, recall and F1 of words right, wrong and missed in pairs, each pair counting its share."""
    right, wrong, missed = (sum(share * said[k] for said, share in zip(counted, shares, strict=True)) for k in range(3))
    return (
        f"precision {right / max(1, right + wrong):.3f}, recall {right / max(1, right + missed):.3f}, "
        f"F1 {f1(right, wrong, missed):.3f}"
    )


if __name__ == "__main__":
    sys.exit(main())
