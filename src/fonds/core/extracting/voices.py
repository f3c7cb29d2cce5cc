"""Whom "I", "the Ambassador", "the President" and "he" stand for, where that is certain."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from fonds.core.extracting.called_alone import aliases
from fonds.core.extracting.document import PLACE_ORDER, Document, DocumentPage, ListedName, NameKind, Range
from fonds.core.extracting.facts import Entity, Mention, NamesRead, OfficeHeld, order_of
from fonds.core.extracting.labels_of_turns import bare, labelled, unknown_speakers
from fonds.core.extracting.office_phrases import office_phrases
from fonds.core.extracting.people_on_page import quoted
from fonds.core.extracting.speakers_without_names import with_speakers_without_names
from fonds.core.extracting.states_called import is_of_state
from fonds.core.extracting.third_persons import third_persons
from fonds.core.extracting.turns import Turn, turns
from fonds.core.extracting.writer import writer
from fonds.core.text.first_words import words_on
from fonds.core.text.lowering import lowered

FINDER = "voices/8"

# begin with a character, by which the few places are found quickly where they may match
_I = re.compile(r"I(?<!\wI)\b(?!\.|[’']?[A-Z]|\s*[,)]\s*(?:II|2)|-)")
_ROLE = re.compile(
    r"he (?<=\b[Tt]he )(?:[Cc]omrade |[Cc]om\. )?(?:(?P<of>[A-Z][a-zé]+(?:an|ese|ish|ch|ak|ic|k|eek|et|qi|av|ss|ai)) )?"
    r"(?P<role>(?:Deputy |Vice[ -]|Prime |Foreign |First |Second |Third |Under |Attorney |Trade )*"
    r"(?:President|Ambassador|Secretary|Minister|Chairman|"
    r"Premier|Chancellor|Consul|Director|Governor|General|Secretary of State|Secretary of Defense|Counselor|"
    r"Counsellor|Commissioner|Senator|Marshal|Chargé d[’']Affaires|Chargé|Attaché|Representative|Delegate|Rector|"
    r"Mayor)(?: General)?"
    r"|(?:deputy |vice[ -]|prime |foreign |first |second |third |trade )*(?:ambassador|minister|premier|director|"
    r"counsell?or|chairman|secretary|consul|attach[ée]|chargé d[’']affaires|chargé|representative|delegate|rector|"
    r"mayor|manager|editor))\b(?![’']s [A-Z]| (?:of|to|for|in|at|[A-Z])\b)"
)
_IN_ROLES = frozenset(
    {
        "president", "ambassador", "secretary", "minister", "chairman", "premier", "chancellor", "consul", "director",
        "governor", "general", "counselor", "counsellor", "commissioner", "senator", "attache", "attach", "affaires",
        "marshal", "charg", "representative", "delegate", "rector", "mayor", "manager", "editor",
    }
)  # fmt: skip
"""Words one of which stands in every role, in small letters."""
_YEARS = re.compile(r"\b(?:1[6-9]|20)\d\d\b")
_BELOW = frozenset({"deputy", "vice", "assistant", "under", "associate", "former"})
_NEAR = 900
"""Code points behind an office within which the role alone still means who holds it."""
_FAR = 3_000
"""Code points within which a role goes on meaning whom it meant, where no other holder was named since."""
_MANY_TIMES = 3


def voices(document: Document, names: NamesRead, held: tuple[OfficeHeld, ...] = ()) -> NamesRead:
    """The names with a mention for each "I" of the writer's own words, and each role and "he" that is surely one's.

    Words in quotation marks are another's than the writer's. A role is somebody's where the edition's list gives it to
    one person, or the document to one alone; "he" where one person alone was named before it in its paragraph (where
    none was, in the paragraph before) and was not the object there.
    """
    who = writer(document, names)
    added: list[Mention] = []
    people = {each.key for each in names.entities if each.kind is NameKind.PERSON}
    of_page: dict[int, list[Mention]] = {}
    for mention in names.mentions:
        if mention.at is not None and mention.entity in people:
            of_page.setdefault(mention.at.page, []).append(mention)
    names = _with_unknown_speakers(document, names, of_page)
    added += _labels(document, names, of_page, held)
    spoken = {page.number: turns(page, of_page.get(page.number, [])) for page in document.pages}
    for page in document.pages:
        added += _first_persons(page, spoken[page.number], who)
    names, roles = _roles(document, names, held)
    added += roles
    names = with_speakers_without_names(document, names, roles, held, who, FINDER, is_transcript=any(spoken.values()))
    by_page: dict[int, list[Mention]] = {}
    people = {each.key for each in names.entities if each.kind is NameKind.PERSON}
    for mention in (*names.mentions, *added):
        if mention.at is not None and mention.entity in people:
            by_page.setdefault(mention.at.page, []).append(mention)
    for page in document.pages:
        added += third_persons(page, by_page.get(page.number, []), spoken[page.number], who, FINDER)
    if not added:
        return names
    ordered = sorted([*names.mentions, *added], key=order_of)
    return NamesRead(names.entities, tuple(ordered))


def _with_unknown_speakers(document: Document, names: NamesRead, of_page: dict[int, list[Mention]]) -> NamesRead:
    """The names with those of a transcript's speakers whom only its labels name."""
    people = [each for each in names.entities if each.kind is NameKind.PERSON]
    labels: dict[str, str] = {}
    for page in document.pages:
        for label in unknown_speakers(page, of_page.get(page.number, []), people):
            labels.setdefault(bare(label).casefold(), bare(label))
    made = [Entity(f"person:speaker{number}", NameKind.PERSON, name) for number, name in enumerate(labels.values(), 1)]
    return NamesRead((*names.entities, *made), names.mentions) if made else names


def _labels(
    document: Document, names: NamesRead, of_page: dict[int, list[Mention]], held: tuple[OfficeHeld, ...]
) -> list[Mention]:
    """Mentions for the labels of transcripts that no finder of names knows; they are put with those of their page."""
    people = [each for each in names.entities if each.kind is NameKind.PERSON]
    called: dict[str, str] = {}
    roles: dict[str, set[str]] = {}
    for office in held:
        roles.setdefault(_head(office.office).casefold(), set()).add(office.person)
    called.update({role: next(iter(who)) for role, who in roles.items() if len(who) == 1})
    found: list[Mention] = []
    for page in document.pages if people else ():
        here = of_page.get(page.number, [])
        called.update({word.casefold(): key for word, key in aliases(page, here).items()})
        new = [replace(each, finder=FINDER) for each in labelled(page, here, people, called, document.title)]
        if new:
            of_page[page.number] = sorted([*here, *new], key=order_of)
            found += new
    return found


def _first_persons(page: DocumentPage, spoken: list[Turn], who: str) -> Iterator[Mention]:
    """A mention for each "I" outside quotation marks: in a transcript the speaker's, else the writer's."""
    if not who and not spoken:
        return
    others = quoted(page.text)
    starts = [start for start, _ in others]
    begins = [turn.start for turn in spoken]
    for match in _I.finditer(page.text):
        before = bisect_right(starts, match.start()) - 1
        if before >= 0 and match.start() < others[before][1]:
            continue
        turn = bisect_right(begins, match.start()) - 1
        key = spoken[turn].speaker if turn >= 0 and match.start() < spoken[turn].end else who
        if key:
            yield Mention(key, Range(page.number, match.start(), match.end()), FINDER, 0.85, form="pronoun")


def _roles(document: Document, names: NamesRead, held: tuple[OfficeHeld, ...]) -> tuple[NamesRead, list[Mention]]:
    """A mention for each role that is one person's; who is only in the edition's list becomes an entity."""
    holders: dict[str, list[tuple[Range, str]]] = {}
    bodies = {each.key: each.name for each in names.entities}
    of_states: dict[str, list[tuple[str, str]]] = {}
    entities = list(names.entities)
    first_words: dict[str, str] = {}
    for office in held:
        if office.office not in first_words:
            first_words[office.office] = _head(office.office)
        head = first_words[office.office].split()
        for first in range(len(head)):
            if first > 0 and head[first - 1].casefold() in _BELOW:
                break  # a Deputy Prime Minister is not the Prime Minister
            role = " ".join(head[first:]).casefold().replace("-", " ")
            holders.setdefault(role, []).append((office.at, office.person))
            of_states.setdefault(role, []).append((f"{office.office} {bodies.get(office.body, '')}", office.person))
    known: dict[str, str] = {}
    last: dict[str, tuple[Range, str]] = {}
    often = Counter(each.entity for each in names.mentions)
    result = []
    taken = sorted((m.at for m in names.mentions if m.at is not None), key=PLACE_ORDER)
    offices = sorted((each.at for each in held), key=PLACE_ORDER)
    for page in document.pages:
        if _IN_ROLES.isdisjoint(words_on(lowered(page.text))):
            continue
        for match in _ROLE.finditer(page.text):
            at = Range(page.number, match.start() - 1, match.end())  # with the T
            if _overlaps(taken, at) or _overlaps(offices, at):
                continue
            role = match["role"].casefold().replace("-", " ")
            if match["of"] is not None:
                of_state = {person for words, person in of_states.get(role, []) if is_of_state(words, match["of"])}
                if len(of_state) == 1:
                    result.append(Mention(next(iter(of_state)), at, FINDER, 0.75, form="role"))
                continue
            if role not in known and not match["role"].islower():
                known[role] = _holder(document, role, holders, entities)
            who = known.get(role, "") if not match["role"].islower() else ""
            near = _holder_before(at, holders.get(role, [])) if not who else ""
            still = _still_meant(page.text, at, holders, last.get(role)) if not who else ""
            if still and near and often[still] < _MANY_TIMES * often[near]:
                still = ""  # who was named last with the role is not only mentioned in passing
            who = who or still or near
            if who:
                last[role] = at, who
                result.append(Mention(who, at, FINDER, 0.8 if who == known.get(role) else 0.65, form="role"))
    return NamesRead(tuple(entities), names.mentions), result


def _holder_before(at: Range, held: list[tuple[Range, str]]) -> str:
    """Who alone was given a role shortly before: "plant director Berg … The director said"; "" where several were."""
    near = {who for place, who in held if place.page == at.page and 0 < at.start - place.start < _NEAR}
    return next(iter(near)) if len(near) == 1 else ""


def _still_meant(
    text: str, at: Range, holders: dict[str, list[tuple[Range, str]]], last: tuple[Range, str] | None
) -> str:
    """Whom a role meant shortly before and still means: a paragraph in which no other holder of any office of that
    page was named with one goes on with the one of whom the text tells; "" otherwise."""
    if last is None or last[0].page != at.page or at.start - last[0].start > _FAR:
        return ""
    begins = max(text.rfind("\n\n", 0, at.start), 0)
    named = {who for each in holders.values() for place, who in each if place.page == at.page}
    here = {
        who
        for each in holders.values()
        for place, who in each
        if place.page == at.page and begins < place.start < at.start
    }
    return last[1] if last[1] in named and here <= {last[1]} else ""


def _holder(document: Document, role: str, holders: dict[str, list[tuple[Range, str]]], entities: list[Entity]) -> str:
    """The key of the one person whose role it is, "" where nobody's or several people's."""
    listed = [each for each in document.listed if _is_listed_as(each, role, document.date)]
    if len(listed) == 1:
        of = [each for each in entities if each.listed == listed[0].identifier]
        if of:
            return max(of, key=lambda each: len(each.name)).key
        count = sum(each.kind is NameKind.PERSON for each in entities)
        family, _, given = listed[0].name.partition(", ")
        made = Entity(f"person:{count + 1}", NameKind.PERSON, f"{given} {family}".strip(), listed[0].identifier)
        entities.append(made)
        return made.key
    found = {who for _, who in holders.get(role, [])}
    return next(iter(found)) if len(found) == 1 and not listed else ""


def _is_listed_as(entry: ListedName, role: str, date: str) -> bool:
    """Whether the list gives somebody the role in the government whose papers these are, at the document's date."""
    for said in entry.note.split(";"):
        words = said.strip().casefold()
        if not words.startswith((f"{role} of the united states", f"{role} of state") if role != "president" else (
            "president of the united states",
        )):  # fmt: skip
            continue
        years = [int(year) for year in _YEARS.findall(said)]
        if not years or not date[:4].isdigit() or min(years) <= int(date[:4]) <= max(years):
            return True
    return False


def _head(office: str) -> str:
    """The office without what it is of: "Soviet Ambassador to the DPRK" is "Soviet Ambassador"."""
    for phrase in office_phrases(office):
        return office[phrase.start : phrase.word_end]
    return office


def _overlaps(places: list[Range], at: Range) -> bool:
    after = bisect_left(places, (at.page, at.end, at.end), key=PLACE_ORDER)
    return any(place.overlaps(at) for place in places[max(0, after - 3) : after])
