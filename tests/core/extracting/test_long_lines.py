"""Pages of which a line is as long as a book."""

from __future__ import annotations

import pytest

from fonds.core.extracting.document import Document, DocumentPage
from fonds.core.extracting.long_lines import LONGEST, with_lines_broken
from fonds.core.extracting.reading import read

SENTENCE = "On 7 August 1957 Ambassador Karl Berg met Minister Anna Strand in Oslo. "


def broken(text: str) -> str:
    return with_lines_broken(Document((DocumentPage(1, text),))).pages[0].text


@pytest.mark.parametrize("words", [SENTENCE, "1,234 ", "ship " * 3000 + ". ", "x" * (LONGEST + 9) + " "])
def test_no_line_is_longer_than_a_chapter_and_every_place_stays(words: str) -> None:
    text = "Heading\n" + words * (3 * LONGEST // len(words) + 2) + "\nEnd"
    made = broken(text)
    assert len(made) == len(text)
    assert made.split() == text.split()
    assert max(map(len, made.split("\n"))) <= max(LONGEST, len(max(text.split(), key=len)))


def test_lines_end_behind_sentences() -> None:
    lines = broken(SENTENCE * 600).split("\n")
    assert len(lines) > 4
    assert all(line.endswith("Oslo.") for line in lines[:-1])


def test_other_pages_stay_as_they_are() -> None:
    document = Document((DocumentPage(1, (SENTENCE + "\n") * 600), DocumentPage(2, "x" * 5 * LONGEST)))
    assert with_lines_broken(document) is document


def test_what_a_long_line_says_is_read_with_its_words() -> None:
    text = SENTENCE * 300
    reading = read(Document((DocumentPage(1, text),)))
    assert [text[each.at.start : each.at.end] for each in reading.dates] == ["7 August 1957"] * 300
    assert {reading.meetings[0].date, reading.offices[0].date} == {"1957-08-07", ""}
