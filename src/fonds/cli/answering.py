"""`fonds mcp`."""

from __future__ import annotations

import argparse

from fonds.cli import Failure, UsageError
from fonds.cli.archives import open_archive


def arguments(parser: argparse.ArgumentParser) -> None:
    """Where readers find the site."""
    parser.add_argument("--site-address", metavar="ADDRESS", default="",
                        help="where readers find the site (https://archive.example.org), which permanent links start "
                        "with; else FONDS_SITE_ADDRESS")  # fmt: skip


def run(options: argparse.Namespace) -> int:
    """Answers on standard output what is asked on standard input, until that ends."""
    from fonds.assistants import INSTALL, is_available

    if not is_available():
        raise Failure(INSTALL)
    address = options.site_address.rstrip("/")
    if address and not address.startswith(("https://", "http://")):
        raise UsageError("--site-address starts with https:// or http://")
    open_archive(options.archive)
    from fonds.assistants.server import make_server, speaking_for

    with speaking_for(address):
        make_server().run("stdio")
    return 0
