"""Names that nearly every page needs (collections, repositories, fonds, releases), read again once something changed.

They are few and change seldom, while asking for them took longer than the search itself.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db import connection
from django.db.models import Max

from fonds import wiring
from fonds.catalogue import access
from fonds.catalogue.access import Reader
from fonds.catalogue.models import Decision, Submission

FONDS_AT_MOST = 200
SECONDS = 5
"""How old names may be where the database does not say that it has changed. A narrowing of access shows at once."""


@dataclass(frozen=True, slots=True)
class Shelf:
    """What the public sees: titles of collections by slug, names of releases by slug, names of repositories, and
    (id, title, reference code) of fonds."""

    collections: Mapping[str, str]
    releases: Mapping[str, str]
    repositories: tuple[str, ...]
    fonds: tuple[tuple[str, str, str], ...]


def shelf() -> Shelf:
    """The names as they are now."""
    stamp = _stamp()
    held: tuple[Any, Shelf] | None = getattr(connection, "fonds_shelf", None)
    if held is not None and held[0] == stamp:
        return held[1]
    read = _read()
    connection.fonds_shelf = (stamp, read)  # type: ignore[attr-defined]
    return read


def _stamp() -> tuple[Any, ...]:
    """Differs whenever the database may have changed since.

    SQLite counts the changes of other connections (`PRAGMA data_version`) and of this one (`total_changes`).
    """
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            version = cursor.execute("PRAGMA data_version").fetchone()[0]
        return (id(connection.connection), version, connection.connection.total_changes)
    decided = Decision.objects.aggregate(last=Max("id"))["last"]
    submitted = Submission.objects.aggregate(last=Max("id"))["last"]
    return (decided, submitted, wiring.clock() // SECONDS)


def _read() -> Shelf:
    reader = Reader.ANONYMOUS
    fonds = access.units(reader).filter(level_of_description="fonds").order_by("reference_sort", "id")
    return Shelf(
        collections=dict(access.collections(reader).values_list("slug", "title")),
        releases=dict(access.releases(reader).values_list("slug", "name")),
        repositories=tuple(access.repositories(reader).values_list("name", flat=True)),
        fonds=tuple(fonds.values_list("id", "title", "reference_code")[:FONDS_AT_MOST]),
    )
