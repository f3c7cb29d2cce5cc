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
_PLAIN_NUMBER = re.compile(r"[+-]?\d+(?:[.,]\d+)?")


def delimited_rows(path: Path) -> tuple[Iterator[tuple[int, list[str]]], list[Remark]]:
    """Rows with the numbers a spreadsheet program would show, and remarks on the text itself.

    Raises Unreadable where the file is too large or its quotes never close.
    """
    found = file_text(path, largest=LARGEST)
    text = found.text
    delimiter = None
    if text[:4].lower() == "sep=" and text[5:6] == "\n":  # Excel's own way to name the delimiter
        delimiter, text = text[4], text[6:]
    return _rows(text, delimiter or _delimiter(text)), list(found.remarks)


def _rows(text: str, delimiter: str) -> Iterator[tuple[int, list[str]]]:
    csv.field_size_limit(_LONGEST_CELL)
    try:
        for number, row in enumerate(csv.reader(_lines(text), delimiter=delimiter, strict=False), start=1):
            yield number, [_cell(cell) for cell in row]
    except csv.Error as error:
        raise Unreadable(
            f"the table cannot be read: {error}", "Look for a quotation mark that is never closed, or save as XLSX."
        ) from error


def _cell(cell: str) -> str:
    if cell[:1] == " " or cell[-1:] == " ":
        cell = cell.strip()
    return unguarded(cell) if cell[:1] == "'" else cell


def _lines(text: str) -> Iterator[str]:
    start = 0
    while start < len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end + 1
        yield text[start:end]
        start = end


def _delimiter(text: str) -> str:
    """The one by which most of the first rows have the same number of cells, more than one; the comma if none."""
    sample = "\n".join(text[:200_000].split("\n", _SAMPLE_LINES)[:_SAMPLE_LINES])
    best, best_score = ",", (0.0, 0)
    for delimiter in _DELIMITERS:
        try:
            widths = [len(row) for row in csv.reader(_lines(sample), delimiter=delimiter) if row]
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
