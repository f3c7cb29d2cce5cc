"""`fonds wanted`."""

from __future__ import annotations

import argparse

from fonds.cli.archives import json_argument, open_archive, print_json


def arguments(parser: argparse.ArgumentParser) -> None:
    """How many."""
    parser.add_argument("--limit", type=int, default=50, metavar="N", help="print the N most wanted (default: 50)")
    json_argument(parser)


def run(options: argparse.Namespace) -> int:
    """Lists the documents to which records refer and that are not held, or not known to be; the most wanted first."""
    open_archive(options.archive)
    from fonds.catalogue.references_wanted import wanted

    found = wanted()
    if options.json:
        print_json({
            "total": len(found),
            "wanted": [
                {"sought": dict(each.sought), "words": each.words, "records": list(each.records)}
                for each in found[: options.limit]
            ],
        })  # fmt: skip
    elif not found:
        print("No document is wanted: each reference that was read leads to a record, or nothing was read.")
    else:
        for each in found[: options.limit]:
            print(f"{len(each.records):>5}  {each.words}")
        if len(found) > options.limit:
            print(f"… and {len(found) - options.limit} more (--limit)")
    return 0
