"""RIS, BibTeX and CSL-JSON, read back by libraries that did not write them."""

from __future__ import annotations

import codecs
import datetime
import re
from typing import Any

import latexcodec  # noqa: F401  registers the codec with which LaTeX is read back
import pytest
import rispy
from hypothesis import given
from hypothesis import strategies as st
from pybtex.database import BibliographyData, parse_string

from fonds.core.citing.bibtex import to_bibtex
from fonds.core.citing.csl_json import to_csl_json
from fonds.core.citing.item import CitedItem, CitedPlace, Name, at_place
from fonds.core.citing.ris import one_line, to_ris

ACCESSED = datetime.date(2026, 11, 3)
LETTER = CitedItem(
    id="b4c7",
    title="On coal & 100% of {steel}",
    creators=(Name("Jeong", "Il-yong", east_asian_order=True), Name(literal="Ministry of Mines and Energy")),
    recipients=(Name("Orlov", "P.S."),),
    translator=Name("Hart", "Mary Ann"),
    translated_for="the Project",
    edtf="1957-08-01/1957-08-15",
    genre="letter",
    collection_title="Mining",
    repository="Foreign Ministry Archive",
    archival_reference="f. 0102, op. 7",
    site_title="Papers Online",
    programme="Coast Project",
    url="https://a.example/records/b4c7",
    language="en",
    original_language="ru",
    abstract="First line\nER  - \u2028second",
    release="2025 release",
    rights="No known restrictions",
)
# What a reader types or a scan yields: anything but surrogates, which no UTF-8 file can hold.
TITLES = st.text(st.characters(exclude_categories=("Cs",)), max_size=80)


def ris(item: CitedItem) -> dict[str, Any]:
    (entry,) = rispy.loads(to_ris([item], accessed=ACCESSED))
    return dict(entry)


def bibtex(*items: CitedItem) -> BibliographyData:
    return parse_string(to_bibtex(items, accessed=ACCESSED), "bibtex")


def unescaped(value: str) -> str:
    """LaTeX as characters again; braces by hand, because the codec drops their names with all other braces."""
    kept = value.replace(r"\textbraceleft{}", "\ue000").replace(r"\textbraceright{}", "\ue001")
    kept = kept.replace(r"\textbackslash{}", "\ue002")
    kept = kept.replace(r"\textasciitilde{}", "\ue003").replace(r"\textasciicircum{}", "\ue004").replace("{}", "")
    kept = re.sub(r"\\([&%#_$])", r"\1", kept)
    assert not re.search(r"[{}\\]", kept)
    return kept.translate({0xE000: "{", 0xE001: "}", 0xE002: "\\", 0xE003: "~", 0xE004: "^"})


def test_ris_has_what_zotero_reads() -> None:
    text = to_ris([LETTER], accessed=ACCESSED)
    lines = text.split("\r\n")
    assert lines[0] == "TY  - PCOMM"
    assert lines[-2:] == ["ER  - ", ""]
    for line in (
        "AU  - Jeong, Il-yong", "AU  - Ministry of Mines and Energy", "A2  - Orlov, P.S.", "A4  - Hart, Mary Ann",
        "DB  - Foreign Ministry Archive", "AN  - Mining, f. 0102, op. 7", "DP  - Papers Online", "LA  - en",
        "DA  - 1957/08//", "PY  - 1957", "N1  - Date: 1–15 August 1957", "Y2  - 2026/11/03/", "M3  - letter",
        "AB  - First line ER - second", "UR  - https://a.example/records/b4c7", "ID  - b4c7", 
        "CR  - No known restrictions",
    ):  # fmt: skip
        assert line in lines


@pytest.mark.parametrize(
    ("edtf", "date"),
    [
        ("1957-08-07", "1957/08/07/"), ("1957-08", "1957/08//"), ("1957", "1957///"), ("1957?", "1957///"),
        ("1957-08-30/1957-09-02", "1957///"), ("1956/1957", "1956///"), ("1957-21", "1957///"),
        ("195X", None), (None, None),
    ],
)  # fmt: skip
def test_ris_dates_say_no_more_than_is_known(edtf: str | None, date: str | None) -> None:
    assert ris(CitedItem(id="a", title="b", edtf=edtf)).get("date") == date


@pytest.mark.parametrize(
    ("genre", "ris_type", "csl_type"),
    [
        ("telegram", "PCOMM", "personal_communication"), ("Intelligence report", "RPRT", "report"),
        ("reports", "RPRT", "report"), ("memorandum", "MANSCPT", "manuscript"), ("", "MANSCPT", "manuscript"),
    ],
)  # fmt: skip
def test_types_follow_the_genre(genre: str, ris_type: str, csl_type: str) -> None:
    item = CitedItem(id="a", title="b", genre=genre)
    assert ris(item)["type_of_reference"] == ris_type
    assert to_csl_json([item])[0]["type"] == csl_type


@given(TITLES)
def test_any_title_survives_ris(title: str) -> None:
    records = rispy.loads(to_ris([CitedItem(id="a", title=title), CitedItem(id="b", title="next")]))
    assert len(records) == 2
    assert records[0].get("title", "") == one_line(title)


@given(TITLES)
def test_any_title_survives_bibtex(title: str) -> None:
    entries = bibtex(CitedItem(id="a", title=title), CitedItem(id="b", title="next")).entries
    assert len(entries) == 2
    value = next(iter(entries.values())).fields.get("title", "{}")
    assert value[0] == "{" and value[-1] == "}"
    assert unescaped(value[1:-1]) == one_line(title)


def test_escapes_mean_to_latex_what_was_written() -> None:
    value = next(iter(bibtex(CitedItem(id="a", title="a_b & c% #1 ~z \\n")).entries.values())).fields["title"]
    assert re.sub(r"[{} ]", "", codecs.decode(value, "ulatex")) == "a_b&c%#1~z\\n"


def test_ligatures_are_kept_apart() -> None:
    text = to_bibtex([CitedItem(id="a", title="a -- b ``c'' <<d>> ?`e")])
    assert "a -{}- b `{}`c'{}' <{}<d>{}> ?{}`e" in text


def test_bibtex_entry() -> None:
    (entry,) = bibtex(LETTER).entries.values()
    assert entry.key == "jeong1957-b4c7"
    assert entry.type == "unpublished"
    assert [str(person) for person in entry.persons["author"]] == ["{Jeong Il-yong}", "{Ministry of Mines and Energy}"]
    assert entry.fields["translator"] == "Hart, Mary Ann"
    assert (entry.fields["year"], entry.fields["date"]) == ("1957", "1957-08-01/1957-08-15")
    assert entry.fields["month"] == "August"
    assert entry.fields["note"] == (
        "Mining, f. 0102, op. 7, Foreign Ministry Archive; 2025 release; Translated for the Project"
    )
    assert entry.fields["urldate"] == "2026-11-03"


def test_bibtex_without_an_author() -> None:
    (entry,) = bibtex(CitedItem(id="x9", title="The harbour", archival_reference="AB_1")).entries.values()
    assert (entry.type, entry.key) == ("misc", "harbournd-x9")
    assert entry.fields["howpublished"] == r"AB\_1"


@given(st.lists(st.sampled_from(["a", "b-", "b", ""]), max_size=6))
def test_keys_are_unique_and_plain(identifiers: list[str]) -> None:
    keys = re.findall(r"^@\w+\{(.+),$", to_bibtex([CitedItem(id=i, title="é ü") for i in identifiers]), re.MULTILINE)
    assert len(set(keys)) == len(identifiers)
    assert all(re.fullmatch(r"[A-Za-z0-9-]+", key) for key in keys)


def test_csl_json() -> None:
    (item,) = to_csl_json([LETTER], accessed=ACCESSED)
    assert item["author"] == [{"literal": "Jeong Il-yong"}, {"literal": "Ministry of Mines and Energy"}]
    assert item["translator"] == [{"family": "Hart", "given": "Mary Ann"}]
    assert item["issued"] == {"date-parts": [[1957, 8, 1], [1957, 8, 15]]}
    assert (item["archive"], item["archive_location"]) == ("Foreign Ministry Archive", "Mining, f. 0102, op. 7")
    assert item["accessed"] == {"date-parts": [[2026, 11, 3]]}
    assert "container-title" not in item
    assert all(item.values())


@pytest.mark.parametrize(
    ("edtf", "issued"),
    [
        ("1964~", {"date-parts": [[1964]], "circa": True}),
        ("1964-06?", {"date-parts": [[1964, 6]], "circa": True}),
        ("195X", {"literal": "1950s"}),
        (None, None),
    ],
)
def test_csl_dates(edtf: str | None, issued: dict[str, Any] | None) -> None:
    assert to_csl_json([CitedItem(id="a", title="b", edtf=edtf)])[0].get("issued") == issued


def test_a_passage_carries_its_page_release_and_address() -> None:
    place = CitedPlace(page=3, page_kind="pdf", release="2023 release", url="https://a.example/records/b4c7?page=3#p3")
    item = at_place(LETTER, place)
    entry = ris(item)
    assert (entry["start_page"], entry["urls"]) == ("PDF p. 3", [place.url])
    assert "2023 release" in entry["notes"]
    fields = next(iter(bibtex(item).entries.values())).fields
    assert (fields["pages"], "2023 release" in fields["note"]) == ("PDF p. 3", True)
    (csl,) = to_csl_json([item])
    assert (csl["page"], csl["version"], csl["URL"]) == ("PDF p. 3", "2023 release", place.url)
    assert at_place(LETTER, None) is LETTER


def test_a_whole_item_has_no_page() -> None:
    assert "SP  -" not in to_ris([LETTER])
    assert "page" not in to_csl_json([LETTER])[0]
