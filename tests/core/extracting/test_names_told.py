"""Names of people, bodies and places in lines that stand between running text."""

from __future__ import annotations

from pathlib import Path

import pytest

from fonds.core.extracting.document import Document, DocumentPage
from fonds.core.extracting.names import names
from fonds.core.extracting.names_in_brackets import with_names_in_brackets

CASES = [
    line.rpartition("\t")[::2]
    for line in Path(__file__).with_name("names_told.tsv").read_text("utf-8").splitlines()
    if not line.startswith("#")
]
RUNNING_TEXT = 3 * (
    "In the evening the two sides went on to speak of the railway and of what the other had in mind about the talks. "
)


@pytest.mark.parametrize(("words", "expected"), CASES)
def test_names_told(words: str, expected: str) -> None:
    text = words.replace("\\n", "\n")
    document = Document((DocumentPage(1, f"{RUNNING_TEXT}\n\n{text}\n\n{RUNNING_TEXT}"),))
    read = with_names_in_brackets(document, names(document))
    named = {each.entity for each in read.mentions}
    found = sorted(f"{each.kind[:2]}:{each.name}" for each in read.entities if each.key in named)
    assert found == sorted(expected.split("; ") if expected else [])
