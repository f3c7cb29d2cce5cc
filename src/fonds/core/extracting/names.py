"""Persons, corporate bodies and places in running text and in description columns.

Rules over the shape of words, the words beside them, and public lists (`gazetteer`); nothing is learned. A name that
the document gives in full draws its shorter forms after it: "Rogers" is the William P. Rogers named before.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass, field
from functools import lru_cache

from fonds.core.extracting.bodies_beside_offices import bodies_beside_offices
from fonds.core.extracting.capital_words import GAP, WORD, CapitalWord
from fonds.core.extracting.document import Document, DocumentPage, NameKind, Range
from fonds.core.extracting.facts import Entity, Mention, NamesRead, order_of
from fonds.core.extracting.gazetteer import given_names, places
from fonds.core.extracting.initials import names_of_initials
from fonds.core.extracting.legibility import Legibility, legibility
from fonds.core.extracting.misread_points import with_points
from fonds.core.extracting.name_words import ASIAN_FAMILY_NAMES, HONORIFICS, UPPER
from fonds.core.extracting.named import BY_PLACE, LETTERS_ALONE, PROVES, Named
from fonds.core.extracting.names_beside_offices import names_beside_offices
from fonds.core.extracting.names_by_form import names_by_form
from fonds.core.extracting.names_by_place import cryptonyms, names_by_place
from fonds.core.extracting.names_of_credits import credits_on
from fonds.core.extracting.names_on_page import named_on_page
from fonds.core.extracting.names_on_poor_page import Guesses, named_on_poor_page
from fonds.core.extracting.names_over_lines import as_one_line, whole
from fonds.core.extracting.names_proven import proven
from fonds.core.extracting.namesakes import given_behind, is_fitting, is_president, is_woman
from fonds.core.extracting.no_names import cut_short, is_body_instead, is_no_person
from fonds.core.extracting.stated_names import name_parts as _parts
from fonds.core.extracting.stated_names import stated_bodies, stated_person
from fonds.core.extracting.word_knowledge import ASIAN, ENGLISH, GIVEN, PLACE, SURNAME, known

FINDER = "names/14"

_LETTERS = re.compile(rf"\(([{UPPER}][{UPPER}.&-]{{1,9}})\)")
_WRITTEN_OUT = re.compile(rf"{WORD}(?:{GAP}(?:of|for|the|and|{WORD})){{1,7}}\s*$")


@dataclass(slots=True)
class _Someone:
    entity: Entity
    parts: tuple[str, ...]
    family: str
    places: list[tuple[int, int]] = field(default_factory=list)


def names(document: Document) -> NamesRead:
    """The persons, bodies and places that a document names, and where. Keys are "person:1", "body:1", "place:1", …"""
    document = with_points(document)
    return told_apart(document, *found_names(document))


def found_names(document: Document) -> tuple[list[Named], dict[str, str]]:
    """The names in a document's text, in order, not yet told apart; and what abbreviations it writes out stand for."""
    expansions: dict[str, str] = {}
    pages = []
    guesses: dict[int, Guesses] = {}
    read = legibility(document)
    for page, how in zip(document.pages, read.pages, strict=True):
        for match in _LETTERS.finditer(page.text):
            words = _WRITTEN_OUT.search(page.text, max(0, match.start() - 100), match.start())
            if words is not None and _is_initials(match[1], words[0]):
                expansions[match[1]] = " ".join(words[0].split())
        guessed: list[CapitalWord] = []
        if how is Legibility.POOR:
            own, guessed = named_on_poor_page(page)
        else:
            own = named_on_page(page)
        for each in own:
            cut_short(page.text, each, how)
        own = [each for each in own if not is_no_person(page.text, each, how)]
        for each in own:
            if is_body_instead(page.text, each, how):
                each.kind, each.confidence, each.alone = NameKind.BODY, 0.6, False
        placed = names_by_place(page) if how is not Legibility.POOR else cryptonyms(page)
        placed += [each for each in names_by_form(page) if not any(each.at.overlaps(x.at) for x in placed)]
        told = [each for each in own if each.kind is NameKind.PERSON and each.confidence >= PROVES and not each.alone]
        told += placed
        placed += [each for each in names_beside_offices(page) if not any(each.at.overlaps(x.at) for x in told)]
        if "-\n" in page.text:
            placed = whole(page.text, own, placed)
        if credited := credits_on(page.text):
            own, placed = (
                [each for each in some if not any(start <= each.at.start < end for start, end in credited)]
                for some in (own, placed)
            )
            guessed = [word for word in guessed if not any(start <= word.start < end for start, end in credited)]
        sure = [each for each in (*own, *placed) if each.confidence != LETTERS_ALONE]
        placed += [x for x in bodies_beside_offices(page, sure) if not any(x.at.overlaps(each.at) for each in sure)]
        if placed:
            own = sorted([each for each in own if _is_beside(page, each, placed)] + placed, key=BY_PLACE)
        for each in own:
            if "- " in each.name:
                each.name = as_one_line(each.name)
        pages.append((page, own))
        if guessed:
            guesses[page.number] = Guesses(page, guessed, placed)
    for _, own in pages:
        for each in own:
            if each.confidence == LETTERS_ALONE and each.name in expansions:
                each.confidence = 0.85
    return proven(pages, read, _stated_families(document), _standing_for, guesses), expansions


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


def _stated_families(document: Document) -> set[str]:
    """The surnames that the edition's list and the description's columns give, in small letters."""
    listed = [entry.name.partition(",")[0] for entry in document.listed]
    stated = [found.name for each in document.stated if each.role and (found := stated_person(each.value))]
    return {_family(name, _parts(name)) for name in (*listed, *stated) if name}


def _standing_for(name: str) -> set[str]:
    """The parts of a full name that alone may stand for it, in small letters."""
    parts = _parts(name)
    return {_family(name, parts), *(part for part in parts[:1] if len(part) > 1)} if len(parts) > 1 else set(parts)


def told_apart(document: Document, found: list[Named], expansions: dict[str, str], finder: str = FINDER) -> NamesRead:
    """Entities and mentions: full names first, then the shorter forms that belong to one of them.

    Those whom the description names are made known first; `finder` is who found all of it.
    """
    people: dict[tuple[str, ...], _Someone] = {}
    by_family: dict[str, list[_Someone]] = {}
    mentions: list[Mention] = []
    others: dict[tuple[NameKind, str], Entity] = {}
    counted: Counter[NameKind] = Counter()
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
        person = stated_person(stated.value) if stated.role else None
        if person is not None:  # the person is made known here, before the text is gone through
            mentions += [Mention(someone(person.name).entity.key, None, finder, 0.9, element=stated.element)]
        for body in stated_bodies(stated.value) if stated.role else ():
            lookup = (NameKind.BODY, body.casefold())
            if lookup not in others:
                counted[NameKind.BODY] += 1
                others[lookup] = Entity(f"body:{len(others) + 1}", NameKind.BODY, body)
                entities.append(others[lookup])
            mentions.append(Mention(others[lookup].key, None, finder, 0.85, element=stated.element))
    counts = Counter(_parts(each.name) for each in found if each.kind is NameKind.PERSON)
    whole = _whole_names(counts)
    of_initials = names_of_initials(counts.keys() - whole.keys())
    whole = of_initials | {name: of_initials.get(full, full) for name, full in whole.items()}
    for each in found:
        if each.kind is NameKind.PERSON and len(parts := _parts(each.name)) > 1 and parts not in whole:
            someone(each.name)
    borne = _titles_borne(found)
    texts = {page.number: page.text for page in document.pages}
    presidents = set[tuple[str, ...]]()
    by_part: dict[str, list[_Someone]] = {}
    for held in people.values():
        for part in _other_parts(held):
            by_part.setdefault(part, []).append(held)
    by_given: dict[str, list[_Someone]] = {}
    for held in people.values():
        if len(held.parts) > 1 and held.parts[0] != held.family:
            by_given.setdefault(held.parts[0], []).append(held)
    for each in found:
        if each.kind is NameKind.PERSON:
            parts = _parts(each.name)
            if len(parts) > 1:
                who = people[whole.get(parts, parts)]
            else:
                of_family = by_family.get(parts[0], []) if parts else []
                full = [s for s in of_family if len(s.parts) > 1]
                meant, president = _meant(each, full, borne, texts[each.at.page]) if full else ([], False)
                if meant and not each.titles and parts in presidents:
                    meant = [*meant, people[parts]]
                if meant and not _is_another(each, meant, borne):
                    who = _nearest(meant, each.at)
                elif full and not meant:  # "Mrs. Berg" beside Karl Berg
                    who = someone(each.name)
                    presidents.update({parts} if president else ())
                else:
                    only = by_part.get(parts[0], []) if parts and not full else []
                    if not only and parts and not full and _is_given_alone(each):
                        only = by_given.get(parts[0], [])
                    who = only[0] if len(only) == 1 else someone(each.name)
            if len(parts) > 1 or not is_woman(each.titles):  # "Oswald" behind "Mrs. Oswald" is another
                who.places.append((each.at.page, each.at.start))
            key = who.entity.key
        else:
            name = each.name
            lookup = (each.kind, name.casefold())
            if lookup not in others:
                counted[each.kind] += 1
                shown = _place_shown(name) if each.kind is NameKind.PLACE else name
                key = f"{each.kind}:{counted[each.kind]}"
                others[lookup] = Entity(key, each.kind, shown, expansion=expansions.get(name, ""))
                entities.append(others[lookup])
            key = others[lookup].key
        mentions.append(Mention(key, each.at, finder, each.confidence, titles=each.titles))
    mentions.sort(key=order_of)
    return NamesRead(tuple(entities), tuple(mentions))


def _is_given_alone(each: Named) -> bool:
    """Whether a word alone, without a title, is a given name and no surname: who is called so by a friend."""
    bits = known(each.name)
    return not each.titles and bool(bits & GIVEN) and not bits & (SURNAME | PLACE | ENGLISH) and len(each.name) > 3


def _other_parts(held: _Someone) -> set[str]:
    """The parts beside the family name by which alone somebody is called: the given name of a Vietnamese, the first
    of two Spanish family names, a family name that stands first."""
    if len(held.parts) < 2:
        return set()
    first = held.entity.name.split()[0]
    asian = bool(known(first) & ASIAN)
    called = {held.parts[0], held.parts[-1]} if asian else {held.parts[-2]} if len(held.parts) > 2 else set()
    return {part for part in called if len(part) > 2 and part != held.family and not part.endswith(".")}


def _titles_borne(found: list[Named]) -> dict[tuple[str, ...], set[str]]:
    """The titles that stand before each full name, in small letters."""
    borne: dict[tuple[str, ...], set[str]] = {}
    for each in found:
        if each.kind is NameKind.PERSON and each.titles:
            borne.setdefault(_parts(each.name), set()).update(title.strip(".").casefold() for title in each.titles)
    return borne


def _meant(
    each: Named, full: list[_Someone], borne: dict[tuple[str, ...], set[str]], text: str
) -> tuple[list[_Someone], bool]:
    """Those of one family whom its name alone may mean, and whether it is a president's; of several, the one who bears
    the same title elsewhere."""
    president = is_president(full[0].family, each.titles, text, each.at.end)
    if not (president or each.titles):
        given = given_behind(text, each.at)
        if not given:
            return full, False
        # "GOLDBERG, A. G." in an index
        return [one for one in full if one.parts[0].startswith(given) or given.startswith(one.parts[0])], False
    fitting = [
        one for one in full
        if is_fitting(one.parts[0], one.family, each.titles, borne.get(one.parts, ()), president=president)
    ]  # fmt: skip
    offices = _offices(each.titles)
    same = [one for one in fitting if offices & borne.get(one.parts, set())] if len(fitting) > 1 and offices else []
    return (same if len(same) == 1 else fitting), president


def _offices(titles: tuple[str, ...]) -> set[str]:
    return {low for title in titles if (low := title.strip(".").casefold()) not in HONORIFICS}


def _is_another(each: Named, full: list[_Someone], borne: dict[tuple[str, ...], set[str]]) -> bool:
    """Whether a lone East Asian family name with a title is none of those of the family, who all bear other titles:
    "Premier Kim" beside Director Kim Thae-sok."""
    titles = _offices(each.titles)
    if not titles or each.name.title() not in ASIAN_FAMILY_NAMES:
        return False
    offices = [borne.get(one.parts, set()) - HONORIFICS for one in full]
    return all(each and each.isdisjoint(titles) for each in offices)


def _whole_names(named: Counter[tuple[str, ...]]) -> dict[tuple[str, ...], tuple[str, ...]]:
    """The names that are one with another that is given oftener: the one is the end of the other, and of no third.

    Double-spaced typescript breaks "Lee Harvey Oswald" between two of its lines; lists put letters before their items.
    """
    fuller: dict[tuple[str, ...], set[tuple[str, ...]]] = {}
    for name in named:
        for begin in range(1, len(name) - 1):
            if name[begin:] in named:
                fuller.setdefault(name[begin:], set()).add(name)
    alike: dict[tuple[str, ...], set[tuple[str, ...]]] = {}
    for end, longer in fuller.items():
        longest = max(longer, key=len)
        if all(longest[-len(each) :] == each for each in longer):
            alike.setdefault(longest, {longest}).add(end)
    found = {}
    for each in alike.values():
        oftenest = max(each, key=lambda name: (named[name], len(name)))
        found.update(dict.fromkeys(each - {oftenest}, oftenest))
    return found


def _place_shown(name: str) -> str:
    """A place's name as lists have it where the page has it in capitals: "Miami" for "MIAMI"."""
    return name.title() if name.isupper() and len(name) > 4 and name.title() in places() else name


def _nearest(people: list[_Someone], at: Range) -> _Someone:
    """Of several of one family name, the one named last before the place; else the first of them."""
    if len(people) == 1:
        return people[0]
    place = (at.page, at.start)
    last = [(someone.places[i - 1], someone) for someone in people if (i := bisect_left(someone.places, place))]
    return max(last, key=lambda each: each[0])[1] if last else people[0]


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


@lru_cache(maxsize=20_000)
def _family(name: str, parts: tuple[str, ...]) -> str:
    first, *given = (word.title() for word in name.split()) if name.split() else [""]
    if (
        len(parts) > 1
        and first in ASIAN_FAMILY_NAMES
        and (first not in given_names() or "-" in given[0] or (len(given) == 2 and given_names().isdisjoint(given)))
    ):
        return parts[0]
    if len(parts) > 2 and len(parts[0]) > 2 and all(len(part) < 3 for part in parts[1:]):
        return parts[0]  # "Yefremov P. S."
    capitals = [word for word in name.split()[1:-1] if len(word) > 2 and word.isupper() and word.isalpha()]
    if len(capitals) == 1 and not name.split()[-1].isupper():
        return capitals[0].casefold()  # "Gustavo LANDER Reyes"
    return next((part for part in reversed(parts) if part not in {"jr", "sr", "ii", "iii"}), "")


def _shown(name: str) -> str:
    words = name.split()
    return " ".join(word.title() if word.isupper() and word.isalpha() and len(word) > 2 else word for word in words)


def _is_initials(short: str, long: str) -> bool:
    letters = [ch for ch in short if ch.isalpha()]
    firsts = [word[0].upper() for word in long.split() if word[0].isupper()]
    return (
        len(letters) >= 2
        and letters[0] == (firsts or [""])[0]
        and sum(ch in firsts for ch in letters) >= len(letters) - 1
    )
