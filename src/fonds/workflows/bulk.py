"""Everything at once, for those who compute with it: descriptions, pages, passages, names and facts as JSON Lines or
Parquet. Of names and facts only what a person decided, unless what machines propose is asked for too.

Each of them is written as it is read, in bounded memory, into a file of another name that takes its own when
it is whole. The order is that of identifiers, so that two exports of one archive are the same bytes.
"""

from __future__ import annotations

import datetime
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import islice
from pathlib import Path
from typing import Any

from fonds.catalogue import access
from fonds.catalogue.access import Reader
from fonds.catalogue.citation import place_path
from fonds.catalogue.facts_taken import fact_rows, facts_taken, mention_rows, mentions_taken
from fonds.catalogue.models import DigitalObject, UnitOfDescription
from fonds.catalogue.records import records_json
from fonds.catalogue.texts import ShownPage, texts_of_objects
from fonds.core.text.paragraphs import paragraphs

Row = dict[str, Any]
Columns = Mapping[str, str]
"""Name → type: text, number, real, texts (a list), json (text that holds JSON)."""
_TOGETHER = 500
_TEXTS_TOGETHER = 50
NOWHERE: Row = dict.fromkeys(("digital_object", "version", "page", "start", "end", "text"))
"""The place in a text of what a description column states."""

RECORDS: Columns = {
    "id": "text", "reference_code": "text", "title": "text", "level_of_description": "text", "date": "text",
    "repository": "text", "collections": "texts", "parents": "texts", "releases": "texts", "description": "json",
}  # fmt: skip
PAGES: Columns = {
    "record": "text", "digital_object": "text", "version": "number", "page": "number", "label": "text",
    "kind": "text", "language": "text", "release": "text", "text": "text", "path": "text",
}  # fmt: skip
PASSAGES: Columns = {
    "record": "text", "digital_object": "text", "version": "number", "page": "number", "paragraph": "number",
    "start": "number", "end": "number", "language": "text", "release": "text", "text": "text", "path": "text",
}  # fmt: skip
MENTIONS: Columns = {
    "record": "text", "digital_object": "text", "version": "number", "page": "number", "start": "number",
    "end": "number", "text": "text", "kind": "text", "authority": "text", "name": "text", "form": "text",
    "finder": "text", "confidence": "real", "decision": "text", "identified_by": "text", "certainty": "real",
    "path": "text",
}  # fmt: skip
FACTS: Columns = {
    "id": "text", "record": "text", "kind": "text", "digital_object": "text", "version": "number", "page": "number",
    "start": "number", "end": "number", "text": "text", "finder": "text", "confidence": "real", "decision": "text",
    "said": "json", "path": "text",
}  # fmt: skip
TABLES: Mapping[str, Columns] = {
    "records": RECORDS, "pages": PAGES, "passages": PASSAGES, "mentions": MENTIONS, "facts": FACTS,
}  # fmt: skip


class NoParquet(Exception):
    """The library that writes Parquet is not installed."""


def export_jsonl(folder: Path, reader: Reader, *, today: datetime.date, proposed: bool = False) -> dict[str, int]:
    """Writes a file for each of `TABLES` (`records.jsonl` with whole descriptions); returns how many lines each.

    `today` is the day on which is asked who has a page: to the public nobody else has an id.
    """
    return _export(folder, reader, "jsonl", _write_lines, today=today, proposed=proposed)


def export_parquet(folder: Path, reader: Reader, *, today: datetime.date, proposed: bool = False) -> dict[str, int]:
    """Writes a file for each of `TABLES`; returns how many rows each.

    Raises `NoParquet` where pyarrow is missing (`pip install 'fonds[parquet]'`).
    """
    try:
        import pyarrow  # noqa: F401
    except ImportError as missing:
        raise NoParquet("Parquet needs a library more: pip install 'fonds[parquet]'") from missing
    return _export(folder, reader, "parquet", _write_parquet, today=today, proposed=proposed)


def _export(
    folder: Path, reader: Reader, ending: str, write: Callable[[Path, Columns, Iterable[Row]], int], *,
    today: datetime.date, proposed: bool,
) -> dict[str, int]:  # fmt: skip
    folder.mkdir(parents=True, exist_ok=True)
    whole = ending == "jsonl"
    rows = {
        "records": _records(reader, whole=whole),
        "pages": _pages(reader),
        "passages": _passages(reader),
        "mentions": _mentions(reader, today=today, proposed=proposed),
        "facts": _facts(reader, today=today, proposed=proposed),
    }
    counts = {}
    for name, columns in TABLES.items():
        target = folder / f"{name}.{ending}"
        half = target.with_name(f".{target.name}.half")
        try:
            counts[name] = write(half, columns, rows[name])
            half.replace(target)
        finally:
            half.unlink(missing_ok=True)
    return counts


def _units(reader: Reader) -> Iterator[list[UnitOfDescription]]:
    """All units in the order of their ids, some dozens at once, whose texts memory holds."""
    every = access.units(reader).select_related("repository").order_by("id").iterator(chunk_size=_TOGETHER)
    while some := list(islice(every, _TEXTS_TOGETHER)):
        yield some


def _records(reader: Reader, *, whole: bool) -> Iterator[Row]:
    for some in _units(reader):
        for said in records_json(some, reader):
            yield said if whole else _flat(said)


def _flat(said: Row) -> Row:
    """The columns of a description, and all of it as JSON."""
    return {
        **{name: said[name] or "" for name in ("id", "reference_code", "title", "level_of_description")},
        "date": said["date"] or "",
        "repository": said["repository"] or "",
        "collections": said["collections"],
        "parents": [parent["id"] for parent in said["parents"]],
        "releases": list(dict.fromkeys(each["release"] for each in said["releases"])),
        "description": json.dumps(said, ensure_ascii=False, separators=(",", ":")),
    }


def _shown(reader: Reader) -> Iterator[tuple[UnitOfDescription, DigitalObject, ShownPage]]:
    for some in _units(reader):
        objects = access.objects_by_unit(reader, [unit.pk for unit in some if unit.has_text])
        having = [made.pk for of_unit in objects.values() for made in of_unit if made.has_text]
        pages = texts_of_objects(reader, having)
        for unit in some:
            for made in objects.get(unit.pk, ()):
                for page in pages.get(made.pk, ()):
                    yield unit, made, page


def _of(unit: UnitOfDescription, made: DigitalObject, page: ShownPage) -> Row:
    return {"record": unit.pk, "digital_object": made.pk, "version": page.version, "page": page.number}


def _pages(reader: Reader) -> Iterator[Row]:
    for unit, made, page in _shown(reader):
        yield _of(unit, made, page) | {
            "label": page.label,
            "kind": made.kind,
            "language": made.language,
            "release": made.release_id or "",
            "text": page.text,
            "path": place_path(unit.pk, made.pk, page.version, page.number),
        }


def _passages(reader: Reader) -> Iterator[Row]:
    for unit, made, page in _shown(reader):
        for each in paragraphs(page.text):
            yield _of(unit, made, page) | {
                "paragraph": each.number,
                "start": each.start,
                "end": each.end,
                "language": made.language,
                "release": made.release_id or "",
                "text": page.text[each.start : each.end],
                "path": place_path(unit.pk, made.pk, page.version, page.number, each.start, each.end),
            }


def _mentions(reader: Reader, *, today: datetime.date, proposed: bool) -> Iterator[Row]:
    taken = mentions_taken(reader, proposed=proposed).iterator(chunk_size=_TOGETHER)
    for row in mention_rows(reader, taken, today=today):
        place, record = row.pop("anchor"), row.pop("record")
        yield {"record": record, **place, **row, "path": _path(record, place)}


def _facts(reader: Reader, *, today: datetime.date, proposed: bool) -> Iterator[Row]:
    taken = facts_taken(reader, proposed=proposed).iterator(chunk_size=_TOGETHER)
    for row in fact_rows(reader, taken, today=today, proposed=proposed):
        place = row.pop("anchor") or NOWHERE | {"text": row["stated_in"]["value"]}
        of = {name: row.pop(name) for name in ("id", "record", "finder", "confidence", "decision")}
        kind = row.pop("of")
        said = json.dumps(row, ensure_ascii=False, separators=(",", ":"))
        yield of | {"kind": kind} | place | {"said": said, "path": _path(of["record"], place)}


def _path(record: str, place: Row) -> str:
    if place["page"] is None:
        return f"/records/{record}"
    return place_path(record, place["digital_object"], place["version"], place["page"], place["start"], place["end"])


def _write_lines(target: Path, columns: Columns, rows: Iterable[Row]) -> int:
    count = 0
    with target.open("w", encoding="utf-8", newline="\n") as out:
        for row in rows:
            # what an engine left half of a character of cannot be written as UTF-8
            out.write(json.dumps(row, ensure_ascii=False).encode("utf-8", "replace").decode() + "\n")
            count += 1
    return count


def _write_parquet(target: Path, columns: Columns, rows: Iterable[Row]) -> int:
    import pyarrow
    from pyarrow import parquet

    types = {
        "text": pyarrow.string(),
        "json": pyarrow.string(),
        "number": pyarrow.int32(),
        "real": pyarrow.float64(),
        "texts": pyarrow.list_(pyarrow.string()),
    }
    schema = pyarrow.schema([(name, types[kind]) for name, kind in columns.items()])
    count = 0
    waiting = iter(rows)
    with parquet.ParquetWriter(target, schema, compression="zstd") as out:
        while some := list(islice(waiting, _TOGETHER)):
            held = {name: [_clean(row[name]) for row in some] for name in columns}
            out.write_table(pyarrow.table(held, schema=schema))
            count += len(some)
    return count


def _clean(value: Any) -> Any:
    return value.encode("utf-8", "replace").decode() if isinstance(value, str) else value
