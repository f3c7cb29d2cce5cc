"""Rows of a table as lines of JSON, and back: every column by its name, and nothing taken on trust.

What comes back may be anybody's writing, so that each value is checked against its column before it is stored.
"""

from __future__ import annotations

import base64
import binascii
import datetime
import json
import math
import re
import zlib
from collections.abc import Callable, Iterator
from itertools import islice
from typing import Any

from django.db import connection
from django.db.models import Field, Model, QuerySet

LONGEST_LINE = 512 * 1024 * 1024
"""Bytes that a row may have; a page's text with its layers has a few thousand."""
LARGEST_UNPACKED = 256 * 1024 * 1024
"""Bytes that the compressed value of a row may have when it is unpacked."""

_TOGETHER = 500
_SLUG = re.compile(r"[-a-zA-Z0-9_]+")


class BadRow(Exception):
    """A line that is no row of its table; the message says why."""


def columns(model: type[Model]) -> list[Field[Any, Any]]:
    """The model's stored columns, in their order."""
    return list(model._meta.concrete_fields)


def row_lines(rows: QuerySet[Any]) -> Iterator[bytes]:
    """Each row as a line of JSON in UTF-8, keys are names of columns."""
    named = [(str(field.attname), _writing(field)) for field in columns(rows.model)]
    for values in rows.values_list(*(name for name, _ in named)).iterator(chunk_size=_TOGETHER):
        row = {name: written(value) for (name, written), value in zip(named, values, strict=True)}
        try:
            yield json.dumps(row, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"
        except UnicodeEncodeError:
            # half of a character, which JSON can name and UTF-8 cannot write
            yield json.dumps(row, separators=(",", ":")).encode() + b"\n"


def store_rows(model: type[Model], lines: Iterator[bytes]) -> int:
    """Stores the rows under the keys they have; returns how many. Raises `BadRow` naming the line."""
    fields = columns(model)
    quote = connection.ops.quote_name
    sql = (
        f"INSERT INTO {quote(model._meta.db_table)} ({', '.join(quote(str(f.column)) for f in fields)}) "
        f"VALUES ({', '.join(['%s'] * len(fields))})"
    )
    readers = [(field, _reading(field)) for field in fields]
    names = {field.attname for field in fields}
    count = 0
    with connection.cursor() as cursor:
        while some := list(islice(lines, _TOGETHER)):
            values = []
            for line in some:
                count += 1
                try:
                    values.append(_prepared(line, readers, names))
                except BadRow as bad:
                    raise BadRow(f"line {count}: {bad}") from bad
            cursor.executemany(sql, values)
    return count


def _prepared(line: bytes, readers: list[tuple[Field[Any, Any], Callable[[Any], Any]]], names: set[str]) -> list[Any]:
    try:
        row = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise BadRow("it is not JSON") from error
    if not isinstance(row, dict) or row.keys() != names:
        odd = sorted(names ^ (row.keys() if isinstance(row, dict) else set()))
        raise BadRow(f"its columns are not those of the table ({', '.join(map(str, odd))})")
    made: list[Any] = []
    for field, read in readers:
        value = row[field.attname]
        if value is None:
            if not field.null:
                raise BadRow(f"{field.attname} is missing")
            made.append(None)
            continue
        try:
            value = read(value)
        except (TypeError, ValueError, zlib.error) as error:
            raise BadRow(f"{field.attname} is not what it should be: {str(row[field.attname])[:80]!r}") from error
        made.append(field.get_db_prep_save(value, connection))
    return made


def _writing(field: Field[Any, Any]) -> Callable[[Any], Any]:
    kind = _kind(field)
    if kind == "DateField":
        return lambda value: None if value is None else value.isoformat()
    if kind == "BinaryField":
        return lambda value: None if value is None else base64.b64encode(bytes(value)).decode("ascii")
    return lambda value: value


def _reading(field: Field[Any, Any]) -> Callable[[Any], Any]:
    """What checks a value and gives it as Python has it. Raises TypeError or ValueError."""
    target = _target(field)
    kind = _kind(field)
    if kind in ("CharField", "SlugField", "TextField"):
        longest = target.max_length if kind != "TextField" else None
        form = _SLUG if kind == "SlugField" else None
        # the database refuses a null character, and half of a character
        return lambda value: _words(value, longest, form)
    if kind == "BooleanField":
        return lambda value: _of_type(value, bool)
    if kind == "FloatField":
        return _number
    if kind == "DateField":
        return lambda value: datetime.date.fromisoformat(_words(value, 10, None))
    if kind == "BinaryField":
        return _bytes
    if kind == "JSONField":
        return lambda value: value
    if "Integer" in kind or "AutoField" in kind:
        least = 0 if "Positive" in kind else -(2**63)
        return lambda value: _whole_number(value, least)
    raise NotImplementedError(f"no bag has yet held a {kind}: say in catalogue.bagged_rows how it is read")


def _target(field: Field[Any, Any]) -> Field[Any, Any]:
    """The column itself, or the one that it points to."""
    while field.is_relation:
        field = field.target_field  # type: ignore[attr-defined]
    return field


def _kind(field: Field[Any, Any]) -> str:
    return _target(field).get_internal_type()


def _of_type(value: Any, kind: type) -> Any:
    if type(value) is not kind:
        raise TypeError(kind.__name__)
    return value


def _words(value: Any, longest: int | None, form: re.Pattern[str] | None) -> str:
    words: str = _of_type(value, str)
    if (longest is not None and len(words) > longest) or "\0" in words:
        raise ValueError("too long, or with a null character")
    if form is not None and not form.fullmatch(words):
        raise ValueError("not a name for an address")
    words.encode()
    return words


def _whole_number(value: Any, least: int) -> int:
    number: int = _of_type(value, int)
    if not least <= number < 2**63:
        raise ValueError("out of range")
    return number


def _number(value: Any) -> float:
    if type(value) not in (int, float) or not math.isfinite(value):
        raise TypeError("number")
    return float(value)


def _bytes(value: Any) -> bytes:
    try:
        data = base64.b64decode(_of_type(value, str), validate=True)
    except binascii.Error as error:
        raise ValueError("not base64") from error
    unpacking = zlib.decompressobj()
    unpacking.decompress(data, LARGEST_UNPACKED)
    if not unpacking.eof:
        raise ValueError("not a compressed value, or too large a one")
    return data
