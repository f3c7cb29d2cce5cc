"""References to other documents as papers make them; the cases stand in `references.toml`."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from fonds.core.extracting.dates import dates
from fonds.core.extracting.document import Document, DocumentPage
from fonds.core.extracting.references import references

CASES: list[dict[str, Any]] = tomllib.loads(Path(__file__).with_name("references.toml").read_text("utf-8"))["case"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:40])
def test_what_is_sought(case: dict[str, Any]) -> None:
    document = Document((DocumentPage(1, case["text"]),), date="1957-08-07", date_certain=True)
    found = references(document, dates(document))
    told = [f"{document.words(r.at)} = {', '.join(' '.join(pair) for pair in r.sought)}" for r in found]
    assert told == case["references"]


@pytest.mark.parametrize("words", ["letter of ", "Documents 1, ", "telegram no. ", "DIR 1234 ", "my report of the "])
def test_no_text_makes_it_slow(words: str) -> None:
    document = Document((DocumentPage(1, words * 4000),))
    assert len(references(document, dates(document))) <= 4001
