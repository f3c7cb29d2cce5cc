"""`fonds serve`: a real server in processes of its own answers, and stops when it is asked to."""

from __future__ import annotations

import socket
import time
from pathlib import Path

from workflows.command_line import fonds, write
from workflows.served import body, served


def test_serve_answers_while_it_keeps_the_index_up(tmp_path: Path) -> None:
    archive = tmp_path / "archive"
    fonds(archive, "ingest", write(tmp_path / "papers", {"a.txt": "The legation reports on the harbour."}))
    with served(archive, "--workers", "2") as address:
        assert "legation" in body(f"{address}/search?q=legation")
        # another process adds a record; the server shows it without being started again
        fonds(archive, "ingest", write(tmp_path / "more", {"b.txt": "A second paper, on cement."}))
        for _ in range(100):
            page = body(f"{address}/search?q=cement").replace("<mark>", "").replace("</mark>", "")
            if "on cement" in page:
                break
            time.sleep(0.2)
        assert "on cement" in page


def test_a_taken_port_is_said_so(tmp_path: Path) -> None:
    archive = tmp_path / "archive"
    fonds(archive, "init")
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        done = fonds(archive, "serve", "--port", str(port), check=False)
    assert done.returncode == 1
    assert "--port" in done.stderr
