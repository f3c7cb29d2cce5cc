"""A result list to take away: one row for each passage, with its permanent link."""

from __future__ import annotations

import csv
import io
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import astuple, dataclass, replace
from typing import IO

from django.utils.translation import gettext as _

from fonds.web.pages.asking import ask
from fonds.web.pages.search_near import search_request
from fonds.web.pages.search_results import Result, results
from fonds.web.pages.search_state import SearchState
from fonds.web.templating import date_words

RECORDS_AT_MOST = 10_000
BATCH = 200
PASSAGES = 3
_ILLEGAL = {c: None for c in range(32) if c not in (9, 10, 13)}


@dataclass(frozen=True, slots=True)
class Row:
    """A passage found, or a record found without one. `page` is as cited: "PDF p. 3"."""

    reference: str
    date: str
    title: str
    passage: str
    page: str
    link: str


def header() -> tuple[str, ...]:
    """The names of the columns."""
    return (_("Reference"), _("Date"), _("Title"), _("Passage"), _("Page"), _("Link"))


def found_rows(state: SearchState, address: str) -> Iterator[Row]:
    """The rows of a search in its order, of 10,000 records at most. `address` begins the links."""
    asked = replace(search_request(state), limit=BATCH, passages_per_hit=PASSAGES if state.query else 0)
    for offset in range(0, RECORDS_AT_MOST, BATCH):
        answer = ask(replace(asked, offset=offset))
        if answer is None or not answer.hits:
            return
        for result in results(answer.hits):
            yield from _rows(result, address)
        if offset + BATCH >= answer.total:
            return


def _rows(result: Result, address: str) -> Iterator[Row]:
    row = Row(result.reference_code, date_words(result.date), result.title, "", "", address + result.path)
    if not result.passages:
        yield row
    for passage in result.passages:
        yield replace(row, passage=passage.plain, page=passage.place, link=address + passage.permanent)


def csv_lines(rows: Iterable[Row]) -> Iterator[bytes]:
    """CSV (RFC 4180) in UTF-8 with the mark at its beginning by which spreadsheets know it."""
    yield b"\xef\xbb\xbf" + _csv_line(header())
    for row in rows:
        yield _csv_line(astuple(row))


def _csv_line(cells: Iterable[str]) -> bytes:
    line = io.StringIO()
    csv.writer(line).writerow([guarded(cell) for cell in cells])
    return line.getvalue().encode()


def guarded(cell: str) -> str:
    """A text that no spreadsheet takes for a formula (CWE-1236): an apostrophe stands before what could begin one."""
    return f"'{cell}" if cell[:1] in ("=", "+", "-", "@", "\t", "\r") else cell


def xlsx_file(rows: Iterable[Row]) -> IO[bytes]:
    """A workbook, open at its beginning; every cell is text."""
    from openpyxl import Workbook  # 6 MB in each worker: only for those who ask for it

    book = Workbook(write_only=True)
    sheet = book.create_sheet(_("Results"))
    sheet.freeze_panes = "A2"
    for column, width in zip("ABCDEF", (34, 20, 60, 80, 14, 60), strict=True):
        sheet.column_dimensions[column].width = width
    sheet.append(header())
    for row in rows:
        sheet.append([_cell(sheet, text) for text in astuple(row)])
    made = tempfile.TemporaryFile()  # noqa: SIM115
    book.save(made)
    made.seek(0)
    return made


def _cell(sheet: object, text: str):  # type: ignore[no-untyped-def]
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.utils.exceptions import IllegalCharacterError

    try:
        cell = WriteOnlyCell(sheet, text[:32_767])
    except IllegalCharacterError:
        cell = WriteOnlyCell(sheet, text[:32_767].translate(_ILLEGAL))
    cell.data_type = "s"
    return cell
