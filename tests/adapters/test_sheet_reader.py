"""Spreadsheets in every dress say the same, and bad ones say what is wrong with them."""

from __future__ import annotations

import datetime as dt
import zipfile
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from fonds.adapters.delimited_text import guarded, unguarded
from fonds.adapters.sheet_reader import read_sheet
from fonds.adapters.sheet_writer import write_sheet
from fonds.core.parsing.sheets import Cell
from fonds.core.text.reading import Unreadable

NASTY = [
    "=1+1",
    "+SUM(A1)",
    "-cmd|' /C calc'!A0",
    "@here",
    "'=kept",
    "plain",
    "0102",
    "정일룡",
    'a "quoted", b',
    "two\nlines",
]


def workbook(path: Path, *sheets: list[list[object]]) -> Path:
    book = openpyxl.Workbook()
    book.remove(book.active)
    for number, rows in enumerate(sheets, start=1):
        sheet = book.create_sheet(f"Sheet{number}")
        for place, row in enumerate(rows, start=1):
            for column, value in enumerate(row, start=1):
                if value is not None:
                    sheet.cell(place, column, value)
    book.save(path)
    return path


def test_cells_are_what_the_spreadsheet_shows(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "list.bin",
        [
            ["id", "pages", "share", "date", "seen", "held", "note"],
            ["0102", 14, 1.5, dt.date(1957, 8, 7), dt.datetime(1957, 8, 7, 12, 30), True, " "],
            [None] * 7,
            ["0103", None, None, None, None, None, "last"],
        ],
    )
    sheet = read_sheet(path)
    first: dict[str, Cell] = {
        "id": "0102",
        "pages": 14,
        "share": 1.5,
        "date": dt.date(1957, 8, 7),
        "seen": dt.datetime(1957, 8, 7, 12, 30),
        "held": True,
        "note": None,
    }
    assert sheet.rows[0].cells == first
    assert type(sheet.rows[0].cells["pages"]) is int
    assert [row.number for row in sheet.rows] == [2, 4]
    assert sheet.sheet_name == "Sheet1" and sheet.remarks == ()


def test_the_header_is_found_below_a_title_and_blank_rows(tmp_path: Path) -> None:
    rows = [[None, None, None], ["Holdings of the legation"], [None], ["No.", "Title", "Date"], [1, "Note", "1957"]]
    sheet = read_sheet(workbook(tmp_path / "list.xlsx", rows))
    assert sheet.columns == ("No.", "Title", "Date")
    assert sheet.rows[0].number == 5
    assert "Holdings of the legation" in sheet.remarks[0]


@pytest.mark.parametrize("below_a_title", [True, False])
def test_a_header_of_merged_cells_over_two_rows(tmp_path: Path, below_a_title: bool) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    if below_a_title:
        sheet.append(["Finding aid of the legation"])
        sheet.merge_cells("A1:E1")
    first = sheet.max_row + 1 if below_a_title else 1
    for row in (["Reference", "Description", None, "Dates", None], [None, "Title", "Kind", "From", "To"],
                ["Z/1", "A letter", "memo", "1957", "1958"]):  # fmt: skip
        sheet.append(row)
    for cells in (f"A{first}:A{first + 1}", f"B{first}:C{first}", f"D{first}:E{first}"):
        sheet.merge_cells(cells)
    book.save(tmp_path / "merged.xlsx")
    found = read_sheet(tmp_path / "merged.xlsx")
    assert found.columns == ("Reference", "Title", "Kind", "From", "To")
    assert [row.cells["Title"] for row in found.rows] == ["A letter"]
    assert found.rows[0].number == first + 2


def test_names_that_stand_twice_below_merged_cells_are_told_apart(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    for row in (
        ["Sender", None, "Recipient", None],
        ["Name", "Place", "Name", "Place"],
        ["Berg", "Oslo", "Ek", "Bonn"],
    ):
        sheet.append(row)
    for cells in ("A1:B1", "C1:D1"):
        sheet.merge_cells(cells)
    book.save(tmp_path / "merged.xlsx")
    assert read_sheet(tmp_path / "merged.xlsx").columns == (
        "Sender Name", "Sender Place", "Recipient Name", "Recipient Place",
    )  # fmt: skip


def test_merged_cells_among_the_rows_are_no_header(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    for row in (["Reference", "Title", "Note"], ["Z/1", "A letter", "seen"], ["Z/2", "Another", None]):
        sheet.append(row)
    sheet.merge_cells("C2:C3")
    book.save(tmp_path / "merged.xlsx")
    found = read_sheet(tmp_path / "merged.xlsx")
    assert found.columns == ("Reference", "Title", "Note") and len(found.rows) == 2


def test_a_table_that_begins_to_the_right(tmp_path: Path) -> None:
    sheet = read_sheet(workbook(tmp_path / "list.xlsx", [[None], [None, None, "id", "title"], [None, None, "1", "x"]]))
    assert sheet.columns == ("id", "title") and sheet.rows[0].number == 3


def test_unnamed_and_doubled_columns(tmp_path: Path) -> None:
    sheet = read_sheet(workbook(tmp_path / "list.xlsx", [["id", "note", None, "note"], ["1", "a", "b", "c"]]))
    assert sheet.columns == ("id", "note", "column C", "note (2)")
    assert list(sheet.rows[0].cells.values()) == ["1", "a", "b", "c"]
    assert len(sheet.remarks) == 2


def test_one_column_is_a_table_too(tmp_path: Path) -> None:
    sheet = read_sheet(workbook(tmp_path / "list.xlsx", [["file"], ["a.pdf"], ["b.pdf"]]))
    assert sheet.columns == ("file",) and len(sheet.rows) == 2


def test_the_first_worksheet_with_a_header_is_read_and_the_others_are_named(tmp_path: Path) -> None:
    path = workbook(tmp_path / "list.xlsx", [], [["id", "title"], ["1", "x"]], [["more", "rows"], ["2", "y"]])
    sheet = read_sheet(path)
    assert (sheet.sheet_name, len(sheet.rows)) == ("Sheet2", 1)
    assert "Sheet3" in sheet.remarks[-1]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1251"])
def test_csv(tmp_path: Path, delimiter: str, encoding: str) -> None:
    lines = [
        'Шифр|Заглавие|"Дата"',
        '0102|"Запись беседы, с послом"|00/00/1964',
        '0103|"две\r\nстроки и ""кавычки"""|',
        "||",
        "0104|x|y",
    ]
    path = tmp_path / "list.csv"
    path.write_bytes("\r\n".join(lines).replace("|", delimiter).encode(encoding))
    sheet = read_sheet(path)
    assert sheet.columns == ("Шифр", "Заглавие", "Дата")
    assert [list(row.cells.values()) for row in sheet.rows] == [
        ["0102", "Запись беседы, с послом", "00/00/1964"],
        ["0103", 'две\nстроки и "кавычки"', None],
        ["0104", "x", "y"],
    ]
    assert [row.number for row in sheet.rows] == [2, 3, 5]


def test_excels_own_delimiter_line(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text("sep=;\nid;a,b\n1;2,3\n", encoding="utf-8")
    assert read_sheet(path).columns == ("id", "a,b")


def test_cells_beyond_the_columns_are_remarked(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text("id,title\n1,x,stray\n2,y\n", encoding="utf-8")
    assert "1 rows have cells" in read_sheet(path).remarks[0]


@pytest.mark.parametrize("suffix", [".xlsx", ".csv"])
def test_what_is_written_reads_back_unchanged(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"out{suffix}"
    rows: list[dict[str, Cell]] = [{"id": str(number), "=title": words} for number, words in enumerate(NASTY)]
    write_sheet(path, ["id", "=title"], rows, ["A note."])
    sheet = read_sheet(path)
    assert sheet.columns == ("id", "=title")
    assert [row.cells["=title"] for row in sheet.rows] == NASTY


def test_no_cell_written_is_a_formula(tmp_path: Path) -> None:
    write_sheet(tmp_path / "out.xlsx", ["a"], [{"a": words} for words in NASTY])
    with zipfile.ZipFile(tmp_path / "out.xlsx") as archive:
        assert b"<f>" not in archive.read("xl/worksheets/sheet1.xml")
    write_sheet(tmp_path / "out.csv", ["a"], [{"a": words} for words in NASTY])
    lines = (tmp_path / "out.csv").read_text(encoding="utf-8-sig").splitlines()
    assert not any(line.lstrip('"').startswith(("=", "+", "-", "@")) for line in lines)


def test_values_that_a_workbook_cannot_hold(tmp_path: Path) -> None:
    row: dict[str, Cell] = {"a": "nul\0 bell\x07", "b": dt.date(1850, 1, 2), "c": dt.date(1957, 8, 7), "d": 7}
    write_sheet(tmp_path / "out.xlsx", list(row), [row])
    assert read_sheet(tmp_path / "out.xlsx").rows[0].cells == {
        "a": "nul\ufffd bell\ufffd",
        "b": "1850-01-02",
        "c": dt.date(1957, 8, 7),
        "d": 7,
    }


@given(st.text(alphabet="'=+-@1 a\t\r", max_size=8))
def test_guarding_can_be_undone(text: str) -> None:
    assert unguarded(guarded(text)) == text


class TestBad:
    def refusal(self, path: Path) -> str:
        with pytest.raises(Unreadable) as caught:
            read_sheet(path)
        assert caught.value.advice
        return caught.value.reason

    def test_gone_empty_and_no_sheet(self, tmp_path: Path) -> None:
        assert "cannot be opened" in self.refusal(tmp_path / "gone.xlsx")
        (tmp_path / "empty.csv").touch()
        assert "empty" in self.refusal(tmp_path / "empty.csv")
        (tmp_path / "a.xlsx").write_bytes(b"\x89PNG\r\n\x1a\n")
        assert "image/png" in self.refusal(tmp_path / "a.xlsx")
        assert "header" in self.refusal(workbook(tmp_path / "numbers.xlsx", [[1, 2], [3, 4]]))

    def test_cut_off(self, tmp_path: Path) -> None:
        whole = workbook(tmp_path / "whole.xlsx", [["id", "title"], ["1", "x"]]).read_bytes()
        for size in (30, len(whole) // 2, len(whole) - 30):
            (tmp_path / "cut.xlsx").write_bytes(whole[:size])
            assert "broken" in self.refusal(tmp_path / "cut.xlsx")

    def test_damaged_within(self, tmp_path: Path) -> None:
        path = tmp_path / "bad.xlsx"
        with zipfile.ZipFile(path, "w") as archive:
            archive.writestr("xl/workbook.xml", "<workbook><sheets><sheet")
        assert "broken" in self.refusal(path)

    def test_encrypted(self, tmp_path: Path) -> None:
        header = bytearray(512)
        header[:8], header[30] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 9
        path = tmp_path / "shut.xlsx"
        path.write_bytes(bytes(header) + "EncryptedPackage".encode("utf-16-le").ljust(512, b"\0"))
        assert "encrypted" in self.refusal(path)

    def test_bomb(self, tmp_path: Path) -> None:
        path = tmp_path / "bomb.xlsx"
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("xl/workbook.xml", b"<a>" + b" " * 40_000_000)
        assert "unpacks" in self.refusal(path)


@pytest.mark.corpora
@pytest.mark.parametrize(
    ("year", "rows", "columns"), [(2021, 1491, 16), (2022, 13263, 16), (2023, 2693, 17), (2025, 2566, 2)]
)
def test_the_lists_of_the_national_archives(corpora: Path, year: int, rows: int, columns: int) -> None:
    sheet = read_sheet(corpora / "jfk" / "sheets" / f"{year}.xlsx")
    assert (len(sheet.rows), len(sheet.columns)) == (rows, columns)
    assert sheet.rows[-1].number == rows + 1 and sheet.remarks == ()


HEADER = "Identifier,Title,Date,File\n"
ROWS = "A/2,Second paper,1961-01-01,b.md\nA/3,Third paper,1962-01-01,c.md\n"


@pytest.mark.parametrize(("body", "told"), [
    ('A/1,"First paper,1958-03-02,a.md\n' + ROWS, "row 2: a quotation mark seems not to be closed; lines 2 to 4"),
    (ROWS + 'A/4,"Fourth paper,1958-03-02,d.md', "row 4: a quotation mark seems not to be closed; line 4"),
    ('A/1,"First paper,1958-03-02,a.md\nA/2,"Second paper, old",1961,b.md\n' + ROWS, "row 2: "),
    ('A/1,"First paper,1958-03-02,a.md\nA/2,Of the quay 5",1961-01-01,b.md\n' + ROWS, "lines 2 to 3"),
    ('A/1,"A title\nof two lines",1958,a.md\nA/2,"Second paper,1961,b.md\nA/3,"Third",1962,c.md\n', "row 3: "),
])  # fmt: skip
def test_a_quotation_mark_that_swallows_rows_is_remarked(tmp_path: Path, body: str, told: str) -> None:
    path = tmp_path / "list.csv"
    path.write_text(HEADER + body, "utf-8", newline="\n")
    (remark,) = (each for each in read_sheet(path).remarks if "quotation" in each)
    assert told in remark and "hand the sheet in again" in remark


@pytest.mark.parametrize("body", [
    'A/1,"A title\nof two lines, with a comma",1958,a.md\n' + ROWS,
    'A/1,The "Orsova" affair,1958,a.md\n' + ROWS,
    'A/1,"The ""Orsova"" affair,\n\nin three parts",1958,a.md\n' + ROWS,
    'A/1,"Orsova" affair,1958,a.md\n' + ROWS,
    ROWS + 'A/4,"Fourth paper",1958,"d.md"',
    ROWS + 'A/4,"Fourth paper\nin two lines",1958,"d.md"\n\n\n',
])  # fmt: skip
def test_quotation_marks_that_swallow_nothing_are_not_remarked(tmp_path: Path, body: str) -> None:
    path = tmp_path / "list.csv"
    path.write_text(HEADER + body, "utf-8", newline="\n")
    found = read_sheet(path)
    assert (found.remarks, len(found.rows)) == ((), 3)
