"""Writes tables as XLSX and CSV, so that no cell can act as a formula and all of them read back unchanged."""

from __future__ import annotations

import csv
import datetime as dt
import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from fonds.adapters.delimited_text import guarded
from fonds.core.parsing.sheets import Cell

_LONGEST_XLSX_CELL = 32_767
_UNWRITABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_FIRST_EXCEL_YEAR = 1900


def write_sheet(
    path: Path,
    columns: Sequence[str],
    rows: Iterable[Mapping[str, Cell]],
    notes: Sequence[str] = (),
) -> None:
    """Writes XLSX, or CSV where the name ends in `.csv`. `notes` go to a worksheet of their own (not into CSV).

    Raises OSError where the file cannot be written.
    """
    if path.suffix.lower() == ".csv":
        _write_csv(path, columns, rows)
    else:
        _write_xlsx(path, columns, rows, notes)


def _write_csv(path: Path, columns: Sequence[str], rows: Iterable[Mapping[str, Cell]]) -> None:
    """UTF-8 with a mark, which Excel needs. A cell like a formula gets an apostrophe, which reading takes off."""
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow([guarded(column) for column in columns])
        for row in rows:
            writer.writerow([guarded(_text(row.get(column))) for column in columns])


def _text(value: Cell) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, dt.date | dt.datetime):
        return value.isoformat()
    return str(value)


def _write_xlsx(path: Path, columns: Sequence[str], rows: Iterable[Mapping[str, Cell]], notes: Sequence[str]) -> None:
    from openpyxl import Workbook
    from openpyxl.cell import WriteOnlyCell

    workbook = Workbook(write_only=True)
    sheet = workbook.create_sheet("records")
    sheet.freeze_panes = "A2"

    def cell(value: Cell) -> object:
        if isinstance(value, str):
            made = WriteOnlyCell(sheet, _UNWRITABLE.sub("\ufffd", value)[:_LONGEST_XLSX_CELL])
            made.data_type = "s"  # otherwise the library writes a leading "=" as a formula
            return made
        # Excel counts days from 1900 and shows anything earlier as an error.
        if isinstance(value, dt.date | dt.datetime) and value.year <= _FIRST_EXCEL_YEAR:
            return value.isoformat()
        return value

    sheet.append([cell(column) for column in columns])
    for row in rows:
        sheet.append([cell(row.get(column)) for column in columns])
    if notes:
        sheet = workbook.create_sheet("notes")
        for note in notes:
            sheet.append([cell(note)])
    workbook.save(path)
