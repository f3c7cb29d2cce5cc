"""How well quotations are checked, and how fast: `python -m bench.verify_accuracy [--each N] [--corpus NAME]`.

Each corpus is ingested into a temporary archive (or `--archive NAME=DIR` names one that is there), quotations are made
from its texts, and each is checked as the site checks it. Prints the shares of exact, near, changed and invented ones
that are called so at the right place, and the median time. Needs FONDS_CORPORA.
"""

from __future__ import annotations

import argparse
import json
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from bench.figures import Figures
from bench.retrieval import CORPORA

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "tests" / "accuracy")]
TARGETS = {"exact": 99.0, "near": 95.0, "changed": 95.0}


def measure(archive: Path, elsewhere: list[Path], each: int, seed: int, *, show: int = 0) -> dict[str, object]:
    """The figures of one archive. Runs in this process, which then is that archive's."""
    from fonds import wiring

    wiring.use_archive(archive)
    from made_quotations import MadeQuotation, invented, quotations
    from verifying_sources import archive_texts, file_texts

    from fonds.catalogue.access import Reader
    from fonds.workflows.verifying import verify

    texts = archive_texts()
    made = list(quotations(texts, seed, each))
    made += invented(texts, file_texts(elsewhere), seed + 1, each)
    indexes = wiring.indexes()
    right: Counter[str] = Counter()
    said: Counter[str] = Counter()
    by_way: Counter[tuple[str, str, bool]] = Counter()
    times: list[float] = []
    wrong: list[tuple[MadeQuotation, str]] = []
    verify(made[0].text, Reader.ANONYMOUS, indexes)
    for one in made:
        began = time.perf_counter()
        answer = verify(one.text, Reader.ANONYMOUS, indexes)
        times.append(time.perf_counter() - began)
        said[one.verdict] += 1
        if one.verdict == "invented":
            good = answer.verdict.value in ("changed", "not found")
        else:
            good = answer.verdict.value == one.verdict and is_there(one, answer)
        right[one.verdict] += good
        by_way[one.verdict, one.how, good] += 1
        if not good:
            wrong.append((one, answer.verdict.value))
    for one, verdict in wrong[:show]:
        print(f"  {one.verdict} ({one.how}) called {verdict}: {one.text!r}", file=sys.stderr)
    ways = {f"{verdict} {how}": [by_way[verdict, how, True], by_way[verdict, how, True] + by_way[verdict, how, False]]
            for verdict, how, _ in by_way}  # fmt: skip
    return {
        "right": {verdict: [right[verdict], said[verdict]] for verdict in said},
        "ways": ways,
        "median_ms": 1000 * statistics.median(times),
        "slowest_ms": 1000 * max(times),
        "ninety_ms": 1000 * statistics.quantiles(times, n=10)[-1],
    }


def is_there(one: object, answer: object) -> bool:
    """Whether a match stands where the quotation was taken, or holds the same words (copies in other releases)."""
    from made_quotations import MadeQuotation

    from fonds.workflows.verifying import Verification

    assert isinstance(one, MadeQuotation) and isinstance(answer, Verification)
    wanted = "".join(c for c in one.text.lower() if c.isalnum())
    # forms say the same in thousands of records: what is exact somewhere stands there, whatever was bracketed
    parts = [
        "".join(c for c in part.lower() if c.isalnum()) for part in re.split(r"\[[^\]]*\]|…|(?:\.\s?){3}", one.text)
    ]
    for match in answer.matches:
        first = match.anchors[0]
        near = abs(first.start - one.start) < 400 or first.start < one.end
        if match.digital_object.pk == one.name and abs(first.page - one.page) <= 1 and near:
            return True
        held = "".join(c for a in match.anchors for c in a.text.lower() if c.isalnum())
        if match.verdict is answer.verdict and (held in wanted or wanted in held or one.verdict != "exact"):
            return True
        if match.verdict is answer.verdict and len(parts) > 1 and all(part in held for part in parts):
            return True
    return False


def main() -> int:
    """Prints the figures. 1 where a target was missed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--each", type=int, default=300, help="quotations of each kind (300)")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--corpus", action="append", help="jfk, frus or ehri (all)")
    parser.add_argument("--archive", action="append", default=[], metavar="NAME=DIR", help="an archive that is there")
    parser.add_argument("--show", type=int, default=0, help="print this many that went wrong")
    parser.add_argument("--one", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--elsewhere", type=Path, action="append", default=[], help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.one:
        print(json.dumps(measure(options.one, options.elsewhere, options.each, options.seed, show=options.show)))
        return 0
    there = dict(each.split("=", 1) for each in options.archive)
    figures = Figures()
    with tempfile.TemporaryDirectory(prefix="fonds-bench-") as work:
        for name in options.corpus or ("jfk", "frus", "ehri"):
            archive = Path(there.get(name) or Path(work) / name)
            if name not in there:
                _ingest(archive, CORPORA / name)
            others = [CORPORA / other for other in ("jfk", "frus", "ehri", "puzanov") if other != name]
            _print(name, _measured(archive, others, options), figures)
    if figures.missed:
        print(f"\nMissed: {'; '.join(figures.missed)}")
    return 1 if figures.missed else 0


def _ingest(archive: Path, source: Path) -> None:
    subprocess.run(
        [sys.executable, "-m", "fonds", "--archive", str(archive), "ingest", str(source), "--no-comparisons", "--json"],
        check=True, stdout=subprocess.DEVNULL,
    )  # fmt: skip


def _measured(archive: Path, others: list[Path], options: argparse.Namespace) -> dict[str, object]:
    named = [word for other in others for word in ("--elsewhere", str(other))]
    done = subprocess.run(
        [sys.executable, "-m", "bench.verify_accuracy", "--one", str(archive), "--each", str(options.each),
         "--seed", str(options.seed), "--show", str(options.show), *named],
        check=True, stdout=subprocess.PIPE, text=True, cwd=ROOT,
    )  # fmt: skip
    return dict(json.loads(done.stdout))


def _print(name: str, found: dict[str, object], figures: Figures) -> None:
    right: dict[str, list[int]] = found["right"]  # type: ignore[assignment]
    figures.heading(f"Quotations checked in {name}")
    for verdict, target in TARGETS.items():
        good, of = right[verdict]
        figures.at_least(f"{verdict} ones called {verdict}, at the right place", 100 * good / of, target, "%")
    good, of = right["invented"]
    figures.at_most(f"invented ones called exact or near, of {of}", of - good, 0, "")
    figures.at_most("median time to check one", float(found["median_ms"]), 50, "ms")  # type: ignore[arg-type]
    figures.say("nine in ten within", f"{found['ninety_ms']:.0f} ms (slowest {found['slowest_ms']:.0f} ms)")
    for way, (good, of) in sorted(found["ways"].items()):  # type: ignore[attr-defined]
        figures.say(f"  {way}", f"{good} of {of}")


if __name__ == "__main__":
    sys.exit(main())
