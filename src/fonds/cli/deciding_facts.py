"""`fonds fact`."""

from __future__ import annotations

import argparse

from fonds.cli import UsageError
from fonds.cli.archives import open_archive
from fonds.cli.people import index_decision


def arguments(parser: argparse.ArgumentParser) -> None:
    """The fact, what is decided, why."""
    parser.add_argument("fact", metavar="FACT", help="the fact's id, as `fonds facts --json` has it")
    parser.add_argument("decision", choices=["confirm", "reject", "correct"], help="whether it is so")
    parser.add_argument("--set", action="append", default=[], metavar="FIELD=VALUE", dest="values",
                        help="for `correct`: what a field is to be, people by name or id (repeatable)")  # fmt: skip
    parser.add_argument("--reason", default="", help="why (kept in the log)")
    parser.add_argument("--by", default="keeper", help="who decided (kept in the log)")


def run(options: argparse.Namespace) -> int:
    """Confirms, corrects or rejects an office, a meeting, a statement, a figure, a date, a mark or a reference."""
    open_archive(options.archive)
    from fonds import wiring
    from fonds.catalogue.models import Fact
    from fonds.workflows.deciding_facts import correct_fact, decide_facts

    fact = Fact.objects.filter(pk=options.fact).select_related("text_read__unit").first()
    if fact is None:
        raise UsageError(f"there is no fact {options.fact!r}; `fonds facts RECORD --json` has their ids")
    if options.values and options.decision != "correct":
        raise UsageError(f"--set says what a field is to be: `fonds fact {options.fact} correct --set …`")
    if without := [part for part in options.values if "=" not in part]:
        raise UsageError(f"--set takes FIELD=VALUE; {without[0]!r} has no =")
    values = dict(part.partition("=")[::2] for part in options.values)
    how = {"reason": options.reason, "by": options.by, "now": wiring.clock()}
    try:
        if options.decision == "correct":
            made = correct_fact(fact, values, **how)
        else:
            verdict = "confirmed" if options.decision == "confirm" else "rejected"
            (made,) = decide_facts([fact], verdict, **how)  # type: ignore[arg-type]
    except ValueError as error:
        raise UsageError(str(error)) from error
    index_decision()
    print(f"{options.fact} is {made.action}; undo with `fonds people undo {made.pk}`")
    return 0
