"""Comparisons of releases: computed once, kept, followed when texts or access change, decided on by people."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path
from typing import Any

import pytest

from workflows.command_line import fonds, fonds_json, script, write

PROFILE = """
[profile]
name = "three-releases"
[join]
key_form = "record number"
key_prefix = "x"
[masking]
social_security_numbers = true
[releases.r2018]
name = "Release of 2018"
date = "2018-04-26"
path = '(^|/)2018/'
[releases.r2021]
name = "Release of 2021"
date = "2021-12-15"
path = '(^|/)2021/'
[releases.r2025]
name = "Release of 2025"
date = "2025-03-18"
path = '(^|/)2025/'
"""
TEXT = (
    "The visitor came to the harbour on Monday by the morning train from the north.\n"
    "There he met {0} at the customs house, and they spoke for an hour of cement.\n"
    "On Tuesday he called on {1} who lived by the river, and wrote the report in the evening.\n"
    "The report was sent to the legation by the ordinary courier in a closed envelope.\n"
)
NUMBER = "219-09-9999"  # an advertised number that was never anybody's
NAME = "104-20001-20017.txt"
FILES: dict[str, str | bytes] = {
    f"2018/{NAME}": TEXT.format("[ ]", "[ ]"),
    f"2021/{NAME}": TEXT.format("Doctor Hernandez of Orsova", "[ ]"),
    f"2025/{NAME}": TEXT.format("Doctor Hernandez of Orsova", f"Colonel Ruiz Castro, social security number {NUMBER},"),
}


def ingest(folder: Path, files: dict[str, str | bytes]) -> Path:
    """An archive of these files; a second call goes on with it."""
    write(folder / "papers", files)
    (folder / "profile.toml").write_text(PROFILE, "utf-8")
    archive = folder / "archive"
    fonds(archive, "ingest", folder / "papers", "--profile", folder / "profile.toml")
    return archive


def rows(archive: Path, query: str) -> list[tuple[Any, ...]]:
    with sqlite3.connect(archive / "catalogue.sqlite3") as base:
        return base.execute(query).fetchall()


def record(archive: Path) -> str:
    (found,) = rows(archive, "SELECT DISTINCT unit_id FROM catalogue_digitalobject")
    return str(found[0])


def opened(said: dict[str, Any]) -> list[tuple[str, str, str]]:
    return [(*s["pair"], s["to"]["text"].rstrip(",")) for s in said["spans"] if s["kind"] == "opened"]


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three releases of one record. Read only."""
    return ingest(tmp_path_factory.mktemp("three"), FILES)


def test_each_release_with_the_next(archive: Path) -> None:
    said = fonds_json(archive, "compare", record(archive))
    assert [r["release"] for r in said["releases"]] == ["r2018", "r2021", "r2025"]
    assert said["record"] == record(archive)
    assert [o[:2] for o in opened(said)] == [("r2018", "r2021"), ("r2021", "r2025")]
    assert opened(said)[0][2] == "Doctor Hernandez of Orsova"
    assert "Colonel Ruiz Castro" in opened(said)[1][2]
    for span in said["spans"]:
        for side in ("from", "to"):
            if span[side] is not None:
                assert len(span[side]["text"]) == span[side]["end"] - span[side]["start"]


def test_two_releases_that_are_no_neighbours(archive: Path) -> None:
    said = fonds_json(archive, "compare", record(archive), "--from", "2018", "--to", "2025")
    assert [r["release"] for r in said["releases"]] == ["r2018", "r2025"]
    assert {o[:2] for o in opened(said)} == {("r2018", "r2025")}
    wrong = fonds(archive, "compare", record(archive), "--from", "1999", check=False)
    assert wrong.returncode == 1
    assert "r2021" in wrong.stderr


def test_the_number_of_a_living_person_is_masked(archive: Path) -> None:
    keeper = fonds(archive, "compare", record(archive), "--json").stdout
    public = fonds(archive, "compare", record(archive), "--json", "--public").stdout
    assert NUMBER not in keeper + public
    assert f"social security number {'█' * len(NUMBER)}" in public, "the number was opened, and is not told"
    sought = fonds_json(archive, "search", f'opened:2025 "{NUMBER}"', "--public")
    assert sought["total"] == 0
    shown = fonds_json(archive, "search", "opened:2025 castro", "--public")["results"]
    assert shown
    assert NUMBER not in json.dumps(shown)


def test_a_masked_record_is_compared_once_for_keeper_and_public(archive: Path) -> None:
    kept = "SELECT audience, public_step, keeper_step FROM catalogue_storedcomparison"
    assert rows(archive, kept) == [("public", 1, 1)] * 2
    keepers, publics = (fonds_json(archive, "compare", record(archive), *who)["spans"] for who in ((), ("--public",)))
    # what a person decides on one is decided on the other
    assert [s.get("id") for s in keepers] == [s.get("id") for s in publics]
    places = [[[s[side] and (s[side]["start"], s[side]["end"]) for side in ("from", "to")] for s in of]
              for of in (keepers, publics)]  # fmt: skip
    assert places[0] == places[1]


def test_words_between_masked_numbers_are_opened_and_masks_are_no_withheld_places(tmp_path: Path) -> None:
    more = f"SSN {NUMBER}. Reported by Ruiz Castro (SSN {NUMBER}) to the bank on 3 June. SSN: {NUMBER}, of it.\n"
    files = {f"2021/{NAME}": TEXT.format("[ ]", "[ ]"), f"2025/{NAME}": TEXT.format("[ ]", "[ ]") + more}
    archive = ingest(tmp_path, files)
    (span,) = [s for s in fonds_json(archive, "compare", record(archive), "--public")["spans"] if s["kind"] != "noise"]
    assert (span["kind"], span["to"]["text"].count("█")) == ("opened", 3 * len(NUMBER))
    assert rows(archive, "SELECT places FROM catalogue_withheldtally") == [(2,)], "the two boxes of the paper"


def test_search_among_opened_words(archive: Path) -> None:
    found = fonds_json(archive, "search", "opened:2025 castro", "--public")
    assert [r["id"] for r in found["results"]] == [record(archive)]
    (passage,) = found["results"][0]["passages"]
    assert "Castro" in passage["text"]
    assert passage["url"].startswith(f"/records/{record(archive)}/opened/")
    assert fonds_json(archive, "search", "opened:2021 castro", "--public")["total"] == 0
    assert fonds_json(archive, "search", "opened:2025 hernandez", "--public")["total"] == 0


def test_nothing_is_computed_twice(tmp_path: Path) -> None:
    archive = ingest(tmp_path, FILES)
    query = "SELECT id, from_digest, to_digest, made_at FROM catalogue_storedcomparison ORDER BY id"
    spans = "SELECT id, gone FROM catalogue_openedspan ORDER BY id"
    before, found = rows(archive, query), rows(archive, spans)
    with sqlite3.connect(archive / "catalogue.sqlite3") as base:
        base.execute("UPDATE catalogue_storedcomparison SET made_at = 1")
    fonds(archive, "ingest", tmp_path / "papers", "--profile", tmp_path / "profile.toml")
    assert [(*row[:3], 1) for row in before] == rows(archive, query)

    # a changed text is compared anew; what is found again keeps its id, what is not is marked gone
    ingest(tmp_path, {f"2025/{NAME}": TEXT.format("Doctor Hernandez of Orsova", "Colonel Ruiz")})
    after = dict(rows(archive, spans))
    assert set(after) > {pk for pk, _ in found}
    assert sum(after.values()) >= 1
    assert fonds_json(archive, "search", "opened:2025 castro")["total"] == 0
    assert fonds_json(archive, "search", "opened:2025 ruiz")["total"] == 1


def test_what_an_ingest_left_uncompared_is_compared_when_asked(tmp_path: Path) -> None:
    write(tmp_path / "papers", FILES)
    (tmp_path / "profile.toml").write_text(PROFILE, "utf-8")
    made = tmp_path / "archive"
    profile = tmp_path / "profile.toml"
    fonds(made, "ingest", tmp_path / "papers", "--profile", profile, "--no-comparisons")
    assert not rows(made, "SELECT id FROM catalogue_storedcomparison")
    assert fonds_json(made, "compare", "--all") == {"compared": 2}  # masks are for the keeper's too
    assert fonds_json(made, "search", "opened:2025 castro")["total"] == 1
    assert fonds_json(made, "compare", "--all") == {"compared": 0}
    assert "Nothing was new" in fonds(made, "compare", "--all").stdout


def test_what_a_person_decides_is_kept(tmp_path: Path) -> None:
    archive = ingest(tmp_path, FILES)
    said = fonds_json(archive, "compare", record(archive), "--public")
    span = next(s["id"] for s in said["spans"] if s["kind"] == "opened" and "Hernandez" in s["to"]["text"])
    fonds(archive, "span", span, "reject", "--reason", "read elsewhere")
    assert fonds_json(archive, "search", "opened:2021 hernandez", "--public")["total"] == 0
    with sqlite3.connect(archive / "catalogue.sqlite3") as base:
        base.execute("UPDATE catalogue_storedcomparison SET method = 0")
        base.execute("UPDATE catalogue_comparedunit SET method = 0")
    fonds(archive, "ingest", tmp_path / "papers", "--profile", tmp_path / "profile.toml")
    assert rows(archive, f"SELECT decision, listed FROM catalogue_openedspan WHERE id = '{span}'") == [("rejected", 0)]
    decided = {s["id"]: s["decision"] for s in fonds_json(archive, "compare", record(archive))["spans"] if "id" in s}
    assert decided[span] == "rejected" and set(decided.values()) == {"rejected", None}
    assert ", rejected)" in fonds(archive, "compare", record(archive)).stdout
    assert fonds_json(archive, "search", "opened:2021 hernandez", "--public")["total"] == 0
    fonds(archive, "span", span, "confirm")
    assert fonds_json(archive, "search", "opened:2021 hernandez", "--public")["total"] == 1
    subjects = rows(archive, "SELECT action FROM catalogue_decision WHERE subject LIKE 'span:%' ORDER BY id")
    assert subjects == [("rejected",), ("confirmed",)]
    assert fonds(archive, "span", "0000", "reject", check=False).returncode == 2


def test_a_restricted_middle_release_leaves_no_trace(tmp_path: Path) -> None:
    """The public's history goes from the first to the last, and says what an archive without the middle one says."""
    archive = ingest(tmp_path / "with", FILES)
    without = ingest(tmp_path / "without", {name: text for name, text in FILES.items() if "2021" not in name})
    code = (
        "from pathlib import Path; from fonds.wiring import use_archive; use_archive(Path({!r}))\n"
        "from fonds import wiring; from fonds.catalogue.models import *; from fonds.workflows.access import take_down\n"
        "take_down(DigitalObject.objects.get(release='r2021'), AccessState.RESTRICTED, reason='', by='x', now=9,"
        " indexes=wiring.indexes())"
    )
    script(archive, ["-c", code.format(str(archive))])

    def seen(of: Path) -> str:
        said = fonds_json(of, "compare", record(of), "--public")
        search = [fonds_json(of, "search", f"opened:{year} hernandez OR castro", "--public") for year in (2021, 2025)]
        for result in (r for each in search for r in each["results"]):
            result.pop("id"), result.pop("url")
            for passage in result["passages"]:
                for name in ("digital_object", "url", "opened"):
                    passage.pop(name)
        for release in said["releases"]:
            release.pop("digital_object")
        for span in said["spans"]:
            span.pop("id", None)
            for side in ("from", "to"):
                (span[side] or {}).pop("digital_object", None)
        return json.dumps([said["releases"], said["pages"], said["spans"], search])

    assert seen(archive) == seen(without)
    assert "r2021" in json.dumps(fonds_json(archive, "compare", record(archive)))
