"""Reads the spreadsheet that describes the documents: XLSX, XLS and ODS, or CSV in any dress.

The header row is found, not assumed; numbers look as the spreadsheet shows them (14, not 14.0); text stays text, so
that leading zeros live.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from fonds.adapters.media_types import CSV, EMPTY, MARKDOWN, ODS, PLAIN, XLS, XLSX, media_type
from fonds.adapters.zip_limits import opened_archive, unpacks_as_declared
from fonds.core.parsing.sheets import Cell, Row, Sheet
from fonds.core.text.reading import Remark, Unreadable

_HEADER_SEARCHED = 30
_MOST_COLUMNS = 1000
_BROKEN_ADVICE = "Open it in a spreadsheet program and save it anew as XLSX."
NumberedRow = tuple[int, Sequence[Cell]]


class _Area(NamedTuple):
    """Merged cells: rows as the spreadsheet counts them, columns from 0; the last ones belong to it."""

    top: int
    first: int
    bottom: int
    last: int


def read_sheet(path: Path) -> Sheet:
    """The first worksheet with a header. Raises Unreadable, and nothing else, where there is none to be read."""
    try:
        kind = media_type(path)
    except OSError as error:
        raise Unreadable(f"the spreadsheet cannot be opened: {error.strerror}", "Check its name and place.") from error
    if kind == EMPTY:
        raise Unreadable("the spreadsheet is empty", "Copy it again from where it came from.")
    if kind in (XLSX, ODS, XLS):
        return _workbook(path, kind)
    if kind in (CSV, PLAIN, MARKDOWN):
        from fonds.adapters.delimited_text import delimited_rows

        rows, remarks = delimited_rows(path)
        return _sheet("", rows, remarks)
    raise Unreadable(f"this is no spreadsheet but {kind}", "Save it as XLSX or CSV.")


def _workbook(path: Path, kind: str) -> Sheet:
    import python_calamine

    if kind != XLS:
        if path.open("rb").read(4) == b"\xd0\xcf\x11\xe0":
            raise Unreadable("the spreadsheet is encrypted", "Save it without a password and hand it in again.")
        with opened_archive(path) as archive:
            unpacks_as_declared(archive)
    try:
        # The library panics (a BaseException of its own) on some broken files.
        return _first_table(python_calamine.load_workbook(path))
    except Unreadable:
        raise
    except python_calamine.PasswordError as error:
        raise Unreadable("the spreadsheet is encrypted", "Save it without a password and hand it in again.") from error
    except (MemoryError, KeyboardInterrupt):
        raise
    except BaseException as error:
        raise Unreadable(f"the spreadsheet is broken: {error}"[:200], _BROKEN_ADVICE) from error


def _first_table(workbook: object) -> Sheet:
    others: list[str] = []
    chosen: Sheet | None = None
    for name in workbook.sheet_names:  # type: ignore[attr-defined]
        worksheet = workbook.get_sheet_by_name(name)  # type: ignore[attr-defined]
        if chosen is None:
            first = (worksheet.start or (0, 0))[0] + 1
            rows = ((first + place, cells) for place, cells in enumerate(worksheet.to_python(skip_empty_area=True)))
            try:
                chosen = _sheet(name, rows, [], _merged(worksheet))
                continue
            except Unreadable:
                others.append(f"“{name}” (no header row)")
                continue
        if worksheet.height:
            others.append(f"“{name}” ({worksheet.height} rows)")
    if chosen is None:
        raise Unreadable(
            "no worksheet has a header row with names of columns", "Put the names in one row above the rows."
        )
    if not others:
        return chosen
    remark = Remark(
        f"only the worksheet “{chosen.sheet_name}” was read; not read: {', '.join(others)}",
        "Hand the others in as files of their own if they describe records.",
    )
    return replace(chosen, remarks=(*chosen.remarks, _words(remark)))


def _merged(worksheet: object) -> list[_Area]:
    """The merged cells of a worksheet; columns are counted from the first that is used."""
    left = (worksheet.start or (0, 0))[1]  # type: ignore[attr-defined]
    found = worksheet.merged_cell_ranges or ()  # type: ignore[attr-defined]
    return [_Area(top + 1, first - left, bottom + 1, last - left) for (top, first), (bottom, last) in found]


def _sheet(
    name: str, rows: Iterable[NumberedRow], remarks: list[Remark], merged: Sequence[_Area] = ()
) -> Sheet:  # fmt: skip
    numbered = iter(rows)
    beginning = []
    for row in numbered:
        beginning.append(row)
        if len(beginning) >= _HEADER_SEARCHED:
            break
    at = _header_place([cells for _, cells in beginning])
    if at is None:
        raise Unreadable("no row holds names of columns", "Put the names in one row above the rows.")
    number, header, at_last = _merged_header(beginning, at, merged)
    columns, places, oddities = _columns(header)
    own = list(oddities)
    above = [str(cell) for row, cells in beginning[:at] if row < number for cell in cells if not _is_empty(cell)]
    if above:
        shown = "; ".join(above)[:200]
        own.append(Remark(f"the header is row {number}; above it stands: {shown}", "Nothing, if that is a title."))
    kept: list[Row] = []
    beyond = 0
    pairs = tuple(zip(columns, places, strict=True))
    for number, cells in _chained(beginning[at_last + 1 :], numbered):
        found = {column: _cell(cells[place]) if place < len(cells) else None for column, place in pairs}
        if any(value is not None for value in found.values()):
            kept.append(Row(number, found))
        if len(cells) > places[-1] + 1 and any(not _is_empty(cell) for cell in cells[places[-1] + 1 :]):
            beyond += 1
    if beyond:
        own.append(
            Remark(
                f"{beyond} rows have cells to the right of the last named column, which were not read",
                "Name these columns, or look for a stray delimiter in the rows.",
            )
        )
    # some remarks come up only while the rows are read
    return Sheet(tuple(columns), tuple(kept), name, tuple(map(_words, [*remarks, *own])))


def _words(remark: Remark) -> str:
    return f"{remark.reason}. {remark.advice}"


def _chained(first: Iterable[NumberedRow], rest: Iterator[NumberedRow]) -> Iterator[NumberedRow]:
    yield from first
    yield from rest


def _header_place(rows: Sequence[Sequence[Cell]]) -> int | None:
    """The first row that looks like names: text only, and about as many cells as the rows below it.

    A title above the table fills one cell or two; the names of columns fill nearly all, are short, and differ.
    """
    widths = [sum(not _is_empty(cell) for cell in row) for row in rows]
    widest = max(widths, default=0)
    if widest == 0:
        return None
    for place, row in enumerate(rows):
        filled = [cell for cell in row if not _is_empty(cell)]
        if not filled or (len(filled) < 2 and widest > 1):
            continue
        names = [cell for cell in filled if isinstance(cell, str) and len(cell.strip()) <= 100]
        if len(names) < len(filled) * 0.8 or not any(any(c.isalpha() for c in name) for name in names):
            continue
        below = max(widths[place + 1 : place + 6], default=0)
        if len(filled) * 2 >= below and len({name.strip().casefold() for name in names}) * 2 > len(names):
            return place
    return None


def _merged_header(
    rows: Sequence[NumberedRow], at: int, merged: Sequence[_Area]
) -> tuple[int, Sequence[Cell], int]:  # fmt: skip
    """A header whose cells are merged over several rows: its first row's number, a name for each column, and the place
    of its last row in `rows`. `at` is the place of a row of it.

    A column is called by its lowest name; where several are called so, the names above are put before it.
    """
    number, cells = rows[at]
    own = [area for area in merged if area.top <= number <= area.bottom]
    top = min((area.top for area in own), default=number)
    bottom = max((area.bottom for area in own), default=number)
    if bottom == number and at + 1 < len(rows) and rows[at + 1][0] == number + 1:
        wide = {column for area in own if area.last > area.first for column in range(area.first, area.last + 1)}
        below = {column: cell for column, cell in enumerate(rows[at + 1][1]) if not _is_empty(cell)}
        if below and wide and all(isinstance(cell, str) and column in wide for column, cell in below.items()):
            bottom += 1
    if top == bottom:
        return number, cells, at
    inside = [(row, list(held)) for row, held in rows if top <= row <= bottom]
    width = max(len(held) for _, held in inside)
    names: list[list[str]] = [[] for _ in range(width)]
    for row, held in inside:
        for column in range(width):
            area = next((a for a in merged if a.top <= row <= a.bottom and a.first <= column <= a.last), None)
            line, source = (row, column) if area is None else (area.top, area.first)
            written = held if line == row else next((cells for other, cells in inside if other == line), [])
            cell = written[source] if source < len(written) else None
            name = "" if _is_empty(cell) else str(_cell(cell))
            if name and name not in names[column]:
                names[column].append(name)
    lowest = Counter(found[-1] for found in names if found)
    header = [(found[-1] if lowest[found[-1]] == 1 else " ".join(found)) if found else None for found in names]
    return top, header, at + sum(row > number for row, _ in inside)


def _columns(header: Sequence[Cell]) -> tuple[list[str], list[int], list[Remark]]:
    """Unique names of the named columns, their places, and what had to be changed."""
    last = max(place for place, cell in enumerate(header) if not _is_empty(cell))
    columns: list[str] = []
    places: list[int] = []
    unnamed: list[str] = []
    doubled: list[str] = []
    seen: set[str] = set()
    for place, cell in enumerate(header[: min(last, _MOST_COLUMNS) + 1]):
        name = " ".join(str(_cell(cell)).split()) if not _is_empty(cell) else ""
        if not name:
            name = f"column {_letters(place)}"
            unnamed.append(name)
        if name in seen:
            doubled.append(name)
            count = 2
            while f"{name} ({count})" in seen:
                count += 1
            name = f"{name} ({count})"
        seen.add(name)
        columns.append(name)
        places.append(place)
    remarks = []
    if unnamed:
        remarks.append(Remark(f"columns without a name: {', '.join(unnamed)}", "Name them if they hold something."))
    if doubled:
        remarks.append(
            Remark(f"column names that occur twice: {', '.join(doubled)}", "The later ones got a number; rename them.")
        )
    return columns, places, remarks


def _letters(place: int) -> str:
    """The column's letters as spreadsheets show them: 0 is A, 26 is AA."""
    letters = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def _is_empty(cell: Cell) -> bool:
    return cell is None or (isinstance(cell, str) and (not cell or cell.isspace()))


def _cell(value: object) -> Cell:
    """The value as the spreadsheet shows it: whole numbers without `.0`, midnight as a date, blanks as None."""
    if value is None or value == "":
        return None
    if isinstance(value, str):
        if value.isspace():
            return None
        if "\r" in value or "_x000D_" in value:  # the latter is how a workbook's XML writes the former
            value = value.replace("_x000D_", "\r").replace("\r\n", "\n").replace("\r", "\n")
        return value
    if isinstance(value, bool | int):
        return value
    if isinstance(value, float):
        return int(value) if value.is_integer() and abs(value) < 1e15 else value
    if isinstance(value, dt.datetime):
        return value.date() if value.time() == dt.time() else value
    if isinstance(value, dt.date):
        return value
    return str(value)
