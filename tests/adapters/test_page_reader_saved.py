# ruff: noqa: E501 (files are quoted as they stand, line for line)
from __future__ import annotations

from pathlib import Path

import pytest

from fonds.adapters.page_reader_saved import SavedPageReader
from fonds.core.text.reading import ReadDocument, Unreadable
from fonds.ports.page_reader import ReadingRules

HTML = """<!DOCTYPE html><html><head><meta charset="utf-8"><title>Telegram | Digital Archive</title>
<meta property="og:url" content="https://archive.example.org/document/1"><script>var a = "<p>get citation</p>";</script>
</head><body><nav><ul><li>Home</li></ul></nav><header><form>Search in <select><option>All</option></select></form>
<h2><a>Digital Archive</a> <span>International History Declassified</span></h2></header>
<main><div class="date">January 05, 1963</div><h1>Telegram from the Legation</h1>
<p>This document was made possible with support from the Example Foundation</p>
<ul><li>Citation<div><a>get citation</a><div>The legation reports.</div><div>&ldquo;Telegram from the Legation,&rdquo; January
05, 1963, History and Public Policy Program Digital Archive, AVPRF, F. 1, Op. 2, D. 3, ll. 4-5. Translated by A. Example.</div>
</div></li><li>share document</li></ul><ul><li>English HTML</li><li>Russian PDF</li></ul>
<div><p>SECRET</p><p>Copy No. 3</p><p>I thanked [him] for the   letter
which came.<br>Next line.</p></div></main><footer><p>Privacy Policy</p></footer></body></html>"""
TEXT = """Search in

Digital Archive International History Declassified

January 05, 1963

get citation

The legation reports.
"Telegram from the Legation," January 05, 1963, History and Public Policy Program Digital Archive, AVPRF, F. 1, Op. 2, D. 3, ll. 4-5. Translated by A. Example.

share document

English HTML

SECRET

Copy No. 3

I thanked [him] for the letter which came.
Next line.
"""


def read(tmp_path: Path, data: bytes, media_type: str, rules: ReadingRules | None = None) -> ReadDocument:
    path = tmp_path / "page"
    path.write_bytes(data)
    reading = SavedPageReader().read(path, media_type, rules or ReadingRules())
    assert len(reading.documents) == 1
    return reading.documents[0]


def test_the_html_and_the_text_of_a_page_say_the_same(tmp_path: Path) -> None:
    html = read(tmp_path, HTML.encode(), "text/html")
    text = read(tmp_path, TEXT.encode(), "text/plain")
    assert html.texts[0].pages[0].text == text.texts[0].pages[0].text
    assert html.references == text.references
    assert [date.as_written for date in html.dates] == [date.as_written for date in text.dates]
    assert [mark.value for mark in html.marks] == ["SECRET", "3"]
    for name in ("title", "scope_and_content", "publisher", "translator", "collection_site"):
        said = [[each.value for each in one.elements if each.name == name] for one in (html, text)]
        assert said[0] == said[1], name
        assert len(said[0]) == 1, name


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_encodings_and_line_ends_do_not_matter(tmp_path: Path, encoding: str) -> None:
    data = TEXT.replace("\n", "\r\n").encode(encoding)
    assert read(tmp_path, data, "text/plain").texts[0].pages[0].text.startswith("SECRET\n\nCopy No. 3")


def test_another_text_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "page"
    path.write_text("The harbour was opened in spring.")
    assert not SavedPageReader().recognises(path, "text/plain")
    with pytest.raises(Unreadable):
        SavedPageReader().read(path, "text/plain", ReadingRules())


def test_the_profile_says_what_the_page_leaves_open(tmp_path: Path) -> None:
    data = TEXT.replace("English HTML\n", "").encode()
    found = read(tmp_path, data, "text/plain", ReadingRules(language="fr", text_kind="transcript"))
    assert (found.texts[0].language, found.texts[0].language_stated, found.texts[0].kind) == ("fr", False, "transcript")
