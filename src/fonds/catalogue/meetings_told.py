"""Meetings that documents tell of: who was there, what was said, and in which other meeting it was told."""

from __future__ import annotations

from collections.abc import Sequence

from django.db.models import F, QuerySet

from fonds.catalogue.access import Reader
from fonds.catalogue.authorities import of_authority
from fonds.catalogue.facts import facts
from fonds.catalogue.models import Authority, Fact, FactEntity
from fonds.catalogue.texts_read import is_told


def meetings(
    who: Reader,
    people: Sequence[Authority] = (),
    *,
    first: int | None = None,
    last: int | None = None,
    undated: bool = False,
) -> QuerySet[Fact]:
    """The meetings in which all of the people took part, in the order of their dates, undated ones last.

    `first` and `last` are years; with `undated`, those alone of which no date is told.
    """
    found = facts(who, "meeting")
    for person in people:
        found = found.filter(pk__in=_takes_part(who, person).values("fact"))
    if undated:
        found = found.filter(date_first=None)
    if first is not None:
        found = found.filter(date_last__gte=first * 10000)
    if last is not None:
        found = found.filter(date_first__lte=last * 10000 + 1231)
    dated = F("date_first").asc(nulls_last=True)
    return found.select_related("text_read__unit").order_by(dated, "text_read__unit", "number", "pk")


def said_in(who: Reader, meeting: Fact) -> QuerySet[Fact]:
    """What is told to have been said in a meeting, in the order of the text."""
    found = facts(who, "statement").filter(text_read=meeting.text_read_id, said__meeting__in=_names(meeting))
    return found.select_related("text_read__unit").order_by("number", "pk")


def told_in(who: Reader, meeting: Fact) -> Fact | None:
    """The meeting in which this one was told of, None where the document does not say."""
    named = str(meeting.said.get("told_in") or "")
    if not named:
        return None
    found = _of_text(who, meeting)
    return found.filter(pk=named).first() or found.filter(key=named).first()


def told_of_in(who: Reader, meeting: Fact) -> QuerySet[Fact]:
    """The meetings that were told of in this one."""
    return _of_text(who, meeting).filter(said__told_in__in=_names(meeting)).order_by("number", "pk")


def _names(meeting: Fact) -> list[str]:
    """What facts of the same text name the meeting by (`facts.meetings_by_reference`)."""
    return [name for name in (meeting.pk, meeting.key) if name]


def _of_text(who: Reader, meeting: Fact) -> QuerySet[Fact]:
    found = facts(who, "meeting").filter(text_read=meeting.text_read_id).exclude(pk=meeting.pk)
    return found.select_related("text_read__unit")


def _takes_part(who: Reader, person: Authority) -> QuerySet[FactEntity]:
    own = of_authority(person.pk, "entity")
    links = FactEntity.objects.filter(own, is_told(who, "entity__text_read"), role="participants")
    return links.exclude(entity__decision="rejected")
