"""Which people, bodies and places have pages, how often each is named, and in which documents."""

from __future__ import annotations

import datetime
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from fonds.catalogue.access import Reader
from fonds.catalogue.authorities import (
    STANDING,
    authority_entities,
    of_authority,
    private_since,
)
from fonds.catalogue.authorities_listed import all_listed
from fonds.catalogue.authority_names import guessed_names, told_names
from fonds.catalogue.in_parts import in_parts
from fonds.catalogue.kept_sql import KeptSql
from fonds.catalogue.models import Authority, AuthorityProposal, FactEntity, NamedEntity
from fonds.catalogue.texts_read import is_told


@dataclass(frozen=True, slots=True)
class Document:
    """A document that names somebody: its record, when it was written (yyyymmdd), and the rows that name them."""

    unit: str
    date: int | None
    entities: tuple[int, ...]

    @property
    def year(self) -> int | None:
        return None if self.date is None else self.date // 10000


@dataclass(frozen=True, slots=True)
class NameMade:
    """A form of a name that no text has. `kind` is name, alias, cryptonym or pseudonym; `said_by` who tells it, ""
    where rules made it in the spelling `scheme`, which is a guess; `attested` that a passage, `anchor`, says so."""

    name: str
    scheme: str
    kind: str
    said_by: str
    attested: bool = False
    anchor: dict[str, Any] | None = None


def page_of(who: Reader, identifier: str, kind: str, *, today: datetime.date) -> Authority | None:
    """The authority record of that id and kind, if it has a page for `who`; see `having_pages`."""
    found = Authority.objects.filter(pk=identifier, kind=kind).first()
    return found if found is not None and having_pages(who, [found.pk], today=today) else None


def leads_to(who: Reader, identifier: str, kind: str, *, today: datetime.date) -> str | None:
    """The id of the page that a merged record leads to. None where `who` may see nothing of either of them."""
    merged = Authority.objects.filter(pk=identifier, kind=kind).exclude(merged_into=None).first()
    if merged is None or merged.merged_into is None or not _named(who, kind).filter(authority=merged).exists():
        return None
    return merged.merged_into_id if having_pages(who, [merged.merged_into.pk], today=today) else None


def having_pages(who: Reader, identifiers: Iterable[str], *, today: datetime.date) -> frozenset[str]:
    """Those of the authority records' ids that have a page which `who` may see. A merged one has none: it leads to
    another.

    A private person, one with no office named, last attested less than `FONDS_PRIVATE_YEARS` ago or in records
    without a date, has none for the public until a keeper approves it, so that a site on history does not become a
    register of the living. The keeper, who is to decide, sees all.

    In one query for some hundred of them, which looks no further than it must at a record with thousands of mentions.
    """
    parts = in_parts(each for each in dict.fromkeys(identifiers) if each)
    return frozenset(pk for part in parts for (pk,) in _with_pages(who, private_since(today)).rows(part))


@lru_cache(maxsize=8)
def _with_pages(who: Reader, since: int) -> KeptSql:
    return KeptSql(lambda ids: _having_pages(who, ids, since).values_list("pk"))


def _having_pages(who: Reader, ids: Sequence[str], since: int) -> QuerySet[Authority]:
    found = Authority.objects.filter(pk__in=ids, merged_into=None).order_by()
    named = _naming(who)
    if who is Reader.KEEPER:
        return found.filter(Exists(named))
    is_public = (
        ~Q(kind="person") | Q(approved="approved") | (~Q(approved="rejected") & _is_no_private_person(who, since))
    )
    return found.filter(is_public).filter(Exists(named))


def _naming(who: Reader) -> QuerySet[NamedEntity]:
    """What names the authority record of the outer query, as far as `who` may see it."""
    named = NamedEntity.objects.filter(of_authority(OuterRef(OuterRef("pk"))), is_told(who, "text_read"))
    return named.exclude(decision="rejected")


def _is_no_private_person(who: Reader, since: int) -> Q:
    """Of people: that some text gives them an office, or that they are named before a day and not after."""
    named = _naming(who)
    office = FactEntity.objects.filter(entity=OuterRef("pk"), role="person", fact__kind="office")
    in_office = Exists(named.filter(Exists(office.exclude(fact__decision="rejected"))))
    long_ago = Exists(named.filter(text_read__unit__date_last__lt=since))
    lately = Exists(named.filter(text_read__unit__date_last__gte=since))
    return Q(in_office) | Q(long_ago & ~lately)


def private_people(today: datetime.date) -> QuerySet[Authority]:
    """People to whom the rule of `having_pages` gives no page for the public, and of whom no keeper decided it."""
    undecided = Authority.objects.filter(kind="person", merged_into=None, approved="")
    return undecided.exclude(_is_no_private_person(Reader.ANONYMOUS, private_since(today)))


def listed(who: Reader, kind: str, *, today: datetime.date, words: str = "") -> list[tuple[str, int]]:
    """The ids of the records of a kind with a page for `who`, and the number of documents that name each.

    The most named first, ties by id. With `words`, only those with a name that holds them all.
    """
    if not words:
        return all_listed(who, kind, today=today)
    named = _named(who, kind).exclude(authority=None).annotate(standing=STANDING)
    for word in words.split()[:8]:
        named = named.filter(name__icontains=word)
    found = set(named.order_by().values_list("standing", flat=True).distinct())
    if len(found) < 500:
        counts = _documents_each(who, kind, found)
        allowed = having_pages(who, counts, today=today)
        return sorted(((pk, counts[pk]) for pk in allowed), key=lambda each: (-each[1], each[0]))
    return [each for each in all_listed(who, kind, today=today) if each[0] in found]


def documents(who: Reader, authority: Authority) -> list[Document]:
    """The documents that name the authority record, in the order of their dates, undated ones last."""
    rows = authority_entities(who, authority.pk).order_by(
        F("text_read__unit__date_first").asc(nulls_last=True), "text_read__unit", "pk"
    )
    dates: dict[str, int | None] = {}
    entities: dict[str, list[int]] = defaultdict(list)
    for pk, unit, date in rows.values_list("pk", "text_read__unit", "text_read__unit__date_first"):
        dates[unit] = date
        entities[unit].append(pk)
    return [Document(unit, date, tuple(entities[unit])) for unit, date in dates.items()]


def made_names(who: Reader, authority: Authority) -> list[NameMade]:
    """Forms of the name that no text has: told by somebody, or made by rules from the names that `who` sees."""
    seen = list(authority_entities(who, authority.pk).order_by("name").values_list("name", flat=True).distinct())
    merged = Authority.objects.filter(merged_into=authority).values_list("pk", flat=True)
    told = [each for rows in told_names(who, [authority.pk, *merged]).values() for each in rows]
    found = [NameMade(each.name, each.scheme, each.kind, each.said_by, each.attested, each.anchor) for each in told]
    return found + [NameMade(each.name, each.scheme, "name", "") for each in guessed_names(authority.kind, seen)]


def how_merged(who: Reader, authority: Authority) -> str:
    """Why a machine put names together in the record; "" where `who` sees none that was put to it."""
    if not authority.how_merged:
        return ""
    put_to_it = NamedEntity.objects.filter(is_told(who, "text_read"), authority__merged_into=authority)
    return authority.how_merged if put_to_it.exclude(decision="rejected").exists() else ""


def put_together(authority: Authority) -> list[AuthorityProposal]:
    """The pairs that a machine made one in this record, for whoever is to take them apart; oldest first."""
    own = [authority.pk, *Authority.objects.filter(merged_into=authority).values_list("pk", flat=True)]
    pairs = AuthorityProposal.objects.filter(decision="automatic", first__in=own, second__in=own)
    return list(pairs.select_related("first", "second").order_by("pk"))


def _named(who: Reader, kind: str):  # type: ignore[no-untyped-def]
    return NamedEntity.objects.filter(is_told(who, "text_read"), kind=kind).exclude(decision="rejected")


def _documents_each(who: Reader, kind: str, records: set[str]) -> Counter[str]:
    """In how many documents each of the records is named, under whatever name."""
    pairs: set[tuple[str, int]] = set()
    for part in in_parts(sorted(records), 400):  # asked for twice
        every = Authority.objects.filter(Q(pk__in=part) | Q(merged_into__in=part)).values("pk")
        named = _named(who, kind).filter(authority__in=every)
        pairs |= set(named.annotate(standing=STANDING).order_by().values_list("standing", "text_read"))
    return Counter(standing for standing, _text in pairs)
