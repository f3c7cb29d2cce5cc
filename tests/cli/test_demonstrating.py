"""`fonds demo`."""

from __future__ import annotations

from pathlib import Path

from workflows.command_line import fonds


def test_what_a_release_opened_can_be_searched_in_the_sample(tmp_path: Path) -> None:
    archive = tmp_path / "demo"
    fonds(archive, "demo", "--no-serve")
    found = fonds(archive, "search", "opened:2019 brigades", "--public")
    assert "The brigades change every few weeks" in found.stdout
