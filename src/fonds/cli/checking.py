"""`fonds check`."""

from __future__ import annotations

import argparse

from fonds.cli.archives import json_argument, open_archive, print_json, progress


def arguments(parser: argparse.ArgumentParser) -> None:
    """Whether to mend."""
    parser.add_argument("--repair", action="store_true", help="rebuild what can be rebuilt")
    json_argument(parser)


def run(options: argparse.Namespace) -> int:
    """Re-reads every original and reconciles database, files and index. 1 where a fault was found and stays."""
    open_archive(options.archive)
    from fonds import wiring
    from fonds.workflows.checking import check

    result = check(
        wiring.file_store(),
        wiring.open_or_rebuild,
        repair=options.repair,
        progress=progress,
        names=wiring.mention_finder,
    )
    if options.json:
        print_json(result.to_json())
    else:
        for fault in result.faults:
            mended = " – mended" if fault.repaired else ""
            print(f"{fault.what}: {fault.detail}. {fault.advice}{mended}")
        print(f"{result.files} originals, {result.units} records, {result.indexed} in the indexes: "
              + ("all is well" if not result.faults else f"{len(result.faults)} faults"))  # fmt: skip
    return 0 if all(f.repaired for f in result.faults) else 1
