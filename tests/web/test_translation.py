"""Every word of the interface goes through the catalogue of translations."""

from __future__ import annotations

import io
import re
import runpy

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from selectolax.lexbor import LexborHTMLParser

from conftest import ROOT
from workflows.command_line import fonds, script

PAGES = ("/", "/about", "/search?q=legation", "/search?q=nothinglikethis", "/browse", "/collections", "/releases")
_FETCH = """
import sys
from pathlib import Path
from fonds.wiring import use_archive
use_archive(Path(sys.argv[1]))
from django.test import Client
client = Client(headers={"host": "127.0.0.1"})
for path in sys.argv[2:]:
    answer = client.get(path)
    assert answer.status_code == 200, path
    print("\\0" + path + "\\n" + answer.content.decode())
"""


def gathered() -> Catalog:
    template = runpy.run_path(str(ROOT / "docs" / "messages.py"))["template"]
    return read_po(io.BytesIO(template()))


def test_the_template_holds_the_words_of_pages_and_templates() -> None:
    words = {each.id if isinstance(each.id, str) else each.id[0] for each in gathered() if each.id}
    assert {"Search", "Title", "Get citation", "Picture of this page"} <= words
    assert len(words) > 300


@pytest.fixture(scope="module")
def translated(tmp_path_factory: pytest.TempPathFactory) -> dict[str, LexborHTMLParser]:
    """Pages of the sample archive in a language in which every word of the interface stands in brackets."""
    archive = tmp_path_factory.mktemp("translated") / "archive"
    fonds(archive, "ingest", ROOT / "examples" / "legation")
    made = Catalog(locale="eo", charset="utf-8")
    for each in gathered():
        if each.id:
            many = isinstance(each.id, tuple)
            made.add(each.id, tuple(f"⟦{i}⟧" for i in each.id) if many else f"⟦{each.id}⟧", flags=each.flags)
    folder = archive / "locale" / "eo" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    with (folder / "django.mo").open("wb") as target:
        write_mo(target, made)
    found = fonds(archive, "search", "legation", "--json").stdout
    record = re.search(r'"id": "(\w{12})"', found)
    assert record
    paths = (*PAGES, f"/records/{record[1]}", f"/records/{record[1]}/cite")
    printed = script(archive, ["-c", _FETCH, archive, *paths], FONDS_LANGUAGE="eo")
    parts = [part.split("\n", 1) for part in printed.split("\0")[1:]]
    return {path: LexborHTMLParser(html) for path, html in parts}


def test_the_page_says_its_language(translated: dict[str, LexborHTMLParser]) -> None:
    for page in translated.values():
        assert page.root is not None and page.root.attributes["lang"] == "eo"


def test_headings_buttons_labels_and_navigation_are_translated(translated: dict[str, LexborHTMLParser]) -> None:
    """What is not in brackets is a name, a number, or words of the archive's own."""
    plain = re.compile(r"^[\W\d_]*$")
    untranslated: dict[str, list[str]] = {}
    for path, page in translated.items():
        for each in page.css("nav a, button, label, summary, th, dt, footer a, .notice"):
            if each.css_first("[lang], code") or any(p.attributes.get("lang") for p in _above(each)):
                continue
            words = each.text(deep=True, strip=True)
            if not plain.match(words) and "⟦" not in words:
                untranslated.setdefault(path, []).append(words)
    assert not untranslated


def _above(node: object) -> list[object]:
    found = []
    while (node := getattr(node, "parent", None)) is not None and node.tag not in ("html", "body"):  # type: ignore[attr-defined]
        found.append(node)
    return found
