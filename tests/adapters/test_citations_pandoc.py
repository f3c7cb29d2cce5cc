"""Any CSL style by way of pandoc, and how far the built-in styles agree with it."""

from __future__ import annotations

import datetime
import importlib.util
import re

import pytest

from fonds.adapters import citations_pandoc
from fonds.adapters.citations_pandoc import CslUnavailable, UnknownCslStyle, cite_with_csl, csl_style_names
from fonds.core.citing.csl_json import to_csl_json
from fonds.core.citing.item import CitedItem, CitedPlace, Name, at_place
from fonds.core.citing.styles import cite

ACCESSED = datetime.date(2026, 11, 3)
REPORT = CitedItem(
    id="b4c7",
    title='On "coal" & <steel>',
    creators=(Name("Jeong", "Il-yong", east_asian_order=True), Name("Hart", "Mary Ann")),
    translator=Name("Berg", "Jean-Paul"),
    edtf="1957-08-01/1957-08-15",
    genre="report",
    repository="Foreign Ministry Archive",
    archival_reference="f. 0102, op. 7",
    programme="Coast Project",
    url="https://a.example/records/b4c7",
)
NOTES = CitedItem(
    id="c2",
    title="Notes on the harbour",
    creators=(Name("Hart", "Mary Ann"),),
    edtf="1951-05-03",
    repository="Coast Record Office",
    archival_reference="AB-12",
)


@pytest.mark.parametrize(
    "style",
    ["gost", "chicago-author-date", "apa", "China National Standard GB T 7714 2015 numeric.csl", "nature-digest"],
)
def test_styles_by_name(style: str) -> None:
    made = cite_with_csl(to_csl_json([REPORT]), style, ACCESSED)
    assert "1957" in made.text
    assert "il-yong" in made.text.casefold()
    assert "<steel>" in made.text.casefold()
    assert "&lt;steel&gt;" in made.html.casefold()
    assert set(re.findall(r"</?\w+", made.html)) <= {"<i", "</i"}


def test_date_of_access_and_language() -> None:
    german = cite_with_csl(to_csl_json([REPORT]), "harvard", ACCESSED, language="de").text
    assert "2026" in german
    assert "November 2026" in german
    assert "Accessed" not in german


def test_unknown_style_names_those_near() -> None:
    with pytest.raises(UnknownCslStyle, match="modern-language-association") as caught:
        cite_with_csl(to_csl_json([REPORT]), "modern-language-asociation", None)
    assert "modern-language-association" in caught.value.near


@pytest.mark.parametrize("name", ["../../etc/passwd", "", "/apa", "apa.csl.csl", "https://a.example/apa"])
def test_a_name_never_leads_out_of_the_styles(name: str) -> None:
    with pytest.raises(UnknownCslStyle):
        cite_with_csl(to_csl_json([REPORT]), name, None)


def test_missing_extra_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    with pytest.raises(CslUnavailable, match=r'pip install "fonds\[csl\]"'):
        cite_with_csl(to_csl_json([REPORT]), "apa", None)


def test_bad_language_is_refused() -> None:
    with pytest.raises(ValueError, match="language"):
        cite_with_csl(to_csl_json([REPORT]), "apa", None, language="de --css=x")


def test_there_are_thousands_of_styles() -> None:
    assert len(csl_style_names()) > 5000


def test_too_slow_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(citations_pandoc.CslFailure, match="longer than"):
        cite_with_csl(to_csl_json([REPORT]), "apa", None, timeout=0.0001)


# What citeproc writes for the same items. Intended differences, all for archives: citeproc gives English titles
# headline capitals and the built-in styles never change a title's; it names publisher and kind of document before the
# archive, which the built-in ones put first after the date; its APA has only the year of a report, its MLA sets no
# quotation marks about a report's title; and it puts a comma after a first name that is not inverted.
@pytest.mark.parametrize(
    ("builtin", "csl"),
    [("chicago-bibliography", "chicago"), ("mla", "mla"), ("apa", "apa")],
)
@pytest.mark.parametrize("item", [REPORT, NOTES], ids=["report", "notes"])
def test_built_in_styles_write_the_parts_as_citeproc_does(item: CitedItem, builtin: str, csl: str) -> None:
    ours = cite(item, style=builtin, accessed=None).text.casefold()
    theirs = cite_with_csl(to_csl_json([item]), csl, None).text.casefold()
    assert ours.split()[0] == theirs.split()[0]
    for part in (item.archival_reference, item.repository, item.url, "1957" if item is REPORT else "1951"):
        assert part.casefold() in ours
        assert part.casefold() in theirs
    head = "hart, mary ann. “notes on the harbour.” "
    if item is NOTES and builtin != "apa":
        assert ours.startswith(head)
        assert theirs.startswith(head)


@pytest.mark.parametrize(
    ("style", "first"),
    [("chicago", "PDF p. 3"), ("apa", "(Jeong Il-yong & Hart, 1957, PDF p. 3)"), ("gost", "PDF p. 3")],
)
def test_a_passage_is_cited_with_its_page_before_the_entry(style: str, first: str) -> None:
    item = at_place(REPORT, CitedPlace(page=3, page_kind="pdf"))
    note, *entries = cite_with_csl(to_csl_json([item]), style, None, locator=item.cited_place).text.split("\n")
    assert first in note
    assert "↩" not in note
    assert entries == cite_with_csl(to_csl_json([REPORT]), style, None).text.split("\n")


def test_in_a_style_of_numbers_the_page_stands_in_the_entry() -> None:
    item = at_place(REPORT, CitedPlace(page=3, page_kind="pdf"))
    assert "PDF p. 3" in cite_with_csl(to_csl_json([item]), "nature", None, locator=item.cited_place).text
