"""What is said to wrong usage."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from fonds.cli import main
from workflows.command_line import environment, fonds


@pytest.mark.parametrize(
    ("words", "meant"), [(["serv"], "`fonds serve`"), (["export", "statc"], "`fonds export static`")]
)
def test_a_mistyped_command_is_told_what_may_be_meant(
    words: list[str], meant: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        main(words)
    said = capsys.readouterr().err
    assert ended.value.code == 2
    assert f"there is no '{words[-1]}'" in said and meant in said


def test_a_word_too_many_is_named_with_its_command(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["compare", "one", "two"]) == 2
    assert capsys.readouterr().err == "fonds compare: 'two' is not understood; see `fonds compare --help`\n"


def test_an_option_without_a_command_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["--bogus"])
    assert ended.value.code == 2
    assert "--bogus" in capsys.readouterr().err


def test_an_empty_folder_is_asked_about(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    said = fonds(tmp_path / "archive", "ingest", tmp_path / "empty", "--dry-run").stdout
    assert "Nothing was found to take in. Is this the right folder?" in said


def said_of(archive: Path, setting: str, value: str, *words: str) -> tuple[int, str]:
    """The exit code and the one line that a command says with a setting."""
    done = subprocess.run(
        [sys.executable, "-m", "fonds", *words], env=environment(archive) | {setting: value}, capture_output=True,
        text=True, encoding="utf-8", timeout=120,
    )  # fmt: skip
    assert "Traceback" not in done.stderr and done.stdout == ""
    (line,) = done.stderr.splitlines()
    assert line.startswith(f"fonds {words[0]}: ")
    return done.returncode, line


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive with nothing in it."""
    archive = tmp_path_factory.mktemp("usage") / "archive"
    fonds(archive, "init")
    return archive


@pytest.mark.parametrize("words", [("init",), ("search", "cement"), ("serve",)])
def test_a_database_that_is_down_is_told_in_one_line(empty: Path, words: tuple[str, ...]) -> None:
    code, line = said_of(empty, "FONDS_DATABASE", "postgresql://nobody:hush@127.0.0.1:1/none", *words)
    assert code == 1 and "hush" not in line
    assert "the database cannot be used" in line and "See that PostgreSQL runs" in line


@pytest.mark.parametrize(("setting", "value", "told"), [
    ("FONDS_DATABASE", "mysql://x", "starts with 'mysql', which is not known; write postgresql://"),
    ("FONDS_DATABASE", "postgresql://h:abc/x", "is no address"), ("FONDS_DATABASE", "postgresql://h", "no database"),
    ("FONDS_MENTION_FINDER", "guess", "rules, model or both"), ("FONDS_MEETING_FINDER", "guess", "rules or both"),
    ("FONDS_FILE_LIMIT", "much", "it is a whole number"),
])  # fmt: skip
def test_a_wrong_setting_is_told_in_one_line(empty: Path, setting: str, value: str, told: str) -> None:
    code, line = said_of(empty, setting, value, "search", "cement")
    assert code == 2 and told in line


def test_an_index_of_another_schema_is_told_in_one_line(tmp_path: Path) -> None:
    archive = tmp_path / "archive"
    (tmp_path / "papers").mkdir()
    (tmp_path / "papers" / "one.txt").write_text("Cement was brought to the harbour.", "utf-8")
    fonds(archive, "ingest", tmp_path / "papers")
    schemas = list((archive / "index").rglob("schema.json"))
    assert schemas
    for schema in schemas:
        schema.write_text('{"schema": 0}', "ascii")
    said = fonds(archive, "search", "cement", check=False)
    assert said.returncode == 1
    assert "fonds check --repair" in said.stderr
    assert len(said.stderr.strip().splitlines()) == 1
