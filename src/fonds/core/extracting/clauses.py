"""A shallow reader of clauses: who stands before a verb and who behind it, and whether what it says has happened.

It knows no grammar but the order of words. From a verb it goes back over auxiliaries and adverbs to its subject, over
"who had come that day," to whom a relative clause is said of, and over "and" to the subject of the verb before; from it
forward over titles, articles and what stands in apposition to the persons whom commas and "and" join.
"""

from __future__ import annotations

from dataclasses import dataclass

from fonds.core.extracting.clause_words import Word
from fonds.core.extracting.contact_words import BETWEEN, CAME_TO, HELD

SOMEBODY = frozenset({"person", "name", "role", "pronouns", "own"})
_DESCRIBES = frozenset(
    {"determiners", "title", "capital", "other", "body", "number", "people", "name", "habits", "role"}
)
_APPOSED = frozenset({"determiners", "capital", "body", "other", "people", "role", "title", "number", "noun"})
_VERBAL = frozenset({"verb", "contact", "have", "be", "modals"})
_FAR = 14
_ASKED_TO = frozenset({"able", "opportunity", "occasion", "chance", "pleasure", "honor", "honour", "sent", "privilege"})
_TOGETHER = frozenset({"accompanied", "assisted", "joined", "together", "along"})
_CONSISTS = frozenset({"consisting", "composed", "made", "consisted"})
_CALLED = frozenset({"named", "called", "identified", "as"})
_TOLD_OF = frozenset(
    {"mentioned", "recalled", "reported", "remembered", "admitted", "after", "while", "on", "upon", "when", "since",
     "recalls", "described", "following", "during", "acknowledged", "from"}
)  # fmt: skip
_OBJECT_PRONOUNS = frozenset({"him", "them", "me", "us"})
_SUBJECT_PRONOUNS = frozenset({"he", "she", "they", "i", "we", "who"})


@dataclass(frozen=True, slots=True)
class Side:
    """Who stands on one side of a verb: words that are somebody, and whether people without names do ("officials")."""

    words: tuple[int, ...] = ()
    people: bool = False
    end: int = 0


@dataclass(frozen=True, slots=True)
class VerbGroup:
    """The words of a verb with its auxiliaries, from `first` to the verb. `happened` is False for what is planned,
    denied, possible or habitual."""

    first: int
    verb: int
    passive: bool
    happened: bool
    infinitive: int = -1
    """Where "came" stands in "came to see"; -1 where the verb is none of these."""
    gerund: bool = False


def verb_group(words: list[Word], at: int, form: str) -> VerbGroup:
    """The verb at a place with what stands before it."""
    first, passive, happened, aux = at, False, True, False
    while first > 0:
        before = words[first - 1]
        if before.kind in ("negations", "habits"):
            happened = False
        elif before.kind == "modals":
            happened, aux = False, True
        elif before.kind == "be":
            passive, aux = passive or form == "past", True
        elif before.kind == "have" and (form == "past" or aux):
            aux = True
        elif before.kind != "adverbs":
            break
        first -= 1
    if form == "past" and first == at and at > 2 and words[at - 1].kind == "and":
        other = at - 2
        if words[other].low.endswith("ed") and words[other].kind in ("verb", "contact"):
            group = verb_group(words, other, "past")
            if group.passive and not _has_object(words, at + 1):
                return VerbGroup(group.first, at, passive=True, happened=group.happened)
    if first > 0 and words[first - 1].kind == "to" and (form == "base" or aux):
        governor = first - 2
        while governor >= 0 and first - governor < 9 and words[governor].low not in (*CAME_TO, *_ASKED_TO):
            if words[governor].kind in ("verb", "contact", "modals", "negations", "clauses", ";"):
                return VerbGroup(first, at, passive, happened=False)
            governor -= 1
        if governor < 0 or words[governor].low not in (*CAME_TO, *_ASKED_TO):
            return VerbGroup(first, at, passive, happened=False)
        group = verb_group(words, governor, "past")
        low = words[governor].low
        past = low in _ASKED_TO or (
            not low.endswith(("ing", "s")) and low not in ("come", "go", "call", "send", "return")
        )
        return VerbGroup(group.first, at, passive, happened and group.happened and past, governor)
    if form == "base" or form == "present":
        happened = False
    gerund = form == "gerund" and not aux
    if (
        gerund
        and not (first > 0 and (words[first - 1].low in _TOLD_OF))
        and not (first == 0 or words[first - 1].kind == ",")
    ):
        happened = False
    return VerbGroup(first, at, passive, happened, gerund=gerund)


def _has_object(words: list[Word], at: int) -> bool:
    return at < len(words) and words[at].kind in (*SOMEBODY, "determiners", "title", "capital", "people")


def _behind_time(words: list[Word], at: int) -> int:
    """The place before "on 22 November", where that ends at a place; the place itself where it does not."""
    before = at
    while before > 0 and (words[before].kind == "number" or words[before].low in BETWEEN):
        before -= 1
    timed = before < at and words[before].kind in ("prepositions", "determiners", "adverbs")
    timed = timed and words[before].low in ("on", "in", "at", "during", "last", "this")
    return before - 1 if timed and before > 0 and words[before - 1].kind in SOMEBODY else at


def subject(words: list[Word], first: int, depth: int = 0) -> Side:
    """Who stands before the group of words that begins at a place."""
    if first < 1 or depth > 3:
        return Side()
    at = _behind_time(words, first - 1)
    word = words[at]
    if word.kind == "relatives" and word.low in ("who", "that", "which"):
        at -= 1 + (at > 0 and words[at - 1].kind == ",")
        side = people_before(words, at, antecedent=True)
        opened = _opened(words, at + 1) if not side.words and words[at + 1].kind == "," else None
        return people_before(words, opened - 1, antecedent=True) if opened is not None else side
    if word.kind == "and":
        return _of_verb_before(words, at, depth)
    if word.kind == "," and at > 1:
        opened = _opened(words, at)
        if opened is not None:
            side = people_before(words, opened - 1)
            if words[opened + 1].low not in _TOGETHER:
                return side
            inside = people_before(words, at - 1, antecedent=True)
            return Side((*side.words, *(each for each in inside.words if each > opened)), side.people, side.end)
        return _of_verb_before(words, at, depth) if words[at - 1].kind not in SOMEBODY else people_before(words, at - 1)
    return people_before(words, at)


def _of_verb_before(words: list[Word], at: int, depth: int) -> Side:
    """The subject of the verb before "and": "X visited the office and talked with Y"."""
    low = max(-1, at - 30)
    for before in range(at - 1, low, -1):
        if words[before].kind in ("clauses", ";", "relatives") and words[before].low not in ("so", "as", "that"):
            return Side()
        if words[before].kind in ("verb", "contact", "have", "be"):
            first = before
            while first > 0 and words[first - 1].kind in ("adverbs", "have", "be", "negations"):
                first -= 1
            return subject(words, first, depth + 1)
    return Side()


def _opened(words: list[Word], at: int) -> int | None:
    """Where the comma or bracket stands that opens what the comma at a place closes."""
    for before in range(at - 1, max(0, at - 1 - 22), -1):
        if words[before].kind == "," and before > 0 and words[before - 1].kind in (*SOMEBODY, ")"):
            between = {each.kind for each in words[before + 1 : at]}
            if (
                words[before + 1].low in _TOGETHER
                or words[before + 1].kind == "relatives"
                or not between & {"verb", "contact", "modals", *(SOMEBODY if "and" in between else ())}
            ):
                return before
        if words[before].kind == ";":
            return None
    return None


def people_before(words: list[Word], at: int, *, antecedent: bool = False) -> Side:
    """The persons whom a row of names ends with at a place; behind a preposition only where a relative clause is said
    of them (`antecedent`)."""
    found: list[int] = []
    people = False
    end = at + 1
    while at >= 0:
        if words[at].kind == ")":
            opened = _bracket(words, at)
            named = [i for i in range(opened + 1, at) if words[i].kind in ("person", "name")]
            if len(named) == 1 and opened > 0 and words[opened - 1].kind == "pronouns":
                return Side((named[0],), False, end)  # "he (Smith) had received"
            at = opened - 1
            continue
        place = at
        while place >= 0 and words[place].kind not in SOMEBODY and at - place < 7:
            if words[place].kind == "people":
                people = True
            elif words[place].kind not in _DESCRIBES and not (words[place].low in ("of", "for") and at - place < 6):
                break
            place -= 1
        if place < 0 or words[place].kind not in SOMEBODY or words[place].owner:
            break
        behind = words[place + 1 : at + 1]
        if behind and not all(each.kind == "number" for each in behind) and not any(
            each.low in ("of", "for") for each in behind
        ):  # fmt: skip
            break  # "Smith the office": what stands behind a name without "of" is another phrase
        if not antecedent and (words[place].low in _OBJECT_PRONOUNS or _is_object(words, place)):
            break
        found.insert(0, place)
        while place > 0 and words[place - 1].kind in ("name", "title", "determiners", "role", "capital", "people"):
            place -= 1
        joint = place - 1
        if joint < 0 or words[joint].kind not in (",", "and"):
            break
        if words[joint].kind == "and" and joint > 0 and words[joint - 1].kind == ",":
            joint -= 1
        if joint < 1 or words[joint - 1].kind not in (*SOMEBODY, ")"):
            break
        at = joint - 1
    return Side(tuple(found), people and not found, end)


def _is_object(words: list[Word], place: int) -> bool:
    """Whether somebody stands behind a preposition, so that no verb behind is theirs: "the friend of Smith said"."""
    before = place - 1
    while before >= 0 and words[before].kind in ("title", "determiners", "capital", "name", "role", "people"):
        before -= 1
    if before < 0 or (before > 0 and words[before - 1].low in _CONSISTS):
        return False
    return words[before].kind == "prepositions" and words[before].low not in (
        "after", "before", "since", "as", "until", "than", "during", "following", "like",
    )  # fmt: skip


def people_behind(words: list[Word], at: int, reach: int = 9, *, direct: bool = False) -> Side:
    """The persons with whom the words at a place begin, and those joined to them. Before a `direct` object of a verb
    that has others too ("received the report of Smith") only titles stand."""
    found: list[int] = []
    people = False
    while at < len(words):
        place = at
        while place < len(words) and words[place].kind not in SOMEBODY and place - at < reach:
            word = words[place]
            if words[place].low in ("number", "group", "couple") and place > 0 and words[place - 1].low == "a":
                people = people or words[place].low == "group"  # "a number of relatives"
            elif direct and word.low == "of" and words[place - 1].low in ("number", "group", "couple"):
                pass
            elif word.kind == "people" or word.low in ("meeting", "session", "conference"):
                people = True  # "briefed a joint meeting of the Council"
            elif (
                word.kind == "," and people and place + 1 < len(words) and words[place + 1].kind in (*SOMEBODY, "title")
            ):
                pass  # "the Prime Minister, Dr. Tuka"
            elif people and not direct and word.low in _CALLED:
                pass  # "a clerk named Smith"
            elif (
                direct and (word.kind in ("other", "name") or (word.kind == "capital" and not _is_titled(words, place)))
            ) or (
                word.kind not in _DESCRIBES
                and not (people and word.low in ("of", "for", "in", "at", "to", "from", "the"))
            ):
                break
            place += 1
        if (
            place >= len(words)
            or words[place].kind not in SOMEBODY
            or (words[place].owner and not people_owned(words, place))
        ):
            break
        if (
            words[place].low in _SUBJECT_PRONOUNS
            and words[place].kind in ("pronouns", "own")
            and words[place].who is None
        ):
            break
        if _is_of_group(words, place):
            people = True
            at = place + 1
            break
        found.append(place)
        place += 1
        at = _behind_apposition(words, place)
        if at >= len(words) or words[at].kind not in (",", "and", ";"):
            at = place
            break
        at += 1
        if words[at - 1].kind in (",", ";") and at < len(words) and words[at].kind == "and":
            at += 1
        if at < len(words) and words[at].low == "with":
            at += 1
        ahead = at
        while ahead < len(words) and words[ahead].kind in (
            "title",
            "determiners",
            "capital",
            "people",
            "role",
            "body",
            "other",
        ):
            ahead += 1
        if ahead >= len(words) or words[ahead].kind not in SOMEBODY or ahead - at > 7:
            break
        after = ahead + 1
        while after < len(words) and words[after].kind in ("adverbs", "name"):
            after += 1
        if after < len(words) and words[after].kind in _VERBAL and words[ahead].kind != "role":
            break  # "and Smith said" begins another clause
        at = ahead
    return Side(tuple(found), people, at)


def _is_titled(words: list[Word], place: int) -> bool:
    return place + 1 < len(words) and words[place + 1].kind in ("title", "people", "capital", *SOMEBODY)


def _is_of_group(words: list[Word], place: int) -> bool:
    """Whether a name only says whose people they are: "Boeing representatives"."""
    return (
        words[place].kind in ("name", "person")
        and place + 1 < len(words)
        and words[place + 1].kind == "people"
        and words[place + 1].low.endswith("s")
    )


def people_owned(words: list[Word], place: int) -> bool:
    """Whether what belongs to somebody is a person: "his brother", "Smith's wife"."""
    return any(each.kind == "people" for each in words[place + 1 : place + 3])


def _behind_apposition(words: list[Word], place: int) -> int:
    """Where the row of names goes on behind brackets, "of the Bureau", or what stands between commas."""
    at = place
    if at < len(words) and words[at].kind in ("(", "["):
        at = _closing(words, at) + 1
    if at < len(words) and words[at].low in ("of", "from") and at + 1 < len(words):
        ahead = at + 1
        while (
            ahead < len(words)
            and words[ahead].kind in ("determiners", "capital", "body", "name", "title")
            and ahead - at < 7
        ):
            ahead += 1
        if ahead > at + 1 and ahead < len(words) and words[ahead].kind in (",", "and", ";"):
            at = ahead
    if at < len(words) and words[at].kind == ",":
        ahead = at + 1
        while ahead < len(words) and ahead - at < 12 and (
            words[ahead].kind in _APPOSED or words[ahead].low in ("of", "for", "in", "to", "at")
        ):  # fmt: skip
            ahead += 1
        if ahead > at + 1 and ahead < len(words) and words[ahead].kind in (",", "and", ";"):
            more = ahead + 1 if words[ahead].kind != "and" else ahead
            if more < len(words) and words[ahead].kind in (",", ";", "and"):
                return ahead
    return at


def _bracket(words: list[Word], at: int) -> int:
    for before in range(at - 1, max(-1, at - 25), -1):
        if words[before].kind == "(":
            return before
    return at


def _closing(words: list[Word], at: int) -> int:
    for behind in range(at + 1, min(len(words), at + 25)):
        if words[behind].kind in (")", "]"):
            return behind
    return at


def behind_adverbs(words: list[Word], at: int) -> int:
    """The place behind adverbs and phrases of time that say nothing of an object: "at length", "on 3 May"."""
    start = at
    while at < len(words) and at - start < _FAR:
        word = words[at]
        if word.kind in ("adverbs", "number") or word.low in BETWEEN:
            at += 1
        elif word.kind in ("prepositions", "determiners") and word.low != "with" and word.low not in ("between", "to"):
            ahead = at + 1
            while ahead < len(words) and (words[ahead].kind in ("determiners", "adverbs", "number")):
                ahead += 1
            if ahead >= len(words) or not (
                words[ahead].low in BETWEEN or words[ahead - 1].kind == "number" or words[ahead].kind == "body"
            ):
                break
            at = ahead + (words[ahead].low in BETWEEN or words[ahead].kind == "body")
        elif (
            word.kind == ","
            and at + 1 < len(words)
            and (words[at + 1].kind == "number" or words[at - 1].kind == "number")
        ):
            at += 1
        else:
            break
    return at


def is_held(words: list[Word], at: int) -> bool:
    """Whether a verb at a place makes a meeting of the noun behind it: "had", "held", "attended"."""
    return words[at].low in HELD or words[at].low in ("had", "having", "has", "have")
