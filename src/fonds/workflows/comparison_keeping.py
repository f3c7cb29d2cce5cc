"""Computes the comparisons of records and keeps them; what is kept and still true is never computed again.

A unit is behind when no `ComparedUnit` of its revision and of this method exists. For each audience the texts that it
sees are put in the order of their releases, and each is compared with the next; long ones also with the one on which
the record's best text is composed, since no reader should wait for that. Every unit is written in one
transaction: a kill leaves whole units, and the next run goes on with the others.
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import combinations, pairwise

from django.db.models import F, Q, QuerySet

from fonds.catalogue.access import Reader
from fonds.catalogue.models import (
    AccessState,
    Audience,
    ComparedUnit,
    DigitalObject,
    OpenedSpan,
    Opening,
    StoredComparison,
    UnitOfDescription,
)
from fonds.catalogue.release_texts import digest, histories
from fonds.core.comparing.best_text import choose_ground, is_long
from fonds.core.comparing.comparison import SpanKind
from fonds.core.comparing.report import ComparedText
from fonds.core.comparing.texts import METHOD
from fonds.workflows.comparison_task import ComparisonTask, run_tasks
from fonds.workflows.comparison_writing import Key, Pair, Plan, write_plans, write_textless, write_unreleased

BATCH = 100
WRITTEN_TOGETHER = 25
Progress = Callable[[Iterator[list[str]], int, str], Iterator[list[str]]]


def behind(ids: Iterable[str] | None = None) -> QuerySet[UnitOfDescription]:
    """The units whose comparisons are not up to date: those with a text of a release, or rows of an earlier one; and
    those with a text of no release, whose withheld places are counted."""
    true = ComparedUnit.objects.filter(method=METHOD)
    units = UnitOfDescription.objects.filter(derived=False, merged_into=None).exclude(
        pk__in=true.filter(revision=F("unit__revision")).values("unit")
    )
    if ids is not None:
        units = units.filter(pk__in=list(ids))
    listed = Q(digital_objects__release__isnull=False) | Q(openings__isnull=False) | Q(comparisons__isnull=False)
    return units.filter(listed | Q(has_text=True)).distinct()


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
        batches = progress(batches, len(waiting), "comparing releases, counting what is withheld")
    plans: deque[Plan] = deque()
    finished: list[Plan] = []
    computed = 0

    def finish(*, last: bool = False) -> None:
        """Writes the units that nothing is missing of, many in one transaction: each waits for the disk."""
        while plans and not plans[0].missing:
            finished.append(plans.popleft())
        if finished and (last or len(finished) >= WRITTEN_TOGETHER):
            write_plans(finished, now)
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
            named = set(Opening.objects.filter(unit__in=batch).order_by().values_list("unit_id", flat=True))
            others = [unit for unit in units if unit.pk not in with_text]
            write_textless([unit for unit in others if unit.pk in named or not unit.has_text])
            write_unreleased([unit for unit in others if unit.pk not in named and unit.has_text])
            for plan in _planned([unit for unit in units if unit.pk in with_text]):
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


def _planned(units: Sequence[UnitOfDescription]) -> Iterator[Plan]:
    """The plans of the units, in their order; a few texts at a time are read together."""
    kept: dict[str, dict[Key, StoredComparison]] = defaultdict(dict)
    for each in StoredComparison.objects.filter(unit__in=units).defer("spans", "pages"):
        kept[each.unit_id][each.from_object_id, each.to_object_id, each.audience] = each
    for some, texts in histories(units):
        for unit in some:
            yield _plan(unit, texts[unit.pk], kept[unit.pk])


def _plan(unit: UnitOfDescription, texts: dict[Reader, list[ComparedText]], held: dict[Key, StoredComparison]) -> Plan:
    keeper, public = texts[Reader.KEEPER], texts[Reader.ANONYMOUS]
    pairs: dict[Key, Pair] = {}
    for old, new in pairwise(public):
        pair = Pair(Audience.PUBLIC, old, new, public_step=True)
        pairs[pair.key] = pair
    publicly = {text.digital_object: text for text in public}

    def keepers(old: ComparedText, new: ComparedText) -> Pair:
        """The keeper's view of two texts: the public's, where the same words are compared for both."""
        before, after = publicly.get(old.digital_object), publicly.get(new.digital_object)
        if before and after and (before.compared, after.compared) == (old.compared, new.compared):
            pair = Pair(Audience.PUBLIC, before, after)
        else:
            pair = Pair(Audience.KEEPER, old, new)
        return pairs.setdefault(pair.key, pair)

    for old, new in pairwise(keeper):
        keepers(old, new).keeper_step = True
    for old, new in _beside_ground(public):
        pair = Pair(Audience.PUBLIC, old, new)
        pairs.setdefault(pair.key, pair)
    alike = [text.compared for text in keeper] == [text.compared for text in public]
    for old, new in () if alike else _beside_ground(keeper):
        keepers(old, new)
    plan = Plan(unit, list(pairs.values()), held, next(reversed(public or keeper), None))
    plan.missing = [pair for pair in plan.pairs if not _stands(plan.held.get(pair.key), pair)]
    return plan


def _beside_ground(texts: Sequence[ComparedText]) -> Iterator[tuple[ComparedText, ComparedText]]:
    """The pairs of long texts that the record's best text is composed of besides the steps."""
    # of texts that follow on each other, and of two there are no others, the comparison is kept already
    if len(texts) < 3 or not any(is_long(old.pages, new.pages) for old, new in combinations(texts, 2)):
        return
    ground = choose_ground([text.compared for text in texts])
    for source in range(len(texts)):
        old, new = texts[min(source, ground)], texts[max(source, ground)]
        if source != ground and is_long(old.pages, new.pages):
            yield old, new


def _stands(kept: StoredComparison | None, pair: Pair) -> bool:
    return (
        kept is not None
        and kept.method == METHOD
        and (kept.from_digest, kept.to_digest) == (digest(pair.old), digest(pair.new))
        and (kept.from_version, kept.to_version) == (pair.old.version, pair.new.version)
    )


def _words(text: ComparedText) -> tuple[str, ...]:
    return tuple(words for _, words in text.compared)


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
