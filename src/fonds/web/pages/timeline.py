"""Counts of records by year, as bars that lead to the records."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from fonds.ports.text_index import SearchAnswer
from fonds.web.pages.search_state import Addresses, SearchState
from fonds.web.translating import gettext as _
from fonds.web.translating import ngettext

MOST_BARS = 70
HEIGHT = 100.0
BAR = 10.0
GAP = 2.0
NARROWEST = 24
"""A drawing has room for at least so many bars, that a single one is no wall."""
LEAST = 2.0
"""A bar of one record beside one of thousands is still to be seen."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: the years it stands for, how many records, where it leads, and its place in the drawing.

    `name` is `1957`, `1950–1959` for a bar of several years, or what is special of it; `words` add the count. One that
    is `beyond` stands for more than the drawing has room for.
    """

    first: int | None
    last: int | None
    kind: str
    name: str
    words: str
    count: int
    path: str
    x: float
    y: float
    height: float
    selected: bool
    beyond: bool = False


@dataclass(frozen=True, slots=True)
class Special:
    """Records that no year can be told of, as a bar beside the years."""

    kind: str
    name: str
    count: int
    path: str
    selected: bool = False


@dataclass(frozen=True, slots=True)
class Timeline:
    """Bars of equal spans of years without holes; `special` are those of uncertain and undated records.

    `width` is the drawing's of the years, in its own units; its height is 100. `step` is how many years a bar
    stands for.
    """

    bars: tuple[Bar, ...]
    special: tuple[Bar, ...]
    step: int
    width: float

    @property
    def is_empty(self) -> bool:
        return not self.bars and not self.special

    @property
    def ends(self) -> tuple[int, int] | None:
        """The first and the last year drawn."""
        if not self.bars:
            return None
        first, last = self.bars[0].first, self.bars[-1].last
        assert first is not None and last is not None
        return first, last


def timeline(answer: SearchAnswer, state: SearchState, to: Addresses | None = None) -> Timeline:
    """The years of an answer as bars; each leads to `state` narrowed to it."""
    to = to or Addresses(state)
    special = (
        Special("uncertain", _("Uncertain date"), answer.uncertain, state.only_uncertain().address(), state.uncertain),
        Special("undated", _("Undated"), answer.undated, state.only_undated().address(), state.undated),
    )
    return year_bars(answer.years, to.in_years, special, selected=state.years)


def year_bars(
    years: Sequence[tuple[int, int]],
    in_years: Callable[[int, int], str],
    special: Sequence[Special] = (),
    *,
    selected: tuple[int, int] | None = None,
    counted: Callable[[int], str] | None = None,
) -> Timeline:
    """Counts of records by year (year, count) as bars; `in_years` makes the path that one leads to.

    `counted` puts a number of what is counted into words, where that is no records. The years have the whole height:
    beside thousands that are undated they would not be seen.
    """
    in_words = counted or _records
    spans, step = _spans(years)
    highest = max((count for _first, _last, count in spans), default=max((each.count for each in special), default=1))
    bars = []
    for index, (first, last, count) in enumerate(spans):
        within = selected is not None and selected[0] <= first and last <= selected[1]
        name = str(first) if first == last else f"{first}–{last}"
        path = in_years(first, last) if count else ""
        words = f"{name}: {in_words(count)}"
        bars.append(
            _bar(index * (BAR + GAP), count, highest, "years", name, words, path, (first, last), selected=within)
        )
    beside = tuple(
        _bar(
            0.0,
            each.count,
            highest,
            each.kind,
            each.name,
            f"{each.name}: {in_words(each.count)}",
            each.path,
            (None, None),
            selected=each.selected,
        )
        for each in special
        if each.count
    )
    return Timeline(tuple(bars), beside, step, max(len(bars), NARROWEST) * (BAR + GAP))


def _records(count: int) -> str:
    return ngettext("%(num)s record", "%(num)s records", count) % {"num": count}


def _bar(
    x: float, count: int, highest: int, kind: str, name: str, words: str, path: str,
    years: tuple[int | None, int | None], *, selected: bool,
) -> Bar:  # fmt: skip
    height = min(max(HEIGHT * count / highest, LEAST), HEIGHT) if count else 0.0
    return Bar(
        first=years[0], last=years[1], kind=kind, name=name, words=words, count=count, path=path, x=round(x, 1),
        y=round(HEIGHT - height, 1), height=round(height, 1), selected=selected, beyond=count > highest,
    )  # fmt: skip


def _spans(years: Sequence[tuple[int, int]]) -> tuple[list[tuple[int, int, int]], int]:
    """Spans of 1, 2, 5, 10 … years from the first to the last that has records, so that they fit in a drawing."""
    counts = {year: count for year, count in years if count}
    if not counts:
        return [], 1
    low, high = min(counts), max(counts)
    step = next(s for s in (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000) if (high // s) - (low // s) < MOST_BARS)
    spans: dict[int, int] = {}
    for year, count in counts.items():
        spans[year // step] = spans.get(year // step, 0) + count
    return [(n * step, n * step + step - 1, spans.get(n, 0)) for n in range(low // step, high // step + 1)], step
