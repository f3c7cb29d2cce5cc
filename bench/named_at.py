"""Who or what a reading says stands at a place of a page, to compare facts with places that a reader labelled."""

from __future__ import annotations

from typing import Any

Place = tuple[int, int]


def overlap(one: Place, other: Place) -> int:
    """How many code points two places share."""
    return max(0, min(one[1], other[1]) - max(one[0], other[0]))


class Persons:
    """The entities that mentions on a page stand for."""

    def __init__(self, page: int, reading: Any) -> None:
        self._mentions = [m for m in reading.names.mentions if m.at is not None and m.at.page == page]
        self._names = {each.key: each.name for each in reading.names.entities}

    def at(self, place: Place) -> set[str]:
        """The keys of the entities whose mention overlaps a place."""
        return {m.entity for m in self._mentions if m.at.start < place[1] and place[0] < m.at.end}

    def name(self, key: str) -> str:
        """The name of an entity; the words themselves where they are no entity's key."""
        return self._names.get(key, key)

    def is_named(self, key: str, place: Place | None) -> bool:
        """Whether a fact's field names what stands at the labelled place, or nothing where none is labelled."""
        return not key if place is None else bool(key) and key in self.at(place)


def is_same_place(found: str, labelled: str) -> bool:
    """Whether words that no entity stands for name the labelled place, or a part of it."""
    ours, theirs = (" ".join(each.split()).casefold() for each in (found, labelled))
    return bool(ours) and (ours in theirs or theirs in ours)
