"""Taking a submission in: records, sheets, second runs, bad input, kills."""

from __future__ import annotations

import sqlite3
import zipfile
from pathlib import Path

import pytest

from workflows.command_line import contents, fonds, fonds_json, write

SHEET = (
    "Identifier,Title,Date,From,File name,Remarks of ours\n"
    "A-1,Letter on the harbour,7 August 1957,E. Marsh,letter.txt,kept as it is\n"
    "A-2,Note on cement,00/00/1964,R. Vane,note.txt,\n"
    "A-3,Report not held,06/00/1964,R. Vane,,\n"
)
FILES: dict[str, str | bytes] = {
    "letter.txt": "The legation reports on the harbour of Orsova.\n\nThe quay is to be repaired.",
    "note.txt": "## Page 1\nCement is dear.\n\n## Page 2\nIt will be dearer.",
    "stray.txt": "A paper that no row describes, found in a drawer.",
}


def state(archive: Path) -> dict[str, list[tuple[object, ...]]]:
    """Everything that a second run must leave as it is."""
    with sqlite3.connect(archive / "catalogue.sqlite3") as base:
        return {
            table: base.execute(f"SELECT {columns} FROM catalogue_{table} ORDER BY 1, 2").fetchall()
            for table, columns in (
                ("unitofdescription", "source_key, revision, title, elements, dates, has_text, parent_id"),
                ("digitalobject", "path, unit_id, id, version, page_count"),
                ("pagetext", "page_id, version, text"),
                ("sheetrow", "sheet, number, cells, unit_id"),
            )
        }


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write(tmp_path / "papers", FILES)


@pytest.fixture
def sheet(tmp_path: Path) -> Path:
    path = tmp_path / "list.csv"
    path.write_text(SHEET, "utf-8")
    return path


def test_rows_and_files_become_records(tmp_path: Path, folder: Path, sheet: Path) -> None:
    archive = tmp_path / "archive"
    report = fonds_json(archive, "ingest", folder, "--sheet", sheet)
    assert (report["files_read"], report["rows_new"], report["records_new"]) == (3, 3, 4)
    assert report["files_without_row"]["examples"] == ["papers/stray.txt"]
    assert report["columns_unrecognised"] == {"list.csv": ["Remarks of ours"]}
    letter = fonds_json(archive, "show", "A-1")
    assert letter["title"] == "Letter on the harbour"
    assert letter["dates"][0]["edtf"] == "1957-08-07"
    assert {"name": "column:Remarks of ours", "value": "kept as it is"}.items() <= next(
        e for e in letter["elements"] if e["name"].startswith("column:")
    ).items()
    assert [o["paginated"] for o in letter["digital_objects"]] == [False]
    note = fonds_json(archive, "show", "A-2")
    assert [(d["edtf"], d["as_written"]) for d in note["dates"]] == [("1964", "00/00/1964")]
    assert note["digital_objects"][0]["pages"] == 2
    assert fonds_json(archive, "show", "A-3")["digital_objects"] == []
    assert fonds_json(archive, "search", "drawer")["results"][0]["title"] == "stray"


def test_a_second_run_changes_nothing(tmp_path: Path, folder: Path, sheet: Path) -> None:
    archive = tmp_path / "archive"
    fonds(archive, "ingest", folder, "--sheet", sheet)
    before = state(archive)
    report = fonds_json(archive, "ingest", folder, "--sheet", sheet)
    assert state(archive) == before
    assert (report["files_unchanged"], report["rows_unchanged"]) == (3, 3)
    assert (report["records_new"], report["records_changed"]) == (0, 0)


def test_a_corrected_sheet_changes_just_what_it_corrects(tmp_path: Path, folder: Path, sheet: Path) -> None:
    archive = tmp_path / "archive"
    fonds(archive, "ingest", folder, "--sheet", sheet)
    before = {row[0]: row for row in state(archive)["unitofdescription"]}
    sheet.write_text(SHEET.replace("Note on cement", "Note on the price of cement").replace("R. Vane,note", ",note"))
    report = fonds_json(archive, "ingest", folder, "--sheet", sheet)
    after = {row[0]: row for row in state(archive)["unitofdescription"]}
    assert [key for key in after if after[key] != before[key]] == ["sheet:A-2"]
    assert report["records_changed"] == 1
    note = fonds_json(archive, "show", "A-2")
    assert note["title"] == "Note on the price of cement"
    # an emptier sheet never blanks a value
    assert [e["value"] for e in note["elements"] if e["name"] == "senders"] == ["R. Vane"]


def test_a_decision_outlives_a_corrected_sheet(tmp_path: Path, folder: Path, sheet: Path) -> None:
    archive = tmp_path / "archive"
    fonds(archive, "ingest", folder, "--sheet", sheet)
    unit = fonds_json(archive, "show", "A-1")["id"]
    with sqlite3.connect(archive / "catalogue.sqlite3") as base:
        base.execute(
            "INSERT INTO catalogue_decision (unit_id, subject, action, before, after, reason, decided_by, decided_at) "
            "VALUES (?, 'element:title', 'corrected', ?, ?, '', 'keeper', 1)",
            (unit, '"Letter on the harbour"', '"Letter on the harbour of Orsova"'),
        )
    sheet.write_text(SHEET.replace("Letter on the harbour", "Letter on harbours"))
    fonds(archive, "ingest", folder, "--sheet", sheet)
    letter = fonds_json(archive, "show", "A-1")
    assert letter["title"] == "Letter on the harbour of Orsova"
    titles = [e for e in letter["elements"] if e["name"] == "title"]
    assert [t["decision"] for t in titles if t["value"] == "Letter on the harbour of Orsova"] == ["corrected"]


def test_changed_words_are_a_new_version_and_the_old_one_stays(tmp_path: Path, folder: Path) -> None:
    archive = tmp_path / "archive"
    fonds(archive, "ingest", folder)
    (folder / "stray.txt").write_text("A paper that no row describes, found in a chest.")
    fonds(archive, "ingest", folder)
    texts = [row[2] for row in contents(archive)["pages"] if row[0] == "papers/stray.txt"]
    assert texts == [1, 2]
    assert fonds_json(archive, "search", "drawer")["total"] == 0
    assert fonds_json(archive, "search", "chest")["results"][0]["passages"][0]["version"] == 2
    assert fonds(archive, "check").returncode == 0


def test_a_russian_reference_is_read_the_same_the_second_time(tmp_path: Path) -> None:
    folder = write(tmp_path / "papers", {"a.txt": "A journal."})
    sheet = tmp_path / "papers.csv"
    sheet.write_text("File,Reference code,Title\na.txt,AVPRF F. 0102 Op. 13 D. 5,Journal\n", "utf-8")
    archive = tmp_path / "archive"
    for expected in ((1, 0), (0, 0)):
        said = fonds_json(archive, "ingest", folder, "--sheet", sheet)
        assert (said["records_new"], said["records_changed"]) == expected


def test_the_exported_sheet_read_again_changes_nothing(tmp_path: Path, folder: Path, sheet: Path) -> None:
    archive = tmp_path / "archive"
    fonds(archive, "ingest", folder, "--sheet", sheet)
    before = state(archive)
    for name in ("given-back.xlsx", "given-back.csv"):
        fonds(archive, "export", "sheet", tmp_path / name)
        fonds(archive, "ingest", folder, "--sheet", tmp_path / name)
        assert state(archive) == before


def test_a_dry_run_writes_nothing(tmp_path: Path, folder: Path, sheet: Path) -> None:
    archive = tmp_path / "archive"
    report = fonds_json(archive, "ingest", folder, "--sheet", sheet, "--dry-run", "--report", tmp_path / "report.html")
    assert report["dry_run"]
    assert report["rows_without_file"]["count"] == 1
    assert "[columns]" in report["proposed_profile"]
    assert not archive.exists()
    assert "Remarks of ours" in (tmp_path / "report.html").read_text("utf-8")


def test_the_proposed_profile_can_be_used(tmp_path: Path, folder: Path, sheet: Path) -> None:
    proposed = tmp_path / "mine.toml"
    fonds(tmp_path / "none", "ingest", folder, "--sheet", sheet, "--dry-run", "--propose-profile", proposed)
    report = fonds_json(tmp_path / "archive", "ingest", folder, "--sheet", sheet, "--profile", proposed)
    assert report["profile_origin"] == "given"
    assert report["records_new"] == 4


def test_bad_files_are_lines_in_the_report(tmp_path: Path) -> None:
    bomb = tmp_path / "bomb.docx"
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", "<Types/>")
        package.writestr("word/document.xml", b"\0" * 300_000_000)
    folder = write(
        tmp_path / "bad",
        {
            "empty.txt": b"",
            "broken.pdf": b"%PDF-1.4\nnot a document at all",
            "half.xml": "<TEI xmlns='http://www.tei-c.org/ns/1.0'><text><body><p>no end",
            "entities.xml": '<!DOCTYPE t [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><TEI xmlns="http://www.tei-c.org/'
            'ns/1.0"><text><body><p>&b;</p></body></text></TEI>',
            "wrong.pdf": "Really a text, whatever its name says, about the harbour.",
            "latin.txt": "Caf\xe9 \xff\xfe of the legation".encode("latin-1"),
            "good.txt": "A good file among bad ones.",
        },
    )
    bomb.rename(folder / "bomb.docx")
    archive = tmp_path / "archive"
    report = fonds_json(archive, "ingest", folder)
    refused = {r["path"].rsplit("/", 1)[-1] for r in report["refused"]}
    assert refused == {"empty.txt", "broken.pdf", "half.xml", "entities.xml", "bomb.docx"}
    assert all(r["reason"] and r["advice"] for r in report["refused"])
    again = fonds_json(archive, "ingest", folder)
    assert again["refused"] == report["refused"]
    assert (again["files_unchanged"], again["records_changed"], again["records_new"]) == (3, 0, 0)
    assert fonds_json(archive, "search", "good")["total"] == 1
    assert fonds_json(archive, "search", "harbour")["total"] == 1
    assert fonds_json(archive, "check")["faults"] == []


def test_rows_that_contradict_each_other_are_listed(tmp_path: Path, folder: Path) -> None:
    sheet = tmp_path / "list.csv"
    sheet.write_text("Identifier,Title,File name\nA-1,One title,letter.txt\nA-1,Another title,letter.txt\n")
    report = fonds_json(tmp_path / "archive", "ingest", folder, "--sheet", sheet)
    assert report["contradictions"]["count"] == 1
    assert "One title / Another title" in report["contradictions"]["examples"][0]
    shown = fonds_json(tmp_path / "archive", "show", "A-1")
    assert {e["value"] for e in shown["elements"] if e["name"] == "title"} == {"One title", "Another title"}


def test_a_sheet_handed_in_later_is_compared_with_rows_kept_before(tmp_path: Path) -> None:
    folder = write(tmp_path / "papers", {"k.md": "The quay of Brenk.", "r.md": "Cement for the harbour."})
    first, later, same = tmp_path / "list.csv", tmp_path / "more.csv", tmp_path / "same.csv"
    first.write_text("Identifier,Title,Date,File name\nZ/9,First paper,1958-03-02,k.md\nA/1,Third,1950-01-01,\n")
    later.write_text("Identifier,Title,Date,File name\nZ/9,Second paper,1961-01-01,r.md\nA/1,Third,1950,\n")
    same.write_text("Identifier,Title,Date,File name\nZ/9,first paper,,\n")
    archive = tmp_path / "archive"
    assert fonds_json(archive, "ingest", folder, "--sheet", first)["contradictions"]["count"] == 0
    report = fonds_json(archive, "ingest", folder, "--sheet", later)
    assert report["contradictions"]["count"] == 1
    told = report["contradictions"]["examples"][0]
    assert told.startswith("list.csv, row 2; more.csv, row 2 (Z/9): title: First paper / Second paper; date (")
    assert "1958-03-02 / 1961-01-01" in told
    assert fonds_json(archive, "ingest", folder, "--sheet", same)["contradictions"]["count"] == 0, "told before"


def test_rows_of_one_key_and_two_files_are_two_records_perhaps(tmp_path: Path) -> None:
    folder = write(tmp_path / "papers", {"k.md": "The quay of Brenk.", "r.md": "Cement for the harbour."})
    sheet, other = tmp_path / "list.csv", tmp_path / "more.csv"
    sheet.write_text("Identifier,Title,Date,File name\nZ/9,First paper,1958-03-02,k.md\nA/1,Third,1950-01-01,\n")
    other.write_text("Identifier,Title,Date,File name\nZ/9,Second paper,1961-01-01,r.md\nA/1,Third,1950,\n")
    report = fonds_json(tmp_path / "archive", "ingest", folder, "--sheet", sheet, "--sheet", other)
    assert report["contradictions"]["count"] == 1
    assert "First paper / Second paper" in report["contradictions"]["examples"][0]


def test_hierarchy_of_rows(tmp_path: Path) -> None:
    sheet = tmp_path / "isad.csv"
    sheet.write_text(
        "legacyId,parentId,identifier,title,levelOfDescription\n"
        "3,2,F1-1-a,A letter,Item\n1,,F1,Papers of the legation,Fonds\n2,1,F1-1,Letters,Series\n4,9,F1-9,Lost,Item\n"
        "5,6,F1-5,One,File\n6,5,F1-6,Other,File\n"
    )
    archive = tmp_path / "archive"
    report = fonds_json(archive, "ingest", write(tmp_path / "x", {"a.txt": "words"}), "--sheet", sheet)
    assert [p["title"] for p in fonds_json(archive, "show", "F1-1-a")["parents"]] == [
        "Papers of the legation",
        "Letters",
    ]
    assert sum("no row has that legacyId" in w for w in report["warnings"]) == 1
    assert sum("circle" in w for w in report["warnings"]) == 2
