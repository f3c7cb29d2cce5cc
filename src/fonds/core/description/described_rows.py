"""What one row of a keeper's spreadsheet says, in the words of the standard, under a profile."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from fonds.core.description.dates import ArchivalDate, DateRole
from fonds.core.description.profile import SPECIAL_COLUMNS, ColumnRule, Profile
from fonds.core.parsing.date_conventions import DateConventions
from fonds.core.parsing.date_sheet import read_cell
from fonds.core.parsing.record_numbers import read_record_number
from fonds.core.parsing.sensitive_numbers import mask, sensitive_numbers
from fonds.core.parsing.sheets import Cell

OWN_COLUMN = "fonds: "
SHEET_COLUMN, ROW_COLUMN = "fonds: sheet", "fonds: row"
"""Columns that an exported sheet has beside the keeper's own; they are not read as description."""

Kept = str | int | float | bool | dict[str, str]

_NUMBERED = frozenset({"reference_code", "file_number", "extent_and_medium", "pages_released"})
"""Elements that hold numbers of files, which may look like numbers of people."""
_SURE = 0.9
_FEWEST_DIGITS = 7
DIVIDED = re.compile(r"\s*[;|]\s*")


@dataclass(frozen=True, slots=True)
class CellValue:
    """A value of an element with the column it stands in; `withheld` where the cell says only that it is."""

    name: str
    value: str
    column: str
    withheld: bool = False


@dataclass(slots=True)
class DescribedRow:
    """A row as read. `key` tells the record, `key_stated` whether the row itself gave it.

    `cells` are the words of the cells that hold any; `kept` the same cells with their kinds, as JSON values.
    """

    sheet: str
    number: int
    key: str
    key_stated: bool
    cells: dict[str, str]
    kept: dict[str, Kept] = field(default_factory=dict)
    values: list[CellValue] = field(default_factory=list)
    dates: list[tuple[str, ArchivalDate]] = field(default_factory=list)
    special: dict[str, str] = field(default_factory=dict)
    release_date: ArchivalDate | None = None
    suffix: str = ""

    @property
    def reference_code(self) -> str:
        """The reference that the row gives, "" without one."""
        return next((v.value for v in self.values if v.name == "reference_code" and not v.withheld), "")

    @property
    def file_names(self) -> list[str]:
        """The files the row names."""
        return [n for n in DIVIDED.split(self.special.get("file_name", "")) if n]


def cell_words(cell: Cell) -> str:
    """A cell as a person sees it: whole numbers without `.0`, dates as ISO, no surrounding space."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, datetime.datetime):
        return cell.date().isoformat() if cell.time() == datetime.time(0) else cell.isoformat(sep=" ")
    if isinstance(cell, datetime.date):
        return cell.isoformat()
    return str(cell).strip()


def kept_cell(cell: Cell) -> Kept:
    """A cell as a JSON value from which it can be made again: dates as `{"date": …}`."""
    if isinstance(cell, datetime.datetime | datetime.date | datetime.time):
        return {"date": cell.isoformat()}
    return cell if isinstance(cell, str | int | float | bool) else ""


def cell_again(kept: Kept) -> Cell:
    """The cell that `kept_cell` kept."""
    if not isinstance(kept, dict):
        return kept
    text = kept["date"]
    if ":" not in text:
        return datetime.date.fromisoformat(text)
    # a time of day alone stays words: no spreadsheet reads it as anything else
    return datetime.datetime.fromisoformat(text) if "-" in text else text


def described_row(sheet: str, number: int, cells: Mapping[str, Cell], profile: Profile) -> DescribedRow:
    """The row under the profile's columns. Columns it does not know become elements named `column:<name>`."""
    rules = profile.date_rules(sheet)
    conventions = DateConventions(
        first_of_january_is_some_day=rules.first_of_january_is_some_day,
        excel_century_slip=rules.excel_century_slip,
        two_digit_century=rules.century,
    )
    given = {c: v for c, v in cells.items() if not c.startswith(OWN_COLUMN)}
    # a sheet that the archive gave back says which sheet and row it was
    sheet = cell_words(cells.get(SHEET_COLUMN)) or sheet
    number = int(cell_words(cells.get(ROW_COLUMN)) or number)
    row = DescribedRow(sheet, number, "", False, {c: w for c, v in given.items() if (w := cell_words(v))})
    row.kept = {c: kept_cell(v) for c, v in given.items() if cell_words(v)}
    for column, words in row.cells.items():
        rule = profile.columns.get(column)
        if rule is None:
            shown = _masked(words, profile)
            row.values.append(CellValue(f"column:{column}", shown, column, _is_withheld(words, profile)))
        elif rule.means == "dates":
            date = read_cell(cells[column], role=DateRole(rule.role), order=rules.order, conventions=conventions)  # type: ignore[arg-type]
            row.dates.append((column, date))
        elif rule.means == "release_date":
            row.release_date = read_cell(
                cells[column],
                role=DateRole.RELEASED,
                order=rules.order,  # type: ignore[arg-type]
                conventions=DateConventions(),
            )
        else:
            _take(row, column, words, rule, profile)
    _name(row, profile)
    return row


def _take(row: DescribedRow, column: str, words: str, rule: ColumnRule, profile: Profile) -> None:
    if rule.means in SPECIAL_COLUMNS:
        row.special.setdefault(rule.means, words)
        return
    withheld = _is_withheld(words, profile)
    words = words if rule.means in _NUMBERED else _masked(words, profile)
    pieces = [p.strip() for p in words.split(rule.split) if p.strip()] if rule.split and not withheld else [words]
    row.values.extend(CellValue(rule.means, piece, column, withheld) for piece in pieces)


def _masked(words: str, profile: Profile) -> str:
    """The words without the numbers of living people; the cell itself is kept for the keeper.

    Only what is hardly anything else is masked, since nobody is asked about it.
    """
    if not profile.mask_patterns and sum(map(str.isdigit, words)) < _FEWEST_DIGITS:
        return words
    found = sensitive_numbers(words, patterns=profile.mask_patterns)
    return mask(words, [each for each in found if each.confidence >= _SURE and profile.masks(each.kind)])


def _is_withheld(words: str, profile: Profile) -> bool:
    return words.casefold() in {v.casefold() for v in profile.withheld_values}


def _name(row: DescribedRow, profile: Profile) -> None:
    """Finds what tells the record: the key column, else the row's own identifier, the reference, the file.

    A reference may be corrected and must not make another record, so an identifier goes before it.
    """
    stated = row.special.get("key") or row.special.get("legacy_id", "") or row.reference_code
    if not stated and row.file_names:
        stated = stem(row.file_names[0])
    if profile.key_form == "record number" and stated:
        number = read_record_number(stated)
        if number is not None:
            row.suffix = number.suffix
            # the column holds a file's name in some lists: "104-10004-10143 (C06932208).pdf"
            if stated.lower().endswith(".pdf"):
                row.special.setdefault("file_name", stated)
            stated = number.canonical
    row.key, row.key_stated = (stated, True) if stated else (f"row {row.number}", False)


def stem(name: str) -> str:
    """A file's name without folders and ending: `2022/104-10001-10015.pdf` is `104-10001-10015`."""
    base = re.split(r"[/\\]", name)[-1]
    return re.sub(r"\.[A-Za-z0-9]{1,5}$", "", base)


def file_key(name: str) -> str:
    """A file's stem as it is compared: no case, no spaces at the edges."""
    return stem(name).strip().casefold()
