"""The imaginary archive on disk, and the protocol's own client to ask it with."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

from assistants.in_a_loop import in_a_loop
from workflows.command_line import environment

SITE = "https://archive.example.org"
Calls = Sequence[tuple[str, dict[str, Any]]]


@pytest.fixture(scope="session")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The archive of `web.archive_builder`, with comparisons and one record that gives orders; its directory."""
    folder = tmp_path_factory.mktemp("asked") / "archive"
    script = Path(__file__).with_name("served_archive.py")
    done = subprocess.run(
        [sys.executable, str(script), str(folder)], env=environment(folder), capture_output=True, text=True, timeout=200
    )
    assert done.returncode == 0, done.stderr
    return folder


@pytest.fixture(scope="session")
def ask(archive: Path) -> Callable[[Calls], list[Any]]:
    """Asks `fonds mcp` through the official client, all calls in one session; the results in their order."""
    return lambda calls: in_a_loop(_asked(archive, calls))


async def _asked(archive: Path, calls: Calls) -> list[Any]:
    async with stdio_session(archive) as client:
        return [await client.call_tool(name, arguments) for name, arguments in calls]


def stdio_session(archive: Path, *more: str, **options: Any) -> Any:
    """The official client beside a `fonds mcp` of its own."""
    from mcp.client import Client
    from mcp.client.stdio import StdioServerParameters, stdio_client

    started = StdioServerParameters(
        command=sys.executable, args=["-m", "fonds", "mcp", "--site-address", SITE, *more], env=environment(archive)
    )
    return Client(stdio_client(started), **options)
