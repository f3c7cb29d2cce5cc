"""The public units cut by their identifiers into parts of a size that one document can list.

Identifiers are drawn evenly from their alphabet, and never change. So a part is all units that begin with the same
characters: it keeps its name while others come and go, and the database counts it from an index alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import Count, Max, QuerySet

from fonds.catalogue import access
from fonds.catalogue.access import Reader
from fonds.catalogue.models import UnitOfDescription
from fonds.core.description.identifiers import ALPHABET, LENGTH


@dataclass(frozen=True, slots=True)
class Part:
    """The units whose ids begin with `prefix`; `changed_at` is when one of them last changed, in UTC seconds."""

    prefix: str
    count: int
    changed_at: int | None


def parts(at_most: int, prefix: str = "") -> Iterator[Part]:
    """Parts of at most so many units that hold all public units together, in order, none of them empty."""
    found = units_of(prefix).order_by().aggregate(count=Count("id"), changed_at=Max("public_changed_at"))
    if not found["count"]:
        return
    if found["count"] <= at_most or len(prefix) == LENGTH:
        yield Part(prefix, found["count"], found["changed_at"])
        return
    for character in ALPHABET:
        yield from parts(at_most, prefix + character)


def units_of(prefix: str) -> QuerySet[UnitOfDescription]:
    """The part's public units in the order of their ids. Raises ValueError for what no identifier begins with."""
    if len(prefix) > LENGTH or any(character not in ALPHABET for character in prefix):
        raise ValueError(f"no identifier begins with {prefix!r}")
    low, high = "", ""
    for place, character in enumerate(prefix):
        # ids with characters of another alphabet are in some part all the same: only the bounds between parts count
        at = ALPHABET.index(character)
        if at > 0:
            low = prefix[: place + 1]
        if at + 1 < len(ALPHABET):
            high = prefix[:place] + ALPHABET[at + 1]
    found = access.units(Reader.ANONYMOUS).order_by("id")
    if low:
        found = found.filter(pk__gte=low)
    return found.filter(pk__lt=high) if high else found
