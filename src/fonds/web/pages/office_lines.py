"""Offices as the documents attest them: each on the date of the document that says so, never from one to another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse

from fonds.catalogue.facts_told import Named, ToldFact
from fonds.catalogue.offices_held import slug_of
from fonds.web.pages.name_links import NameLink, NameLinks
from fonds.web.pages.quoted import Quoted, RecordLink, quoted, record_link, review
from fonds.web.templating import date_words
from fonds.web.translating import gettext as _

ATTESTED_SHOWN = 8


@dataclass(frozen=True, slots=True)
class Attested:
    """That a document says so: its date in words, the passage, the record."""

    date: str
    edtf: str
    words: Quoted
    record: RecordLink


@dataclass(frozen=True, slots=True)
class OfficeLine:
    """An office of one person or, on an office's page, one person in it; `body` is where it is held.

    `path` leads to the office's page, `person` is whose it is; `attested` are the first of `total` documents that say
    so.
    """

    office: str
    path: str
    person: NameLink
    body: NameLink | None
    attested: tuple[Attested, ...]
    total: int


def office_lines(
    found: Sequence[ToldFact], *, by_person: bool = False, at_most: int = ATTESTED_SHOWN
) -> tuple[OfficeLine, ...]:
    """Facts about offices gathered by office and body, or by person and body, in the order of their dates."""
    links = NameLinks.of(found)
    gathered: dict[tuple[str, str], list[ToldFact]] = {}
    for each in found:
        body = _first(each, "body")
        where = (body.authority or body.name.casefold()) if body else ""
        person = _first(each, "person")
        whose = (person.authority or person.name) if person and by_person else slug_of(each.fact.office)
        gathered.setdefault((whose, where), []).append(each)
    return tuple(_line(each, links, at_most) for each in gathered.values())


def _line(found: Sequence[ToldFact], links: NameLinks, at_most: int) -> OfficeLine:
    first = found[0]
    person, body = _first(first, "person"), _first(first, "body")
    return OfficeLine(
        office=first.fact.office,
        path=reverse("office", kwargs={"slug": slug_of(first.fact.office)}) if slug_of(first.fact.office) else "",
        person=links.link(person) if person else NameLink(""),
        body=links.link(body) if body else None,
        attested=tuple(_attested(each) for each in found[:at_most]),
        total=len(found),
    )


def _attested(each: ToldFact) -> Attested:
    fact = each.fact
    edtf = str(fact.said.get("date") or "")
    return Attested(
        date_words(edtf) if edtf else _("undated"),
        edtf,
        quoted(each.unit.pk, each.place, each.around, review(fact.finder, fact.confidence, fact.decision)),
        record_link(each.unit),
    )


def _first(each: ToldFact, role: str) -> Named | None:
    named = each.named(role)
    return named[0] if named else None
