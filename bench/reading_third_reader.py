"""How well facts are read in the third reader's passages: `python -m bench.reading_third_reader [--faults]`.

The passages of `tests/accuracy/gold_third_reader_*.toml` were labelled by somebody who knew neither the rules nor what
they find. No maker of rules has looked at the sealed half ("measured only"): its figures are what to expect of other
papers. Each kind is compared as the second reader's is (`bench/reading_second_reader.py`). `--faults` prints what was
wrong in the open half. Needs FONDS_CORPORA.
"""

from __future__ import annotations

import sys

from bench.reading_second_reader import print_reader

from accuracy.gold_third_reader import FILES  # isort: skip

READER = "third reader, blind"


def main(*, faults: bool = False) -> None:
    """Prints all measures."""
    print_reader(FILES, READER, faults=faults)


if __name__ == "__main__":
    main(faults="--faults" in sys.argv)
