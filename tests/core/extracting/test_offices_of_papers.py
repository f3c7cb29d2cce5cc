"""Offices in the sentences, heads and signatures of papers of ministries, embassies and parties, as translated, and in
cables and forms."""

from __future__ import annotations

from pathlib import Path

import pytest

from fonds.core.extracting.document import Document, DocumentPage
from fonds.core.extracting.names import names
from fonds.core.extracting.names_in_brackets import with_names_in_brackets
from fonds.core.extracting.offices import offices

CASES = [
    line.rpartition("\t")[::2]
    for name in ("offices_of_papers.tsv", "offices_of_teletypes.tsv")
    for line in Path(__file__).with_name(name).read_text("utf-8").splitlines()
    if not line.startswith("#")
]


@pytest.mark.parametrize(("words", "expected"), CASES)
def test_offices_of_papers(words: str, expected: str) -> None:
    text = words.replace("\\n", "\n").replace("\\t", "\t")
    document = Document((DocumentPage(1, text),), date="1957-08-07")
    read = with_names_in_brackets(document, names(document))
    called = {each.key: each.name for each in read.entities}
    assert "; ".join(f"{called[held.person]}|{held.office}" for held in offices(document, read)) == expected
