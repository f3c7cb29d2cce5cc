"""`make bench`: our figures beside a peer's, each pair measured in the same run on the same documents.

Prints the time of an ingest beside raw tantivy's, and the time of a page of search results beside Datasette's.
Documents are those of FONDS_CORPORA (`jfk/`); `--fraction 4` takes every fourth file.
"""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path

from bench.documents import corpora, documents, queries
from bench.ingesting import measure_ingest
from bench.searching import measure_search


def main() -> None:
    """Measures and prints."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--fraction", type=int, default=1, metavar="N", help="take every N-th file only")
    parser.add_argument("--queries", type=int, default=200, metavar="N", help="how many searches to time")
    options = parser.parse_args()
    jfk = corpora() / "jfk"
    with tempfile.TemporaryDirectory(prefix="fonds-bench-") as scratch:
        folder = Path(scratch)
        found = documents(jfk)[:: options.fraction]
        archive = measure_ingest(jfk, found, folder)
        measure_search(archive, found, queries(jfk, options.queries), folder)


if __name__ == "__main__":
    main()
