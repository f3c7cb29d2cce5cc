"""What waits for a keeper's decision: how many of each kind, and of how many software was not sure."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from django.db.models import QuerySet

from fonds.catalogue.access import Reader
from fonds.catalogue.authorities_listed import all_listed
from fonds.catalogue.in_parts import in_parts
from fonds.catalogue.models import (
    Authority,
    AuthorityProposal,
    DigitalObject,
    Fact,
    Mask,
    Mention,
    OpenedSpan,
    PendingJoin,
    Submission,
    UnitOfDescription,
)

UNSURE = 0.75
"""Below this certainty a find is counted as unsure."""
FACTS = ("office", "meeting", "statement", "figure", "date", "mark", "reference")
_ABOVE_TEXTS = ("fonds", "series", "subseries", "collection")


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


def people_without_page(today: datetime.date) -> Waiting:
    """How many `authority_pages.private_people` there are, counted from those who have a page: they are fewer."""
    undecided = set(Authority.objects.filter(kind="person", merged_into=None, approved="").values_list("pk", flat=True))
    return Waiting(len(undecided.difference(pk for pk, _count in all_listed(Reader.ANONYMOUS, "person", today=today))))


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
