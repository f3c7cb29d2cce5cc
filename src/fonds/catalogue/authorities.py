"""Authority records as a reader may see them: whose they are, and under which name."""

from __future__ import annotations

import datetime
from collections import Counter, defaultdict
from collections.abc import Iterable

from django.conf import settings
from django.db.models import Count, F, OuterRef, Q, QuerySet
from django.db.models.functions import Coalesce

from fonds.catalogue.access import Reader
from fonds.catalogue.facts import mentions
from fonds.catalogue.models import Authority, Fact, FactEntity, Mention, NamedEntity
from fonds.catalogue.texts_read import is_told

STANDING = Coalesce("authority__merged_into", "authority")
"""Of an entity: the authority record that it counts for. A merged record points straight to the one that stands."""


def of_authority(authority: str | OuterRef, entity: str = "") -> Q:
    """The condition on entities that they are those of an authority record (its id) and of those merged into it.

    `entity` is the field that leads to them, "" for entities themselves.
    """
    # a list of ids lets the database use its index; a condition on a joined table would make it look at every entity
    own = Authority.objects.filter(Q(pk=authority) | Q(merged_into=authority)).values("pk")
    return Q(**{f"{entity}__authority__in" if entity else "authority__in": own})


def authority_entities(who: Reader, authority: str) -> QuerySet[NamedEntity]:
    """What texts that `who` may see say of an authority record: one row for each text and form of the name."""
    found = NamedEntity.objects.filter(of_authority(authority), is_told(who, "text_read"))
    return found.exclude(decision="rejected")


def authority_mentions(who: Reader, authority: str) -> QuerySet[Mention]:
    """Every mention that `who` may see, in the order of the records' dates and within each as in the text."""
    found = mentions(who).filter(entity__in=authority_entities(who, authority))
    unit = "entity__text_read__unit"
    order = (F(f"{unit}__date_first").asc(nulls_last=True), f"{unit}__pk", F("page").asc(nulls_first=True), "start")
    return found.select_related("entity__text_read__unit").order_by(*order, "pk")


def authority_facts(who: Reader, authority: str, kind: str, *roles: str) -> QuerySet[Fact]:
    """Facts of a kind in which the authority record takes part, in one of the roles where some are named.

    In the order of their dates. `roles` are fields of the fact: person, body, participants, speaker, …
    """
    # asked one after the other: as one query, databases have been seen to go through all facts of the kind for it
    entities = list(authority_entities(who, authority).order_by().values_list("pk", flat=True))
    links = FactEntity.objects.filter(entity__in=entities)
    if roles:
        links = links.filter(role__in=roles)
    facts = set(links.values_list("fact", flat=True))
    found = Fact.objects.filter(pk__in=facts, kind=kind).exclude(decision="rejected")
    return found.select_related("text_read__unit").order_by(F("date_first").asc(nulls_last=True), "number", "pk")


def private_since(today: datetime.date) -> int:
    """The first day on which a private person may have been attested and still have no page, as yyyymmdd."""
    return (today.year - settings.PRIVATE_YEARS) * 10000 + today.month * 100 + today.day


def shown_names(who: Reader, authorities: Iterable[Authority]) -> dict[str, str]:
    """The name under which `who` sees each authority record, by its id; those with no name to be seen are left out.

    The name that a keeper chose, else the one attested in most of the texts that `who` may see, of several one of the
    record's own before those of records merged into it, and the fullest: a name that stands in restricted records alone
    is not the public's. Somebody of whom a text gives the full name is not shown by one of its words: most texts say
    "Strand" of Anna Strand.
    """
    asked = {each.pk: each for each in authorities}
    every = Authority.objects.filter(Q(pk__in=list(asked)) | Q(merged_into__in=list(asked))).values("pk")
    named = NamedEntity.objects.filter(is_told(who, "text_read"), authority__in=every)
    named = named.exclude(decision="rejected").annotate(standing=STANDING)
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    own: dict[str, set[str]] = defaultdict(set)
    grouped = named.order_by().values_list("standing", "authority", "name").annotate(count=Count("pk"))
    for standing, authority, name, count in grouped.values_list("standing", "authority", "name", "count"):
        counts[standing][name] += count
        if authority == standing:
            own[standing].add(name)
    people = {pk for pk, each in asked.items() if each.kind == "person"}
    found = {
        pk: max(
            _in_full(held) if pk in people else held,
            key=lambda name: (held[name], name in own[pk], len(name), name),
        )
        for pk, held in counts.items()
    }
    return found | {pk: each.name for pk, each in asked.items() if each.chosen and pk in found}


def _in_full(names: Iterable[str]) -> list[str]:
    """The names but for those that are a single word of another of them."""
    words = {name: name.casefold().replace(",", " ").split() for name in names}
    within = {word for several in words.values() if len(several) > 1 for word in several}
    return [name for name, own in words.items() if len(own) != 1 or own[0] not in within]


def shown_name(who: Reader, authority: Authority) -> str:
    """The name of one authority record as `who` sees it, "" where there is none; see `shown_names`."""
    return shown_names(who, [authority]).get(authority.pk, "")
