"""Meetings as lines of a list."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse

from fonds.catalogue.facts_told import ToldFact
from fonds.web.pages.name_links import NameLink, NameLinks
from fonds.web.pages.quoted import Quoted, RecordLink, quoted, record_link, review
from fonds.web.templating import date_words
from fonds.web.translating import gettext as _


@dataclass(frozen=True, slots=True)
class MeetingLine:
    """A meeting: `date` in words, "" where none is told; `place` only if it is stated; `reported_by` where others
    than the writer tell of it."""

    path: str
    date: str
    edtf: str
    participants: tuple[NameLink, ...]
    place: NameLink | None
    reported_by: tuple[NameLink, ...]
    words: Quoted
    record: RecordLink


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
    )
