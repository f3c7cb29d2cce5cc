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
