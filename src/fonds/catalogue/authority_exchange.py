"""Authority records of people and bodies as other software takes them (`core.standards.eac_cpf`)."""

from __future__ import annotations

import datetime
from collections import Counter

from fonds.catalogue.access import Reader
from fonds.catalogue.authorities import authority_entities, shown_name, shown_names
from fonds.catalogue.authority_names import told_names
from fonds.catalogue.authority_pages import documents, having_pages
from fonds.catalogue.facts import PLURALS
from fonds.catalogue.models import Authority, UnitOfDescription
from fonds.catalogue.offices_held import held_by
from fonds.catalogue.people_met import MET, ties
from fonds.core.standards.eac_cpf import AuthorityDescribed, NameForm, OfficeAttested, Related

DOCUMENTS_AT_MOST = 1_000


def described_authority(
    who: Reader, authority: Authority, address: str, site: str, *, today: datetime.date
) -> AuthorityDescribed:
    """What `who` may see of a person or a body. `address` begins permanent links, without a slash at the end."""
    name = shown_name(who, authority)
    named_in = documents(who, authority)
    units = UnitOfDescription.objects.in_bulk([each.unit for each in named_in])
    changed = max((unit.public_changed_at or 0 for unit in units.values()), default=0)
    day = datetime.datetime.fromtimestamp(changed, datetime.UTC).date() if changed else today
    return AuthorityDescribed(
        identifier=authority.pk,
        kind=authority.kind,
        name=name,
        url=f"{address}/{PLURALS[authority.kind]}/{authority.pk}",
        site=site,
        changed_at=day.isoformat(),
        names=tuple(_forms(who, authority, name)),
        identifiers={str(key): str(value) for key, value in authority.identifiers.items() if value},
        offices=tuple(_offices(who, authority, address)),
        relations=tuple(_relations(who, authority, address, today)),
        documents=tuple(_naming(units[each.unit], address) for each in named_in[:DOCUMENTS_AT_MOST]),
        note=authority.note if who is Reader.KEEPER or authority.approved == "approved" else "",
        reviewed=authority.approved == "approved",
    )


def _forms(who: Reader, authority: Authority, name: str) -> list[NameForm]:
    entities = authority_entities(who, authority.pk).order_by()
    attested = Counter(form for pair in entities.values_list("name", "expansion") for form in pair if form)
    found = [NameForm(form) for form, _count in sorted(attested.items(), key=lambda each: (-each[1], each[0]))]
    found += [
        NameForm(each.name, each.scheme, each.attested)
        for each in told_names(who, [authority.pk]).get(authority.pk, [])
        if each.name not in attested
    ]
    return [form for form in found if form.name != name]


def _offices(who: Reader, authority: Authority, address: str) -> list[OfficeAttested]:
    return [
        OfficeAttested(
            fact.office,
            str(fact.said.get("date") or ""),
            fact.text_read.unit.title or fact.text_read.unit.reference_code,
            f"{address}/records/{fact.text_read.unit_id}",
        )
        for fact in held_by(who, authority.pk)
    ]


def _relations(who: Reader, authority: Authority, address: str, today: datetime.date) -> list[Related]:
    counts: Counter[tuple[str, str]] = Counter()
    for tie in ties(who, authority.pk):
        other = tie.second if tie.first == authority.pk else tie.first
        counts[other, "met" if tie.kind == MET else "wrote to, or was written to by"] += 1
    paged = having_pages(who, {other for other, _how in counts}, today=today)
    names = shown_names(who, Authority.objects.filter(pk__in=paged))
    return [
        Related(how, names[other], f"{address}/people/{other}")
        for (other, how), _count in sorted(counts.items(), key=lambda each: (-each[1], each[0]))
        if other in names
    ]


def _naming(unit: UnitOfDescription, address: str) -> Related:
    words = unit.title or unit.reference_code or unit.pk
    return Related("named in", words, f"{address}/records/{unit.pk}", unit.date_edtf)
