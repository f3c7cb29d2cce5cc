"""Which of the finds of a run are those that somebody decided on: a decision speaks of one fact, not of its neighbours.

Facts overlap: one sentence reports another, three men hold the one office that stands before their names. So a decided
find stands for at most one of what is found anew: of its kind, on the same words (or in the same description column),
naming the same people where several stand on them. Where a finder gives the words other bounds, it is the one that
shares the most words with it, more than half of what the two have together, unless that one stood beside the decided
find before and nobody decided on it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from fonds.catalogue.models import Fact, Mention
from fonds.core.extracting.document import Range

Named = tuple[tuple[str, str], ...]
"""Who is named, as (role, name), sorted."""
_MOSTLY = 0.5


@dataclass(frozen=True, slots=True)
class Find:
    """A fact or a mention: its kind (of a mention that of whom it names), its place, and who is named.

    `column` is the description column and its value where the words stand in no text; `at` is None then.
    """

    kind: str
    at: Range | None
    named: Named
    column: tuple[str, str] = ("", "")

    @property
    def where(self) -> tuple[str, Range | None, tuple[str, str]]:
        """What all finds of one kind on the same words have in common."""
        return (self.kind, self.at, self.column)


def fact_find(fact: Fact) -> Find:
    """A stored fact, with its entities loaded or to be asked for."""
    named = tuple(sorted({(link.role, link.entity.name) for link in fact.entities.all()}))
    if fact.page is None:
        return Find(fact.kind, None, named, (fact.element, fact.text))
    return Find(fact.kind, Range(fact.page, fact.start, fact.end), named)


def mention_find(mention: Mention) -> Find:
    """A stored mention."""
    entity = mention.entity
    if mention.page is None:
        return Find(entity.kind, None, (("", entity.name),), (mention.element, entity.name))
    return Find(entity.kind, Range(mention.page, mention.start, mention.end), (("", entity.name),))


def decided_finds(decided: Sequence[Find], found: Sequence[Find], stood: Iterable[Find] = ()) -> Mapping[int, int]:
    """The position of each find that was decided on → that of its decided one. `stood` are the undecided of before."""
    undecided = frozenset(stood)
    pairs: dict[int, int] = {}
    free = set(range(len(decided)))
    for ours, theirs in _on_the_same_words(decided, found):
        for position in theirs:
            same = next((one for one in ours if one in free and decided[one].named == found[position].named), None)
            if same is not None:
                pairs[position] = same
                free.discard(same)
        left = (each for each in theirs if each not in pairs and found[each] not in undecided)
        for position, one in zip(left, [each for each in ours if each in free], strict=False):
            pairs[position] = one
            free.discard(one)
    likely = []
    for one in free:
        for position, each in enumerate(found):
            if position not in pairs and each not in undecided and (shared := _shared(decided[one], each)) > _MOSTLY:
                likely.append((-shared, position, one))
    for _, position, one in sorted(likely):
        if one in free and position not in pairs:
            pairs[position] = one
            free.discard(one)
    return pairs


def _on_the_same_words(decided: Sequence[Find], found: Sequence[Find]) -> Iterator[tuple[list[int], list[int]]]:
    """The positions of decided finds and of found ones, for each place that has some of both."""
    places: dict[object, list[int]] = defaultdict(list)
    for position, each in enumerate(decided):
        places[each.where].append(position)
    here: dict[object, list[int]] = defaultdict(list)
    for position, each in enumerate(found):
        if each.where in places:
            here[each.where].append(position)
    for where, positions in here.items():
        yield places[where], positions


def _shared(one: Find, other: Find) -> float:
    """How much of the words of both is common to them, from 0 to 1."""
    if one.kind != other.kind or one.at is None or other.at is None or not one.at.overlaps(other.at):
        return 0.0
    common = min(one.at.end, other.at.end) - max(one.at.start, other.at.start)
    return common / (max(one.at.end, other.at.end) - min(one.at.start, other.at.start))
