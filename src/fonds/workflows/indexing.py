"""Tells the indexes what changed: public records to the one that readers search, the rest to the keeper's."""

from __future__ import annotations

import datetime
import threading
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from fonds.catalogue import access
from fonds.catalogue.access import Reader
from fonds.catalogue.description import Element, elements, values
from fonds.catalogue.facts_sought import Sought, sought
from fonds.catalogue.models import (
    AccessState,
    DigitalObject,
    Opening,
    OutboxEntry,
    PageText,
    TextRead,
    UnitOfDescription,
)
from fonds.catalogue.text_choice import preferred_first
from fonds.catalogue.texts import hide, masks_by_text
from fonds.core.description.assertions import day_numbers
from fonds.core.parsing.names_in_lists import as_facet
from fonds.ports.mention_finder import MentionFinder
from fonds.ports.text_index import (
    IndexedOpening,
    IndexedPage,
    IndexedText,
    IndexedUnit,
    IndexLocked,
    Refused,
    TextIndex,
)
from fonds.workflows.comparison_keeping import keep_comparisons, listed_openings

BATCH = 200
PATIENCE = 3.0
"""Seconds for which one thread waits for another that tells the indexes what changed."""
_telling = threading.RLock()  # from the first put to the commit, lest another thread give up the writer's lock between
NOT_DESCRIPTION = frozenset({
    "title", "reference_code", "citation_as_given", "status_before", "review_date", "pages_released",
    "extent_and_medium",
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Indexes:
    """The two indexes. No restricted record is ever in the public one.

    `names` gives what finds the names of what changed and is read again before it is indexed; it is asked where
    something was read before, as finders load large lists. None stands for the rules.
    """

    public: TextIndex
    restricted: TextIndex
    names: Callable[[], MentionFinder] | None = None


@dataclass(slots=True)
class Drained:
    """What a drain did."""

    indexed: int = 0
    refused: list[Refused] = field(default_factory=list)


Progress = Callable[[Iterator[list[str]], int, str], Iterator[list[str]]]


def drain(indexes: Indexes, *, progress: Progress | None = None, purge: bool = False, compare: bool = True) -> Drained:
    """Indexes every unit in the outbox and takes it out once the indexes have committed.

    Killed before that, the same entries are indexed again: documents are put by (unit, revision). With `purge`,
    what was removed, by whomever, is dropped physically before this returns. Without `compare` releases are not
    compared first: a whole collection is searchable long before that is done. Raises `IndexLocked` when another
    process drains, or another thread goes on doing so.
    """
    with _alone():
        try:
            return _drained(indexes, progress=progress, purge=purge, compare=compare)
        finally:  # other processes of the site write too, and commands beside it
            indexes.public.release()
            indexes.restricted.release()


@contextmanager
def _alone() -> Iterator[None]:
    if not _telling.acquire(timeout=PATIENCE):
        raise IndexLocked("the site is writing to this index just now")
    try:
        yield
    finally:
        _telling.release()


def _drained(indexes: Indexes, *, progress: Progress | None, purge: bool, compare: bool) -> Drained:
    done = Drained()
    waiting = OutboxEntry.objects.values_list("unit_id", flat=True).distinct().order_by("unit_id")
    # what is shown of a record includes what its releases opened: its comparisons come first
    for at in range(0, len(ids := list(waiting)), BATCH):
        if compare:
            keep_comparisons(now=int(time.time()), ids=ids[at : at + BATCH])
        _bring_up_what_was_read(ids[at : at + BATCH], indexes, again=compare)
    last = OutboxEntry.objects.order_by("-id").values_list("id", flat=True).first()
    if last is None and not purge:
        return done
    entries = OutboxEntry.objects.filter(id__lte=last or 0)
    ids = list(entries.values_list("unit_id", flat=True).distinct().order_by("unit_id"))
    batches: Iterator[list[str]] = (ids[at : at + BATCH] for at in range(0, len(ids), BATCH))
    for batch in progress(batches, len(ids), "indexing") if progress else batches:
        _put(batch, indexes, done)
        done.indexed += len(batch)
    for index in (indexes.public, indexes.restricted):
        index.purge() if purge else index.commit()
    entries.delete()
    return done


def _bring_up_what_was_read(ids: list[str], indexes: Indexes, *, again: bool) -> None:
    """Reads what changed in those of the units that were read before, `again`, or keeps what still holds in them."""
    if not TextRead.objects.filter(unit__in=ids).exists():
        return
    # here, as the finders' lists are large, and most commands and the site read nothing
    from fonds.workflows.reading import keep_what_stands, read_again

    bring_up = read_again if again else keep_what_stands
    bring_up(ids, names=indexes.names() if indexes.names else None)


def ask_for_indexing(ids: Iterable[str]) -> None:
    """Has the units put into the indexes anew by the next drain: what they may be found by has changed, though they
    themselves have not."""
    wanted = list(dict.fromkeys(ids))
    for at in range(0, len(wanted), BATCH):
        rows = UnitOfDescription.objects.filter(pk__in=wanted[at : at + BATCH]).values_list("pk", "revision")
        OutboxEntry.objects.bulk_create([OutboxEntry(unit_id=pk, revision=revision) for pk, revision in rows])


def _put(ids: list[str], indexes: Indexes, done: Drained) -> None:
    units = list(
        UnitOfDescription.objects.filter(pk__in=ids)
        .select_related("parent", "repository")
        .prefetch_related("collections", "decisions")
    )
    found = _Batch(units)
    public: list[UnitOfDescription] = []
    restricted: list[UnitOfDescription] = []
    out_of_public: list[str] = []
    out_of_restricted: list[str] = []
    for unit in units:
        gone = bool(unit.merged_into_id) or unit.derived
        if gone or not unit.is_public:
            out_of_public.append(unit.pk)
        else:
            public.append(unit)
        hidden = not gone and (not unit.is_public or found.has_narrowed(unit))
        if hidden:
            restricted.append(unit)
        else:
            out_of_restricted.append(unit.pk)
    indexes.public.remove(out_of_public)
    indexes.restricted.remove(out_of_restricted)
    done.refused += indexes.public.put(found.indexed(u, Reader.ANONYMOUS) for u in public)
    if restricted:
        done.refused += indexes.restricted.put(found.indexed(u, Reader.KEEPER) for u in restricted)


def indexed_units(ids: list[str], reader: Reader) -> Iterator[IndexedUnit]:
    """The units as an index of that reader sees them, in no order; those that it does not see, or that an index leaves
    out, are left out."""
    seen = access.units(reader).filter(pk__in=ids, derived=False)
    units = list(seen.select_related("parent", "repository").prefetch_related("collections", "decisions"))
    batch = _Batch(units)
    yield from (batch.indexed(unit, reader) for unit in units)


class _Batch:
    """What is needed of a batch of units, in few queries."""

    def __init__(self, units: list[UnitOfDescription]) -> None:
        ids = [u.pk for u in units]
        self.objects: dict[str, list[DigitalObject]] = defaultdict(list)
        for made in (
            DigitalObject.objects.filter(unit__in=ids).select_related("release").order_by("order", "path", "id")
        ):
            self.objects[made.unit_id].append(made)
        self.openings: dict[str, list[Opening]] = defaultdict(list)
        for opening in Opening.objects.filter(unit__in=ids).select_related("release").order_by("id"):
            self.openings[opening.unit_id].append(opening)
        self._pages: dict[str, list[PageText]] = {}
        self._masks: dict[int, list[tuple[int, int]]] = {}
        today = datetime.datetime.now(datetime.UTC).date()
        self._sought = {who: sought(who, ids, today=today) for who in Reader}
        self._spans = {who: listed_openings(ids, who) for who in Reader}
        self._load([o for each in self.objects.values() for o in each])
        self._ancestors: dict[str, tuple[str, ...]] = {}

    def _load(self, objects: list[DigitalObject]) -> None:
        version = {o.pk: o.version for o in objects}
        pages: dict[str, list[PageText]] = defaultdict(list)
        rows = (
            PageText.objects.filter(page__digital_object__in=list(version))
            .select_related("page")
            .only("version", "text", "page__number", "page__label", "page__access_state", "page__digital_object_id")
            .order_by("page__digital_object_id", "page__number")
        )
        for row in rows:
            if row.version == version[row.page.digital_object_id]:
                pages[row.page.digital_object_id].append(row)
        self._pages = dict(pages)
        self._masks = masks_by_text([row.pk for each in pages.values() for row in each])

    def has_narrowed(self, unit: UnitOfDescription) -> bool:
        """Whether something of a public unit is kept from the public."""
        return any(
            o.access_state not in ("", AccessState.PUBLIC)
            or any(p.page.access_state not in ("", AccessState.PUBLIC) for p in self._pages.get(o.pk, ()))
            for o in self.objects[unit.pk]
        )

    def indexed(self, unit: UnitOfDescription, reader: Reader) -> IndexedUnit:
        """The unit as the index of that reader sees it."""
        described = elements(unit)
        allowed = [o for o in self.objects[unit.pk] if reader is Reader.KEEPER or o.access_state in ("", "public")]
        seen = preferred_first(allowed)
        openings = self.openings[unit.pk]
        releases = dict.fromkeys([o.release_id for o in seen if o.release_id] + [o.release_id for o in openings])
        opened = [d for o in openings if (d := day_numbers(o.date or o.release.date)[0])]
        opened += [d for o in seen if o.release and (d := day_numbers(o.release.date)[0])]
        read = self._sought[reader].get(unit.pk, Sought())
        uncertain = bool(set(unit.date_edtf) & set("?~%X")) or _standing(unit) in ("unsettled", "inferred")
        return IndexedUnit(
            id=unit.pk,
            revision=unit.revision,
            title=unit.title,
            reference_code=unit.reference_code,
            description=_description(described),
            ancestors=self._above(unit),
            repository=unit.repository.name if unit.repository else None,
            collections=tuple(sorted(c.slug for c in unit.collections.all())),
            creators=_facet(described, "creators"),
            originators=_facet(described, "originator"),
            senders=_facet(described, "senders"),
            recipients=_facet(described, "recipients"),
            document_type=next(iter(_stated(described, "document_type")), None),
            languages=tuple(dict.fromkeys(o.language for o in seen if o.language and o.has_text)),
            releases=tuple(releases),
            statuses_before=tuple(dict.fromkeys(o.status_before for o in openings if o.status_before)),
            people=tuple(read.people),
            bodies=tuple(read.bodies),
            places=tuple(read.places),
            met=tuple(read.met),
            offices=tuple(read.offices),
            figures=tuple(read.figures),
            amounts=tuple(read.amounts),
            year_first=unit.date_first // 10000 if unit.date_first else None,
            year_last=unit.date_last // 10000 if unit.date_last else None,
            date_sort=unit.date_first or unit.date_last,
            date_uncertain=uncertain,
            opened_sort=max(opened, default=None),
            public_since=unit.first_public_at,
            texts=tuple(self._text(o, reader) for o in seen if o.has_text),
            openings=tuple(self._openings(unit, seen, reader)),
        )

    def _openings(self, unit: UnitOfDescription, seen: list[DigitalObject], reader: Reader) -> Iterator[IndexedOpening]:
        """The words that releases opened, as `reader` may see them."""
        objects = {each.pk: each for each in seen}
        for span in self._spans[reader].get(unit.pk, ()):
            made = objects.get(span.comparison.to_object_id)
            if made is None or made.release is None or made.version != span.comparison.to_version:
                continue
            row = next((p for p in self._pages.get(made.pk, ()) if p.page.number == span.page), None)
            if row is None or (reader is Reader.ANONYMOUS and row.page.access_state not in ("", AccessState.PUBLIC)):
                continue
            masks = self._masks.get(row.pk)
            text = hide(row.text, masks) if masks and reader is Reader.ANONYMOUS else row.text
            release = made.release
            yield IndexedOpening(
                id=span.pk, names=(release.name, release.date), digital_object=made.pk, version=made.version,
                kind=made.kind, language=made.language or None, release=release.slug, paginated=made.paginated,
                page=span.page, start=span.start, end=span.end, text=text[span.start : span.end],
            )  # fmt: skip

    def _text(self, made: DigitalObject, reader: Reader) -> IndexedText:
        pages = []
        for row in self._pages.get(made.pk, ()):
            if reader is Reader.ANONYMOUS and row.page.access_state not in ("", AccessState.PUBLIC):
                continue
            masks = self._masks.get(row.pk)
            text = hide(row.text, masks) if masks and reader is Reader.ANONYMOUS else row.text
            pages.append(IndexedPage(row.page.number, text, row.page.label or None))
        return IndexedText(
            digital_object=made.pk,
            version=made.version,
            kind=made.kind,
            language=made.language or None,
            release=made.release_id,
            paginated=made.paginated,
            pages=tuple(pages),
        )

    def _above(self, unit: UnitOfDescription) -> tuple[str, ...]:
        if unit.parent_id is None:
            return ()
        if unit.parent_id not in self._ancestors:
            parent = unit.parent
            self._ancestors[unit.parent_id] = (*self._above(parent), parent.pk) if parent else ()
        return self._ancestors[unit.parent_id]


def _standing(unit: UnitOfDescription) -> str:
    return next((str(d["standing"]) for d in unit.dates if d.get("edtf") == unit.date_edtf), "")


def _description(described: Iterable[Element]) -> str:
    words = dict.fromkeys(e.value for e in described if e.name not in NOT_DESCRIPTION and not e.withheld)
    return "\n".join(words)


def _stated(described: list[Element], name: str) -> tuple[str, ...]:
    return values([e for e in described if not e.withheld], name)


def _facet(described: list[Element], name: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(as_facet(v) for v in _stated(described, name)))
