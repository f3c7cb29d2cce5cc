"""Offices that a description column gives with a name, on the document's date: "RANKIN, J. LEE, GEN COUNSEL, WC"."""

from __future__ import annotations

from fonds.core.extracting.document import Document, NameKind
from fonds.core.extracting.facts import NamesRead, OfficeStated
from fonds.core.extracting.stated_names import name_parts, stated_person

FINDER = "offices stated/1"


def offices_stated(document: Document, names: NamesRead) -> tuple[OfficeStated, ...]:
    """The offices of persons in the columns that say who wrote, received or is meant, each once.

    The body is an entity's key where the names have it, else the letters that stand there.
    """
    people = {name_parts(each.name): each.key for each in names.entities if each.kind is NameKind.PERSON}
    bodies = {each.name.casefold(): each.key for each in names.entities if each.kind is NameKind.BODY}
    found: dict[tuple[str, str], OfficeStated] = {}
    for stated in document.stated:
        read = stated_person(stated.value) if stated.role else None
        if read is None or not read.office or (person := people.get(name_parts(read.name))) is None:
            continue
        body = bodies.get(read.body.casefold(), read.body)
        held = OfficeStated(person, read.office, body, document.date, stated.element, stated.value, FINDER, 0.85)
        found.setdefault((person, read.office.casefold()), held)
    return tuple(found.values())
