"""Gives the names that were read in the texts to authority records.

A name goes to a record only on more than the name: the edition's own list entry, or, within one collection or one
fonds and a span of years in which one person can have been active, the same full name. Everything else gets a record
of its own, and stays a matter for the desk (`workflows.proposing`). What a person decided on an entity is never
touched.

Names in public texts are given first, by what other public texts say alone: what the public sees of them is the same
whether restricted records name somebody or not.
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
    seen: dict[bool, _Seen] = field(default_factory=lambda: {True: _Seen(), False: _Seen()})
    """What public texts say of it (True), and what all texts do (False)."""


@dataclass(slots=True)
class _Seen:
    """Where a record is named: the collections and units above, and the span of years."""

    named: bool = False
    within: set[int | str] = field(default_factory=set)
    first: int | None = None
    last: int | None = None


def identify(*, mint: Mint) -> int:
    """Gives each entity that has none an authority record; returns how many were given one."""
    waiting = NamedEntity.objects.filter(authority=None).exclude(decision="rejected")
    waiting = waiting.order_by("-text_read__public", "pk")
    if not waiting.exists():
        return 0
    known = _known()
    within, years = _of_units()
    count = 0
    while batch := list(waiting.select_related("text_read__unit")[:BATCH]):
        with transaction.atomic():
            for entity in batch:
                unit = entity.text_read.unit_id
                candidates = known[entity.kind, _key(entity)]
                public = _is_public(entity)
                found = _chosen(entity, candidates, within[unit], years.get(unit), public)
                if found is None:
                    made = Authority.objects.create(
                        id=mint(f"authority:{entity.kind}:{entity.name}"), kind=entity.kind, name=entity.name
                    )
                    found = _Known(made.pk), "first named here", 1.0
                    candidates.append(found[0])
                record, entity.reason, entity.certainty = found
                _widen(record, within[unit], years.get(unit), public)
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
    within, years = _of_units()
    named = NamedEntity.objects.exclude(authority=None).exclude(decision="rejected").order_by("pk")
    for entity in named.select_related("text_read__unit", "authority").iterator(chunk_size=2000):
        assert entity.authority is not None
        standing = entity.authority.merged_into_id or entity.authority_id
        assert standing is not None
        unit = entity.text_read.unit_id
        if standing not in records:
            records[standing] = _Known(standing)
        _widen(records[standing], within[unit], years.get(unit), _is_public(entity))
        if records[standing] not in result[entity.kind, _key(entity)]:
            result[entity.kind, _key(entity)].append(records[standing])
    return result


def _is_public(entity: NamedEntity) -> bool:
    return entity.text_read.public and entity.text_read.unit.is_public


def _of_units() -> tuple[dict[str, frozenset[int | str]], dict[str, int]]:
    """The collections of each unit and the units above it, and the year of its date."""
    within: dict[str, set[int | str]] = defaultdict(set)
    for unit, collection in UnitOfDescription.collections.through.objects.values_list(
        "unitofdescription_id", "collection_id"
    ):
        within[unit].add(collection)
    parents = dict(UnitOfDescription.objects.exclude(parent=None).values_list("pk", "parent"))
    for unit in parents:
        above = parents.get(unit)
        while above is not None and above not in within[unit]:
            within[unit].add(above)
            above = parents.get(above)
    dated = UnitOfDescription.objects.exclude(date_first=None).values_list("pk", "date_first")
    held = defaultdict(frozenset, {unit: frozenset(places) for unit, places in within.items()})
    return held, {unit: first // 10000 for unit, first in dated if first is not None}


def _chosen(
    entity: NamedEntity, candidates: list[_Known], within: frozenset[int | str], year: int | None, public: bool
) -> tuple[_Known, str, float] | None:
    candidates = [each for each in candidates if each.seen[public].named]
    if entity.listed:
        return (candidates[0], "the same entry of the edition's list", 0.98) if candidates else None
    beside = [each for each in candidates if each.seen[public].within & within]
    if entity.kind != "person":
        return (beside[0], f"the same name of a {entity.kind} in this collection", 0.9) if beside else None
    if len(entity.name.split()) < 2:
        return None
    active = [each for each in beside if _active(each.seen[public], year)]
    if len(active) != 1:
        return None
    return active[0], "the same full name in this collection, in the same years", 0.9


def _active(seen: _Seen, year: int | None) -> bool:
    if year is None or seen.first is None or seen.last is None:
        return False
    return max(seen.last, year) - min(seen.first, year) <= ACTIVE_YEARS


def _widen(record: _Known, within: frozenset[int | str], year: int | None, public: bool) -> None:
    for seen in [record.seen[False], *([record.seen[True]] if public else [])]:
        seen.named = True
        seen.within |= within
        if year is not None:
            seen.first = year if seen.first is None else min(seen.first, year)
            seen.last = year if seen.last is None else max(seen.last, year)
