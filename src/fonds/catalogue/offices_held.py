"""Which offices the documents say that somebody holds, and who holds an office, each on the date that says so."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Count, F, QuerySet

from fonds.catalogue.access import Reader
from fonds.catalogue.authorities import of_authority
from fonds.catalogue.facts import facts
from fonds.catalogue.models import Fact, FactEntity
from fonds.catalogue.texts_read import is_told

_APART = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class Office:
    """An office by the words that name it, however they are capitalised; `facts` counts who says so."""

    slug: str
    name: str
    facts: int


def slug_of(office: str) -> str:
    """The office in an address: `Deputy Chairman` → `deputy-chairman`; letters of any script stay as they are."""
    return _APART.sub("-", unicodedata.normalize("NFC", office).casefold()).strip("-")


def offices(who: Reader, *, words: str = "", on: int | None = None) -> list[Office]:
    """The offices that documents name, the most often named first; on a day (yyyymmdd), those attested then."""
    found = facts(who, "office").exclude(office="")
    for word in words.split()[:8]:
        found = found.filter(office__icontains=word)
    if on is not None:
        found = found.filter(date_first__lte=on, date_last__gte=on)
    counts: dict[str, dict[str, int]] = {}
    for name, count in found.order_by().values("office").annotate(n=Count("pk")).values_list("office", "n"):
        if slug := slug_of(name):
            counts.setdefault(slug, {})[name] = count
    made = [
        Office(slug, max(names, key=lambda each: (names[each], each)), sum(names.values()))
        for slug, names in counts.items()
    ]
    return sorted(made, key=lambda each: (-each.facts, each.slug))


def named_so(slug: str) -> list[str]:
    """The spellings of an office in the facts, whoever may see those."""
    first = slug.split("-")[0]
    found = (
        Fact.objects.filter(kind="office", office__icontains=first)
        if first.isascii()
        else Fact.objects.filter(kind="office")
    )  # SQLite folds the case of ASCII alone
    return sorted(
        name for name in found.order_by().values_list("office", flat=True).distinct() if slug_of(name) == slug
    )


def holders(who: Reader, names: Sequence[str], *, on: int | None = None) -> QuerySet[Fact]:
    """Who is said to hold an office, in the order of the dates; on a day (yyyymmdd), those attested then.

    A document says so of its own date: nobody is taken to hold an office between two dates.
    """
    found = facts(who, "office").filter(office__in=list(names))
    if on is not None:
        found = found.filter(date_first__lte=on, date_last__gte=on)
    dated = F("date_first").asc(nulls_last=True)
    return found.select_related("text_read__unit").order_by(dated, "text_read__unit", "number", "pk")


def held_by(who: Reader, authority: str) -> QuerySet[Fact]:
    """The offices that documents say the person holds, in the order of the dates."""
    own = of_authority(authority, "entity")
    links = FactEntity.objects.filter(own, is_told(who, "entity__text_read"), role="person", fact__kind="office")
    held = links.exclude(entity__decision="rejected")
    found = facts(who, "office").filter(pk__in=held.values("fact"))
    dated = F("date_first").asc(nulls_last=True)
    return found.select_related("text_read__unit").order_by(dated, "text_read__unit", "number", "pk")
