"""Whether `fonds ingest` says that texts are to be read."""

from __future__ import annotations

from pathlib import Path

from workflows.command_line import fonds, write

HINT = "Next: fonds read"


def test_it_is_said_of_new_texts_alone_whichever_finder_read_the_others(tmp_path: Path) -> None:
    archive = tmp_path / "archive"
    papers = write(tmp_path / "papers", {"one.txt": "The legation asks for zinc."})
    assert HINT in fonds(archive, "ingest", papers).stdout
    fonds(archive, "read")
    assert HINT not in fonds(archive, "ingest", papers).stdout
    write(papers, {"two.txt": "The legation asks for coal."})
    assert HINT in fonds(archive, "ingest", papers).stdout
