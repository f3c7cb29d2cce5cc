"""Marks in the heads and feet of papers of ministries, embassies and parties, as they are translated."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from fonds.core.extracting.document import Document, DocumentPage
from fonds.core.extracting.marks import marks

CASES: list[dict[str, Any]] = tomllib.loads(Path(__file__).with_name("marks_of_papers.toml").read_text("utf-8"))["case"]
RUNNING_TEXT = (
    "In the evening the two sides went on to speak of the railway and of what the other had in mind about the talks."
)


@pytest.mark.parametrize("case", CASES, ids=[case["text"][:40] for case in CASES])
def test_marks_of_papers(case: dict[str, Any]) -> None:
    document = Document((DocumentPage(1, case["text"].replace("…", RUNNING_TEXT)),))
    found = [(each.kind, document.words(each.at)) for each in marks(document)]
    assert len(found) == len(case["marks"]), found
    for kind, words in case["marks"]:
        assert any(kind == said and words in where for said, where in found), (kind, words, found)
