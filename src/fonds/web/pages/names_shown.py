"""Names of authority records as the public sees them, asked for once while nothing changes."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import connection

from fonds.catalogue.access import Reader
from fonds.catalogue.authorities import shown_names
from fonds.catalogue.models import Authority
from fonds.web.pages.shelf import Shelf, shelf


def names_shown(ids: Iterable[str]) -> dict[str, str]:
    """The names by the records' ids; an id with no name to be shown stands for itself."""
    current = shelf()
    held: tuple[Shelf, dict[str, str]] | None = getattr(connection, "fonds_names_shown", None)
    if held is None or held[0] is not current:
        held = (current, {})
        connection.fonds_names_shown = held  # type: ignore[attr-defined]
    wanted = set(ids)
    if missing := wanted - held[1].keys():
        found = shown_names(Reader.ANONYMOUS, Authority.objects.filter(pk__in=missing))
        held[1].update({pk: found.get(pk, pk) for pk in missing})
    return {pk: held[1][pk] for pk in wanted}
