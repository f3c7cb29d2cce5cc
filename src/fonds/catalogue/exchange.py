"""From units to what the standards' writers take, many units in few queries."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from fonds.catalogue import access
from fonds.catalogue.access import Reader
from fonds.catalogue.description import Element, elements
from fonds.catalogue.models import DigitalObject, UnitOfDescription
from fonds.catalogue.remembering import remembered
from fonds.core.description.elements import BY_NAME
from fonds.core.standards.described import (
    Described,
    DescribedDate,
    DescribedElement,
    DescribedObject,
    DescribedUnit,
)

TOGETHER = 200
"""So many units below another are described with the same queries."""


def described(reader: Reader, unit: UnitOfDescription, site_address: str = "", site_title: str = "") -> Described:
    """What `reader` may know of a unit that it may see. `site_address` has no slash at the end."""
    return next(described_units(reader, [unit], site_address, site_title))


def described_units(
    reader: Reader, units: Iterable[UnitOfDescription], site_address: str = "", site_title: str = ""
) -> Iterator[Described]:
    """The same of many units, in their order."""
    batch = _Batch(reader, list(units), site_address, site_title)
    yield from map(batch.described, batch.units)


@remembered(key=lambda reader: reader)
def _titles(reader: Reader) -> dict[str, str]:
    return dict(access.collections(reader).values_list("slug", "title"))


@remembered(key=lambda wanted: wanted)
def _with_decisions(wanted: frozenset[str]) -> dict[str, UnitOfDescription]:
    return UnitOfDescription.objects.prefetch_related("decisions").in_bulk(wanted)


class _Batch:
    """What is to be known of some units."""

    def __init__(self, reader: Reader, units: list[UnitOfDescription], site_address: str, site_title: str) -> None:
        self.units = units
        self._reader, self._address, self._title = reader, site_address, site_title
        ids = [u.pk for u in units]
        self._objects: dict[str, list[DigitalObject]] = defaultdict(list)
        found = access.objects_of(reader, ids).select_related("release", "stored_file")
        for made in found.order_by("order", "release__date", "path", "id"):
            self._objects[made.unit_id].append(made)
        titles = _titles(reader)
        self._collections: dict[str, list[str]] = defaultdict(list)
        through = UnitOfDescription.collections.through
        rows = through.objects.filter(unitofdescription__in=ids).order_by("collection_id")
        for pk, slug in rows.values_list("unitofdescription_id", "collection_id"):
            if slug in titles:
                self._collections[pk].append(titles[slug])
        self._above: dict[str, UnitOfDescription] = {}
        self._said_above: dict[str, list[Element]] = {}
        self._load_above({u.parent_id for u in units if u.parent_id})

    def _load_above(self, wanted: set[str]) -> None:
        while wanted:
            found = _with_decisions(frozenset(wanted))
            self._above.update(found)
            wanted = {u.parent_id for u in found.values() if u.parent_id} - self._above.keys()

    def _parents(self, unit: UnitOfDescription) -> list[UnitOfDescription]:
        """From the top down."""
        chain: list[UnitOfDescription] = []
        node = self._above.get(unit.parent_id or "")
        while node is not None and node not in chain:
            chain.insert(0, node)
            node = self._above.get(node.parent_id or "")
        return chain

    def described(self, unit: UnitOfDescription) -> Described:
        parents = self._parents(unit)
        return Described(
            identifier=unit.pk,
            url=self._url(unit.pk),
            level=unit.level_of_description,
            title=unit.title,
            reference_code=unit.reference_code,
            date=unit.date_edtf,
            dates=tuple(
                DescribedDate(str(d.get("role") or ""), str(d.get("edtf") or ""), str(d.get("as_written") or ""))
                for d in unit.dates
            ),
            elements=tuple(self._elements(unit, parents)),
            repository=unit.repository.name if unit.repository else "",
            country=unit.repository.country if unit.repository else "",
            parents=tuple(
                DescribedUnit(p.pk, self._url(p.pk), p.title or p.reference_code or p.pk, p.reference_code,
                              p.level_of_description)
                for p in parents
            ),
            collections=tuple(self._collections[unit.pk]),
            objects=tuple(map(_object, self._objects[unit.pk])),
            changed_at=unit.public_changed_at if unit.public_changed_at is not None else unit.first_public_at,
            site=self._title,
        )  # fmt: skip

    def _elements(self, unit: UnitOfDescription, parents: list[UnitOfDescription]) -> Iterator[DescribedElement]:
        own = [e for e in elements(unit) if not e.withheld]
        have = {e.name for e in own}
        for e in own:
            yield DescribedElement(e.name, e.value, e.language or "")
        for node in reversed(parents):
            above = self._said_above.setdefault(
                node.pk, [e for e in elements(node) if e.name in BY_NAME and BY_NAME[e.name].inherits]
            )
            fresh = [e for e in above if e.name not in have and not e.withheld]
            have |= {e.name for e in fresh}
            for e in fresh:
                yield DescribedElement(e.name, e.value, e.language or "", inherited=True)

    def _url(self, identifier: str) -> str:
        return f"{self._address}/records/{identifier}"


def _object(made: DigitalObject) -> DescribedObject:
    return DescribedObject(
        identifier=made.pk,
        kind=made.kind,
        language=made.language,
        media_type=made.stored_file.media_type,
        translator=made.translator,
        rights=made.rights,
        release=made.release_name,
        source_url=made.source_url,
    )


def units_below(
    reader: Reader, unit: UnitOfDescription, site_address: str = "", site_title: str = ""
) -> Iterator[tuple[int, Described]]:
    """All that `reader` may see below a unit, each before its own parts and with its depth from 1 on, in the order of
    the hierarchy."""
    yield from _below(reader, unit.pk, 1, site_address, site_title)


def changes_below(reader: Reader, unit: UnitOfDescription) -> Iterator[tuple[str, int | None]]:
    """What `reader` may see below a unit, by id, and when the public's view of each last changed (UTC seconds): where
    this is the same, so is what `units_below` gives of it, and it is told much sooner."""
    level = [unit.pk]
    while level:
        found: list[tuple[str, int | None]] = []
        for at in range(0, len(level), TOGETHER):
            children = access.units(reader).filter(parent__in=level[at : at + TOGETHER]).order_by("id")
            found += children.values_list("pk", "public_changed_at")
        yield from found
        level = [pk for pk, _changed_at in found]


def _below(reader: Reader, parent: str, depth: int, address: str, title: str) -> Iterator[tuple[int, Described]]:
    children = access.units(reader).filter(parent=parent).order_by("reference_sort", "id")
    ids = list(children.values_list("pk", flat=True))
    for at in range(0, len(ids), TOGETHER):
        some = ids[at : at + TOGETHER]
        found = access.units(reader).select_related("repository").prefetch_related("decisions").in_bulk(some)
        parts = access.units(reader).filter(parent__in=some).order_by()
        whole = set(parts.values_list("parent_id", flat=True).distinct())
        present = [found[pk] for pk in some if pk in found]
        for child, said in zip(present, described_units(reader, present, address, title), strict=True):
            yield depth, said
            if child.pk in whole:
                yield from _below(reader, child.pk, depth + 1, address, title)
