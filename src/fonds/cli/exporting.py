"""`fonds export`."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from fonds.cli import Failure, UsageError
from fonds.cli.archives import open_archive, public_argument, reader
from fonds.cli.exporting_bag import add_bag, export_bag
from fonds.cli.exporting_copy import add_copy, export_copy
from fonds.cli.exporting_formats import FORMATS, add_formats, export

if TYPE_CHECKING:
    from fonds.catalogue.access import Reader


def arguments(parser: argparse.ArgumentParser) -> None:
    """What to export, and where to."""
    kinds = parser.add_subparsers(dest="what", required=True, metavar="WHAT")
    sheet = kinds.add_parser("sheet", help="the keeper's spreadsheet with the archive's corrections marked")
    sheet.add_argument("target", metavar="FILE", help="a file ending in .xlsx or .csv")
    sheet.add_argument("--sheet", default="", metavar="NAME", help="which sheet, where several were handed in")
    for name, does in (
        ("records", "every description, a line of JSON each"),
        ("texts", "every text, a file each"),
        ("originals", "the original files under the names they came with"),
        ("jsonl", "descriptions, pages, passages, names and facts as JSON Lines, a file each"),
        ("parquet", "descriptions, pages, passages, names and facts as Parquet, a file each"),
    ):
        kind = kinds.add_parser(name, help=does)
        kind.add_argument("target", metavar="FILE" if name == "records" else "FOLDER")
        public_argument(kind)
        if name in ("jsonl", "parquet"):
            _proposed_argument(kind)
    people = kinds.add_parser("eac-cpf", help="people and bodies as authority records in EAC-CPF, a file each")
    people.add_argument("target", metavar="FOLDER")
    public_argument(people)
    _proposed_argument(people)
    add_formats(kinds)
    add_bag(kinds)
    add_copy(kinds)


def _proposed_argument(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--proposed", action="store_true",
                        help="names and facts that a machine found and nobody decided on, too")  # fmt: skip


def run(options: argparse.Namespace) -> int:
    """Writes the export."""
    open_archive(options.archive)
    from fonds import wiring
    from fonds.workflows import exporting

    if options.what in FORMATS:
        return export(options)
    target = Path(options.target)
    if options.what == "sheet":
        return _sheet(target, options.sheet)
    if options.what == "bag":
        return export_bag(target, options)
    if options.what == "static":
        return export_copy(target, options)
    who = reader(options)
    if options.what == "eac-cpf":
        return _authorities(target, who, proposed=options.proposed)
    if options.what == "records":
        count = exporting.export_records(target, who)
    elif options.what in ("jsonl", "parquet"):
        return _bulk(target, options.what, who, proposed=options.proposed)
    elif options.what == "texts":
        count = exporting.export_texts(target, who)
    else:
        count = exporting.export_originals(target, wiring.file_store(), who)
    print(f"{count} {options.what} written to {target}")
    return 0


def _authorities(target: Path, who: Reader, *, proposed: bool) -> int:

    from django.conf import settings

    from fonds import wiring
    from fonds.workflows.authorities_exported import export_eac_cpf
    from fonds.workflows.exporting_formats import Site

    if target.is_file():
        raise UsageError(f"{target} is a file; each person and body has a file of its own here: name a folder")
    today = wiring.today()
    site = Site(settings.SITE_TITLE or "Digital archive", settings.SITE_ADDRESS, today)
    count = export_eac_cpf(target, who, site, proposed=proposed)
    print(f"{count} written to {target}")
    if not count and not proposed:
        print("nobody decided on a person or a body yet; --proposed gives out what was found", file=sys.stderr)
    return 0


def _bulk(target: Path, form: str, who: Reader, *, proposed: bool) -> int:
    from fonds.wiring import today
    from fonds.workflows import bulk

    export = bulk.export_jsonl if form == "jsonl" else bulk.export_parquet
    try:
        counts = export(target, who, today=today(), proposed=proposed)
    except bulk.NoParquet as missing:
        raise Failure(str(missing)) from missing
    print(f"{', '.join(f'{count} {name}' for name, count in counts.items())} written to {target}")
    return 0


def _sheet(target: Path, name: str) -> int:
    from fonds import wiring
    from fonds.workflows import exporting

    if target.suffix.lower() not in (".xlsx", ".csv"):
        raise UsageError(f"{target}: name a file that ends in .xlsx or .csv")
    names = exporting.sheet_names()
    if not names:
        raise Failure("no spreadsheet was handed in")
    if not name and len(names) > 1:
        raise UsageError(f"several sheets were handed in; choose one with --sheet: {', '.join(names)}")
    chosen = name or names[0]
    if chosen not in names:
        raise UsageError(f"no sheet {chosen!r} was handed in; there are {', '.join(names)}")
    wiring.write_sheet(target, exporting.sheet_columns(chosen), exporting.sheet_rows(chosen))
    print(f"{chosen} written to {target}")
    return 0
