"""`fonds restore`."""

from __future__ import annotations

import argparse
import shutil
from pathlib import Path

from fonds.cli import Failure
from fonds.cli.archives import bring_up_to_date, json_argument, make_archive, print_json, progress


def arguments(parser: argparse.ArgumentParser) -> None:
    """The bag."""
    parser.add_argument("bag", metavar="BAG", help="the folder that `fonds export bag` wrote")
    json_argument(parser)


def run(options: argparse.Namespace) -> int:
    """Verifies the bag, then fills a new or empty archive from it; broken off, the same command goes on."""
    from fonds.wiring import use_archive
    from fonds.workflows.bag_checking import BadBag, check_bag

    try:
        bag = check_bag(Path(options.bag), progress=progress)
    except BadBag as bad:
        raise _refused(bad.faults) from bad
    use_archive(options.archive)
    from fonds import wiring
    from fonds.workflows.indexing import drain
    from fonds.workflows.restoring import CannotRestore, finish, header_of, restore

    new = False
    try:
        header = header_of(bag)
        new = make_archive(options.archive, catalogue_at=header.migration)
        done = restore(bag, header, options.archive, wiring.file_store(), progress=progress)
    except (BadBag, CannotRestore) as error:
        if new:
            _remove(options.archive)
        raise (_refused(error.faults) if isinstance(error, BadBag) else Failure(str(error))) from error
    bring_up_to_date()
    # comparisons and what was read are in the bag: nothing is computed anew
    drain(wiring.indexes(), progress=progress, compare=False)
    finish(options.archive)
    if options.json:
        print_json({"units": done.units, "rows": done.rows, "originals": done.originals, "unit": header.unit})
    else:
        print(f"{done.units} records and units restored to {options.archive}. Accounts are not in a bag: `fonds keeper "
              "add` makes them; `fonds check` verifies the archive.")  # fmt: skip
    return 0


def _refused(faults: tuple[str, ...]) -> Failure:
    return Failure("the bag is refused, and nothing is restored from it: " + "; ".join(faults))


def _remove(archive: Path) -> None:
    """What this run began. Originals are read-only files, which some systems do not remove as such."""
    from django.db import connections

    connections.close_all()
    shutil.rmtree(archive, ignore_errors=True)
