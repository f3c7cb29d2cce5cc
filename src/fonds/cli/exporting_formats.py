"""`fonds export ead3` and the other formats that other software reads."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from fonds.cli import UsageError
from fonds.cli.archives import public_argument, reader, record

if TYPE_CHECKING:
    from fonds.workflows.exporting_formats import Choice

FORMATS = {
    "ead3": "finding aids in EAD3: a unit with all below it",
    "ead2002": "finding aids in EAD 2002: a unit with all below it",
    "dc": "descriptions in Dublin Core (oai_dc)",
    "mods": "descriptions in MODS",
    "tei": "records with their texts in TEI, which `fonds ingest` reads back",
    "ric-turtle": "descriptions in RiC-O, as Turtle",
    "ric-json-ld": "descriptions in RiC-O, as JSON-LD",
    "ris": "citations in RIS, for reference managers",
    "bibtex": "citations in BibTeX",
    "csl-json": "citations in CSL-JSON",
}
"""Format → what it is."""


def add_formats(kinds: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """The formats, each with what of the archive to export."""
    for name, does in FORMATS.items():
        kind = kinds.add_parser(name, help=does, description=does[0].upper() + does[1:] + ".")
        kind.add_argument("target", metavar="TARGET",
                          help="the file; where each record has a file of its own, the folder")  # fmt: skip
        kind.add_argument("record", metavar="RECORD", nargs="?",
                          help="a record's id or reference code; without it, everything")  # fmt: skip
        kind.add_argument("--below", action="store_true",
                          help="with all that is below the record (a finding aid always is)")  # fmt: skip
        kind.add_argument("--query", metavar="QUERY", help="the records that a search finds, in its order")
        public_argument(kind)


def export(options: argparse.Namespace) -> int:
    """Writes the export; the archive is open."""
    from django.conf import settings

    from fonds import wiring
    from fonds.workflows.exporting_formats import Site, export_format, is_folder

    target, choice = Path(options.target), _choice(options)
    if is_folder(options.what, choice) and target.is_file():
        raise UsageError(f"{target} is a file; each record has a file of its own here: name a folder")
    if not is_folder(options.what, choice) and target.is_dir():
        raise UsageError(f"{target} is a folder; this is one file: name it")
    today = wiring.today()
    site = Site(settings.SITE_TITLE or "Digital archive", settings.SITE_ADDRESS, today)
    count = export_format(options.what, target, choice, reader(options), site)
    print(f"{count} written to {target}")
    return 0


def _choice(options: argparse.Namespace) -> Choice:
    from fonds import wiring
    from fonds.workflows.exporting_formats import Choice
    from fonds.workflows.searching import found_ids

    if options.query and (options.record or options.below):
        raise UsageError("give a RECORD or a --query, not both")
    if options.below and not options.record:
        raise UsageError("--below needs a RECORD; without one everything is exported")
    who = reader(options)
    if options.query:
        return Choice(ids=tuple(found_ids(options.query, who, wiring.indexes())))
    return Choice(record(options.record, who) if options.record else None, below=options.below)
