"""Authority records of others (EAC-CPF) taken in as what a keeper states of people and bodies (`fonds people import`).

A record is known again by the id that this archive gave it, or by an identifier that both have elsewhere (VIAF,
Wikidata), or because it was taken in before; by its name alone only where the keeper says so, and one person or body
alone is called so. Of whom nobody here is called so it makes a record, which readers see once it is one with somebody
whom a document names; `workflows.proposing` asks for that as of any other. What it adds –
other forms of the name, identifiers, its history where nothing is noted – is one decision that can be undone; what is
there already is left alone, so that the same file twice adds nothing.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db import transaction
from django.db.models import Q

from fonds.catalogue.authorities import of_authority
from fonds.catalogue.facts import standing
from fonds.catalogue.models import Authority, AuthorityName, Decision, NamedEntity, UnitOfDescription
from fonds.core.citing.item import name_from_heading
from fonds.core.description.identifiers import Mint, is_identifier
from fonds.core.standards.eac_cpf import AuthorityRead
from fonds.workflows.deciding_people import index_records
from fonds.workflows.undoable import Changes

_LONGEST = 500


@dataclass(slots=True)
class AuthoritiesImported:
    """What became of the records: `decisions` with the records they are on, `new` those made for them, `unchanged`
    records that had it all.

    `unknown` are those of whom it is not said who they are, each with its name and the ids of those called so;
    `contradicted` say which identifiers are another here and were left as they are.
    """

    decisions: list[tuple[Authority, Decision]] = field(default_factory=list)
    new: list[Authority] = field(default_factory=list)
    unchanged: list[Authority] = field(default_factory=list)
    unknown: list[tuple[str, list[str]]] = field(default_factory=list)
    contradicted: list[str] = field(default_factory=list)


def import_authorities(
    records: Iterable[AuthorityRead], *, mint: Mint, by_name: bool = False, only: Authority | None = None,
    reason: str = "", by: str, now: int,
) -> AuthoritiesImported:  # fmt: skip
    """Takes the records in. `only` is whom a single record is of; `by_name` takes a name's only bearer for its own.

    Raises ValueError where `only` is given with several records, or with one of another kind.
    """
    read = list(records)
    if only is not None and (len(read) != 1 or read[0].kind != only.kind):
        raise ValueError(f"the file has to hold one record of a {only.kind}, for it is to be {only}'s")
    done = AuthoritiesImported()
    for each in read:
        own = only or _known(each)
        called = _called(each) if own is None else []
        if own is None and by_name and len(called) == 1:
            own = called[0]
        if own is None and called:
            done.unknown.append((each.names[0].name, [one.pk for one in called]))
            continue
        made: Decision | None
        if own is None:
            own, made = _make(each, done, mint, reason=reason, by=by, now=now)
        else:
            made = _take_in(own, each, done, Changes(), reason=reason, by=by, now=now)
        if made is None:
            done.unchanged.append(own)
        else:
            done.decisions.append((own, made))
    return done


def _known(read: AuthorityRead) -> Authority | None:
    """Whom the record's own id, or one that it has elsewhere, names here, or who was made of it before; None where it
    names nobody, or several."""
    own = standing(Authority.objects.filter(pk=read.identifier, kind=read.kind).first()) if read.identifier else None
    if own is not None:
        return own
    asked = set(read.identifiers.items())
    found: set[str] = set()
    for each in Authority.objects.filter(kind=read.kind).exclude(identifiers={}) if asked else ():
        if asked & {(key, str(value)) for key, value in each.identifiers.items()}:
            found |= {at.pk for at in (standing(each),) if at is not None}
    if not found and read.identifier:  # one of an agency that gave it no other identifier
        told = AuthorityName.objects.filter(said_by=_said_by(read), authority__kind=read.kind).select_related(
            "authority"
        )
        found = {at.pk for each in told if (at := standing(each.authority)) is not None}
    return Authority.objects.get(pk=found.pop()) if len(found) == 1 else None


def _called(read: AuthorityRead) -> list[Authority]:
    """Those of the kind who have one of the record's names, in one order or the other, by id."""
    names = {form for each in read.names for form in (each.name, _in_order(each.name))}
    any_of = Q()
    for name in names:
        any_of |= Q(name__iexact=name)
    entities = NamedEntity.objects.filter(any_of, kind=read.kind).exclude(authority=None).exclude(decision="rejected")
    told = AuthorityName.objects.filter(any_of, authority__kind=read.kind)
    ids = {*entities.values_list("authority_id", flat=True), *told.values_list("authority_id", flat=True),
           *Authority.objects.filter(any_of, kind=read.kind).values_list("pk", flat=True)}  # fmt: skip
    found = {at.pk: at for each in Authority.objects.filter(pk__in=ids) if (at := standing(each)) is not None}
    return [found[pk] for pk in sorted(found)]


def _in_order(heading: str) -> str:
    """`Strand, Anna` as `Anna Strand`."""
    name = name_from_heading(heading)
    return f"{name.given} {name.family}".strip() if name.given else heading


def _make(
    read: AuthorityRead, done: AuthoritiesImported, mint: Mint, *, reason: str, by: str, now: int
) -> tuple[Authority, Decision]:
    """A record of whom nobody here is called so, under the id that another archive gave it if it is one of this kind
    and free, so that it stays the same wherever it goes."""
    heading = read.names[0].name
    name = (_in_order(heading) if read.kind == "person" else heading)[:_LONGEST]
    is_free = is_identifier(read.identifier) and not any(
        model.objects.filter(pk=read.identifier).exists() for model in (Authority, UnitOfDescription)
    )
    with transaction.atomic():
        changes = Changes()
        own = Authority.objects.create(
            id=read.identifier if is_free else mint(f"authority:{read.kind}:{name}"), kind=read.kind, name=name
        )
        changes.made(own)
        told = AuthorityName.objects.create(
            authority=own, name=name, scheme=read.names[0].scheme[:60], kind=read.names[0].kind, said_by=_said_by(read)
        )
        changes.made(told)
        made = _take_in(own, read, done, changes, reason=reason, by=by, now=now)
        assert made is not None
    done.new.append(own)
    return own, made


def _take_in(
    own: Authority, read: AuthorityRead, done: AuthoritiesImported, changes: Changes, *, reason: str, by: str, now: int
) -> Decision | None:
    said_by = _said_by(read)
    have = _names_of(own)
    fresh: dict[str, tuple[str, str]] = {}
    for form in read.names:
        name = form.name[:_LONGEST]
        if form.attested and not {name.casefold(), _in_order(name).casefold()} & have:
            fresh.setdefault(name, (form.scheme[:60], form.kind))
            have.add(name.casefold())
    identifiers = dict(own.identifiers)
    for key, value in read.identifiers.items():
        if identifiers.setdefault(key, value) != value:
            done.contradicted.append(f"{own} ({own.pk}): {key} is {identifiers[key]} here, {value} in the file")
    note = own.note or "\n\n".join(part for part in (read.exist_dates, read.history) if part)
    with transaction.atomic():
        changes.set(own, identifiers=identifiers, note=note)
        for name, (scheme, kind) in fresh.items():
            made, is_new = AuthorityName.objects.get_or_create(
                authority=own, name=name, scheme=scheme, defaults={"kind": kind, "said_by": said_by}
            )
            if is_new:
                changes.made(made)
        if not changes.after:
            return None
        index_records(own.pk)
        return changes.log(f"authority:{own.pk}", "imported", reason=reason or said_by, by=by, now=now)


def _names_of(own: Authority) -> set[str]:
    """What the record is called, small letters: by texts, by itself, and by others."""
    entities = NamedEntity.objects.filter(of_authority(own.pk)).values_list("name", "expansion")
    told = AuthorityName.objects.filter(authority=own).values_list("name", flat=True)
    return {form.casefold() for form in (own.name, *told, *(form for pair in entities for form in pair if form))}


def _said_by(read: AuthorityRead) -> str:
    named = " ".join(part for part in (read.agency, read.identifier) if part)
    return f"EAC-CPF record{f': {named}' if named else ''}"[:300]
