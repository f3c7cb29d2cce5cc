"""How well facts are read in later readers' passages: `bench.reading_later_readers [third|…|sixth] [--faults]`.

The passages of `tests/accuracy/gold_*_reader_*.toml`, from the third reader on, were labelled by somebody who knew
neither the rules nor what they find. No maker of rules has looked at the sealed half of a reader ("measured only"): its
figures are what to expect of other papers. Each kind is compared as the second reader's is
(`bench/reading_second_reader.py`). Without a reader's name all are measured. `--faults` prints what was wrong in the
open half. Needs FONDS_CORPORA.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence

from bench.reading_second_reader import print_reader

from accuracy.gold_later_readers import READERS, files  # isort: skip


def main(readers: Sequence[str] = READERS, *, faults: bool = False) -> None:
    """Prints all measures of the readers, each of `READERS`; of several each in a process of its own, as a process
    opens one archive only."""
    if len(readers) == 1:
        print_reader(files(readers[0]), f"{readers[0]} reader, blind", faults=faults)
        return
    for reader in readers:
        of_one = [sys.executable, "-m", "bench.reading_later_readers", reader, *(["--faults"] if faults else [])]
        subprocess.run(of_one, check=True)


if __name__ == "__main__":
    main([each for each in sys.argv[1:] if each != "--faults"] or READERS, faults="--faults" in sys.argv)
