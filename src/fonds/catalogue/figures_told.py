"""Figures that documents give: those told together as a series, and what other documents say of the same thing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Count, F, Max, Min, Q, QuerySet

from fonds.catalogue.access import Reader
from fonds.catalogue.facts import facts
from fonds.catalogue.models import Fact

MOST_ELSEWHERE = 200


@dataclass(frozen=True, slots=True)
class Series:
    """Figures told together: the id of the first, how many, and the years that they are of, None where undated."""

    id: str
    figures: int
    first: int | None
    last: int | None


def series_listed(who: Reader, words: str = "") -> list[Series]:
    """The series that `who` may see, the longest first, ties by id; with `words`, those that count what they name."""
    found = facts(who, "figure").exclude(series="")
    if words:
        found = found.filter(series__in=_holding(facts(who, "figure").exclude(series=""), words).values("series"))
    counted = found.order_by().values("series").annotate(n=Count("pk"), first=Min("date_first"), last=Max("date_last"))
    made = [
        Series(
            each["series"], each["n"], each["first"] and each["first"] // 10000, each["last"] and each["last"] // 10000
        )
        for each in counted
    ]
    return sorted(made, key=lambda each: (-each.figures, each.id))


def single_figures(who: Reader, words: str = "") -> QuerySet[Fact]:
    """Figures that belong to no series, in the order of their periods, undated ones last."""
    found = facts(who, "figure").filter(series="")
    return _ordered(_holding(found, words) if words else found)


def figures_of(who: Reader, series: str) -> list[Fact]:
    """The figures of a series, or the one of that id where it belongs to none, in the order of the text."""
    found = facts(who, "figure").filter(Q(series=series) | Q(pk=series, series=""))
    return list(found.select_related("text_read__unit").order_by("number", "pk"))


def all_figures(who: Reader) -> QuerySet[Fact]:
    """Every figure, series together."""
    found = facts(who, "figure").select_related("text_read__unit")
    return found.order_by("text_read__unit", "number", "pk")


def measure_of(figures: Sequence[Fact]) -> tuple[str, str]:
    """What a series counts and in which unit: what most of its figures say."""
    measures = Counter(str(each.said.get("measure") or "") for each in figures)
    measures.pop("", None)
    units = Counter(str(each.said.get("unit") or "") for each in figures)
    most = min(measures, key=lambda each: (-measures[each], each), default="")
    return most, min(units, key=lambda each: (-units[each], each), default="")


def elsewhere(who: Reader, figures: Sequence[Fact]) -> list[Fact]:
    """Figures told by themselves or in other documents that count the same in the same unit, in the order of periods.

    What is counted is called the same, or one name holds all words of the other: zinc, electrolytic zinc.
    """
    measure, unit = measure_of(figures)
    own = set(measure.casefold().split())
    if not own:
        return []
    found = facts(who, "figure").filter(said__unit=unit, said__measure__icontains=measure.split()[-1])
    rows = _ordered(found.exclude(pk__in=[each.pk for each in figures])).values_list("pk", "said__measure")
    named = ((pk, set(str(other).casefold().split())) for pk, other in rows)
    alike = [pk for pk, words in named if words <= own or own <= words][:MOST_ELSEWHERE]
    held = facts(who, "figure").select_related("text_read__unit").in_bulk(alike)
    return [held[pk] for pk in alike]


def _holding(found: QuerySet[Fact], words: str) -> QuerySet[Fact]:
    for word in words.split()[:8]:
        found = found.filter(Q(said__measure__icontains=word) | Q(said__unit__icontains=word) | Q(text__icontains=word))
    return found


def _ordered(found: QuerySet[Fact]) -> QuerySet[Fact]:
    dated = F("date_first").asc(nulls_last=True)
    return found.select_related("text_read__unit").order_by(dated, "text_read__unit", "number", "pk")
