"""`fonds ingest`."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from fonds.cli import Failure, UsageError
from fonds.cli.archives import json_argument, make_archive, print_json, progress


def arguments(parser: argparse.ArgumentParser) -> None:
    """Sources, sheets, profile."""
    parser.add_argument("sources", nargs="+", metavar="SOURCE", help="a folder of documents, or a single file")
    parser.add_argument("--sheet", action="append", default=[], metavar="FILE",
                        help="a spreadsheet that describes them (XLSX, ODS, CSV); may be repeated")  # fmt: skip
    parser.add_argument("--profile", default="", metavar="FILE_OR_NAME",
                        help="how columns and names are to be read (else one that fits)")  # fmt: skip
    parser.add_argument("--collection", default="", metavar="NAME", help="the collection that the records go into")
    parser.add_argument("--dry-run", action="store_true", help="say what would be done, and write nothing")
    parser.add_argument("--no-comparisons", action="store_true",
                        help="leave releases uncompared, to `fonds compare --all` or the next ingest")  # fmt: skip
    parser.add_argument("--report", default="", metavar="FILE", help="write the report as an HTML page as well")
    parser.add_argument("--propose-profile", default="", metavar="FILE",
                        help="write the profile that the dry run proposes")  # fmt: skip
    json_argument(parser)


def run(options: argparse.Namespace) -> int:
    """Takes the sources in, and indexes them."""
    from fonds.core.description.profile import ProfileError
    from fonds.wiring import use_archive

    sources = [_existing(s) for s in options.sources]
    sheets = [_existing(s) for s in options.sheet]
    if options.dry_run:
        use_archive(options.archive)
    else:
        make_archive(options.archive)
    try:
        report = _ingest(sources, sheets, options)
    except ProfileError as error:
        raise UsageError(str(error)) from error
    from fonds.workflows.ingest_report import words

    if options.report:
        _write_page(Path(options.report), report)
    if options.propose_profile and report.proposed_profile:
        Path(options.propose_profile).write_text(report.proposed_profile, "utf-8")
    if options.json:
        print_json(report.to_json())
    else:
        print(words(report))
        if report.dry_run and report.proposed_profile and not options.propose_profile:
            print("\nThe proposed profile; correct it and use it with --profile:\n")
            print(report.proposed_profile)
        if not report.dry_run and _is_to_be_read():
            # not done here: it takes longer than all the rest, and the archive can be searched meanwhile
            print(f"\nNext: fonds read --archive {options.archive}")
            print("finds people, offices, meetings and figures in the new texts; broken off, it goes on later.")
    return 0


def _is_to_be_read() -> bool:
    from fonds.workflows.texts_unread import unread

    return unread().exists()


def _existing(name: str) -> Path:
    path = Path(name)
    if not path.exists():
        raise UsageError(f"{name} does not exist")
    return path.resolve()


def _ingest(sources: list[Path], sheets: list[Path], options: argparse.Namespace):  # type: ignore[no-untyped-def]
    from fonds import wiring
    from fonds.ports.text_index import IndexLocked
    from fonds.workflows.comparison_keeping import keep_comparisons
    from fonds.workflows.indexing import drain
    from fonds.workflows.ingest import IngestOptions, ingest

    asked = IngestOptions(options.profile, options.collection, options.dry_run)
    with wiring.ingest_tools(progress) as tools:
        submitted = wiring.submitted(sources, sheets)
        report = ingest(submitted, asked, tools)
    if options.dry_run:
        return report
    try:
        # everything is searchable before releases are compared, which takes longer than all the rest
        drained = drain(wiring.indexes(), progress=progress, compare=False)
        if not options.no_comparisons:
            keep_comparisons(now=wiring.clock(), workers=min(2, os.cpu_count() or 1), progress=progress)
            drained.refused += drain(wiring.indexes(), progress=progress).refused
    except IndexLocked as error:
        raise Failure("everything is taken in, but another process is writing to the index; "
                      "it will pick the new records up") from error  # fmt: skip
    for refused in drained.refused:
        print(f"Not indexed: {refused.id}: {refused.reason}", file=sys.stderr)
    return report


def _write_page(path: Path, report: object) -> None:
    from fonds.cli.report_page import report_page

    path.write_text(report_page(report), "utf-8")  # type: ignore[arg-type]
