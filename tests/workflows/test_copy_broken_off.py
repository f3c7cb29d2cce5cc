"""A copy of the site that is killed, or has no room, leaves the former one, and the same command goes on from there."""

from __future__ import annotations

import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from conftest import ROOT
from web.copied_links import files_of_pages
from workflows.command_line import environment, fonds
from workflows.test_disk_full import FULL, limited

SAMPLE = ROOT / "examples" / "legation"
ADDRESS = ("--address", "https://archive.example", "--workers", "1")
pytestmark = [pytest.mark.timeout(900), pytest.mark.skipif(sys.platform == "win32", reason="kills by a signal")]


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive of some papers of the sample, with pictures of pages and several rounds of pages to be copied."""
    home = tmp_path_factory.mktemp("first")
    for name in ("journal", "translation"):
        shutil.copytree(SAMPLE / "documents" / name, home / "papers" / name)
    shutil.copy(SAMPLE / "documents" / "report-1956.pdf", home / "papers")
    fonds(home / "archive", "ingest", home / "papers")
    return home / "archive"


@pytest.fixture(scope="module")
def whole(first: Path) -> Path:
    """A copy of its site that nothing broke off, not to be changed."""
    fonds(first, "export", "static", first.with_name("whole"), *ADDRESS)
    return first.with_name("whole")


@pytest.fixture
def archive(first: Path, tmp_path: Path) -> Path:
    """The archive again, for this test alone."""
    return Path(shutil.copytree(first, tmp_path / "archive"))


def _killed(archive: Path, target: Path, tasks: int) -> None:
    """Begins a copy and kills it after so many tasks were done."""
    words = [sys.executable, "-m", "fonds", "export", "static", str(target), *ADDRESS]
    begun = subprocess.Popen(
        words, env=environment(archive), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
    )
    notes = target.with_name(f".{target.name}.notes")
    until = time.monotonic() + 300
    while len(list(notes.glob("task-*.json"))) < tasks and begun.poll() is None and time.monotonic() < until:
        time.sleep(0.02)
    assert begun.poll() is None, "it was done before it could be killed"
    begun.send_signal(signal.SIGKILL)
    begun.wait()
    time.sleep(1)  # its workers end by themselves


def test_killed_it_goes_on_and_comes_out_the_same(archive: Path, whole: Path, tmp_path: Path) -> None:
    target = tmp_path / "copy"
    for tasks in (1, 2):
        _killed(archive, target, tasks)
        assert not target.exists()
    done = fonds(archive, "export", "static", target, *ADDRESS)
    assert "Went on" in done.stderr
    assert files_of_pages(target) == files_of_pages(whole)
    assert sorted((target / "manifest-sha256.txt").read_text("utf-8").splitlines()) == sorted(
        (whole / "manifest-sha256.txt").read_text("utf-8").splitlines()
    )
    assert {path.name for path in tmp_path.iterdir()} == {"archive", "copy"}


def test_what_was_damaged_meanwhile_is_made_again_and_a_former_copy_stays(
    archive: Path, whole: Path, tmp_path: Path
) -> None:
    target = Path(shutil.copytree(whole, tmp_path / "copy"))
    before = files_of_pages(whole)
    _killed(archive, target, 1)
    assert files_of_pages(target) == before
    half = tmp_path / ".copy.half"
    next(half.glob("records/*/index.html")).write_bytes(b"")
    (half / "records" / "stray.html").write_text("stray")
    fonds(archive, "export", "static", target, *ADDRESS)
    assert files_of_pages(target) == before


def test_when_the_archive_has_changed_it_begins_anew(archive: Path, tmp_path: Path) -> None:
    target = tmp_path / "copy"
    _killed(archive, target, 1)
    more = tmp_path / "more" / "another.txt"
    more.parent.mkdir()
    more.write_text("A paper that came later, about harpoons.\n")
    fonds(archive, "ingest", more.parent)
    done = fonds(archive, "export", "static", target, *ADDRESS)
    assert "Went on" not in done.stderr
    assert any(b"harpoons" in data for name, data in files_of_pages(target).items() if name.endswith(".html"))


def test_without_room_it_says_so_and_goes_on_when_there_is(archive: Path, tmp_path: Path) -> None:
    target = tmp_path / "copy"
    done = limited(archive, 48, "export", "static", target, *ADDRESS)
    assert done.returncode == 1 and FULL in done.stderr and "Traceback" not in done.stderr, done.stderr
    assert not target.exists()
    fonds(archive, "export", "static", target, *ADDRESS)
    checked = subprocess.run(["sha256sum", "--quiet", "--check", "manifest-sha256.txt"], cwd=target)
    assert checked.returncode == 0
