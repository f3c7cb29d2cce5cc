"""Keeps what was read in a text: rows of entities, mentions and facts, under what people decided on them.

A decided mention or fact stays as it is, though a finder no longer finds it; when it is found anew, that find gives way
to it, and nothing else does (`workflows.same_finds`). All that nobody decided is replaced.
"""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from fonds.catalogue.adding_rows import add_rows
from fonds.catalogue.in_parts import in_parts
from fonds.catalogue.models import Fact, FactEntity, Mention, NamedEntity, TextRead
from fonds.core.description.edtf_values import bounds
from fonds.core.description.identifiers import derived_identifier
from fonds.core.extracting.document import Document, Range
from fonds.core.extracting.facts import Reading
from fonds.workflows.decisions_carried import carry_decisions
from fonds.workflows.same_finds import Find, decided_finds, fact_find, mention_find

ENTITY_FIELDS: dict[str, tuple[str, ...]] = {
    "office": ("person", "body"),
    "meeting": ("place", "participants", "reported_by"),
    "statement": ("speaker", "reported_by"),
    "figure": ("producer", "actor", "place", "asserted_by", "reported_by"),
    "date": (),
    "mark": (),
    "reference": (),
}
"""The fields of each kind of fact that hold keys of entities."""

REFERRING = ("meeting", "told_in")
"""The fields of facts that name another fact of the same reading: by its key as found, by its id as stored."""

_OF_FINDS = frozenset({"at", "finder", "confidence"})
"""What every find has, and is no part of what is said."""
_KINDS = ("offices", "meetings", "statements", "figures", "dates", "marks", "references")


@dataclass(slots=True)
class _Found:
    """A fact as rows keep it; `at` is None for one that a description column states."""

    kind: str
    at: Range | None
    said: dict[str, Any]
    finder: str
    confidence: float
    element: str = ""
    value: str = ""
    series: str = ""


def keep_reading(
    row: TextRead, document: Document, reading: Reading, others: Iterable[TextRead] = (), *, is_new: bool = False
) -> None:
    """Replaces what was kept of `row` by `reading`, but for what a person decided, there or in `others`, readings of
    the same object for another audience. Runs in the caller's transaction.

    `is_new` says that the row was made just now and that there are no others, so that nothing was kept.
    """
    if is_new:
        entities = _keep_entities(row, reading, {}, {})
        _keep_mentions(document, reading, entities, [], [])
        _keep_facts(row, document, reading, entities, _Held([], [], set()))
        return
    undecided = row.facts.filter(decision="").prefetch_related("entities__entity")
    facts_before = [fact_find(each) for each in undecided]
    # not by their decision: SQLite would go through the undecided mentions of all texts, whose index it takes then
    mentions = Mention.objects.filter(entity__text_read=row).select_related("entity")
    unsaid = [each for each in mentions if not each.decision]
    mentions_before = [mention_find(each) for each in unsaid]
    before = {(e.kind, e.name): e for e in row.entities.all()}
    row.facts.filter(decision="").delete()
    for part in in_parts(each.pk for each in unsaid):
        Mention.objects.filter(pk__in=part).delete()
    carry_decisions(row, document, others)
    held = list(row.facts.exclude(decision="").order_by("number").prefetch_related("entities__entity"))
    kept_mentions = list(Mention.objects.filter(entity__text_read=row).exclude(decision="").select_related("entity"))
    kept_entities = {e.key: e for e in row.entities.exclude(decision="")}
    kept_entities |= {m.entity.key: m.entity for m in kept_mentions}
    kept_entities |= {e.key: e for e in NamedEntity.objects.filter(text_read=row, facts__fact__in=held).distinct()}
    row.entities.exclude(pk__in=[e.pk for e in kept_entities.values()]).delete()
    entities = _keep_entities(row, reading, kept_entities, before)
    _keep_mentions(document, reading, entities, kept_mentions, mentions_before)
    of_object = Fact.objects.filter(text_read__digital_object=row.digital_object_id).exclude(text_read=row)
    taken = set(of_object.values_list("pk", flat=True)) | {f.pk for f in held}
    _keep_facts(row, document, reading, entities, _Held(held, facts_before, taken))


def _keep_entities(
    row: TextRead,
    reading: Reading,
    kept: dict[str, NamedEntity],
    before: dict[tuple[str, str], NamedEntity],
) -> dict[str, NamedEntity]:
    """Rows by the reading's keys. One of the same kind and name keeps its row, or at least its authority."""
    by_name = {(e.kind, e.name): e for e in kept.values()}
    taken = set(kept)
    made: dict[str, NamedEntity] = {}
    new: list[NamedEntity] = []
    for each in reading.names.entities:
        same = by_name.get((str(each.kind), each.name[:500]))
        if same is not None:
            made[each.key] = same
            continue
        key = each.key
        while key in taken:  # the key of this run may be that of another entity of an earlier one
            key += "'"
        taken.add(key)
        known = before.get((str(each.kind), each.name[:500]))
        made[each.key] = NamedEntity(
            text_read=row, key=key, kind=each.kind, name=each.name[:500], listed=each.listed[:200],
            expansion=each.expansion[:500], authority_id=known.authority_id if known else None,
            reason=known.reason if known else "", certainty=known.certainty if known else 0,
        )  # fmt: skip
        new.append(made[each.key])
    NamedEntity.objects.bulk_create(new, batch_size=80)
    return made


def _keep_mentions(
    document: Document,
    reading: Reading,
    entities: dict[str, NamedEntity],
    kept: list[Mention],
    before: list[Find],
) -> None:
    """Adds the mentions that are not among the decided ones `kept`. `before` are those that nobody had decided on."""
    found = []
    for each in reading.names.mentions:
        name, kind = entities[each.entity].name, entities[each.entity].kind
        found.append(Find(kind, each.at, (("", name),), ("", "") if each.at else (each.element[:60], name)))
    decided = decided_finds([mention_find(each) for each in kept], found, before)
    rows = []
    for position, each in enumerate(reading.names.mentions):
        if position in decided:
            continue
        entity, at = entities[each.entity], each.at
        row = {"entity_id": entity.pk, "titles": list(each.titles), "form": each.form, "finder": each.finder,
               "confidence": each.confidence}  # fmt: skip
        if at is None:
            rows.append(row | {"text": entity.name, "element": each.element[:60]})
        else:
            text = document.words(at)[:500]
            rows.append(row | {"page": at.page, "start": at.start, "end": at.end, "text": text})
    add_rows(Mention, rows)


@dataclass(slots=True)
class _Held:
    """The decided facts of a reading, the finds of before that nobody decided on, and the identifiers that are used."""

    facts: list[Fact]
    before: list[Find]
    taken: set[str]


def _keep_facts(
    row: TextRead, document: Document, reading: Reading, entities: dict[str, NamedEntity], held: _Held
) -> None:
    """Adds what was read and is not among the decided facts. Facts that refer to another, or belong to a series, do
    so with the decided fact that stands for what was found."""
    found = list(_found(reading))
    names = {key: entity.name for key, entity in entities.items()}
    decided = decided_finds([fact_find(each) for each in held.facts], [_find(each, names) for each in found],
                            held.before)  # fmt: skip
    identifiers = _identifiers(row, found, {position: held.facts[one].pk for position, one in decided.items()}, held)
    told_as: dict[str, str] = {}
    first_of_series: dict[str, str] = {}
    for each, identifier in zip(found, identifiers, strict=True):
        if key := str(each.said.get("key") or ""):
            told_as[key] = identifier
        if series := str(each.said.pop("series", "") or ""):
            each.series = first_of_series.setdefault(series, identifier)
    facts = []
    links = []
    for number, (each, identifier) in enumerate(zip(found, identifiers, strict=True)):
        at = each.at
        for name in REFERRING:
            if name in each.said:
                each.said[name] = told_as.get(each.said[name], "")
        if number in decided:
            _refer(held.facts[decided[number]], each)
            continue
        date = str(each.said.get("date") or each.said.get("period") or each.said.get("edtf") or "")
        first, last = bounded(date)
        facts.append({
            "id": identifier, "text_read_id": row.pk, "kind": each.kind, "key": str(each.said.pop("key", "")),
            "number": number, "page": at.page if at else None, "start": at.start if at else 0,
            "end": at.end if at else 0, "said": each.said, "text": document.words(at) if at else each.value,
            "element": each.element[:60], "date_first": first, "date_last": last, "series": each.series,
            "office": str(each.said.get("office", ""))[:300], "finder": each.finder, "confidence": each.confidence,
        })  # fmt: skip
        for role in ENTITY_FIELDS[each.kind]:
            named = dict.fromkeys(entities[key].pk for key in keys_in(each.said.get(role)) if key in entities)
            links += [{"fact_id": identifier, "entity_id": entity, "role": role} for entity in named]
    add_rows(Fact, facts)
    add_rows(FactEntity, links)


def _find(found: _Found, names: Mapping[str, str]) -> Find:
    """A find that is not stored yet, to be compared with those that are."""
    named = {
        (role, names[key])
        for role in ENTITY_FIELDS[found.kind]
        for key in keys_in(found.said.get(role))
        if key in names
    }
    column = ("", "") if found.at else (found.element[:60], found.value)
    return Find(found.kind, found.at, tuple(sorted(named)), column)


def _identifiers(row: TextRead, found: list[_Found], decided: Mapping[int, str], held: _Held) -> list[str]:
    """The identifier of each find: that of its decided fact, else one that follows from its place."""
    occurrences: Counter[tuple[Any, ...]] = Counter()
    taken = set(held.taken)
    made = []
    for position, each in enumerate(found):
        at = each.at
        where = (at.page, at.start, at.end) if at else (each.element, each.value, "")
        place = (row.digital_object_id, row.version, row.public, each.kind, *where)
        identifier = decided.get(position, "")
        while not identifier or (position not in decided and identifier in taken):  # a decided fact may have moved away
            identifier = derived_identifier(*place, occurrences[place])
            occurrences[place] += 1
        taken.add(identifier)
        made.append(identifier)
    return made


def _refer(fact: Fact, found: _Found) -> None:
    """A decided fact of this reading belongs to the series in which it is found now, and names the facts that are
    there now in place of those that were read in another text. What a person corrected is left as it is."""
    said = dict(fact.said)
    for name in REFERRING:
        if found.said.get(name) and fact.decision != "corrected":
            said[name] = found.said[name]
    if said != fact.said or fact.series != found.series:
        fact.said, fact.series = said, found.series
        fact.save(update_fields=["said", "series"])


def _found(reading: Reading) -> Iterable[_Found]:
    for name in _KINDS:
        kind = name.removesuffix("s")
        for each in getattr(reading, name):
            said = {name: getattr(each, name) for name in each.__slots__ if name not in _OF_FINDS}
            if isinstance(said.get("words_of_date"), Range):
                said["words_of_date"] = asdict(said["words_of_date"])
            yield _Found(kind, each.at, said, each.finder, each.confidence)
    for stated in reading.offices_stated:
        office = {"person": stated.person, "office": stated.office, "body": stated.body, "date": stated.date}
        yield _Found("office", None, office, stated.finder, stated.confidence, stated.element, stated.value)


def keys_in(value: Any) -> list[str]:
    """The keys that a field of a fact holds: one, several or none."""
    if isinstance(value, str):
        return [value] if value else []
    return [str(each) for each in value or ()]


def bounded(edtf: str) -> tuple[int | None, int | None]:
    """The first and last day that a date or period may mean, as yyyymmdd; None where it is open or no EDTF."""
    if not edtf:
        return None, None
    try:
        first, last = bounds(edtf)
    except ValueError:
        return None, None
    return _day(first), _day(last)


def _day(day: datetime.date | int | None) -> int | None:
    if day is None or isinstance(day, int):
        return day
    return day.year * 10000 + day.month * 100 + day.day
