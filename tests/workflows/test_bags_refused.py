"""A bag may be anybody's: what is damaged, tampered with or leads elsewhere is refused by name, and nothing is written.

Killed or without room, a restoration goes on with the same command.
"""

from __future__ import annotations

import hashlib
import json
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import bagit
import pytest

from conftest import not_run
from fonds.workflows.bag_checking import BadBag, check_bag
from workflows.command_line import contents, environment, fonds, fonds_json, write
from workflows.test_disk_full import FULL, own_mounts

TABLE = "data/catalogue/unitofdescription.jsonl"


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A hundred papers."""
    home = tmp_path_factory.mktemp("papers")
    write(home / "papers", {f"{n:03}.txt": f"Paper {n} of the legation.\n" * 60 for n in range(100)})
    sheet = home / "list.csv"
    sheet.write_text(
        "Identifier,Title,File name\n" + "".join(f"N-{n},Paper {n},{n:03}.txt\n" for n in range(100)), "utf-8"
    )
    fonds(home / "archive", "ingest", home / "papers", "--sheet", sheet)
    return home / "archive"


@pytest.fixture(scope="module")
def bag(archive: Path) -> Path:
    """Its bag, not to be changed."""
    fonds(archive, "export", "bag", archive.with_name("bag"))
    return archive.with_name("bag")


@pytest.fixture
def copy(bag: Path, tmp_path: Path) -> Path:
    """A copy of the bag."""
    return Path(shutil.copytree(bag, tmp_path / "bag"))


def original(bag: Path) -> Path:
    return sorted(path for path in (bag / "data" / "originals").rglob("*") if path.is_file())[7]


def refused(bag: Path, *words: str) -> None:
    """The restoration ends with 1, names what is wrong, and leaves nothing behind."""
    target = bag.parent / "restored"
    done = fonds(target, "restore", bag, check=False)
    assert done.returncode == 1, done.stdout
    assert "Traceback" not in done.stderr
    for each in words:
        assert each in done.stderr, done.stderr
    assert not target.exists()


def resealed(bag: Path) -> None:
    """Whoever tampers can make the checksums anew."""
    opened = bagit.Bag(str(bag))
    for path in bag.glob("*manifest*"):
        path.unlink()
    opened.save(manifests=True)


def _flip(bag: Path) -> str:
    path = original(bag)
    path.write_bytes(path.read_bytes()[:-1] + b"X")
    return path.name


def _shorten(bag: Path) -> str:
    path = bag / TABLE
    path.write_bytes(path.read_bytes()[:-100])
    return TABLE


def _lose(bag: Path) -> str:
    path = original(bag)
    path.unlink()
    return path.name


def _add(bag: Path) -> str:
    (bag / "data" / "originals" / "extra.exe").write_bytes(b"MZ")
    return "data/originals/extra.exe"


def _edit_manifest(bag: Path) -> str:
    path = bag / "manifest-sha512.txt"
    path.write_text(path.read_text().replace("0", "1", 3))
    return "manifest-sha512.txt"


def _edit_info(bag: Path) -> str:
    path = bag / "bag-info.txt"
    path.write_text(path.read_text().replace("Bagging-Date", "Bagging-Day"))
    return "bag-info.txt"


def _link(bag: Path) -> str:
    path = original(bag)
    kept = path.read_bytes()
    path.unlink()
    elsewhere = bag.with_name("elsewhere")
    elsewhere.write_bytes(kept)
    path.symlink_to(elsewhere)
    return path.name


def _linked_folder(bag: Path) -> str:
    folder = original(bag).parent
    shutil.move(folder, bag.with_name("folder"))
    folder.symlink_to(bag.with_name("folder"))
    return folder.name


def _linked_payload(bag: Path) -> str:
    shutil.move(bag / "data", bag.with_name("payload"))
    (bag / "data").symlink_to(bag.with_name("payload"))
    return "data is a link"


def _fetch(bag: Path) -> str:
    (bag / "fetch.txt").write_text("https://archive.example/a - data/a\n")
    return "fetch.txt"


def _no_manifest(bag: Path) -> str:
    for path in bag.glob("tagmanifest-*"):
        path.unlink()
    return "tag manifest"


@pytest.mark.parametrize(
    "damage",
    [_flip, _shorten, _lose, _add, _edit_manifest, _edit_info, _link, _linked_folder, _linked_payload, _fetch,
     _no_manifest],
)  # fmt: skip
def test_what_is_damaged_is_named(copy: Path, damage: Callable[[Path], str]) -> None:
    named = damage(copy)
    with pytest.raises(BadBag) as told:
        check_bag(copy)
    assert named in str(told.value)


@pytest.mark.parametrize("damage", [_flip, _link])
def test_and_nothing_of_it_is_written(copy: Path, damage: Callable[[Path], str]) -> None:
    refused(copy, damage(copy))


@pytest.mark.parametrize(
    "path", ["../outside", "data/../../outside", "/etc/passwd", "data//x", "C:/x", "data/a\\..\\b", "data/%0Ax", "~/x"]
)
def test_no_path_leads_out(copy: Path, path: str) -> None:
    copy.with_name("outside").write_text("not the archive's")
    for algorithm, digest in (("sha256", "0" * 64), ("sha512", "0" * 128)):
        with (copy / f"manifest-{algorithm}.txt").open("a") as manifest:
            manifest.write(f"{digest}  {path}\n")
    (copy / "tagmanifest-sha512.txt").unlink()
    lines = (copy / "tagmanifest-sha256.txt").read_text().splitlines()
    made = [f"{hashlib.sha256((copy / line[66:]).read_bytes()).hexdigest()}  {line[66:]}\n" for line in lines]
    (copy / "tagmanifest-sha256.txt").write_text("".join(made))
    with pytest.raises(BadBag, match=r"manifest-sha\d+\.txt: the path"):
        check_bag(copy)


def _other_digest(row: dict[str, object]) -> None:
    row["sha256"] = "../../../../etc/passwd"


def _other_column(row: dict[str, object]) -> None:
    row["is_superuser"] = True


def _other_type(row: dict[str, object]) -> None:
    row["revision"] = "1; DROP TABLE"


def _too_long(row: dict[str, object]) -> None:
    row["reference_code"] = "x" * 10_000


def _nowhere(row: dict[str, object]) -> None:
    row["parent_id"] = "bcdfghjkmnpq"


def _no_row(row: dict[str, object]) -> None:
    row.clear()


@pytest.mark.parametrize(
    ("table", "change"),
    [("storedfile", _other_digest), ("storedfile", _no_row), ("unitofdescription", _other_column),
     ("unitofdescription", _other_type), ("unitofdescription", _too_long), ("unitofdescription", _nowhere)],
)  # fmt: skip
def test_rows_that_were_tampered_with_are_refused_though_their_sums_are_right(
    copy: Path, table: str, change: Callable[[dict[str, object]], None]
) -> None:
    path = copy / "data" / "catalogue" / f"{table}.jsonl"
    rows = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    change(rows[0])
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    resealed(copy)
    assert bagit.Bag(str(copy)).validate()
    refused(copy, "refused")


def test_other_files_are_refused_though_their_sums_are_right(copy: Path) -> None:
    (copy / "data" / "locale" / "de").mkdir(parents=True)
    (copy / "data" / "locale" / "de" / "run.py").write_text("print()")
    resealed(copy)
    refused(copy, "data/locale/de/run.py")


def test_a_bag_of_other_software_is_refused_and_one_sealed_by_it_is_not(copy: Path, tmp_path: Path) -> None:
    other = tmp_path / "photographs"
    write(other, {"one.jpg": b"\xff\xd8"})
    bagit.make_bag(str(other))
    refused(other, "was not made by")
    resealed(copy)
    fonds(tmp_path / "again", "restore", copy)
    assert fonds_json(tmp_path / "again", "check")["faults"] == []


def test_a_bag_of_a_newer_version_says_so(copy: Path) -> None:
    path = copy / "data" / "catalogue" / "catalogue.json"
    header = json.loads(path.read_text())
    path.write_text(json.dumps(header | {"migration": "9999_of_next_year", "fonds": "99.0"}))
    resealed(copy)
    refused(copy, "fonds 99.0, which is newer")


def test_an_archive_with_records_is_left_alone(archive: Path, bag: Path, tmp_path: Path) -> None:
    other = Path(shutil.copytree(archive, tmp_path / "other"))
    done = fonds(other, "restore", bag, check=False)
    assert done.returncode == 1 and "has records already" in done.stderr
    assert contents(other) == contents(archive)
    (tmp_path / "letters").mkdir()
    (tmp_path / "letters" / "mine.txt").write_text("mine")
    done = fonds(tmp_path / "letters", "restore", bag, check=False)
    assert done.returncode == 2 and [p.name for p in (tmp_path / "letters").iterdir()] == ["mine.txt"]


def _restoring(target: Path, bag: Path) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", "fonds", "restore", str(bag)],
        env=environment(target), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="the system has no kill -9")
def test_killed_at_any_moment_it_goes_on(archive: Path, bag: Path, tmp_path: Path) -> None:
    target = tmp_path / "killed"
    begun = time.monotonic()
    assert _restoring(tmp_path / "whole", bag).wait() == 0
    whole = time.monotonic() - begun
    for part in (0.3, 0.45, 0.6, 0.7, 0.8, 0.9):
        running = _restoring(target, bag)
        time.sleep(whole * part)
        running.kill()
        running.wait()
    done = fonds(target, "restore", bag, check=False)
    assert done.returncode == 0 or "has records already" in done.stderr
    assert contents(target) == contents(archive)
    assert fonds_json(target, "check")["faults"] == []
    assert fonds_json(target, "search", "legation", "--limit", "1")["total"] == 100
    assert not (target / "restoring").exists()


_MOUNTED = """
set -u
mount -t tmpfs -o size="$1"k none "$2"
shift
"$PYTHON" -m fonds --archive "$1/archive" restore "$2" > "$3/first.txt" 2>&1; echo $? > "$3/first.code"
mount -o remount,size=200m "$1"
"$PYTHON" -m fonds --archive "$1/archive" restore "$2" > "$3/second.txt" 2>&1; echo $? > "$3/second.code"
"$PYTHON" -m fonds --archive "$1/archive" check > "$3/check.txt" 2>&1; echo $? > "$3/check.code"
cp "$1/archive/catalogue.sqlite3" "$3/"
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no mounts of one's own")
@pytest.mark.parametrize("room", [300, 900, 1500])
def test_without_room_it_stops_with_a_word_and_goes_on(archive: Path, bag: Path, tmp_path: Path, room: int) -> None:
    """`room` is KiB: for no database, for some originals, for no rows."""
    mounts = own_mounts()
    if mounts is None:
        not_run("this system gives a process no mounts of its own")
    disk, said = tmp_path / "disk", tmp_path / "said"
    disk.mkdir()
    said.mkdir()
    subprocess.run(
        [*mounts, "sh", "-c", _MOUNTED, "sh", str(room), str(disk), str(bag), str(said)],
        env=environment(disk) | {"PYTHON": sys.executable}, check=True, timeout=280,
    )  # fmt: skip
    first = (said / "first.txt").read_text("utf-8")
    assert (said / "first.code").read_text().strip() == "1", first
    assert FULL in first and "Traceback" not in first
    assert (said / "second.code").read_text().strip() == "0", (said / "second.txt").read_text("utf-8")
    assert (said / "check.code").read_text().strip() == "0", (said / "check.txt").read_text("utf-8")
    assert contents(said) == contents(archive)
