"""Comparisons as readers see them: a record's history, two texts in step, what was opened, what was withheld.

Every query takes a reader. The public gets comparisons of what it sees today: both texts open to it, masks laid over,
narrowed pages left out; a text taken down takes its comparisons with it at once.
"""

from __future__ import annotations

import json
import zlib
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Any

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet, Sum, Window
from django.db.models.functions import RowNumber

from fonds.catalogue import access
from fonds.catalogue.access import Reader
from fonds.catalogue.comparison_views import (
    AnchoredPages,
    ComparedPages,
    ComparedSpan,
    ComparisonView,
    OpenedRecord,
    SpanView,
    TextOfRelease,
)
from fonds.catalogue.models import (
    AccessState,
    Audience,
    DigitalObject,
    OpenedSpan,
    Opening,
    PageText,
    Release,
    StoredComparison,
    UnitOfDescription,
)
from fonds.catalogue.release_texts import digest, text_of, texts_of_releases
from fonds.catalogue.remembering import remembered
from fonds.catalogue.texts import hide, masks_by_text
from fonds.core.comparing.comparison import Comparison, Place
from fonds.core.comparing.report import ComparedText
from fonds.core.comparing.texts import compare_texts
from fonds.core.comparing.words import words
from fonds.core.text.anchor import Anchor

_OPEN = ("", AccessState.PUBLIC)


def steps(reader: Reader) -> QuerySet[StoredComparison]:
    """The comparisons of texts that follow on each other in what `reader` sees."""
    if reader is Reader.KEEPER:
        return StoredComparison.objects.filter(keeper_step=True, unit__merged_into=None)
    return _visible(reader).filter(public_step=True)


def _visible(reader: Reader) -> QuerySet[StoredComparison]:
    found = StoredComparison.objects.filter(unit__merged_into=None)
    if reader is Reader.ANONYMOUS:
        found = found.filter(
            audience=Audience.PUBLIC,
            unit__is_public=True,
            from_object__access_state__in=_OPEN,
            to_object__access_state__in=_OPEN,
        )
    return found


def spans(reader: Reader, kind: str) -> QuerySet[OpenedSpan]:
    """The listed spans of a kind ("opened" or "withheld") in the steps that `reader` sees."""
    found = OpenedSpan.objects.filter(kind=kind, listed=True, comparison__unit__merged_into=None)
    if reader is Reader.KEEPER:
        return found.filter(comparison__keeper_step=True)
    return found.filter(
        comparison__public_step=True,
        comparison__audience=Audience.PUBLIC,
        comparison__unit__is_public=True,
        comparison__from_object__access_state__in=_OPEN,
        comparison__to_object__access_state__in=_OPEN,
    )


@remembered(key=lambda reader, unit: (reader, unit.pk))
def history(reader: Reader, unit: UnitOfDescription) -> list[TextOfRelease]:
    """The record's texts in the order of their releases, each with how much it changed."""
    objects = {each.pk: each for each in access.objects(reader, unit) if each.release_id and each.has_text}
    if not objects:
        return []
    result: list[TextOfRelease] = []
    made = {c.to_object_id: c for c in steps(reader).filter(unit=unit).defer("spans", "pages")}
    first = [c for c in made.values() if c.from_object_id not in made]
    if len(first) != 1:
        texts = texts_of_releases(unit, reader)
        chain = [(text.digital_object or "", len(words([page for _, page in text.compared]))) for text in texts]
    else:
        chain = [(first[0].from_object_id, first[0].words_from)]
        following = {c.from_object_id: c for c in made.values()}
        while (step := following.get(chain[-1][0])) is not None and len(chain) <= len(made):
            chain.append((step.to_object_id, step.words_to))
    for pk, count in chain:
        if (each := objects.get(pk)) is None or each.release is None:
            continue
        step = made.get(pk) if result else None
        result.append(TextOfRelease(
            release=each.release, digital_object=each, pages=each.page_count, words=count,
            changed=_changed(step), comparable=bool(step.pages_compared) if step else None,
            opened_words=step.opened_words if step else 0, withheld_words=step.withheld_words if step else 0,
        ))  # fmt: skip
    return result


def _changed(step: StoredComparison | None) -> float | None:
    if step is None or not step.pages_compared:
        return None
    changed = step.opened_words + step.withheld_words + step.changed_words
    return round(min(1.0, changed / max(1, step.words_from, step.words_to)), 4)


@remembered(
    key=lambda reader, unit, from_object, to_object, *, noise=True: (reader, unit.pk, from_object, to_object, noise)
)
def comparison(
    reader: Reader, unit: UnitOfDescription, from_object: str, to_object: str, *, noise: bool = True
) -> ComparisonView | None:
    """Two texts of the record in step; None where `reader` may not see both. Computed where it is not kept."""
    objects = {each.pk: each for each in access.objects(reader, unit) if each.has_text and each.release_id}
    if from_object not in objects or to_object not in objects or from_object == to_object:
        return None
    old, new = objects[from_object], objects[to_object]
    texts = text_of(old, reader), text_of(new, reader)
    kept = kept_for(reader, unit, *texts)
    if kept is None:
        found = compare_texts(*([page for _, page in text.compared] for text in texts))
        pages, listed, counted = _fresh(found, *texts)
        known: dict[tuple[Any, ...], OpenedSpan] = {}
    else:
        pages = tuple(ComparedPages(a, b, similarity, ok) for a, b, similarity, ok in kept.pages)
        listed, counted = json.loads(zlib.decompress(bytes(kept.spans))), (kept.words_from, kept.words_to)
        known = {(s.kind, s.page, s.start, s.end): s for s in kept.opened_spans.filter(gone=False)}
    sides = (
        AnchoredPages(old.pk, texts[0].version, dict(texts[0].quoted)),
        AnchoredPages(new.pk, texts[1].version, dict(texts[1].quoted)),
    )
    result = []
    for kind, confidence, source, target in listed:
        if kind == "noise" and not noise:
            continue
        # what is kept fits the texts, whose digests say that they are the ones compared
        places = tuple(source) if source else None, tuple(target) if target else None
        row = None
        if kind in ("opened", "withheld"):
            row = known.get((kind, *((target if kind == "opened" else source) or ())))
        told = (row.pk, row.decision) if row else ()
        result.append(ComparedSpan(kind, confidence, *places, sides, *told))
    return ComparisonView(unit, old, new, *texts, pages, tuple(result), counted)


def history_json(
    reader: Reader, unit: UnitOfDescription, from_release: str | None = None, to_release: str | None = None
) -> dict[str, Any]:
    """What `fonds compare RECORD --json` prints: each text with the next, or two releases with each other.

    Raises `NoSuchRelease`.
    """
    texts = texts_of_releases(unit, reader, from_release, to_release)
    pages: list[dict[str, Any]] = []
    found: list[dict[str, Any]] = []
    for old, new in pairwise(texts):
        view = comparison(reader, unit, old.digital_object or "", new.digital_object or "")
        if view is None:
            continue
        pair = [old.release, new.release]
        pages += [
            {"pair": pair, "from": p.from_page, "to": p.to_page, "similarity": p.similarity, "comparable": p.comparable}
            for p in view.pages
        ]
        for span in view.spans:
            said = {
                "kind": span.kind,
                "confidence": span.confidence,
                "pair": pair,
                "from": span.from_anchor.to_json() if span.from_anchor else None,
                "to": span.to_anchor.to_json() if span.to_anchor else None,
            }
            found.append(said | ({"id": span.id, "decision": span.decision or None} if span.id else {}))
    return {
        "record": unit.pk,
        "releases": [
            {
                "release": text.release,
                "date": text.date,
                "digital_object": text.digital_object,
                "pages": len(text.pages),
                "words": len(words([page for _, page in text.compared])),
            }
            for text in texts
        ],
        "pages": pages,
        "spans": found,
    }


def kept_for(reader: Reader, unit: UnitOfDescription, old: ComparedText, new: ComparedText) -> StoredComparison | None:
    """The kept comparison of these very words, as they are compared; None where there is none."""
    found = _visible(reader).filter(
        unit=unit, from_object=old.digital_object, to_object=new.digital_object,
        from_digest=digest(old), to_digest=digest(new),
    )  # fmt: skip
    return found.order_by("audience").last()


def _fresh(
    found: Comparison, old: ComparedText, new: ComparedText
) -> tuple[tuple[ComparedPages, ...], list[Any], tuple[int, int]]:
    pages = tuple(
        ComparedPages(
            old.pages[p.from_page - 1][0] if p.from_page else None,
            new.pages[p.to_page - 1][0] if p.to_page else None,
            p.similarity,
            p.comparable,
        )
        for p in found.pages
    )

    def place(text: ComparedText, at: Place | None) -> list[int] | None:
        return None if at is None else [text.pages[at.page - 1][0], at.start, at.end]

    listed = [[s.kind.value, s.confidence, place(old, s.from_place), place(new, s.to_place)] for s in found.spans]
    return pages, listed, found.words


def _anchor(made: str, version: int, pages: dict[int, str], place: Sequence[int]) -> Anchor | None:
    if place[0] not in pages:
        return None
    page, start, end = place
    text = pages[page]
    start, end = min(start, len(text)), min(end, len(text))
    return Anchor(made, version, page, start, end, text[start:end])


def opened_span(reader: Reader, identifier: str) -> SpanView | None:
    """The span of that identifier, gone ones too, as `reader` may see it; None where it may not."""
    found = OpenedSpan.objects.filter(pk=identifier, comparison__in=_visible(reader))
    return next(iter(span_views(reader, found)), None)


def span_views(reader: Reader, found: Iterable[OpenedSpan] | QuerySet[OpenedSpan]) -> list[SpanView]:
    """The spans with their words as `reader` sees them, in the order given; those on narrowed pages are left out."""
    if isinstance(found, QuerySet):
        found = found.select_related(
            "comparison__unit",
            "comparison__from_object__release",
            "comparison__from_object__stored_file",
            "comparison__to_object__release",
            "comparison__to_object__stored_file",
        )
    rows = list(found)
    text = _page_words(reader, rows)
    result = []
    for row in rows:
        of = row.comparison
        opened = row.kind == "opened"
        here, there = (of.to_object, of.from_object) if opened else (of.from_object, of.to_object)
        versions = (of.to_version, of.from_version) if opened else (of.from_version, of.to_version)
        place = [row.page, row.start, row.end]
        anchor = _anchor(here.pk, versions[0], text[here.pk, versions[0]], place)
        if anchor is None:
            continue
        other = None
        if row.other_page is not None:
            opposite = [row.other_page, row.other_start or 0, row.other_end or 0]
            other = _anchor(there.pk, versions[1], text[there.pk, versions[1]], opposite)
        result.append(SpanView(
            id=row.pk, kind=row.kind, confidence=row.confidence, decision=row.decision, listed=row.listed,
            gone=row.gone, gain=row.gain, words=row.words, unit=of.unit, from_object=of.from_object,
            to_object=of.to_object, anchor=anchor, other=other,
        ))  # fmt: skip
    return result


def _page_words(reader: Reader, rows: list[OpenedSpan]) -> dict[tuple[str, int], dict[int, str]]:
    """The words of the pages that the spans stand on, in two queries for any number of them."""
    wanted: set[tuple[str, int, int]] = set()
    for row in rows:
        of = row.comparison
        sides = [(of.from_object_id, of.from_version), (of.to_object_id, of.to_version)]
        here, there = sides[::-1] if row.kind == "opened" else sides
        wanted.add((*here, row.page))
        if row.other_page is not None:
            wanted.add((*there, row.other_page))
    result: dict[tuple[str, int], dict[int, str]] = defaultdict(dict)
    by_text: dict[tuple[str, int], set[int]] = defaultdict(set)
    for made, version, number in wanted:
        by_text[made, version].add(number)
    listed = sorted(by_text.items())
    for at in range(0, len(listed), 20):
        either = Q()
        for (made, version), numbers in listed[at : at + 20]:
            either |= Q(page__digital_object=made, version=version, page__number__in=numbers)
        found = PageText.objects.filter(either).select_related("page").defer("layers", "tags")
        if reader is Reader.ANONYMOUS:
            found = found.filter(page__access_state__in=_OPEN)
        texts = list(found)
        masks = masks_by_text([t.pk for t in texts]) if reader is Reader.ANONYMOUS else {}
        for each in texts:
            shown = hide(each.text, masks.get(each.pk, ()))
            result[each.page.digital_object_id, each.version][each.page.number] = shown
    return result


def opened_in(
    reader: Reader, release: Release, *, limit: int = 50, offset: int = 0, spans_each: int = 5
) -> tuple[int, list[OpenedRecord]]:
    """How many records gained listed words in the release, and those from `offset` on, the greatest gain first."""
    made = steps(reader).filter(to_release=release, gain__gt=0)
    page = list(
        made.defer("spans", "pages").select_related("unit").order_by("-gain", "unit_id", "pk")[offset : offset + limit]
    )
    per: dict[int, list[OpenedSpan]] = defaultdict(list)
    found = OpenedSpan.objects.filter(comparison__in=[c.pk for c in page], kind="opened", listed=True)
    related = found.select_related(
        "comparison__unit", "comparison__from_object__release", "comparison__from_object__stored_file",
        "comparison__to_object__release", "comparison__to_object__stored_file",
    ).defer("comparison__spans", "comparison__pages")  # fmt: skip
    best = Window(RowNumber(), partition_by=F("comparison"), order_by=[F("gain").desc(), "page", "start", "pk"])
    for row in related.annotate(place=best).filter(place__lte=spans_each).order_by("comparison", "place"):
        per[row.comparison_id].append(row)
    sums = found.order_by().values("comparison").annotate(count=Count("pk"), in_all=Sum("words"))
    counted = {row["comparison"]: (row["count"], row["in_all"]) for row in sums}
    views: dict[tuple[str, str], list[SpanView]] = defaultdict(list)
    for view in span_views(reader, [row for rows in per.values() for row in rows]):
        views[view.from_object.pk, view.to_object.pk].append(view)
    return made.count(), [
        OpenedRecord(
            c.unit, c.gain, counted.get(c.pk, (0, 0))[1], counted.get(c.pk, (0, 0))[0],
            tuple(views[c.from_object_id, c.to_object_id]),
        )
        for c in page
    ]  # fmt: skip


def records_opened_in(reader: Reader) -> dict[str, int]:
    """In how many records each release opened listed words, by slug; a release that opened none is not there."""
    gained = steps(reader).filter(gain__gt=0).order_by().values("to_release")
    return {row["to_release"]: row["n"] for row in gained.annotate(n=Count("unit", distinct=True))}


def statuses_before(reader: Reader, release: Release) -> list[tuple[str, int]]:
    """The status that the release's list gives records before it, with how many have it; the most frequent first."""
    rows = access.openings(reader).filter(release=release).order_by().values("status_before")
    counted = [(row["status_before"], row["n"]) for row in rows.annotate(n=Count("unit", distinct=True))]
    return sorted(counted, key=lambda each: (-each[1], each[0]))


def release_counts(reader: Reader) -> dict[str, int]:
    """How many records each release has, by slug: those a list names, and those of which a text is held."""
    units = access.units(reader)
    named = access.openings(reader).order_by().values("release").annotate(n=Count("unit", distinct=True))
    counts = {row["release"]: row["n"] for row in named}
    held = DigitalObject.objects.filter(release__isnull=False, unit__in=units)
    if reader is Reader.ANONYMOUS:
        held = held.filter(access_state__in=_OPEN)
    unlisted = held.exclude(
        Exists(Opening.objects.filter(unit=OuterRef("unit"), release=OuterRef("release")))
    ).order_by()
    for row in unlisted.values("release").annotate(n=Count("unit", distinct=True)):
        counts[row["release"]] = counts.get(row["release"], 0) + row["n"]
    return counts


def records_of(reader: Reader, release: Release) -> QuerySet[UnitOfDescription]:
    """The records of a release that `reader` may see, in the order of their references."""
    held = DigitalObject.objects.filter(release=release, unit=OuterRef("pk"))
    if reader is Reader.ANONYMOUS:
        held = held.filter(access_state__in=_OPEN)
    named = access.openings(reader).filter(release=release, unit=OuterRef("pk"))
    return access.units(reader).filter(Exists(held) | Exists(named)).order_by("reference_sort", "pk")
