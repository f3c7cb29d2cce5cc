"""Meetings that documents tell of: the list, and the page of one with what each said."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse

from fonds import wiring
from fonds.catalogue.access import Reader
from fonds.catalogue.authorities import shown_names
from fonds.catalogue.authority_pages import page_of
from fonds.catalogue.facts import facts
from fonds.catalogue.facts_taken import as_taken
from fonds.catalogue.facts_told import ToldFact, told
from fonds.catalogue.meetings_told import meetings, said_in, told_in, told_of_in
from fonds.web.pages.head import Crumb, Head
from fonds.web.pages.meeting_lines import MeetingLine, alike, each_once, lines_of, meeting_line
from fonds.web.pages.name_links import NameLink, NameLinks, authority_path
from fonds.web.pages.pager import Pager, pager
from fonds.web.pages.people import Way, way_to, ways
from fonds.web.pages.private_names import with_pages
from fonds.web.pages.quoted import Quoted, quoted, review
from fonds.web.pages.tables import TableLinks, table_links
from fonds.web.pages.timeline import Special, Timeline, year_bars
from fonds.web.pages.years_asked import UNDATED, YearsAsked
from fonds.web.translating import gettext as _
from fonds.web.translating import ngettext

A_PAGE = 40
MOST_PEOPLE = 4
COLUMNS = ("id", "date", "place", "participants", "participant_ids", "reported_by", "record", "title",
           "digital_object", "version", "page", "start", "end", "words", "finder", "confidence", "decision", "address",
           "same_as")  # fmt: skip
"""`same_as` is the id of the row that tells of the same meeting in the same words and stands for all that do."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """Somebody whose meetings are asked for; `without` leads to the list without that choice."""

    link: NameLink
    without: str


@dataclass(frozen=True, slots=True)
class MeetingsPage:
    """`/meetings`: along the years, and as a list."""

    head: Head
    ways: tuple[Way, ...]
    chosen: tuple[Chosen, ...]
    hidden: tuple[tuple[str, str], ...]
    years: YearsAsked
    every_year: str
    timeline: Timeline
    total: int
    items: tuple[MeetingLine, ...]
    pager: Pager | None
    taken: TableLinks


@dataclass(frozen=True, slots=True)
class Utterance:
    """What somebody said: `act` in words, `chain` who reports it, the nearest to the speaker first."""

    speaker: NameLink
    act: str
    chain: tuple[NameLink, ...]
    words: Quoted


@dataclass(frozen=True, slots=True)
class MeetingPage:
    """One meeting. `told_in` is the meeting in which it was told of, `told_here` are those told of in this one,
    `also` what other documents tell of it in the same words."""

    head: Head
    identifier: str
    title: str
    line: MeetingLine
    said: tuple[Utterance, ...]
    told_in: MeetingLine | None
    told_here: tuple[MeetingLine, ...]
    also: tuple[MeetingLine, ...]


def act_words(act: str) -> str:
    """What somebody did by saying so."""
    known = {
        "said": _("said"), "asked": _("asked"), "reported": _("reported"), "agreed": _("agreed"),
        "requested": _("asked for"), "promised": _("promised"), "refused": _("refused"), "thanked": _("thanked"),
        "proposed": _("proposed"),
    }  # fmt: skip
    return known.get(act, act)


def meetings_page(people: Sequence[str], years: YearsAsked, page: int) -> MeetingsPage | None:
    """`/meetings`; None where there is no such part, or somebody asked for has no page."""
    who = Reader.ANONYMOUS
    asked = list(dict.fromkeys(people))[:MOST_PEOPLE]
    records = [page_of(who, each, "person", today=wiring.today()) for each in asked]
    if any(each is None for each in records):
        return None
    known = [each for each in records if each is not None]
    every = meetings(who, known)
    found = meetings(who, known, first=years.first, last=years.last, undated=years.undated)
    once = each_once(found)
    total = len(once)
    last = max(1, -(-total // A_PAGE))
    if page > last:
        return None
    path = reverse("meetings")

    def address(with_: Sequence[str], of: str, number: int = 1) -> str:
        query = [("with", each) for each in with_] + [("years", of)] * bool(of) + [("page", str(number))] * (number > 1)
        return f"{path}?{urlencode(query)}" if query else path

    names = shown_names(who, known)
    copies = alike().first
    counts = Counter(
        None if date is None else date // 10000
        for pk, date in every.order_by().values_list("pk", "date_first")
        if pk not in copies
    )
    undated = counts.pop(None, 0)
    selected = (years.first, years.last) if years.first is not None and years.last is not None else None
    is_plain = not asked and years.is_all
    return MeetingsPage(
        head=Head(_("Meetings"), path=address(asked, years.value, page), section="people",
                  crumbs=way_to(Crumb(_("Meetings"))), listed=is_plain),
        ways=ways("meetings"),
        chosen=tuple(
            Chosen(NameLink(names.get(each.pk, ""), authority_path("person", each.pk)),
                   address([other for other in asked if other != each.pk], years.value))
            for each in known
        ),
        hidden=tuple(("with", each) for each in asked),
        years=years,
        every_year="" if years.is_all else address(asked, ""),
        timeline=year_bars(
            sorted((year, count) for year, count in counts.items() if year is not None),
            lambda first, last: address(asked, YearsAsked(first, last).value),
            (Special("undated", _("No date told"), undated, address(asked, UNDATED), years.undated),),
            selected=selected,
            counted=lambda n: ngettext("%(num)s meeting", "%(num)s meetings", n) % {"num": n},
        ),
        total=total,
        items=lines_of(once[(page - 1) * A_PAGE : page * A_PAGE]),
        pager=pager(page, last, lambda n: address(asked, years.value, n)) if last > 1 else None,
        taken=table_links("meetings"),
    )  # fmt: skip


def meeting_page(identifier: str) -> MeetingPage | None:
    """`/meetings/<fact id>`; None where the public may see no such meeting."""
    who = Reader.ANONYMOUS
    found = told(who, facts(who, "meeting").filter(pk=identifier).select_related("text_read__unit"))
    if not found:
        return None
    meeting = found[0]
    said = told(who, said_in(who, meeting.fact))
    above = told(who, [each for each in [told_in(who, meeting.fact)] if each])
    below = told(who, told_of_in(who, meeting.fact))
    links = NameLinks.of([meeting, *said, *above, *below])
    line = meeting_line(meeting, links)
    title = meeting_title(line)
    return MeetingPage(
        head=Head(title, line.words.words, line.path, section="people",
                  crumbs=way_to(Crumb(_("Meetings"), reverse("meetings")), Crumb(title))),
        identifier=identifier,
        title=title,
        line=line,
        said=tuple(_utterance(each, links) for each in said),
        told_in=meeting_line(above[0], links) if above else None,
        told_here=tuple(meeting_line(each, links) for each in below),
        also=lines_of(alike().beside(identifier)),
    )  # fmt: skip


def meeting_title(line: MeetingLine) -> str:
    """Who met, and when: "A. M. Puzanov and Jeong Il-yong, 7 August 1957"."""
    names = [each.name for each in line.participants]
    shown = names if len(names) <= 3 else [*names[:2], _("%(num)s others") % {"num": len(names) - 2}]
    people = _(" and ").join([", ".join(shown[:-1]), shown[-1]] if len(shown) > 1 else shown)
    return f"{people or _('Meeting')}, {line.date}"


def meeting_rows(site_address: str, *, proposed: bool) -> Iterable[Sequence[object]]:
    """The meetings on which a person decided, with `proposed` the rest too, as rows under `COLUMNS`.

    Several names stand behind semicolons, and so do their ids; that of somebody without a page is left empty, as an id
    would tie together what documents say of a private person.
    """
    found = as_taken(meetings(Reader.ANONYMOUS), proposed=proposed)
    standing = alike().standing
    first: dict[str, str] = {}
    for at in range(0, found.count(), 500):
        rows = told(Reader.ANONYMOUS, found[at : at + 500], reach=0)
        paged = with_pages(n.authority for each in rows for n in each.named("participants"))
        for each in rows:
            fact = each.fact
            people = each.named("participants")
            same_as = standing(fact.pk)
            if not proposed:  # who stands for the others may not be decided on, and then is no row
                same_as = first.setdefault(same_as, fact.pk)
            yield (
                fact.pk, fact.said.get("date") or "", "; ".join(n.name for n in each.named("place")),
                "; ".join(n.name for n in people),
                "; ".join(n.authority if n.authority in paged else "" for n in people),
                "; ".join(n.name for n in each.named("reported_by")), each.unit.pk, each.unit.title,
                each.place.digital_object, each.place.version, fact.page, fact.start, fact.end, each.around.words,
                fact.finder, fact.confidence, fact.decision,
                site_address + reverse("meeting", kwargs={"identifier": fact.pk}), same_as,
            )  # fmt: skip


def _utterance(each: ToldFact, links: NameLinks) -> Utterance:
    fact = each.fact
    speaker = each.named("speaker")
    return Utterance(
        links.link(speaker[0]) if speaker else NameLink(_("Somebody")),
        act_words(str(fact.said.get("act") or "said")),
        links.links(each.named("reported_by")),
        quoted(each.unit.pk, each.place, each.around, review(fact.finder, fact.confidence, fact.decision)),
    )
