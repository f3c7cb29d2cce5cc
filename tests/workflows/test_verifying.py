"""`fonds verify` on an archive of its own."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from workflows.command_line import fonds, fonds_json, write

LETTER = (
    "The minister asked for the harbour plans on Monday and was refused by the master of the port.\n"
    "The driver, social security number 219-09-1234, waited outside for an hour and then went home.\n"
)
SECRET = "The informants met in the old customs house behind the quay on the last day of August."


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("verify")
    write(folder / "papers", {"letter.txt": LETTER, "secret.txt": SECRET, "scan.txt": ""})
    sheet = folder / "list.csv"
    sheet.write_text(
        "Identifier,Title,File name,Access state,Collection\nF1,Letter,letter.txt,,Port\n"
        "F2,Names,secret.txt,restricted,Port\n",
        "utf-8",
    )
    fonds(folder / "archive", "init")
    fonds(folder / "archive", "ingest", folder / "papers", "--sheet", sheet, "--json")
    return folder / "archive"


def test_the_verdict_its_places_and_what_was_searched(archive: Path) -> None:
    said = fonds_json(archive, "verify", "“asked for the harbour plans on Monday and was refused”")
    assert said["verdict"] == "exact"
    assert said["searched"] == 2
    assert isinstance(said["without_text"], int)
    anchor = said["matches"][0]["anchor"]
    assert LETTER[anchor["start"] : anchor["end"]] == anchor["text"]
    assert fonds_json(archive, "verify", "a sentence that nobody ever wrote in this archive")["verdict"] == "not found"


def test_the_keeper_finds_what_the_public_does_not(archive: Path) -> None:
    assert fonds_json(archive, "verify", SECRET)["verdict"] == "exact"
    public = fonds_json(archive, "verify", SECRET, "--public")
    assert (public["verdict"], public["matches"], public["searched"]) == ("not found", [], 1)


def test_a_masked_number_is_confirmed_to_the_keeper_alone(archive: Path) -> None:
    quotation = "social security number 219-09-1234, waited outside for an hour"
    assert fonds_json(archive, "verify", quotation)["verdict"] == "exact"
    public = fonds_json(archive, "verify", quotation, "--public")
    assert public["verdict"] == "changed"
    wrong = fonds_json(archive, "verify", quotation.replace("1234", "5678"), "--public")
    assert json.dumps(public).replace("1234", "5678") == json.dumps(wrong), "right and wrong are answered alike"


def test_a_record_and_a_collection(archive: Path) -> None:
    (match,) = fonds_json(archive, "verify", "was refused by the master of the port")["matches"]
    assert fonds_json(archive, "verify", "refused by the master", "--record", match["id"])["verdict"] == "exact"
    assert fonds_json(archive, "verify", "refused by the master", "--collection", "Port")["verdict"] == "exact"
    assert fonds(archive, "verify", "x", "--record", "nothing", check=False).returncode == 1
    assert fonds(archive, "verify", "x", "--collection", "nothing", check=False).returncode == 1
    both = fonds(archive, "verify", "x", "--record", match["id"], "--collection", "Port", check=False)
    assert both.returncode == 2


def test_a_document(archive: Path, tmp_path: Path) -> None:
    document = tmp_path / "chapter.txt"
    document.write_text(
        "It “asked for the harbour plans on Tuesday and was refused”.[1]\n\n[1] Letter.\n", "utf-8"
    )  # fmt: skip
    said = fonds_json(archive, "verify", "--file", document)
    (one,) = said["quotations"]
    assert (one["verdict"], one["note"]) == ("changed", {"mark": "1", "text": "Letter."})
    assert [(each["source"], each["quoted"]) for each in one["matches"][0]["difference"]] == [("Monday", "Tuesday")]
    printed = fonds(archive, "verify", "--file", document).stdout
    assert "CHANGED (note 1)" in printed


def test_wrong_usage(archive: Path, tmp_path: Path) -> None:
    for arguments in ([], ["words", "--file", str(tmp_path)], ["words", "--limit", "0"]):
        done = fonds(archive, "verify", *arguments, check=False)
        assert (done.returncode, done.stdout) == (2, "")
    assert fonds(archive, "verify", "--file", tmp_path / "none.txt", check=False).returncode == 1
