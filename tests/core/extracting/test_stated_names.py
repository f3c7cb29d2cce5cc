"""Persons and their offices in description columns; the cases stand in `stated_names.tsv`."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fonds.core.extracting.document import Document, NameKind, StatedName
from fonds.core.extracting.names import names
from fonds.core.extracting.offices_stated import offices_stated
from fonds.core.extracting.stated_names import StatedPerson, stated_person

LINES = Path(__file__).with_name("stated_names.tsv").read_text("utf-8").splitlines()
CASES = [line.split("\t") for line in LINES if line and not line.startswith("#")]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case[0])
def test_whom_a_column_names(case: list[str]) -> None:
    value, *person = case
    assert stated_person(value) == (StatedPerson(*person) if person else None)


def test_an_office_is_held_on_the_documents_date() -> None:
    columns = [("From Name", "HELMS, RICHARD, DD/P, CIA"), ("To Name", "DIRECTOR, FBI"), ("To Name", "OBER, RICHARD")]
    document = Document((), date="1964-05-07", stated=tuple(StatedName(e, v, "mentioned") for e, v in columns))
    read = names(document)
    called = {each.key: each.name for each in read.entities}
    assert [e.name for e in read.entities if e.kind is NameKind.PERSON] == ["Richard Helms", "Richard Ober"]
    (held,) = offices_stated(document, read)
    assert (called[held.person], held.office, called[held.body], held.date) == (
        "Richard Helms", "DD/P", "CIA", "1964-05-07",
    )  # fmt: skip
    assert (held.element, held.value) == columns[0]


@given(st.text(alphabet="ABC /,;.&'é1\n", max_size=60))
def test_no_value_is_refused(value: str) -> None:
    found = stated_person(value)
    assert found is None or found.name.strip()
