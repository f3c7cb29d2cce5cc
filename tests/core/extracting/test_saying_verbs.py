"""Phrases of the list of verbs of saying are found, though their words are the only ones on the page."""

from __future__ import annotations

import tomllib
from importlib.resources import files

import pytest

from fonds.core.extracting.saying_verbs import verbs_of_saying

LISTED = tomllib.loads((files("fonds.core.extracting") / "data" / "saying_verbs.toml").read_text("utf-8"))
PHRASES = [
    "/".join(part.strip() for part in each.split("/")).split()
    for section in LISTED.values() for each in section.get("phrases", "").split("|") if each.strip()
]  # fmt: skip


@pytest.mark.parametrize("number", [0, -1], ids=["the first of its words", "the last"])
def test_a_phrase_is_found_by_any_of_its_words(number: int) -> None:
    """Which phrases a page may have is told by its words."""
    assert len(PHRASES) > 100
    for phrase in PHRASES:
        words = " ".join(each.split("/")[number] for each in phrase if each != "_").replace(" :", ":")
        assert [each.start for each in verbs_of_saying(f"He {words} it.")][:1] == [3], words
