"""Writes `spreadsheet-columns.md` from the table of elements: `python docs/reference/make_spreadsheet_columns.py`."""

from __future__ import annotations

from pathlib import Path

from fonds.core.description.elements import ELEMENTS, ElementDefinition
from fonds.core.description.profile import SPECIAL_COLUMNS
from fonds.core.description.proposals import NAMES

PAGE = Path(__file__).with_name("spreadsheet-columns.md")
INTRODUCTION = """\
# Columns of a spreadsheet

Made from the table of elements by `python docs/reference/make_spreadsheet_columns.py`; not to be edited.

A column with one of these names is recognised without a profile; case, spaces and punctuation do not matter. The names
are those of AtoM's ISAD template and of Dublin Core (with or without `dc:` or `dcterms:`), and others that lists use. A
profile may give any column any of these meanings, by the word in the first column, and some more
([profiles](profile.md), "Words besides the elements"). A column that is not recognised is kept as the keeper's own.

*Inherited* elements are shown with the units below, labelled, where those have no value of their own.

"""
HEAD = "| element | label | ISAD(G) | AtoM | Dublin Core | other names | inherited |\n|---|---|---|---|---|---|---|\n"
SPECIAL = """
## Columns that are no elements

Names are given as they are compared: letters and digits alone, in lower case.

| word | meaning | names |
|---|---|---|
"""


def page() -> str:
    """The whole page, as Markdown."""
    return INTRODUCTION + HEAD + "".join(map(_row, ELEMENTS)) + SPECIAL + "".join(map(_special, SPECIAL_COLUMNS))


def _special(word: str) -> str:
    names = ", ".join(f"`{name}`" for name, means in NAMES.items() if means == word)
    return f"| `{word}` | {SPECIAL_COLUMNS[word].replace('|', chr(92) + '|')} | {names} |\n"


def _row(element: ElementDefinition) -> str:
    names = [", ".join(f"`{name}`" for name in group) for group in (element.atom, element.dc, element.also)]
    cells = [f"`{element.name}`", element.label, element.isad or "", *names, "yes" if element.inherits else ""]
    return f"| {' | '.join(cells)} |\n"


if __name__ == "__main__":
    PAGE.write_text(page(), "utf-8", newline="\n")
