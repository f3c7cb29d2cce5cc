"""A query whose names find their other spellings: those that rules make, and those that records attest.

Only spellings that the index asked holds are looked for, so that what is added can be shown. For the public that is
the public index, and records that are public attest: what is known from restricted records alone adds nothing.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from fonds.catalogue.access import Reader
from fonds.catalogue.authority_names import names_beside
from fonds.core.naming.spellings import Spelling, other_place_names, spelling_key, spellings
from fonds.core.querying.spelled import NameSpelled, spelled
from fonds.core.querying.tree import Node
from fonds.ports.text_index import TextIndex

MOST = 40
"""Spellings of one name that are looked for at most."""


@dataclass(frozen=True, slots=True)
class SpelledQuery:
    """A query's tree with its names' other spellings, and what was added."""

    tree: Node | None
    also: tuple[NameSpelled, ...] = ()

    def also_json(self) -> list[dict[str, object]]:
        """What was added, as `search --json` and the interface for programs print it."""
        return [{"name": each.name, "spellings": list(each.spellings)} for each in self.also]


def spelled_query(tree: Node | None, who: Reader, indexes: Iterable[TextIndex]) -> SpelledQuery:
    """The tree as `who` asks it of `indexes`, which SHALL be no others than `who` may search."""
    asked = list(indexes)
    return SpelledQuery(*spelled(tree, lambda name: _others(name, who, asked)))


def _others(name: str, who: Reader, indexes: list[TextIndex]) -> tuple[str, ...]:
    known: dict[str, Spelling] = {}
    for each in (*other_place_names(name), *spellings(name)):
        known.setdefault(spelling_key(each.name), each)
    own = set(spelling_key(name).split())
    for form in names_beside(who, name) if name != name.lower() or not name.isascii() else ():
        if not own <= set(spelling_key(form).split()):  # what holds the name is found by the name
            known.setdefault(spelling_key(form), Spelling(form, "attested"))
    if not known:
        return ()
    forms = [each.name for each in known.values()]
    held = frozenset[str]().union(*(index.held(forms) for index in indexes))
    return tuple(each for each in forms if each in held)[:MOST]
