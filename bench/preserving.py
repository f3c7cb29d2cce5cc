"""What it takes to hand an archive over: a bag, an archive restored from it, a copy of its site without a server, and
all of it as JSON Lines.

    python -m bench.preserving ARCHIVE [--work DIR] [--only bag,restore,static,jsonl] [--workers N]

`ARCHIVE` is not changed. Prints seconds, bytes and the most memory held. Runs on Linux.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from bench.figures import Figures
from bench.processes import MB, fonds, run

PARTS = ("bag", "restore", "static", "jsonl")


def measure_preserving(archive: Path, work: Path, figures: Figures, parts: set[str], workers: int) -> None:
    """Measures each part asked for; a restoration needs the bag."""
    if parts & {"bag", "restore"}:
        _say("bag", fonds("--archive", archive, "export", "bag", work / "bag"), work / "bag", figures)
    if "restore" in parts:
        _say("restore, index included", fonds("--archive", work / "restored", "restore", work / "bag"),
             work / "restored", figures)  # fmt: skip
    if "jsonl" in parts:
        _say("JSON Lines, proposed facts too",
             fonds("--archive", archive, "export", "jsonl", work / "lines", "--public", "--proposed"),
             work / "lines", figures)  # fmt: skip
    if "static" in parts:
        words = fonds("--archive", archive, "export", "static", work / "copy", "--workers", str(workers),
                      "--address", "https://archive.example")  # fmt: skip
        _say(f"copy of the site, {workers} processes", words, work / "copy", figures)
        index = [path.stat().st_size for path in (work / "copy" / "search").glob("*.js")]
        figures.say("its search: all files, their number, the largest",
                    f"{sum(index) / MB:.1f} MB, {len(index)}, {max(index) / MB:.2f} MB")  # fmt: skip


def _say(name: str, words: Sequence[str | Path], made: Path, figures: Figures) -> None:
    ran = run(words)
    files = [path.stat().st_size for path in made.rglob("*") if path.is_file()]
    figures.say(
        name, f"{ran.seconds:.0f} s, {len(files)} files, {sum(files) / MB:.1f} MB; memory {ran.peak / MB:.0f} MB"
    )


def main() -> int:
    """Measures what was asked for."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("archive", type=Path)
    arguments.add_argument("--work", type=Path, help="where to work; by default a folder that is removed afterwards")
    arguments.add_argument("--only", default=",".join(PARTS), help="which parts, separated by commas (all)")
    arguments.add_argument(
        "--workers", type=int, default=os.cpu_count() or 1, help="processes for the copy (all cores)"
    )
    given = arguments.parse_args()
    figures = Figures()
    print(f"{os.cpu_count()} cores, Python {sys.version.split()[0]}; load {os.getloadavg()[0]:.1f} at the start")
    figures.heading(f"Handing {given.archive.name} over")
    with tempfile.TemporaryDirectory(dir=given.work, prefix="fonds-bench-") as temporary:
        parts = set(given.only.split(","))
        measure_preserving(given.archive.absolute(), Path(temporary), figures, parts, given.workers)
    return 0


if __name__ == "__main__":
    sys.exit(main())
