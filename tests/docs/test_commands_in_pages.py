"""The commands in the tutorial and the how-to pages do what the pages say.

Blocks marked `sh` are run line by line, in order, in a folder of their own that holds `examples/` and `corpora/`.
Every line of a block marked `text` must stand in what the commands since the block before it have printed.
"""

from __future__ import annotations

import os
import re
import shlex
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from conftest import ROOT

DOCS = ROOT / "docs"


@dataclass
class Desk:
    """Where a reader of the page sits: a folder, and `fonds` at hand."""

    folder: Path
    printed: str = ""
    ran: list[str] = field(default_factory=list)

    def environment(self) -> dict[str, str]:
        """What the commands run under: nothing of the tests' own settings."""
        return {k: v for k, v in os.environ.items() if not k.startswith(("FONDS_", "DJANGO_"))} | {"PYTHONUTF8": "1"}

    def words(self, command: str) -> list[str]:
        """The command as a list; `fonds` is the one under test."""
        first, *rest = shlex.split(command)
        assert first == "fonds", f"only fonds is run here, not {first}"
        return [sys.executable, "-m", "fonds", *rest]

    def run(self, command: str) -> None:
        """Runs one line of a block."""
        self.ran.append(command)
        if command.startswith("fonds serve"):
            self.serve(command)
            return
        done = subprocess.run(
            self.words(command), cwd=self.folder, env=self.environment(), capture_output=True, text=True,
            encoding="utf-8", timeout=900,
        )  # fmt: skip
        assert done.returncode == 0, f"{command}\n{done.stdout}\n{done.stderr}"
        self.printed += done.stdout + done.stderr

    def serve(self, command: str) -> None:
        """Serves on a free port instead of the page's, asks for the home page and a search, and stops."""
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
        words = self.words(re.sub(r"--port \d+", f"--port {port}", command))
        assert str(port) in words
        server = subprocess.Popen(words, cwd=self.folder, env=self.environment())
        try:
            assert b"<html" in _answer(f"http://127.0.0.1:{port}/", server)
            assert b"/records/" in _answer(f"http://127.0.0.1:{port}/search?q=legation", server)
        finally:
            server.terminate()
            server.wait(30)

    def read(self, excerpt: str) -> None:
        """Compares what was printed with the page's excerpt."""
        missing = [line for line in excerpt.splitlines() if line.strip() and line not in self.printed]
        assert not missing, f"not printed: {missing}\nbut:\n{self.printed}"
        self.printed = ""


def _answer(address: str, server: subprocess.Popen[bytes]) -> bytes:
    for _ in range(600):
        assert server.poll() is None, "the server stopped"
        try:
            with urllib.request.urlopen(address, timeout=60) as answer:
                return bytes(answer.read())
        except urllib.error.HTTPError:
            raise
        except OSError:
            time.sleep(0.1)
    raise AssertionError(f"no answer from {address}")


def follow(page: Path, desk: Desk) -> None:
    """Does what the page says."""
    for kind, body in re.findall(r"^```(sh|text)\n(.*?)^```$", page.read_text("utf-8"), re.MULTILINE | re.DOTALL):
        if kind == "text":
            desk.read(body)
            continue
        for command in body.splitlines():
            desk.run(command)


def test_the_tutorial(tmp_path: Path) -> None:
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    desk = Desk(tmp_path)
    follow(DOCS / "tutorial" / "from-a-folder-to-a-site.md", desk)
    assert len(desk.ran) > 8
    assert any(c.startswith("fonds serve") for c in desk.ran)


@pytest.mark.corpora
@pytest.mark.timeout(600)
@pytest.mark.parametrize("name", ["saved-page", "frus-volume", "tei-editions"])
def test_the_page_of(name: str, tmp_path: Path, corpora: Path) -> None:
    (tmp_path / "corpora").symlink_to(corpora)
    desk = Desk(tmp_path)
    follow(DOCS / "how-to" / f"{name}.md", desk)
    assert len(desk.ran) >= 2


@pytest.mark.corpora
@pytest.mark.timeout(600)
def test_the_page_of_releases_on_one_text_in_a_hundred(tmp_path: Path, corpora: Path) -> None:
    whole = corpora / "jfk" / "releases"
    # spread over the years; the lists, which are long, are taken in by the benchmark and by the test of their reader
    for text in sorted(whole.rglob("*.md"))[::100]:
        kept = tmp_path / "corpora" / "jfk" / "releases" / text.relative_to(whole)
        kept.parent.mkdir(parents=True, exist_ok=True)
        kept.write_bytes(text.read_bytes())
    sheets = corpora / "jfk" / "sheets"
    (tmp_path / "corpora" / "jfk" / "sheets").mkdir()
    for sheet in sorted(sheets.glob("*.xlsx")):
        _first_rows(sheet, tmp_path / "corpora" / "jfk" / "sheets" / sheet.name)
    desk = Desk(tmp_path)
    follow(DOCS / "how-to" / "jfk-releases.md", desk)
    assert len(desk.ran) >= 2


def _first_rows(sheet: Path, target: Path) -> None:
    """The heads and 200 rows of a list."""
    import openpyxl
    from python_calamine import CalamineWorkbook

    rows = CalamineWorkbook.from_path(sheet).get_sheet_by_index(0).to_python()[:201]
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    book.save(target)
