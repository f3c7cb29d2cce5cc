"""Offices as papers name them, with who holds them; the cases stand in `offices.toml`."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from fonds.core.extracting.dates import dates
from fonds.core.extracting.document import Document, DocumentPage
from fonds.core.extracting.names import names
from fonds.core.extracting.office_phrases import office_phrases
from fonds.core.extracting.offices import offices

CASES: list[dict[str, Any]] = tomllib.loads(Path(__file__).with_name("offices.toml").read_text("utf-8"))["case"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:40])
def test_who_holds_which_office(case: dict[str, Any]) -> None:
    document = Document((DocumentPage(1, case["text"]),), date="1957-08-07")
    read = names(document)
    called = {each.key: each.name for each in read.entities}
    found = offices(document, read)
    told = [f"{called[o.person]} | {o.office} | {called.get(o.body, '')}".strip() for o in found]
    assert told == [each.strip() for each in case["offices"]]
    assert {o.date for o in found} <= {"1957-08-07"}
    for each in found:
        assert " ".join(document.words(each.at).replace("-\n", "").split()) == each.office


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("In 1957, the then Vice President Nixon recommended it. It was done in 1961.", "1957"),
        ("It was done in 1961. The then Vice President Nixon recommended it.", ""),
        ("It was done in 1961 by Vice President Nixon.", "1969-03-26"),
    ],
)
def test_what_was_held_then_is_dated_by_its_sentence(text: str, date: str) -> None:
    document = Document((DocumentPage(1, text),), date="1969-03-26")
    held = offices(document, names(document), dates(document))
    assert [(each.office, each.date) for each in held] == [("Vice President", date)]


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("I told Fred Thompson, C/EAB, of it.", "EAB"),
        ("HE ASKED FRED THOMPSON, MINORITY COUNSEL OF ERVIN COMMITTEE, ABOUT IT.", "ERVIN COMMITTEE"),
    ],
)
def test_what_an_office_is_of_is_a_body_where_its_holder_is_named(text: str, body: str) -> None:
    document = Document((DocumentPage(1, text),))
    read = names(document)
    called = {each.key: each.name for each in read.entities}
    (held,) = offices(document, read)
    assert called[held.body].upper() == body


TOLD = [
    line.partition("\t")
    for line in Path(__file__).with_name("offices_told.tsv").read_text("utf-8").splitlines()
    if not line.startswith("#")
]


@pytest.mark.parametrize(("words", "expected"), [(words, told) for words, _, told in TOLD])
def test_offices_as_sentences_tell_them(words: str, expected: str) -> None:
    document = Document((DocumentPage(1, words.replace("\\n", "\n")),), date="1957-08-07")
    read = names(document)
    called = {each.key: each.name for each in read.entities}
    assert "; ".join(f"{called[o.person]}|{o.office}" for o in offices(document, read)) == expected


def test_a_journal_dates_what_its_entries_say() -> None:
    text = (
        "7 August 1957\n\nI saw Mr. Robert Smith, Minister of Trade.\n\n9 August 1957\n\nI saw Mr. John Brown, Consul."
    )
    document = Document((DocumentPage(1, text),), title="Journal of the Ambassador", date="1957-08")
    held = offices(document, names(document), dates(document))
    assert [(o.office, o.date) for o in held] == [("Minister of Trade", "1957-08-07"), ("Consul", "1957-08-09")]


@pytest.mark.parametrize("words", ["Deputy " * 5000, "President of the " * 4000, "Minister, " * 5000, "A B " * 9000])
def test_no_text_makes_it_slow(words: str) -> None:
    assert len(list(office_phrases(words))) < len(words)
