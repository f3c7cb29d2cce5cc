"""Pages with an empty line between any two lines."""

from __future__ import annotations

from fonds.core.extracting.document import Document, DocumentPage
from fonds.core.extracting.double_spacing import single_spaced
from fonds.core.extracting.reading import read

LINES = (
    "MEMORANDUM", "In order that the office would have a uniform procedure", "in such matters, the agent of the office",
    "Mr. Robert Smith, discussed the matter on March 5, 1954 with", "Mr. John Brown, who desired that all of the mail",
    "of that kind be sent to him by name.", "Mr. Brown indicated that he desired the same of all papers",
    "which deal with ships, and that the office be told so.", "ACTION:", "1. The sections are to be told of it without",
    "delay, and the files marked.",
)  # fmt: skip


def single(text: str) -> str:
    return single_spaced(Document((DocumentPage(1, text),))).pages[0].text


def test_lines_of_a_paragraph_are_joined_and_every_place_stays() -> None:
    text = "\n\n".join(LINES)
    made = single(text)
    assert len(made) == len(text)
    assert made.split() == text.split()
    assert "agent of the office \nMr. Robert" in made
    assert "MEMORANDUM\n\nIn order" in made
    assert "ACTION:\n\n1. The sections" in made


def test_a_page_with_paragraphs_of_one_line_stays_as_it_is() -> None:
    text = "\n\n".join(f"{line.rstrip(',')} was all that he said on that day." for line in LINES)
    assert single(text) is text


def test_who_met_whom_is_read_over_empty_lines() -> None:
    reading = read(Document((DocumentPage(1, "\n\n".join(LINES)),)))
    called = {each.key: each.name for each in reading.names.entities}
    assert [{called[key] for key in each.participants} for each in reading.meetings] == [{"Robert Smith", "John Brown"}]
