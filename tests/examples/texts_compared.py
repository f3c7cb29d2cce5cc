"""Records written as TEI, handed in again, and compared with what they were."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from lxml import etree

from fonds import wiring
from fonds.catalogue.access import Reader
from fonds.catalogue.description import elements
from fonds.catalogue.models import UnitOfDescription
from fonds.catalogue.transcriptions import transcribed
from fonds.workflows.exporting_formats import Choice, Site, export_format
from fonds.workflows.ingest import IngestOptions, ingest
from schemas_kept import FOLDER


def folder_of_tei(units: Iterable[UnitOfDescription], folder: Path) -> None:
    """Each record as a file, valid by the schema of TEI."""
    site = Site("Archive", "https://archive.example.org", datetime.date(2026, 1, 1))
    choice = Choice(ids=tuple(unit.pk for unit in units))
    assert export_format("tei", folder, choice, Reader.KEEPER, site) == len(choice.ids or ())
    schema = etree.RelaxNG(etree.parse(str(FOLDER / "tei_all.rng")))
    for path in folder.iterdir():
        assert schema.validate(etree.parse(str(path))), (path, schema.error_log.last_error)


def unlike(units: Iterable[UnitOfDescription], folder: Path) -> list[str]:
    """Hands the folder in and says in what the records read back are not those that were written."""

    def silently(items: Iterator[Any], total: int, words: str) -> Iterator[Any]:
        return items

    with wiring.ingest_tools(silently) as tools:
        report = ingest(wiring.submitted([folder], []), IngestOptions(), tools)
    found = [f"{refusal.path}: {refusal.reason}" for refusal in report.refused]
    for unit in units:
        again = UnitOfDescription.objects.get(source_key=f"file:{folder.name}/{unit.pk}.tei.xml")
        for (what, before), (_, after) in zip(_facts(unit), _facts(again), strict=True):
            if before != after:
                found.append(f"{unit.pk} {unit.title[:40]}: {what}: {before!r:.600} → {after!r:.600}")
    return found


def _facts(unit: UnitOfDescription) -> Iterator[tuple[str, object]]:
    yield "level", unit.level_of_description
    yield "title", unit.title
    yield "reference", unit.reference_code
    yield "date", unit.date_edtf
    yield "dates", sorted({(d["role"], d["edtf"] or "", d["as_written"]) for d in unit.dates})
    yield "repository", unit.repository.name if unit.repository else ""
    stated = [e for e in elements(unit) if not e.withheld and e.value]
    # a title made of a file's name is no element at first, and an inferred one after
    yield "titles", sorted({unit.title} | {e.value for e in stated if e.name == "title"})
    yield "elements", sorted({(e.name, e.value) for e in stated if e.name != "title"})
    texts = list(transcribed(Reader.KEEPER, unit))
    yield "texts", [(t.kind, t.language, t.translator, t.rights, t.paginated) for t in texts]
    pages = [page for text in texts for page in text.pages]
    yield "labels", [page.label for page in pages]
    yield "words", [page.text for page in pages]
    yield "layers and tags", [sorted(page.ranges, key=repr) for page in pages]
    yield "marks", [sorted(page.marks, key=repr) for page in pages]
