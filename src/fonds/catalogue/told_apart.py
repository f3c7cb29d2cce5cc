"""What tells people, bodies and places of one name apart in a list: when they are named, an office, a record."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from fonds.catalogue.access import Reader
from fonds.catalogue.models import Authority, FactEntity, NamedEntity
from fonds.catalogue.texts_read import is_told


@dataclass(frozen=True, slots=True)
class Marks:
    """The first and the last year of the documents that name somebody, None where all are undated; their first office,
    "" for none; and the first record, by its reference or title."""

    first: int | None
    last: int | None
    office: str
    record: str


def told_apart(who: Reader, identifiers: Iterable[str]) -> dict[str, Marks]:
    """The marks of authority records by their ids, as far as `who` may see them. Meant for some dozens of them."""
    asked = list(dict.fromkeys(identifiers))
    standing = {pk: pk for pk in asked}
    joined = Authority.objects.filter(merged_into__in=asked).values_list("pk", "merged_into")
    standing |= {pk: into for pk, into in joined if into}
    unit = "text_read__unit"
    named = NamedEntity.objects.filter(is_told(who, "text_read"), authority__in=standing).exclude(decision="rejected")
    years: dict[str, set[int]] = defaultdict(set)
    records: dict[str, str] = {}
    rows = named.order_by(f"{unit}__date_first", "pk").values_list(
        "authority", f"{unit}__date_first", f"{unit}__reference_code", f"{unit}__title"
    )
    for authority, date, code, title in rows:
        pk = standing[authority or ""]
        records.setdefault(pk, code or title)
        if date:
            years[pk].add(date // 10_000)
    held = FactEntity.objects.filter(is_told(who, "fact__text_read"), role="person", fact__kind="office")
    held = held.filter(entity__authority__in=standing)
    held = held.exclude(fact__decision="rejected").exclude(entity__decision="rejected")
    offices: dict[str, str] = {}
    for authority, office in held.order_by("fact__date_first", "pk").values_list("entity__authority", "fact__office"):
        if office:
            offices.setdefault(standing[authority or ""], office)
    return {
        pk: Marks(min(years[pk], default=None), max(years[pk], default=None), offices.get(pk, ""), records.get(pk, ""))
        for pk in asked
    }
