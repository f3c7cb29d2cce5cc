"""A site served by `fonds serve` in processes of its own, as long as a test needs it."""

from __future__ import annotations

import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from workflows.command_line import environment


def free_port() -> int:
    """A port that nobody listens on."""
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


@contextmanager
def served(archive: Path, *options: str, **settings: str) -> Iterator[str]:
    """The address of the archive's site, without a slash, once it answers; the server has stopped afterwards.

    `settings` are variables of its environment.
    """
    port = free_port()
    server = subprocess.Popen(
        [sys.executable, "-m", "fonds", "serve", "--port", str(port), *options],
        env=environment(archive) | settings, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        body(f"http://127.0.0.1:{port}/robots.txt")
        yield f"http://127.0.0.1:{port}"
    finally:
        # as with Ctrl-C, which a keeper uses
        server.send_signal(signal.SIGINT if sys.platform != "win32" else signal.SIGTERM)
        assert server.wait(timeout=30) is not None
