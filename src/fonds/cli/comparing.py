"""`fonds compare`."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path
from typing import Any

from fonds.cli import Failure, UsageError
from fonds.cli.archives import json_argument, open_archive, print_json, progress, public_argument, reader, record


def arguments(parser: argparse.ArgumentParser) -> None:
    """A record and two of its releases, two files, or all that is not compared yet."""
    parser.add_argument("record", nargs="?", metavar="RECORD",
                        help="a record's id, or its reference code if no other has it")  # fmt: skip
    parser.add_argument("--from", dest="from_release", metavar="RELEASE",
                        help="the earlier release (default: the first of which a text is held; named neither, each "
                        "text is compared with the next)")  # fmt: skip
    parser.add_argument("--to", dest="to_release", metavar="RELEASE",
                        help="the later release (default: the last of which a text is held)")  # fmt: skip
    parser.add_argument("--texts", nargs=2, metavar=("OLD", "NEW"), type=Path,
                        help="compare two text files outside any archive, each as one page")  # fmt: skip
    parser.add_argument("--all", action="store_true",
                        help="compare the releases of all records that are new or changed, and keep it")  # fmt: skip
    json_argument(parser)
    public_argument(parser)


def run(options: argparse.Namespace) -> int:
    """Prints what differs between two releases of a record, or two files; or compares all that is not compared yet."""
    if options.all:
        if options.texts or options.record or options.from_release or options.to_release:
            raise UsageError("--all compares what is new or changed; it takes no record, no release and no files")
        return _all(options)
    if options.texts:
        if options.record or options.from_release or options.to_release:
            raise UsageError("--texts compares two files; it takes no record and no release")
        said = _of_files(*options.texts)
    elif options.record:
        said = _of_record(options)
    else:
        raise UsageError("name a record, or two files with --texts OLD NEW, or say --all")
    if options.json:
        print_json(said)
    else:
        _print(said)
    return 0


def _all(options: argparse.Namespace) -> int:
    open_archive(options.archive)
    from fonds import wiring
    from fonds.ports.text_index import IndexLocked
    from fonds.workflows.comparison_keeping import keep_comparisons
    from fonds.workflows.indexing import drain

    made = keep_comparisons(now=wiring.clock(), workers=min(2, os.cpu_count() or 1), progress=progress)
    try:
        drain(wiring.indexes(), progress=progress, compare=False)
    except IndexLocked:
        print("Another process is writing to the index; what was opened can be searched once it has done so.",
              file=sys.stderr)  # fmt: skip
    if options.json:
        print_json({"compared": made})
    else:
        print(f"{made} comparisons made." if made else "Nothing was new.")
    return 0


def _of_files(old: Path, new: Path) -> dict[str, Any]:
    from fonds.adapters.text_decoding import decoded
    from fonds.core.comparing.report import ComparedText, comparison_json
    from fonds.workflows.comparison_task import search_seldom_for_cycles

    search_seldom_for_cycles()
    texts = []
    for path, name in ((old, "old"), (new, "new")):
        try:
            text = decoded(path.read_bytes()).text
        except FileNotFoundError as error:
            raise UsageError(f"there is no file {path}") from error
        except IsADirectoryError as error:
            raise UsageError(f"{path} is a folder; --texts takes two files") from error
        texts.append(ComparedText(release=name, date=None, digital_object=None, version=1, pages=((1, text),)))
    return comparison_json(None, texts)


def _of_record(options: argparse.Namespace) -> dict[str, Any]:
    open_archive(options.archive)
    from fonds.catalogue.comparisons import history_json
    from fonds.catalogue.release_texts import NoSuchRelease

    who = reader(options)
    unit = record(options.record, who)
    try:
        return history_json(who, unit, options.from_release, options.to_release)
    except NoSuchRelease as error:
        raise Failure(str(error)) from error


def _print(said: dict[str, Any]) -> None:
    if len(said["releases"]) < 2:
        print(f"Nothing to compare: {len(said['releases']) or 'no'} text of a release is held of this record, "
              "and a comparison takes two.")  # fmt: skip
    for release in said["releases"]:
        print(f"{release['release']}: {_several(release['pages'], 'page')}, {_several(release['words'], 'word')}")
    for span in said["spans"]:
        if span["kind"] == "noise":
            continue
        left, right = _words_of(span["from"]), _words_of(span["to"])
        decided = f", {span['decision']}" if span.get("decision") else ""
        print(f"{span['pair'][1]} {span['kind']} ({span['confidence']:.2f}{decided}): {left} → {right}")
    for release in said["releases"]:
        if not release["words"]:
            print(f"{release['release']} has no words: its text may be withheld whole, or nothing could be read.")
    poor = [pair for pair in said["pages"] if not pair["comparable"]]
    compared = len(poor) < len(said["pages"])
    if len(said["releases"]) > 1 and compared and all(span["kind"] == "noise" for span in said["spans"]):
        elsewhere = " on the other pages" if poor else ""
        print(f"No words were found that only one of the texts shows{elsewhere}.")
    if poor:
        print(f"Too poor to compare: {', '.join(str(pair['to'] or pair['from']) for pair in poor)} (pages)")


def _words_of(anchor: dict[str, Any] | None) -> str:
    return f"p. {anchor['page']} {' '.join(anchor['text'].split())!r}" if anchor else "no such page"


def _several(count: int, what: str) -> str:
    return f"{count} {what}{'s' * (count != 1)}"
