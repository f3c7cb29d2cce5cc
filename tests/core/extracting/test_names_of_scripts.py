"""Names in Russian, Korean and Chinese, and forms behind romanised ones, from a table to which rows can be added."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fonds.core.extracting.document import Document, DocumentPage, Range, StatedName
from fonds.core.extracting.names import names
from fonds.core.extracting.names_of_scripts import VARIANT, with_other_scripts
from fonds.core.extracting.reading import read

PASSAGES = tomllib.loads(Path(__file__).with_name("names_of_scripts.toml").read_text("utf-8"))["passage"]


@pytest.mark.parametrize("row", PASSAGES, ids=lambda row: row["text"][:30])
def test_names(row: dict[str, Any]) -> None:
    document = Document((DocumentPage(1, row["text"]),))
    found = with_other_scripts(document, names(document))
    said: dict[str, list[str]] = {}
    for mention in found.mentions:
        assert mention.at is not None
        said.setdefault(mention.entity, []).append(document.words(mention.at))
    told = [[str(found.entity(key).kind), found.entity(key).name, words] for key, words in said.items()]
    assert told == row["names"]


def test_a_text_in_latin_letters_is_passed_on() -> None:
    document = Document((DocumentPage(1, "Café owner Knud Berg met “Anna Strand” in Warsaw."),))
    plain = names(document)
    assert with_other_scripts(document, plain) is plain


def test_a_form_in_brackets_is_a_variant() -> None:
    document = Document((DocumentPage(1, "Jeong Il-yong (정일룡) came."),))
    forms = [m.form for m in with_other_scripts(document, names(document)).mentions]
    assert forms == ["name", VARIANT]


def test_names_go_on_over_pages_and_columns_stay() -> None:
    pages = (DocumentPage(1, "부수상 정일룡은 왔다."), DocumentPage(2, "그리고 정일룡이 갔다."))
    document = Document(pages, stated=(StatedName("creators", "BERG, KNUD", "creator"),))
    found = with_other_scripts(document, names(document))
    assert [m.at for m in found.mentions] == [None, Range(1, 4, 7), Range(2, 4, 7)]
    assert [each.name for each in found.entities] == ["Knud Berg", "정일룡"]


WORDS = [
    "정일룡", "부수상", "은", "金日成", "首相", "(", ")", ",", ". ", "Ким Ир Сен", "товарищ", "Москве", "Ветров", "а",
    "А. Б.", "Kim Il Sung", "대사", "中国", " ", "\n", "1957년 8월", "5 мая", "300 тонн цинка", "министр", "посол",
]  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=20))
def test_whatever_is_found_stands_where_it_says(parts: list[str]) -> None:
    text = "".join(parts)
    document = Document((DocumentPage(1, text),), date="1957-08-07", date_certain=True)
    reading = read(document)
    keys = {each.key for each in reading.names.entities}
    places = [m.at for m in reading.names.mentions if m.at] + [d.at for d in reading.dates]
    places += [f.at for f in (*reading.offices, *reading.figures)]
    assert all(0 <= at.start < at.end <= len(text) for at in places)
    assert {m.entity for m in reading.names.mentions} == keys
    assert {o.person for o in reading.offices} <= keys


def test_a_word_that_a_machine_misread_makes_no_russian_page() -> None:
    document = Document(
        (DocumentPage(1, "The agent met котлета and Anna Strand of the coттage office in Warsaw. " * 3),)
    )
    plain = names(document)
    assert with_other_scripts(document, plain) is plain
