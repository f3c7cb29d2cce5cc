"""Tables in running text: rows of as many cells each, parted by strokes, tabs or wide blanks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_RULE = re.compile(r"[\s|:+=_–—-]+$")
_STROKE = re.compile(r"\|")
_TAB = re.compile(r"\t+")
_BLANKS = re.compile(r"[ \t]{2,}")
_MOST_OF_A_CELL = 60


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in a cell, white space left out, and where it begins in the text."""

    text: str
    start: int


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells, the first with the headings; `is_ruled` says that strokes part them, so that it surely is one."""

    rows: tuple[tuple[Cell, ...], ...]
    start: int
    end: int
    is_ruled: bool


def tables(text: str) -> Iterator[Table]:
    """The tables of a page in order: headings with one row below, or two where blanks part the cells."""
    rows: list[tuple[Cell, ...]] = []
    kind: re.Pattern[str] | None = None
    corner = False
    end = place = 0
    if "|" not in text and "\t" not in text and "  " not in text:
        return
    for line in [*text.split("\n"), "\0"]:
        if not rows and "|" not in line and "\t" not in line and "  " not in line:  # as most lines are
            place += len(line) + 1
            continue
        found = _row(line, place, rows, kind)
        if found is None and corner and len(rows) == 1:
            opened = [(Cell("", rows[0][0].start), *rows[0])]
            if (found := _row(line, place, opened, kind)) is not None:
                rows = opened  # nothing stands above the names of the rows
        if found is None and not (rows and (not line.strip() or _RULE.fullmatch(line))):
            if kind is not None and len(rows) >= (2 if kind is _STROKE else 3):
                yield Table(tuple(rows), rows[0][0].start, end, kind is _STROKE)
            rows, kind = [], None
            found = _row(line, place, rows, kind)
        if found is not None:
            cells, kind = found
            corner = not rows and kind is not _STROKE and line[:1] in (" ", "\t")
            rows.append(cells)
            end = place + len(line)
        place += len(line) + 1


def _row(
    line: str, place: int, rows: list[tuple[Cell, ...]], kind: re.Pattern[str] | None
) -> tuple[tuple[Cell, ...], re.Pattern[str]] | None:
    """The cells of a line, and what parts them; None where it is no row, or not one of the table before it."""
    if not line.strip() or _RULE.fullmatch(line):
        return None
    for joint in (_STROKE, _TAB, _BLANKS) if kind is None else (kind,):
        if not joint.search(line.strip()):
            continue
        cells = _cells(line, place, joint)
        if len(cells) >= 2 and all(len(cell.text) <= _MOST_OF_A_CELL for cell in cells):
            return (cells, joint) if not rows or len(rows[0]) == len(cells) else None
    return None


def _cells(line: str, place: int, joint: re.Pattern[str]) -> tuple[Cell, ...]:
    found = []
    start = 0
    for end, following in [*(match.span() for match in joint.finditer(line)), (len(line), len(line))]:
        text = line[start:end]
        found.append(Cell(text.strip(), place + start + len(text) - len(text.lstrip())))
        start = following
    first = 1 if not found[0].text else 0
    last = -1 if len(found) > 1 and not found[-1].text else None
    return tuple(found[first:last])
