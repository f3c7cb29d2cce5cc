"""Queries for rows by their ids whose SQL is made once: for a page of results Django takes longer to put a query
into words than the database to answer it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from django.db import connection
from django.db.models import QuerySet

_STEP = 10


class KeptSql:
    """The rows of a query that is given by a function of ids, itself called once for each round number of them.

    The query SHALL be a `values_list` whose conditions use the ids in `__in` alone; its rows come as the database's
    driver gives them: JSON as text, booleans on SQLite as 0 and 1.
    """

    def __init__(self, query: Callable[[list[str]], QuerySet[Any, tuple[Any, ...]]]) -> None:
        self._query = query
        self._kept: dict[tuple[str, int], tuple[str, list[Any]]] = {}

    def rows(self, ids: Sequence[str]) -> list[tuple[Any, ...]]:
        """The rows for these ids, in the query's order."""
        if not ids:
            return []
        size = -(-len(ids) // _STEP) * _STEP
        sql, parameters = self._sql(size)
        # an id that stands there twice changes nothing
        filled = [*ids, *[ids[-1]] * (size - len(ids))]
        with connection.cursor() as cursor:
            cursor.execute(sql, [filled[each.at] if isinstance(each, _Place) else each for each in parameters])
            rows: list[tuple[Any, ...]] = cursor.fetchall()
        return rows

    def _sql(self, size: int) -> tuple[str, list[Any]]:
        kept = self._kept.get((connection.vendor, size))
        if kept is None:
            places = {f"?{at}": _Place(at) for at in range(size)}
            sql, parameters = self._query(list(places)).query.sql_with_params()
            kept = (sql, [places.get(each, each) for each in parameters])
            self._kept[connection.vendor, size] = kept
        return kept


class _Place:
    """Where an id goes."""

    __slots__ = ("at",)

    def __init__(self, at: int) -> None:
        self.at = at
