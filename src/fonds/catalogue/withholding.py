"""What is withheld again, or still: words visible earlier, withdrawals that holders state, and places by originator."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Case, Count, Exists, OuterRef, Q, Sum, When

from fonds.catalogue import access
from fonds.catalogue.access import Reader
from fonds.catalogue.comparison_views import SpanView
from fonds.catalogue.comparisons import span_views, spans
from fonds.catalogue.models import Opening, Release, UnitOfDescription, WithheldTally

_STATED = ("withdraw", "withheld")


@dataclass(frozen=True, slots=True)
class StatedWithdrawal:
    """What a holder's list says: `stated` are its words, or "" where a cumulative list no longer names the record."""

    unit: UnitOfDescription
    release: Release
    stated: str
    date: str


@dataclass(frozen=True, slots=True)
class WithheldCount:
    """Records of one originator and year, all of them of releases or none (`of_release`). `places` are withheld
    places in the latest texts held; `single` records have one text alone, and so nothing to compare."""

    originator: str
    of_release: bool
    year: int | None
    records: int
    compared: int
    not_comparable: int
    single: int
    without_text: int
    places: int


def newly_withheld(reader: Reader, *, limit: int = 50, offset: int = 0) -> tuple[int, list[SpanView]]:
    """How many spans were visible in an earlier text and withheld in the next, and those from `offset` on."""
    found = spans(reader, "withheld")
    return found.count(), span_views(reader, found.order_by("-gain", "pk")[offset : offset + limit])


def stated_withdrawals(reader: Reader, *, limit: int = 200, offset: int = 0) -> tuple[int, list[StatedWithdrawal]]:
    """Withdrawals that a holder states: a list's status after the release, or absence from a cumulative list."""
    said = Q()
    for word in _STATED:
        said |= Q(status_after__icontains=word)
    stated = access.openings(reader).filter(said).select_related("unit", "release")
    result = [StatedWithdrawal(o.unit, o.release, o.status_after, o.date or o.release.date) for o in stated]
    for release in access.releases(reader).filter(cumulative=True).exclude(date=""):
        named = Opening.objects.filter(release=release, unit=OuterRef("pk"))
        earlier = Opening.objects.filter(release__date__lt=release.date, unit=OuterRef("pk")).exclude(release__date="")
        # a list that was never taken in says nothing by its silence
        if not release.openings.exists():
            continue
        absent = access.units(reader).filter(Exists(earlier)).exclude(Exists(named))
        result += [StatedWithdrawal(unit, release, "", release.date) for unit in absent]
    result.sort(key=lambda each: (each.date, each.unit.pk), reverse=True)
    return len(result), result[offset : offset + limit]


def withheld_by_originator(reader: Reader) -> list[WithheldCount]:
    """Withheld places in the latest texts held, by originator and year of the records; those of releases and those of
    none apart."""
    rows = WithheldTally.objects.filter(unit__in=access.units(reader)).order_by()
    rows = rows.annotate(of_release=Case(When(state="unreleased", then=False), default=True))
    found = rows.values("originator", "of_release", "year").annotate(
        records=Count("pk"),
        compared=Count("pk", filter=Q(state="compared")),
        not_comparable=Count("pk", filter=Q(state="not_comparable")),
        single=Count("pk", filter=Q(state="single")),
        without_text=Count("pk", filter=Q(state="without_text")),
        in_all=Sum("places"),
    )
    return sorted(
        (
            WithheldCount(r["originator"], r["of_release"], r["year"], r["records"], r["compared"],
                          r["not_comparable"], r["single"], r["without_text"], r["in_all"] or 0)
            for r in found
        ),
        key=lambda each: (each.originator, not each.of_release, each.year is None, each.year or 0),
    )  # fmt: skip
