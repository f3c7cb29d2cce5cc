"""A restricted record changes nothing that assistants and reading lists get: two archives, one that never had it."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from access.site_bytes import identifier
from access.test_difference import COLUMNS, HIDDEN, HIDDEN_ROWS, PUBLIC, PUBLIC_ROWS
from workflows.command_line import environment, write


def answers(folder: Path, files: dict[str, str | bytes], rows: list[str], *more: str) -> dict[str, str]:
    """What is answered from an archive of these files and rows."""
    write(folder / "papers", files)
    sheet = folder / "list.csv"
    sheet.write_text("\n".join([COLUMNS, *rows]) + "\n", "utf-8")
    done = subprocess.run(
        [sys.executable, str(Path(__file__).with_name("assistant_bytes.py")), str(folder / "archive"),
         str(folder / "papers"), str(sheet), *more],
        env=environment(folder / "archive"), capture_output=True, text=True, timeout=300,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


HIDDEN_IDS = [identifier(f"sheet:{code}") for code in ("F1-a", "F2-b", "F3-c", "F1-d")]


@pytest.fixture(scope="module")
def without(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """What is answered from an archive that never had the hidden records."""
    return answers(tmp_path_factory.mktemp("never"), PUBLIC, PUBLIC_ROWS, "--also", *HIDDEN_IDS)


def test_restricted_records_change_no_answer(without: dict[str, str], tmp_path: Path) -> None:
    having = answers(
        tmp_path, PUBLIC | HIDDEN, PUBLIC_ROWS[:3] + HIDDEN_ROWS + PUBLIC_ROWS[3:],
        "--restrict", "F1-d", "--also", *HIDDEN_IDS,
    )  # fmt: skip
    assert len(without) > 100
    assert set(having) == set(without)
    assert [question for question in without if having[question] != without[question]] == []


def test_the_test_would_notice(without: dict[str, str], tmp_path: Path) -> None:
    having = answers(tmp_path, PUBLIC | HIDDEN, PUBLIC_ROWS + HIDDEN_ROWS[3:])
    assert any(having.get(question) != digest for question, digest in without.items())
