"""`fonds serve`."""

from __future__ import annotations

import argparse
import logging
import os
import sys

from fonds.cli import Failure
from fonds.cli.archives import open_archive


def arguments(parser: argparse.ArgumentParser) -> None:
    """Where to listen."""
    parser.add_argument("--host", default="127.0.0.1", help="the address to listen on (127.0.0.1)")
    parser.add_argument("--port", type=int, default=8000, help="the port (8000)")
    parser.add_argument("--workers", type=int, default=2, help="processes that answer (2)")
    parser.add_argument("--mcp", action="store_true",
                        help="answer assistants too (Model Context Protocol), at /mcp; needs fonds[mcp]")  # fmt: skip


def run(options: argparse.Namespace) -> int:
    """Serves until it is stopped."""
    from fonds.assistants import INSTALL, is_available

    if options.mcp and not is_available():
        raise Failure(INSTALL)
    open_archive(options.archive)
    return serve(options.host, options.port, options.workers, mcp=options.mcp)


def serve(host: str, port: int, workers: int, *, mcp: bool = False) -> int:
    """Serves the archive that is open, drains what the index has still to be told, and lapses embargoes.

    With `mcp`, assistants are answered too; the protocol's library must be installed.
    """
    from django.conf import settings

    from fonds.assistants import THREADS

    _refuse_taken_port(host, port)
    if mcp:
        os.environ["FONDS_MCP"] = "1"  # for workers that import the settings themselves
        settings.MCP = True
    if host not in ("127.0.0.1", "localhost", "::1"):
        os.environ.setdefault("FONDS_ALLOWED_HOSTS", f"127.0.0.1,localhost,[::1],{host}")
    _load_site()
    # in the workers, not here: a process that forks workers must not have threads
    os.environ["FONDS_UPKEEP"] = "1"
    from granian import Granian
    from granian.constants import Interfaces
    from granian.log import LogLevels

    logging.getLogger("_granian").addFilter(_is_of_use)
    server = Granian(
        "fonds.web.wsgi:application",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=max(1, workers),
        blocking_threads=THREADS if settings.MCP else 2,
        log_level=LogLevels.warning,
        respawn_failed_workers=True,
    )
    print(f"Serving http://{host}:{port} — stop it with Ctrl+C", file=sys.stderr, flush=True)
    if settings.MCP:
        print(f"Assistants are answered at http://{host}:{port}/mcp", file=sys.stderr, flush=True)
    server.serve()
    return 0


def _is_of_use(record: logging.LogRecord) -> bool:
    """Whether a keeper can do anything about what the server says: the number of threads is ours, not theirs."""
    return "Configuration allows spawning" not in record.getMessage()


def _load_site() -> None:
    """Imports what answers before the workers are forked, which then share it; closes what they must not share.

    The application itself is left to each worker: it starts the worker's upkeep.
    """
    import importlib

    from django.db import connections

    for module in ("fonds.web.urls", "fonds.workflows.access", "fonds.adapters.text_index_tantivy"):
        importlib.import_module(module)
    connections.close_all()


def _refuse_taken_port(host: str, port: int) -> None:
    import socket

    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise Failure(f"cannot listen on {host}:{port} ({error.strerror}); choose another with --port") from error
