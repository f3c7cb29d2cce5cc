"""Every item of the table in every style, and what holds of all of them."""

from __future__ import annotations

import datetime
import html
import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fonds.core.citing.citation_dates import edtf_words
from fonds.core.citing.item import CitedItem, CitedPlace, Name, name_from_heading, place_words
from fonds.core.citing.styles import STYLES, UnknownStyle, cite

HERE = Path(__file__).parent


def read(name: str) -> dict[str, Any]:
    return tomllib.loads((HERE / name).read_text(encoding="utf-8"))


def names(raw: list[dict[str, Any]]) -> tuple[Name, ...]:
    return tuple(Name(**name) for name in raw)


def built(raw: dict[str, Any]) -> tuple[CitedItem, datetime.date | None, CitedPlace | None]:
    raw = dict(raw)
    accessed, place = raw.pop("accessed", None), raw.pop("place", None)
    for role in ("creators", "recipients"):
        raw[role] = names(raw.get(role, []))
    if "translator" in raw:
        raw["translator"] = Name(**raw["translator"])
    return CitedItem(**raw), accessed, CitedPlace(**place) if place else None


ITEMS = {raw["id"]: built(raw) for raw in read("cited_items.toml")["item"]}
ROWS = [(item, style, text) for item, styles in read("citations.toml").items() for style, text in styles.items()]
DATES = [
    (row["edtf"], order, words) for row in read("dates_cited.toml")["date"] for order, words in row["words"].items()
]


@pytest.mark.parametrize(("item_id", "style", "expected"), ROWS, ids=[f"{row[0]}-{row[1]}" for row in ROWS])
def test_citation(item_id: str, style: str, expected: str) -> None:
    item, accessed, place = ITEMS[item_id]
    assert cite(item, style=style, accessed=accessed, place=place).text == expected


def test_table_covers_every_item_in_every_style() -> None:
    assert {(item, style) for item, style, _ in ROWS} == {(item, style) for item in ITEMS for style in STYLES}


@pytest.mark.parametrize(("edtf", "order", "expected"), DATES)
def test_date(edtf: str, order: Any, expected: str) -> None:
    assert edtf_words(edtf, order) == expected


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("item_id", ITEMS)
def test_html_is_the_text_escaped_with_italics_only(item_id: str, style: str) -> None:
    item, accessed, place = ITEMS[item_id]
    made = cite(item, style=style, accessed=accessed, place=place)
    assert html.unescape(re.sub(r"</?i>", "", made.html)) == made.text
    assert made.html.count("<") == made.html.count("<i>") + made.html.count("</i>")


@pytest.mark.parametrize("style", STYLES)
@given(title=st.text(max_size=60))
def test_any_title_gives_one_line_without_doubled_stops(style: str, title: str) -> None:
    made = cite(CitedItem(id="a", title=title, archival_reference="X-1"), style=style, accessed=None)
    assert "\n" not in made.text
    assert "X-1" in made.text


@pytest.mark.parametrize("item_id", ["journal"])
def test_italics_stand_where_the_styles_want_them(item_id: str) -> None:
    item, accessed, place = ITEMS[item_id]
    assert "<i>Legation Papers Online</i>" in cite(item, style="mla", accessed=accessed, place=place).html
    assert f"<i>{item.title}</i>" in cite(item, style="apa", accessed=accessed, place=place).html
    assert "<i>" not in cite(item, style="chicago", accessed=accessed, place=place).html


def test_unknown_style_names_those_that_are_known() -> None:
    with pytest.raises(UnknownStyle, match="chicago-bibliography"):
        cite(CitedItem(id="a", title="b"), style="vancouver", accessed=None)


@pytest.mark.parametrize(
    ("place", "words"),
    [
        (CitedPlace(page=3, page_kind="pdf"), "PDF p. 3"),
        (CitedPlace(page=3, page_kind="pdf", label="17"), "PDF p. 3"),
        (CitedPlace(page_kind="pdf", label="17"), ""),
        (CitedPlace(page=12, page_kind="printed"), "p. 12"),
        (CitedPlace(page=3, page_kind="printed", label="12"), "p. 12"),
        (CitedPlace(page_kind="folio", label="165v"), "fol. 165v"),
        (CitedPlace(page_kind="folio", label="л. 165об."), "л. 165об."),
        (CitedPlace(page=3, page_kind="pdf", paragraph=2), "PDF p. 3, para. 2"),
        (CitedPlace(quotation="coal"), ""),
        (None, ""),
    ],
)
def test_page_kinds_are_never_mixed(place: CitedPlace | None, words: str) -> None:
    assert place_words(place) == words


def test_a_page_needs_its_kind() -> None:
    with pytest.raises(ValueError, match="page_kind"):
        CitedPlace(page=3)


@pytest.mark.parametrize(
    ("heading", "recase", "inverted"),
    [
        ("HELMS, RICHARD", False, "HELMS, RICHARD"),
        ("HELMS, RICHARD", True, "Helms, Richard"),
        ("MCCONE, JOHN A.", True, "McCone, John A."),
        ("O'BRIEN-SMITH, J. P. III", True, "O'Brien-Smith, J. P. III"),
        ("Helms, Richard", True, "Helms, Richard"),
        ("ACME, INC.", True, "ACME, INC."),
        ("DEPARTMENT OF STATE", True, "DEPARTMENT OF STATE"),
        ("a, b, c", False, "a, b, c"),
    ],
)
def test_names_from_headings(heading: str, *, recase: bool, inverted: str) -> None:
    assert name_from_heading(heading, recase=recase).inverted == inverted
