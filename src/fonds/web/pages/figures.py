"""Figures that documents give: the list of series, and the page of one with its chart and table."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.urls import reverse

from fonds.catalogue.access import Reader
from fonds.catalogue.facts import facts
from fonds.catalogue.facts_taken import as_taken
from fonds.catalogue.facts_told import told
from fonds.catalogue.figures_told import (
    Series,
    all_figures,
    elsewhere,
    figures_of,
    measure_of,
    series_listed,
    single_figures,
)
from fonds.catalogue.models import Fact
from fonds.core.description.units_of_measure import named_in_plural
from fonds.web.pages.figure_lines import FigureLine, figure_lines, figure_row
from fonds.web.pages.head import Crumb, Head
from fonds.web.pages.name_links import NameLinks
from fonds.web.pages.pager import Pager, pager
from fonds.web.pages.people import Way, stepped, way_to, ways
from fonds.web.pages.quoted import RecordLink, record_link
from fonds.web.pages.series_chart import Chart, charts
from fonds.web.pages.tables import TableLinks, table_links
from fonds.web.translating import gettext as _

A_PAGE = 40
SINGLE = "single"


@dataclass(frozen=True, slots=True)
class ListedSeries:
    """A series: what it counts in which unit of which years, how many figures, and the record that tells it."""

    path: str
    name: str
    figures: int
    record: RecordLink


@dataclass(frozen=True, slots=True)
class FiguresPage:
    """`/figures`: series, or the figures that belong to none; `singles` says which."""

    head: Head
    ways: tuple[Way, ...]
    words: str
    singles: bool
    other: str
    total: int
    series: tuple[ListedSeries, ...]
    figures: tuple[FigureLine, ...]
    pager: Pager | None
    taken: TableLinks


@dataclass(frozen=True, slots=True)
class SeriesPage:
    """`/series/<id>`: charts of the series with what others say of the same, and the same as tables."""

    head: Head
    identifier: str
    title: str
    record: RecordLink
    charts: tuple[Chart, ...]
    figures: tuple[FigureLine, ...]
    elsewhere: tuple[FigureLine, ...]
    missing: tuple[str, ...]
    taken: TableLinks


def figures_page(words: str, kind: str, page: int) -> FiguresPage | None:
    """`/figures`; None where there is no such part of the list."""
    who = Reader.ANONYMOUS
    singles = kind == SINGLE
    found: Sequence[Series] = [] if singles else series_listed(who, words)
    loose = single_figures(who, words) if singles else None
    total = loose.count() if loose is not None else len(found)
    last = max(1, -(-total // A_PAGE))
    if page > last:
        return None
    to = stepped(reverse("figures"), {"q": words, "kind": SINGLE if singles else ""})
    other = stepped(reverse("figures"), {"q": words, "kind": "" if singles else SINGLE})
    part = slice((page - 1) * A_PAGE, page * A_PAGE)
    return FiguresPage(
        head=Head(
            _("Figures"),
            path=to(page),
            section="people",
            crumbs=way_to(Crumb(_("Figures"))),
            listed=not words,
        ),
        ways=ways("figures"),
        words=words,
        singles=singles,
        other=other(1),
        total=total,
        series=_listed(found[part]),
        figures=figure_lines(told(who, loose[part])) if loose is not None else (),
        pager=pager(page, last, to) if last > 1 else None,
        taken=table_links("figures"),
    )


def series_page(identifier: str) -> SeriesPage | None:
    """`/series/<id>`; None where the public may see no such series."""
    who = Reader.ANONYMOUS
    own = told(who, figures_of(who, identifier))
    if not own:
        return None
    others = told(who, elsewhere(who, [each.fact for each in own]))
    links = NameLinks.of([*own, *others])
    lines, beside = figure_lines(own, links), figure_lines(others, links)
    title = series_title([each.fact for each in own])
    drawn = [(each.fact, line) for each, line in zip([*own, *others], [*lines, *beside], strict=True)]
    return SeriesPage(
        head=Head(title, _("Figures as a document gives them, each with its words."),
                  reverse("series", kwargs={"identifier": identifier}), section="people",
                  crumbs=way_to(Crumb(_("Figures"), reverse("figures")), Crumb(title))),
        identifier=identifier,
        title=title,
        record=record_link(own[0].unit),
        charts=charts(drawn, identifier),
        figures=lines,
        elsewhere=beside,
        missing=_missing([each.fact for each in own]),
        taken=table_links(f"series/{identifier}"),
    )  # fmt: skip


def series_title(figures: Sequence[Fact]) -> str:
    """What is counted, in which unit, of which years: "Zinc (ton), 1946–1950", or "Figures in tons, 1946–1950"."""
    measure, unit = measure_of(figures)
    parts = [f"{measure} ({unit})" if measure and unit else measure] if measure else []
    if unit and not measure:
        parts = [_("Figures in %(unit)s") % {"unit": _as_written(unit, figures)}]
    years = _years([each.date_first for each in figures], [each.date_last for each in figures])
    name = ", ".join([*parts, years] if years else parts) or _("Figures")
    return name[:1].upper() + name[1:]


def _as_written(unit: str, figures: Sequence[Fact]) -> str:
    """A unit as the first of the figures writes it: "tons"; where signs stand for it, as several are called."""
    ends = (fact.text.split()[-1] for fact in figures if fact.text.split())
    return next((word for word in ends if word.casefold().startswith(unit.casefold()[:3])), named_in_plural(unit))


def series_rows(identifier: str, site_address: str, *, proposed: bool) -> list[tuple[object, ...]] | None:
    """The figures of a series and those elsewhere that count the same, as rows under `COLUMNS`: those on which a person
    decided, with `proposed` the rest too. None where there is no such series."""
    who = Reader.ANONYMOUS
    own = told(who, figures_of(who, identifier), reach=0)
    if not own:
        return None
    others = told(who, elsewhere(who, [each.fact for each in own]), reach=0)
    return [figure_row(each, site_address) for each in [*own, *others] if proposed or each.fact.decision]


def figure_rows(site_address: str, *, proposed: bool) -> Iterable[tuple[object, ...]]:
    """The figures on which a person decided, with `proposed` the rest too, as rows under `COLUMNS`."""
    found = as_taken(all_figures(Reader.ANONYMOUS), proposed=proposed)
    for at in range(0, found.count(), 500):
        for each in told(Reader.ANONYMOUS, found[at : at + 500], reach=0):
            yield figure_row(each, site_address)


def _listed(found: Sequence[Series]) -> tuple[ListedSeries, ...]:
    rows = facts(Reader.ANONYMOUS, "figure").filter(series__in=[each.id for each in found])
    of: dict[str, list[Fact]] = {}
    for fact in rows.select_related("text_read__unit").order_by("number", "pk"):
        of.setdefault(fact.series, []).append(fact)
    return tuple(
        ListedSeries(
            path=reverse("series", kwargs={"identifier": each.id}),
            name=series_title(of[each.id]),
            figures=each.figures,
            record=record_link(of[each.id][0].text_read.unit),
        )
        for each in found
        if each.id in of
    )


def _years(first: Sequence[int | None], last: Sequence[int | None]) -> str:
    low = min((each // 10000 for each in first if each is not None), default=None)
    high = max((each // 10000 for each in last if each is not None), default=None)
    if low is None or high is None:
        return ""
    return str(low) if low == high else f"{low}–{high}"


def _missing(figures: Sequence[Fact]) -> tuple[str, ...]:
    """Years between the first and the last of a series that none of its figures is of."""
    spans = [
        (each.date_first // 10000, each.date_last // 10000) for each in figures if each.date_first and each.date_last
    ]
    if len(spans) < 2:
        return ()
    told_of = {year for first, last in spans for year in range(first, min(last, first + 200) + 1)}
    low, high = min(told_of), max(told_of)
    return tuple(str(year) for year in range(low, high) if year not in told_of)[:60]
