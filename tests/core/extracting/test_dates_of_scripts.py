"""Dates in Russian, Korean, Chinese and Japanese, from a table to which rows can be added."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from fonds.core.extracting.dates import dates
from fonds.core.extracting.document import Document, DocumentPage

CASES: list[dict[str, Any]] = tomllib.loads(Path(__file__).with_name("dates_of_scripts.toml").read_text("utf-8"))[
    "case"
]


def read(text: str, date: str = "1957-08-07", *, certain: bool = True) -> list[tuple[str, str, bool]]:
    document = Document((DocumentPage(1, text),), date=date, date_certain=certain)
    return [(document.words(each.at), each.edtf, each.relative) for each in dates(document)]


@pytest.mark.parametrize("case", CASES, ids=[case["text"][:30] for case in CASES])
def test_dates_are_read_with_their_words(case: dict[str, Any]) -> None:
    assert read(case["text"]) == [(words, edtf, bool(relative)) for words, edtf, *relative in case["dates"]]


@pytest.mark.parametrize("said", ["Вчера, в мае и в прошлом году", "어제, 8월 5일, 지난해", "昨天、8月5日、去年"])
def test_nothing_is_counted_from_a_date_that_is_not_certain(said: str) -> None:
    found = read(said, certain=False)
    assert (len(found), {edtf for _, edtf, _ in found}) == (3, {""})


def test_in_a_journal_dates_are_counted_from_the_entry() -> None:
    text = "2 августа 1957 г.\n\nВчера был дождь.\n\n5 августа 1957 г.\n\nВчера был снег."
    assert [edtf for _, edtf, relative in read(text, "1957-08-01/1957-08-15") if relative] == [
        "1957-08-01",
        "1957-08-04",
    ]


def test_beside_english_words_both_are_read() -> None:
    found = read("On May 5, 1956 he wrote: 7 августа 1957 г., 1957년 8월 8일.")
    assert [edtf for _, edtf, _ in found] == ["1956-05-05", "1957-08-07", "1957-08-08"]
