"""Rows that are added by the thousand: Django makes an object of each, and puts each of its values into words anew."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.db import connection
from django.db.models import AutoField, JSONField, Model


def add_rows(model: type[Model], rows: Iterable[Mapping[str, Any]]) -> None:
    """Adds rows whose values are given by the names of their columns; what a row leaves out is its field's default.

    Values SHALL be of their fields' own types: but for JSON the database gets them as they stand. Keys that the
    database makes are not told. Raises KeyError for a name that is no column's.
    """
    fields = [each for each in model._meta.concrete_fields if not isinstance(each, AutoField)]
    defaults = {str(each.attname): each.get_default() for each in fields}
    in_json = [each for each in fields if isinstance(each, JSONField)]
    values = []
    for row in rows:
        if unknown := row.keys() - defaults.keys():
            raise KeyError(f"{model.__name__} has no column {', '.join(sorted(unknown))}")
        made = {**defaults, **row}
        for each in in_json:
            made[each.attname] = each.get_db_prep_save(made[each.attname], connection)
        values.append(tuple(made.values()))
    if not values:
        return
    quote = connection.ops.quote_name
    columns = ", ".join(quote(str(each.column)) for each in fields)
    sql = f"INSERT INTO {quote(model._meta.db_table)} ({columns}) VALUES ({', '.join(['%s'] * len(fields))})"
    with connection.cursor() as cursor:
        cursor.executemany(sql, values)
