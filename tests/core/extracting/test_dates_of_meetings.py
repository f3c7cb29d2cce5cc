"""When and where meetings were, and who tells of them; the cases stand in `meetings_dated.toml`."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from fonds.core.extracting.document import Document, DocumentPage, StatedName
from fonds.core.extracting.facts import Meeting
from fonds.core.extracting.reading import read

CASES: list[dict[str, Any]] = tomllib.loads(Path(__file__).with_name("meetings_dated.toml").read_text("utf-8"))["case"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["title"][:40])
def test_when_where_and_by_whom_told(case: dict[str, Any]) -> None:
    text = case["text"]
    stated = (StatedName("creators", case["writer"], "creator"),) if "writer" in case else ()
    pages = (DocumentPage(1, text),)
    reading = read(Document(pages, title=case["title"], date=case["date"], date_certain=True, stated=stated))
    called = {each.key: each.name for each in reading.names.entities}
    left = list(reading.meetings)
    said, expected = [], []
    for line in case["meetings"]:
        words, *fields = (each.strip() for each in line.split("|"))
        start = text.index(words)
        met = max(left, key=lambda m: _common(m, start, start + len(words)))
        left.remove(met)
        found = (met.date, called.get(met.place, met.place), called.get(met.reported_by, ""))
        said.append((words, *("-" if wanted == "-" else each for wanted, each in zip(fields, found, strict=True))))
        expected.append((words, *fields))
    assert said == expected


def _common(meeting: Meeting, start: int, end: int) -> int:
    return min(meeting.at.end, end) - max(meeting.at.start, start)


def test_a_saying_that_begins_where_it_is_told_ends_the_search_for_the_speaker() -> None:
    text = (
        "Subject: Talk\n\nHe told me: I met Mr. Robert Smith. Mr. Robert Smith said: he told me that Mr. John Brown "
        "met me."
    )
    assert read(Document((DocumentPage(1, text),), title="Memorandum of Conversation")).names
