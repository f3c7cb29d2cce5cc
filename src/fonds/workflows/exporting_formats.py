"""Records in the formats that other software reads, as files: one, a unit with all below it, a search's, or all.

A file is written under another name and takes its own when it is whole, so that an export that fails leaves what was
there.
"""

from __future__ import annotations

import datetime
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from lxml import etree

from fonds.catalogue import access
from fonds.catalogue.access import Reader
from fonds.catalogue.citation import cited_item
from fonds.catalogue.exchange import changes_below, described, described_units, units_below
from fonds.catalogue.models import UnitOfDescription
from fonds.catalogue.transcriptions import transcribed
from fonds.core.citing.bibtex import to_bibtex
from fonds.core.citing.csl_json import to_csl_json
from fonds.core.citing.item import CitedItem
from fonds.core.citing.ris import to_ris
from fonds.core.standards import ead3, ead2002
from fonds.core.standards.described import Described
from fonds.core.standards.dublin_core import to_oai_dc
from fonds.core.standards.mods import to_mods
from fonds.core.standards.ric_o import to_ric_json_ld, to_ric_turtle
from fonds.core.standards.tei import to_tei

TOGETHER = 200
"""So many records are read with the same queries."""


@dataclass(frozen=True, slots=True)
class Site:
    """What descriptions say of the archive they come from. `address` has no slash at the end and may be ""."""

    title: str
    address: str
    today: datetime.date


@dataclass(frozen=True, slots=True)
class Choice:
    """What to export: a unit, `below` with all below it; the records of these ids, in their order; or everything."""

    unit: UnitOfDescription | None = None
    below: bool = False
    ids: tuple[str, ...] | None = None

    @property
    def is_one(self) -> bool:
        """Whether a single record is asked for."""
        return self.unit is not None and not self.below


def _one_xml(write: Callable[[Described], etree._Element]) -> Callable[[Reader, UnitOfDescription, Site], bytes]:
    def made(reader: Reader, unit: UnitOfDescription, site: Site) -> bytes:
        said = described(reader, unit, site.address, site.title)
        return etree.tostring(write(said), xml_declaration=True, encoding="UTF-8", pretty_print=True)

    return made


def _csl_json(items: Iterable[CitedItem], today: datetime.date) -> str:
    return json.dumps(to_csl_json(items, accessed=today), ensure_ascii=False, indent=2) + "\n"


def _one_tei(reader: Reader, unit: UnitOfDescription, site: Site) -> bytes:
    said = described(reader, unit, site.address, site.title)
    # nothing is added between elements: on a page every space counts
    return etree.tostring(to_tei(said, transcribed(reader, unit)), xml_declaration=True, encoding="UTF-8")


FINDING_AIDS = {"ead3": ead3.finding_aid, "ead2002": ead2002.finding_aid}
"""A file holds a unit with everything below it."""
EACH: Mapping[str, tuple[str, Callable[[Reader, UnitOfDescription, Site], bytes]]] = {
    "dc": ("dc.xml", _one_xml(to_oai_dc)),
    "mods": ("mods.xml", _one_xml(to_mods)),
    "tei": ("tei.xml", _one_tei),
}
"""A file holds one record: its ending, and what writes it."""
REFERENCES: Mapping[str, Callable[[list[CitedItem], datetime.date], str]] = {
    "ris": lambda items, today: to_ris(items, accessed=today),
    "bibtex": lambda items, today: to_bibtex(items, accessed=today),
    "csl-json": _csl_json,
}
"""A file holds any number of records."""
GRAPHS: Mapping[str, Callable[[Iterable[Described]], Iterator[bytes]]] = {
    "ric-turtle": to_ric_turtle,
    "ric-json-ld": to_ric_json_ld,
}
"""The same, in pieces."""


def is_folder(form: str, choice: Choice) -> bool:
    """Whether the export is a folder with a file for each record (finding aid) and not one file."""
    if form in FINDING_AIDS:
        return choice.unit is None
    return form in EACH and not choice.is_one


def export_format(form: str, target: Path, choice: Choice, reader: Reader, site: Site) -> int:
    """Writes what `reader` may see of the choice; returns how many records, or finding aids, were written."""
    if form in REFERENCES:
        items = [_cited(unit, reader, site) for batch in _batches(choice, reader) for unit in batch]
        _write(target, [REFERENCES[form](items, site.today).encode()])
        return len(items)
    if form in GRAPHS:
        counter = _Counted(choice, reader, site)
        _write(target, GRAPHS[form](counter))
        return counter.count
    if not is_folder(form, choice):
        assert choice.unit is not None
        _write(target, _pieces(form, choice.unit, reader, site))
        return 1
    target.mkdir(parents=True, exist_ok=True)
    ending = f"{form}.xml" if form in FINDING_AIDS else EACH[form][0]
    count = 0
    for batch in _batches(choice, reader, tops=form in FINDING_AIDS):
        for unit in batch:
            _write(target / f"{unit.pk}.{ending}", _pieces(form, unit, reader, site))
            count += 1
    return count


class _Counted:
    """The chosen units, described, and how many of them were taken."""

    def __init__(self, choice: Choice, reader: Reader, site: Site) -> None:
        self._of = choice, reader, site
        self.count = 0

    def __iter__(self) -> Iterator[Described]:
        choice, reader, site = self._of
        for batch in _batches(choice, reader):
            for said in described_units(reader, batch, site.address, site.title):
                self.count += 1
                yield said


def _pieces(form: str, unit: UnitOfDescription, reader: Reader, site: Site) -> Iterable[bytes]:
    if form in EACH:
        return [EACH[form][1](reader, unit, site)]
    whole = described(reader, unit, site.address, site.title)
    return FINDING_AIDS[form](whole, units_below(reader, unit, site.address, site.title))


def _batches(choice: Choice, reader: Reader, *, tops: bool = False) -> Iterator[list[UnitOfDescription]]:
    """The chosen units in their order; of everything, with `tops`, those alone above which there is nothing."""
    found = access.units(reader).select_related("parent", "repository").prefetch_related("decisions")
    ids = iter(_ids(choice, reader, tops=tops))
    while some := list(islice(ids, TOGETHER)):
        units = found.in_bulk(some)
        yield [units[pk] for pk in some if pk in units]


def _ids(choice: Choice, reader: Reader, *, tops: bool) -> Iterable[str]:
    if choice.ids is not None:
        return choice.ids
    if choice.unit is not None:
        below = [pk for pk, _ in changes_below(reader, choice.unit)] if choice.below else []
        return [choice.unit.pk, *below]
    everything = access.units(reader).order_by("id")
    chosen = everything.filter(parent=None) if tops else everything.filter(derived=False)
    return chosen.values_list("pk", flat=True)


def _cited(unit: UnitOfDescription, reader: Reader, site: Site) -> CitedItem:
    return cited_item(unit, reader, site_title=site.title, site_address=site.address)


def _write(target: Path, pieces: Iterable[bytes]) -> None:
    half = target.with_name(f".{target.name}.half")
    try:
        with half.open("wb") as out:
            for piece in pieces:
                out.write(piece)
        half.replace(target)
    finally:
        half.unlink(missing_ok=True)
