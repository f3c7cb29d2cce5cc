"""`fonds people page`: what it says was decided."""

from __future__ import annotations

from pathlib import Path

from workflows.command_line import fonds, fonds_json, write


def test_it_says_whether_somebody_has_a_page_now(tmp_path: Path) -> None:
    archive = tmp_path / "archive"
    fonds(archive, "ingest", write(tmp_path / "papers", {"a.txt": "I met with Anna Strand in Warsaw."}))
    fonds(archive, "read")
    (record,) = fonds_json(archive, "search", "")["results"]
    people = fonds_json(archive, "facts", record["id"])["people"]
    (strand,) = [each["id"] for each in people if each["name"] == "Anna Strand"]
    for said, words in (("approve", "has a page;"), ("reject", "has no page;"), ("rule", "if the rule")):
        done = fonds(archive, "people", "page", strand, said)
        assert done.stdout.startswith(f"Anna Strand ({strand}) ") and words in done.stdout
    assert fonds(archive, "people", "page", strand, "perhaps", check=False).returncode == 2
