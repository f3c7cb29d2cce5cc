"""`fonds compare` on two files."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from fonds.cli import main
from fonds.cli.comparing import _print

_SAID = "The visitor came to the harbour on Monday.{0}There he met {1} and then returned to the hotel by the river.{0}"
_OLD = _SAID.format("\r\n", "[ ]")
_NEW = _SAID.format("\n", "Doctor Hernandez")


def test_two_files(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "old.txt").write_bytes(_OLD.encode())
    (tmp_path / "new.txt").write_text(_NEW, "utf-8")
    assert main(["compare", "--texts", str(tmp_path / "old.txt"), str(tmp_path / "new.txt"), "--json"]) == 0
    said = json.loads(capsys.readouterr().out)
    assert said["record"] is None
    assert [(r["release"], r["digital_object"], r["pages"]) for r in said["releases"]] == [("old", None, 1), ("new", None, 1)]  # fmt: skip  # noqa: E501
    (span,) = said["spans"]
    assert (span["kind"], span["pair"], span["to"]["text"]) == ("opened", ["old", "new"], "Doctor Hernandez")
    assert _NEW[span["to"]["start"] : span["to"]["end"]] == "Doctor Hernandez"
    assert (span["from"]["page"], span["from"]["text"]) == (1, "")


def test_texts_that_say_the_same(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("old.txt", "new.txt"):
        (tmp_path / name).write_text(_OLD, "utf-8")
    assert main(["compare", "--texts", str(tmp_path / "old.txt"), str(tmp_path / "new.txt")]) == 0
    assert "No words were found that only one of the texts shows." in capsys.readouterr().out


@pytest.mark.parametrize("empty", ["old", "new"])
def test_a_text_without_words_is_said_to_have_none(
    empty: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("old", "new"):
        (tmp_path / f"{name}.txt").write_text("" if name == empty else "The consul met the Ambassador on 4 May 1962.")
    files = [str(tmp_path / "old.txt"), str(tmp_path / "new.txt")]
    assert main(["compare", "--texts", *files]) == 0
    printed = capsys.readouterr().out
    assert f"{empty} has no words" in printed
    assert "No words were found" not in printed, "nothing was compared"
    assert main(["compare", "--texts", *files, "--json"]) == 0
    said = json.loads(capsys.readouterr().out)
    assert (said["pages"][0]["comparable"], said["spans"]) == (False, [])


def test_a_record_without_two_texts_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    _print({"releases": [], "pages": [], "spans": []})
    assert "no text of a release is held" in capsys.readouterr().out


@pytest.mark.parametrize("arguments", [[], ["x", "--texts", "a", "b"], ["--texts", "no-such-file", "neither"]])
def test_wrong_usage(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["compare", *arguments]) == 2
    assert capsys.readouterr().out == ""
