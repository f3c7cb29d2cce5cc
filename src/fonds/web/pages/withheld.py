"""What is still withheld, by originator and year of the records, as plots with their numbers beneath."""

from __future__ import annotations

import csv
import io
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from django.urls import reverse

from fonds.catalogue import withholding
from fonds.catalogue.access import Reader
from fonds.catalogue.withholding import WithheldCount
from fonds.web.pages.head import Crumb, Head
from fonds.web.pages.pager import Pager, pager
from fonds.web.pages.search_download import guarded
from fonds.web.pages.timeline import NARROWEST
from fonds.web.translating import gettext as _

PER_PAGE = 12
MOST_YEARS = 60
BAR, GAP, HEIGHT = 10.0, 2.0, 60.0
LEAST = 2.0
COLUMNS = (
    "originator", "of_release", "year", "records", "compared", "not_comparable", "single", "without_text", "places",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class WithheldBar:
    """A year, or a span of years, in a plot; `words` say what the bar shows."""

    words: str
    x: float
    y: float
    height: float


@dataclass(frozen=True, slots=True)
class OriginatorPlot:
    """One originator's records of releases, or those of none: their plot (no bars where no place was seen in a dated
    record), and the numbers, a row each year. `undated` are places in records without a date, which no bar shows."""

    name: str
    of_release: bool
    key: str
    records: int
    places: int
    undated: int
    bars: tuple[WithheldBar, ...]
    rows: tuple[WithheldCount, ...]


@dataclass(frozen=True, slots=True)
class Scale:
    """What all plots share: `steps` spans of `step` years from the year `first` on, and the places of a bar of full
    height."""

    first: int
    step: int
    steps: int
    highest: int

    @property
    def last(self) -> int:
        return self.first + self.step * self.steps - 1

    @property
    def width(self) -> float:
        return max(self.steps, NARROWEST) * (BAR + GAP)

    @property
    def is_short(self) -> bool:
        """Whether the bars fill a part of the drawing only, so that the last year stands beside the first."""
        return self.steps < NARROWEST


@dataclass(frozen=True, slots=True)
class WithheldPage:
    """Everything on the page; `total` counts plots. `scale` is None where no bar is drawn."""

    head: Head
    total: int
    plots: tuple[OriginatorPlot, ...]
    scale: Scale | None
    pager: Pager | None


def withheld_page(number: int) -> WithheldPage | None:
    """`/withheld`: originators with the most withheld places first. None where there is no such page of them."""
    of: dict[tuple[str, bool], list[WithheldCount]] = defaultdict(list)
    for count in withholding.withheld_by_originator(Reader.ANONYMOUS):
        of[count.originator, count.of_release].append(count)
    ordered = sorted(of.items(), key=lambda each: (-sum(c.places for c in each[1]), each[0][0], not each[0][1]))
    scale = _scale(of.values())
    last = max(1, -(-len(ordered) // PER_PAGE))
    if number > last:
        return None
    path = reverse("withheld")

    def address(at: int) -> str:
        return f"{path}?page={at}" if at > 1 else path

    shown = ordered[(number - 1) * PER_PAGE : number * PER_PAGE]
    return WithheldPage(
        Head(_("Still withheld"), path=address(number), section="releases",
             crumbs=(Crumb(_("Releases"), reverse("releases")), Crumb(_("Still withheld")))),
        len(ordered),
        tuple(_plot(name, rows, at, scale) for at, ((name, _of_release), rows) in enumerate(shown, 1)),
        scale,
        pager(number, last, address) if last > 1 else None,
    )  # fmt: skip


def withheld_csv() -> str:
    """The numbers of all originators and years (RFC 4180), with the mark by which spreadsheets know UTF-8."""
    made = io.StringIO()
    writer = csv.writer(made)
    writer.writerow(COLUMNS)
    for each in withholding.withheld_by_originator(Reader.ANONYMOUS):
        values = [getattr(each, name) for name in COLUMNS]
        writer.writerow([_cell(value) for value in values])
    return "\ufeff" + made.getvalue()


def _cell(value: str | int | None) -> str | int:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "" if value is None else guarded(value) if isinstance(value, str) else value


def _plot(name: str, rows: Sequence[WithheldCount], at: int, scale: Scale | None) -> OriginatorPlot:
    bars = tuple(_bar(index, count, scale) for index, count in sorted(_spans(rows, scale).items())) if scale else ()
    return OriginatorPlot(
        name=name or _("Originator not stated"),
        of_release=rows[0].of_release,
        key=f"originator-{at}",
        records=sum(each.records for each in rows),
        places=sum(each.places for each in rows),
        undated=sum(each.places for each in rows if each.year is None),
        bars=bars,
        rows=tuple(rows),
    )


def _scale(every: Iterable[Sequence[WithheldCount]]) -> Scale | None:
    """One scale for all plots, whichever page they stand on: spans of 1, 2, 5, 10 … years, so that all fit."""
    plots = list(every)
    years = [each.year for rows in plots for each in rows if each.year is not None and each.places]
    if not years:
        return None
    low, high = min(years), max(years)
    step = next(s for s in (1, 2, 5, 10, 20, 50, 100, 1000) if high // s - low // s < MOST_YEARS)
    bare = Scale(low // step * step, step, high // step - low // step + 1, 1)
    return replace(bare, highest=max(max(_spans(rows, bare).values(), default=0) for rows in plots))


def _spans(rows: Sequence[WithheldCount], scale: Scale) -> dict[int, int]:
    """The places by span of years, counted from the first of the scale."""
    counts: dict[int, int] = defaultdict(int)
    for each in rows:
        if each.year is not None and each.places:
            counts[(each.year - scale.first) // scale.step] += each.places
    return counts


def _bar(index: int, count: int, scale: Scale) -> WithheldBar:
    height = max(LEAST, HEIGHT * count / scale.highest)
    first = scale.first + index * scale.step
    years = str(first) if scale.step == 1 else f"{first}–{first + scale.step - 1}"
    words = _("%(years)s: %(number)s withheld places") % {"years": years, "number": count}
    return WithheldBar(words, round(index * (BAR + GAP), 1), round(HEIGHT - height, 1), round(height, 1))
