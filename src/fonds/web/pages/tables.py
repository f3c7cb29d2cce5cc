"""Tables to take away: CSV, and Apache Parquet where pyarrow is installed (`fonds[parquet]`)."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec

from django.urls import reverse

from fonds.web.pages.search_download import guarded

FRACTIONS = frozenset({"value", "value_max", "confidence", "latitude", "longitude"})
WHOLE = frozenset({"documents", "documents_decided", "version", "page", "start", "end", "year", "times"})
"""Columns that hold numbers, by their names; all others hold text."""


@cache
def has_parquet() -> bool:
    """Whether Parquet files can be made here."""
    return find_spec("pyarrow") is not None


@dataclass(frozen=True, slots=True)
class TableLinks:
    """The ways to take a table away, each what its form is called and its path: `decided` holds what a person decided
    alone, `proposed` also what machines found and nobody looked at."""

    decided: tuple[tuple[str, str], ...]
    proposed: tuple[tuple[str, str], ...]


def table_links(name: str) -> TableLinks:
    """The ways to take the table of this name away."""
    forms = [("CSV", "csv"), *([("Parquet", "parquet")] if has_parquet() else [])]
    paths = [(words, reverse("table", kwargs={"name": name, "form": form})) for words, form in forms]
    return TableLinks(tuple(paths), tuple((words, f"{path}?proposed=1") for words, path in paths))


def csv_table(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> Iterator[bytes]:
    """CSV (RFC 4180) in UTF-8 with the mark at its beginning by which spreadsheets know it; None is an empty cell."""
    yield b"\xef\xbb\xbf" + _line(columns)
    for row in rows:
        yield _line(["" if cell is None else guarded(cell) if isinstance(cell, str) else cell for cell in row])


def parquet_table(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> bytes:
    """The rows as a Parquet file; numbers are numbers, all else is text. Needs pyarrow (`has_parquet`)."""
    import pyarrow
    from pyarrow import parquet

    held: dict[str, list[object]] = {name: [] for name in columns}
    for row in rows:
        for name, cell in zip(columns, row, strict=True):
            held[name].append(_cell(name, cell))
    types = {name: pyarrow.float64() for name in FRACTIONS} | {name: pyarrow.int64() for name in WHOLE}
    schema = pyarrow.schema([(name, types.get(name, pyarrow.string())) for name in columns])
    made = io.BytesIO()
    parquet.write_table(pyarrow.Table.from_pydict(held, schema=schema), made)
    return made.getvalue()


def _cell(name: str, cell: object) -> object:
    if cell is None or (cell == "" and name in FRACTIONS | WHOLE):
        return None
    return float(str(cell)) if name in FRACTIONS else cell


def _line(cells: Sequence[object]) -> bytes:
    line = io.StringIO()
    csv.writer(line).writerow(cells)
    return line.getvalue().encode()
