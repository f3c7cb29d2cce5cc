"""What harvesters get: the public's records one after the other, and that which once was public and is withdrawn.

Records come in the order of their identifiers, which is the same whatever changes meanwhile. Nodes of the hierarchy
that exist only because records name them are left out: they say nothing that the records do not say.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from fonds.catalogue import access
from fonds.catalogue.access import Reader
from fonds.catalogue.models import UnitOfDescription

FEW = 5_000
"""Up to so many matching records are sorted here; of more, the table is read in the order of its identifiers."""
COUNTED_AT_MOST = 50_000


@dataclass(frozen=True, slots=True)
class Selection:
    """Which records: of what changed from `since` to `until` (UTC seconds, both inclusive), in a collection (slug)."""

    since: int | None = None
    until: int | None = None
    collection: str = ""

    @property
    def is_narrow(self) -> bool:
        return self.since is not None or self.until is not None or bool(self.collection)


@dataclass(frozen=True, slots=True)
class Harvested:
    """A record, or with `deleted` that it is no more. `changed_at` is in UTC seconds; `collections` are slugs."""

    unit: UnitOfDescription
    deleted: bool
    changed_at: int
    collections: tuple[str, ...]


def harvest(selection: Selection, *, after: str = "", limit: int, whole: bool = True) -> tuple[list[Harvested], bool]:
    """Up to `limit` records whose identifier comes after `after`, and whether there are more.

    Without `whole` their descriptions are left in the database: for headers.
    """
    if selection.collection and not _is_visible(selection.collection):
        return [], False
    found: list[UnitOfDescription] = []
    deleted: set[str] = set()
    for units in _batches(selection, after, limit + 1, whole=whole):
        gone = _gone(units)
        deleted |= gone
        found += [u for u in units if u.pk in gone or _is_public(u)]
        if len(found) > limit:
            break
    return _harvested(found[:limit], deleted), len(found) > limit


def harvested(identifier: str) -> Harvested | None:
    """The record of that identifier; None for what never was and for what is kept from the public."""
    units = list(_of_interest().filter(pk=identifier).select_related("repository"))
    gone = _gone(units)
    shown = _harvested([u for u in units if u.pk in gone or _is_public(u)], gone)
    return shown[0] if shown else None


def size(selection: Selection) -> int | None:
    """How many records there are; None where there are too many to be counted for one answer."""
    if selection.collection and not _is_visible(selection.collection):
        return 0
    selected = _selected(selection).order_by()
    public = selected.filter(is_public=True, merged_into=None)[: COUNTED_AT_MOST + 1].count()
    hidden = list(selected.exclude(is_public=True, merged_into=None).only(*_STATE)[: COUNTED_AT_MOST + 1])
    if max(public, len(hidden)) > COUNTED_AT_MOST:
        return None
    return public + len(_gone(hidden))


def earliest() -> int | None:
    """A moment before which no record's last change lies, in UTC seconds; None where there is no record."""
    first = access.units(Reader.ANONYMOUS).filter(derived=False).exclude(public_changed_at=None)
    public = first.order_by("public_changed_at").values_list("public_changed_at", flat=True).first()
    hidden = list(_of_interest().exclude(is_public=True, merged_into=None).order_by().only(*_STATE))
    gone = _gone(hidden)
    moments = [_changed_at(u) for u in hidden if u.pk in gone]
    return min((m for m in (public, *moments) if m is not None), default=None)


_STATE = ("id", "is_public", "merged_into", "public_changed_at", "first_public_at", "added_at")


def _of_interest() -> QuerySet[UnitOfDescription]:
    public = Q(is_public=True, merged_into=None)
    return UnitOfDescription.objects.filter(public | Q(first_public_at__isnull=False), derived=False)


def _selected(selection: Selection) -> QuerySet[UnitOfDescription]:
    units = _of_interest()
    if selection.since is not None:
        units = units.filter(public_changed_at__gte=selection.since)
    if selection.until is not None:
        units = units.filter(public_changed_at__lte=selection.until)
    if selection.collection:
        through = UnitOfDescription.collections.through
        units = units.filter(pk__in=through.objects.filter(collection=selection.collection).values("unitofdescription"))
    return units


def _batches(selection: Selection, after: str, size: int, *, whole: bool) -> Iterator[list[UnitOfDescription]]:
    """The selected units after that identifier, so many at a time."""
    full = UnitOfDescription.objects.only(*_STATE)
    if whole:
        full = UnitOfDescription.objects.select_related("repository").prefetch_related("decisions")
    if selection.is_narrow:
        # without an order the database finds them by date or by collection, whichever is quicker
        some = list(_selected(selection).order_by().values_list("pk", flat=True)[: FEW + 1])
        if len(some) <= FEW:
            ids = sorted(pk for pk in some if pk > after)
            for at in range(0, len(ids), size):
                # what has left the selection since the ids were read does so in the next answer
                yield list(full.filter(pk__in=ids[at : at + size]).order_by("pk"))
            return
    while True:
        ids = list(_selected(selection).filter(pk__gt=after).order_by("pk").values_list("pk", flat=True)[:size])
        if ids:
            yield list(full.filter(pk__in=ids).order_by("pk"))
            after = ids[-1]
        if len(ids) < size:
            return


def _is_public(unit: UnitOfDescription) -> bool:
    return unit.is_public and unit.merged_into_id is None


def _gone(units: Iterable[UnitOfDescription]) -> set[str]:
    """Of the units that the public no longer sees, those it may know to be gone: withdrawn, or merged into another."""
    hidden = [u for u in units if not _is_public(u)]
    withdrawn = access.tombstones(u.pk for u in hidden if not u.is_public)
    merged = {u.pk for u in hidden if u.merged_into_id is not None and access.merged_into(u.pk) is not None}
    return withdrawn | merged


def _is_visible(collection: str) -> bool:
    return access.collections(Reader.ANONYMOUS).filter(slug=collection).exists()


def _harvested(units: list[UnitOfDescription], deleted: set[str]) -> list[Harvested]:
    visible = set(access.collections(Reader.ANONYMOUS).values_list("slug", flat=True)) if units else set()
    through = UnitOfDescription.collections.through
    held: dict[str, list[str]] = defaultdict(list)
    for pk, slug in through.objects.filter(unitofdescription__in=[u.pk for u in units]).values_list(
        "unitofdescription_id", "collection_id"
    ):
        if slug in visible:
            held[pk].append(slug)
    return [Harvested(u, u.pk in deleted, _changed_at(u), tuple(sorted(held[u.pk]))) for u in units]


def _changed_at(unit: UnitOfDescription) -> int:
    return next((m for m in (unit.public_changed_at, unit.first_public_at) if m is not None), unit.added_at)
