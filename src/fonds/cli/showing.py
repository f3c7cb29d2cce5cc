"""`fonds show`."""

from __future__ import annotations

import argparse

from fonds.cli.archives import json_argument, open_archive, print_json, public_argument, reader, record


def arguments(parser: argparse.ArgumentParser) -> None:
    """The record."""
    parser.add_argument("record", metavar="RECORD", help="a record's id, or its reference code if no other has it")
    json_argument(parser)
    public_argument(parser)


def run(options: argparse.Namespace) -> int:
    """Prints all that is known of the record."""
    open_archive(options.archive)
    from fonds.catalogue.records import record_json
    from fonds.core.description.elements import label

    who = reader(options)
    said = record_json(record(options.record, who), who)
    if options.json:
        print_json(said)
        return 0
    print(said["title"] or said["reference_code"] or said["id"])
    print(f"{said['id']}  {said['reference_code']}  {said['level_of_description']}  {said['access_state']}")
    for date in said["dates"]:
        why = f" ({date['reason']})" if date["reason"] else ""
        print(f"Date, {date['role']}: {date['edtf'] or 'unknown'}, written {date['as_written']!r}{why}")
    for element in said["elements"]:
        notes = [n for n in ("inferred" if element["inferred"] else "", element["decision"] or "",
                             "inherited" if element["inherited_from"] else "") if n]  # fmt: skip
        print(f"{label(element['name'])}: {element['value']}{' [' + ', '.join(notes) + ']' if notes else ''}")
    for above in said["parents"]:
        print(f"Part of: {above['title']} ({above['id']})")
    for mark in said["marks"]:
        print(f"Mark, {mark['kind']}: {mark['text']!r}")
    for made in said["digital_objects"]:
        text = "" if made["has_text"] else ", no text yet"
        print(f"Text: {made['kind']} {made['language'] or ''} {made['release'] or ''} {made['path']}, "
              f"{made['pages']} pages{text}")  # fmt: skip
    return 0
