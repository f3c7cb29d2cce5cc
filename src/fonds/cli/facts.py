"""`fonds facts`."""

from __future__ import annotations

import argparse
from typing import Any

from fonds.cli.archives import json_argument, open_archive, print_json, public_argument, reader, record


def arguments(parser: argparse.ArgumentParser) -> None:
    """A record."""
    parser.add_argument("record", metavar="RECORD", help="a record's id, or its reference code if no other has it")
    parser.add_argument("--decided", action="store_true", help="only what a person confirmed or corrected")
    json_argument(parser)
    public_argument(parser)


def run(options: argparse.Namespace) -> int:
    """Prints what was read in a record: people, offices, meetings, figures and the rest, each with its words."""
    open_archive(options.archive)
    from fonds.catalogue.facts_as_json import facts_json
    from fonds.wiring import today

    who = reader(options)
    said = facts_json(who, record(options.record, who), today=today(), decided_only=options.decided)
    if options.json:
        print_json(said)
    else:
        _print(said)
    return 0


def _print(said: dict[str, Any]) -> None:
    if not said["read"]:
        print("This record was not read yet, or has no text: `fonds read` reads what is new.")
        return
    for kind in ("people", "bodies", "places"):
        for each in said[kind]:
            print(f"{kind}: {each['name']} ({len(each['mentions'])} mentions)")
    for kind in ("offices", "meetings", "statements", "figures", "marks", "dates", "references"):
        for each in said[kind]:
            words = " ".join(each["anchor"]["text"].split())
            print(f"{kind}: p. {each['anchor']['page']} {words[:100]!r} ({each['confidence']:.2f})")
    for each in said["offices_stated"]:
        stated = each["stated_in"]
        print(f"offices: {stated['element']} {stated['value'][:100]!r} ({each['confidence']:.2f})")
