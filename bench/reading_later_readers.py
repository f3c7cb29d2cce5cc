"""How well facts are read in later readers' passages: `bench.reading_later_readers [READER…] [--faults] [--sealed]`.

A READER is third, fourth, fifth, sixth, seventh, eighth, ninth or tenth; without one all are measured. The passages of
`tests/accuracy/gold_*_reader_*.toml`, from the third reader on, were labelled by somebody who knew neither the rules
nor what they find. Each kind is compared as the second reader's is (`bench/reading_second_reader.py`). `--faults`
prints what was wrong in the open half.

Only the open half is measured, unless `--sealed` asks for the other too ("measured only"). No maker of rules has looked
at that: its figures are what to expect of other papers, as long as they are printed for a report and not while rules
are made. Needs FONDS_CORPORA.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from collections.abc import Sequence

from bench.reading_second_reader import print_reader

from accuracy.gold_later_readers import READERS, files  # isort: skip


def main(readers: Sequence[str] = READERS, *, faults: bool = False, sealed: bool = False) -> None:
    """Prints all measures of the readers, each of `READERS`; of several each in a process of its own, as a process
    opens one archive only. Raises ValueError where there is no such reader."""
    if len(readers) == 1:
        print_reader(files(readers[0], sealed=sealed), f"{readers[0]} reader, blind", faults=faults)
        return
    asked = [*(["--faults"] if faults else []), *(["--sealed"] if sealed else [])]
    for reader in readers:
        subprocess.run([sys.executable, "-m", "bench.reading_later_readers", reader, *asked], check=True)


def options(arguments: Sequence[str] | None = None) -> argparse.Namespace:
    """What the command line asks for: `readers`, `faults`, `sealed`. Raises SystemExit where that is not clear."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("readers", nargs="*", metavar="READER", help=f"{', '.join(READERS)} (all)")
    parser.add_argument("--faults", action="store_true", help="print what is wrong in the open half")
    parser.add_argument("--sealed", action="store_true", help="measure the sealed half too")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    asked_for = options()
    main(asked_for.readers or READERS, faults=asked_for.faults, sealed=asked_for.sealed)
