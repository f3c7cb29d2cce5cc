"""The names of passages, from a table to which rows can be added."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from fonds.core.extracting.document import Document, DocumentPage
from fonds.core.extracting.names import names

PASSAGES = tomllib.loads(Path(__file__).with_name("names.toml").read_text("utf-8"))["passage"]


@pytest.mark.parametrize("row", PASSAGES, ids=lambda row: row["text"][:40])
def test_names(row: dict[str, Any]) -> None:
    read = names(Document((DocumentPage(1, row["text"]),)))
    kinds = {each.key: str(each.kind) for each in read.entities}
    found = [[kinds[m.entity], row["text"][m.at.start : m.at.end]] for m in read.mentions if m.at]
    assert found == row["names"]
