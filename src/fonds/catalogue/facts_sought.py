"""By which names and facts a record may be found: what the index is told of what was read in it."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import islice
from typing import Any, NamedTuple

from fonds.catalogue.access import Reader
from fonds.catalogue.authority_names import told_names
from fonds.catalogue.authority_pages import having_pages
from fonds.catalogue.facts import PLURALS, texts_read
from fonds.catalogue.models import Authority, Fact, FactEntity, Mention, NamedEntity

FORMS_AT_MOST = 40
"""Forms of one name; more than these are misreadings of it."""

Name = tuple[str, ...]
"""An authority record's id, "" where it has no page, and the forms of the name."""


@dataclass(slots=True)
class Sought:
    """What was read in one record, by which it may be found."""

    people: list[Name] = field(default_factory=list)
    bodies: list[Name] = field(default_factory=list)
    places: list[Name] = field(default_factory=list)
    met: list[Name] = field(default_factory=list)
    offices: list[str] = field(default_factory=list)
    figures: list[str] = field(default_factory=list)
    amounts: list[str] = field(default_factory=list)


def sought(who: Reader, ids: Iterable[str], *, today: datetime.date) -> dict[str, Sought]:
    """What `who` may find each of these units by; units of which nothing was read are left out.

    Who has no page of their own has no id here, and is in no list of names to choose from.

    To the public a name has the forms that public records attest, and those that were made or told for it.
    """
    readings = dict(texts_read(who).filter(unit__in=list(ids)).values_list("pk", "unit"))
    found: dict[str, Sought] = defaultdict(Sought)
    named = _named(readings)
    standing_ids = {each.standing for each in named if each.standing}
    forms = _forms(who, standing_ids)
    paged = having_pages(who, standing_ids, today=today)
    names: dict[int, Name] = {}
    listed: set[tuple[str, str]] = set()
    for entity in named:
        key = entity.standing or entity.name
        names[entity.pk] = _name(entity, forms, paged)
        unit = readings[entity.text_read]
        if (unit, key) not in listed:
            listed.add((unit, key))
            getattr(found[unit], PLURALS[entity.kind]).append(names[entity.pk])
    _add_facts(readings, names, found)
    return found


class _Entity(NamedTuple):
    """Who or what a text names; `standing` is the authority record that stands for it today, "" without one."""

    pk: int
    text_read: int
    kind: str
    name: str
    expansion: str
    standing: str


def _named(readings: dict[int, str]) -> list[_Entity]:
    """The entities with a mention that nobody rejected."""
    mentioned = Mention.objects.filter(entity__text_read__in=list(readings)).exclude(decision="rejected")
    held = NamedEntity.objects.filter(pk__in=mentioned.values("entity"))
    fields = ("pk", "text_read", "kind", "name", "expansion", "authority__merged_into", "authority")
    return [
        _Entity(pk, text, kind, name, expansion, merged or authority or "")
        for pk, text, kind, name, expansion, merged, authority in held.order_by("text_read", "pk").values_list(*fields)
    ]


def _name(entity: _Entity, forms: dict[str, list[str]], paged: frozenset[str]) -> Name:
    own = [form for form in (entity.name, entity.expansion) if form]
    if not entity.standing:
        return ("", *own)
    every = dict.fromkeys([*own, *forms.get(entity.standing, ())])
    return (entity.standing if entity.standing in paged else "", *islice(every, FORMS_AT_MOST))


def _forms(who: Reader, standing: set[str]) -> dict[str, list[str]]:
    """The forms of names by the authority record that stands for them today."""
    stands = {pk: pk for pk in standing}
    merged = Authority.objects.filter(merged_into__in=standing).values_list("pk", "merged_into")
    stands |= {pk: into for pk, into in merged if into}
    forms: dict[str, list[str]] = defaultdict(list)
    attested = (
        NamedEntity.objects.filter(authority__in=list(stands), text_read__in=texts_read(who))
        .exclude(decision="rejected")
        .order_by("authority", "name")
        .values_list("authority", "name", "expansion")
        .distinct()
    )
    for pk, name, expansion in attested:
        if pk is not None:
            forms[stands[pk]] += [form for form in (name, expansion) if form]
    chosen = Authority.objects.filter(pk__in=standing, chosen=True)
    for pk, name in chosen.order_by("pk").values_list("pk", "name"):
        forms[pk].insert(0, name)
    for pk, told in told_names(who, stands).items():
        forms[stands[pk]] += [each.name for each in told]
    return forms


def _add_facts(readings: dict[int, str], names: dict[int, Name], found: dict[str, Sought]) -> None:
    facts = Fact.objects.filter(text_read__in=list(readings)).exclude(decision="rejected")
    for reading, office in facts.filter(kind="office").order_by("pk").values_list("text_read", "office"):
        if office and office not in found[readings[reading]].offices:
            found[readings[reading]].offices.append(office)
    for reading, said, written in facts.filter(kind="figure").order_by("pk").values_list("text_read", "said", "text"):
        own = found[readings[reading]]
        words = ", ".join(str(said[part]) for part in ("measure", "unit") if said.get(part))
        if words and words not in own.figures:
            own.figures.append(words)
        own.amounts += (each for each in (written, _in_digits(said)) if each not in own.amounts)
    met = FactEntity.objects.filter(fact__in=facts.filter(kind="meeting"), role="participants").order_by("pk")
    for reading, entity in met.values_list("fact__text_read", "entity"):
        name = names.get(entity)
        if name is not None and name not in found[readings[reading]].met:
            found[readings[reading]].met.append(name)


def _in_digits(said: dict[str, Any]) -> str:
    """A figure without what parts its digits: "5200 ton zinc"; a range has both its ends."""
    values = (said.get("value"), said.get("value_max"))
    digits = [f"{each:.6f}".rstrip("0").rstrip(".") for each in values if isinstance(each, int | float)]
    return " ".join([*digits, *(str(said[part]) for part in ("unit", "measure") if said.get(part))])
