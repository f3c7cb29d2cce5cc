"""The reference of columns is what its script makes of the table of elements."""

from __future__ import annotations

import runpy

from conftest import ROOT
from fonds.core.description.elements import ELEMENTS
from fonds.core.description.profile import SPECIAL_COLUMNS

FOLDER = ROOT / "docs" / "reference"


def test_the_page_is_up_to_date() -> None:
    made = runpy.run_path(str(FOLDER / "make_spreadsheet_columns.py"))["page"]()
    assert made == (FOLDER / "spreadsheet-columns.md").read_text("utf-8"), (
        "run `python docs/reference/make_spreadsheet_columns.py`"
    )


def test_every_element_and_every_word_has_its_line() -> None:
    lines = (FOLDER / "spreadsheet-columns.md").read_text("utf-8").splitlines()
    assert [line.split("`")[1] for line in lines if line.startswith("| `")] == [
        *(e.name for e in ELEMENTS),
        *SPECIAL_COLUMNS,
    ]
