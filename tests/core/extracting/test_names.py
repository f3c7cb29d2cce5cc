"""The names of passages, from a table to which rows can be added."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from fonds.core.extracting.document import Document, DocumentPage
from fonds.core.extracting.names import names

PASSAGES = tomllib.loads(Path(__file__).with_name("names.toml").read_text("utf-8"))["passage"]


@pytest.mark.parametrize("row", PASSAGES, ids=lambda row: row["text"][:40])
def test_names(row: dict[str, Any]) -> None:
    read = names(Document((DocumentPage(1, row["text"]),)))
    kinds = {each.key: str(each.kind) for each in read.entities}
    found = [[kinds[m.entity], row["text"][m.at.start : m.at.end]] for m in read.mentions if m.at]
    assert found == row["names"]


def test_the_end_of_a_name_is_the_whole_name() -> None:
    text = "Lee Harvey Kestrov came. It was Harvey Kestrov. A. Lee Harvey Kestrov. Lee Harvey Kestrov left."
    read = names(Document((DocumentPage(1, text),)))
    assert [each.name for each in read.entities if each.kind == "person"][:1] == ["Lee Harvey Kestrov"]
    assert len({m.entity for m in read.mentions if m.at and "Kestrov" in text[m.at.start : m.at.end]}) == 1


def test_places_in_capitals_are_shown_as_lists_have_them() -> None:
    read = names(Document((DocumentPage(1, "He was sent from MIAMI to Breslau, then to MIAMI."),)))
    assert [each.name for each in read.entities] == ["Miami", "Breslau"]


def test_an_east_asian_family_name_with_another_title_is_another_s() -> None:
    read = names(Document((DocumentPage(1, "Director Kim Thae-sok came. Premier Kim left. Kim said so."),)))
    of = {each.key: each.name for each in read.entities}
    assert [of[each.entity] for each in read.mentions] == ["Kim Thae-sok", "Kim", "Kim Thae-sok"]


def test_one_of_two_family_names_and_a_given_name_that_stands_last_call_their_bearers() -> None:
    text = "I saw Rogelio Baños Prieto and Vu Hong Chau. Comrade Baños and Comrade Chau agreed."
    read = names(Document((DocumentPage(1, text),)))
    assert [each.name for each in read.entities] == ["Rogelio Baños Prieto", "Vu Hong Chau"]


def test_initials_of_two_letters_stand_for_given_names() -> None:
    text = "Yevgeny Pavlov and Yu. D. Fadeev came. Ye. Pavlov and Yu. Fadeev left."
    read = names(Document((DocumentPage(1, text),)))
    assert [each.name for each in read.entities] == ["Yevgeny Pavlov", "Yu. D. Fadeev"]


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        (
            "Robert Kennedy met President Kennedy. It was the Kennedy assassination.",
            ["Robert Kennedy", "Kennedy", "Kennedy"],
        ),
        (
            "Karl Heron and Ruth Heron came. Mr. Heron left, Mrs. Heron stayed.",
            ["Karl Heron", "Ruth Heron", "Karl Heron", "Ruth Heron"],
        ),
        ("Karl Heron came. Mrs. Heron left. Heron stayed.", ["Karl Heron", "Heron", "Karl Heron"]),
        (
            "Senator Max Heron and Judge Otto Heron came. Senator Heron left, Judge Heron stayed.",
            ["Max Heron", "Otto Heron", "Max Heron", "Otto Heron"],
        ),
    ],
)
def test_of_one_family_the_title_says_who_is_meant(text: str, meant: list[str]) -> None:
    read = names(Document((DocumentPage(1, text),)))
    of = {each.key: each.name for each in read.entities}
    assert [of[each.entity] for each in read.mentions] == meant


def test_a_line_of_an_index_with_another_given_name_is_another_s() -> None:
    text = (
        "Karl Heron came to the office in the morning and left it at noon.\nHeron, A. G., was told.\nHeron, K., left."
    )
    read = names(Document((DocumentPage(1, text),)))
    of = {each.key: each.name for each in read.entities}
    assert [of[each.entity] for each in read.mentions][:1] == ["Karl Heron"]
    assert len({each.entity for each in read.mentions}) == 2
