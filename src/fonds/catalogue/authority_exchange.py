"""Authority records of people and bodies as other software takes them (`core.standards.eac_cpf`)."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Q

from fonds.catalogue.access import Reader
from fonds.catalogue.authorities import STANDING, authority_entities, shown_name, shown_names
from fonds.catalogue.authority_names import told_names
from fonds.catalogue.authority_pages import documents, having_pages
from fonds.catalogue.authority_review import found_of
from fonds.catalogue.facts import PLURALS, mentions
from fonds.catalogue.models import Authority, AuthorityName, FactEntity, Mention, NamedEntity, UnitOfDescription
from fonds.catalogue.offices_held import held_by
from fonds.catalogue.people_met import MET, ties
from fonds.core.standards.eac_cpf import AuthorityDescribed, Found, NameForm, OfficeAttested, Related

DOCUMENTS_AT_MOST = 1_000
_DECIDED = ("confirmed", "corrected")
_BY_A_PERSON = Found(decision="confirmed")


@dataclass(frozen=True, slots=True)
class _Asked:
    """For whom, where permanent links begin (without a slash at the end), on which day, and whether with what nobody
    decided on."""

    who: Reader
    address: str
    today: datetime.date
    proposed: bool

    def takes(self, found: Found | None) -> bool:
        return found is not None and (self.proposed or bool(found.decision))


def described_authority(
    who: Reader, authority: Authority, address: str, site: str, *, today: datetime.date, proposed: bool = False
) -> AuthorityDescribed:
    """What `who` may see of a person or a body: what a person decided, with `proposed` also what finders found.

    `address` begins permanent links, without a slash at the end. The heading is there in any case; one that nobody
    decided on is labelled so.
    """
    asked = _Asked(who, address, today, proposed)
    entities = authority_entities(who, authority.pk).order_by()
    found = found_of(entities.values_list("pk", flat=True))
    behind = mentions(who).filter(entity__in=entities.values("pk"), form="variant").values_list("entity", "text")
    every = _forms(who, authority, [*entities.values_list("pk", "name", "expansion"), *behind], found)
    name, heading = _heading(who, authority, every)
    named_in = [(each, _surest(found.get(pk) for pk in each.entities)) for each in documents(who, authority)]
    units = UnitOfDescription.objects.in_bulk([each.unit for each, _found in named_in])
    changed = max((unit.public_changed_at or 0 for unit in units.values()), default=0)
    day = datetime.datetime.fromtimestamp(changed, datetime.UTC).date() if changed else today
    return AuthorityDescribed(
        identifier=authority.pk,
        kind=authority.kind,
        name=name,
        url=f"{address}/{PLURALS[authority.kind]}/{authority.pk}",
        site=site,
        changed_at=day.isoformat(),
        names=(
            _of_heading(name, heading, every, authority),
            *(f for f in every if f.name != name and asked.takes(f.found)),
        ),
        identifiers={str(key): str(value) for key, value in authority.identifiers.items() if value},
        offices=tuple(_offices(asked, authority)),
        relations=tuple(_relations(asked, authority)),
        documents=tuple(
            _naming(units[each.unit], address, said)
            for each, said in [each for each in named_in if asked.takes(each[1])][:DOCUMENTS_AT_MOST]
        ),
        note=authority.note if who is Reader.KEEPER or authority.approved == "approved" else "",
        reviewed=authority.approved == "approved",
        proposed=proposed,
    )


def may_be_decided() -> Q:
    """The condition on standing records that a person decided on them, on a name in them, or on a fact about them,
    whoever may see that: what `is_decided` says of a described one is narrower."""
    named = NamedEntity.objects.exclude(authority=None).annotate(standing=STANDING).order_by()
    words = Mention.objects.filter(decision__in=_DECIDED).values("entity")
    facts = FactEntity.objects.filter(fact__decision__in=_DECIDED).values("entity")
    decided = named.filter(Q(decision="confirmed") | Q(pk__in=words) | Q(pk__in=facts))
    of_record = Q(approved="approved") | Q(chosen=True) | ~Q(identifiers={}) | ~Q(note="")
    told = Q(pk__in=AuthorityName.objects.values("authority"))
    return of_record | told | Q(pk__in=decided.values("standing"))


def is_decided(authority: Authority, described: AuthorityDescribed) -> bool:
    """Whether a person decided on the record or on anything that is said in it."""
    said = [each.found for each in described.names] + [each.found for each in described.offices]
    said += [each.found for each in (*described.relations, *described.documents)]
    on_record = authority.approved == "approved" or authority.chosen or described.identifiers or described.note
    return bool(on_record) or any(found is not None and found.decision for found in said)


def _surest(found: Iterable[Found | None]) -> Found | None:
    """What a person decided, else the most confident."""
    known = [each for each in found if each is not None]
    return max(known, key=lambda each: (bool(each.decision), each.confidence, each.finder), default=None)


def _forms(
    who: Reader, authority: Authority, rows: Iterable[tuple[Any, ...]], found: Mapping[int, Found]
) -> list[NameForm]:
    """The forms that texts have (`rows`: who is named, then forms), those that most have first, then what is told."""
    attested: dict[str, list[int]] = defaultdict(list)
    for pk, *forms in rows:
        for form in forms:
            if form:
                attested[form].append(pk)
    own = [authority.pk, *Authority.objects.filter(merged_into=authority).values_list("pk", flat=True)]
    made = [
        NameForm(form, found=_surest(found.get(pk) for pk in held))
        for form, held in sorted(attested.items(), key=lambda each: (-len(each[1]), each[0]))
    ]
    return made + [
        NameForm(
            each.name,
            each.scheme,
            attested=each.attested or bool(each.said_by),
            found=_BY_A_PERSON if each.said_by or each.attested else Found(),
            kind=each.kind,
            said_by=each.said_by,
        )
        for each in dict.fromkeys(each for rows in told_names(who, own).values() for each in rows)
        if each.name not in attested
    ]


def _heading(who: Reader, authority: Authority, forms: list[NameForm]) -> tuple[str, Found]:
    """The name that a keeper chose or approved, else the form most often attested of those decided on, else the one
    that is shown; and who says so."""
    name = shown_name(who, authority)
    if authority.chosen or authority.approved == "approved":
        return name, _BY_A_PERSON
    decided = [form for form in forms if form.attested and not form.said_by and form.found and form.found.decision]
    own = next((form for form in (*decided, *forms) if form.name == name), None)
    chosen = own if own in decided else decided[0] if decided else own
    return (chosen.name, chosen.found or Found()) if chosen else (name, Found())


def _of_heading(name: str, found: Found, forms: list[NameForm], authority: Authority) -> NameForm:
    """The heading as a form of the name: one that texts have, or that a keeper chose and no text has."""
    if authority.chosen and all(form.name != name for form in forms):
        return NameForm(name, found=found, said_by="the keeper")
    return NameForm(name, found=found)


def _offices(asked: _Asked, authority: Authority) -> Iterator[OfficeAttested]:
    for fact in held_by(asked.who, authority.pk):
        found = Found(fact.finder, fact.confidence, fact.decision)
        if asked.takes(found):
            unit = fact.text_read.unit
            yield OfficeAttested(
                fact.office, str(fact.said.get("date") or ""), unit.title or unit.reference_code,
                f"{asked.address}/records/{unit.pk}", found,
            )  # fmt: skip


def _relations(asked: _Asked, authority: Authority) -> Iterator[Related]:
    how = {MET: "met"}
    tied: dict[tuple[str, str], list[Found]] = defaultdict(list)
    for tie in ties(asked.who, authority.pk):
        other = tie.second if tie.first == authority.pk else tie.first
        found = Found(tie.finder, tie.confidence, tie.decision)
        if asked.takes(found):
            tied[other, how.get(tie.kind, "wrote to, or was written to by")].append(found)
    paged = having_pages(asked.who, {other for other, _how in tied}, today=asked.today)
    names = shown_names(asked.who, Authority.objects.filter(pk__in=paged))
    for (other, words), every in sorted(tied.items(), key=lambda each: (-len(each[1]), each[0])):
        if other in names:
            yield Related(words, names[other], f"{asked.address}/people/{other}", found=_surest(every))


def _naming(unit: UnitOfDescription, address: str, found: Found | None) -> Related:
    words = unit.title or unit.reference_code or unit.pk
    return Related("named in", words, f"{address}/records/{unit.pk}", unit.date_edtf, found)
