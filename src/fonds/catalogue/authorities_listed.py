"""All records of a kind that have a page, with the number of documents that name each.

Of a large archive the database takes longest to join every name to its text, its record and its authority record; here
what a reader may be told is asked once for each text, and the names are counted in one pass over them.
"""

from __future__ import annotations

import datetime
from collections import Counter

from fonds.catalogue.access import Reader
from fonds.catalogue.authorities import private_since
from fonds.catalogue.models import Authority, FactEntity, NamedEntity
from fonds.catalogue.texts_read import texts_read

_PART = 5000


def all_listed(who: Reader, kind: str, *, today: datetime.date) -> list[tuple[str, int]]:
    """The ids of the records of a kind with a page for `who`, and the number of documents that name each; the most
    named first, ties by id. The rule is that of `authority_pages.having_pages`."""
    told = dict(texts_read(who).order_by().values_list("pk", "unit__date_last"))
    joined = Authority.objects.exclude(merged_into=None).order_by().values_list("pk", "merged_into")
    merged = {pk: into for pk, into in joined if into}
    named = NamedEntity.objects.filter(kind=kind, authority__kind=kind).exclude(decision="rejected").order_by()
    pairs = {
        (merged.get(authority, authority), text)
        for authority, text in named.values_list("authority", "text_read").iterator(chunk_size=_PART)
        if authority and text in told
    }
    counts = Counter(authority for authority, _text in pairs)
    if kind == "person" and who is not Reader.KEEPER:
        allowed = _with_page(pairs, told, merged, private_since(today))
        counts = Counter({pk: count for pk, count in counts.items() if pk in allowed})
    return sorted(counts.items(), key=lambda each: (-each[1], each[0]))


def _with_page(
    pairs: set[tuple[str, int]], told: dict[int, int | None], merged: dict[str, str], since: int
) -> set[str]:
    """The people who held an office, whom nothing names since a day, or whom a keeper approved; nobody rejected."""
    last: dict[str, int] = {}
    for pk, text in pairs:
        date = told[text]
        if date is not None and date > last.get(pk, 0):
            last[pk] = date
    allowed = {pk for pk, date in last.items() if date < since}
    held = FactEntity.objects.filter(role="person", fact__kind="office").exclude(fact__decision="rejected")
    held = held.exclude(entity__decision="rejected").exclude(entity__authority=None).order_by()
    for authority, text in held.values_list("entity__authority", "entity__text_read").iterator(chunk_size=_PART):
        if authority and text in told:
            allowed.add(merged.get(authority, authority))
    for pk, approved in Authority.objects.filter(kind="person").exclude(approved="").values_list("pk", "approved"):
        allowed.add(pk) if approved == "approved" else allowed.discard(pk)
    return allowed
