"""Figures in words: as the document gives them, with what they count, whose they are and what kind they are of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse

from fonds.catalogue.facts_told import ToldFact
from fonds.catalogue.models import Fact
from fonds.web.pages.name_links import NameLink, NameLinks
from fonds.web.pages.quoted import Quoted, RecordLink, quoted, record_link, review
from fonds.web.templating import date_words
from fonds.web.translating import gettext as _

COLUMNS = ("id", "series", "value", "value_max", "unit", "measure", "kind", "period", "rate", "qualifier", "place",
           "producer", "asserted_by", "as_written", "record", "title", "digital_object", "version", "page", "start",
           "end", "finder", "confidence", "decision", "address")  # fmt: skip


@dataclass(frozen=True, slots=True)
class FigureLine:
    """A figure. `value` is the number as written with its unit; `kind` in words; `who` says so in the document."""

    id: str
    path: str
    value: str
    measure: str
    kind: str
    kind_words: str
    period: str
    place: NameLink | None
    producer: NameLink | None
    who: NameLink | None
    words: Quoted
    record: RecordLink


def kind_words(kind: str) -> str:
    """What readers call a kind of figure."""
    return {
        "result": _("result"), "plan": _("plan"), "expected capacity": _("expected capacity"),
        "allocation": _("allocation"), "dimension": _("dimension"),
    }.get(kind, _("kind not stated"))  # fmt: skip


def figure_lines(found: Sequence[ToldFact], links: NameLinks | None = None) -> tuple[FigureLine, ...]:
    """The figures in their order."""
    links = links or NameLinks.of(found)
    return tuple(_line(each, links) for each in found)


def _line(each: ToldFact, links: NameLinks) -> FigureLine:
    fact, said = each.fact, each.fact.said
    period = str(said.get("period") or "")
    return FigureLine(
        id=fact.pk,
        path=reverse("series", kwargs={"identifier": fact.series or fact.pk}),
        value=f"{each.around.words} {said['rate']}" if said.get("rate") else each.around.words,
        measure=str(said.get("measure") or ""),
        kind=str(said.get("kind") or "not stated"),
        kind_words=kind_words(str(said.get("kind"))),
        period=date_words(period) if period else _("no date"),
        place=_named(each, "place", links),
        producer=_named(each, "producer", links) or _named(each, "actor", links),
        who=_named(each, "asserted_by", links),
        words=quoted(each.unit.pk, each.place, each.around, review(fact.finder, fact.confidence, fact.decision)),
        record=record_link(each.unit),
    )


def _named(each: ToldFact, role: str, links: NameLinks) -> NameLink | None:
    """An entity, or words that name nobody known ("the Japanese")."""
    found = each.named(role)
    if found:
        return links.link(found[0])
    words = str(each.fact.said.get(role) or "")
    return NameLink(words) if words and ":" not in words else None


def figure_row(each: ToldFact, site_address: str) -> tuple[object, ...]:
    """A figure as a row under `COLUMNS`; numbers stay numbers."""
    fact, said = each.fact, each.fact.said
    names = [", ".join(named.name for named in each.named(role)) for role in ("place", "producer", "asserted_by")]
    return (
        fact.pk, fact.series or None, number(fact, "value"), number(fact, "value_max"), said.get("unit") or "",
        said.get("measure") or "", said.get("kind") or "", said.get("period") or "", said.get("rate") or "",
        said.get("qualifier") or "", *names, each.around.words, each.unit.pk, each.unit.title,
        each.place.digital_object, each.place.version, fact.page, fact.start, fact.end, fact.finder, fact.confidence,
        fact.decision, f"{site_address}{reverse('series', kwargs={'identifier': fact.series or fact.pk})}",
    )  # fmt: skip


def number(fact: Fact, name: str) -> float | int | None:
    """A number of the figure, whole where it is whole; None where there is none."""
    value = fact.said.get(name)
    if value is None:
        return None
    return int(value) if float(value).is_integer() else float(value)
