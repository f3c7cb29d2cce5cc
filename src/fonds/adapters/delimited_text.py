"""Rows of CSV and its relatives: any delimiter, any encoding, quotes over several lines."""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from fonds.adapters.page_reader_text import file_text
from fonds.core.text.reading import Remark, Unreadable

LARGEST = 256 * 1024 * 1024
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet program takes for the beginning of a formula (OWASP, CSV injection)."""

_DELIMITERS = ",;\t|"
_SAMPLE_LINES = 50
_LONGEST_CELL = 16 * 1024 * 1024
_MOST_REMARKS = 20
_WIDE = 4
"""In narrower tables a few commas in a cell of several lines look like a row."""
_ADVICE = 'Close it where the cell ends, write quotation marks within a cell twice (""), and hand the sheet in again.'
_PLAIN_NUMBER = re.compile(r"[+-]?\d+(?:[.,]\d+)?")


def delimited_rows(path: Path) -> tuple[Iterator[tuple[int, list[str]]], list[Remark]]:
    """Rows with the numbers a spreadsheet program would show, and remarks on the text itself.

    While the rows are read, remarks are added on those that a quotation mark seems to have run together. Raises
    Unreadable where the file is too large, or a cell is, because its quotation mark never closes.
    """
    found = file_text(path, largest=LARGEST)
    text = found.text
    delimiter = None
    if text[:4].lower() == "sep=" and text[5:6] == "\n":  # Excel's own way to name the delimiter
        delimiter, text = text[4], text[6:]
    remarks = list(found.remarks)
    return _rows(text, delimiter or _delimiter(text), remarks), remarks


def _rows(text: str, delimiter: str, remarks: list[Remark]) -> Iterator[tuple[int, list[str]]]:
    csv.field_size_limit(_LONGEST_CELL)
    lines = _Lines(text)
    reader = csv.reader(lines, delimiter=delimiter, strict=False)
    width = line = doubtful = 0
    try:
        for number, row in enumerate(reader, start=1):
            width = width or (len(row) if len(row) > 1 else 0)
            written, first, line = lines.given(), line + 1, reader.line_num
            if '"' in written and _is_run_together(written, delimiter, width, at_end=lines.at_end):
                doubtful += 1
                if doubtful <= _MOST_REMARKS:
                    remarks.append(_remark(number, first, line))
            yield number, [_cell(cell) for cell in row]
    except csv.Error as error:
        raise Unreadable(
            f"the table cannot be read: {error}", "Look for a quotation mark that is never closed, or save as XLSX."
        ) from error

    if doubtful > _MOST_REMARKS:
        remarks.append(Remark(f"{doubtful - _MOST_REMARKS} rows more like these", _ADVICE))


class _Lines:
    """The lines of a text, with what a reader took since it was last asked."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._next = self._asked = 0

    def __iter__(self) -> _Lines:
        return self

    def __next__(self) -> str:
        if self.at_end:
            raise StopIteration
        start = self._next
        end = self._text.find("\n", start)
        self._next = len(self._text) if end < 0 else end + 1
        return self._text[start : self._next]

    @property
    def at_end(self) -> bool:
        """Whether all lines were taken."""
        return self._next >= len(self._text)

    def given(self) -> str:
        """The lines that were taken since this was last asked."""
        start, self._asked = self._asked, self._next
        return self._text[start : self._next]


def _is_run_together(written: str, delimiter: str, width: int, *, at_end: bool) -> bool:
    """Whether a quotation mark that is not closed, or not where its cell ends, made one row of several lines.

    So it did where the row breaks the rules of quoting, or where each of its lines has as many cells as the table is
    wide. One that breaks the rules within its line took nothing from others.
    """
    lines = written.rstrip("\n").split("\n")
    if len(lines) == 1 and not at_end:
        return False
    try:
        list(csv.reader(_Lines(written), delimiter=delimiter, strict=True))
    except csv.Error as error:
        return len(lines) > 1 or "end of data" in str(error)
    return len(lines) > 1 and width >= _WIDE and all(line.count(delimiter) + 1 == width for line in lines)


def _remark(number: int, first: int, last: int) -> Remark:
    where = f"line {first}" if last <= first else f"lines {first} to {last}"
    what = "was read to its end" if last <= first else "were read as one row"
    return Remark(f"row {number}: a quotation mark seems not to be closed; {where} of the file {what}", _ADVICE)


def _cell(cell: str) -> str:
    if cell[:1] == " " or cell[-1:] == " ":
        cell = cell.strip()
    return unguarded(cell) if cell[:1] == "'" else cell


def _delimiter(text: str) -> str:
    """The one by which most of the first rows have the same number of cells, more than one; the comma if none."""
    sample = "\n".join(text[:200_000].split("\n", _SAMPLE_LINES)[:_SAMPLE_LINES])
    best, best_score = ",", (0.0, 0)
    for delimiter in _DELIMITERS:
        try:
            widths = [len(row) for row in csv.reader(_Lines(sample), delimiter=delimiter) if row]
        except csv.Error:
            continue
        if not widths:
            continue
        counted = Counter(width for width in widths if width > 1)
        if not counted:
            continue
        width, times = counted.most_common(1)[0]
        score = (round(times / len(widths), 1), width)
        if score > best_score:
            best, best_score = delimiter, score
    return best


def guarded(text: str) -> str:
    """The text with an apostrophe before it where a program might take it for a formula.

    A text that begins with an apostrophe before such a character gets one more, so that `unguarded` is its inverse.
    """
    return "'" + text if _may_be_formula(text) else text


def unguarded(text: str) -> str:
    """What `guarded` was given."""
    return text[1:] if text[:1] == "'" and _may_be_formula(text[1:]) else text


def _may_be_formula(text: str) -> bool:
    bare = text.lstrip("'")
    return bare.startswith(FORMULA_STARTS) and not _PLAIN_NUMBER.fullmatch(text)
