"""A full disk stops an ingest with a word, loses nothing, and the same command goes on when there is room."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from conftest import ROOT
from workflows.command_line import contents, environment, fonds, fonds_json

SAMPLE = ROOT / "examples" / "legation"
FULL = "the disk is full"
_MOUNTED = """
set -u
mount -t tmpfs -o size="$1"k none "$2"
shift
"$PYTHON" -m fonds --archive "$1/archive" ingest "$2" > "$3/first.txt" 2>&1; echo $? > "$3/first.code"
"$PYTHON" -m fonds --archive "$1/archive" check > "$3/check.txt" 2>&1
mount -o remount,size=200m "$1"
"$PYTHON" -m fonds --archive "$1/archive" ingest "$2" --json > "$3/second.json"
"$PYTHON" -m fonds --archive "$1/archive" check > "$3/after.txt" 2>&1; echo $? > "$3/after.code"
cp "$1/archive/catalogue.sqlite3" "$3/"
"""


def own_mounts() -> list[str] | None:
    """How this system gives a process mounts of its own; None where it does not."""
    if sys.platform != "linux":
        return None
    for words in (["unshare", "-m"], ["unshare", "-rm"]):
        tried = [*words, "sh", "-c", "mount -t tmpfs -o size=64k none /mnt"]
        try:
            if subprocess.run(tried, capture_output=True, timeout=20).returncode == 0:
                return words
        except (OSError, subprocess.TimeoutExpired):
            continue
    return None


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[tuple[object, ...]]]:
    """What an archive of the sample holds that never lacked room."""
    archive = tmp_path_factory.mktemp("whole") / "archive"
    fonds(archive, "ingest", SAMPLE)
    return contents(archive)


def limited(archive: Path, largest: int, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """`fonds` where no file may grow beyond `largest` KiB: what a system without mounts has instead."""
    words = ["sh", "-c", f'ulimit -f {largest * 2}; trap "" XFSZ; exec "$@"', "sh", sys.executable, "-m", "fonds"]
    return subprocess.run(
        [*words, *map(str, arguments)], env=environment(archive), capture_output=True, text=True, timeout=300
    )


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has neither mounts of one's own nor such limits")
@pytest.mark.parametrize("room", [300, 1800, 1950, 2050])
def test_the_same_command_goes_on_when_there_is_room(
    tmp_path: Path, whole: dict[str, list[tuple[object, ...]]], room: int
) -> None:
    """`room` is KiB: for no database, for no original, for no more than the rows, for no index."""
    mounts = own_mounts()
    if mounts is None:
        archive = tmp_path / "archive"
        assert limited(archive, room // 10, "ingest", SAMPLE).returncode == 1
        second = fonds_json(archive, "ingest", SAMPLE)
        assert fonds(archive, "check").returncode == 0
    else:
        disk, said = tmp_path / "disk", tmp_path / "said"
        disk.mkdir()
        said.mkdir()
        subprocess.run(
            [*mounts, "sh", "-c", _MOUNTED, "sh", str(room), str(disk), str(SAMPLE), str(said)],
            env=environment(disk) | {"PYTHON": sys.executable}, check=True, timeout=300,
        )  # fmt: skip
        first_words = (said / "first.txt").read_text("utf-8")
        assert (said / "first.code").read_text().strip() == "1", first_words
        assert FULL in first_words and "Make room" in first_words and "Traceback" not in first_words
        assert "Traceback" not in (said / "check.txt").read_text("utf-8")
        assert (said / "after.code").read_text().strip() == "0", (said / "after.txt").read_text("utf-8")
        second = json.loads((said / "second.json").read_text("utf-8"))
        archive = said
    assert second["files_read"] + second["files_unchanged"] > 10
    assert contents(archive) == whole
