"""Names of people, bodies and places as links to their pages, where they have one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from django.urls import reverse

from fonds import wiring
from fonds.catalogue.access import Reader
from fonds.catalogue.authority_pages import having_pages
from fonds.catalogue.facts import PLURALS
from fonds.catalogue.facts_told import Named, ToldFact
from fonds.web.translating import gettext as _

PAGES = {"person": "person", "body": "body", "place": "place"}
"""The address of a page by the kind of its record."""
LISTS = PLURALS


@dataclass(frozen=True, slots=True)
class NameLink:
    """A name and the path of its page, "" where it has none."""

    name: str
    path: str = ""


class NameLinks:
    """Makes links of names; asks once for many of them which records have a page."""

    def __init__(self, named: Iterable[Named]) -> None:
        self._asked: set[str] = set()
        self._with_page: set[str] = set()
        self.ask(named)

    def ask(self, named: Iterable[Named]) -> None:
        """Asks for those of the names that were not asked for; only names that were asked for become links."""
        unknown = {each.authority for each in named} - self._asked
        if unknown:
            self._asked |= unknown
            self._with_page |= having_pages(Reader.ANONYMOUS, sorted(unknown), today=wiring.today())

    @classmethod
    def of(cls, facts: Iterable[ToldFact]) -> NameLinks:
        """For all names in some facts."""
        return cls(each for fact in facts for names in fact.entities.values() for each in names)

    def link(self, named: Named) -> NameLink:
        """The name as a link."""
        has_page = named.authority in self._with_page
        return NameLink(named.name, authority_path(named.kind, named.authority) if has_page else "")

    def links(self, named: Iterable[Named]) -> tuple[NameLink, ...]:
        """Several names as links."""
        return tuple(self.link(each) for each in named)


def authority_path(kind: str, identifier: str) -> str:
    """The page of an authority record."""
    return f"{_beginning(kind)}{identifier}"


@cache
def _beginning(kind: str) -> str:
    """What stands before the id: a page with a thousand names need not look up the address a thousand times."""
    return reverse(PAGES[kind], kwargs={"identifier": "0"}).removesuffix("0")


def kind_words(kind: str) -> str:
    """What readers call a kind of authority record."""
    return {"person": _("Person"), "body": _("Corporate body"), "place": _("Place")}[kind]


def list_words(kind: str) -> str:
    """What readers call the list of a kind."""
    return {"person": _("People"), "body": _("Bodies"), "place": _("Places")}[kind]
