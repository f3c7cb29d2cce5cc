"""The one place that decides who may see what. Every query for readers goes through `visible`."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterable
from enum import StrEnum

from django.db.models import Exists, OuterRef, QuerySet

from fonds.catalogue.models import (
    AccessState,
    Collection,
    DigitalObject,
    Opening,
    Page,
    Release,
    Repository,
    UnitOfDescription,
)
from fonds.catalogue.remembering import remembered


class Reader(StrEnum):
    """Who asks."""

    ANONYMOUS = "anonymous"
    KEEPER = "keeper"


STRICTNESS = {
    AccessState.PUBLIC: 0,
    AccessState.EMBARGOED: 1,
    AccessState.RESTRICTED: 2,
    AccessState.WITHDRAWN: 3,
}


def units(reader: Reader) -> QuerySet[UnitOfDescription]:
    """The units that `reader` may see. To the public neither merged nor withdrawn ones are units to be listed."""
    everything = UnitOfDescription.objects.filter(merged_into=None)
    return everything if reader is Reader.KEEPER else everything.filter(is_public=True)


@remembered(key=lambda reader, identifier: (reader, identifier))
def unit(reader: Reader, identifier: str) -> UnitOfDescription | None:
    """The unit of that id with its parent and repository, if `reader` may see it."""
    return units(reader).filter(pk=identifier).select_related("parent", "repository").first()


@remembered(key=lambda unit: unit.parent_id)
def parent(unit: UnitOfDescription) -> UnitOfDescription | None:
    """The unit right above, whoever may see it."""
    return unit.parent


@remembered(key=lambda reader, unit: (reader, unit.pk))
def objects(reader: Reader, unit: UnitOfDescription) -> list[DigitalObject]:
    """The unit's digital objects that `reader` may see, in order. The unit itself must be visible to the reader."""
    found = unit.digital_objects.select_related("release", "stored_file")
    if reader is Reader.ANONYMOUS:
        if not unit.is_public:
            return []
        found = found.filter(access_state__in=("", AccessState.PUBLIC))
    return list(found)


def objects_of(reader: Reader, unit_ids: Iterable[str]) -> QuerySet[DigitalObject]:
    """The digital objects of several units that `reader` may see, in no order."""
    found = DigitalObject.objects.filter(unit__in=list(unit_ids)).order_by()
    if reader is Reader.ANONYMOUS:
        found = found.filter(unit__is_public=True, access_state__in=("", AccessState.PUBLIC))
    return found


def objects_by_unit(reader: Reader, unit_ids: Iterable[str]) -> dict[str, list[DigitalObject]]:
    """What `objects` gives of each of these units, by their ids, in one query; units without any are left out."""
    found = objects_of(reader, unit_ids).select_related("release", "stored_file")
    result: dict[str, list[DigitalObject]] = defaultdict(list)
    for made in found.order_by(*(DigitalObject._meta.ordering or ())):
        result[made.unit_id].append(made)
    return result


def pages(reader: Reader, digital_object: DigitalObject) -> QuerySet[Page]:
    """The object's pages that `reader` may see, in order. The object itself must be visible to the reader."""
    found = Page.objects.filter(digital_object=digital_object)
    if reader is Reader.ANONYMOUS:
        found = found.filter(access_state__in=("", AccessState.PUBLIC))
    return found.order_by("number")


def merged_into(identifier: str) -> str | None:
    """The id of the visible unit that a once public one was merged into, through any number of mergers, or None."""
    node = UnitOfDescription.objects.filter(pk=identifier).exclude(first_public_at=None).first()
    seen = set()
    while node is not None and node.merged_into_id is not None and node.pk not in seen:
        seen.add(node.pk)
        node = node.merged_into
    return node.pk if seen and node is not None and node.is_public and node.merged_into_id is None else None


def tombstone(identifier: str) -> str | None:
    """The reason why a unit that once was public is withdrawn, "" where none was given; None for any other id."""
    unit = UnitOfDescription.objects.filter(pk=identifier, is_public=False).exclude(first_public_at=None).first()
    node = unit
    while node is not None:
        if node.access_state == AccessState.WITHDRAWN:
            return node.access_reason
        node = node.parent
    return None


def tombstones(identifiers: Iterable[str]) -> set[str]:
    """Of these ids, those of which `tombstone` knows; a few queries for all of them."""
    fields = ("id", "access_state", "parent")
    nodes = UnitOfDescription.objects.filter(pk__in=list(identifiers), is_public=False).only(*fields)
    waiting = {unit.pk: unit for unit in nodes.exclude(first_public_at=None)}
    found: set[str] = set()
    while waiting:
        found |= {pk for pk, node in waiting.items() if node.access_state == AccessState.WITHDRAWN}
        above = {pk: node.parent_id for pk, node in waiting.items() if pk not in found and node.parent_id}
        parents = UnitOfDescription.objects.only(*fields).in_bulk(set(above.values()))
        waiting = {pk: parents[parent] for pk, parent in above.items()}
    return found


def collections(reader: Reader) -> QuerySet[Collection]:
    """Collections that hold a unit visible to `reader`; the keeper sees empty ones too."""
    everything = Collection.objects.all()
    # an EXISTS stops at the first unit; a join would go through all of them
    return everything if reader is Reader.KEEPER else everything.filter(_holds(collections=OuterRef("pk")))


def repositories(reader: Reader) -> QuerySet[Repository]:
    """Repositories that hold the original of a unit visible to `reader`; the keeper sees empty ones too."""
    everything = Repository.objects.all()
    return everything if reader is Reader.KEEPER else everything.filter(_holds(repository=OuterRef("pk")))


def openings(reader: Reader) -> QuerySet[Opening]:
    """Lines of release lists about units visible to `reader`."""
    if reader is Reader.KEEPER:
        return Opening.objects.all()
    return Opening.objects.filter(unit__is_public=True, unit__merged_into=None)


def releases(reader: Reader) -> QuerySet[Release]:
    """Releases of which a line or a text is visible to `reader`."""
    if reader is Reader.KEEPER:
        return Release.objects.all()
    of_text = DigitalObject.objects.filter(
        release=OuterRef("pk"),
        access_state__in=("", AccessState.PUBLIC),
        unit__is_public=True,
        unit__merged_into=None,
    )
    return Release.objects.filter(Exists(openings(reader).filter(release=OuterRef("pk"))) | Exists(of_text))


def _holds(**of: OuterRef) -> Exists:
    return Exists(units(Reader.ANONYMOUS).filter(**of))


def state_today(unit: UnitOfDescription, today: datetime.date) -> AccessState:
    """The unit's own state on a day: an embargo that has lapsed is public."""
    state = AccessState(unit.access_state)
    if state is AccessState.EMBARGOED and unit.embargo_until is not None and unit.embargo_until <= today:
        return AccessState.PUBLIC
    return state


def strictest(states: Iterable[AccessState]) -> AccessState:
    """The strictest of the states; public where there are none."""
    return max(states, key=STRICTNESS.__getitem__, default=AccessState.PUBLIC)


def effective_state(unit: UnitOfDescription, today: datetime.date) -> AccessState:
    """The strictest of the unit's own state and those of all units above it."""
    states = []
    node: UnitOfDescription | None = unit
    while node is not None:
        states.append(state_today(node, today))
        node = node.parent
    return strictest(states)


def settle(roots: Iterable[UnitOfDescription], today: datetime.date) -> list[str]:
    """Brings `is_public` of the units and all below them up to date; returns the ids of those that changed.

    Derived nodes are public when something below them is; so the ancestors of what changed are settled as well.
    """
    changed: list[str] = []
    ancestors: dict[str, UnitOfDescription] = {}

    def descend(unit: UnitOfDescription) -> None:
        public = effective_state(unit, today) is AccessState.PUBLIC
        if not unit.derived and public != unit.is_public:
            _set_public(unit, public=public, changed=changed)
        for child in UnitOfDescription.objects.filter(parent=unit).select_related("parent"):
            child.parent = unit
            descend(child)

    for root in roots:
        descend(root)
        node: UnitOfDescription | None = root
        while node is not None:
            ancestors[node.pk] = node
            node = node.parent
    for node in ancestors.values():
        _settle_derived(node, today, changed)
    return changed


def _settle_derived(unit: UnitOfDescription, today: datetime.date, changed: list[str]) -> None:
    if not unit.derived:
        return
    below = UnitOfDescription.objects.filter(parent=unit, merged_into=None, is_public=True).exists()
    public = below and effective_state(unit, today) is AccessState.PUBLIC
    if public != unit.is_public:
        _set_public(unit, public=public, changed=changed)


def _set_public(unit: UnitOfDescription, *, public: bool, changed: list[str]) -> None:
    unit.is_public = public
    UnitOfDescription.objects.filter(pk=unit.pk).update(is_public=public)
    changed.append(unit.pk)


def settle_derived(now: int) -> None:
    """Brings `is_public` of all derived nodes up to date: one is public when a unit below it is.

    `now` is in UTC seconds.
    """
    today = datetime.datetime.fromtimestamp(now, datetime.UTC).date()
    nodes = {u.pk: u for u in UnitOfDescription.objects.filter(derived=True).select_related("parent")}
    live = set(
        UnitOfDescription.objects.filter(parent__derived=True, derived=False, is_public=True, merged_into=None)
        .values_list("parent_id", flat=True)
        .distinct()
    )
    for pk in list(live):
        node = nodes.get(pk)
        while node is not None and node.parent_id in nodes:
            live.add(node.parent_id)
            node = nodes[node.parent_id]
    for node in nodes.values():
        public = node.pk in live and effective_state(node, today) is AccessState.PUBLIC
        if public != node.is_public:
            _set_public(node, public=public, changed=[])
