"""References lead to the records they mean, as far as these are held and may be seen; the others are wanted."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from workflows.command_line import fonds, fonds_json, write

FIRST = "Harbour Office\n\n3 May 1951\n\nDear Mr. Dalgaard,\n\nThe ship has left Warsaw.\n\nKnud Berg\n"
SECOND = (
    "Harbour Office\n\n3 June 1951\n\nIn reply to your letter of 3 May 1951, and to telegram No. 44 of 5 May 1951, "
    "which we lack, I may say that the ship has come.\n\nAnna Strand\n"
)


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    tmp_path = tmp_path_factory.mktemp("references")
    folder = write(tmp_path / "letters", {"a.txt": FIRST, "b.txt": SECOND})
    sheet = tmp_path / "letters.csv"
    sheet.write_text("Filename,Title,Date\na.txt,Letter to Dalgaard,1951-05-03\nb.txt,Reply,1951-06-03\n", "utf-8")
    place = tmp_path / "archive"
    fonds(place, "ingest", folder, "--sheet", sheet, "--collection", "Letters")
    fonds(place, "read")
    return place


def found(archive: Path, title: str, *options: str) -> list[dict[str, Any]]:
    return [
        {"text": each["text"], "record": each["record"]}
        for each in fonds_json(archive, "facts", record(archive, title), *options)["references"]
    ]


def record(archive: Path, title: str) -> str:
    (only,) = [r for r in fonds_json(archive, "search", "ship")["results"] if r["title"] == title]
    return str(only["id"])


def test_a_letter_by_its_day_and_kind(archive: Path) -> None:
    letter = record(archive, "Letter to Dalgaard")
    assert found(archive, "Reply") == [
        {"text": "your letter of 3 May 1951", "record": letter},
        {"text": "telegram No. 44 of 5 May 1951", "record": None},
    ]
    said = fonds_json(archive, "wanted")
    assert [(each["sought"]["number"], each["words"]) for each in said["wanted"]] == [
        ("44", "telegram No. 44 of 5 May 1951")
    ]


def test_the_public_is_told_of_public_records_alone(archive: Path) -> None:
    letter = record(archive, "Letter to Dalgaard")
    reply = record(archive, "Reply")
    fonds(archive, "access", letter, "restricted", "--reason", "a test")
    told = fonds_json(archive, "facts", reply, "--public")["references"]
    assert [each["record"] for each in told] == [None, None]
    assert found(archive, "Reply")[0]["record"] == letter
