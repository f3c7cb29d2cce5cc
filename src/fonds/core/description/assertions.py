"""What sheets and files assert of a unit, as it is kept: values with their origin, each origin replaceable."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from fonds.core.description.dates import ArchivalDate, bounds

Assertion = dict[str, Any]


def assertion(
    name: str,
    value: str,
    *,
    source: str,
    origin: str,
    kind: str,
    inferred: bool = False,
    withheld: bool = False,
    language: str | None = None,
) -> Assertion:
    """One value as it is kept; what is not said is left out."""
    made: Assertion = {
        "name": name,
        "value": value,
        "source": source,
        "origin": origin,
        "kind": kind,
        "confidence": 0.7 if inferred else 1.0,
    }
    if inferred:
        made["inferred"] = True
    if withheld:
        made["withheld"] = True
    if language:
        made["language"] = language
    return made


def dated(date: ArchivalDate, *, source: str, origin: str) -> Assertion:
    """A date as it is kept."""
    made: Assertion = {
        "role": str(date.role),
        "edtf": date.edtf,
        "as_written": date.as_written,
        "standing": str(date.standing),
        "source": source,
        "origin": origin,
    }
    if date.reason:
        made["reason"] = date.reason
    if date.alternatives:
        made["alternatives"] = list(date.alternatives)
    return made


def replaced(kept: Iterable[Assertion], origin: str, new: list[Assertion], *, by: str = "name") -> list[Assertion]:
    """`kept` with what `origin` asserted before replaced by `new`, in the same place.

    A value that `origin` no longer gives stays: an emptier sheet blanks nothing.
    """
    before = list(kept)
    given = {a[by] for a in new}
    first = next((i for i, a in enumerate(before) if a["origin"] == origin), len(before))
    stays = [a for a in before if a["origin"] == origin and a[by] not in given]
    others = [a for a in before if a["origin"] != origin]
    return [*others[:first], *stays, *new, *others[first:]]


def main_value(kept: Iterable[Assertion], name: str) -> Assertion | None:
    """The value that stands for an element: stated before inferred, the keeper's sheet before the file, then the most
    frequent, then the latest.

    Withheld values ("[RESTRICTED]") are no values.
    """
    found = [a for a in kept if a["name"] == name and not a.get("withheld")]
    if not found:
        return None
    counts = Counter(a["value"] for a in found)
    return max(
        enumerate(found), key=lambda p: (not p[1].get("inferred"), p[1]["kind"] == "sheet", counts[p[1]["value"]], p[0])
    )[1]


_STANDINGS = {"stated": 3, "uncertain": 2, "inferred": 1, "unsettled": 0}
_ROLES = {"written": 5, "period covered": 4, "sent": 3, "received": 2, "registered": 1}


def main_date(kept: Iterable[Assertion]) -> Assertion | None:
    """The date that stands for the unit: of writing before others, firm before doubtful, then frequent, then latest."""
    found = [a for a in kept if a["role"] in _ROLES and a.get("edtf")]
    if not found:
        return next((a for a in kept if a["role"] in _ROLES), None)
    counts = Counter(a["edtf"] for a in found)
    return max(
        enumerate(found),
        key=lambda p: (_ROLES[p[1]["role"]], _STANDINGS.get(p[1]["standing"], 0), counts[p[1]["edtf"]], p[0]),
    )[1]


def day_numbers(edtf: str | None) -> tuple[int | None, int | None]:
    """The earliest and the latest day of a date as yyyymmdd, None where open or unknown."""
    if not edtf:
        return None, None
    first, last = bounds(edtf)
    return (
        first.year * 10000 + first.month * 100 + first.day if first else None,
        last.year * 10000 + last.month * 100 + last.day if last else None,
    )


def contradictions(rows: Iterable[Mapping[str, str]]) -> dict[str, tuple[str, ...]]:
    """The columns in which rows equal in key differ, with their values; an empty cell contradicts nothing."""
    seen: dict[str, dict[str, None]] = {}
    for cells in rows:
        for column, words in cells.items():
            if words:
                seen.setdefault(column, {})[words] = None
    return {column: tuple(values) for column, values in seen.items() if len(values) > 1}
