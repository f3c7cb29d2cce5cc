"""How long comparisons take: `python -m bench.compare_speed [--every N]`.

Compares every text of jfk with the next release of the same record, on two processes, and made pairs of long texts that
are mostly the same, each twice as long as the last. The processor's seconds are what counts: on a machine that others
use too, the clock's say more about them. Also prints on how many pairs the two readings are too poor to be compared.
Needs FONDS_CORPORA.
"""

from __future__ import annotations

import argparse
import os
import random
import re
import resource
import sys
import time
from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "src"), str(ROOT / "tests" / "accuracy")]

from made_pairs import made_pair  # noqa: E402

from bench.figures import Figures  # noqa: E402
from fonds.core.comparing.texts import compare_texts  # noqa: E402
from fonds.core.parsing.page_breaks import paged  # noqa: E402
from fonds.workflows.comparison_task import ComparisonTask, run_tasks  # noqa: E402

WORKERS = 2
ALL_PAIRS = 180.0
ONE_RECORD = 10.0
LENGTH = 2_400_000
PIECE = 20_000
TWICE = 2.6  # the most that twice the length may cost, in multiples, to count as linear
_NUMBER = re.compile(r"\b\d{3}-\d{5}-\d{5}\b")
_HEAD = 3000  # code points within which a text names its record


def release_pairs(releases: Path) -> list[tuple[Path, Path]]:
    """Each text with the text of the same record in the next release that has one."""
    texts: dict[str, dict[str, Path]] = defaultdict(dict)
    for file in sorted(releases.rglob("*.md")):
        release = file.relative_to(releases).parts[0]
        named = _NUMBER.search(file.name) or _NUMBER.search(read(file)[:_HEAD])
        if named:
            texts[named.group()].setdefault(release, file)
    return [pair for _, by in sorted(texts.items()) for pair in pairwise(by[release] for release in sorted(by))]


def read(file: Path) -> str:
    """The file's words, newlines as `\\n`."""
    return file.read_bytes().decode("utf-8", "replace").replace("\r\n", "\n")


def _tasks(pairs: list[tuple[Path, Path]]) -> Iterator[ComparisonTask]:
    for number, (old, new) in enumerate(pairs):
        yield ComparisonTask(number, paged(read(old)).pages, paged(read(new)).pages)


def _processor_seconds(who: int) -> float:
    used = resource.getrusage(who)
    return used.ru_utime + used.ru_stime


def measure_pairs(figures: Figures, releases: Path, every: int) -> None:
    """All pairs of releases, or every N-th."""
    pairs = release_pairs(releases)[::every]
    figures.heading(f"{len(pairs)} pairs of releases, {WORKERS} processes")
    used = _processor_seconds(resource.RUSAGE_CHILDREN)
    # what the processes take to start does not grow with the number of pairs
    list(run_tasks((ComparisonTask(number, ("He went to Orsova.",), ("He went.",)) for number in range(50)), WORKERS))
    start = _processor_seconds(resource.RUSAGE_CHILDREN) - used
    started, used = time.monotonic(), used + start
    pages = poor = 0
    for _, found in run_tasks(_tasks(pairs), WORKERS):
        pages += sum(pair.from_page is not None and pair.to_page is not None for pair in found.pages)
        poor += sum(not pair.comparable for pair in found.pages)
    processor = start + (_processor_seconds(resource.RUSAGE_CHILDREN) - used - start) * every
    clock = (time.monotonic() - started) * every
    figures.at_most("processor seconds over two cores, all pairs", processor / WORKERS, ALL_PAIRS, "s")
    figures.say("by the clock, on this machine as it is used now", f"{clock:8.1f} s")
    figures.at_most("pages too poor to be compared, of those in both", 100 * poor / max(1, pages), 40, "%")


def measure_lengths(figures: Figures, releases: Path) -> None:
    """Long texts that are mostly the same: time by length."""
    figures.heading("made pairs of long texts, 2 % of letters misread, one passage in 2,000 characters withheld")
    files = sorted((releases / "2022").rglob("*.md"))
    random.Random(3).shuffle(files)
    text, before = "", 0.0
    for file in files:
        text += read(file)
        if len(text) > LENGTH:
            break
    for length in (LENGTH // 4, LENGTH // 2, LENGTH):
        # made piece by piece, since making takes time that grows with the square of the length
        pairs = [made_pair(text[at : at + PIECE], at, 0.02, spans=PIECE // 2000) for at in range(0, length, PIECE)]
        old, new = "".join(pair.old for pair in pairs), "".join(pair.new for pair in pairs)
        started = time.process_time()
        compare_texts(paged(old).pages, paged(new).pages)
        took = time.process_time() - started
        name = f"{length / 1e6:.1f} MB, processor seconds"
        if length == LENGTH:
            figures.at_most(name, took, ONE_RECORD, "s")
        else:
            figures.say(name, f"{took:8.2f} s")
        if before:
            figures.at_most("  against half the length", took / before, TWICE, "times")
        before = took


def main() -> int:
    """Measures. 1 where a target was missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--every", type=int, default=1, metavar="N", help="compare every N-th pair only (1)")
    parser.add_argument("--only", choices=("pairs", "lengths"), help="one of the two parts")
    options = parser.parse_args()
    corpora = Path(os.environ.get("FONDS_CORPORA") or ROOT / ".." / "shared" / "corpora")
    figures = Figures()
    print(f"load {os.getloadavg()[0]:.1f} at the start", flush=True)
    if options.only != "lengths":
        measure_pairs(figures, corpora / "jfk" / "releases", options.every)
    if options.only != "pairs":
        measure_lengths(figures, corpora / "jfk" / "releases")
    return int(bool(figures.missed))


if __name__ == "__main__":
    sys.exit(main())
