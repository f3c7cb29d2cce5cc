"""What was read in one record as JSON, the form of `facts --json`, which exports and the interface have too."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from typing import Any

from fonds.catalogue.access import Reader
from fonds.catalogue.authority_names import guessed_names, told_names
from fonds.catalogue.authority_pages import having_pages
from fonds.catalogue.decided_names import decision_on
from fonds.catalogue.facts import (
    MEETING_FIELDS,
    PLURALS,
    anchor_json,
    called,
    first_with,
    is_key,
    meetings_by_reference,
    narrowed_pages,
    records_meant,
    standing,
)
from fonds.catalogue.models import Fact, FactEntity, Mention, NamedEntity, TextRead, UnitOfDescription
from fonds.catalogue.texts_read import texts_read
from fonds.core.description.units_of_measure import converted
from fonds.core.naming.spellings import scheme_of
from fonds.core.naming.written_in import language_of

_RELATED_FIELDS = {
    "office": {"person": False, "body": False},
    "meeting": {"place": False, "participants": True, "reported_by": False},
    "statement": {"speaker": False, "reported_by": True},
    "figure": {"producer": False, "actor": False, "place": False, "asserted_by": False, "reported_by": True},
}
"""The fields of each kind of fact that name entities, and whether they name several."""


def facts_json(
    who: Reader, unit: UnitOfDescription, *, today: datetime.date, decided_only: bool = False
) -> dict[str, Any]:
    """What was read in a record, in the form of `fonds facts --json`. The unit must be visible to `who`.

    With `decided_only`, nothing that only a machine said: of names what `decided_names` tells. `today` is the day on
    which is asked who has a page (`ids_given`).
    """
    reading = texts_read(who).filter(unit=unit).select_related("digital_object").first()
    result: dict[str, Any] = {
        "record": unit.pk,
        "read": reading is not None,
        "people": [], "bodies": [], "places": [], "offices": [], "meetings": [], "statements": [], "figures": [],
        "marks": [], "dates": [], "references": [], "offices_stated": [],
    }  # fmt: skip
    if reading is None:
        return result
    narrowed = narrowed_pages(who, reading)
    entities = list(reading.entities.select_related("authority__merged_into").order_by("pk"))
    given = ids_given(who, entities, today=today)
    named = {e.key: named_json(e, given) for e in entities}
    for kind, items in _people(who, reading, entities, given, narrowed, decided_only).items():
        result[PLURALS[kind]] = items
    links: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for fact, role, key in (
        FactEntity.objects.filter(fact__text_read=reading).order_by("pk").values_list("fact", "role", "entity__key")
    ):
        links[fact][role].append(key)
    shown = [
        each for each in reading.facts.exclude(decision="rejected").order_by("number")
        if each.page not in narrowed and (each.decision or not decided_only)
    ]  # fmt: skip
    records = records_meant(who, shown)
    meetings = meetings_by_reference(each for each in shown if each.kind == "meeting")
    for each in shown:
        said = fact_json(reading, each, links[each.pk], named, meetings)
        if each.kind == "reference":
            said["record"] = records.get(each.pk)
        result[each.kind + ("s" if each.page is not None else "s_stated")].append(said)
    return result


def ids_given(who: Reader, entities: Iterable[NamedEntity], *, today: datetime.date) -> frozenset[str]:
    """The ids of the standing authority records of these that `who` may be told: to the public those alone that have
    a page, for an id that leads nowhere would tell who is meant where, and which private people are one."""
    ids = {found.pk for each in entities if (found := standing(each.authority)) is not None}
    return frozenset(ids) if who is Reader.KEEPER else having_pages(who, sorted(ids), today=today)


def named_json(entity: NamedEntity, given: Collection[str]) -> dict[str, Any]:
    """Somebody, a body or a place as facts name it; the id is null unless it is one of those `given`."""
    found = standing(entity.authority)
    return {"id": found.pk if found is not None and found.pk in given else None, "name": called(entity)}


def _people(
    who: Reader, reading: TextRead, entities: list[NamedEntity], given: Collection[str], narrowed: frozenset[int],
    decided_only: bool,
) -> dict[str, list[dict[str, Any]]]:  # fmt: skip
    """One item for each person, body and place, though the text should name it under several names."""
    said: dict[int, list[Mention]] = defaultdict(list)
    for mention in (
        Mention.objects.filter(entity__text_read=reading).exclude(decision="rejected").order_by("page", "start", "pk")
    ):
        said[mention.entity_id].append(mention)
    decided = {m.pk: decision_on(m, entity) for entity in entities for m in said[entity.pk]}
    variants = _variants(who, reading, entities, said, narrowed)
    items: dict[str, dict[str, dict[str, Any]]] = {kind: {} for kind in PLURALS}
    for entity in entities:
        if entity.decision == "rejected" and not said[entity.pk]:
            continue
        places = [m for m in said[entity.pk] if m.page not in narrowed and (decided[m.pk] or not decided_only)]
        if not places:
            continue
        found = standing(entity.authority)
        key = found.pk if found is not None else f"\x00{entity.key}"
        item = items[entity.kind].setdefault(key, {
            **named_json(entity, given), "variants": [], "mentions": [], "named_in": [],
            "listed": entity.listed or None, "finder": places[0].finder,
            "confidence": 0.0, "decision": None,
            **identified(who, entity),
        })  # fmt: skip
        known = {(v["name"], v["scheme"]) for v in item["variants"]}
        item["variants"] += [v for v in variants[entity.pk] if (v["name"], v["scheme"]) not in known]
        item["confidence"] = max(item["confidence"], *(m.confidence for m in places))
        item["decision"] = next((decided[m.pk] for m in places if decided[m.pk]), item["decision"])
        for mention in places:
            of = {"finder": mention.finder, "confidence": mention.confidence, "decision": decided[mention.pk] or None}
            if mention.page is None:
                item["named_in"].append({"element": mention.element, "value": mention.text, **of})
            else:
                anchor = anchor_json(reading, mention.page, mention.start, mention.end, mention.text)
                item["mentions"].append({**anchor, "form": mention.form, **of})
    for listed in items.values():
        for item in listed.values():
            item["mentions"] = _in_order(item["mentions"])
    return {kind: list(listed.values()) for kind, listed in items.items()}


def _in_order(mentions: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """In the text's order, each place once: two names that are one person's may share a pronoun. What a person decided
    counts before what a finder is surer of."""
    best: dict[tuple[int, int, int], dict[str, Any]] = {}
    for each in sorted(mentions, key=lambda each: (each["decision"] is None, -each["confidence"])):
        best.setdefault((each["page"], each["start"], each["end"]), each)
    return [best[place] for place in sorted(best)]


def identified(who: Reader, entity: NamedEntity) -> dict[str, Any]:
    """Why the archive takes the entity for its authority record, and how surely (0 to 1).

    To the public nothing of it unless a person decided so: which name came first, and which was found to be the same,
    may rest on records that were public then and are not now.
    """
    if who is Reader.KEEPER or entity.decision:
        return {"identified_by": entity.reason or None, "certainty": entity.certainty}
    return {"identified_by": None, "certainty": None}


def _variants(
    who: Reader, reading: TextRead, entities: list[NamedEntity], said: Mapping[int, list[Mention]],
    narrowed: frozenset[int],
) -> dict[int, list[dict[str, Any]]]:  # fmt: skip
    """The forms of each entity's name: the one it has here, those that stand behind it, those told for its authority
    record, and what rules make of it, which are guesses. Each with its language, and those that a passage attests with
    the first such passage."""
    written = reading.digital_object.language

    def form(name: str, scheme: str, *, attested: bool, anchor: Any, language: str = "") -> dict[str, Any]:
        return {"name": name, "scheme": scheme or None, "attested": attested,
                "language": language_of(name, scheme, language) or None, "anchor": anchor}  # fmt: skip

    def first(entity: NamedEntity, name: str) -> dict[str, Any] | None:
        found = first_with(name, [m for m in said.get(entity.pk, ()) if m.page and m.page not in narrowed])
        return None if found is None else anchor_json(reading, found.page or 1, found.start, found.end, found.text)

    stand = {e.pk: standing(e.authority) for e in entities}
    told = told_names(who, [a.pk for a in stand.values() if a])
    made: dict[int, list[dict[str, Any]]] = {}
    for entity in entities:
        behind = (m.text for m in said.get(entity.pk, ()) if m.form == "variant" and m.page not in narrowed)
        own = {name: scheme_of(name) for name in (entity.name, entity.expansion, *behind) if name}
        forms = [
            form(name, scheme, attested=True, anchor=first(entity, name), language=written)
            for name, scheme in own.items()
        ]
        authority = stand[entity.pk]
        forms += [
            form(each.name, each.scheme, attested=each.attested, anchor=each.anchor)
            for each in (told.get(authority.pk, ()) if authority else ())
        ]
        forms += [
            form(each.name, each.scheme, attested=False, anchor=None)
            for each in guessed_names(entity.kind, [entity.name])
        ]
        made[entity.pk] = forms
    return made


def _converted_json(said: dict[str, Any]) -> dict[str, Any] | None:
    """The figure in units of the International System, where its unit's kind is certain; the original stands beside."""
    made = {
        name: converted(said[name], said["unit"] or "") for name in ("value", "value_max") if said.get(name) is not None
    }
    if not all(made.values()):
        return None
    values = {name: each[0] for name, each in made.items() if each}
    return {**values, "unit": next(each[1] for each in made.values() if each)}


def fact_json(
    reading: TextRead,
    fact: Fact,
    links: dict[str, list[str]],
    named: dict[str, dict[str, Any]],
    meetings: Mapping[tuple[int, str], str],
) -> dict[str, Any]:
    """A fact as `facts --json` prints it. `links` are the keys of its entities by field, `named` who each is.

    `meetings` are those that are told beside it (`meetings_by_reference`): a fact names no other.
    """
    said: dict[str, Any] = {key: (value if value != "" else None) for key, value in fact.said.items()}
    for field, several in _RELATED_FIELDS.get(fact.kind, {}).items():
        people = [named[key] for key in links.get(field, ()) if key in named]
        literal = fact.said.get(field)
        if not people and isinstance(literal, str) and literal and not is_key(literal):
            people = [{"id": None, "name": literal}]  # words that name nobody the archive knows: "the Japanese"
        said[field] = people if several else (people[0] if people else None)
    if fact.kind == "figure":
        said["producer"] = said["producer"] or said.get("actor")  # who allocated a sum made it, as its page says
        said["series"] = fact.series or None
        if said.get("value_max") is None:
            said.pop("value_max", None)
        said["value"] = int(said["value"]) if float(said["value"]).is_integer() else said["value"]
        said["converted"] = _converted_json(said)
    if fact.kind in ("mark", "date", "statement", "reference"):
        said["text"] = fact.text
    for field in MEETING_FIELDS.get(fact.kind, ()):
        said[field] = meetings.get((fact.text_read_id, str(fact.said.get(field) or "")))
    if fact.kind == "mark":
        said["kind"] = fact.said.get("kind")
    if fact.kind == "reference":
        said["record"] = None  # whether a reader may know it is said by `records_meant`
    if fact.kind == "meeting":
        said.pop("words_of_date", None)
    return {
        "id": fact.pk,
        **said,
        **_evidence_json(reading, fact),
        "finder": fact.finder,
        "confidence": fact.confidence,
        "decision": fact.decision or None,
    }


def _evidence_json(reading: TextRead, fact: Fact) -> dict[str, Any]:
    """The anchor of a fact's words; of one that a description column states, the column and its value."""
    if fact.page is None:
        return {"anchor": None, "stated_in": {"element": fact.element, "value": fact.text}}
    return {"anchor": anchor_json(reading, fact.page, fact.start, fact.end, fact.text)}
