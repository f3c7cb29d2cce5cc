"""What is still withheld, by originator and year of the records, as plots with their numbers beneath."""

from __future__ import annotations

import csv
import io
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse

from fonds.catalogue import withholding
from fonds.catalogue.access import Reader
from fonds.catalogue.withholding import WithheldCount
from fonds.web.pages.head import Crumb, Head
from fonds.web.pages.pager import Pager, pager
from fonds.web.pages.search_download import guarded
from fonds.web.translating import gettext as _

PER_PAGE = 12
MOST_YEARS = 60
BAR, GAP, HEIGHT = 10.0, 2.0, 60.0
NARROWEST = 24
LEAST = 2.0
COLUMNS = ("originator", "year", "records", "compared", "not_comparable", "single", "without_text", "places")


@dataclass(frozen=True, slots=True)
class WithheldBar:
    """A year, or a span of years, in a plot; `words` say what the bar shows."""

    words: str
    x: float
    y: float
    height: float


@dataclass(frozen=True, slots=True)
class OriginatorPlot:
    """One originator: its plot (none where no place was seen in a dated record), and the numbers, a row each year."""

    name: str
    key: str
    records: int
    places: int
    bars: tuple[WithheldBar, ...]
    first: int | None
    last: int | None
    width: float
    rows: tuple[WithheldCount, ...]


@dataclass(frozen=True, slots=True)
class WithheldPage:
    """Everything on the page; `total` counts originators."""

    head: Head
    total: int
    plots: tuple[OriginatorPlot, ...]
    pager: Pager | None


def withheld_page(number: int) -> WithheldPage | None:
    """`/withheld`: originators with the most withheld places first. None where there is no such page of them."""
    of: dict[str, list[WithheldCount]] = defaultdict(list)
    for count in withholding.withheld_by_originator(Reader.ANONYMOUS):
        of[count.originator].append(count)
    ordered = sorted(of.items(), key=lambda each: (-sum(c.places for c in each[1]), each[0]))
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
        tuple(_plot(name, rows, at) for at, (name, rows) in enumerate(shown, 1)),
        pager(number, last, address) if last > 1 else None,
    )  # fmt: skip


def withheld_csv() -> str:
    """The numbers of all originators and years (RFC 4180), with the mark by which spreadsheets know UTF-8."""
    made = io.StringIO()
    writer = csv.writer(made)
    writer.writerow(COLUMNS)
    for each in withholding.withheld_by_originator(Reader.ANONYMOUS):
        values = [getattr(each, name) for name in COLUMNS]
        writer.writerow(["" if value is None else guarded(value) if isinstance(value, str) else value
                         for value in values])  # fmt: skip
    return "\ufeff" + made.getvalue()


def _plot(name: str, rows: Sequence[WithheldCount], at: int) -> OriginatorPlot:
    places = {each.year: each.places for each in rows if each.year is not None and each.places}
    spans = _spans(places)
    highest = max((count for _first, _last, count in spans), default=1)
    bars = tuple(_bar(index, first, last, count, highest) for index, (first, last, count) in enumerate(spans) if count)
    return OriginatorPlot(
        name=name or _("Originator not stated"),
        key=f"originator-{at}",
        records=sum(each.records for each in rows),
        places=sum(each.places for each in rows),
        bars=bars,
        first=spans[0][0] if spans else None,
        last=spans[-1][1] if spans else None,
        width=max(len(spans), NARROWEST) * (BAR + GAP),
        rows=tuple(rows),
    )


def _spans(places: dict[int, int]) -> list[tuple[int, int, int]]:
    """Spans of 1, 2, 5, 10 … years, without holes, so that they fit in a plot."""
    if not places:
        return []
    low, high = min(places), max(places)
    step = next(s for s in (1, 2, 5, 10, 20, 50, 100, 1000) if high // s - low // s < MOST_YEARS)
    counts: dict[int, int] = defaultdict(int)
    for year, count in places.items():
        counts[year // step] += count
    return [(n * step, n * step + step - 1, counts.get(n, 0)) for n in range(low // step, high // step + 1)]


def _bar(index: int, first: int, last: int, count: int, highest: int) -> WithheldBar:
    height = max(LEAST, HEIGHT * count / highest)
    years = str(first) if first == last else f"{first}–{last}"
    words = _("%(years)s: %(number)s withheld places") % {"years": years, "number": count}
    return WithheldBar(words, round(index * (BAR + GAP), 1), round(HEIGHT - height, 1), round(height, 1))
