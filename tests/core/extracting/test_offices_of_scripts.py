"""Offices in Russian, Korean and Chinese, from a table to which rows can be added."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from fonds.core.extracting.document import Document, DocumentPage
from fonds.core.extracting.facts import Reading
from fonds.core.extracting.offices_of_scripts import FINDER
from fonds.core.extracting.reading import read

PASSAGES = tomllib.loads(Path(__file__).with_name("offices_of_scripts.toml").read_text("utf-8"))["passage"]


def offices(reading: Reading) -> list[list[str]]:
    return [[reading.names.entity(o.person).name, o.office] for o in reading.offices if o.finder == FINDER]


@pytest.mark.parametrize("row", PASSAGES, ids=lambda row: row["text"][:30])
def test_offices(row: dict[str, Any]) -> None:
    assert offices(read(Document((DocumentPage(1, row["text"]),)))) == row["offices"]


def test_an_office_is_attested_on_its_entrys_date() -> None:
    text = "ДНЕВНИК ПОСЛА\n\n2 августа 1957 г.\n\nПринял министра торговли Ветрова."
    reading = read(Document((DocumentPage(1, text),), title="Дневник (diary)", date="1957-08-01/1957-08-15"))
    assert [(each.office, each.date) for each in reading.offices] == [("министра торговли", "1957-08-02")]
