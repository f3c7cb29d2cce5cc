"""`fonds read`."""

from __future__ import annotations

import argparse
import os
import sys

from fonds.cli.archives import json_argument, open_archive, print_json, progress, record


def arguments(parser: argparse.ArgumentParser) -> None:
    """Which records."""
    parser.add_argument("record", nargs="*", metavar="RECORD",
                        help="a record's id or reference code (default: all that is new or changed)")  # fmt: skip
    parser.add_argument("--again", action="store_true",
                        help="read everything anew, changed or not; what people decided stands")  # fmt: skip
    json_argument(parser)


def run(options: argparse.Namespace) -> int:
    """Runs the finders over what is new or changed since they last ran; a run that is broken off goes on later."""
    open_archive(options.archive)
    from fonds import wiring
    from fonds.catalogue.access import Reader
    from fonds.workflows.reading import finders_of
    from fonds.workflows.reading_archive import read_archive

    named = [record(each, Reader.KEEPER).pk for each in options.record] or None
    names = wiring.mention_finder()
    done = read_archive(
        wiring.indexes(), mint=wiring.mint, names=names, workers=min(2, os.cpu_count() or 1), progress=progress,
        ids=named, again=options.again,
    )  # fmt: skip
    for fault in done.faults:
        print(
            f"Not read in full: {fault}. What the other finders found is kept; please report this line.",
            file=sys.stderr,
        )
    if options.json:
        print_json({
            "texts_read": done.texts, "names_identified": done.identified, "finders": list(finders_of(names)),
            "proposals": done.proposals, "put_together": done.put_together, "references_changed": done.references,
            "faults": list(done.faults),
        })  # fmt: skip
    else:
        words = f"{done.texts} texts read; {done.identified} names given to authority records."
        print(words if done.texts else "Nothing was new.")
        if done.put_together:
            print(f"{done.put_together} records were put together by software: the desk shows which, and undoes it.")
        if done.proposals:
            print(f"{done.proposals} pairs of records may be one: the desk and `fonds people proposals` show them.")
        if done.waits:
            print("Another process is writing to the index; what was found can be searched once it has done so.")
    return 0
