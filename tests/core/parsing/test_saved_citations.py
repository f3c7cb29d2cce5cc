from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fonds.core.parsing.languages_offered import offers
from fonds.core.parsing.saved_citations import read_citation

CASES: list[dict[str, Any]] = tomllib.loads(Path(__file__).with_name("saved_citations.toml").read_text("utf-8"))["case"]


@pytest.mark.parametrize("case", CASES, ids=[case["title"] for case in CASES])
def test_a_citation_is_taken_apart(case: dict[str, Any]) -> None:
    found = read_citation(case["line"])
    assert found is not None
    assert found.given == case["line"]
    for field in ("title", "date", "publisher", "reference", "address"):
        if field in case or field != "address":
            assert getattr(found, field) == case.get(field, ""), field
    if "parts" in case:
        assert [[part.role, part.who, part.for_whom] for part in found.parts] == case["parts"]


def test_the_language_translated_from_is_kept() -> None:
    found = read_citation('"A," 1956, Wilson Center Digital Archive, RGANI. Translated from Russian by A. Example.')
    assert found is not None
    assert found.parts[0].from_language == "Russian"


@given(st.text(max_size=200))
def test_prose_in_quotation_marks_is_no_citation_and_never_fails(text: str) -> None:
    read_citation(f'"{text}')


@pytest.mark.parametrize("line", ['"He said so," and left.', "No quotation, 1956, Digital Archive", "", '"'])
def test_other_lines_are_none(line: str) -> None:
    assert read_citation(line) is None


@pytest.mark.parametrize(
    ("line", "expected"),
    [("English HTML", [("English", "HTML")]), ("English PDF | Russian PDF", [("English", "PDF"), ("Russian", "PDF")]),
     ("English breakfast", []), ("HTML", []), ("Traditional Chinese Scan", [("Traditional Chinese", "Scan")])],
)  # fmt: skip
def test_offers_of_languages(line: str, expected: list[tuple[str, str]]) -> None:
    assert list(offers(line)) == expected
