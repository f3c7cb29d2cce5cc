"""Facts with all that a page says of them: who takes part, the record that tells them, the words that say so."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from fonds.catalogue.access import Reader
from fonds.catalogue.facts import called_so
from fonds.catalogue.in_parts import in_parts
from fonds.catalogue.models import Fact, FactEntity, UnitOfDescription
from fonds.catalogue.words_around import DESCRIPTION, REACH, TextPlace, WordsAround, words_around


@dataclass(frozen=True, slots=True)
class Named:
    """Somebody, a body or a place: by the name that a keeper chose, else as a text names it; `authority` is the id of
    the standing record, "" where none."""

    authority: str
    kind: str
    name: str


@dataclass(frozen=True, slots=True)
class ToldFact:
    """A fact, its entities by the field that names them, its record, and its words with those around them."""

    fact: Fact
    unit: UnitOfDescription
    place: TextPlace
    around: WordsAround
    entities: dict[str, tuple[Named, ...]] = field(default_factory=dict)

    def named(self, role: str) -> tuple[Named, ...]:
        """Who or what the field names; of words that name nobody known ("the Japanese") nothing."""
        return self.entities.get(role, ())


def told(who: Reader, found: Iterable[Fact], *, reach: int = REACH) -> list[ToldFact]:
    """The facts in their order; those on pages that `who` may not see any more are left out.

    The facts must be of readings that `who` may see (`facts.facts`), with `text_read` and its unit loaded.
    """
    rows = list(found)
    places = {each.pk: place_of(each) for each in rows}
    around = words_around(who, (each for each in places.values() if each.page != DESCRIPTION), reach=reach)
    for each in rows:
        if each.page is None:
            around[places[each.pk]] = WordsAround("", each.text, "", False, False, each.element)
    rows = [each for each in rows if places[each.pk] in around]
    entities = entities_of([each.pk for each in rows])
    return [
        ToldFact(each, each.text_read.unit, places[each.pk], around[places[each.pk]], entities.get(each.pk, {}))
        for each in rows
    ]


def place_of(fact: Fact) -> TextPlace:
    """Where the fact's words stand; those of a description column on the page `DESCRIPTION`."""
    reading = fact.text_read
    if fact.page is None:  # the number tells apart what one description states
        return TextPlace(reading.digital_object_id, reading.version, DESCRIPTION, fact.number, fact.number)
    return TextPlace(reading.digital_object_id, reading.version, fact.page, fact.start, fact.end)


def entities_of(facts: list[str]) -> dict[str, dict[str, tuple[Named, ...]]]:
    """The entities of each fact (its id), by the field that names them, in the order in which they were found."""
    found: dict[str, dict[str, list[Named]]] = defaultdict(lambda: defaultdict(list))
    for part in in_parts(facts):
        rows = FactEntity.objects.filter(fact__in=part).order_by("pk")
        for fact, role, merged, authority, kind, name in rows.values_list(
            "fact", "role", "entity__authority__merged_into", "entity__authority", "entity__kind", called_so("entity")
        ):
            named = Named(merged or authority or "", kind, name)
            if named not in found[fact][role]:
                found[fact][role].append(named)
    return {fact: {role: tuple(names) for role, names in roles.items()} for fact, roles in found.items()}
