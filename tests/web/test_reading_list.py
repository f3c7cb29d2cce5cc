"""The reading list's page and the files made of a list; the browser's part is in tests/browser."""

from __future__ import annotations

import io
import json
from typing import Any

import pytest
import rispy
from django.test import Client
from docx import Document
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from fonds.core.citing.item import Citation
from fonds.core.reading_list.entry import ListedEntry
from fonds.core.reading_list.markdown import to_markdown
from web.archive_builder import MEMO, NUMBER, OBJECTS, UNITS

MEMO_PATH = f"/records/{UNITS['memo']}"
AT = MEMO[2].index("harbour plans")
PASSAGE = f"{MEMO_PATH}?object={OBJECTS['memo-2023']}&version=1&page=3&start={AT}&end={AT + 13}"
MASKED = f"{MEMO_PATH}?object={OBJECTS['memo-2023']}&version=1&page=2&start=0&end=60"
LISTED = [
    {"path": PASSAGE, "note": "Why *refused*?\nSee <b>the</b> file."},
    {"path": f"/records/{UNITS['meeting']}", "note": ""},
    {"path": MASKED, "note": ""},
    {"path": f"/records/{UNITS['secret']}", "note": "my own words"},
    {"path": f"/records/{UNITS['withdrawn']}", "note": ""},
]


def export(reader: Client, kind: str, items: list[dict[str, str]] | None = None, **more: str) -> Any:
    form = {"format": kind, "list": json.dumps({"items": LISTED if items is None else items}), **more}
    return reader.post("/reading-list/export", form)


def test_the_page_explains_itself_without_scripts(reader: Client) -> None:
    page = reader.get("/reading-list")
    assert page.status_code == 200
    assert b"needs JavaScript" in page.content


@pytest.mark.parametrize("key", ["memo", "file", "fonds"])
def test_records_and_what_holds_them_can_be_listed(reader: Client, key: str) -> None:
    assert f'data-keep="/records/{UNITS[key]}"' in reader.get(f"/records/{UNITS[key]}").content.decode()


def test_ris_has_the_place_the_passage_and_the_note(reader: Client) -> None:
    answer = export(reader, "ris")
    assert answer["Content-Disposition"] == 'attachment; filename="reading-list.ris"'
    assert answer["Cache-Control"] == "no-store"
    read = rispy.loads(answer.content.decode())
    assert len(read) == len(LISTED)
    assert any("harbour plans" in each for each in read[0]["notes"])
    assert any("See <b>the</b> file." in each for each in read[0]["notes"])
    assert PASSAGE in str(read[0]["urls"])
    assert "Conversation with the harbour master" in read[1]["title"]


def test_csl_json_tells_two_places_of_one_record_apart(reader: Client) -> None:
    made = json.loads(export(reader, "csl").content)
    assert len({each["id"] for each in made}) == len(made) == len(LISTED)
    assert "harbour plans" in made[0]["note"] and "See <b>the</b> file." in made[0]["note"]


def test_docx_and_markdown_have_citation_passage_and_note(reader: Client) -> None:
    document = Document(io.BytesIO(export(reader, "docx", style="chicago").content))
    words = "\n".join(each.text for each in document.paragraphs)
    assert "Memorandum on a visit of the legation" in words and "harbour plans" in words and "Why *refused*?" in words
    shown = MarkdownIt().render(export(reader, "markdown").content.decode())
    assert shown.count("<blockquote>") == 2 and "<b>" not in shown and "Why *refused*?" in shown


@pytest.mark.parametrize("kind", ["ris", "csl", "markdown", "docx"])
def test_nothing_of_what_is_not_public_or_masked_is_said(reader: Client, kind: str) -> None:
    made = export(reader, kind).content
    words = made.decode() if kind != "docx" else "".join(p.text for p in Document(io.BytesIO(made)).paragraphs)
    assert "informants" not in words and "A letter taken back" not in words and NUMBER not in words
    assert "my own words" in words
    assert "█" in (json.dumps(json.loads(words), ensure_ascii=False) if kind == "csl" else words)


def test_the_restricted_is_gone_in_the_same_words_as_what_never_was(reader: Client) -> None:
    items = [{"path": f"/records/{each}"} for each in (UNITS["memo"], UNITS["secret"], "zzzzzzzzzzzz")]
    items += [{"path": f"/records/{UNITS['withdrawn']}"}, {"path": f"{MEMO_PATH}?page=99"}, {"path": "/about"},
              {"path": f"{MEMO_PATH}?start=9&end=2"}]  # fmt: skip
    answer = reader.post("/reading-list/check", json.dumps({"items": items}), content_type="application/json")
    said = answer.json()["items"]
    assert [each["state"] for each in said] == ["here", "gone", "gone", "withdrawn", "gone", "gone", "gone"]
    assert said[1]["words"] == said[2]["words"]
    assert "at the request of the family" in said[3]["words"] and "taken back" not in str(said)


@pytest.mark.parametrize(
    "body", [b"", b"[]", b"{}", b"\xff", b'{"items": [1]}', b'{"items": [{"path": "//evil.example"}, {}]}',
             json.dumps({"items": [{"path": "/"}] * 501}).encode(), b"[" * 10_000],
)  # fmt: skip
def test_what_is_no_list_is_refused(reader: Client, body: bytes) -> None:
    assert reader.post("/reading-list/check", body, content_type="application/json").status_code == 400
    form = {"format": "ris", "list": body.decode("latin-1")}
    assert reader.post("/reading-list/export", form).status_code == 400


def test_unknown_formats_and_styles_are_refused(reader: Client) -> None:
    assert export(reader, "exe").status_code == 400
    assert export(reader, "ris", style="vancouver").status_code == 400
    assert reader.get("/reading-list/export").status_code == 405


@given(st.text(max_size=80), st.text(max_size=80), st.text(max_size=80))
def test_no_word_of_an_entry_becomes_markup(cited: str, quotation: str, note: str) -> None:
    import html

    citation = Citation(cited, html.escape(cited))
    entry = ListedEntry("https://a.example/records/x", note, citation=citation, quotation=quotation)
    tokens = MarkdownIt().parse(to_markdown("List", [entry]))
    inline = [child for token in tokens for child in token.children or ()]
    assert {child.type for child in inline} <= {
        "text",
        "softbreak",
        "hardbreak",
        "link_open",
        "link_close",
        "text_special",
    }
    assert sum(child.type == "link_open" for child in inline) <= 1
    assert [token.type for token in tokens].count("list_item_open") == 1
