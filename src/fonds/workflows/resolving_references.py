"""Says which record a reference to another document means, where one alone fits; the others are wanted.

References are resolved anew after each reading and whenever asked, for a record that comes later may be the one wanted.
Whether a reader is told the record is decided where it is shown (`catalogue.facts`). What a person decided stands.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from fonds.catalogue.description import elements
from fonds.catalogue.models import Fact, Mark, UnitOfDescription
from fonds.core.extracting.references import TYPES

_WORD = re.compile(r"[A-Z]{2,8}[ -]\d{2,6}|\d[\d/-]*")
_BATCH = 500


@dataclass(slots=True)
class _Held:
    """What is known of a record that a reference may mean."""

    pk: str
    parent: str | None
    collections: frozenset[int]
    date: str
    types: frozenset[str]
    numbers: frozenset[str]


@dataclass(slots=True)
class _Records:
    """The records held, by what references name."""

    held: dict[str, _Held] = field(default_factory=dict)
    by_document_number: dict[tuple[str, str], list[str]] = field(default_factory=lambda: defaultdict(list))
    by_number: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    by_day: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))


def resolve_references(*, units: Iterable[str] | None = None) -> int:
    """Resolves the references of all records, or of those named; returns how many changed.

    A reference is resolved where one record alone fits: a document's number within the same edition; a designation or
    record number; a number with the kind of document, or a day with the kind, within the same collection, where nothing
    that is known of the record speaks against it.
    """
    facts = Fact.objects.filter(kind="reference", decision="")
    if units is not None:
        facts = facts.filter(text_read__unit__in=list(units))
    if not facts.exists():
        return 0
    records = _records()
    changed: list[Fact] = []
    count = 0
    for fact in facts.select_related("text_read").order_by("pk").iterator(chunk_size=_BATCH):
        own = records.held.get(fact.text_read.unit_id)
        found = _meant(records, own, dict(fact.said.get("sought", ()))) if own is not None else ""
        if found != (fact.said.get("record") or ""):
            fact.said = {**fact.said, "record": found}
            changed.append(fact)
        if len(changed) == _BATCH:
            count += _save(changed)
    return count + _save(changed)


def _save(changed: list[Fact]) -> int:
    count = len(changed)
    Fact.objects.bulk_update(changed, ["said"], batch_size=100)
    changed.clear()
    return count


def _meant(records: _Records, own: _Held, sought: dict[str, str]) -> str:
    """The one record that fits, "" where none or several do."""
    number, kind, date = (sought.get(name, "") for name in ("number", "type", "date"))
    if "record_number" in sought:
        fitting = records.by_number.get(sought["record_number"], [])
    elif kind == "document":
        if "volume" in sought or own.parent is None:
            return ""  # another volume's numbers are not this one's
        fitting = records.by_document_number.get((own.parent, number), [])
    elif number:
        fitting = [pk for pk in records.by_number.get(number, []) if _agrees(records.held[pk], own, kind, date)]
    elif len(date) == len("1957-08-07"):
        fitting = [
            pk for pk in records.by_day.get(date, [])
            if kind in records.held[pk].types and records.held[pk].collections & own.collections
        ]  # fmt: skip
    else:
        fitting = []
    others = {pk for pk in fitting if pk != own.pk}
    return next(iter(others)) if len(others) == 1 else ""


def _agrees(held: _Held, own: _Held, kind: str, date: str) -> bool:
    """Whether a record that bears the number may be the one meant."""
    if date and held.date and not (held.date.startswith(date) or date.startswith(held.date)):
        return False
    if held.types and kind not in held.types:
        return False
    return bool(held.collections & own.collections)


def _records() -> _Records:
    made = _Records()
    marked: dict[str, set[str]] = defaultdict(set)
    for unit, value in Mark.objects.filter(kind="registry number").exclude(value="").values_list("unit", "value"):
        marked[unit].add(value)
    through = UnitOfDescription.collections.through.objects
    collections: dict[str, set[int]] = defaultdict(set)
    for unit, collection in through.values_list("unitofdescription_id", "collection_id"):
        collections[unit].add(collection)
    for each in _units():
        told: dict[str, list[str]] = defaultdict(list)
        for element in elements(each):
            told[element.name].append(element.value)
        words = " ".join([each.title, *told["document_type"]]).casefold()
        types = {kind for word, kind in TYPES.items() if word in words}
        numbers = {" ".join(number.split()) for number in (*_designations(each.title), *marked[each.pk])}
        numbers |= {each.reference_code} if each.reference_code else set()
        of = frozenset(collections[each.pk] | (collections[each.parent_id] if each.parent_id else set()))
        made.held[each.pk] = _Held(each.pk, each.parent_id, of, each.date_edtf, frozenset(types), frozenset(numbers))
        for value in told["document_number"]:
            if each.parent_id:
                made.by_document_number[each.parent_id, value].append(each.pk)
        for number in numbers:
            made.by_number[number].append(each.pk)
        if len(each.date_edtf) == len("1957-08-07") and types:
            made.by_day[each.date_edtf].append(each.pk)
    return made


def _units() -> Iterator[UnitOfDescription]:
    units = UnitOfDescription.objects.filter(merged_into=None).prefetch_related("decisions").order_by("pk")
    return units.iterator(chunk_size=_BATCH)


def _designations(title: str) -> list[str]:
    return _WORD.findall(title.upper())
