"""Restricted records change no byte of a copy of the site: two archives, one that never had them."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from access.test_difference import COLUMNS, HIDDEN, HIDDEN_ROWS, PUBLIC, PUBLIC_ROWS
from conftest import ROOT
from web.copied_links import files_of_pages
from workflows.command_line import environment, fonds, fonds_json, write

_BUILD = """
import sys
from pathlib import Path
from access.site_bytes import build
build(Path(sys.argv[1]), Path(sys.argv[2]), Path(sys.argv[3]), sys.argv[4:])
"""


def copy(folder: Path, files: dict[str, str | bytes], rows: list[str], *restrict: str) -> dict[str, bytes]:
    """All files of a copy of an archive of these files and rows."""
    write(folder / "papers", files)
    sheet = folder / "list.csv"
    sheet.write_text("\n".join([COLUMNS, *rows]) + "\n", "utf-8")
    archive = folder / "archive"
    done = subprocess.run(
        [sys.executable, "-c", _BUILD, str(archive), str(folder / "papers"), str(sheet), *restrict],
        env=environment(archive) | {"PYTHONPATH": str(ROOT / "tests")}, capture_output=True, text=True, timeout=280,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    fonds(archive, "export", "static", folder / "copy", "--address", "https://archive.example")
    return files_of_pages(folder / "copy")


@pytest.mark.timeout(900)
def test_restricted_records_change_no_byte_of_a_copy(tmp_path: Path) -> None:
    without = copy(tmp_path / "never", PUBLIC, PUBLIC_ROWS)
    having = copy(tmp_path / "having", PUBLIC | HIDDEN, PUBLIC_ROWS[:3] + HIDDEN_ROWS + PUBLIC_ROWS[3:], "F1-d")
    assert len(without) > 60
    assert having.keys() == without.keys()
    assert [name for name, data in without.items() if having[name] != data] == []
    # and there was something to be kept back
    assert fonds_json(tmp_path / "having" / "archive", "search", "harpoons")["total"] == 1
    assert not any(b"harpoons" in data for data in having.values())
