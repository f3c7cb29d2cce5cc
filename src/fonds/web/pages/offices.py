"""Offices: which ones documents name, who held one, on which dates, according to which documents."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.urls import reverse

from fonds.catalogue.access import Reader
from fonds.catalogue.facts_taken import as_taken
from fonds.catalogue.facts_told import told
from fonds.catalogue.offices_held import holders, named_so, offices
from fonds.core.parsing.dates import read_date
from fonds.web.pages.head import Crumb, Head
from fonds.web.pages.office_lines import OfficeLine, office_lines
from fonds.web.pages.pager import Pager, pager
from fonds.web.pages.people import A_PAGE, Way, stepped, way_to, ways
from fonds.web.pages.private_names import with_pages
from fonds.web.pages.tables import TableLinks, table_links
from fonds.web.templating import date_words
from fonds.web.translating import gettext as _

ATTESTATIONS_A_PAGE = 200
COLUMNS = ("office", "person", "person_id", "body", "date", "record", "title", "digital_object", "version", "page",
           "start", "end", "words", "finder", "confidence", "decision")  # fmt: skip
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


@dataclass(frozen=True, slots=True)
class ListedOffice:
    """An office and how often a document says that somebody holds it."""

    name: str
    path: str
    times: int


@dataclass(frozen=True, slots=True)
class OfficesPage:
    """`/offices`. `on` is the day asked about (ISO 8601), `no_day` what was asked for instead of one."""

    head: Head
    ways: tuple[Way, ...]
    words: str
    on: str
    on_words: str
    no_day: str
    total: int
    items: tuple[ListedOffice, ...]
    pager: Pager | None
    taken: TableLinks


@dataclass(frozen=True, slots=True)
class OfficePage:
    """`/offices/<slug>`: people in the office. `spellings` are the ways in which documents write it."""

    head: Head
    path: str
    slug: str
    office: str
    spellings: tuple[str, ...]
    on: str
    on_words: str
    no_day: str
    total: int
    holders: tuple[OfficeLine, ...]
    pager: Pager | None


def read_day(words: str) -> str:
    """A day as ISO 8601, as somebody may write it ("7 August 1957", "August 7, 1957"); "" for what is none."""
    found = read_date(" ".join(words.split())[:60]).edtf if words.strip() else None
    if not found or not _DAY.fullmatch(found):
        return ""
    try:
        return datetime.date.fromisoformat(found).isoformat()
    except ValueError:
        return ""


def offices_page(words: str, asked_on: str, page: int) -> OfficesPage | None:
    """`/offices`; None where there is no such part of the list."""
    on, no_day = _asked_day(asked_on)
    found = offices(Reader.ANONYMOUS, words=words, on=_number(on))
    last = max(1, -(-len(found) // A_PAGE))
    if page > last:
        return None
    to = stepped(reverse("offices"), {"q": words, "on": on})
    query = f"?on={on}" if on else ""
    return OfficesPage(
        head=Head(_("Offices"), path=to(page), section="people", crumbs=way_to(Crumb(_("Offices"))),
                  listed=not (words or on or no_day)),
        ways=ways("offices"),
        words=words,
        on=on,
        on_words=date_words(on) if on else "",
        no_day=no_day,
        total=len(found),
        items=tuple(
            ListedOffice(each.name, reverse("office", kwargs={"slug": each.slug}) + query, each.facts)
            for each in found[(page - 1) * A_PAGE : page * A_PAGE]
        ),
        pager=pager(page, last, to) if last > 1 else None,
        taken=table_links("offices"),
    )  # fmt: skip


def office_page(slug: str, asked_on: str, page: int) -> OfficePage | None:
    """`/offices/<slug>`; None where no document that the public may see names such an office."""
    on, no_day = _asked_day(asked_on)
    names = named_so(slug)
    every = holders(Reader.ANONYMOUS, names)
    of_all = set(every.order_by().values_list("office", flat=True))
    if not of_all:
        return None
    asked = holders(Reader.ANONYMOUS, names, on=_number(on)) if on else every
    total = asked.count()
    last = max(1, -(-total // ATTESTATIONS_A_PAGE))
    if page > last:
        return None
    shown = told(Reader.ANONYMOUS, asked[(page - 1) * ATTESTATIONS_A_PAGE : page * ATTESTATIONS_A_PAGE])
    path = reverse("office", kwargs={"slug": slug})
    to = stepped(path, {"on": on})
    name = name_of(of_all)
    return OfficePage(
        head=Head(name, _("Who held the office, on which dates, according to which documents."), to(page),
                  section="people", crumbs=way_to(Crumb(_("Offices"), reverse("offices")), Crumb(name)),
                  listed=not (on or no_day)),
        path=path,
        slug=slug,
        office=name,
        spellings=tuple(sorted(of_all - {name})),
        on=on,
        on_words=date_words(on) if on else "",
        no_day=no_day,
        total=total,
        holders=office_lines(shown, by_person=True, at_most=ATTESTATIONS_A_PAGE),
        pager=pager(page, last, to) if last > 1 else None,
    )  # fmt: skip


def name_of(spellings: Iterable[str]) -> str:
    """What an office is called: the spelling with most capitals, the last of them by the alphabet."""
    return max(spellings, key=lambda each: (sum(c.isupper() for c in each), each))


def office_rows(*, proposed: bool) -> Iterable[Sequence[object]]:
    """The attestations of all offices on which a person decided, with `proposed` the rest too, as rows under
    `COLUMNS`; without the id of somebody to whom a keeper gave no page."""
    names = [each for office in offices(Reader.ANONYMOUS) for each in named_so(office.slug)]
    found = as_taken(holders(Reader.ANONYMOUS, names), proposed=proposed)
    for at in range(0, found.count(), 500):
        rows = told(Reader.ANONYMOUS, found[at : at + 500], reach=0)
        paged = with_pages(n.authority for each in rows for n in each.named("person"))
        for each in rows:
            person = each.named("person")[:1]
            body = each.named("body")[:1]
            fact = each.fact
            yield (
                fact.office, person[0].name if person else "",
                person[0].authority if person and person[0].authority in paged else "",
                body[0].name if body else "", fact.said.get("date") or "", each.unit.pk, each.unit.title,
                each.place.digital_object, each.place.version, fact.page, fact.start, fact.end, each.around.words,
                fact.finder, fact.confidence, fact.decision,
            )  # fmt: skip


def _asked_day(words: str) -> tuple[str, str]:
    """The day that was asked for, and what was written that is none; one of them is ""."""
    day = read_day(words)
    return day, "" if day else " ".join(words.split())[:60]


def _number(day: str) -> int | None:
    return int(day.replace("-", "")) if day else None
