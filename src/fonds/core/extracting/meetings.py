"""Meetings and conversations: the writer's own, those that he is told of, and those whose paper lists who took part."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import Protocol

from fonds.core.extracting.before_names import before_names
from fonds.core.extracting.contact_words import CONTACT
from fonds.core.extracting.dates_of_meetings import MeetingDates
from fonds.core.extracting.document import Document, NameKind, Range
from fonds.core.extracting.facts import DateFound, Meeting, Mention, NamesRead, OfficeHeld
from fonds.core.extracting.meeting_heads import MeetingHead, head_without_names, meeting_heads
from fonds.core.extracting.meetings_attended import Told
from fonds.core.extracting.meetings_by_clause import FINDER, ClauseReader
from fonds.core.extracting.meetings_by_noun import SAYS
from fonds.core.extracting.meetings_merged import merged
from fonds.core.extracting.meetings_told import meetings_told
from fonds.core.extracting.people_in_place import PeopleInPlace
from fonds.core.extracting.people_on_page import People, end_of, start_of
from fonds.core.extracting.places_of_meetings import MeetingPlaces
from fonds.core.extracting.reporters_of_meetings import MeetingReporters
from fonds.core.extracting.sayings import Sayings, Speakers, sayings
from fonds.core.extracting.sentences import sentences
from fonds.core.extracting.turns import turns
from fonds.core.extracting.writer import writer
from fonds.core.text.lowering import lowered

_OF_LIST = 0.9
"""How sure a head is that is a list of participants."""
_OWN_WORDS = frozenset({"me", "us", "the undersigned", "The undersigned", "undersigned", "the writer", "The writer"})
"""By which a page that names its writer means him, and which then lead to him."""
_BELOW_HEAD = 600
"""Code points below a head within which a sentence says who was present at its conversation."""


class Likely(Protocol):
    """Adds meetings to those told of on a page, behind a place of it; both in order."""

    def __call__(self, clauses: ClauseReader, told: list[Told], start: int, /) -> list[Told]: ...


def meetings(
    document: Document, names: NamesRead, dates: tuple[DateFound, ...], held: tuple[OfficeHeld, ...] = (),
    likely: Likely | None = None,
) -> tuple[NamesRead, tuple[Meeting, ...]]:  # fmt: skip
    """The meetings of a document, in order, and the names with those of participants whom no finder had named.

    A conversation told about is another than the one in which it is told.

    The place is an entity's key, or the words that name it where no finder knows it ("Room 7519, New State"); "" where
    none is stated. The date is that of the words beside it, of the paper's head, or of the journal's entry.
    """
    who_writes = writer(document, names)
    kinds = {each.key: each.kind for each in names.entities}
    people: dict[int, list[Mention]] = {}
    places: dict[int, list[Mention]] = {}
    others: dict[int, list[tuple[int, int]]] = {}
    surnames = {
        each.name.rpartition(" ")[2] for each in names.entities if each.kind is NameKind.PERSON and " " in each.name
    }
    also_surnames = {each.key for each in names.entities if each.kind is NameKind.PLACE and each.name in surnames}
    offices_on: dict[int, list[OfficeHeld]] = {}
    for office in held:
        offices_on.setdefault(office.at.page, []).append(office)
    in_place = PeopleInPlace(names, who_writes, FINDER, held)
    for mention in names.mentions:
        if mention.at is not None:
            kind = kinds[mention.entity]
            where = people if kind is NameKind.PERSON else places if kind is NameKind.PLACE else None
            if where is not None:
                where.setdefault(mention.at.page, []).append(mention)
            if kind is not NameKind.PERSON and mention.entity not in also_surnames:
                others.setdefault(mention.at.page, []).append((mention.at.start, mention.at.end))
    dated = MeetingDates(document, dates)

    @cache
    def speakers() -> Speakers:
        return Speakers(names, held)

    @cache  # few pages have a meeting that needs them
    def said(number: int) -> Sayings:
        pages = tuple(page for page in document.pages if page.number == number)
        return sayings(replace(document, pages=pages), speakers(), who_writes, is_first=True)

    found: list[Meeting] = []
    attended: list[set[str]] = []
    for page in document.pages:
        here = people.get(page.number, [])
        low = lowered(page.text)
        if not here and CONTACT.first(low) is None:
            continue
        on_page = People(here, page.text, who_writes, page.number, turns(page, here))
        venues = MeetingPlaces(page.text, places.get(page.number, []))
        heads = []
        for head in meeting_heads(page.text, document.title):
            keys = tuple(
                dict.fromkeys(m.entity for item in head.items for m in on_page.within(*item) if m.form != "pronoun")
            )
            if head.writer_was_there and who_writes and who_writes not in keys:
                keys = (who_writes, *keys)
            if keys:
                at = Range(page.number, head.start, head.end)
                heads.append(Meeting(
                    "", dated.of_head(page, at), _place_of_head(venues, head), keys, at, FINDER,
                    _OF_LIST if head.is_list else 0.7,
                ))  # fmt: skip
        if not heads and (place := head_without_names(page.text)) is not None and (keys := on_page.speaking(page.text)):
            at = Range(page.number, *place)
            heads.append(Meeting("", dated.of_head(page, at), venues.of_head(*place), keys, at, FINDER, 0.6))
        until = max((each.at.end for each in heads), default=0)
        clauses = ClauseReader(
            page.number,
            page.text,
            low,
            on_page,
            others.get(page.number, []),
            sentences(page.text),
            in_place,
            before_names(page, here, offices_on.get(page.number, [])),
        )
        every = meetings_told(page.text, low, on_page, [c for c in clauses.told() if c.start >= until], clauses)
        if likely is not None:
            every = likely(clauses, every, until)
        heads, below = _with_those_below(heads, every)
        read = [
            each
            for each in below
            if (each.start >= until or not any(h.at.start <= each.start for h in heads))
            and not (each.is_saying and any({m.entity for m in each.participants} <= held for held in attended))
        ]
        attended += [set(each.participants) for each in heads]
        dated.begin(page, heads, in_place.writer, read)
        present = frozenset(key for each in heads for key in each.participants)
        reporters = MeetingReporters(page.text, said, in_place.writer, present, here, is_record=dated.is_record)
        told = [_meeting(page.number, each, in_place.writer, dated, venues, reporters) for each in read]
        for own in (m for each in read for m in each.participants if m.form == "self"):
            if page.text[start_of(own) : end_of(own)] in _OWN_WORDS:
                in_place.keep(own)
        made = merged(heads, list(zip(told, (each.verb for each in read), strict=True)), low)
        attended += [set(each.participants) for each in made if each.confidence > SAYS]
        # of "discussions with" at the end of a page nobody could say who met
        found += [each for each in made if each.participants and (each.confidence > SAYS or not _is_within(each, made))]
    return in_place.names(names), tuple(_numbered(sorted(found, key=lambda m: m.at), who_writes))


def _place_of_head(venues: MeetingPlaces, head: MeetingHead) -> str:
    """The place that a heading names itself ("… in the GDR Embassy"), else that of the lines around it."""
    heading = head.heading if head.is_list else (head.start, head.end)
    said = venues.in_heading(*heading) if heading is not None else venues.above_list(head.start)
    said = said or (venues.in_first_line(head.start, head.end) if head.is_list else "")
    return said or venues.of_head(head.start, head.end)


def _with_those_below(heads: list[Meeting], told: list[Told]) -> tuple[list[Meeting], list[Told]]:
    """The heads with those whom words below the last of them say were present ("Present at the conversation: …"), or
    whom its own words name, and the other meetings told of."""
    made, rest = list(heads), []
    for each in told:
        head = made[-1] if made else None
        is_below = head is not None and each.is_presence and 0 <= each.start - head.at.end < _BELOW_HEAD
        is_head = head is not None and head.confidence < _OF_LIST and head.at.start <= each.start < head.at.end
        if head is not None and (is_below or is_head):
            more = (m.entity for m in each.participants)
            made[-1] = replace(head, participants=tuple(dict.fromkeys([*head.participants, *more])))
        else:
            rest.append(each)
    return made, rest


def _is_within(said: Meeting, made: list[Meeting]) -> bool:
    """Whether somebody says something in a conversation with the same people that the page tells of before."""
    return any(
        set(said.participants) <= set(each.participants) and each.at <= said.at
        for each in made if each is not said and (each.confidence > SAYS or len(each.participants) > 1)
    )  # fmt: skip


def _meeting(
    number: int, told: Told, who_writes: str, dated: MeetingDates, venues: MeetingPlaces, reporters: MeetingReporters
) -> Meeting:
    keys = tuple(dict.fromkeys(m.entity for m in told.participants))
    at = Range(number, told.start, told.end)
    own = who_writes in keys
    teller = reporters.of(number, told, own=own)
    date, words = dated.of_words(number, told, own=own, is_reported=bool(teller))
    place = venues.of_words(told, *dated.reach(told))
    finder = told.finder or FINDER
    return Meeting("", date, place, keys, at, finder, told.confidence, reported_by=teller, words_of_date=words)


def _numbered(found: list[Meeting], who_writes: str) -> list[Meeting]:
    """The meetings with keys. What somebody reports is told in the meeting before it that nobody reports."""
    made: list[Meeting] = []
    for number, each in enumerate(found, start=1):
        held_in = ""
        if each.reported_by:
            held_in = next((m.key for m in reversed(made) if not m.reported_by and (
                each.reported_by in m.participants or who_writes in m.participants)), "")  # fmt: skip
        made.append(replace(each, key=f"meeting:{number}", told_in=held_in))
    return made
