"""Prints every figure that is asked of the project beside its target and a peer's from the same run: `make bench`.

    python -m bench.run [--corpus jfk] [--only ingest,search,exchange,reading,retrieval] [--fraction N]
                        [--work DIR] [--archive DIR]

The documents are found by FONDS_CORPORA (default ../shared/corpora beside the project). Runs on Linux.
"""

from __future__ import annotations

import argparse
import os
import runpy
import sys
import tempfile
from pathlib import Path

from bench.exchanging import measure_exchange
from bench.figures import Figures
from bench.ingesting import measure_ingesting
from bench.processes import fonds, run
from bench.reading_speed import measure_reading
from bench.retrieval import CORPORA
from bench.searching import measure_searching

PARTS = ("ingest", "search", "exchange", "reading", "retrieval")


def main() -> int:
    """Measures. 1 where a target was missed."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--corpus", default="jfk", help="a folder with releases/ and sheets/ (jfk)")
    arguments.add_argument("--only", default=",".join(PARTS), help="which parts, separated by commas (all)")
    arguments.add_argument("--fraction", type=int, default=1, metavar="N", help="ingest every N-th text only (1)")
    arguments.add_argument("--work", type=Path, help="where to work; by default a folder that is removed afterwards")
    arguments.add_argument(
        "--archive",
        type=Path,
        metavar="DIR",
        help="what is searched and harvested: an archive of the corpus that is there",
    )
    given = arguments.parse_args()
    corpus = CORPORA / given.corpus
    if not (corpus / "releases").is_dir():
        print(f"not run: there are no documents in {corpus} (set FONDS_CORPORA)", file=sys.stderr)
        return 1
    asked = set(given.only.split(","))
    figures = Figures()
    # fsyncs are part of what is measured: a temporary folder in memory would flatter them
    with tempfile.TemporaryDirectory(dir=given.work, prefix="fonds-bench-") as temporary:
        work = Path(temporary)
        print(f"{os.cpu_count()} cores, Python {sys.version.split()[0]}; load {os.getloadavg()[0]:.1f} at the start")
        archive = measure_ingesting(corpus, work, figures, given.fraction) if "ingest" in asked else None
        if "search" in asked and given.fraction > 1:
            figures.heading("Not comparable: Datasette holds every text, ours every N-th")
        if archive is None and asked & {"search", "exchange"}:
            archive = given.archive.absolute() if given.archive else _archive(corpus, work)
        if "search" in asked and archive is not None:
            measure_searching(archive, corpus, work, figures)
        if "exchange" in asked and archive is not None:
            measure_exchange(archive, figures)
    if "reading" in asked:
        measure_reading(figures)
    if "retrieval" in asked:
        figures.heading("Retrieval by text alone")
        sys.argv = ["retrieval", "--corpus", given.corpus]
        runpy.run_module("bench.retrieval", run_name="__main__")
    if figures.missed:
        print(f"\nMissed: {'; '.join(figures.missed)}")
    return 1 if figures.missed else 0


def _archive(corpus: Path, work: Path) -> Path:
    sheets = [word for sheet in sorted((corpus / "sheets").glob("*.xlsx")) for word in ("--sheet", str(sheet))]
    run(
        fonds(
            "ingest",
            corpus / "releases",
            *sheets,
            "--profile",
            "jfk-releases",
            "--no-comparisons",
            "--archive",
            work / "archive",
        )
    )
    return work / "archive"


if __name__ == "__main__":
    raise SystemExit(main())
