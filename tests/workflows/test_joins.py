"""Files of several releases and the records they are joined to, and what people decide on those joins."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from workflows.command_line import fonds, fonds_json, write

SHEET_2022 = (
    "Record Number,File Name,NARA Release Date,Doc Date,Title\n"
    "104-10003-10041,2022/104-10003-10041.pdf,12/15/2022,07/08/1964,MEMO ON A HARBOUR\n"
    "104-10003-10042,2022/104-10003-10042 (C06932208).pdf,12/15/2022,07/09/1964,MEMO ON A QUAY\n"
    "104-10003-10042,2022/104-10003-10042 [c00552928].pdf,12/15/2022,07/09/1964,MEMO ON A QUAY\n"
    "104-10003-10043,2022/docid-32000001.pdf,12/15/2022,07/10/1964,MEMO NAMED BY ITS DOCUMENT\n"
    "104-10003-10044,2022/both.pdf,12/15/2022,07/11/1964,FIRST OF TWO\n"
    "104-10003-10045,2022/both.pdf,12/15/2022,07/11/1964,SECOND OF TWO\n"
    "104-10003-10047,,12/15/2022,07/13/1964,A NEIGHBOUR\n"
)


def form(number: str, date: str = "07/08/1964") -> str:
    return (
        "JFK ASSASSINATION SYSTEM\nIDENTIFICATION FORM\nAGENCY INFORMATION\nAGENCY : CIA\n"
        f"RECORD NUMBER : {number}\nDOCUMENT INFORMATION\nORIGINATOR : CIA\nDATE : {date}\nPAGES : 2\n\n\n"
        f"A made up text on a harbour, told of {number[-5:]}."
    )


FILES: dict[str, str | bytes] = {
    "2022/104-10003-10041.md": "A made up text on the harbour of 1964.",
    "2022/104-10003-10042 (C06932208).md": "A made up text on a quay.",
    "2022/104-10003-10042 [c00552928].md": "Another made up text on the same quay.",
    "2022/docid-32000001.md": "A made up text that only the list can place.",
    "2022/both.md": "One made up text that serves two numbers.",
    "2018/docid-32000002.md": form("104-10003-10041"),
    "2018/docid-32000003.md": form("104-10003-10047", "01/02/1959"),
    "2018/docid-32000004.md": form("178-10803-10394"),
    "2018/docid-32000005.md": form("104-10003-10099"),
    "2018/docid-32000006.md": "No form here, and no number.",
    "2018/104-10003-10042.md": "The made up text on a quay, in an older copy.",
}


@pytest.fixture
def given(tmp_path: Path) -> list[str | Path]:
    folder = write(tmp_path / "releases", FILES)
    sheet = tmp_path / "2022.csv"
    sheet.write_text(SHEET_2022, "utf-8")
    return ["ingest", folder, "--sheet", sheet, "--profile", "jfk-releases"]


def files_of(archive: Path, record: str) -> list[str]:
    found = fonds_json(archive, "show", record)
    return sorted(o["path"].removeprefix("releases/") for o in found["digital_objects"])


def doubts(archive: Path) -> dict[str, dict[str, Any]]:
    return {j["file"].removeprefix("releases/"): j for j in fonds_json(archive, "joins")["joins"]}


def test_names_lists_and_forms_join_files_to_records(tmp_path: Path, given: list[str | Path]) -> None:
    archive = tmp_path / "archive"
    report = fonds_json(archive, *given)
    # the number as a name; the number of a form that the list and its date bear out
    assert files_of(archive, "104-10003-10041") == ["2018/docid-32000002.md", "2022/104-10003-10041.md"]
    # suffixes tell files apart, not records; one number stands twice in one year
    assert files_of(archive, "104-10003-10042") == [
        "2018/104-10003-10042.md", "2022/104-10003-10042 (C06932208).md", "2022/104-10003-10042 [c00552928].md",
    ]  # fmt: skip
    assert files_of(archive, "104-10003-10043") == ["2022/docid-32000001.md"]
    # one file serves two numbers
    assert files_of(archive, "104-10003-10044") == files_of(archive, "104-10003-10045") == ["2022/both.md"]
    # of the list, but dated otherwise; of no known series; of a known series and in no list; without a number
    assert {path: (j["doubt"], j["number"]) for path, j in doubts(archive).items()} == {
        "2018/docid-32000003.md": ("other-date", "104-10003-10047"),
        "2018/docid-32000004.md": ("implausible", "178-10803-10394"),
        "2018/docid-32000005.md": ("form-alone", "104-10003-10099"),
        "2018/docid-32000006.md": ("no-number", None),
    }
    assert report["joins_in_doubt"]["count"] == 4
    assert files_of(archive, "104-10003-10047") == []
    assert files_of(archive, "104-10003-10099") == ["2018/docid-32000005.md"]
    near = doubts(archive)["2018/docid-32000003.md"]["candidates"]
    assert [c["reference_code"] for c in near][:1] == ["104-10003-10047"]


def test_a_decided_join_stands_in_every_later_ingest(tmp_path: Path, given: list[str | Path]) -> None:
    archive = tmp_path / "archive"
    fonds(archive, *given)
    path = "releases/2018/docid-32000003.md"
    alone = doubts(archive)["2018/docid-32000003.md"]["records"][0]["id"]
    fonds(archive, "join", path, "104-10003-10047", "--reason", "The cover sheet says so.")
    assert files_of(archive, "104-10003-10047") == ["2018/docid-32000003.md"]
    assert "2018/docid-32000003.md" not in doubts(archive)
    # the address that it had leads to the record
    joined = fonds_json(archive, "show", "104-10003-10047")
    assert fonds_json(archive, "show", alone)["id"] == joined["id"]
    assert fonds_json(archive, "search", "10047")["results"][0]["id"] == joined["id"]
    assert joined["title"] == "A NEIGHBOUR"
    report = fonds_json(archive, *given)
    assert (report["records_new"], report["records_changed"], report["files_unchanged"]) == (0, 0, len(FILES))
    assert files_of(archive, "104-10003-10047") == ["2018/docid-32000003.md"]
    # also where the file itself is read anew
    file = tmp_path / path
    file.write_text(file.read_text("utf-8") + "\nA line more.", "utf-8")
    assert fonds_json(archive, *given)["records_new"] == 0
    assert files_of(archive, "104-10003-10047") == ["2018/docid-32000003.md"]
    assert report["joins_in_doubt"]["count"] == 3


def test_a_wrong_join_is_split_off_or_moved(tmp_path: Path, given: list[str | Path]) -> None:
    archive = tmp_path / "archive"
    fonds(archive, *given)
    path = "releases/2018/docid-32000002.md"
    fonds(archive, "join", path, "--own")
    assert files_of(archive, "104-10003-10041") == ["2022/104-10003-10041.md"]
    own = fonds_json(archive, "search", '"told of 10041"')["results"][0]
    assert own["title"] == "docid-32000002"
    assert not fonds_json(archive, "show", own["id"])["reference_code"]
    # the misread number is free again once its only file has left
    fonds(archive, "join", "releases/2018/docid-32000005.md", "104-10003-10041")
    assert files_of(archive, "104-10003-10041") == ["2018/docid-32000005.md", "2022/104-10003-10041.md"]
    fonds(archive, "join", path, "104-10003-10041")
    fonds(archive, *given)
    assert files_of(archive, "104-10003-10041") == [
        "2018/docid-32000002.md", "2018/docid-32000005.md", "2022/104-10003-10041.md",
    ]  # fmt: skip
    assert fonds(archive, "check", check=False).returncode == 0


def test_what_cannot_be_joined_is_said(tmp_path: Path, given: list[str | Path]) -> None:
    archive = tmp_path / "archive"
    fonds(archive, *given)
    both = fonds(archive, "join", "releases/2022/both.md", "104-10003-10041", check=False)
    assert both.returncode == 1 and "serves several records" in both.stderr
    assert fonds(archive, "join", "nothing.md", "--own", check=False).returncode == 1
    assert fonds(archive, "join", "releases/2022/both.md", check=False).returncode == 2
    fonds(archive, "join", "releases/2022/both.md", "104-10003-10041", "--from", "104-10003-10045")
    assert files_of(archive, "104-10003-10045") == []
    assert files_of(archive, "104-10003-10044") == ["2022/both.md"]


def test_rows_no_longer_in_their_sheet_are_listed_and_kept(tmp_path: Path, given: list[str | Path]) -> None:
    archive = tmp_path / "archive"
    fonds(archive, *given)
    sheet = tmp_path / "2022.csv"
    sheet.write_text("".join(line for line in SHEET_2022.splitlines(True) if "NEIGHBOUR" not in line), "utf-8")
    for _ in range(2):
        report = fonds_json(archive, *given)
        assert report["rows_no_longer_in_sheet"] == {"count": 1, "examples": ["2022.csv, once row 8: 104-10003-10047"]}
    assert fonds_json(archive, "show", "104-10003-10047")["title"] == "A NEIGHBOUR"
    sheet.write_text(SHEET_2022, "utf-8")
    assert fonds_json(archive, *given)["rows_no_longer_in_sheet"]["count"] == 0
