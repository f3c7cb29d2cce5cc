"""What was read in one record, as its page says it: whom it names where, offices, meetings, what was said, figures,
marks and other documents."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet

from fonds.catalogue.access import Reader
from fonds.catalogue.decided_names import decided_so
from fonds.catalogue.facts import called_so, mentions, narrowed_pages, records_meant, texts_read
from fonds.catalogue.facts_told import Named, entities_of
from fonds.catalogue.models import Fact, Mention, TextRead, UnitOfDescription

KINDS = ("office", "meeting", "statement", "figure", "mark", "reference")


@dataclass(frozen=True, slots=True)
class NamedHere:
    """Somebody, a body or a place in the text: how often, and the first place as (page, start, end), if in the text.

    `confidence` is that of the surest mention; `decision` what a person decided on the name, "" for nothing.
    """

    named: Named
    times: int
    first: tuple[int, int, int] | None
    finder: str
    confidence: float
    decision: str


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a text: its pages from the first to the last; of one page that is shown in parts, what stands from
    `start` to `end`."""

    first: int
    last: int
    start: int = 0
    end: int | None = None


@dataclass(frozen=True, slots=True)
class SaidHere:
    """A fact with its entities by the field that names them."""

    fact: Fact
    entities: dict[str, tuple[Named, ...]]


@dataclass(slots=True)
class _Mentioned:
    """How often an entity is mentioned, where first in the text, by which finder most surely, and what a person decided
    on it."""

    times: int
    first: tuple[int, int, int] | None
    finder: str
    confidence: float
    decision: str


@dataclass(frozen=True, slots=True)
class Finds:
    """What was read in the record: `names` in the order of the text, facts by kind, at most so many of each.

    `totals` counts all facts of each kind, listed or not; `meetings` are the ids of all meetings by what other facts
    name them by; `meant` are the records that references mean, by the reference's id.
    """

    reading: TextRead
    names: tuple[NamedHere, ...]
    said: dict[str, tuple[SaidHere, ...]]
    totals: dict[str, int]
    meetings: dict[str, str]
    meant: dict[str, UnitOfDescription]


def reading_of(who: Reader, unit: UnitOfDescription) -> TextRead | None:
    """The reading of the record whose finds `who` may see. The unit must be visible to the reader."""
    return texts_read(who).filter(unit=unit).select_related("digital_object").first()


def finds(who: Reader, reading: TextRead, *, at_most: int, part: Part | None = None) -> Finds:
    """What was read; the reading must be one that `reading_of` gave.

    With `part` the facts of that part of the text alone are listed, but for offices and what has no place in the text.
    """
    hidden = narrowed_pages(who, reading)
    totals: dict[str, int] = {}
    facts: dict[str, list[Fact]] = {}
    found = reading.facts.filter(kind__in=KINDS).exclude(decision="rejected").exclude(page__in=hidden)
    counted = found.order_by().values("kind").annotate(n=Count("pk"))
    for row in counted:
        totals[row["kind"]] = row["n"]
        listed = found.filter(kind=row["kind"])
        if part is not None and row["kind"] != "office":
            listed = listed.filter(_in(part))
        facts[row["kind"]] = list(listed.order_by("number", "pk")[:at_most])
    entities = entities_of([fact.pk for rows in facts.values() for fact in rows])
    return Finds(
        reading,
        tuple(_names(reading, hidden)),
        {kind: tuple(SaidHere(fact, entities.get(fact.pk, {})) for fact in rows) for kind, rows in facts.items()},
        totals,
        _meetings(found, totals.get("meeting", 0), facts.get("meeting", [])),
        _meant(who, facts.get("reference", [])),
    )


def _meetings(found: QuerySet[Fact], total: int, listed: list[Fact]) -> dict[str, str]:
    rows = [(each.pk, each.key) for each in listed]
    if len(rows) < total:
        rows = list(found.filter(kind="meeting").order_by("number", "pk").values_list("pk", "key"))
    return {name: pk for pk, key in rows for name in (pk, key) if name}


def _in(part: Part) -> Q:
    inside = Q(page__gte=part.first, page__lte=part.last, end__gt=part.start)
    if part.end is not None:
        inside &= Q(start__lt=part.end)
    return inside | Q(page=None)


def _meant(who: Reader, references: list[Fact]) -> dict[str, UnitOfDescription]:
    ids = records_meant(who, references)
    held = UnitOfDescription.objects.in_bulk(set(ids.values())) if ids else {}
    return {pk: held[record] for pk, record in ids.items()}


def names_on(who: Reader, reading: TextRead, pages: Sequence[int]) -> dict[int, list[tuple[int, int, Named]]]:
    """The names on pages of the text, by page: those that do not overlap, the longer before the shorter, in order.

    Pronouns are not among them.
    """
    found = mentions(who).filter(entity__text_read=reading, page__gte=min(pages), page__lte=max(pages))
    rows: dict[int, list[tuple[int, int, Named]]] = defaultdict(list)
    for page, start, end, merged, authority, kind, name in found.exclude(form="pronoun").values_list(
        "page",
        "start",
        "end",
        "entity__authority__merged_into",
        "entity__authority",
        "entity__kind",
        called_so("entity"),
    ):
        if page is not None and (authority or merged) and start < end:
            rows[page].append((start, end, Named(merged or authority, kind, name)))
    return {page: _apart(listed) for page, listed in rows.items()}


def _apart(listed: list[tuple[int, int, Named]]) -> list[tuple[int, int, Named]]:
    kept: list[tuple[int, int, Named]] = []
    for each in sorted(listed, key=lambda each: (each[0], -each[1])):
        if not kept or each[0] >= kept[-1][1]:
            kept.append(each)
    return kept


def _names(reading: TextRead, hidden: frozenset[int]) -> list[NamedHere]:
    """One for each authority record, though the text should name it under several names."""
    entities = reading.entities.exclude(decision="rejected").order_by("pk").values_list(
        "pk", "authority__merged_into", "authority", "kind", called_so()
    )  # fmt: skip
    rows: dict[int, _Mentioned] = {}
    listed = Mention.objects.filter(entity__text_read=reading).exclude(decision="rejected").order_by("pk")
    for entity, page, start, end, finder, confidence, decision in listed.values_list(
        "entity", "page", "start", "end", "finder", "confidence", decided_so()
    ):
        if page not in hidden:
            place = None if page is None else (page, start, end)
            held = rows.get(entity)
            if held is None:
                rows[entity] = _Mentioned(1, place, finder, confidence, decision)
                continue
            held.times += 1
            held.decision = held.decision or decision
            if place is not None and (held.first is None or place < held.first):
                held.first = place
            if confidence > held.confidence:
                held.finder, held.confidence = finder, confidence
    made: dict[str, NamedHere] = {}
    for pk, merged, authority, kind, name in entities:
        here = rows.get(pk)
        if here is None:
            continue
        key = merged or authority or f"#{pk}"
        known = made.get(key)
        if known is None:
            named = Named(merged or authority or "", kind, name)
            made[key] = NamedHere(named, here.times, here.first, here.finder, here.confidence, here.decision)
        else:
            firsts = [each for each in (known.first, here.first) if each is not None]
            made[key] = NamedHere(
                known.named, known.times + here.times, min(firsts, default=None), known.finder,
                max(known.confidence, here.confidence), known.decision or here.decision,
            )  # fmt: skip
    return list(made.values())
