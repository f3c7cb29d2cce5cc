"""`fonds init`."""

from __future__ import annotations

import argparse

from fonds.cli.archives import make_archive


def arguments(parser: argparse.ArgumentParser) -> None:
    """None of its own."""


def run(options: argparse.Namespace) -> int:
    """Makes an empty archive; one that is there stays as it is."""
    new = make_archive(options.archive)
    print(f"{'Made an archive' if new else 'There is an archive already'} in {options.archive}")
    return 0
