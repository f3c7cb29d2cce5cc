"""Gives back what was entrusted: the keeper's own spreadsheets with corrections marked, texts, originals, records."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from fonds.catalogue import access
from fonds.catalogue.access import Reader
from fonds.catalogue.models import Decision, DigitalObject, SheetRow, Submission
from fonds.catalogue.records import records_json
from fonds.catalogue.text_choice import offered_originals
from fonds.catalogue.texts import page_texts
from fonds.core.description.described_rows import OWN_COLUMN, ROW_COLUMN, SHEET_COLUMN, cell_again
from fonds.core.description.elements import label
from fonds.core.parsing.sheets import Cell
from fonds.ports.file_store import FileStore

CORRECTIONS = "fonds: corrections"
RECORD = "fonds: record"
_TOGETHER = 50


def sheet_names() -> list[str]:
    """The spreadsheets that were handed in, by name."""
    return list(SheetRow.objects.values_list("sheet", flat=True).distinct().order_by("sheet"))


def sheet_columns(name: str) -> list[str]:
    """The keeper's columns of a sheet in their order, and the archive's own after them."""
    columns: dict[str, None] = {}
    for submission in Submission.objects.order_by("id"):
        for sheet in submission.sheets:
            if sheet["name"] == name:
                columns |= dict.fromkeys(sheet["columns"])
    for cells in SheetRow.objects.filter(sheet=name).values_list("cells", flat=True).iterator(chunk_size=1000):
        columns |= dict.fromkeys(cells)
    own = [c for c in columns if not c.startswith(OWN_COLUMN)]
    return [*own, RECORD, CORRECTIONS, SHEET_COLUMN, ROW_COLUMN]


def sheet_rows(name: str) -> Iterator[dict[str, Cell]]:
    """The rows of a sheet as the keeper wrote them, each with its record and what people corrected.

    Read again, such a sheet changes nothing: values stand as they were given, corrections beside them.
    """
    corrections = _corrections(name)
    for row in SheetRow.objects.filter(sheet=name).order_by("number", "id").iterator(chunk_size=1000):
        yield {column: cell_again(kept) for column, kept in row.cells.items()} | {
            RECORD: row.unit_id,
            CORRECTIONS: "; ".join(corrections.get(str(row.unit_id), ())) or None,
            SHEET_COLUMN: row.sheet,
            ROW_COLUMN: row.number,
        }


def _corrections(name: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    made = Decision.objects.filter(subject__startswith="element:", unit__rows__sheet=name).distinct().order_by("id")
    for decision in made:
        element = label(decision.subject.removeprefix("element:"))
        change = f"{decision.before!r} → {decision.after!r}" if decision.action == "corrected" else decision.action
        found[str(decision.unit_id)].append(f"{element}: {change} ({decision.decided_by})")
    return found


def export_records(target: Path, reader: Reader) -> int:
    """Writes every record that `reader` may see as a line of JSON; returns how many."""
    count = 0
    with target.open("w", encoding="utf-8") as out:
        every = access.units(reader).select_related("repository").order_by("id").iterator(chunk_size=500)
        while some := list(islice(every, _TOGETHER)):
            out.writelines(json.dumps(said, ensure_ascii=False) + "\n" for said in records_json(some, reader))
            count += len(some)
    return count


def export_texts(folder: Path, reader: Reader) -> int:
    """Writes the text of every digital object that `reader` may see, pages divided by form feeds; returns how many."""
    folder.mkdir(parents=True, exist_ok=True)
    count = 0
    for unit in access.units(reader).filter(has_text=True).order_by("id").iterator(chunk_size=500):
        for made in access.objects(reader, unit):
            if made.has_text:
                text = "\f".join(page.text for page in page_texts(reader, made))
                (folder / f"{unit.pk}-{made.pk}.txt").write_text(text, "utf-8", newline="\n")
                count += 1
    return count


def export_originals(folder: Path, store: FileStore, reader: Reader) -> int:
    """Writes the original bytes that `reader` may have, under the names they were handed in with; returns how many."""
    count = 0
    for unit in access.units(reader).order_by("id").iterator(chunk_size=500):
        objects = access.objects(reader, unit)
        allowed = {o.pk for o in objects} if reader is Reader.KEEPER else offered_originals(objects)
        for made in objects:
            if made.pk in allowed:
                count += _write_original(folder, store, made)
    return count


def _write_original(folder: Path, store: FileStore, made: DigitalObject) -> int:
    target = folder.joinpath(*(_safe(part) for part in made.path.split("/")))
    if target.exists():
        return 0
    target.parent.mkdir(parents=True, exist_ok=True)
    with target.open("wb") as out:
        for piece in store.stream(made.stored_file_id):
            out.write(piece)
    return 1


def _safe(name: str) -> str:
    """A path's part that any system can hold and that leads nowhere else."""
    made = re.sub(r'[<>:"|?*\\\x00-\x1f]', "_", name).strip(". ")
    return made or "_"
