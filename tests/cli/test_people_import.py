"""`fonds people import`: files and folders, what became of each record, and files that are none."""

from __future__ import annotations

from pathlib import Path

from workflows.command_line import fonds
from workflows.test_authorities_imported import RECORD


def test_an_empty_archive_takes_agents_in_and_other_files_are_refused(tmp_path: Path) -> None:
    archive, folder = tmp_path / "archive", tmp_path / "records"
    folder.mkdir()
    (folder / "strand.eac-cpf.xml").write_text(RECORD, "utf-8")
    fonds(archive, "init")
    done = fonds(archive, "people", "import", folder, "--by-name")
    assert "Anna Strand (" in done.stdout and ") is new here; undo with" in done.stdout
    assert "1 records read: 1 new, 0 added to, 0 had it all, 0 left out" in done.stdout
    assert "`fonds read` proposes it" in done.stdout
    again = fonds(archive, "people", "import", folder)
    assert "1 records read: 0 new, 0 added to, 1 had it all, 0 left out" in again.stdout
    (folder / "other.xml").write_text("<TEI/>")
    refused = fonds(archive, "people", "import", folder, check=False)
    assert refused.returncode == 2 and "other.xml" in refused.stderr and "Traceback" not in refused.stderr
    (folder / "empty").mkdir()
    empty = fonds(archive, "people", "import", folder / "empty", check=False)
    assert empty.returncode == 1 and "no authority records" in empty.stderr and "empty" in empty.stderr
    gone = fonds(archive, "people", "import", tmp_path / "nowhere.xml", check=False)
    assert gone.returncode in (1, 2) and "nowhere.xml" in gone.stderr and "Traceback" not in gone.stderr
