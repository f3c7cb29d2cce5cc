"""A bag is valid by the library that others wrote, and an archive restored from it is equal to the first."""

from __future__ import annotations

import json
import shutil
import sqlite3
from pathlib import Path
from typing import Any

import bagit
import pytest

from conftest import ROOT
from forked_python import python
from workflows import command_line
from workflows.command_line import environment, fonds, fonds_json

SCRIPT = Path(__file__).with_name("bagged_archive.py")
SAMPLE = ROOT / "examples" / "legation"
UNTOUCHED = {"catalogue_outboxentry"}
"""The one table of the catalogue that says something of an archive's own index."""


def script(archive: Path, what: str, *words: str | Path) -> str:
    """Runs the script beside this file in a process of its own; returns what it printed."""
    return command_line.script(archive, [SCRIPT, what, archive, *words])


def tables(archive: Path) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table of the catalogue, each table in the order of all its columns."""
    with sqlite3.connect(archive / "catalogue.sqlite3") as base:
        found = base.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND name LIKE 'catalogue_%'")
        names = sorted(name for (name,) in found if name not in UNTOUCHED)
        return {name: sorted(base.execute(f"SELECT * FROM {name}").fetchall(), key=repr) for name in names}


def is_valid(bag: Path) -> bool:
    """What the Library of Congress's own library says; it raises what is wrong."""
    return bool(bagit.Bag(str(bag)).validate())


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive in which everything was decided that people can decide."""
    archive = tmp_path_factory.mktemp("first") / "archive"
    script(archive, "build", SAMPLE)
    # scores depend on how an index has grown: this one is of one piece, as that of a restored archive is
    shutil.rmtree(archive / "index")
    fonds(archive, "check", "--repair")
    return archive


@pytest.fixture(scope="module")
def bag(first: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Its bag."""
    made = tmp_path_factory.mktemp("bags") / "whole"
    fonds(first, "export", "bag", made)
    return made


@pytest.fixture(scope="module")
def second(bag: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What is restored from that."""
    archive = tmp_path_factory.mktemp("second") / "archive"
    fonds(archive, "restore", bag)
    return archive


def test_the_bag_is_one_for_other_software(bag: Path) -> None:
    assert is_valid(bag)
    opened = bagit.Bag(str(bag))
    assert opened.version_info == (1, 0) and set(opened.algorithms) == {"sha256", "sha512"}
    assert {"tagmanifest-sha256.txt", "tagmanifest-sha512.txt"} <= {path.name for path in bag.iterdir()}
    assert opened.info["Payload-Oxum"] == f"{sum(opened_sizes(bag))}.{len(opened_sizes(bag))}"


def opened_sizes(bag: Path) -> list[int]:
    return [path.stat().st_size for path in (bag / "data").rglob("*") if path.is_file()]


def test_every_table_is_the_same_row_by_row(first: Path, second: Path) -> None:
    before, after = tables(first), tables(second)
    assert before.keys() == after.keys()
    for name, rows in before.items():
        assert after[name] == rows, name
    # no table is equal for being empty
    assert [name for name, rows in before.items() if not rows] == []


def test_originals_are_the_same_byte_for_byte(first: Path, second: Path) -> None:
    def held(archive: Path) -> dict[str, bytes]:
        return {path.name: path.read_bytes() for path in (archive / "files").rglob("*") if path.is_file()}

    assert held(first) == held(second) != {}
    assert (second / "locale" / "de" / "LC_MESSAGES" / "django.po").is_file()


def test_the_archive_is_well_and_the_bag_of_it_the_same(second: Path, bag: Path, tmp_path: Path) -> None:
    assert fonds_json(second, "check")["faults"] == []
    fonds(second, "export", "bag", tmp_path / "again")
    for path in sorted((bag / "data").rglob("*")):
        if path.is_file() and path.name != "catalogue.json":
            assert (tmp_path / "again" / path.relative_to(bag)).read_bytes() == path.read_bytes(), path.name


@pytest.mark.timeout(600)
def test_site_harvesters_and_commands_get_the_same_answers(first: Path, second: Path) -> None:
    before, after = json.loads(script(first, "answers")), json.loads(script(second, "answers"))
    assert len(before) > 200 and before.keys() == after.keys()
    assert [asked for asked in before if before[asked] != after[asked]] == []


def test_the_test_would_notice(first: Path, tmp_path: Path) -> None:
    """One word of a note changed, one date later: both comparisons see it."""
    other = tmp_path / "other"
    shutil.copytree(first, other)
    with sqlite3.connect(other / "catalogue.sqlite3") as base:
        base.execute("UPDATE catalogue_unitofdescription SET public_changed_at = public_changed_at + 1")
    assert [name for name, rows in tables(first).items() if tables(other)[name] != rows] == [
        "catalogue_unitofdescription"
    ]


def test_what_was_restored_goes_on_as_an_archive(second: Path) -> None:
    """The same submission again changes nothing, and new keys follow on the old ones."""
    before = tables(second)
    fonds(second, "ingest", SAMPLE / "documents", "--sheet", SAMPLE / "legation.xlsx",
          "--profile", SAMPLE / "profile.toml")  # fmt: skip
    after = tables(second)
    for name in ("catalogue_pagetext", "catalogue_decision", "catalogue_mask", "catalogue_storedfile"):
        assert after[name] == before[name], name


def test_a_record_and_a_fonds_have_bags_of_their_own(first: Path, tmp_path: Path) -> None:
    with sqlite3.connect(first / "catalogue.sqlite3") as base:
        record, parent = base.execute(
            "SELECT u.id, u.parent_id FROM catalogue_unitofdescription u "
            "JOIN catalogue_digitalobject o ON o.unit_id = u.id WHERE u.parent_id IS NOT NULL ORDER BY u.id"
        ).fetchone()
        top = parent
        while above := base.execute(
            "SELECT parent_id FROM catalogue_unitofdescription WHERE id = ?", [top]
        ).fetchone()[0]:  # fmt: skip
            top = above
    whole = tables(first)
    for option, name in (("--record", record), ("--fonds", top)):
        made = tmp_path / name
        fonds(first, "export", "bag", made, option, name)
        assert is_valid(made)
        restored = tmp_path / f"archive-{name}"
        fonds(restored, "restore", made)
        assert fonds_json(restored, "check")["faults"] == []
        # all that a part holds is as it stands in the whole
        for table, rows in tables(restored).items():
            assert set(map(repr, rows)) <= set(map(repr, whole[table])), table
        assert fonds_json(restored, "show", record) == fonds_json(first, "show", record)
        assert fonds_json(restored, "facts", record) == fonds_json(first, "facts", record)
    of_record = len(tables(tmp_path / f"archive-{record}")["catalogue_digitalobject"])
    of_fonds = len(tables(tmp_path / f"archive-{top}")["catalogue_digitalobject"])
    assert 0 < of_record < of_fonds <= len(whole["catalogue_digitalobject"])


def test_a_bag_is_not_written_over_anything(first: Path, bag: Path, tmp_path: Path) -> None:
    done = fonds(first, "export", "bag", bag, check=False)
    assert done.returncode == 1 and "name a new folder" in done.stderr
    original = next(path for path in (first / "files").rglob("*") if path.is_file())
    other = tmp_path / "damaged"
    shutil.copytree(first, other)
    (other / "files" / original.parent.name / original.name).chmod(0o644)
    (other / "files" / original.parent.name / original.name).write_bytes(b"other bytes")
    done = fonds(other, "export", "bag", tmp_path / "bag", check=False)
    assert done.returncode == 1 and original.name in done.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["damaged"]


@pytest.mark.postgresql
def test_a_bag_leads_from_sqlite_to_postgresql(bag: Path, tmp_path: Path, postgresql: str) -> None:
    archive, again = tmp_path / "archive", tmp_path / "again"
    there = environment(archive) | {"FONDS_DATABASE": postgresql}
    for words in (["restore", bag], ["check"], ["export", "bag", again]):
        done = python(["-m", "fonds", *words], there)
        assert done.returncode == 0, done.stdout + done.stderr

    def rows(folder: Path, name: str) -> list[Any]:
        # PostgreSQL keeps no order within a JSON value
        return [json.loads(line) for line in (folder / "data" / "catalogue" / name).read_text("utf-8").split("\n")[:-1]]

    for path in sorted((bag / "data" / "catalogue").glob("*.jsonl")):
        assert rows(again, path.name) == rows(bag, path.name), path.name
