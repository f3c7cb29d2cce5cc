"""Tables to take away as CSV."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence

from fonds.web.pages.search_download import guarded


def csv_table(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> Iterator[bytes]:
    """CSV (RFC 4180) in UTF-8 with the mark at its beginning by which spreadsheets know it; None is an empty cell."""
    yield b"\xef\xbb\xbf" + _line(columns)
    for row in rows:
        yield _line(["" if cell is None else guarded(cell) if isinstance(cell, str) else cell for cell in row])


def _line(cells: Sequence[object]) -> bytes:
    line = io.StringIO()
    csv.writer(line).writerow(cells)
    return line.getvalue().encode()
