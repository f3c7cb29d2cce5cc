"""`fonds read`."""

from __future__ import annotations

import argparse
import os

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
    from fonds.ports.text_index import IndexLocked
    from fonds.workflows.identifying import identify
    from fonds.workflows.indexing import drain
    from fonds.workflows.proposing import propose
    from fonds.workflows.reading import finders_of, read_documents
    from fonds.workflows.resolving_references import resolve_references

    named = [record(each, Reader.KEEPER).pk for each in options.record] or None
    workers = min(2, os.cpu_count() or 1)
    names = wiring.mention_finder()
    count = read_documents(ids=named, workers=workers, progress=progress, again=options.again, names=names)
    known = identify(mint=wiring.mint)
    proposed = propose()
    resolved = resolve_references() if count else 0
    try:
        drain(wiring.indexes(), progress=progress)
        waits = False
    except IndexLocked:
        waits = True  # whoever holds the index drains what waits
    if options.json:
        print_json({
            "texts_read": count, "names_identified": known, "finders": list(finders_of(names)),
            "proposals": proposed.open, "put_together": proposed.merged, "references_changed": resolved,
        })  # fmt: skip
    else:
        print(f"{count} texts read; {known} names given to authority records." if count else "Nothing was new.")
        if proposed.open:
            print(f"{proposed.open} pairs of records may be one: the desk and `fonds people proposals` show them.")
        if waits:
            print("Another process is writing to the index; what was found can be searched once it has done so.")
    return 0
