"""`fonds access`."""

from __future__ import annotations

import argparse
import datetime

from fonds.cli import Failure, UsageError
from fonds.cli.archives import open_archive, record


def arguments(parser: argparse.ArgumentParser) -> None:
    """The record, the state, why."""
    parser.add_argument("record", metavar="RECORD")
    parser.add_argument("state", choices=["public", "restricted", "embargoed", "withdrawn"])
    parser.add_argument("--reason", default="", help="why; a withdrawn record's page shows it")
    parser.add_argument("--until", default="", metavar="DAY", help="the day an embargo ends (2030-01-31)")
    parser.add_argument("--by", default="keeper", help="who decided (kept in the log)")


def run(options: argparse.Namespace) -> int:
    """Sets the state of the record and of all below it; what is narrowed is gone from the site when this returns."""
    open_archive(options.archive)
    from fonds import wiring
    from fonds.catalogue.access import Reader
    from fonds.catalogue.models import AccessState
    from fonds.ports.text_index import IndexLocked
    from fonds.workflows.access import set_access

    unit = record(options.record, Reader.KEEPER)
    try:
        until = datetime.date.fromisoformat(options.until) if options.until else None
        set_access([unit.pk], AccessState(options.state), reason=options.reason, by=options.by, now=wiring.clock(),
                   indexes=wiring.indexes(), embargo_until=until)  # fmt: skip
    except ValueError as error:
        raise UsageError(str(error)) from error
    except IndexLocked as error:
        done = "says so" if options.state == "public" else "hides it"
        told = (f"{unit.pk} is {options.state} and the site {done} already, but another process writes to the index; "
                "give the command again when it has ended, for the index to follow")  # fmt: skip
        raise Failure(told) from error
    print(f"{unit.pk} is {options.state}")
    return 0
