"""What is said to wrong usage."""

from __future__ import annotations

from pathlib import Path

import pytest

from fonds.cli import main
from workflows.command_line import fonds


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
