"""Whom somebody met, and who wrote to whom: pairs of people with the documents that say so."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from sys import intern

from fonds.catalogue.access import Reader
from fonds.catalogue.authorities import authority_entities
from fonds.catalogue.decided_names import decided_so
from fonds.catalogue.facts import facts
from fonds.catalogue.models import FactEntity, Mention
from fonds.catalogue.texts_read import texts_read

MET, WROTE = "met", "wrote"


@dataclass(frozen=True, slots=True)
class Tie:
    """Two people and what ties them; of a letter `first` is who wrote it. `source` is the fact's or the record's id.

    `year` is that of the meeting, where it is dated, or of the letter; `unit` the record that says so. `finder`,
    `confidence` and `decision` are those of the meeting; of a letter those of the less sure of its two names, and it is
    decided where a person decided on both.
    """

    kind: str
    first: str
    second: str
    year: int | None
    unit: str
    source: str
    finder: str = ""
    confidence: float = 0.0
    decision: str = ""


@dataclass(frozen=True, slots=True)
class _Said:
    """Who says that a description names somebody."""

    finder: str
    confidence: float
    decision: str


def ties(who: Reader, authority: str = "") -> list[Tie]:
    """Every pair of people with authority records who met or wrote to each other, as far as `who` may see it.

    Those of one record where its id is given. A conversation of three ties each with each.
    """
    return [*_met(who, authority), *_wrote(who, authority)]


def _met(who: Reader, authority: str) -> Iterable[Tie]:
    held = facts(who, "meeting")
    links = FactEntity.objects.filter(fact__kind="meeting", role="participants", entity__kind="person")
    if authority:
        own = FactEntity.objects.filter(entity__in=authority_entities(who, authority), role="participants")
        held = held.filter(pk__in=own.values("fact"))
        links = links.filter(fact__in=own.values("fact"))
    # two queries: as one, databases have been seen to go through all names for it
    fields = ("date_first", "text_read__unit", "finder", "confidence", "decision")
    about = {pk: said for pk, *said in held.values_list("pk", *fields)}
    together: dict[str, list[str]] = defaultdict(list)
    rows = links.exclude(entity__authority=None).order_by("fact", "pk")
    for fact, merged, own_record in rows.values_list("fact", "entity__authority__merged_into", "entity__authority"):
        standing = merged or own_record
        if fact in about and standing not in together[fact]:
            together[fact].append(standing)
    for fact, people in together.items():
        date, unit, finder, confidence, decision = about[fact]
        year = None if date is None else date // 10000
        for at, first in enumerate(people):
            for second in people[at + 1 :]:
                if not authority or authority in (first, second):
                    # of many ties few finders are the sources
                    yield Tie(MET, first, second, year, unit, fact, intern(finder), confidence, decision)


def _wrote(who: Reader, authority: str) -> Iterable[Tie]:
    named = Mention.objects.filter(page=None, element__in=("senders", "recipients"), entity__kind="person")
    named = named.exclude(decision="rejected").exclude(entity__authority=None)
    texts = texts_read(who)
    if authority:
        own = Mention.objects.filter(entity__in=authority_entities(who, authority), page=None)
        texts = texts.filter(pk__in=own.values("entity__text_read"))
        named = named.filter(entity__text_read__in=own.values("entity__text_read"))
    about = {pk: (date, unit) for pk, date, unit in texts.values_list("pk", "unit__date_first", "unit")}
    sent: dict[str, dict[str, dict[str, _Said]]] = defaultdict(lambda: {"senders": {}, "recipients": {}})
    years: dict[str, int | None] = {}
    rows = named.order_by("entity__text_read", "pk").values_list(
        "entity__text_read", "element", "entity__authority__merged_into", "entity__authority",
        "finder", "confidence", decided_so(),
    )  # fmt: skip
    for text, element, merged, own_record, finder, confidence, decision in rows:
        if text not in about:
            continue
        date, unit = about[text]
        standing = merged or own_record
        sent[unit][element].setdefault(standing, _Said(intern(finder), confidence, decision))
        years[unit] = None if date is None else date // 10000
    for unit, sides in sent.items():
        for first, sender in sides["senders"].items():
            for second, recipient in sides["recipients"].items():
                if first != second and (not authority or authority in (first, second)):
                    less = min(sender, recipient, key=lambda each: each.confidence)
                    decision = sender.decision and recipient.decision
                    yield Tie(WROTE, first, second, years[unit], unit, unit, less.finder, less.confidence, decision)
