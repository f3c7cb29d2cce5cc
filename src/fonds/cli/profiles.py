"""`fonds profiles`."""

from __future__ import annotations

import argparse

from fonds.cli import UsageError


def arguments(parser: argparse.ArgumentParser) -> None:
    """A name, to print one."""
    parser.add_argument("name", nargs="?", default="", help="print this profile")


def run(options: argparse.Namespace) -> int:
    """Lists the shipped profiles, or prints one to start from."""
    from fonds.core.description.profile import read_profile
    from fonds.workflows.choosing_profile import shipped_profiles

    shipped = shipped_profiles()
    if not options.name:
        for name, text in shipped.items():
            print(f"{name}: {read_profile(text).title}")
        return 0
    if options.name not in shipped:
        raise UsageError(f"there is no shipped profile {options.name!r}; there are {', '.join(shipped)}")
    print(shipped[options.name], end="")
    return 0
