"""Names and facts of many records, as they leave the site: each with its words, its finder and what was decided."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import islice
from typing import Any, TypeVar

from django.db.models import Exists, OuterRef, QuerySet

from fonds.catalogue.access import Reader
from fonds.catalogue.decided_names import decision_on, is_decided_name
from fonds.catalogue.facts import (
    MEETING_FIELDS,
    anchor_json,
    meetings_by_reference,
    mentions,
    records_meant,
    texts_read,
)
from fonds.catalogue.facts_as_json import fact_json, identified, ids_given, named_json
from fonds.catalogue.models import AccessState, Fact, FactEntity, Mention, Page

FACT_KINDS = ("office", "meeting", "statement", "figure", "mark", "date", "reference")
_AT_ONCE = 400
_Row = TypeVar("_Row")


def facts_taken(who: Reader, *, proposed: bool, kind: str = "") -> QuerySet[Fact]:
    """The facts that `who` may take away, of one kind where it is named, in the order of their ids.

    Only those that a person confirmed or corrected; with `proposed` also what a machine found and nobody looked at.
    """
    found = Fact.objects.filter(text_read__in=texts_read(who)).exclude(decision="rejected")
    found = as_taken(found, proposed=proposed)
    found = found.filter(kind=kind) if kind else found
    return _on_open_pages(who, found, "text_read__digital_object").select_related("text_read").order_by("pk")


def as_taken(found: QuerySet[Fact], *, proposed: bool) -> QuerySet[Fact]:
    """Those of the facts on which a person decided, or all of them."""
    return found if proposed else found.exclude(decision="")


def mentions_taken(who: Reader, *, proposed: bool) -> QuerySet[Mention]:
    """The mentions in texts that `who` may take away; decided ones, and with `proposed` the rest. Ordered by key."""
    found = mentions(who).exclude(page=None)
    found = found if proposed else found.filter(is_decided_name())
    found = _on_open_pages(who, found, "entity__text_read__digital_object")
    return found.select_related("entity__text_read", "entity__authority__merged_into").order_by("pk")


def fact_rows(who: Reader, facts: Iterable[Fact], *, today: datetime.date, proposed: bool) -> Iterator[dict[str, Any]]:
    """Each fact in the form of `fonds facts --json`, with its `record` and its `kind` as `of` ("figure").

    The record that a reference means stands under `means`, if it is public. A meeting that a fact names is one that
    `who` may take away too, `proposed` as in `facts_taken`.
    """
    for batch in _batches(facts):
        yield from _rows(who, batch, today=today, proposed=proposed)


def mention_rows(who: Reader, found: Iterable[Mention], *, today: datetime.date) -> Iterator[dict[str, Any]]:
    """Each mention with its record, its place, and whom the archive takes it for."""
    for batch in _batches(found):
        given = ids_given(who, (each.entity for each in batch), today=today)
        yield from (_mention_row(who, each, given) for each in batch)


def _batches(rows: Iterable[_Row]) -> Iterator[list[_Row]]:
    """The rows as they come, some hundred together: there may be more of them than fit into memory."""
    left = iter(rows)
    while batch := list(islice(left, _AT_ONCE)):
        yield batch


def _mention_row(who: Reader, mention: Mention, given: Collection[str]) -> dict[str, Any]:
    entity, reading = mention.entity, mention.entity.text_read
    named = named_json(entity, given)
    anchor = anchor_json(reading, mention.page or 1, mention.start, mention.end, mention.text)
    return {
        "record": reading.unit_id,
        "kind": entity.kind,
        "authority": named["id"],
        "name": named["name"],
        "anchor": anchor,
        "form": mention.form,
        "finder": mention.finder,
        "confidence": mention.confidence,
        "decision": decision_on(mention, entity) or None,
        **identified(who, entity),
    }


def _on_open_pages(who: Reader, found: QuerySet[Any], digital_object: str) -> QuerySet[Any]:
    """Without what stands on pages that were narrowed."""
    if who is Reader.KEEPER:
        return found
    narrowed = Page.objects.filter(digital_object=OuterRef(digital_object), number=OuterRef("page"))
    return found.exclude(Exists(narrowed.exclude(access_state__in=("", AccessState.PUBLIC))))


def _rows(who: Reader, batch: Sequence[Fact], *, today: datetime.date, proposed: bool) -> Iterator[dict[str, Any]]:
    links: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    named: dict[str, dict[str, dict[str, Any]]] = defaultdict(dict)
    linked = FactEntity.objects.filter(fact__in=[each.pk for each in batch]).order_by("pk")
    rows = list(linked.select_related("entity__authority__merged_into"))
    given = ids_given(who, (link.entity for link in rows), today=today)
    for link in rows:
        links[link.fact_id][link.role].append(link.entity.key)
        named[link.fact_id][link.entity.key] = named_json(link.entity, given)
    meant = records_meant(Reader.ANONYMOUS, batch)
    texts = {each.text_read_id for each in batch if each.kind in MEETING_FIELDS}
    told = facts_taken(who, proposed=proposed, kind="meeting").filter(text_read__in=texts) if texts else ()
    meetings = meetings_by_reference(told)
    for each in batch:
        said = fact_json(each.text_read, each, links[each.pk], named[each.pk], meetings)
        if each.kind == "reference":
            said.pop("record")
            said["means"] = meant.get(each.pk)
        yield {"record": each.text_read.unit_id, "of": each.kind, **said}
