"""Gives the names that were read in the texts to authority records.

A name goes to a record only on more than the name: the edition's own list entry, or, within one collection and a span
of years in which one person can have been active, the same full name. Everything else gets a record of its own, and
stays a matter for the desk. What a person decided on an entity is never touched.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

from django.db import transaction

from fonds.catalogue.models import Authority, NamedEntity, UnitOfDescription
from fonds.core.description.identifiers import Mint
from fonds.core.text.analysis import folded

BATCH = 500
ACTIVE_YEARS = 40
"""The longest span of years within which the same full name is taken for one person's without further evidence."""


@dataclass(slots=True)
class _Known:
    """An authority record as candidates are held against it."""

    authority: str
    collections: frozenset[int]
    first: int | None = None
    last: int | None = None
    places: set[str] = field(default_factory=set)


def identify(*, mint: Mint) -> int:
    """Gives each entity that has none an authority record; returns how many were given one."""
    waiting = NamedEntity.objects.filter(authority=None).exclude(decision="rejected").order_by("pk")
    if not waiting.exists():
        return 0
    known = _known()
    collections, years = _of_units()
    count = 0
    while batch := list(waiting.select_related("text_read__unit")[:BATCH]):
        with transaction.atomic():
            for entity in batch:
                unit = entity.text_read.unit_id
                candidates = known[entity.kind, _key(entity)]
                found = _chosen(entity, candidates, collections[unit], years.get(unit))
                if found is None:
                    made = Authority.objects.create(
                        id=mint(f"authority:{entity.kind}:{entity.name}"), kind=entity.kind, name=entity.name
                    )
                    found = _Known(made.pk, collections[unit]), "first named here", 1.0
                    candidates.append(found[0])
                record, entity.reason, entity.certainty = found
                _widen(record, years.get(unit))
                entity.authority_id = record.authority
            NamedEntity.objects.bulk_update(batch, ["authority", "reason", "certainty"])
        count += len(batch)
    return count


def _key(entity: NamedEntity) -> str:
    """What candidates are found by: the list entry of the edition, which is the unit above, or the folded name."""
    unit = entity.text_read.unit
    return f"#{unit.parent_id or unit.pk}#{entity.listed}" if entity.listed else folded(entity.name)


def _known() -> dict[tuple[str, str], list[_Known]]:
    result: dict[tuple[str, str], list[_Known]] = defaultdict(list)
    records: dict[str, _Known] = {}
    collections, years = _of_units()
    named = NamedEntity.objects.exclude(authority=None).exclude(decision="rejected").order_by("pk")
    for entity in named.select_related("text_read__unit", "authority").iterator(chunk_size=2000):
        assert entity.authority is not None
        standing = entity.authority.merged_into_id or entity.authority_id
        assert standing is not None
        unit = entity.text_read.unit_id
        if standing not in records:
            records[standing] = _Known(standing, collections[unit])
        _widen(records[standing], years.get(unit))
        if records[standing] not in result[entity.kind, _key(entity)]:
            result[entity.kind, _key(entity)].append(records[standing])
    return result


def _of_units() -> tuple[dict[str, frozenset[int]], dict[str, int]]:
    """The collections of each unit, and the year of its date."""
    collections: dict[str, set[int]] = defaultdict(set)
    for unit, collection in UnitOfDescription.collections.through.objects.values_list(
        "unitofdescription_id", "collection_id"
    ):
        collections[unit].add(collection)
    frozen = defaultdict(frozenset, {unit: frozenset(held) for unit, held in collections.items()})
    dated = UnitOfDescription.objects.exclude(date_first=None).values_list("pk", "date_first")
    return frozen, {unit: first // 10000 for unit, first in dated if first is not None}


def _chosen(
    entity: NamedEntity, candidates: list[_Known], collections: frozenset[int], year: int | None
) -> tuple[_Known, str, float] | None:
    if entity.listed:
        return (candidates[0], "the same entry of the edition's list", 0.98) if candidates else None
    beside = [each for each in candidates if each.collections & collections]
    if entity.kind != "person":
        return (beside[0], f"the same name of a {entity.kind} in this collection", 0.9) if beside else None
    if len(entity.name.split()) < 2:
        return None
    active = [each for each in beside if _within(each, year)]
    if len(active) != 1:
        return None
    return active[0], "the same full name in this collection, in the same years", 0.9


def _within(record: _Known, year: int | None) -> bool:
    if year is None or record.first is None or record.last is None:
        return False
    return max(record.last, year) - min(record.first, year) <= ACTIVE_YEARS


def _widen(record: _Known, year: int | None) -> None:
    if year is not None:
        record.first = year if record.first is None else min(record.first, year)
        record.last = year if record.last is None else max(record.last, year)
