"""What a text says of those whom it names beside their names: which offices they hold, in which bodies, whom they met
and to whom they wrote. Of two people of one name it tells whether they may be one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from fonds.catalogue.in_parts import in_parts
from fonds.catalogue.models import FactEntity, Mention, NamedEntity
from fonds.core.naming.common_names import is_common_name
from fonds.core.naming.likeness import is_full_name
from fonds.core.text.analysis import folded

OFFICE, BODY, OTHER = "office", "body", "other"
_SIDES = ("senders", "recipients")

Beside = frozenset[tuple[str, str]]
"""(`OFFICE`, `BODY` or `OTHER`, its folded name)."""


def named_beside(entities: Iterable[int]) -> dict[int, Beside]:
    """What stands beside the names with these ids, each in its own text; those beside whom nothing stands are left out.

    Somebody met counts by a full name alone, and by none that many bear.
    """
    found: dict[int, set[tuple[str, str]]] = defaultdict(set)
    for part in in_parts(sorted(set(entities))):
        _offices(part, found)
        _companions(part, found)
        _correspondents(part, found)
    return {pk: frozenset(each) for pk, each in found.items() if each}


def _offices(part: list[int], found: dict[int, set[tuple[str, str]]]) -> None:
    held = FactEntity.objects.filter(entity__in=part, role="person", fact__kind="office").exclude(
        fact__decision="rejected"
    )
    of_fact: dict[str, list[int]] = defaultdict(list)
    for entity, fact, office in held.values_list("entity", "fact", "fact__office"):
        of_fact[fact].append(entity)
        if office:
            found[entity].add((OFFICE, folded(office)))
    for facts in in_parts(sorted(of_fact)):
        bodies = FactEntity.objects.filter(fact__in=facts, role="body")
        for fact, name in bodies.values_list("fact", "entity__name"):
            for entity in of_fact[fact]:
                found[entity].add((BODY, folded(name)))


def _companions(part: list[int], found: dict[int, set[tuple[str, str]]]) -> None:
    took_part = FactEntity.objects.filter(entity__in=part, role="participants", fact__kind="meeting")
    at: dict[str, list[int]] = defaultdict(list)
    for entity, fact in took_part.exclude(fact__decision="rejected").values_list("entity", "fact"):
        at[fact].append(entity)
    for facts in in_parts(sorted(at)):
        others = FactEntity.objects.filter(fact__in=facts, role="participants", entity__kind="person")
        for fact, other, name in others.values_list("fact", "entity", "entity__name"):
            _add(found, at[fact], other, name)


def _correspondents(part: list[int], found: dict[int, set[tuple[str, str]]]) -> None:
    """Of the two sides of a letter each is beside the other."""
    wrote = Mention.objects.filter(page=None, element__in=_SIDES).exclude(decision="rejected")
    own: dict[tuple[int, str], list[int]] = defaultdict(list)
    for entity, text, element in wrote.filter(entity__in=part).values_list("entity", "entity__text_read", "element"):
        own[text, element].append(entity)
    for texts in in_parts(sorted({text for text, _element in own})):
        named = NamedEntity.objects.filter(text_read__in=texts, kind="person")
        rows = wrote.filter(entity__in=named.values("pk")).values_list(
            "entity", "entity__name", "entity__text_read", "element"
        )
        for other, name, text, element in rows:
            across = _SIDES[1 - _SIDES.index(element)]
            _add(found, own.get((text, across), ()), other, name)


def _add(found: dict[int, set[tuple[str, str]]], own: Iterable[int], other: int, name: str) -> None:
    for entity in own:
        if entity != other and is_full_name(name) and not is_common_name(name):
            found[entity].add((OTHER, folded(name)))
