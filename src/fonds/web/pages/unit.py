"""A unit above the items: a fonds, a series or a file, what it is and what it holds."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import Http404
from django.utils.translation import gettext as _

from fonds.catalogue import access
from fonds.catalogue.access import Reader
from fonds.catalogue.holdings import Holdings, holdings
from fonds.catalogue.models import UnitOfDescription
from fonds.core.description.folios import FolioCoverage
from fonds.ports.text_index import Scope, SearchRequest
from fonds.web.pages.asking import NOTHING, ask
from fonds.web.pages.browse import LINK_FIELDS, HoldingUnit, with_counts
from fonds.web.pages.head import Head
from fonds.web.pages.machine_head import MachineHead, machine_head
from fonds.web.pages.pager import Pager, pager
from fonds.web.pages.record_address import RecordAddress
from fonds.web.pages.record_facts import DateFact, Fact, date_facts, facts
from fonds.web.pages.record_place import Place, crumbs, place
from fonds.web.pages.search_state import SearchState
from fonds.web.pages.timeline import Timeline, timeline

CHILDREN_A_PAGE = 50


@dataclass(frozen=True, slots=True)
class Covered:
    """Folios counted in one way: the ranges as references write them, and how many leaves."""

    words: str
    ranges: str
    folios: int


@dataclass(frozen=True, slots=True)
class UnitPage:
    """A fonds, a series or a file. `scope` is what the search form sends to search within it; `below` counts the
    records anywhere under it."""

    head: Head
    identifier: str
    title: str
    title_inferred: bool
    level: str
    reference: str
    date: str
    facts: tuple[Fact, ...]
    dates: tuple[DateFact, ...]
    place: Place
    children: tuple[HoldingUnit, ...]
    children_total: int
    pager: Pager
    folios: tuple[Covered, ...]
    scope: str
    below: int
    timeline: Timeline
    cite: str
    machine: MachineHead


def unit_page(unit: UnitOfDescription, page: int, site_address: str) -> UnitPage:
    """`/records/<id>` of an upper level. Raises Http404 for a page past the last."""
    below = access.units(Reader.ANONYMOUS).filter(parent=unit)
    total = below.count()
    last = max(-(-total // CHILDREN_A_PAGE), 1)
    if page > last:
        raise Http404
    from_here = (page - 1) * CHILDREN_A_PAGE
    shown = below.order_by("reference_sort", "id").only(*LINK_FIELDS)[from_here : from_here + CHILDREN_A_PAGE]
    state = SearchState(scope=Scope("ancestor", unit.pk))
    answer = ask(SearchRequest(within=state.scope, limit=0, passages_per_hit=0)) or NOTHING
    above = place(unit)
    path = RecordAddress(unit.pk).to()
    title = unit.title or unit.reference_code or _("Untitled")
    of_file = unit.level_of_description in ("file", "part")
    return UnitPage(
        head=Head(title, _description(unit), path, section="browse", crumbs=crumbs(above, unit)),
        identifier=unit.pk,
        title=title,
        title_inferred=unit.title_inferred,
        level=unit.get_level_of_description_display(),
        reference=unit.reference_code,
        date=unit.date_edtf,
        facts=facts(unit),
        dates=date_facts(unit),
        place=above,
        children=with_counts(list(shown)),
        children_total=total,
        pager=pager(page, last, lambda n: path if n == 1 else f"{path}?page={n}"),
        folios=_folios(holdings(Reader.ANONYMOUS, unit)) if of_file else (),
        scope=f"ancestor:{unit.pk}",
        below=answer.total,
        timeline=timeline(answer, state),
        cite=f"{path}/cite",
        machine=machine_head(unit, site_address),
    )


def _description(unit: UnitOfDescription) -> str:
    return ", ".join(word for word in (unit.get_level_of_description_display(), unit.reference_code) if word)


def _folios(held: Holdings | None) -> tuple[Covered, ...]:
    if held is None:
        return ()
    return (
        _covered(_("Described"), held.described),
        _covered(_("Transcribed"), held.transcribed),
        _covered(_("Imaged"), held.imaged),
    )


def _covered(words: str, found: FolioCoverage) -> Covered:
    return Covered(words, ", ".join(str(each) for each in found.ranges), found.folios)
