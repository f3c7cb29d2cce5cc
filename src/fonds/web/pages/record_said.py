"""What a document says, beside its text: whom it names, offices, meetings, what was said, figures, marks, other
documents; and the names in the text."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from django.urls import reverse

from fonds.catalogue.access import Reader
from fonds.catalogue.facts_of_record import Finds, NamedHere, Part, SaidHere, finds, names_on, reading_of
from fonds.catalogue.facts_told import Named
from fonds.catalogue.models import DigitalObject, TextRead, UnitOfDescription
from fonds.catalogue.offices_held import slug_of
from fonds.web.page_text import NameRange
from fonds.web.pages.figure_lines import kind_words
from fonds.web.pages.meetings import act_words
from fonds.web.pages.name_links import NameLink, NameLinks, list_words
from fonds.web.pages.quoted import Review, record_link, review, review_words
from fonds.web.pages.record_address import RecordAddress
from fonds.web.pages.record_place import shortened
from fonds.web.pages.record_text import TextView
from fonds.web.templating import date_words
from fonds.web.translating import gettext as _

FACTS_SHOWN = 30
NAMES_SHOWN = 12
WORDS_SHOWN = 120
MOST_NAMES = 72
"""A register may name thousands: beside its text stand those named most often."""


@dataclass(frozen=True, slots=True)
class SaidName:
    """Somebody named here. `first` leads to the first place in the text, "" where the description alone has it.

    `offices` are those that the document says they hold, each with the way to the words and to the office's page.
    """

    link: NameLink
    times: int
    first: str
    offices: tuple[tuple[str, str, str], ...]
    review: Review


@dataclass(frozen=True, slots=True)
class SaidNames:
    """The names of a kind: those shown at once, the others, and how many there is no room for."""

    title: str
    shown: tuple[SaidName, ...]
    others: tuple[SaidName, ...]
    beyond: int


@dataclass(frozen=True, slots=True)
class SaidFact:
    """A meeting, figure, mark …: what it is, in words, the page about it ("" for none), the way to the words, and who
    says so."""

    words: str
    remark: str
    page: str
    path: str
    names: tuple[NameLink, ...]
    review: Review


@dataclass(frozen=True, slots=True)
class SaidFacts:
    """The facts of a kind under their title: how many the text has, and those of them that are listed here. `found`
    says of all listed who found them and how surely; `in_part` that the others stand elsewhere in the text."""

    kind: str
    title: str
    total: int
    listed: tuple[SaidFact, ...]
    found: str
    in_part: bool


@dataclass(frozen=True, slots=True)
class RecordSaid:
    """Everything that was read in the record."""

    names: tuple[SaidNames, ...]
    facts: tuple[SaidFacts, ...]

    @property
    def is_empty(self) -> bool:
        return not (self.names or self.facts)


class RecordReading:
    """What was read in one record, asked for once: what is said of it beside the text, and the names in the text."""

    def __init__(self, unit: UnitOfDescription) -> None:
        self._unit = unit.pk
        self._reading: TextRead | None = reading_of(Reader.ANONYMOUS, unit)
        self._links = NameLinks(())
        self._meetings: dict[str, str] = {}

    def said(self, shown: TextView | None) -> RecordSaid | None:
        """For the part beside the text; None where nothing was read, or nothing found. Of a text of many pages the
        facts on those that are shown are listed."""
        if self._reading is None:
            return None
        part = self._part(shown)
        read = finds(Reader.ANONYMOUS, self._reading, at_most=FACTS_SHOWN, part=part)
        self._links.ask(_taking_part(read))
        self._meetings = {name: reverse("meeting", kwargs={"identifier": pk}) for name, pk in read.meetings.items()}
        offices = self._offices(read)
        of_kind = {kind: [e for e in read.names if e.named.kind == kind] for kind in ("person", "body", "place")}
        for listed in of_kind.values():
            listed.sort(key=lambda each: (_key(each.named) not in offices, -each.times))
        self._links.ask(each.named for listed in of_kind.values() for each in listed[:MOST_NAMES])
        groups = tuple(
            SaidNames(
                list_words(kind),
                tuple(self._name(each, offices) for each in found[:NAMES_SHOWN]),
                tuple(self._name(each, offices) for each in found[NAMES_SHOWN:MOST_NAMES]),
                max(0, len(found) - MOST_NAMES),
            )
            for kind, found in of_kind.items()
            if found
        )
        made = RecordSaid(groups, tuple(self._facts(read, in_part=part is not None)))
        return None if made.is_empty else made

    def _part(self, shown: TextView | None) -> Part | None:
        """The part of the text that is shown; None where all of it is, or another text."""
        reading = self._reading
        if reading is None or shown is None or shown.digital_object.pk != reading.digital_object_id or not shown.pages:
            return None
        first, last = shown.pages[0], shown.pages[-1]
        if first.earlier or last.later:
            end = last.blocks[-1].end if last.later and last.blocks else None
            return Part(first.number, last.number, first.blocks[0].start if first.blocks else 0, end)
        return Part(first.number, last.number) if shown.pager is not None else None

    def names(self, shown: DigitalObject, version: int, pages: Sequence[int]) -> dict[int, Sequence[NameRange]]:
        """The names on some pages of a text that have a page of their own; none where another text was read."""
        reading = self._reading
        if reading is None or (reading.digital_object_id, reading.version) != (shown.pk, version):
            return {}
        found = names_on(Reader.ANONYMOUS, reading, pages)
        self._links.ask(named for listed in found.values() for _a, _b, named in listed)
        return {
            page: [(a, b, link.path, link.name) for a, b, named in listed if (link := self._links.link(named)).path]
            for page, listed in found.items()
        }

    def _name(self, each: NamedHere, offices: dict[str, list[tuple[str, str, str]]]) -> SaidName:
        return SaidName(
            self._links.link(each.named),
            each.times,
            self._path(*each.first) if each.first else "",
            tuple(offices.get(_key(each.named), ())),
            review(each.finder, each.confidence, each.decision),
        )

    def _offices(self, found: Finds) -> dict[str, list[tuple[str, str, str]]]:
        made: dict[str, list[tuple[str, str, str]]] = {}
        for each in found.said.get("office", ()):
            fact = each.fact
            slug = slug_of(fact.office)
            page = reverse("office", kwargs={"slug": slug}) if slug else ""
            for person in each.entities.get("person", ())[:1]:
                listed = made.setdefault(_key(person), [])
                if all(fact.office != office for office, _path, _page in listed):
                    listed.append((fact.office, self._path(fact.page, fact.start, fact.end), page))
        return made

    def _facts(self, found: Finds, *, in_part: bool) -> Iterator[SaidFacts]:
        kinds: tuple[tuple[str, str, Callable[[SaidHere], SaidFact]], ...] = (
            ("meeting", _("Meetings"), self._meeting),
            ("statement", _("What was said"), self._statement),
            ("figure", _("Figures"), self._figure),
            ("mark", _("Stamps and marks"), self._mark),
            ("reference", _("Other documents named"), lambda each: self._reference(each, found)),
        )
        for kind, title, line in kinds:
            if total := found.totals.get(kind, 0):
                listed = tuple(line(each) for each in found.said.get(kind, ()))
                words = review_words([each.review for each in listed])
                yield SaidFacts(kind, title, total, listed, words, in_part)

    def _statement(self, each: SaidHere) -> SaidFact:
        fact = each.fact
        speaker = each.entities.get("speaker", ())[:1]
        meeting = str(fact.said.get("meeting") or "")
        return self._plain(
            each,
            f"{speaker[0].name if speaker else _('Somebody')} {act_words(str(fact.said.get('act') or 'said'))}",
            f"“{shortened(fact.text, WORDS_SHOWN)}”",
            self._meetings.get(meeting, ""),
        )

    def _mark(self, each: SaidHere) -> SaidFact:
        return self._plain(
            each, shortened(each.fact.text, WORDS_SHOWN), mark_words(str(each.fact.said.get("kind") or "")), ""
        )

    def _reference(self, each: SaidHere, found: Finds) -> SaidFact:
        unit = found.meant.get(each.fact.pk)
        words = shortened(each.fact.text, WORDS_SHOWN)
        if unit is None:
            return self._plain(each, words, "", "")
        return self._plain(each, words, record_link(unit).title, record_link(unit).path)

    def _plain(self, each: SaidHere, words: str, remark: str, page: str) -> SaidFact:
        fact = each.fact
        path = self._path(fact.page, fact.start, fact.end)
        return SaidFact(words, remark, page, path, (), review(fact.finder, fact.confidence, fact.decision))

    def _meeting(self, each: SaidHere) -> SaidFact:
        fact = each.fact
        date = str(fact.said.get("date") or "")
        place = ", ".join(named.name for named in each.entities.get("place", ()))
        return SaidFact(
            words=date_words(date) if date else _("no date told"),
            remark=place,
            page=reverse("meeting", kwargs={"identifier": fact.pk}),
            path=self._path(fact.page, fact.start, fact.end),
            names=self._links.links(each.entities.get("participants", ())),
            review=review(fact.finder, fact.confidence, fact.decision),
        )

    def _figure(self, each: SaidHere) -> SaidFact:
        fact, said = each.fact, each.fact.said
        period = str(said.get("period") or "")
        told = [str(said.get("measure") or ""), date_words(period) if period else "", kind_words(str(said.get("kind")))]
        return SaidFact(
            words=" ".join(fact.text.split()) + (f" {said['rate']}" if said.get("rate") else ""),
            remark=", ".join(words for words in told if words),
            page=reverse("series", kwargs={"identifier": fact.series or fact.pk}),
            path=self._path(fact.page, fact.start, fact.end),
            names=(),
            review=review(fact.finder, fact.confidence, fact.decision),
        )

    def _path(self, page: int | None, start: int, end: int) -> str:
        assert self._reading is not None
        if page is None:
            return reverse("record", kwargs={"identifier": self._unit})
        reading = self._reading
        address = RecordAddress(self._unit, reading.digital_object_id, reading.version, page, start, end)
        return address.to(f"p{page}-{start}-{end}")


def _key(named: Named) -> str:
    return named.authority or named.name


def _taking_part(found: Finds) -> list[Named]:
    return [named for each in found.said.get("meeting", ()) for named in each.entities.get("participants", ())]


def mark_words(kind: str) -> str:
    """What readers call a kind of mark."""
    known = {
        "classification": _("classification"), "declassification": _("declassification"),
        "exemption code": _("exemption code"), "registry number": _("registry number"),
        "copy number": _("copy number"), "routing": _("routing"), "stamp": _("stamp"), "handwriting": _("handwriting"),
    }  # fmt: skip
    return known.get(kind, kind)
