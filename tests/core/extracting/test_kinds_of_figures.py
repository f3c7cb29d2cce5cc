"""Kinds of figures, and what has a size, in made-up sentences; cases stand in kinds_of_figures.tsv and
figures_placed.tsv."""

from __future__ import annotations

from pathlib import Path

import pytest

from fonds.core.extracting.document import Document, DocumentPage
from fonds.core.extracting.reading import read

CASES = [
    tuple(line.split("\t"))
    for line in Path(__file__).with_name("kinds_of_figures.tsv").read_text("utf-8").splitlines()
    if not line.startswith("#")
]

PLACED = [
    tuple(line.split("\t"))
    for line in Path(__file__).with_name("figures_placed.tsv").read_text("utf-8").splitlines()
    if not line.startswith("#")
]


def document(text: str) -> Document:
    return Document((DocumentPage(1, text),), date="1956-03-07", date_certain=True)


@pytest.mark.parametrize(("words", "expected"), CASES)
def test_kinds(words: str, expected: str) -> None:
    found = read(document(f"It was so. {words}")).figures
    said = [f"{f.value:g} {f.unit}|{f.measure}|{f.period}|{f.rate}|{f.kind}" for f in found]
    assert "; ".join(said) == expected


@pytest.mark.parametrize(("words", "expected"), PLACED)
def test_places_and_producers(words: str, expected: str) -> None:
    reading = read(document(f"It was so. {words}"))
    names = {each.key: each.name for each in reading.names.entities}
    said = [f"{f.value:.12g} {f.unit}|{f.measure}|{names.get(f.place, '')}|{f.producer}" for f in reading.figures]
    assert "; ".join(said) == expected


def test_values_of_different_kinds_are_never_in_one_series() -> None:
    text = "He said that it had produced 41,000 tons of steel in 1954 and that the plan for 1955 was 65,000 tons."
    assert {figure.series for figure in read(document(text)).figures} == {""}


def test_his_words_are_the_last_speakers() -> None:
    text = (
        "Record of a conversation with the Minister of the Republic of Veskaria, T. Harvel\n\n"
        "The Minister told [me] of his journey. In his words, in 1955 the works gave 68,500 tons of cement.\n\n"
        "In his words 100 tons of steel were made there."
    )
    reading = read(document(text))
    names = {each.key: each.name for each in reading.names.entities}
    first, second = reading.figures
    assert [names[each.asserted_by] for each in (first, second)] == ["T. Harvel", "T. Harvel"]
