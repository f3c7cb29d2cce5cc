"""Releases that a query asks for and the archive has not: nothing found must not be taken for nothing opened."""

from __future__ import annotations

from collections.abc import Iterator

from fonds.catalogue import access
from fonds.catalogue.access import Reader
from fonds.core.querying.tree import And, Field, Node, Not, Opened, Or, Series
from fonds.core.text.analysis import folded

NAMED = 12
"""Releases that a remark names at most."""


def remarks_on_releases(tree: Node | None, who: Reader) -> tuple[str, ...]:
    """A remark for each release that `opened:` names and that `who` knows none of by that slug, name or date."""
    asked = dict.fromkeys(_asked(tree)) if tree is not None else {}
    if not asked:
        return ()
    known = list(access.releases(who).order_by("date", "slug").values_list("slug", "name", "date"))
    there = ", ".join(slug for slug, _name, _date in known[-NAMED:])
    return tuple(
        f"no release is called “{named}”" + (f"; there are {there}" if there else "")
        for named in asked
        if not any(_is_called(folded(named), each) for each in known)
    )


def _is_called(wanted: str, release: tuple[str, str, str]) -> bool:
    *_names, date = release
    dated = wanted[:4].isdigit() and (date == wanted or date.startswith(f"{wanted}-"))
    return dated or wanted in {folded(name) for name in release}


def _asked(node: Node) -> Iterator[str]:
    match node:
        case Opened(release, operand):
            yield release
            if operand is not None:
                yield from _asked(operand)
        case Field(_, operand) | Not(operand):
            yield from _asked(operand)
        case And(operands) | Or(operands):
            for each in operands:
                yield from _asked(each)
        case Series(clauses):
            for clause in clauses:
                yield from _asked(clause.node)
        case _:
            pass
