"""Why documents are taken to name one, and who else is called so."""

from __future__ import annotations

import datetime
from collections import defaultdict
from dataclasses import dataclass

from fonds.catalogue.access import Reader
from fonds.catalogue.authorities import STANDING, authority_entities
from fonds.catalogue.authority_pages import having_pages
from fonds.catalogue.models import Authority, NamedEntity
from fonds.catalogue.texts_read import is_told

_FORMS = 12
MOST = 24

FIRST = "first named here"
APART = "the same full name in this collection, in the same years, but one that many people bear: the desk asks"
"""Why a name got a record of its own: nobody was called so, or somebody was."""


@dataclass(frozen=True, slots=True)
class Given:
    """Why names were given to a record, how certain that is (0 to 1), and in how many documents."""

    reason: str
    certainty: float
    documents: int


def why_given(who: Reader, authority: Authority) -> list[Given]:
    """Why the names that `who` sees were given to the record, the commonest reason first.

    The document with which the record began is counted with those that followed for the commonest reason: which came
    first may be one that `who` does not see, and that the others do not begin the record would tell of it.
    """
    texts: dict[tuple[str, float], set[str]] = defaultdict(set)
    rows = authority_entities(who, authority.pk).order_by().values_list("reason", "certainty", "text_read__unit")
    for reason, certainty, unit in rows:
        if reason:
            texts[reason, certainty].add(unit)
    began = {unit for (reason, _certainty), units in texts.items() if reason in (FIRST, APART) for unit in units}
    followed = [each for each in texts if each[0] not in (FIRST, APART)]
    ordered = sorted(followed, key=lambda each: (-len(texts[each]), each))
    if ordered:
        texts[ordered[0]] |= began
    found = [Given(reason, certainty, len(texts[reason, certainty])) for reason, certainty in ordered]
    return sorted(found, key=lambda each: (-each.documents, each.reason))


def called_so_too(who: Reader, authority: Authority, *, today: datetime.date) -> list[str]:
    """The ids of other records of the kind that `who` sees a page of and that some document calls the same."""
    names = authority_entities(who, authority.pk).order_by("name").values_list("name", flat=True).distinct()[:_FORMS]
    others = NamedEntity.objects.filter(is_told(who, "text_read"), kind=authority.kind, name__in=list(names))
    others = others.exclude(decision="rejected").exclude(authority=None).annotate(standing=STANDING)
    ids = others.order_by("standing").values_list("standing", flat=True).distinct()[: MOST * 8]
    return sorted(having_pages(who, [pk for pk in ids if pk != authority.pk], today=today))[:MOST]
