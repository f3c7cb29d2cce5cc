"""What belongs to a submission, and what is kept out of it."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from fonds.adapters.source_files import Passed, found_files, printable, safe_files, within
from fonds.core.text.reading import Unreadable

posix = pytest.mark.skipif(sys.platform == "win32", reason="links and odd names need POSIX")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    root = tmp_path / "submission"
    for name in (
        "b.txt",
        "a/2.txt",
        "a/10.txt",
        ".DS_Store",
        "Thumbs.db",
        "a/~$x.docx",
        "__MACOSX/b.txt",
        ".git/config",
    ):
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text("words")
    (tmp_path / "secret.txt").write_text("outside")
    return root


def test_files_in_order_and_leftovers_counted(folder: Path) -> None:
    passed = Passed()
    assert [path.relative_to(folder).as_posix() for path in safe_files(folder, passed)] == [
        "b.txt",
        "a/10.txt",
        "a/2.txt",
    ]
    assert passed.leftovers == 5 and passed.refused == []


def test_names_begin_with_the_folder(folder: Path) -> None:
    files, refused = found_files(folder)
    assert [file.name for file in files] == ["submission/a/10.txt", "submission/a/2.txt", "submission/b.txt"]
    assert {file.media_type for file in files} == {"text/plain"} and refused == []


def test_a_single_file_is_a_submission_too(folder: Path) -> None:
    files, _ = found_files(folder / "b.txt")
    assert [file.name for file in files] == ["b.txt"]


def test_a_folder_that_is_not_there_is_refused(tmp_path: Path) -> None:
    files, refused = found_files(tmp_path / "gone")
    assert files == [] and len(refused) == 1


@posix
def test_links_that_leave_the_folder_are_refused(folder: Path) -> None:
    (folder / "out.txt").symlink_to("../secret.txt")
    (folder / "all").symlink_to("..")
    (folder / "nowhere").symlink_to("gone.txt")
    (folder / "loop").symlink_to("loop")
    (folder / "within.txt").symlink_to("b.txt")
    (folder / "itself").symlink_to(".")
    os.mkfifo(folder / "pipe")
    files, refused = found_files(folder)
    assert [file.name for file in files if file.path.parent == folder] == ["submission/b.txt", "submission/within.txt"]
    assert {name for name, _ in refused} == {
        f"submission/{name}" for name in ("out.txt", "all", "nowhere", "loop", "pipe")
    }


@posix
def test_the_folder_itself_may_be_a_link(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(folder)
    files, refused = found_files(tmp_path / "link")
    assert len(files) == 3 and refused == []
    assert files[0].name.startswith("link/")


@posix
@pytest.mark.skipif(sys.platform == "darwin", reason="macOS accepts no such names")
def test_names_that_are_no_utf8(folder: Path) -> None:
    (folder / os.fsdecode(b"caf\xe9.txt")).write_text("words")
    files, _ = found_files(folder)
    assert "submission/caf\ufffd.txt" in [file.name for file in files]


@pytest.mark.parametrize("name", ["../secret.txt", "a/../../secret.txt", "..\\secret.txt", "x\0y"])
def test_names_in_a_spreadsheet_cannot_leave_the_folder(folder: Path, name: str) -> None:
    with pytest.raises(Unreadable, match="leads out"):
        within(folder, name)


def test_names_in_a_spreadsheet_within_the_folder(folder: Path) -> None:
    assert within(folder, "a\\2.txt") == (folder / "a" / "2.txt").resolve()
    assert within(folder, "/etc/passwd") == folder.resolve() / "etc" / "passwd"


def test_printable_names() -> None:
    assert printable("정일룡 ё.txt") == "정일룡 ё.txt"
    assert printable("a\nb\x7f") == "a\ufffdb\ufffd"
