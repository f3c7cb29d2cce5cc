"""`fonds export bag`."""

from __future__ import annotations

import argparse
from pathlib import Path

from fonds.cli import Failure
from fonds.cli.archives import progress, record


def add_bag(kinds: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """The kind of export, and of what."""
    bag = kinds.add_parser("bag", help="all there is, as a BagIt bag from which `fonds restore` makes an archive "
                           "again; for the keeper, since it holds what the public may not see")  # fmt: skip
    bag.add_argument("target", metavar="FOLDER", help="a new folder")
    of = bag.add_mutually_exclusive_group()
    of.add_argument("--record", metavar="RECORD", help="this record alone")
    of.add_argument("--unit", "--fonds", metavar="RECORD", help="this fonds, series or file with all below it")


def export_bag(target: Path, options: argparse.Namespace) -> int:
    """Writes the bag."""
    from django.conf import settings

    from fonds import wiring
    from fonds.catalogue.access import Reader
    from fonds.workflows import bagging

    named = options.record or options.unit
    unit = record(named, Reader.KEEPER) if named else None
    try:
        made = bagging.export_bag(target, wiring.file_store(), now=wiring.clock(), unit=unit, title=settings.SITE_TITLE,
                                  locale=Path(settings.ARCHIVE) / "locale", progress=progress)  # fmt: skip
    except bagging.CannotBag as error:
        raise Failure(str(error)) from error
    print(f"{made.units} records and units with {made.originals} originals written to {target}, "
          f"{made.size:,} bytes. It holds what the public may not see.")  # fmt: skip
    return 0
