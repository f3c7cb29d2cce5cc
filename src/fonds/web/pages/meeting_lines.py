"""Meetings as lines of a list."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import QuerySet
from django.urls import reverse

from fonds.catalogue.access import Reader
from fonds.catalogue.facts_told import ToldFact, told
from fonds.catalogue.meetings_alike import Alike, meetings_alike
from fonds.catalogue.models import Fact
from fonds.catalogue.remembering import remembered
from fonds.web.kept import kept
from fonds.web.pages.name_links import NameLink, NameLinks
from fonds.web.pages.quoted import Quoted, RecordLink, quoted, record_link, review
from fonds.web.templating import date_words
from fonds.web.translating import gettext as _


@dataclass(frozen=True, slots=True)
class MeetingLine:
    """A meeting: `date` in words, "" where none is told; `place` only if it is stated; `reported_by` where others
    than the writer tell of it. `also_in` counts the other documents that tell of it in the same words."""

    path: str
    date: str
    edtf: str
    participants: tuple[NameLink, ...]
    place: NameLink | None
    reported_by: tuple[NameLink, ...]
    words: Quoted
    record: RecordLink
    also_in: int


@remembered(lambda: ())
def alike() -> Alike:
    """Which tellings of meetings are copies of each other, for readers."""
    return kept("meetings alike", lambda: meetings_alike(Reader.ANONYMOUS))


def each_once(found: QuerySet[Fact]) -> list[str]:
    """The ids of the meetings in their order; of those that several documents tell of in the same words one."""
    copies = alike().first
    return [pk for pk in found.values_list("pk", flat=True) if pk not in copies]


def lines_of(identifiers: Sequence[str]) -> tuple[MeetingLine, ...]:
    """The meetings with these ids, in their order."""
    rows = {each.pk: each for each in Fact.objects.filter(pk__in=identifiers).select_related("text_read__unit")}
    return meeting_lines(told(Reader.ANONYMOUS, [rows[pk] for pk in identifiers if pk in rows]))


def meeting_lines(found: Sequence[ToldFact], links: NameLinks | None = None) -> tuple[MeetingLine, ...]:
    """The meetings in their order."""
    links = links or NameLinks.of(found)
    return tuple(meeting_line(each, links) for each in found)


def meeting_line(each: ToldFact, links: NameLinks) -> MeetingLine:
    """One meeting."""
    fact = each.fact
    edtf = str(fact.said.get("date") or "")
    place = each.named("place")
    return MeetingLine(
        path=reverse("meeting", kwargs={"identifier": fact.pk}),
        date=date_words(edtf) if edtf else _("no date told"),
        edtf=edtf,
        participants=links.links(each.named("participants")),
        place=links.link(place[0]) if place else None,
        reported_by=links.links(each.named("reported_by")),
        words=quoted(each.unit.pk, each.place, each.around, review(fact.finder, fact.confidence, fact.decision)),
        record=record_link(each.unit),
        also_in=len(alike().beside(fact.pk)),
    )
