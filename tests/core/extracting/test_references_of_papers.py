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


def test_letters_mean_the_papers_of_the_list_of_references() -> None:
    words = (
        "\nREF: A. DIR 16622\n     B. MEXI 9098\n     C. Seoul 44\n\n1. Per ref B and para 3 of refs A and C, he left. "
        "Plan B failed, and reference D is unknown."
    )
    document = Document((DocumentPage(1, BEFORE + words),), date="1963-09-07", date_certain=True)
    found = [(document.words(each.at), dict(each.sought).get("number")) for each in references(document, ())]
    assert found == [
        ("DIR 16622", "DIR 16622"),
        ("MEXI 9098", "MEXI 9098"),
        ("Seoul 44", "Seoul 44"),
        ("ref B", "MEXI 9098"),
        ("refs A", "DIR 16622"),
        ("C", "Seoul 44"),
    ]


def test_a_list_of_one_paper_is_what_reftel_means() -> None:
    pages = (DocumentPage(1, BEFORE + "\nREF: DIR 16622\n\n1. He left."), DocumentPage(2, "See para 3 reftel."))
    document = Document(pages, date="1963-09-07", date_certain=True)
    assert [document.words(each.at) for each in references(document, ())] == ["DIR 16622", "reftel"]
    assert [dict(each.sought)["number"] for each in references(document, ())] == ["DIR 16622"] * 2


def test_what_a_telegram_calls_by_an_abbreviation_is_another_even_in_its_head() -> None:
    document = Document((DocumentPage(1, "611. Deptel 502. He left."),), date="1963-09-07", date_certain=True)
    assert [document.words(each.at) for each in references(document, ())] == ["Deptel 502"]
