"""References to other papers in sentences of translated papers of ministries, embassies and parties."""

from __future__ import annotations

from pathlib import Path

import pytest

from fonds.core.extracting.dates import dates
from fonds.core.extracting.document import Document, DocumentPage, Range
from fonds.core.extracting.references import references

CASES = [
    line.partition("\t")[::2]
    for line in Path(__file__).with_name("references_of_papers.tsv").read_text("utf-8").splitlines()
    if not line.startswith("#")
]
BEFORE = "In the evening the two sides went on to speak of it. " * 15
"""What keeps the words out of the head of the page."""


def read(words: str) -> list[str]:
    document = Document((DocumentPage(1, BEFORE + words),), date="1963-09-07", date_certain=True)
    return [document.words(each.at) for each in references(document, dates(document))]


@pytest.mark.parametrize(("words", "expected"), CASES)
def test_references_of_papers(words: str, expected: str) -> None:
    assert "; ".join(read(words)) == expected


def test_telegrams_in_the_line_of_a_cable_s_references() -> None:
    assert read("\nREF: A. Seoul 1234, B. Hong Kong 456\n\nThe talks went on.") == ["Seoul 1234", "Hong Kong 456"]


def test_a_number_under_which_the_paper_was_registered_refers_to_no_other() -> None:
    words = "Addressed to the Office telegram No. 71 of May 4."
    document = Document((DocumentPage(1, BEFORE + words),), date="1963-09-07", date_certain=True)
    own = len(BEFORE) + words.index("telegram")
    assert references(document, dates(document)) != ()
    assert references(document, dates(document), [Range(1, own, own + 15)]) == ()
