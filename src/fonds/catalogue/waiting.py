"""What waits for a keeper's decision: how many of each kind, and of how many software was not sure."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from fonds.catalogue.access import Reader
from fonds.catalogue.authorities import STANDING, private_since
from fonds.catalogue.in_parts import in_parts
from fonds.catalogue.models import (
    Authority,
    AuthorityProposal,
    DigitalObject,
    Fact,
    FactEntity,
    Mask,
    Mention,
    NamedEntity,
    OpenedSpan,
    PendingJoin,
    Submission,
    TextRead,
    UnitOfDescription,
)
from fonds.catalogue.texts_read import is_told

UNSURE = 0.75
"""Below this certainty a find is counted as unsure."""
FACTS = ("office", "meeting", "statement", "figure", "date", "mark", "reference")
_ABOVE_TEXTS = ("fonds", "series", "subseries", "collection")
_Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Waiting:
    """How many rows nobody decided; `unsure` of them are under `UNSURE`, None where rows have no certainty."""

    count: int
    unsure: int | None = None


@dataclass(frozen=True, slots=True)
class FileWithoutText:
    """A file that was refused and of which no text is held, with what was said about it."""

    path: str
    reason: str
    advice: str


def joins_waiting() -> Waiting:
    """Files whose record is in doubt."""
    return Waiting(PendingJoin.objects.filter(decided=False).count())


def openings_waiting() -> Waiting:
    """Passages that comparisons found opened or newly withheld."""
    found = OpenedSpan.objects.filter(gone=False, decision="", comparison__unit__merged_into=None)
    return Waiting(found.count(), found.filter(listed=False).count())


def pairs_waiting() -> Waiting:
    """Records of people, bodies and places that may be one."""
    found = AuthorityProposal.objects.filter(decision="")
    return Waiting(found.count(), found.filter(certainty__lt=UNSURE).count())


def mentions_waiting() -> Waiting:
    """Words that name somebody."""
    return _unsure(Mention.objects.filter(decision=""))


def facts_waiting(kind: str) -> Waiting:
    """Facts of one of `FACTS`."""
    return _unsure(Fact.objects.filter(kind=kind, decision=""))


def masks_waiting() -> Waiting:
    """Words that software hides from the public."""
    return Waiting(Mask.objects.filter(state="proposed").count())


def without_text() -> QuerySet[UnitOfDescription]:
    """Records of single documents or files of which no text is held."""
    found = UnitOfDescription.objects.filter(has_text=False, merged_into=None)
    return found.exclude(level_of_description__in=_ABOVE_TEXTS)


def records_without_text() -> Waiting:
    """How many records `without_text` there are."""
    return Waiting(without_text().count())


def private_people(today: datetime.date) -> QuerySet[Authority]:
    """People without a decision on their page, to whom the rule of `authorities.has_page` gives none."""
    undecided = Authority.objects.filter(kind="person", merged_into=None, approved="")
    return undecided.exclude(pk__in=_in_office()).exclude(pk__in=_long_ago(today))


def people_without_page(today: datetime.date) -> Waiting:
    """How many `private_people` there are, counted from those who have a page: they are fewer, and databases have been
    seen to take half a second for what is asked here in steps."""
    people = Authority.objects.filter(kind="person")
    decided = set(people.filter(merged_into=None).exclude(approved="").values_list("pk", flat=True))
    since = private_since(today)
    told = _told().values_list("authority", "standing")
    old_texts = TextRead.objects.filter(is_told(Reader.ANONYMOUS), unit__date_last__lt=since).order_by()
    old = dict(_by_parts(told, "text_read", old_texts.values_list("pk", flat=True)))
    later_texts = told.filter(text_read__unit__date_last__gte=since)
    merged = people.exclude(merged_into=None)
    standing = set(old.values())
    names = {*old, *standing, *(pk for pk, into in merged.values_list("pk", "merged_into") if into in standing)}
    later = {stands for _pk, stands in _by_parts(later_texts, "authority", names)}
    allowed = (set(_in_office()) | (standing - later)) - decided
    return Waiting(max(0, people.count() - merged.count() - len(decided) - len(allowed)))


def _by_parts(found: QuerySet[Any, Any], field: str, values: Iterable[object]) -> list[_Pair]:
    """Rows whose field is one of many values."""
    return [row for part in in_parts(values) for row in found.filter(**{f"{field}__in": part})]


def _told() -> QuerySet[Any, Any]:
    told = NamedEntity.objects.filter(is_told(Reader.ANONYMOUS, "text_read"), kind="person", authority__kind="person")
    return told.exclude(decision="rejected").annotate(standing=STANDING).order_by()


def _in_office() -> QuerySet[Any, Any]:
    """The ids of those whom some text gives an office."""
    held = FactEntity.objects.filter(role="person", fact__kind="office").exclude(fact__decision="rejected")
    return _told().filter(pk__in=held.values("entity")).values_list("standing", flat=True)


def _long_ago(today: datetime.date) -> QuerySet[Any, Any]:
    """The ids of those whom a dated text names before the day of `private_since`, and none after."""
    since = private_since(today)
    # these few first: the database then looks up the texts of each and not all texts
    old = _told().filter(text_read__unit__date_last__lt=since).values("standing")
    later = _told().filter(standing__in=old, text_read__unit__date_last__gte=since).values("standing")
    found = _told().filter(text_read__unit__date_last__lt=since)
    return found.exclude(standing__in=later).values_list("standing", flat=True)


def files_without_text() -> list[FileWithoutText]:
    """Files that were refused when they were handed in, the latest first, unless a later attempt gave their text."""
    refused: dict[str, FileWithoutText] = {}
    for report in Submission.objects.order_by("-pk").values_list("report__refused", flat=True):
        for each in report or ():
            path = str(each.get("path", ""))
            refused.setdefault(path, FileWithoutText(path, str(each.get("reason", "")), str(each.get("advice", ""))))
    for paths in in_parts(refused):
        held = DigitalObject.objects.filter(path__in=paths, has_text=True)
        for path in held.values_list("path", flat=True):
            refused.pop(path, None)
    return list(refused.values())


def _unsure(found: QuerySet[Mention] | QuerySet[Fact]) -> Waiting:
    return Waiting(found.count(), found.filter(confidence__lt=UNSURE).count())
