"""Rows of one key that contradict each other, and those that do not."""

from __future__ import annotations

import pytest

from fonds.core.description.contradictions import contradicting_rows
from fonds.core.description.dates import ArchivalDate
from fonds.core.description.described_rows import CellValue, DescribedRow


def row(number: int, title: str, date: str, file: str, sheet: str = "list.csv", **cells: str) -> DescribedRow:
    return DescribedRow(
        sheet=sheet, number=number, key="Z/9", key_stated=True,
        cells={name: value for name, value in {"Title": title, "Date": date, "File": file, **cells}.items() if value},
        values=[CellValue("title", title, "Title")] if title else [],
        dates=[("Date", ArchivalDate(date, date))] if date else [], special={"file_name": file},
    )  # fmt: skip


def test_rows_of_two_files_with_two_titles_and_dates() -> None:
    (told,) = contradicting_rows("Z/9", [
        row(2, "First paper", "1958-03-02", "k.md"), row(3, "Second paper", "1961-01-01", "r.md"),
    ])  # fmt: skip
    assert told.startswith("list.csv, rows 2, 3 (Z/9): title: First paper / Second paper; date (")
    assert "1958-03-02 / 1961-01-01" in told and told.endswith("give them different identifiers")


def test_rows_of_two_sheets() -> None:
    (told,) = contradicting_rows("A/1", [
        row(2, "First paper", "1958", "k.md"), row(7, "Second paper", "1958-05", "k.md", sheet="other.csv"),
    ])  # fmt: skip
    assert told.startswith("list.csv, row 2; other.csv, row 7 (A/1): title: First paper / Second paper; if")


def test_rows_of_one_file_contradict_each_other_in_whatever_differs() -> None:
    (told,) = contradicting_rows("Z/9", [row(2, "One", "", "k.md", Box="1"), row(3, "One", "", "k.md", Box="2")])
    assert told == "list.csv, rows 2, 3 (Z/9): Box: 1 / 2"


@pytest.mark.parametrize("other", [
    row(3, "", "", "r.md"),
    row(3, "first  PAPER", "1958-03", "r.md"),
    row(3, "First paper", "1958", "r.md", Pages="2", Released="2022-12-15"),
    row(3, "First paper", "1957/1959", "k.md", sheet="2022.xlsx"),
])  # fmt: skip
def test_another_opening_of_a_record_contradicts_nothing(other: DescribedRow) -> None:
    first = row(2, "First paper", "1958-03-02", "k.md", Pages="9", Released="2021-12-15")
    assert list(contradicting_rows("Z/9", [first, other])) == []
