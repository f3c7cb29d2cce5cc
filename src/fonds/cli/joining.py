"""`fonds join`."""

from __future__ import annotations

import argparse

from fonds.cli import Failure, UsageError
from fonds.cli.archives import open_archive, record


def arguments(parser: argparse.ArgumentParser) -> None:
    """The file, its record, why."""
    parser.add_argument("file", metavar="FILE", help="the file as `fonds joins` and `fonds show` name it")
    parser.add_argument("record", nargs="?", metavar="RECORD", help="the record that it belongs to")
    parser.add_argument("--own", action="store_true", help="make it a record of its own")
    parser.add_argument("--from", dest="leaving", metavar="RECORD",
                        help="the record that it leaves, where it serves several")  # fmt: skip
    parser.add_argument("--reason", default="", help="why (kept in the log)")
    parser.add_argument("--by", default="keeper", help="who decided (kept in the log)")


def run(options: argparse.Namespace) -> int:
    """Joins the file to the record, or splits it off; later ingests keep to it."""
    if bool(options.record) == options.own:
        raise UsageError("name the record that the file belongs to, or give --own")
    open_archive(options.archive)
    from fonds import wiring
    from fonds.catalogue.access import Reader
    from fonds.ports.text_index import IndexLocked
    from fonds.workflows.deciding_joins import decide_join

    target = record(options.record, Reader.KEEPER) if options.record else None
    leaving = record(options.leaving, Reader.KEEPER) if options.leaving else None
    try:
        made = decide_join(options.file, target, reason=options.reason, by=options.by, now=wiring.clock(),
                           indexes=wiring.indexes(), mint=wiring.mint, leaving=leaving)  # fmt: skip
    except ValueError as error:
        raise Failure(str(error)) from error
    except IndexLocked as error:
        raise Failure("the decision is kept, but another process is writing to the index; `fonds check --repair` "
                      "brings the index up to date once it has finished") from error  # fmt: skip
    print(f"{options.file} is in {made.pk} {made.reference_code or made.title}")
    return 0
