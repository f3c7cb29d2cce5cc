"""A site whose PostgreSQL stops while it serves says so with 503, and answers again when the database is back."""

from __future__ import annotations

import contextlib
import json
import os
import socket
import socketserver
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import pytest

from workflows.command_line import environment, write
from workflows.served import served

pytestmark = pytest.mark.postgresql


class Line:
    """A line to the database's server that can be cut: a port of this machine, passed on to the real one."""

    def __init__(self, server: str) -> None:
        parts = urlsplit(server)
        self._there = (parts.hostname or "127.0.0.1", parts.port or 5432)
        self._open: list[socket.socket] = []
        self._server: socketserver.ThreadingTCPServer | None = None
        self.port = 0
        self.mend()
        self.address = urlunsplit(parts._replace(netloc=f"{parts.username}@127.0.0.1:{self.port}"))

    def mend(self) -> None:
        """From now on it is passed on."""
        line = self

        class Ends(socketserver.BaseRequestHandler):
            def handle(self) -> None:
                with socket.create_connection(line._there) as there:
                    line._open += [self.request, there]
                    back = threading.Thread(target=_pass, args=(there, self.request), daemon=True)
                    back.start()
                    _pass(self.request, there)
                    back.join()

        class Server(socketserver.ThreadingTCPServer):
            allow_reuse_address = True
            daemon_threads = True
            block_on_close = False

        self._server = Server(("127.0.0.1", self.port), Ends)
        self.port = self._server.server_address[1]
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def cut(self) -> None:
        """From now on nobody answers, and what was open is closed."""
        assert self._server is not None
        self._server.shutdown()
        self._server.server_close()
        for each in self._open:
            with contextlib.suppress(OSError):
                each.shutdown(socket.SHUT_RDWR)
        self._open.clear()


def _pass(one: socket.socket, other: socket.socket) -> None:
    with contextlib.suppress(OSError):
        while some := one.recv(65536):
            other.sendall(some)
        other.shutdown(socket.SHUT_WR)


def _asked(address: str, body: bytes | None = None) -> tuple[int, str, str]:
    """Status, `Retry-After`, words."""
    try:
        with urllib.request.urlopen(urllib.request.Request(address, body), timeout=30) as answer:
            return answer.status, "", answer.read().decode()
    except urllib.error.HTTPError as refused:
        return refused.code, refused.headers.get("Retry-After", ""), refused.read().decode()


def test_a_database_that_stops_is_told_and_comes_back(tmp_path: Path, postgresql: str) -> None:
    archive = tmp_path / "archive"
    line = Line(postgresql)
    ours = environment(archive) | {"FONDS_DATABASE": line.address}
    papers = write(tmp_path / "papers", {"a.txt": "The legation reports on the harbour."})
    run = [sys.executable, "-m", "fonds", "ingest", os.fspath(papers)]
    assert subprocess.run(run, env=ours, capture_output=True, timeout=240).returncode == 0
    with served(archive, "--workers", "1", FONDS_DATABASE=line.address) as site:
        assert _asked(f"{site}/search?q=legation")[0] == 200
        line.cut()
        for path in ("/", "/search?q=legation", "/collections", "/oai?verb=ListIdentifiers&metadataPrefix=oai_dc"):
            status, again, words = _asked(site + path)
            assert (status, again) == (503, "60"), path
            assert "try again" in words and "Traceback" not in words and "5432" not in words
        status, again, words = _asked(f"{site}/api/v1/records")
        assert (status, again) == (503, "60")
        assert "try again" in json.loads(words)["detail"]
        line.mend()
        for _ in range(20):
            if _asked(f"{site}/search?q=legation")[0] == 200:
                break
            time.sleep(0.2)
        assert all(_asked(site + path)[0] == 200 for path in ("/", "/search?q=legation", "/api/v1/records"))
    line.cut()
