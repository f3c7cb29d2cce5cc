"""How well facts are read in the third reader's passages: `python -m bench.reading_third_reader`. Needs FONDS_CORPORA.

The passages of `tests/accuracy/gold_third_reader_*.toml` were labelled by somebody who knew neither the rules nor what
they find, and no maker of rules has looked at them: what is printed here is what to expect of other papers. Each kind
is compared as the second reader's is (`bench/reading_second_reader.py`). Figures are printed alone, never what was
wrong.
"""

from __future__ import annotations

from bench.reading_second_reader import print_reader

from accuracy.gold_third_reader import FILES  # isort: skip

READER = "third reader, blind, all sealed"


def main() -> None:
    """Prints all measures."""
    print_reader(FILES, READER, faults=False)


if __name__ == "__main__":
    main()
