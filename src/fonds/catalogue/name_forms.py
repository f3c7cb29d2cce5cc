"""The forms in which documents name somebody, each with the first passage that does so."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from django.db.models import F

from fonds.catalogue.access import Reader
from fonds.catalogue.authorities import authority_entities
from fonds.catalogue.facts import first_with, mentions
from fonds.catalogue.models import DigitalObject, Mention
from fonds.catalogue.words_around import TextPlace, words_around

FORMS_AT_MOST = 60


@dataclass(frozen=True, slots=True)
class FormAttested:
    """A form that `documents` have; `unit` is the first of them by its date, `place` where it has the form, None where
    its description alone does; `language` is that of its text."""

    name: str
    documents: int
    unit: str
    place: TextPlace | None
    language: str


def forms_attested(who: Reader, authority: str) -> list[FormAttested]:
    """The forms, those of most documents first."""
    dated = F("text_read__unit__date_first").asc(nulls_last=True)
    named = authority_entities(who, authority).order_by(dated, "text_read__unit", "pk")
    units: dict[str, set[str]] = defaultdict(set)
    first: dict[str, tuple[int, str, str]] = {}
    rows = named.values_list("pk", "name", "expansion", "text_read__unit", "text_read__digital_object__language")
    behind: dict[int, set[str]] = defaultdict(set)
    variants = mentions(who).filter(entity__in=named.order_by().values("pk"), form="variant")
    for pk, text in variants.order_by().values_list("entity", "text"):
        behind[pk].add(text)
    for pk, name, expansion, unit, language in rows:
        for form in {name, expansion, *behind[pk]} - {""}:
            units[form].add(unit)
            first.setdefault(form, (pk, unit, language))
    chosen = sorted(units, key=lambda form: (-len(units[form]), form))[:FORMS_AT_MOST]
    places = _places(who, {form: first[form][0] for form in chosen})
    return [FormAttested(form, len(units[form]), first[form][1], places.get(form), first[form][2]) for form in chosen]


def place_of_anchor(who: Reader, anchor: dict[str, object]) -> tuple[str, TextPlace] | None:
    """The record of an anchor and its place, if `who` may see the words there."""
    place = TextPlace(*(anchor[name] for name in ("digital_object", "version", "page", "start", "end")))  # type: ignore[arg-type]
    made = DigitalObject.objects.filter(pk=place.digital_object).first()
    return (made.unit_id, place) if made is not None and place in words_around(who, [place]) else None


def _places(who: Reader, entities: dict[str, int]) -> dict[str, TextPlace]:
    """Where the first document of each form has it, of those places that `who` may see."""
    seen = mentions(who).filter(entity__in=set(entities.values())).exclude(page=None)
    held: dict[int, list[Mention]] = defaultdict(list)
    for each in seen.select_related("entity__text_read").order_by("page", "start", "pk"):
        held[each.entity_id].append(each)
    found = {form: first_with(form, held[pk]) for form, pk in entities.items()}
    places = {form: _place(mention) for form, mention in found.items() if mention is not None}
    shown = words_around(who, places.values())
    return {form: place for form, place in places.items() if place in shown}


def _place(each: Mention) -> TextPlace:
    reading = each.entity.text_read
    return TextPlace(reading.digital_object_id, reading.version, each.page or 1, each.start, each.end)
