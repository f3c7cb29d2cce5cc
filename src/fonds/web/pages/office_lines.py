"""Offices as the documents attest them: each on the date of the document that says so, never from one to another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from django.urls import reverse

from fonds.catalogue.access import Reader
from fonds.catalogue.facts_told import Named, ToldFact, entities_of, told
from fonds.catalogue.offices_held import held_by, slug_of
from fonds.web.pages.name_links import NameLink, NameLinks
from fonds.web.pages.quoted import Quoted, RecordLink, quoted, record_link, review
from fonds.web.templating import date_words
from fonds.web.translating import gettext as _

ATTESTED_SHOWN = 8
OFFICES_SHOWN = 12
MOST_READ = 4_000


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
    so, `first` is the id of the first fact.
    """

    office: str
    path: str
    person: NameLink
    body: NameLink | None
    attested: tuple[Attested, ...]
    total: int
    first: str


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


def offices_of(authority: str) -> tuple[OfficeLine, ...]:
    """The offices of a person. Words are read only for the attestations that are shown: there may be thousands."""
    who = Reader.ANONYMOUS
    every = list(held_by(who, authority).values_list("pk", "office")[:MOST_READ])
    of_fact = entities_of([pk for pk, _office in every])
    gathered: dict[tuple[str, str], list[str]] = {}
    for pk, office in every:
        body = of_fact.get(pk, {}).get("body", ())[:1]
        where = (body[0].authority or body[0].name.casefold()) if body else ""
        gathered.setdefault((slug_of(office), where), []).append(pk)
    # those attested most often, in the order in which they are first attested
    chosen = sorted(gathered.values(), key=lambda each: -len(each))[:OFFICES_SHOWN]
    wanted = [pk for pks in chosen for pk in pks[:ATTESTED_SHOWN]]
    totals = {pks[0]: len(pks) for pks in chosen}
    lines = office_lines(told(who, held_by(who, authority).filter(pk__in=wanted)))
    return tuple(replace(each, total=max(totals.get(each.first, 0), each.total)) for each in lines)


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
        first=first.fact.pk,
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
