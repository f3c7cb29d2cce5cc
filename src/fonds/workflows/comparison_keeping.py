"""Computes the comparisons of records and keeps them; what is kept and still true is never computed again.

A unit is behind when no `ComparedUnit` of its revision and of this method exists. For each audience the texts that it
sees are put in the order of their releases, and each is compared with the next. Every unit is written in one
transaction: a kill leaves whole units, and the next run goes on with the others.
"""

from __future__ import annotations

import json
import zlib
from collections import Counter, defaultdict, deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from django.db import transaction
from django.db.models import F, Q, QuerySet

from fonds.catalogue.access import Reader
from fonds.catalogue.description import elements, values
from fonds.catalogue.models import (
    AccessState,
    Audience,
    ComparedUnit,
    DigitalObject,
    Mask,
    OpenedSpan,
    OutboxEntry,
    Page,
    StoredComparison,
    UnitOfDescription,
    WithheldTally,
)
from fonds.catalogue.release_texts import digest, texts_of_releases
from fonds.core.comparing.comparison import Comparison, Place, Span, SpanKind
from fonds.core.comparing.interest import interest, is_listed
from fonds.core.comparing.report import ComparedText
from fonds.core.comparing.texts import METHOD
from fonds.core.comparing.withheld_places import visible_places
from fonds.core.description.identifiers import derived_identifier
from fonds.workflows.comparison_task import ComparisonTask, run_tasks

BATCH = 100
WRITTEN_TOGETHER = 25
Progress = Callable[[Iterator[list[str]], int, str], Iterator[list[str]]]


@dataclass(slots=True)
class _Pair:
    """Two texts that follow on each other, and for whom they do."""

    audience: Audience
    old: ComparedText
    new: ComparedText
    public_step: bool = False
    keeper_step: bool = False

    @property
    def key(self) -> tuple[str | None, str | None, str]:
        return self.old.digital_object, self.new.digital_object, str(self.audience)


@dataclass(slots=True)
class _Plan:
    """What a unit's comparisons are to be."""

    unit: UnitOfDescription
    pairs: list[_Pair]
    held: dict[tuple[str | None, str | None, str], StoredComparison]
    tallied: ComparedText | None
    missing: list[_Pair] = field(default_factory=list)
    made: dict[tuple[str | None, str | None, str], Comparison] = field(default_factory=dict)


def behind(ids: Iterable[str] | None = None) -> QuerySet[UnitOfDescription]:
    """The units whose comparisons are not up to date: those with a text of a release, or rows of an earlier one."""
    true = ComparedUnit.objects.filter(method=METHOD)
    units = UnitOfDescription.objects.filter(derived=False, merged_into=None).exclude(
        pk__in=true.filter(revision=F("unit__revision")).values("unit")
    )
    if ids is not None:
        units = units.filter(pk__in=list(ids))
    listed = Q(digital_objects__release__isnull=False) | Q(openings__isnull=False) | Q(comparisons__isnull=False)
    return units.filter(listed).distinct()


def keep_comparisons(
    *, now: int, ids: Iterable[str] | None = None, workers: int = 1, progress: Progress | None = None
) -> int:
    """Brings the comparisons of all units, or of those named, up to date; returns how many were computed.

    `now` is in UTC seconds. Units whose opened words changed are put in the outbox, for the index.
    """
    waiting = list(behind(ids).order_by("pk").values_list("pk", flat=True))
    if not waiting:
        return 0
    batches: Iterator[list[str]] = (waiting[at : at + BATCH] for at in range(0, len(waiting), BATCH))
    if progress:
        batches = progress(batches, len(waiting), "comparing releases")
    plans: deque[_Plan] = deque()
    finished: list[_Plan] = []
    computed = 0

    def finish(*, last: bool = False) -> None:
        """Writes the units that nothing is missing of, many in one transaction: each waits for the disk."""
        while plans and not plans[0].missing:
            finished.append(plans.popleft())
        if finished and (last or len(finished) >= WRITTEN_TOGETHER):
            with transaction.atomic():
                for plan in finished:
                    _write(plan, now)
            finished.clear()

    def tasks() -> Iterator[ComparisonTask]:
        number = 0
        for batch in batches:
            units = UnitOfDescription.objects.filter(pk__in=batch).prefetch_related("decisions").order_by("pk")
            with_text = set(
                DigitalObject.objects.filter(unit__in=batch, release__isnull=False, has_text=True)
                .order_by()
                .values_list("unit_id", flat=True)
            ) | set(StoredComparison.objects.filter(unit__in=batch).values_list("unit_id", flat=True))
            _write_textless([unit for unit in units if unit.pk not in with_text])
            for unit in (each for each in units if each.pk in with_text):
                plan = _plan(unit)
                plans.append(plan)
                for pair in tuple(plan.missing):
                    yield ComparisonTask(number, _words(pair.old), _words(pair.new))
                    number += 1
                # units of which nothing has to be computed need not wait for those that do
                finish()

    for _, found in run_tasks(tasks(), workers):
        finish()  # what nothing was missing of stands before the unit that this one is of
        plan = plans[0]
        plan.made[plan.missing.pop(0).key] = found
        computed += 1
        finish()
    finish(last=True)
    return computed


def _plan(unit: UnitOfDescription) -> _Plan:
    keeper = texts_of_releases(unit, Reader.KEEPER)
    public = keeper if _is_open(unit) else texts_of_releases(unit, Reader.ANONYMOUS)
    pairs: dict[tuple[str | None, str | None, str], _Pair] = {}
    seen = {(old.digital_object, new.digital_object): (old, new) for old, new in pairwise(public)}
    for old, new in seen.values():
        pair = _Pair(Audience.PUBLIC, old, new, public_step=True)
        pairs[pair.key] = pair
    publicly = {text.digital_object: text for text in public}
    for old, new in pairwise(keeper):
        same = publicly.get(old.digital_object) == old and publicly.get(new.digital_object) == new
        pair = _Pair(Audience.PUBLIC if same else Audience.KEEPER, old, new)
        pair = pairs.setdefault(pair.key, pair)
        pair.keeper_step = True
    held: dict[tuple[str | None, str | None, str], StoredComparison]
    held = {
        (c.from_object_id, c.to_object_id, c.audience): c
        for c in StoredComparison.objects.filter(unit=unit).defer("spans", "pages")
    }
    plan = _Plan(unit, list(pairs.values()), held, next(reversed(public or keeper), None))
    plan.missing = [pair for pair in plan.pairs if not _stands(plan.held.get(pair.key), pair)]
    return plan


def _is_open(unit: UnitOfDescription) -> bool:
    """Whether the public sees all that the keeper sees: then the texts need not be read twice."""
    narrowed = ~Q(access_state__in=("", AccessState.PUBLIC))
    return (
        unit.is_public
        and not DigitalObject.objects.filter(narrowed, unit=unit).exists()
        and not Page.objects.filter(narrowed, digital_object__unit=unit).exists()
        and not Mask.objects.filter(page_text__page__digital_object__unit=unit).exclude(state="lifted").exists()
    )


def _stands(kept: StoredComparison | None, pair: _Pair) -> bool:
    return (
        kept is not None
        and kept.method == METHOD
        and (kept.from_digest, kept.to_digest) == (digest(pair.old), digest(pair.new))
        and (kept.from_version, kept.to_version) == (pair.old.version, pair.new.version)
    )


def _words(text: ComparedText) -> tuple[str, ...]:
    return tuple(words for _, words in text.pages)


def _write(plan: _Plan, now: int) -> None:
    with transaction.atomic():
        before = _listed_of(plan.unit)
        wanted = {pair.key: pair for pair in plan.pairs}
        for key, kept in plan.held.items():
            pair = wanted.get(key)
            steps = (pair.public_step, pair.keeper_step) if pair else (False, False)
            if steps != (kept.public_step, kept.keeper_step):
                StoredComparison.objects.filter(pk=kept.pk).update(public_step=steps[0], keeper_step=steps[1])
        for key, found in plan.made.items():
            _store(plan.unit, wanted[key], found, now)
        _tally(plan)
        ComparedUnit.objects.update_or_create(
            unit=plan.unit, defaults={"revision": plan.unit.revision, "method": METHOD}
        )
        if _listed_of(plan.unit) != before:
            OutboxEntry.objects.create(unit=plan.unit, revision=plan.unit.revision)


def _listed_of(unit: UnitOfDescription) -> list[Any]:
    spans = OpenedSpan.objects.filter(comparison__unit=unit, listed=True, kind=SpanKind.OPENED)
    fields = ("id", "page", "start", "end", "comparison__public_step", "comparison__keeper_step")
    return sorted(spans.values_list(*fields))


def _store(unit: UnitOfDescription, pair: _Pair, found: Comparison, now: int) -> StoredComparison:
    old, new = pair.old, pair.new
    spans = [
        [span.kind.value, span.confidence, _place(old, span.from_place), _place(new, span.to_place)]
        for span in found.spans
    ]
    counted = _counted(found, old, new)
    stored, _ = StoredComparison.objects.update_or_create(
        from_object_id=old.digital_object,
        to_object_id=new.digital_object,
        audience=pair.audience,
        defaults={
            "unit": unit,
            "to_release_id": new.release,
            "public_step": pair.public_step,
            "keeper_step": pair.keeper_step,
            "from_version": old.version,
            "to_version": new.version,
            "from_digest": digest(old),
            "to_digest": digest(new),
            "method": METHOD,
            "made_at": now,
            "words_from": found.words[0],
            "words_to": found.words[1],
            "pages": [
                [
                    old.pages[p.from_page - 1][0] if p.from_page else None,
                    new.pages[p.to_page - 1][0] if p.to_page else None,
                    p.similarity,
                    p.comparable,
                ]
                for p in found.pages
            ],
            "spans": zlib.compress(json.dumps(spans, separators=(",", ":")).encode(), 6),
            "opened_words": counted[SpanKind.OPENED],
            "withheld_words": counted[SpanKind.WITHHELD],
            "changed_words": counted[SpanKind.CHANGED],
            "noise_words": counted[SpanKind.NOISE],
            "added_words": counted[SpanKind.ADDED],
            "pages_compared": sum(p.comparable for p in found.pages),
            "pages_too_poor": sum(not p.comparable for p in found.pages),
        },
    )
    _store_spans(stored, pair, found)
    settle_gain(stored)
    return stored


def _place(text: ComparedText, place: Place | None) -> list[int] | None:
    return None if place is None else [text.pages[place.page - 1][0], place.start, place.end]


def _quoted(text: ComparedText, place: Place | None) -> str:
    return "" if place is None else text.pages[place.page - 1][1][place.start : place.end]


def _counted(found: Comparison, old: ComparedText, new: ComparedText) -> Counter[SpanKind]:
    counted: Counter[SpanKind] = Counter()
    for span in found.spans:
        sides = len(_quoted(old, span.from_place).split()), len(_quoted(new, span.to_place).split())
        counted[span.kind] += max(sides)
    return counted


def _store_spans(stored: StoredComparison, pair: _Pair, found: Comparison) -> None:
    """One row for each opened and each newly withheld span; those found no more are marked gone."""
    held = {span.pk: span for span in stored.opened_spans.all()}
    occurrences: Counter[tuple[Any, ...]] = Counter()
    rows: list[OpenedSpan] = []
    for span in found.spans:
        row = _row(stored, pair, span, occurrences)
        if row is None:
            continue
        if (kept := held.pop(row.pk, None)) is not None:
            row.decision = kept.decision
        row.listed = is_listed(row.confidence, row.decision, gone=False)
        rows.append(row)
    fields = [f.name for f in OpenedSpan._meta.concrete_fields if not f.primary_key]
    OpenedSpan.objects.bulk_create(
        rows, update_conflicts=True, update_fields=fields, unique_fields=["id"], batch_size=50
    )
    OpenedSpan.objects.filter(pk__in=list(held)).update(gone=True, listed=False)


def _row(stored: StoredComparison, pair: _Pair, span: Span, occurrences: Counter[tuple[Any, ...]]) -> OpenedSpan | None:
    if span.kind is SpanKind.OPENED:
        text, place, other = pair.new, _place(pair.new, span.to_place), _place(pair.old, span.from_place)
        words = _quoted(text, span.to_place)
    elif span.kind is SpanKind.WITHHELD:
        text, place, other = pair.old, _place(pair.old, span.from_place), _place(pair.new, span.to_place)
        words = _quoted(text, span.from_place)
    else:
        return None
    if place is None or not words.strip():
        return None
    said = " ".join(words.split())
    key = (stored.unit_id, *pair.key, str(span.kind), place[0], said)
    occurrences[key] += 1
    return OpenedSpan(
        id=derived_identifier(*key, occurrences[key]),
        comparison=stored,
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
    gains = stored.opened_spans.filter(kind=SpanKind.OPENED, listed=True).values_list("gain", flat=True)
    stored.gain = round(sum(gains), 3)
    StoredComparison.objects.filter(pk=stored.pk).update(gain=stored.gain)


def _write_textless(units: list[UnitOfDescription]) -> None:
    """Units without any text of a release: there is nothing to compare, and they are counted so."""
    with transaction.atomic():
        WithheldTally.objects.filter(unit__in=units).delete()
        WithheldTally.objects.bulk_create(row for unit in units for row in _tallies(unit, "without_text", 0))
        ComparedUnit.objects.bulk_create(
            [ComparedUnit(unit=unit, revision=unit.revision, method=METHOD) for unit in units],
            update_conflicts=True, update_fields=["revision", "method"], unique_fields=["unit"],
        )  # fmt: skip


def _tally(plan: _Plan) -> None:
    unit = plan.unit
    WithheldTally.objects.filter(unit=unit).delete()
    steps = StoredComparison.objects.filter(unit=unit).filter(
        Q(public_step=True) if unit.is_public else Q(keeper_step=True)
    )
    compared = dict(steps.values_list("pk", "pages_compared"))
    state = (
        "without_text"
        if plan.tallied is None
        else "single"
        if not compared
        else "compared"
        if any(compared.values())
        else "not_comparable"
    )
    places = sum(len(visible_places(words)) for _, words in plan.tallied.pages) if plan.tallied else 0
    WithheldTally.objects.bulk_create(_tallies(unit, state, places))


def _tallies(unit: UnitOfDescription, state: str, places: int) -> list[WithheldTally]:
    named = values([e for e in elements(unit) if not e.withheld], "originator") or ("",)
    year = (unit.date_first or 0) // 10_000 or None
    return [
        WithheldTally(unit=unit, originator=name[:300], year=year, state=state, places=places)
        for name in dict.fromkeys(named)
    ]


def listed_openings(units: Iterable[str], reader: Reader) -> dict[str, list[OpenedSpan]]:
    """The opened spans that an index of `reader` holds, by unit."""
    found: dict[str, list[OpenedSpan]] = defaultdict(list)
    spans = OpenedSpan.objects.filter(comparison__unit__in=list(units), kind=SpanKind.OPENED, listed=True)
    if reader is Reader.ANONYMOUS:
        allowed = ("", AccessState.PUBLIC)
        spans = spans.filter(
            comparison__public_step=True,
            comparison__audience=Audience.PUBLIC,
            comparison__from_object__access_state__in=allowed,
            comparison__to_object__access_state__in=allowed,
        )
    else:
        spans = spans.filter(comparison__keeper_step=True)
    for span in spans.select_related("comparison").order_by("comparison__unit", "comparison", "page", "start", "pk"):
        found[span.comparison.unit_id].append(span)
    return found
