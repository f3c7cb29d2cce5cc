"""`fonds joins`."""

from __future__ import annotations

import argparse

from fonds.cli.archives import json_argument, open_archive, print_json


def arguments(parser: argparse.ArgumentParser) -> None:
    """Which joins."""
    parser.add_argument("--all", action="store_true", help="those that were decided as well")
    json_argument(parser)


def run(options: argparse.Namespace) -> int:
    """Lists the files whose record is in doubt, with what speaks for which record."""
    open_archive(options.archive)
    from fonds.catalogue.join_evidence import join_evidence
    from fonds.catalogue.models import PendingJoin

    found = PendingJoin.objects.order_by("made", "doubt", "path")
    if not options.all:
        found = found.filter(decided=False)
    said = []
    for evidence in map(join_evidence, found):
        pending = evidence.pending
        said.append({
            "file": pending.path, "doubt": pending.doubt, "number": pending.stated or None,
            "decided": pending.decided,
            "records": [{"id": u.pk, "title": u.title, "date": u.date_edtf or None} for u in evidence.present],
            "candidates": [
                {"id": u.pk, "reference_code": u.reference_code, "title": u.title, "date": u.date_edtf or None}
                for u in evidence.candidates
            ],
        })  # fmt: skip
        if not options.json:
            print(f"{pending.path}: {pending.get_doubt_display()}" + (f" ({pending.stated})" if pending.stated else ""))
            for unit in evidence.present:
                print(f"  is in {unit.pk} {unit.reference_code} {unit.title}")
            for unit in evidence.candidates:
                print(f"  may be {unit.pk} {unit.reference_code} {unit.date_edtf} {unit.title}")
    if options.json:
        print_json({"joins": said})
    elif not said:
        print("No join is in doubt.")
    return 0
