from __future__ import annotations

import re
import tomllib
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fonds.core.parsing.mark_wordings import REACH, WORDINGS
from fonds.core.parsing.marks_misread import marks_misread
from fonds.core.parsing.misread_words import meant
from fonds.core.text.windows import matches_near

CASES: list[dict[str, Any]] = tomllib.loads(Path(__file__).with_name("marks_misread.toml").read_text("utf-8"))["case"]
PIECES = [
    "SECRET", "SEGRET 212230Z", "NO FOREIGN DISSEM", "104-10015-10398", "RELEASE UNDER THE PRESIDENT", "1 - Bureau",
    "INFO: DCI", "Distribution:", "HW 50953 DocId:32303663", "words " * 20, "S E C R E T", "İ", "JFK Act 6(1)(B)",
]  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=[case["text"][:40] for case in CASES])
def test_marks_are_known_by_their_words_however_misread(case: dict[str, Any]) -> None:
    found = [(mark.kind, mark.value) for mark in marks_misread(case["text"])]
    assert found == [(each["kind"], each["value"]) for each in case.get("marks", [])]


@given(st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=20)), max_size=12))
def test_every_mark_stands_where_it_says_and_none_overlaps(pieces: list[str]) -> None:
    text = "\n".join(pieces)
    end = 0
    for mark in marks_misread(text):
        assert text[mark.start : mark.end] == mark.text != ""
        assert mark.start >= end
        end = mark.end


@given(st.lists(st.one_of(st.sampled_from(PIECES), st.text(" -:DOCdociIlL1 0123456789\n", max_size=30)), max_size=8))
def test_what_is_sought_near_its_surest_words_alone_is_found_as_everywhere(pieces: list[str]) -> None:
    text = "\n".join(pieces)
    for wording in WORDINGS:
        if wording.near is not None:
            everywhere = [m.span() for m in wording.pattern.finditer(text) if len(m[0]) <= REACH]
            near = [m.span() for m in matches_near(wording.pattern, wording.near, text, REACH) if len(m[0]) <= REACH]
            assert near == everywhere


@pytest.mark.parametrize(
    ("token", "word"),
    [("SECRET", "SECRET"), ("SEGRET", "SECRET"), ("5ECRET", "SECRET"), ("ECRET", "SECRET"), ("REGRET", ""),
     ("SECRETS", ""), ("CONFTDENTTAL", "CONFIDENTIAL"), ("CONFIDENCE", ""), ("DISSENT", ""), ("DISSEX", "DISSEM")],
)  # fmt: skip
def test_one_letter_in_five_may_be_misread(token: str, word: str) -> None:
    assert meant(token) == word


def test_what_is_sought_at_the_beginnings_of_lines_begins_them() -> None:
    rows = tomllib.loads((files("fonds.core.parsing") / "data" / "mark_wordings.toml").read_text("utf-8"))["wording"]
    assert len(rows) == len(WORDINGS)
    of_lines = [row for row, each in zip(rows, WORDINGS, strict=True) if each.of_lines is not None]
    assert of_lines
    for pattern in (pattern for row in of_lines for pattern in row["patterns"]):
        plain = re.sub(r"\[[^\]]*\]", "", re.sub(r"\\.", "", pattern))
        while (inner := re.sub(r"\([^()]*\)", "", plain)) != plain:
            plain = inner
        assert plain.startswith("^") and "|" not in plain, pattern
