"""Writes the comparisons of units, many in one transaction, with what is counted of them."""

from __future__ import annotations

import json
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction
from django.db.models import Model, Q

from fonds.catalogue import access
from fonds.catalogue.access import Reader
from fonds.catalogue.description import elements, values
from fonds.catalogue.models import (
    Audience,
    ComparedUnit,
    DigitalObject,
    OpenedSpan,
    OutboxEntry,
    StoredComparison,
    UnitOfDescription,
    WithheldTally,
)
from fonds.catalogue.release_texts import digest
from fonds.catalogue.text_choice import preferred_first
from fonds.catalogue.texts import MASKED, words_of_objects
from fonds.core.comparing.comparison import Comparison, Place, Span, SpanKind
from fonds.core.comparing.interest import interest, is_listed
from fonds.core.comparing.report import ComparedText
from fonds.core.comparing.texts import METHOD
from fonds.core.comparing.withheld_places import visible_places
from fonds.core.description.identifiers import derived_identifier

Key = tuple[str | None, str | None, str]
"""The older and the newer object, and whose view of them was compared."""


@dataclass(slots=True)
class Pair:
    """Two texts that follow on each other, and for whom they do."""

    audience: Audience
    old: ComparedText
    new: ComparedText
    public_step: bool = False
    keeper_step: bool = False

    @property
    def key(self) -> Key:
        return self.old.digital_object, self.new.digital_object, str(self.audience)


@dataclass(slots=True)
class Plan:
    """What a unit's comparisons are to be."""

    unit: UnitOfDescription
    pairs: list[Pair]
    held: dict[Key, StoredComparison]
    tallied: ComparedText | None
    missing: list[Pair] = field(default_factory=list)
    made: dict[Key, Comparison] = field(default_factory=dict)


def write_plans(plans: Sequence[Plan], now: int) -> None:
    """Writes what was computed of the units, in one transaction. `now` is in UTC seconds.

    Units whose opened words changed are put in the outbox, for the index.
    """
    # a unit that had no comparison and gets none has nothing listed, before or after
    had = [plan.unit for plan in plans if plan.held]
    have = [plan.unit for plan in plans if plan.held or plan.made]
    with transaction.atomic():
        before = _listed_of(had)
        known = _spans_of([key for plan in plans for key in plan.made])
        for plan in plans:
            wanted = {pair.key: pair for pair in plan.pairs}
            for key, kept in plan.held.items():
                pair = wanted.get(key)
                steps = (pair.public_step, pair.keeper_step) if pair else (False, False)
                if steps != (kept.public_step, kept.keeper_step):
                    StoredComparison.objects.filter(pk=kept.pk).update(public_step=steps[0], keeper_step=steps[1])
            for key, found in plan.made.items():
                _store(plan.unit, wanted[key], found, known[key], now)
        compared = _pages_compared(have)
        _count([(plan.unit, *_withheld(plan, compared[plan.unit.pk])) for plan in plans])
        after = _listed_of(have)
        OutboxEntry.objects.bulk_create(
            OutboxEntry(unit=unit, revision=unit.revision) for unit in have if after[unit.pk] != before[unit.pk]
        )


def write_textless(units: Sequence[UnitOfDescription]) -> None:
    """Writes units without any text of a release: there is nothing to compare, and they are counted so."""
    with transaction.atomic():
        _count([(unit, "without_text", 0) for unit in units])


def write_unreleased(units: Sequence[UnitOfDescription]) -> None:
    """Writes units with texts of no release: the withheld places in the text that readers get first are counted."""
    ids = [unit.pk for unit in units]
    objects: dict[Reader, dict[str, list[DigitalObject]]] = {}
    for who in (Reader.KEEPER, Reader.ANONYMOUS):
        held: dict[str, list[DigitalObject]] = defaultdict(list)
        for each in access.objects_of(who, ids).select_related("release"):
            held[each.unit_id].append(each)
        objects[who] = held
    first: dict[str, tuple[Reader, DigitalObject]] = {}
    for unit in units:
        who = Reader.ANONYMOUS if unit.is_public else Reader.KEEPER
        texts = [each for each in preferred_first(objects[who][unit.pk]) if each.has_text]
        if texts:
            first[unit.pk] = who, texts[0]
    words = words_of_objects(each.pk for _who, each in first.values())
    counted = []
    for unit in units:
        if unit.pk not in first:
            counted.append((unit, "without_text", 0))
            continue
        who, text = first[unit.pk]
        shown = (page.shown_to(who) for page in words.get(text.pk, ()))
        counted.append((unit, "unreleased", sum(len(visible_places(page)) for page in shown if page)))
    with transaction.atomic():
        _count(counted)


def _spans_of(keys: Sequence[Key]) -> dict[Key, dict[str, OpenedSpan]]:
    """The spans that comparisons of these texts found before, whichever unit the texts were of."""
    found: dict[Key, dict[str, OpenedSpan]] = defaultdict(dict)
    spans = OpenedSpan.objects.filter(comparison__from_object__in={old for old, _, _ in keys})
    for span in spans.select_related("comparison").defer("comparison__spans", "comparison__pages"):
        of = span.comparison
        found[of.from_object_id, of.to_object_id, of.audience][span.pk] = span
    return found


def _listed_of(units: Sequence[UnitOfDescription]) -> dict[str, list[Any]]:
    found: dict[str, list[Any]] = defaultdict(list)
    if units:
        spans = OpenedSpan.objects.filter(comparison__unit__in=units, listed=True, kind=SpanKind.OPENED).order_by("pk")
        fields = ("pk", "page", "start", "end", "comparison__public_step", "comparison__keeper_step")
        for unit, *listed in spans.values_list("comparison__unit", *fields):
            found[unit].append(listed)
    return found


def _pages_compared(units: Sequence[UnitOfDescription]) -> dict[str, list[int]]:
    """How many pages each step of the units' histories compares: of the public's steps, of the keeper's where the
    unit is not public."""
    found: dict[str, list[int]] = defaultdict(list)
    steps = Q(unit__is_public=True, public_step=True) | Q(unit__is_public=False, keeper_step=True)
    for unit, pages in StoredComparison.objects.filter(steps, unit__in=units).values_list("unit", "pages_compared"):
        found[unit].append(pages)
    return found


def _store(unit: UnitOfDescription, pair: Pair, found: Comparison, known: Mapping[str, OpenedSpan], now: int) -> None:
    old, new = pair.old, pair.new
    spans = [
        [span.kind.value, span.confidence, _place(old, span.from_place), _place(new, span.to_place)]
        for span in found.spans
    ]
    counted = _counted(found, old, new)
    rows = _rows(unit, pair, found, known)
    made = StoredComparison(
        from_object_id=old.digital_object or "",
        to_object_id=new.digital_object or "",
        audience=pair.audience,
        unit=unit,
        to_release_id=new.release,
        public_step=pair.public_step,
        keeper_step=pair.keeper_step,
        from_version=old.version,
        to_version=new.version,
        from_digest=digest(old),
        to_digest=digest(new),
        method=METHOD,
        made_at=now,
        words_from=found.words[0],
        words_to=found.words[1],
        pages=[
            [
                old.pages[p.from_page - 1][0] if p.from_page else None,
                new.pages[p.to_page - 1][0] if p.to_page else None,
                p.similarity,
                p.comparable,
            ]
            for p in found.pages
        ],
        spans=zlib.compress(json.dumps(spans, separators=(",", ":")).encode(), 6),
        opened_words=counted[SpanKind.OPENED],
        withheld_words=counted[SpanKind.WITHHELD],
        changed_words=counted[SpanKind.CHANGED],
        noise_words=counted[SpanKind.NOISE],
        added_words=counted[SpanKind.ADDED],
        pages_compared=sum(p.comparable for p in found.pages),
        pages_too_poor=sum(not p.comparable for p in found.pages),
        gain=_gain(row.gain for row in rows if row.listed and row.kind == SpanKind.OPENED),
    )
    once = ("from_object", "to_object", "audience")
    StoredComparison.objects.bulk_create(
        [made], update_conflicts=True, update_fields=_fields(StoredComparison, *once), unique_fields=once
    )
    for row in rows:
        row.comparison = made
    OpenedSpan.objects.bulk_create(
        rows, update_conflicts=True, update_fields=_fields(OpenedSpan), unique_fields=["id"], batch_size=50
    )
    gone = set(known).difference(row.pk for row in rows)
    OpenedSpan.objects.filter(pk__in=gone).update(gone=True, listed=False)


def _fields(model: type[Model], *but: str) -> list[str]:
    """The names of the model's fields that are stored, but its key and those named."""
    return [field.name for field in model._meta.concrete_fields if not field.primary_key and field.name not in but]


def _place(text: ComparedText, place: Place | None) -> list[int] | None:
    return None if place is None else [text.pages[place.page - 1][0], place.start, place.end]


def _quoted(text: ComparedText, place: Place | None) -> str:
    return "" if place is None else text.quoted[place.page - 1][1][place.start : place.end]


def _counted(found: Comparison, old: ComparedText, new: ComparedText) -> Counter[SpanKind]:
    counted: Counter[SpanKind] = Counter()
    for span in found.spans:
        sides = len(_quoted(old, span.from_place).split()), len(_quoted(new, span.to_place).split())
        counted[span.kind] += max(sides)
    return counted


def _rows(unit: UnitOfDescription, pair: Pair, found: Comparison, known: Mapping[str, OpenedSpan]) -> list[OpenedSpan]:
    """A row for each opened and each newly withheld span, with the decision on one that is `known`; each row once."""
    occurrences: Counter[tuple[Any, ...]] = Counter()
    rows: list[OpenedSpan] = []
    for span in found.spans:
        if span.kind not in (SpanKind.OPENED, SpanKind.WITHHELD):
            continue
        row = _row(unit, pair, span, occurrences)
        if row is None:
            continue
        if (kept := known.get(row.pk)) is not None:
            row.decision = kept.decision
        row.listed = is_listed(row.confidence, row.decision, gone=False)
        rows.append(row)
    return rows


def _row(unit: UnitOfDescription, pair: Pair, span: Span, occurrences: Counter[tuple[Any, ...]]) -> OpenedSpan | None:
    if span.kind is SpanKind.OPENED:
        text, place, other = pair.new, _place(pair.new, span.to_place), _place(pair.old, span.from_place)
        words = _quoted(text, span.to_place)
    else:
        text, place, other = pair.old, _place(pair.old, span.from_place), _place(pair.new, span.to_place)
        words = _quoted(text, span.from_place)
    if place is None or not words.strip(f" \n{MASKED}"):  # of a masked number alone nothing can be told
        return None
    said = " ".join(words.split())
    key = (unit.pk, *pair.key, str(span.kind), place[0], said)
    occurrences[key] += 1
    return OpenedSpan(
        id=derived_identifier(*key, occurrences[key]),
        kind=span.kind.value,
        confidence=span.confidence,
        page=place[0],
        start=place[1],
        end=place[2],
        other_page=other[0] if other else None,
        other_start=other[1] if other else None,
        other_end=other[2] if other else None,
        words=len(said.split()),
        gain=interest(said, span.confidence),
    )


def settle_gain(stored: StoredComparison) -> None:
    """Brings the comparison's gain up to date with its listed openings."""
    listed = stored.opened_spans.filter(kind=SpanKind.OPENED, listed=True)
    stored.gain = _gain(listed.values_list("gain", flat=True))
    StoredComparison.objects.filter(pk=stored.pk).update(gain=stored.gain)


def _gain(gains: Iterable[float]) -> float:
    return round(sum(gains), 3)


def _withheld(plan: Plan, compared: Sequence[int]) -> tuple[str, int]:
    """How the unit is counted among those with withheld places, and how many places its latest text shows."""
    if plan.tallied is None:
        return "without_text", 0
    state = "single" if not compared else "compared" if any(compared) else "not_comparable"
    return state, sum(len(visible_places(words)) for _, words in plan.tallied.compared)


def _count(counted: Sequence[tuple[UnitOfDescription, str, int]]) -> None:
    """Says of the units that they are up to date, and how their withheld places are counted: their state, how many."""
    units = [unit for unit, _, _ in counted]
    WithheldTally.objects.filter(unit__in=units).delete()
    WithheldTally.objects.bulk_create(row for each in counted for row in _tallies(*each))
    ComparedUnit.objects.bulk_create(
        [ComparedUnit(unit=unit, revision=unit.revision, method=METHOD) for unit in units],
        update_conflicts=True, update_fields=["revision", "method"], unique_fields=["unit"],
    )  # fmt: skip


def _tallies(unit: UnitOfDescription, state: str, places: int) -> list[WithheldTally]:
    named = values([e for e in elements(unit) if not e.withheld], "originator") or ("",)
    year = (unit.date_first or 0) // 10_000 or None
    return [
        WithheldTally(unit=unit, originator=name[:300], year=year, state=state, places=places)
        for name in dict.fromkeys(named)
    ]
