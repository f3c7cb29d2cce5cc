"""Figures in Russian, Korean and Chinese, from a table to which rows can be added."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from fonds.core.extracting.document import Document, DocumentPage
from fonds.core.extracting.facts import Figure
from fonds.core.extracting.reading import read

PASSAGES = tomllib.loads(Path(__file__).with_name("figures_of_scripts.toml").read_text("utf-8"))["passage"]


def document(text: str) -> Document:
    return Document((DocumentPage(1, text),), date="1957-08-07", date_certain=True)


def figures(text: str) -> tuple[Figure, ...]:
    return read(document(text)).figures


@pytest.mark.parametrize("row", PASSAGES, ids=lambda row: row["text"][:30])
def test_figures(row: dict[str, Any]) -> None:
    words = document(row["text"]).words
    found = [[words(f.at), f.value, f.unit, f.measure, f.period, str(f.kind)] for f in figures(row["text"])]
    assert found == row["figures"]


def test_years_of_one_sentence_are_a_series_with_its_gaps() -> None:
    found = figures("В 1946 г. — 1 200 тонн меди; в 1947 г. — 4 300 тонн; в 1949 г. — 5.400 тонн.")
    assert [(f.value, f.measure, f.period) for f in found] == [
        (1200, "меди", "1946"), (4300, "меди", "1947"), (5400, "меди", "1949"),
    ]  # fmt: skip
    assert len({f.series for f in found}) == 1 and found[0].series


def test_rate_qualifier_place_and_range() -> None:
    (capacity,) = figures("В Корее можно будет получать свыше 12 тысяч тонн цинка в год.")
    assert (capacity.rate, capacity.qualifier, capacity.place) == ("per year", "свыше", "place:1")
    (length,) = figures("Пройдено 5-6 км.")
    assert (length.value, length.value_max) == (5, 6)


def test_english_amounts_stay_the_english_finders() -> None:
    text = "He sold 300 tons of copper and 30% of it. Это было в Москве."
    plain = [(f.value, f.unit, f.finder) for f in figures("He sold 300 tons of copper and 30% of it.")]
    assert [(f.value, f.unit, f.finder) for f in figures(text)] == plain
