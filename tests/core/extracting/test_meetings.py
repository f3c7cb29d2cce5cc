"""Meetings as papers tell of them, and what is said in them; the cases stand in `meetings.toml`.

The wordings of the tables are read by the rules alone, whatever a model takes for likely.
"""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from fonds.core.extracting.document import Document, DocumentPage, StatedName
from fonds.core.extracting.facts import Reading
from fonds.core.extracting.meeting_heads import meeting_heads
from fonds.core.extracting.reading import read

CASES: list[dict[str, Any]] = tomllib.loads(Path(__file__).with_name("meetings.toml").read_text("utf-8"))["case"]


TOLD = [
    line.split("\t")
    for name in ("meetings_told.tsv", "meetings_by_clause.tsv")
    for line in Path(__file__).with_name(name).read_text("utf-8").splitlines()
    if not line.startswith("#")
]


@pytest.mark.parametrize(("words", "expected"), TOLD, ids=[words[:40] for words, _ in TOLD])
def test_who_took_part(words: str, expected: str) -> None:
    stated = (StatedName("creators", "Writer, Wilma", "creator"),)
    pages = (DocumentPage(1, words.replace("\\n", "\n")),)
    reading = read(Document(pages, date="1962-06-05", date_certain=True, stated=stated), likely=None)
    called = called_in(reading)
    met = [", ".join(sorted(called[key] for key in each.participants)) for each in reading.meetings]
    assert " | ".join(met) == expected


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:40])
def test_who_met_whom(case: dict[str, Any]) -> None:
    pages = (DocumentPage(1, case["text"]),)
    reading = read(Document(pages, title=case.get("title", ""), date=case["date"], date_certain=True))
    called = called_in(reading)
    met = [
        f"{m.date} | {called.get(m.place, m.place)} | {', '.join(called[k] for k in m.participants)} | "
        f"{called.get(m.reported_by, '')}".strip()
        for m in reading.meetings
    ]
    assert met == case["meetings"]
    assert [f"{called[s.speaker]} {s.act}" for s in reading.statements] == case["statements"]


def called_in(reading: Reading) -> dict[str, str]:
    return {each.key: each.name for each in reading.names.entities}


def test_he_is_the_one_named_before_him_and_nobody_where_there_are_two() -> None:
    one = "Mr. Robert Smith came early. He said that the ship had left.\n\nHe added that it was late."
    two = "Mr. Robert Smith came with Mr. John Brown. He said that the ship had left."
    for text, expected in ((one, ["Robert Smith", "Robert Smith"]), (two, [])):
        reading = read(Document((DocumentPage(1, text),)))
        called = called_in(reading)
        assert [called[s.speaker] for s in reading.statements] == expected


def test_a_role_is_the_one_person_s_who_holds_the_office() -> None:
    text = "I saw Ambassador Robert Smith. The Ambassador said that it was late. The Consul agreed."
    reading = read(Document((DocumentPage(1, text),)))
    assert [(called_in(reading)[s.speaker], s.act) for s in reading.statements] == [("Robert Smith", "said")]


@pytest.mark.parametrize(
    ("line", "found"),
    [("Subject: Conversation with Mr. John Brown", True), ("RE CONVERSATION WITH JOHN BROWN", True),
     ("Reported conversation with Mr. John Brown was denied.", False),
     ("Rejected contacts with the consul were many.", False)],
)  # fmt: skip
def test_a_subject_is_named_by_a_word_of_its_own(line: str, found: bool) -> None:
    assert bool(meeting_heads(f"Paris, 3 May 1962\n\n{line}\n\nThe ship left.", "")) is found


def test_the_heading_says_who_writes() -> None:
    text = (
        "12. Telegram From the Ambassador in France (Bohlen) to the Department of State\n\nI met with Mr. John Brown."
    )
    reading = read(Document((DocumentPage(1, text),)))
    (met,) = reading.meetings
    assert [called_in(reading)[key] for key in met.participants] == ["Bohlen", "John Brown"]


def test_what_is_told_of_somebody_who_is_not_there_names_its_teller() -> None:
    text = (
        "I visited Mr. Robert Smith. Mr. Smith said that he had a talk with Mr. John Brown. "
        "Mr. Brown promised help. I thanked Mr. Smith and asked him to come again."
    )
    stated = (StatedName("creators", "Halvorsen, Tor", "creator"),)
    reading = read(Document((DocumentPage(1, text),), date="1957-08-07", date_certain=True, stated=stated))
    called = called_in(reading)
    own, told = reading.meetings
    assert (told.told_in, called[told.reported_by]) == (own.key, "Robert Smith")
    said = {(called[s.speaker], s.act): s for s in reading.statements}
    promise = said["John Brown", "promised"]
    assert [called[key] for key in promise.reported_by] == ["Robert Smith", "Tor Halvorsen"]
    assert promise.meeting == told.key
    assert ("Tor Halvorsen", "requested") in said
    assert ("Tor Halvorsen", "thanked") not in said  # thanks alone, before another verb, say nothing


@pytest.mark.parametrize("words", ["met with ", "PARTICIPANTS\n", "I met, and ", "in a meeting with the ", "(" * 50])
def test_no_text_makes_it_slow(words: str) -> None:
    text = "Mr. Robert Smith " + words * 3000
    assert len(read(Document((DocumentPage(1, text),))).meetings) < len(text)


def test_a_meeting_that_names_nobody_is_none() -> None:
    words = "Anna Berg briefed them.\n\nIn our discussions with the Danes our vast differences became apparent."
    reading = read(Document((DocumentPage(1, words),), date="1972-06-05", date_certain=True), likely=None)
    assert [[called_in(reading)[key] for key in each.participants] for each in reading.meetings] == [["Anna Berg"]]
