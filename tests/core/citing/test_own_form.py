"""The collection's own form: the template language, and the citation on a saved page rebuilt from its fields."""

from __future__ import annotations

import datetime
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fonds.core.citing.item import CitedItem, CitedPlace, Name
from fonds.core.citing.own_form import TemplateError, fields_of, own_form

SAVED_PAGE = (
    '"{title}," {date:month-day-padded}, {programme}, {archival_reference}.'
    "[ Translated for {translated_for} by {translator}.]"
)
LETTER = CitedItem(
    id="a1",
    title='On "coal"',
    creators=(Name("Hart", "Mary"), Name("Orlov", "P.")),
    edtf="1951-05-03",
    url="https://a.example/1",
)


def written(template: str, item: CitedItem = LETTER, place: CitedPlace | None = None) -> str:
    return own_form(item, accessed=datetime.date(2026, 11, 3), place=place, template=template).text


@pytest.mark.corpora
def test_saved_page_is_reproduced_character_for_character(corpora: Path) -> None:
    page = (corpora / "puzanov" / "puzanov-1957-08-07.txt").read_text(encoding="utf-8")
    expected = next(line.strip() for line in page.splitlines() if line.strip().startswith('"Journal of'))
    match = re.fullmatch(
        r'"(?P<title>.+)," August 07, 1957, (?P<programme>[^,]+), (?P<reference>AVPRF .+)\.'
        r" Translated for (?P<body>\w+) by (?P<given>\w+) (?P<family>\w+)\.",
        expected,
    )
    assert match is not None
    item = CitedItem(
        id="a1",
        title=match["title"],
        edtf="1957-08-07",
        programme=match["programme"],
        archival_reference=match["reference"],
        translated_for=match["body"],
        translator=Name(match["family"], match["given"]),
        url="https://a.example/records/a1",
    )
    assert written(SAVED_PAGE, item) == expected
    place = CitedPlace(paragraph=4, url="https://a.example/records/a1#p4")
    assert written(SAVED_PAGE, item, place) == f"{expected} para. 4, https://a.example/records/a1#p4."


@pytest.mark.parametrize(
    ("template", "expected"),
    [
        ("{title}", 'On "coal"'),
        ('"{title:nested}"', "\"On 'coal'\""),
        ('"{title:comma}" {date:iso}', "\"On 'coal,'\" 1951-05-03"),
        ("{creators}", "Mary Hart and P. Orlov"),
        ("{creators:inverted}", "Hart, Mary, and P. Orlov"),
        ("{date}", "3 May 1951"),
        ("{date:month-day}", "May 3, 1951"),
        ("{date:month-day-padded}", "May 03, 1951"),
        ("{date:year}", "1951"),
        ("{accessed:month-day}", "November 3, 2026"),
        ("a[ {translator}]b", "ab"),
        ("a[ {id}[ by {translator}] x]b", "a a1 xb"),
        ("a[[ {id}]]b", "a a1b"),
        ("{translator|nobody}", "nobody"),
        ("a[ {translator|nobody}]b", "a nobodyb"),
        (r"\[{id}\] \{\} \\", r"[a1] {} \\"[:-1]),
        ("", ""),
    ],
)
def test_template(template: str, expected: str) -> None:
    assert written(template) == expected


@pytest.mark.parametrize(
    ("template", "words"),
    [
        ("{titel}", "no field 'titel'"),
        ("{title:upper}", "no format 'upper'"),
        ("{date:nested}", "no format"),
        ("abc{title", "character 4"),
        ("{", "character 1"),
        ("{}", "character 1"),
        ("a}", "closes no field"),
        ("a]", "closes no group"),
        ("a[b[c]", "character 2"),
    ],
)
def test_template_that_cannot_be_read(template: str, words: str) -> None:
    with pytest.raises(TemplateError, match=words):
        written(template)


@given(st.text(alphabet='{}[]|:\\ atile"', max_size=30))
def test_any_template_is_written_or_refused(template: str) -> None:
    try:
        written(template)
    except TemplateError:
        return
    assert isinstance(fields_of(template), tuple)


@given(st.text(max_size=60))
def test_values_are_never_read_as_template(title: str) -> None:
    item = CitedItem(id="a", title="{id}" + title)
    assert written("{title}", item).startswith("{id}")


def test_place_goes_where_the_template_has_room_for_it() -> None:
    place = CitedPlace(page=3, page_kind="pdf", release="2025 release", url="https://a.example/1?page=3")
    assert (
        written("{id}, {place} ({release}), {url}", place=place)
        == "a1, PDF p. 3 (2025 release), https://a.example/1?page=3"
    )
    assert written("{id}", place=place) == "a1. PDF p. 3, 2025 release, https://a.example/1?page=3."
    assert written("{id}, {place}", place=place) == "a1, PDF p. 3. 2025 release, https://a.example/1?page=3."
