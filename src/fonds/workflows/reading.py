"""Reads the documents: runs the finders over every text that is new or changed, and keeps what they find.

A unit is behind when its public (or its keeper's) text was not read at the unit's revision with these finders. Each
batch of units is written in one transaction: a kill leaves whole units, and the next run goes on with the others.
What a person decided stands, whatever is found anew (`workflows.reading_kept`).
"""

from __future__ import annotations

import logging
from collections import defaultdict, deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor, ProcessPoolExecutor
from contextlib import nullcontext
from dataclasses import dataclass
from functools import partial
from multiprocessing import get_context
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import F, Q, QuerySet

from fonds.catalogue.access import Reader
from fonds.catalogue.documents_to_read import document_digest, documents_of, narrowed_objects, texts_to_read
from fonds.catalogue.models import DigitalObject, OutboxEntry, TextRead, UnitOfDescription
from fonds.core.extracting.document import Document
from fonds.core.extracting.facts import Reading
from fonds.core.extracting.reading import finders_digest, finders_with, read
from fonds.ports.mention_finder import MentionFinder
from fonds.workflows.progress import Progress
from fonds.workflows.reading_kept import keep_reading
from fonds.workflows.reading_workers import begin_worker, few_collections, shared_out
from fonds.workflows.texts_unread import unread

_LOG = logging.getLogger(__name__)
BATCH = 50
AHEAD = 2
"""Batches that processes read while one is written: enough to do for the others while one reads a long text."""
_AUDIENCES = (Reader.KEEPER, Reader.ANONYMOUS)
"""The keeper first, who has all words that were decided on."""


@dataclass(slots=True)
class _Task:
    """A text to be read, and for whom the finds will hold. `document` is None where what is kept is still true."""

    unit: UnitOfDescription
    digital_object: DigitalObject
    public: bool
    keeper: bool
    digest: str
    document: Document | None


def finders_of(names: MentionFinder | None) -> tuple[str, ...]:
    """The finders that run with this finder of names, None for the rules, with their versions; whether one that has
    learned adds meetings, `FONDS_MEETING_FINDER` says."""
    likely = settings.MEETING_FINDER == "both"
    return finders_with(names.version, likely=likely) if names else finders_with(likely=likely)


def behind(ids: Iterable[str] | None = None, *, names: MentionFinder | None = None) -> QuerySet[UnitOfDescription]:
    """The units with a text whose finds are not up to date."""
    units = unread(finders_digest(finders_of(names)))
    return units if ids is None else units.filter(pk__in=list(ids))


def read_documents(
    *,
    ids: Iterable[str] | None = None,
    workers: int = 1,
    progress: Progress | None = None,
    again: bool = False,
    names: MentionFinder | None = None,
    tell_fault: Callable[[str], None] = _LOG.error,
) -> int:
    """Brings what is read of all units, or of those named, up to date; returns how many texts the finders read.

    With `again` everything is read, whether it changed or not. Names are found by `names`, by the rules without it.
    A finder that breaks down over a text is told to `tell_fault`, with the record, and what the others found is kept.
    """
    finders = finders_digest(finders_of(names))
    find = partial(read, named_by=names.find, forgiving=True) if names else partial(read, forgiving=True)
    if settings.MEETING_FINDER != "both":
        find = partial(find, likely=None)
    if again:
        TextRead.objects.filter(**({} if ids is None else {"unit__in": list(ids)})).update(digest="", finders="")
    waiting = list(behind(ids, names=names).order_by("pk").values_list("pk", flat=True))
    batches: Iterator[list[str]] = (waiting[at : at + BATCH] for at in range(0, len(waiting), BATCH))
    if progress and waiting:
        batches = progress(batches, len(waiting), "reading documents")
    count = 0
    many = len(waiting) > BATCH
    with few_collections(reads=workers < 2) if many else nullcontext(), _pool(workers if many else 1) as pool:
        for tasks, found in _begun(batches, finders, find, pool):
            units = list({task.unit.pk: task.unit for task in tasks}.values())
            with transaction.atomic():
                rows = _rows_of(units, tasks)
                for unit in units:
                    own = [task for task in tasks if task.unit is unit]
                    count += _write(unit, own, found, finders, rows, tell_fault)
    TextRead.objects.exclude(unit__digital_objects=F("digital_object")).delete()
    return count


def read_again(ids: Iterable[str], *, names: MentionFinder | None = None) -> int:
    """Reads those of the units again that were read before and have changed since; returns how many texts.

    One that earlier finders read is left to `fonds read`: a keeper who decides on somebody waits for this.
    """
    changed = TextRead.objects.filter(unit__in=list(ids)).exclude(revision=F("unit__revision"))
    known = list(changed.order_by().values_list("unit", flat=True).distinct())
    return read_documents(ids=known, names=names) if known else 0


def keep_what_stands(ids: Iterable[str], *, names: MentionFinder | None = None) -> None:
    """What was read in those of the units whose texts did not change holds for what else of them did; reads nothing."""
    finders = finders_digest(finders_of(names))
    known = TextRead.objects.filter(unit__in=list(ids)).values("unit")
    waiting = behind(names=names).filter(pk__in=known).order_by("pk").values_list("pk", flat=True)
    for unit in _units(list(waiting)):
        tasks = _tasks([unit], finders)
        if all(task.document is None for task in tasks):
            with transaction.atomic():
                _write(unit, tasks, iter(()), finders, _rows_of([unit], tasks), _LOG.error)


def _begun(
    batches: Iterable[list[str]], finders: str, find: Callable[[Document], Reading], pool: Executor | None
) -> Iterator[tuple[list[_Task], Iterator[Reading]]]:
    """The tasks of each batch with what is found in their documents; where a pool reads, the next batches are given to
    it before this one is handed out to be written."""
    ahead: deque[tuple[list[_Task], Iterator[Reading]]] = deque()
    for batch in batches:
        tasks = _tasks(_units(batch), finders)
        documents = [task.document for task in tasks if task.document is not None]
        begun = tasks, shared_out(pool, find, documents) if pool else map(find, documents)
        if pool is None:
            yield begun
            continue
        ahead.append(begun)
        if len(ahead) > AHEAD:
            yield ahead.popleft()
    yield from ahead


def _units(batch: list[str]) -> list[UnitOfDescription]:
    found = UnitOfDescription.objects.filter(pk__in=batch).select_related("parent").order_by("pk")
    return list(found.prefetch_related("decisions", "parent__decisions"))


def _tasks(units: list[UnitOfDescription], finders: str) -> list[_Task]:
    """What is to be read of units: of each one text for everybody, or two where the public sees another than the
    keeper."""
    every = [unit.pk for unit in units]
    chosen = {who: texts_to_read(who, every) for who in _AUDIENCES}
    narrowed = narrowed_objects(each.pk for each in chosen[Reader.KEEPER].values())
    held: dict[str, dict[tuple[str, bool, bool], TextRead]] = defaultdict(dict)
    for row in TextRead.objects.filter(unit__in=every):
        held[row.unit_id][row.digital_object_id, row.public, row.keeper] = row
    made: dict[str, list[tuple[Reader, DigitalObject, Document, str]]] = defaultdict(list)
    for who in _AUDIENCES:
        given = [(unit, chosen[who][unit.pk]) for unit in units if unit.pk in chosen[who]]
        for unit, text in given:
            if (own := made[unit.pk]) and text == own[0][1] and text.pk not in narrowed:
                own.append((who, *own[0][1:]))
        given = [(unit, text) for unit, text in given if who not in {each[0] for each in made[unit.pk]}]
        for (unit, text), document in zip(given, documents_of(who, given), strict=True):
            made[unit.pk].append((who, text, document, document_digest(document, text)))
    return [task for unit in units for task in _tasks_of(unit, made[unit.pk], held[unit.pk], finders)]


def _tasks_of(
    unit: UnitOfDescription,
    made: list[tuple[Reader, DigitalObject, Document, str]],
    held: dict[tuple[str, bool, bool], TextRead],
    finders: str,
) -> Iterator[_Task]:
    """The tasks of a unit by what each audience sees of it; `held` are its readings by text and audience."""
    if len(made) == 2 and made[0][3] == made[1][3]:
        plans = [(made[0], True, True)]
    else:
        plans = [(each, each[0] is Reader.ANONYMOUS, each[0] is Reader.KEEPER) for each in made]
    for (_, chosen, document, digest), public, keeper in plans:
        row = held.get((chosen.pk, public, keeper))
        true = row is not None and row.digest == digest and row.finders == finders
        yield _Task(unit, chosen, public, keeper, digest, None if true else document)


def _rows_of(units: list[UnitOfDescription], tasks: list[_Task]) -> list[TextRead]:
    """What is kept of the readings of units and of the texts of their tasks."""
    of_units, of_texts = [unit.pk for unit in units], [task.digital_object.pk for task in tasks]
    return list(TextRead.objects.filter(Q(unit__in=of_units) | Q(digital_object__in=of_texts)))


def _write(
    unit: UnitOfDescription, tasks: list[_Task], found: Iterator[Reading], finders: str, rows: list[TextRead],
    tell_fault: Callable[[str], None],
) -> int:  # fmt: skip
    """Keeps what was found in the texts of a unit; `rows` is what is kept of them and of other units' texts."""
    count = 0
    told_anew = False
    stands: set[int] = set()
    wanted = {(task.digital_object.pk, task.public, task.keeper) for task in tasks}
    for task in tasks:
        fields: dict[str, Any] = {"digital_object": task.digital_object, "public": task.public, "keeper": task.keeper}
        values: dict[str, Any] = {
            "unit": unit, "version": task.digital_object.version, "revision": unit.revision, "digest": task.digest,
            "finders": finders,
        }  # fmt: skip
        of_object = [each for each in rows if each.digital_object_id == task.digital_object.pk]
        of_object.sort(key=lambda each: (not each.keeper, each.pk))
        row = _row_of([each for each in of_object if each.pk not in stands], wanted, **fields)
        told_anew = told_anew or row.revision != unit.revision
        for name, value in (fields | values).items():
            setattr(row, name, value)
        row.save()
        stands.add(row.pk)
        if row not in rows:
            rows.append(row)
        if task.document is not None:
            others = [each for each in of_object if each.pk != row.pk]
            reading = next(found)
            keep_reading(row, task.document, reading, others, is_new=not of_object)
            for fault in reading.faults:
                tell_fault(f"{unit.pk} ({unit.title}): {fault}")
            count += 1
    gone = [each for each in rows if each.unit_id == unit.pk and each.pk not in stands]
    if gone:
        TextRead.objects.filter(pk__in=[each.pk for each in gone]).delete()
        rows[:] = [each for each in rows if each not in gone]
    if count or told_anew:  # the record can be found by the names and facts in it
        OutboxEntry.objects.create(unit=unit, revision=unit.revision)
    return count


def _row_of(of_object: list[TextRead], wanted: set[tuple[str, bool, bool]], **fields: Any) -> TextRead:
    """The reading for this audience; else one that no audience wants any more, and what was decided on it; or new."""
    audience = (fields["public"], fields["keeper"])
    for row in of_object:
        if (row.public, row.keeper) == audience:
            return row
    free = [row for row in of_object if (row.digital_object_id, row.public, row.keeper) not in wanted]
    return next(iter(free), TextRead(**fields))


def _pool(workers: int) -> Any:
    if workers < 2:
        return nullcontext(None)
    pool: Executor = ProcessPoolExecutor(workers, mp_context=get_context("spawn"), initializer=begin_worker)
    return pool
