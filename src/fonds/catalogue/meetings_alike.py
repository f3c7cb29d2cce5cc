"""Meetings that several documents tell of in the same words: copies of one paper are no meetings of their own."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from fonds.catalogue.access import Reader
from fonds.catalogue.facts_told import ToldFact, told
from fonds.catalogue.in_parts import in_parts
from fonds.catalogue.meetings_told import meetings
from fonds.catalogue.models import Fact, FactEntity
from fonds.core.text.likeness import letter_runs, shared

ALIKE = 0.7
"""How much of their letters, with those around them, two tellings share at least (`likeness.shared`)."""
REACH = 240
"""Code points around the words that tell of a meeting which are looked at."""
AT_ONCE = 400


@dataclass(frozen=True, slots=True)
class Alike:
    """Tellings of one meeting by the ids of their facts: `first` leads from each of the others to the one that stands
    for all in lists, `others` from that one to the others, in the order of the list."""

    first: dict[str, str] = field(default_factory=dict)
    others: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def standing(self, telling: str) -> str:
        """The telling that stands for this one; itself where it stands alone."""
        return self.first.get(telling, telling)

    def beside(self, telling: str) -> tuple[str, ...]:
        """The other tellings of the same meeting."""
        first = self.standing(telling)
        return tuple(each for each in (first, *self.others.get(first, ())) if each != telling)


def meetings_alike(who: Reader) -> Alike:
    """Which tellings are of one meeting, as far as `who` may see them.

    Two are where different records tell, of the same date or of none, that the same people met, two at least, and
    their words are copies of one text. Who else tells of a meeting tells of it for himself.
    """
    rows = meetings(who).values_list("pk", "date_first", "date_last", "text_read__unit")
    people = _participants(who)
    same: dict[tuple[Any, ...], list[tuple[str, str]]] = defaultdict(list)
    for telling, first_day, last_day, unit in rows:
        if len(met := people.get(telling, frozenset())) > 1:
            same[first_day, last_day, met].append((telling, unit))
    asked = [group for group in same.values() if len({unit for _telling, unit in group}) > 1]
    runs = _runs(who, (telling for group in asked for telling, _unit in group))
    first: dict[str, str] = {}
    others: dict[str, tuple[str, ...]] = {}
    for group in asked:
        standing: dict[str, set[str]] = {}
        for telling, unit in group:
            own = runs.get(telling, frozenset())
            # two of one record are two meetings, or told twice in it, which the record itself shows
            found = next((
                each for each, units in standing.items() if unit not in units and shared(runs[each], own) >= ALIKE
            ), None)  # fmt: skip
            if found is None:
                standing[telling] = {unit}
                runs.setdefault(telling, own)
            else:
                standing[found].add(unit)
                first[telling] = found
                others[found] = (*others.get(found, ()), telling)
    return Alike(first, others)


def _participants(who: Reader) -> dict[str, frozenset[str]]:
    """Who took part in each meeting: records that stand, or names where there is no record."""
    found: dict[str, set[str]] = defaultdict(set)
    links = FactEntity.objects.filter(fact__kind="meeting", role="participants").exclude(entity__decision="rejected")
    for telling, merged, own, name in links.order_by().values_list(
        "fact", "entity__authority__merged_into", "entity__authority", "entity__name"
    ):
        found[telling].add(merged or own or f"={name}")
    return {telling: frozenset(people) for telling, people in found.items()}


def _runs(who: Reader, tellings: Iterable[str]) -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for part in in_parts(tellings, AT_ONCE):
        rows = Fact.objects.filter(pk__in=part).select_related("text_read__unit")
        found |= {each.fact.pk: letter_runs(_words(each)) for each in told(who, rows, reach=REACH)}
    return found


def _words(each: ToldFact) -> str:
    return f"{each.around.before}{each.around.words}{each.around.after}"
