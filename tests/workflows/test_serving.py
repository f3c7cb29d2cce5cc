"""`fonds serve`: a real server in processes of its own answers, and stops when it is asked to."""

from __future__ import annotations

import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

from workflows.command_line import environment, fonds, write


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def body(address: str) -> str:
    """The page, asked for until the server listens."""
    for _ in range(150):
        try:
            with urllib.request.urlopen(address, timeout=20) as answer:
                return answer.read().decode()
        except (urllib.error.URLError, ConnectionError):
            time.sleep(0.2)
    raise AssertionError(f"{address} does not answer")


def test_serve_answers_while_it_keeps_the_index_up(tmp_path: Path) -> None:
    archive = tmp_path / "archive"
    fonds(archive, "ingest", write(tmp_path / "papers", {"a.txt": "The legation reports on the harbour."}))
    port = free_port()
    server = subprocess.Popen(
        [sys.executable, "-m", "fonds", "serve", "--port", str(port), "--workers", "2"],
        env=environment(archive), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        assert "legation" in body(f"http://127.0.0.1:{port}/search?q=legation")
        # another process adds a record; the server shows it without being started again
        fonds(archive, "ingest", write(tmp_path / "more", {"b.txt": "A second paper, on cement."}))
        for _ in range(100):
            page = body(f"http://127.0.0.1:{port}/search?q=cement").replace("<mark>", "").replace("</mark>", "")
            if "on cement" in page:
                break
            time.sleep(0.2)
        assert "on cement" in page
    finally:
        server.send_signal(signal.SIGINT if sys.platform != "win32" else signal.SIGTERM)
        assert server.wait(timeout=30) is not None


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
