"""Names and facts of many records, as they leave the site: each with its words, its finder and what was decided."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet

from fonds.catalogue.access import Reader
from fonds.catalogue.facts import (
    MEETING_FIELDS,
    anchor_json,
    called,
    fact_json,
    identified,
    meetings_by_reference,
    mentions,
    records_meant,
    standing,
    texts_read,
)
from fonds.catalogue.models import AccessState, Fact, FactEntity, Mention, Page

FACT_KINDS = ("office", "meeting", "statement", "figure", "mark", "date", "reference")
_AT_ONCE = 400


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
    found = found if proposed else found.exclude(decision="")
    found = _on_open_pages(who, found, "entity__text_read__digital_object")
    return found.select_related("entity__text_read", "entity__authority").order_by("pk")


def fact_rows(who: Reader, facts: Iterable[Fact], *, proposed: bool) -> Iterator[dict[str, Any]]:
    """Each fact in the form of `fonds facts --json`, with its `record` and its `kind` as `of` ("figure").

    The record that a reference means stands under `means`, if it is public. A meeting that a fact names is one that
    `who` may take away too, `proposed` as in `facts_taken`.
    """
    batch: list[Fact] = []
    for each in facts:
        batch.append(each)
        if len(batch) == _AT_ONCE:
            yield from _rows(who, batch, proposed=proposed)
            batch = []
    yield from _rows(who, batch, proposed=proposed)


def mention_row(who: Reader, mention: Mention) -> dict[str, Any]:
    """A mention with its record, its place, and whom the archive takes it for."""
    entity, reading = mention.entity, mention.entity.text_read
    authority = entity.authority
    anchor = anchor_json(reading, mention.page or 1, mention.start, mention.end, mention.text)
    return {
        "record": reading.unit_id,
        "kind": entity.kind,
        "authority": (authority.merged_into_id or authority.pk) if authority else None,
        "name": entity.name,
        "anchor": anchor,
        "form": mention.form,
        "finder": mention.finder,
        "confidence": mention.confidence,
        "decision": mention.decision or None,
        **identified(who, entity),
    }


def _on_open_pages(who: Reader, found: QuerySet[Any], digital_object: str) -> QuerySet[Any]:
    """Without what stands on pages that were narrowed."""
    if who is Reader.KEEPER:
        return found
    narrowed = Page.objects.filter(digital_object=OuterRef(digital_object), number=OuterRef("page"))
    return found.exclude(Exists(narrowed.exclude(access_state__in=("", AccessState.PUBLIC))))


def _rows(who: Reader, batch: list[Fact], *, proposed: bool) -> Iterator[dict[str, Any]]:
    links: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    named: dict[str, dict[str, dict[str, Any]]] = defaultdict(dict)
    linked = FactEntity.objects.filter(fact__in=[each.pk for each in batch]).order_by("pk")
    for link in linked.select_related("entity__authority__merged_into"):
        found = standing(link.entity.authority)
        links[link.fact_id][link.role].append(link.entity.key)
        named[link.fact_id][link.entity.key] = {"id": found.pk if found else None, "name": called(link.entity)}
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
