"""`fonds span`."""

from __future__ import annotations

import argparse

from fonds.cli import Failure, UsageError
from fonds.cli.archives import open_archive


def arguments(parser: argparse.ArgumentParser) -> None:
    """The span, what is decided, why."""
    parser.add_argument("span", metavar="SPAN", help="the span's id, as `fonds compare --json` has it")
    parser.add_argument("decision", choices=["confirm", "reject"], help="whether search, feed and lists hold it")
    parser.add_argument("--reason", default="", help="why (kept in the log)")
    parser.add_argument("--by", default="keeper", help="who decided (kept in the log)")


def run(options: argparse.Namespace) -> int:
    """Decides on words that a comparison found opened or newly withheld."""
    open_archive(options.archive)
    from fonds import wiring
    from fonds.ports.text_index import IndexLocked
    from fonds.workflows.deciding_spans import decide_span

    try:
        decide_span(options.span, "confirmed" if options.decision == "confirm" else "rejected", reason=options.reason,
                    by=options.by, now=wiring.clock(), indexes=wiring.indexes())  # fmt: skip
    except ValueError as error:
        raise UsageError(str(error)) from error
    except IndexLocked as error:
        raise Failure(
            "the decision is kept, but another process is writing to the index; it will take it in"
        ) from error
    print(f"{options.span} is {options.decision}ed")
    return 0
