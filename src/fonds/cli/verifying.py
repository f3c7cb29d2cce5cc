"""`fonds verify`."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from fonds.cli import Failure, UsageError
from fonds.cli.archives import json_argument, open_archive, print_json, public_argument, reader, record

LARGEST = 5_000_000


def arguments(parser: argparse.ArgumentParser) -> None:
    """The quotation, and where it is looked for."""
    parser.add_argument("words", nargs="*", metavar="WORDS", help="the quotation, with or without its quotation marks")
    parser.add_argument("--record", metavar="ID", help="look in this record only (its id or reference code)")
    parser.add_argument("--collection", metavar="NAME", help="look in this collection only (its short name or title)")
    parser.add_argument("--file", type=Path, metavar="FOOTNOTED.txt", help="check each quotation of a document")
    parser.add_argument("--limit", type=_limit, default=20, metavar="N", help="how many places to print (20)")
    json_argument(parser)
    public_argument(parser)


def _limit(text: str) -> int:
    number = int(text)
    if not 1 <= number <= 1000:
        raise argparse.ArgumentTypeError("a number from 1 to 1000")
    return number


def run(options: argparse.Namespace) -> int:
    """Prints where the quotation stands; 0 also where it stands nowhere."""
    words = " ".join(options.words)
    if bool(words.strip()) == bool(options.file):
        raise UsageError('give a quotation, as in fonds verify "…", or a document with --file')
    open_archive(options.archive)
    from django.conf import settings

    from fonds import wiring
    from fonds.workflows.verifying import verify
    from fonds.workflows.verifying_documents import document_json, verify_document
    from fonds.workflows.verifying_json import verification_json

    who = reader(options)
    within = _within(options, who)
    said: dict[str, Any] = {
        "site_title": settings.SITE_TITLE, "site_address": settings.SITE_ADDRESS,
        "today": wiring.today(),
    }  # fmt: skip
    if options.file:
        checked = verify_document(
            _document(options.file), who, wiring.indexes(), within=within, limit=min(options.limit, 5)
        )
        answer = document_json(checked, who, **said)
        if options.json:
            print_json(answer)
        else:
            _print_document(answer)
        return 0
    answer = verification_json(verify(words, who, wiring.indexes(), within=within, limit=options.limit), who, **said)
    if options.json:
        print_json(answer)
    else:
        _print(answer)
    return 0


def _within(options: argparse.Namespace, who: Any) -> Any:
    from django.db.models import Q

    from fonds.catalogue import access
    from fonds.ports.text_index import Scope

    if options.record and options.collection:
        raise UsageError("name a record or a collection, not both")
    if options.record:
        return Scope("record", record(options.record, who).pk)
    if options.collection:
        named = Q(slug=options.collection) | Q(title__iexact=options.collection)
        found = access.collections(who).filter(named).first()
        if found is None:
            known = ", ".join(access.collections(who).values_list("slug", flat=True)[:20])
            raise Failure(f"there is no collection {options.collection!r}; there are: {known or 'none'}")
        return Scope("collection", found.slug)
    return None


def _document(path: Path) -> str:
    try:
        data = path.read_bytes()
    except OSError as error:
        raise Failure(f"{path} cannot be read: {error.strerror}") from error
    if len(data) > LARGEST:
        raise UsageError(f"{path} is larger than {LARGEST // 1_000_000} MB; give its text in parts")
    from fonds.adapters.text_decoding import decoded

    return decoded(data).text


def _print(answer: dict[str, Any]) -> None:
    print(_coverage(answer))
    for match in answer["matches"]:
        _print_match(match)


def _print_document(answer: dict[str, Any]) -> None:
    print(f"{len(answer['quotations'])} quotations checked. {_coverage(answer, verdict=False)}")
    for each in answer["quotations"]:
        note = f" (note {each['note']['mark']})" if each["note"] else ""
        print(f"\n{each['verdict'].upper()}{note}: {each['quotation']['text']}")
        for match in each["matches"][:1]:
            _print_match(match)


def _coverage(answer: dict[str, Any], *, verdict: bool = True) -> str:
    looked = f"Looked in {answer['searched']} texts; {answer['without_text']} records have no text."
    return f"{answer['verdict'].upper()}. {looked}" if verdict else looked


def _print_match(match: dict[str, Any]) -> None:
    text = match["text"]
    kind = ", ".join(part for part in (text["kind"], text["language"], text["release"]) if part)
    print(f"\n  {match['verdict']}: {match['id']}  {match['title'] or match['reference_code']}  [{kind}]")
    print(f"  {match['url']}")
    for each in match["difference"]:
        print(f"    {each['kind']}: the text has {each['source']!r}, the quotation {each['quoted']!r}")
    for each in match["omitted"]:
        print(f"    {each['sign']} stands for: {each['source'][:300]!r}")
    print(f"  {match['citation']}")
