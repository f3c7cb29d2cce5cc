# ruff: noqa: E501 (files are quoted as they stand, line for line)
from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fonds.core.parsing.saved_page import is_saved_page, read_saved_page
from fonds.core.text.reading import LayerKind, ReadDocument

PROSE = "The consul said that the harbour would be opened in spring, that zinc would be shipped, and that [he] was glad of it."
TELEGRAM = f"""Search in

Title
Content

Digital Archive International History Declassified

January, 1963

Telegram from the Legation in Port Azure

This document was made possible with support from the Example Foundation

  • Citation

    get citation

    The legation reports on zinc.
    It also mentions fish.

    "Telegram from the Legation in Port Azure," January, 1963, History and Public Policy Program Digital Archive, PRC FMA
    117-01259-03, 5-6. Obtained by Ann Example and translated by Bo Sample.
    https://archive.example.org/document/1
  • share document

English HTML

Chinese PDF

TOP SECRET Copy No. 2

No. 482/ss

To: Comrade Example

{PROSE}

[stamped: Chancery]

Print
"""
ENTRY = f"""Search in
Digital Archive International History Declassified
May 03, 1951
get citation
"Journal of the Consul for 3 May 1951," May 03, 1951, History and Public Policy Program Digital Archive, AVPRF F. 05, Op. 2, P. 7, Delo 3, Listy 11-29. Translated for XYZ by Ann Example.
share document
English HTML
The Journal of the Consul
for the period 1 through 15 May 1951

3 May 1951
{PROSE}
"""


def values(document: ReadDocument, name: str) -> list[str]:
    return [element.value for element in document.elements if element.name == name]


def layer_texts(document: ReadDocument, kind: LayerKind) -> list[str]:
    page = document.texts[0].pages[0]
    return [page.text[layer.start : layer.end] for layer in page.layers if layer.kind is kind]


def test_the_site_s_words_become_description() -> None:
    found = read_saved_page(TELEGRAM)
    assert values(found, "title") == ["Telegram from the Legation in Port Azure"]
    assert values(found, "scope_and_content") == ["The legation reports on zinc. It also mentions fish."]
    assert values(found, "credit") == ["This document was made possible with support from the Example Foundation"]
    assert not values(found, "acquisition")
    assert found.references == ("PRC FMA 117-01259-03, 5-6",)
    assert values(found, "obtained_by") == ["Ann Example"]
    assert values(found, "translator") == ["Bo Sample"]
    assert values(found, "offered_language") == ["English", "Chinese"]
    assert values(found, "source_address") == ["https://archive.example.org/document/1"]
    assert [date.as_written for date in found.dates] == ["January, 1963"]
    assert found.parent is None


def test_only_the_document_s_words_are_its_text() -> None:
    text = read_saved_page(TELEGRAM).texts[0]
    assert text.pages[0].text.startswith("TOP SECRET Copy No. 2\n\nNo. 482/ss\n")
    assert text.pages[0].text.endswith("[stamped: Chancery]")
    assert (text.kind, text.language, text.language_stated, text.offered_format, text.paginated) == (
        "translation", "en", True, "HTML", False
    )  # fmt: skip


def test_what_the_page_does_not_state_is_not_supplied() -> None:
    found = read_saved_page(TELEGRAM)
    for name in ("languages", "places", "creators", "repository", "translated_for"):
        assert not values(found, name)


def test_an_entry_belongs_to_its_journal_which_has_the_folios() -> None:
    found = read_saved_page(ENTRY)
    assert found.parent is not None
    assert found.parent.level_of_description == "file"
    assert values(found.parent, "title") == ["The Journal of the Consul for the period 1 through 15 May 1951"]
    assert [(date.role, date.as_written) for date in found.parent.dates] == [
        ("period covered", "1 through 15 May 1951")
    ]
    assert found.parent.references == found.references
    (note,) = values(found, "note")
    assert "11–29" in note
    assert next(element for element in found.elements if element.name == "note").inferred


def test_a_whole_journal_is_no_entry_of_itself() -> None:
    whole = ENTRY.replace("Consul for 3 May 1951,", "Consul for the period 1 through 15 May 1951,")
    assert whole != ENTRY
    assert read_saved_page(whole).parent is None


def test_marks_and_headings_are_layers() -> None:
    telegram, entry = read_saved_page(TELEGRAM), read_saved_page(ENTRY)
    assert layer_texts(telegram, LayerKind.MARK) == ["TOP SECRET", "Copy No. 2", "No. 482/ss", "Chancery"]
    assert layer_texts(telegram, LayerKind.INSERTED) == ["[he]"]
    assert layer_texts(entry, LayerKind.HEADING) == [
        "The Journal of the Consul", "for the period 1 through 15 May 1951", "3 May 1951"
    ]  # fmt: skip


def test_days_that_begin_entries_of_a_journal_are_headings() -> None:
    two = ENTRY.replace("glad of it.", f"glad of it.\n\n5 May 1951\n\n{PROSE}\n\n6 May 1951, in the morning.")
    assert layer_texts(read_saved_page(two), LayerKind.HEADING)[-2:] == ["3 May 1951", "5 May 1951"]


def test_a_page_that_shows_the_original_is_no_translation() -> None:
    russian = "Настоящим сообщаю, что в беседе с послом были обсуждены вопросы поставок цинка и рыбы в порту и заводы."
    found = read_saved_page(TELEGRAM.replace("Chinese PDF", "Russian HTML").replace(PROSE, russian))
    assert (found.texts[0].kind, found.texts[0].language, found.texts[0].translator) == ("text", "ru", None)


def test_an_excerpt_keeps_its_ellipsis_and_says_so() -> None:
    found = read_saved_page(ENTRY.replace("glad of it.", "glad…"))
    assert found.texts[0].pages[0].text.endswith("glad…")
    assert "The text ends with an ellipsis." in values(found, "note")


@pytest.mark.parametrize(
    "text", ["", "Search in\n", PROSE, "Citation\n" + PROSE, '"He left," he said, and the archive closed.']
)
def test_other_texts_are_no_saved_pages(text: str) -> None:
    assert not is_saved_page(text)


def test_markup_is_recognised_too() -> None:
    lines = "".join(f"<p>{line}</p>" for line in ENTRY.split("\n"))
    assert is_saved_page(TELEGRAM)
    assert is_saved_page(f"<!DOCTYPE html><html><head><title>x</title></head><body>{lines}</body></html>")


def test_what_a_browser_does_not_show_is_no_sign() -> None:
    script = f"<script>{TELEGRAM}</script>"
    assert not is_saved_page(f"<html><head><title>x</title></head><body>{script}<p>{PROSE}</p></body></html>")


@settings(max_examples=60)
@given(
    st.lists(st.sampled_from([*TELEGRAM.split("\n"), *ENTRY.split("\n"), "[handwritten: a", "b]", "…"]), max_size=30)
)
def test_whatever_the_lines_everything_stands_where_it_says(lines: list[str]) -> None:
    found = read_saved_page("\n".join(lines))
    for text in found.texts:
        (page,) = text.pages
        assert page.text == page.text.strip("\n")
        for layer in page.layers:
            assert 0 <= layer.start < layer.end <= len(page.text)
        for mark in found.marks:
            assert page.text[mark.start : mark.end] == mark.text


@pytest.mark.corpora
def test_the_page_that_started_it(corpora: Path) -> None:
    raw = (corpora / "puzanov" / "puzanov-1957-08-07.txt").read_text("utf-8")
    found = read_saved_page(raw)
    (page,) = found.texts[0].pages
    one = {element.name: element.value for element in found.elements}
    rebuilt = (
        f'"{one["title"]}," {found.dates[0].as_written}, {one["publisher"]}, {found.references[0]}. '
        f"Translated for {one['translated_for']} by {one['translator']}."
    )
    assert rebuilt == one["citation_as_given"]
    assert rebuilt in raw
    assert one["scope_and_content"] in raw
    assert one["credit"] in raw
    assert one["credit"].count(",") == 1
    assert (one["offered_language"], one["offered_format"]) == ("English", "HTML")
    assert raw.rstrip().endswith(page.text)
    assert page.text.startswith("Nº 482\n")
    assert page.text.endswith("…")
    assert not any(words in page.text for words in ("Search in", "get citation", "share document"))
    assert not {"languages", "places", "acquisition", "repository"} & set(one)
    assert found.parent is not None
    assert [(date.role, date.as_written) for date in found.parent.dates] == [
        ("period covered", "1 through 15 August 1957")
    ]
    assert [(mark.kind, mark.value, mark.date_as_written, mark.direction) for mark in found.marks] == [
        ("registry number", "482", "1 August 1957", None),
        ("registry number", "182", "16/17 August 1957", None),
        ("stamp", "Incoming 02277-ss", "28 August 1957", "incoming"),
        ("copy number", "1", None, None),
        ("handwriting", "010097ss", None, None),
        ("handwriting", "AVPRF F.0102. O.13 D.72 Delo 5", None, None),
    ]
    assert found.marks[0].flags == ("dated earlier than the end of the period covered",)
    assert not found.marks[1].flags
    assert found.marks[5].flags[0].startswith("reads differently from the catalogue's reference")
    inserted = layer_texts(found, LayerKind.INSERTED)
    assert inserted == [f"[{words}]" for words in ("him", "his", "as to", "they", "He", "on", "I")]
