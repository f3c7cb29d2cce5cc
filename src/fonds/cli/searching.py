"""`fonds search`."""

from __future__ import annotations

import argparse
import sys

from fonds.cli.archives import json_argument, open_archive, print_json, public_argument, reader


def arguments(parser: argparse.ArgumentParser) -> None:
    """The query."""
    parser.add_argument("query", nargs="+", metavar="QUERY", help='words, "a phrase", title:…, date:1957-08..1957-12')
    parser.add_argument("--limit", type=_limit, default=10, metavar="N", help="how many records to print (10)")
    json_argument(parser)
    public_argument(parser)


def _limit(text: str) -> int:
    number = int(text)
    if not 0 <= number <= 10_000:
        raise argparse.ArgumentTypeError("a number from 0 to 10000")
    return number


def run(options: argparse.Namespace) -> int:
    """Prints the records found; 0 also when there are none."""
    open_archive(options.archive)
    from fonds import wiring
    from fonds.workflows.searching import found_json

    query = " ".join(options.query)
    answer = found_json(query, reader(options), wiring.indexes(), limit=options.limit)
    if options.json:
        print_json(answer)
        return 0
    for remark in answer["remarks"]:
        print(f"Remark: {remark}.", file=sys.stderr)
    print(f"{answer['total']} found for {answer['understood_as'] or 'everything'}")
    for result in answer["results"]:
        print(f"\n{result['id']}  {result['title'] or result['reference_code']}")
        print(f"  {result['reference_code']}  {', '.join(d['edtf'] or d['as_written'] for d in result['dates'][:1])}")
        for passage in result["passages"]:
            print(f"  p. {passage['page']}: {' '.join(passage['text'].split())}")
    return 0
