"""Records are found by the people, places, offices and figures that were read in them, at once and as far as public."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from workflows.command_line import fonds, fonds_json, write

LETTER = (
    "Harbour Office\n\n3 May 1951\n\nDear Mr. Dalgaard,\n\nI met with Anna Strand in Warsaw. She said that 300 tons of "
    "copper were exported in 1950.\n\nKnud Berg, Director of the Port Authority, thanked Anna Strand.\n"
)
THIRD = "4 June 1951\n\nI met with Jeong Il-yong in Warsaw. Jeong Il-yong, Minister of Industry, thanked the guests.\n"
SECOND = "3 June 1951\n\nAnna Strand wrote to Olga Lind from Warsaw on 2 June 1951.\n"


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One archive for all tests: the last one of the file changes it."""
    tmp_path = tmp_path_factory.mktemp("letters")
    folder = write(tmp_path / "letters", {"a-letter.txt": LETTER, "b-letter.txt": SECOND, "c-letter.txt": THIRD})
    place = tmp_path / "archive"
    sheet = tmp_path / "letters.csv"
    sheet.write_text(
        "Filename,Title,Date\na-letter.txt,Letter A,1951-05-03\nb-letter.txt,Letter B,1951-06-03\n"
        "c-letter.txt,Letter C,1951-06-04\n",
        "utf-8",
    )
    fonds(place, "ingest", folder, "--sheet", sheet, "--collection", "Letters")
    fonds(place, "read")
    return place


def found(archive: Path, query: str, *options: str) -> list[str]:
    said: Any = fonds_json(archive, "search", query, *options)
    return sorted(each["title"] for each in said["results"])


QUERIES = {
    'person:"Anna Strand"': ["Letter A", "Letter B"],
    'person:"Anna Strand" AND person:lind': ["Letter B"],
    'person:"Чон Ир Ён"': ["Letter C"],
    'met:"Jong Il Ryong"': ["Letter C"],
    'person:"Ким Ир Сен"': [],
    "person:berg": ["Letter A"],
    "person:warsaw": [],
    "place:warsaw": ["Letter A", "Letter B", "Letter C"],
    "office:director": ["Letter A"],
    "figure:copper": ["Letter A"],
    'figure:"300 tons"': ["Letter A"],
    "figure:301": [],
    'person:"STRAND, ANNA"': ["Letter A", "Letter B"],
}


def test_by_field(archive: Path) -> None:
    assert {query: found(archive, query) for query in QUERIES} == QUERIES
    (also,) = fonds_json(archive, "search", 'person:"Чон Ир Ён"')["also_searched"]
    assert also == {"name": "Чон Ир Ён", "spellings": ["Jeong Il-yong"]}


def test_a_description_that_changes_leaves_what_was_read_findable(archive: Path, tmp_path: Path) -> None:
    """The text is the same: its facts are on the pages and in the index at once, without another `fonds read`."""
    sheet = tmp_path / "letters.csv"
    sheet.write_text("Filename,Title,Date,Language\na-letter.txt,Letter A,1951-05-03,English\n", "utf-8")
    said = fonds_json(archive, "ingest", archive.parent / "letters", "--sheet", sheet, "--collection", "Letters")
    assert said["records_changed"] == 1
    for public in ([], ["--public"]):
        assert found(archive, 'person:"Anna Strand"', *public) == ["Letter A", "Letter B"]
    (changed,) = [each["id"] for each in fonds_json(archive, "search", "person:berg", "--public")["results"]]
    assert fonds_json(archive, "facts", changed, "--public")["people"]


def test_what_is_narrowed_is_found_by_no_name(archive: Path) -> None:
    (restricted,) = [
        each["id"] for each in fonds_json(archive, "search", "person:lind")["results"] if each["title"] == "Letter B"
    ]
    fonds(archive, "access", restricted, "restricted", "--reason", "a test", "--by", "keeper")
    assert found(archive, "person:lind", "--public") == []
    assert found(archive, "person:lind") == ["Letter B"]
    assert found(archive, 'person:"Anna Strand"', "--public") == ["Letter A"]
