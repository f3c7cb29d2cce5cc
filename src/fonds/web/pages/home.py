"""The first page: what the archive holds, and the ways in."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from fonds.catalogue import access
from fonds.catalogue.access import Reader
from fonds.catalogue.facts import texts_read
from fonds.catalogue.models import Collection, UnitOfDescription
from fonds.ports.text_index import SearchRequest
from fonds.web.pages.asking import NOTHING, ask
from fonds.web.pages.head import Head
from fonds.web.pages.people import Way, ways
from fonds.web.pages.prose import first_sentences
from fonds.web.pages.search_state import SearchState
from fonds.web.pages.timeline import Timeline, timeline
from fonds.web.templating import site_title
from fonds.web.translating import grouped

SHOWN = 6


@dataclass(frozen=True, slots=True)
class CollectionCard:
    """A collection as a card: `picture` is a path, "" where it has none."""

    path: str
    title: str
    introduction: str
    picture: str
    count: int


@dataclass(frozen=True, slots=True)
class RecordLine:
    """A record in a short list. `remark` is why it is in the list ("2023 release")."""

    path: str
    title: str
    date: str
    reference_code: str
    remark: str = ""


@dataclass(frozen=True, slots=True)
class HomePage:
    """The first page. `total` counts the records that can be found; `read` leads to what was read in them."""

    head: Head
    total: int
    collections: tuple[CollectionCard, ...]
    timeline: Timeline
    read: tuple[Way, ...]
    added: tuple[RecordLine, ...]
    opened: tuple[RecordLine, ...]


def home_page() -> HomePage:
    """The first page as anonymous readers see it."""
    answer = ask(SearchRequest(limit=0, passages_per_hit=0, facets=("collection",))) or NOTHING
    counts = dict(answer.facets.get("collection", ()))
    cards = tuple(card(each, counts.get(each.slug, 0)) for each in access.collections(Reader.ANONYMOUS))
    description = _("%(title)s: %(total)s records to search, read and cite.") % {
        "title": site_title(),
        "total": grouped(answer.total),
    }
    return HomePage(
        head=Head("", description, reverse("home"), search_box=False),
        total=answer.total,
        collections=cards,
        timeline=timeline(answer, SearchState()),
        read=ways("") if texts_read(Reader.ANONYMOUS).exists() else (),
        added=_recently_added(),
        opened=_recently_opened(),
    )


def card(collection: Collection, count: int) -> CollectionCard:
    """A collection's card."""
    return CollectionCard(
        path=reverse("collection", kwargs={"slug": collection.slug}),
        title=collection.title,
        introduction=first_sentences(collection.introduction),
        picture=reverse("collection-picture", kwargs={"slug": collection.slug}) if collection.picture_id else "",
        count=count,
    )


def record_line(unit: UnitOfDescription, remark: str = "") -> RecordLine:
    """A unit as a line of a list."""
    return RecordLine(
        path=reverse("record", kwargs={"identifier": unit.pk}),
        title=unit.title or unit.reference_code or _("Untitled"),
        date=unit.date_edtf,
        reference_code=unit.reference_code,
        remark=remark,
    )


LINE_FIELDS = ("id", "title", "date_edtf", "reference_code")


def _recently_added() -> tuple[RecordLine, ...]:
    found = access.units(Reader.ANONYMOUS).filter(derived=False).order_by("-added_at", "id").only(*LINE_FIELDS)
    return tuple(record_line(unit) for unit in found[:SHOWN])


def _recently_opened() -> tuple[RecordLine, ...]:
    """The records of the latest releases that have any, each once."""
    lines: dict[str, RecordLine] = {}
    for release in reversed(list(access.releases(Reader.ANONYMOUS).order_by("date", "slug"))):
        opened = access.openings(Reader.ANONYMOUS).filter(release=release).order_by("-date", "unit_id")
        ids = list(dict.fromkeys(opened.values_list("unit_id", flat=True)[: SHOWN * 3]))
        units = access.units(Reader.ANONYMOUS).only(*LINE_FIELDS).in_bulk(ids)
        for each in _present(ids, units):
            lines.setdefault(each.pk, record_line(each, release.name))
        if len(lines) >= SHOWN:
            break
    return tuple(lines.values())[:SHOWN]


def _present(ids: Iterable[str], units: dict[str, UnitOfDescription]) -> list[UnitOfDescription]:
    return [units[each] for each in ids if each in units]
