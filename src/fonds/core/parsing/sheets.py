"""A spreadsheet as read: columns, rows with the numbers that the spreadsheet shows, and what was odd about it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

Cell = str | int | float | bool | date | datetime | None
"""What a cell holds. Dates are those the spreadsheet itself keeps as dates; text that looks like one is text."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row; `number` is 1-based and the one the spreadsheet program shows. Empty cells are None."""

    number: int
    cells: Mapping[str, Cell]


@dataclass(frozen=True, slots=True)
class Sheet:
    """The worksheet read. `columns` are unique and in the sheet's order; `sheet_name` is "" for CSV."""

    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    sheet_name: str = ""
    remarks: tuple[str, ...] = ()
