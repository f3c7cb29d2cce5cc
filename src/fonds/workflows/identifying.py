"""Gives the names that were read in the texts to authority records.

A name goes to a record only on more than the name: the edition's own list entry, or, within one collection or one
fonds and a span of years in which one person can have been active, the same full name. A full name that very many
people bear (`core.naming.common_names`) says too little even there: it takes the same office, an office in the same
body, or somebody whom both met or wrote to. The year of a record without a date is the middle one of the dates in its
text, and says nothing of others. Everything else gets a record of its own, and stays a matter for the desk
(`workflows.proposing`); who has no name but a role gets none. What a person decided on an entity is never touched.

Names in public texts are given first, by what other public texts say alone: what the public sees of them is the same
whether restricted records name somebody or not.

Candidates are found by their names, and names are gone through in batches, each written in one transaction: time grows
with the number of names, and a run that is killed goes on with the names that have no record yet.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from statistics import median_low
from typing import NamedTuple

from django.db import connection, transaction
from django.db.models import Case, Exists, IntegerField, OuterRef, Q, When

from fonds.catalogue.models import Authority, Fact, Mention, NamedEntity, UnitOfDescription
from fonds.catalogue.named_beside import BODY, OFFICE, Beside, named_beside
from fonds.catalogue.same_names import APART, FIRST
from fonds.core.description.identifiers import Mint
from fonds.core.naming.common_names import is_common_name
from fonds.core.naming.likeness import is_full_name
from fonds.core.text.analysis import folded
from fonds.workflows.progress import Progress

BATCH = 500
ACTIVE_YEARS = 40
"""The longest span of years within which the same full name is taken for one person's without further evidence."""

_NOWHERE: frozenset[int | str] = frozenset()
_ALONE: Beside = frozenset()
_FIELDS = (
    "pk", "kind", "name", "listed", "text_read__public", "text_read__unit", "text_read__unit__is_public",
    "text_read__unit__parent",
)  # fmt: skip


class _Name(NamedTuple):
    """A name as one text has it, in the order of `_FIELDS`; `above` is the unit above the text's, None without one."""

    pk: int
    kind: str
    name: str
    listed: str
    public_text: bool
    unit: str
    public_unit: bool
    above: str | None

    @property
    def is_public(self) -> bool:
        return self.public_text and self.public_unit

    @property
    def is_common(self) -> bool:
        """Whether so many people are called so that the full name says too little of who it is."""
        return self.kind == "person" and not self.listed and is_common_name(self.name)

    @property
    def key(self) -> str:
        """What candidates are found by: the list entry of the edition, which is the unit above, or the folded name."""
        return f"#{self.above or self.unit}#{self.listed}" if self.listed else folded(self.name)


@dataclass(slots=True)
class _Seen:
    """Where a record is named: the collections and units above, and the span of years; under a common name also what
    stands beside it."""

    named: bool = False
    within: frozenset[int | str] = _NOWHERE
    first: int | None = None
    last: int | None = None
    beside: Beside = _ALONE


@dataclass(slots=True, eq=False)
class _Known:
    """An authority record as candidates are held against it."""

    authority: str
    in_public: _Seen = field(default_factory=_Seen)
    """What public texts say of it."""
    in_all: _Seen = field(default_factory=_Seen)

    def seen(self, *, public: bool) -> _Seen:
        """What public texts say of it, or what all texts do."""
        return self.in_public if public else self.in_all


_Candidates = dict[tuple[str, str], dict[str, _Known]]
"""Records by the kind and key of their names, and then by their ids, in the order in which they were found."""


def identify(*, mint: Mint, progress: Progress | None = None) -> int:
    """Gives each entity that has none an authority record; returns how many were given one."""
    waiting = NamedEntity.objects.filter(authority=None).exclude(decision="rejected").exclude(_nameless())
    # names in records without a date come last, since they are held against those in dated ones
    undated = Q(text_read__unit__date_first=None)
    waiting = waiting.annotate(undated=Case(When(undated, then=1), default=0, output_field=IntegerField()))
    ids = list(waiting.order_by("-text_read__public", "undated", "pk").values_list("pk", flat=True))
    if not ids:
        return 0
    within, years = _of_units()
    likely = _years_in_texts()
    known = _known(within, years)
    batches: Iterator[list[int]] = (ids[at : at + BATCH] for at in range(0, len(ids), BATCH))
    if progress:
        batches = progress(batches, len(ids), "giving names to records")
    for batch in batches:
        made: list[Authority] = []
        given: list[tuple[str, str, float, int]] = []
        names = _names(batch)
        beside = named_beside(name.pk for name in names if name.is_common)
        for name in names:
            candidates = known[name.kind, name.key]
            year, own = years.get(name.unit), beside.get(name.pk, _ALONE)
            record, reason, certainty = _chosen(
                name, candidates.values(), within[name.unit], year or likely.get(name.unit), own
            )
            if record is None:
                made.append(Authority(id=mint(f"authority:{name.kind}:{name.name}"), kind=name.kind, name=name.name))
                record = candidates[made[-1].pk] = _Known(made[-1].pk)
            _widen(record, within[name.unit], year, own, public=name.is_public)
            given.append((record.authority, reason, certainty, name.pk))
        with transaction.atomic():
            Authority.objects.bulk_create(made)
            _give(given)
    return len(ids)


def _nameless() -> Q:
    """Those whom a text calls by a role or a pronoun alone ("Source", "I"): nobody could find them by such a name."""
    mentions = Mention.objects.filter(entity=OuterRef("pk"))
    return Q(Exists(mentions), ~Exists(mentions.filter(form="name")), listed="")


def _names(ids: list[int]) -> list[_Name]:
    """The names with these ids, in the ids' order."""
    rows = {row[0]: _Name(*row) for row in NamedEntity.objects.filter(pk__in=ids).values_list(*_FIELDS)}
    return [rows[pk] for pk in ids]


def _give(given: list[tuple[str, str, float, int]]) -> None:
    """Writes (authority, reason, certainty) of each entity; as one statement with as many cases it takes far longer."""
    table = connection.ops.quote_name(NamedEntity._meta.db_table)
    with connection.cursor() as cursor:
        cursor.executemany(f"UPDATE {table} SET authority_id = %s, reason = %s, certainty = %s WHERE id = %s", given)


def _known(within: dict[str, frozenset[int | str]], years: dict[str, int]) -> _Candidates:
    result: _Candidates = defaultdict(dict)
    records: dict[str, _Known] = {}
    common: dict[int, tuple[_Known, _Name]] = {}
    named = NamedEntity.objects.exclude(authority=None).exclude(decision="rejected").order_by("pk")
    rows = named.values_list("authority", "authority__merged_into", *_FIELDS).iterator(chunk_size=2000)
    for authority, merged_into, *row in rows:
        name = _Name(*row)
        standing = merged_into or authority
        record = records.get(standing)
        if record is None:
            record = records[standing] = _Known(standing)
        _widen(record, within[name.unit], years.get(name.unit), public=name.is_public)
        result[name.kind, name.key].setdefault(standing, record)
        if name.is_common:
            common[name.pk] = record, name
    for pk, own in named_beside(common).items():
        record, name = common[pk]
        _widen(record, within[name.unit], None, own, public=name.is_public)
    return result


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


def _years_in_texts() -> dict[str, int]:
    """Of units without a date the year in the middle of the dates in their texts, as the public sees those."""
    found: dict[str, list[int]] = defaultdict(list)
    dates = Fact.objects.filter(kind="date", text_read__public=True, text_read__unit__date_first=None)
    dates = dates.exclude(decision="rejected")
    for unit, first in dates.order_by().values_list("text_read__unit", "date_first"):
        if first is not None:
            found[unit].append(first // 10000)
    return {unit: median_low(years) for unit, years in found.items()}


def _chosen(
    name: _Name, candidates: Iterable[_Known], within: frozenset[int | str], year: int | None, own: Beside
) -> tuple[_Known | None, str, float]:
    """The record that a name goes to, None for a new one, why, and how certain that is."""
    public = name.is_public
    anew = None, FIRST, 1.0
    if name.listed:
        first = next((each for each in candidates if each.seen(public=public).named), None)
        return (first, "the same entry of the edition's list", 0.98) if first is not None else anew
    beside = (each for each in candidates if (seen := each.seen(public=public)).named and seen.within & within)
    if name.kind != "person":
        first = next(beside, None)
        return (first, f"the same name of a {name.kind} in this collection", 0.9) if first is not None else anew
    if not is_full_name(name.name):
        return anew
    active = (each for each in beside if _active(each.seen(public=public), year))
    if name.is_common:
        return _chosen_of_many(list(active), own, public=public)
    found = list(islice(active, 2))
    return (found[0], "the same full name in this collection, in the same years", 0.9) if len(found) == 1 else anew


def _chosen_of_many(active: list[_Known], own: Beside, *, public: bool) -> tuple[_Known | None, str, float]:
    """Of those who bear a common name the one of whom the same is said beside it."""
    alike = [(each, shared) for each in active if (shared := each.seen(public=public).beside & own)]
    if len(alike) != 1:
        return None, APART if active else FIRST, 1.0
    record, shared = alike[0]
    kind, name = min(shared, key=lambda each: ((OFFICE, BODY).index(each[0]) if each[0] in (OFFICE, BODY) else 2, each))
    more = {OFFICE: "the same office: %s", BODY: "an office in the same body: %s"}.get(kind, "both met or wrote to %s")
    return record, f"the same full name in this collection, in the same years; {more % name[:120]}", 0.9


def _active(seen: _Seen, year: int | None) -> bool:
    if year is None or seen.first is None or seen.last is None:
        return False
    return max(seen.last, year) - min(seen.first, year) <= ACTIVE_YEARS


def _widen(
    record: _Known, within: frozenset[int | str], year: int | None, beside: Beside = _ALONE, *, public: bool
) -> None:
    for seen in (record.in_all, record.in_public) if public else (record.in_all,):
        seen.named = True
        seen.beside |= beside
        if not within <= seen.within:
            seen.within = seen.within | within if seen.within else within  # most records share one set
        if year is not None:
            seen.first = year if seen.first is None else min(seen.first, year)
            seen.last = year if seen.last is None else max(seen.last, year)
