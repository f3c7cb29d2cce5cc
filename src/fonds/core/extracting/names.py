"""Persons, corporate bodies and places in running text and in description columns.

Rules over the shape of words, the words beside them, and public lists (`gazetteer`); nothing is learned. A name that
the document gives in full draws its shorter forms after it: "Rogers" is the William P. Rogers named before.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from fonds.core.extracting.document import Document, DocumentPage, NameKind, Range
from fonds.core.extracting.facts import Entity, Mention, NamesRead
from fonds.core.extracting.gazetteer import given_names
from fonds.core.extracting.name_words import ASIAN_FAMILY_NAMES, UPPER
from fonds.core.extracting.names_by_place import names_by_place
from fonds.core.extracting.names_on_page import GAP, PROVES, UNPROVEN, WORD, Named, named_on_page
from fonds.core.text.english_words import is_english

FINDER = "names/1"

_SMALL_WORD = re.compile(r"(?<![\w-])[a-z]{3,}(?![\w-])")
_CLEAN = 0.85
_EXPANDED = re.compile(rf"({WORD}(?:{GAP}(?:of|for|the|and|{WORD})){{1,7}})\s*\(([{UPPER}][{UPPER}.&-]{{1,9}})\)")


@dataclass(slots=True)
class _Someone:
    entity: Entity
    parts: tuple[str, ...]
    family: str
    places: list[Range] = field(default_factory=list)


def names(document: Document) -> NamesRead:
    """The persons, bodies and places that a document names, and where. Keys are "person:1", "body:1", "place:1", …"""
    found: list[Named] = []
    expansions: dict[str, str] = {}
    for page in document.pages:
        expansions |= {m[2]: " ".join(m[1].split()) for m in _EXPANDED.finditer(page.text) if _is_initials(m[2], m[1])}
    clean = _is_clean(document)
    for page in document.pages:
        placed = names_by_place(page)
        found += placed
        for each in named_on_page(page):
            if placed and not _is_beside(page, each, placed):
                continue
            if not clean and UNPROVEN < each.confidence < PROVES:
                each.confidence = UNPROVEN  # misread words have capitals too
            if each.kind is NameKind.PERSON or each.confidence > UNPROVEN:
                found.append(each)
    return _told_apart(document, found, expansions)


def _is_beside(page: DocumentPage, named: Named, placed: list[Named]) -> bool:
    """Whether a name is another than those that their place proves; a body that ran into one of them is cut there."""
    for other in placed:
        if named.at.overlaps(other.at):
            end = named.at.start + len(page.text[named.at.start : other.at.start].rstrip())
            if named.kind is not NameKind.BODY or end <= named.at.start:
                return False
            named.at = Range(page.number, named.at.start, end)
            named.name = " ".join(page.text[named.at.start : end].split())
    return True


def _is_clean(document: Document) -> bool:
    """Whether the text is read well enough that a word with a capital that is no English word is a name."""
    words: list[str] = []
    for page in document.pages:
        words += _SMALL_WORD.findall(page.text[:20_000])
        if len(words) > 600:
            break
    return sum(map(is_english, words)) >= _CLEAN * len(words)


def _told_apart(document: Document, found: list[Named], expansions: dict[str, str]) -> NamesRead:
    """Entities and mentions: full names first, then the shorter forms that belong to one of them."""
    people: dict[tuple[str, ...], _Someone] = {}
    by_family: dict[str, list[_Someone]] = {}
    mentions: list[Mention] = []
    others: dict[tuple[NameKind, str], Entity] = {}
    entities: list[Entity] = []

    def someone(name: str) -> _Someone:
        parts = _parts(name)
        held = people.get(parts)
        if held is None:
            family = _family(name, parts)
            held = _Someone(
                Entity(f"person:{len(people) + 1}", NameKind.PERSON, _shown(name), _listed(document, parts)),
                parts,
                family,
            )
            people[parts] = held
            by_family.setdefault(family, []).append(held)
            entities.append(held.entity)
        return held

    for stated in document.stated:
        name = _stated_name(stated.value)
        if stated.role and name:  # the person is made known here, before the text is gone through
            mentions += [Mention(someone(name).entity.key, None, FINDER, 0.9, element=stated.element)]
    found = _proven(document, found)
    for each in found:
        if each.kind is NameKind.PERSON and len(_parts(each.name)) > 1:
            someone(each.name)
    for each in found:
        if each.kind is NameKind.PERSON:
            parts = _parts(each.name)
            if len(parts) > 1:
                who = people[parts]
            else:
                of_family = by_family.get(parts[0], []) if parts else []
                full = [s for s in of_family if len(s.parts) > 1]
                who = _nearest(full, each.at) if full else someone(each.name)
            who.places.append(each.at)
            key = who.entity.key
        else:
            name = each.name
            lookup = (each.kind, name.casefold())
            if lookup not in others:
                count = sum(1 for kind, _ in others if kind is each.kind) + 1
                others[lookup] = Entity(f"{each.kind}:{count}", each.kind, name, expansion=expansions.get(name, ""))
                entities.append(others[lookup])
            key = others[lookup].key
        mentions.append(Mention(key, each.at, FINDER, each.confidence, titles=each.titles))
    mentions.sort(key=lambda m: (m.at is not None, m.at or Range(1, 0, 0)))
    return NamesRead(tuple(entities), tuple(mentions))


def _proven(document: Document, found: list[Named]) -> list[Named]:
    """Without the single words that nothing in the document proves to be somebody's name."""
    proven = {_family(entry.name.partition(",")[0], _parts(entry.name.partition(",")[0])) for entry in document.listed}
    for stated in document.stated:
        if stated.role and (name := _stated_name(stated.value)):
            proven.add(_family(name, _parts(name)))
    for each in found:
        if each.kind is NameKind.PERSON and each.confidence >= PROVES:
            parts = _parts(each.name)
            proven |= {_family(each.name, parts), *parts[:1]} if len(parts) > 1 else set(parts)
    kept = []
    for each in found:
        if each.kind is NameKind.PERSON and each.confidence <= UNPROVEN:
            if each.name.casefold() not in proven:
                continue
            each.confidence = 0.75
        elif each.kind is NameKind.PERSON and each.confidence < PROVES and each.name.casefold() in proven:
            each.confidence = 0.8
        elif each.kind is NameKind.PLACE and each.confidence < 0.8 and each.name.casefold() in proven:
            each.kind = NameKind.PERSON
        kept.append(each)
    return kept


def _nearest(people: list[_Someone], at: Range) -> _Someone:
    """Of several of one family name, the one named last before the place; else the first of them."""
    before = [s for s in people if any((p.page, p.start) < (at.page, at.start) for p in s.places)]
    if not before:
        return people[0]
    return max(before, key=lambda s: max((p.page, p.start) for p in s.places))


def _listed(document: Document, parts: tuple[str, ...]) -> str:
    """The identifier of the one entry of the edition's list that a name fits: family name, and given names' letters."""
    fitting = []
    for entry in document.listed:
        family, _, given = entry.name.partition(",")
        own_family, own_given = _parts(family), _parts(given)
        if not own_family or own_family[-1] not in parts:
            continue
        rest = [part for part in parts if part not in own_family]
        firsts = {part[0] for part in own_given}
        if all(part in own_given or part[0] in firsts for part in rest):
            fitting.append(entry.identifier)
    return fitting[0] if len(fitting) == 1 else ""


def _stated_name(value: str) -> str:
    """A person in a column: "RANKIN, J. LEE, GEN COUNSEL, WC" is J. Lee Rankin; "" where it is none."""
    pieces = [piece.strip() for piece in value.split(",")]
    if len(pieces) >= 2 and pieces[0] and pieces[1] and " " not in pieces[0] and re.match(rf"[{UPPER}]", pieces[1]):
        return " ".join(f"{pieces[1]} {pieces[0]}".title().split())
    return ""


def _parts(name: str) -> tuple[str, ...]:
    return tuple(part.casefold() for part in re.split(r"[\s.,]+", name) if part)


def _family(name: str, parts: tuple[str, ...]) -> str:
    first = name.split()[0].title() if name.split() else ""
    if len(parts) > 1 and first in ASIAN_FAMILY_NAMES and first not in given_names():
        return parts[0]
    return next((part for part in reversed(parts) if part not in {"jr", "sr", "ii", "iii"}), "")


def _shown(name: str) -> str:
    return " ".join(word.title() if word.isupper() and len(word) > 2 else word for word in name.split())


def _is_initials(short: str, long: str) -> bool:
    letters = [ch for ch in short if ch.isalpha()]
    firsts = [word[0].upper() for word in long.split() if word[0].isupper()]
    return (
        len(letters) >= 2
        and letters[0] == (firsts or [""])[0]
        and sum(ch in firsts for ch in letters) >= len(letters) - 1
    )
