"""A shallow reader of clauses: who stands before a verb and who behind it, and whether what it says has happened.

It knows no grammar but the order of words. From a verb it goes back over auxiliaries and adverbs to its subject, over
"who had come that day," to whom a relative clause is said of, and over "and" to the subject of the verb before.
"""

from __future__ import annotations

from typing import NamedTuple

from fonds.core.extracting.contact_words import BETWEEN, CAME_TO, HELD, VERBS
from fonds.core.extracting.rows_of_people import SOMEBODY, Side, described_before, people_before
from fonds.core.extracting.words_together import Word

_FAR = 14
_ASKED_TO = frozenset(
    {"able", "opportunity", "occasion", "chance", "pleasure", "honor", "honour", "sent", "privilege", "permitted",
     "allowed"}
)  # fmt: skip
_SAID_TO_HAVE = frozenset({"claimed", "claims", "said", "reported", "known", "admitted", "acknowledged", "recalled"})
_STAYED = frozenset({"came", "went", "stopped", "dropped", "called", "passed", "stood", "sat", "spoke", "talked"})
_MEANS = frozenset({"telephone", "phone", "radio", "cable", "letter", "then", "himself", "herself", "now", "chance"})
_DESCRIBING = frozenset(
    {"people", "role", "determiners", "prepositions", "body", "capital", "other", "number", "title", "name", "person"}
)
_ASKED = frozenset({"contacted", "recontacted", "interviewed", "reinterviewed", "re-interviewed", "debriefed"})
_REDUCED = frozenset({"when", "while", "after", "once", "if", "as"})
_OCCASIONS = frozenset({"opportunity", "occasion", "chance", "pleasure", "honor", "honour", "privilege"})
_ASIDES = frozenset({"hand", "turn", "meantime", "meanwhile", "part", "fact", "time", "reply", "response"})
_OF_ASIDES = frozenset({"adverbs", "prepositions", "determiners", "other", "clauses", "number"})
_TOGETHER = frozenset({"accompanied", "assisted", "joined", "together", "along"})
_TOLD_OF = frozenset(
    {"mentioned", "recalled", "reported", "remembered", "admitted", "after", "while", "on", "upon", "when", "since",
     "recalls", "described", "following", "during", "acknowledged", "from"}
)  # fmt: skip


class VerbGroup(NamedTuple):
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
    if form == "base" and at > 0 and (did := _did(words, at)) > 0:
        return verb_group(words, did, "past")  # "he did meet Smith"
    while first > 0:
        before = words[first - 1]
        if before.kind in ("negations", "habits"):
            happened = False
        elif before.kind == "modals":
            happened, aux = False, True
        elif before.kind == "be":
            passive, aux = passive or form == "past", True
            asked = (
                before.low == "be"
                and first > 1
                and words[first - 2].kind not in ("modals", "to", "adverbs", "negations")
            )
            happened = happened and not asked  # "requested that he be interviewed"
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
    if first > 1 and words[first - 1].kind == "to" and words[first - 2].kind == "negations":
        return VerbGroup(first, at, passive, happened=False)  # "declined to talk"
    if first > 0 and words[first - 1].kind == "to" and (form == "base" or aux):
        governor = first - 2
        if words[first].low == "have" and governor >= 0 and words[governor].low in _SAID_TO_HAVE:
            group = verb_group(words, governor, "past")  # "claimed to have met", "is reported to have met"
            return VerbGroup(group.first, at, passive, group.happened and happened, governor)
        while (
            governor >= 0
            and first - governor < 9
            and words[governor].low not in (*CAME_TO, *_ASKED_TO)
            and not _had_been(words, governor)
        ):
            if words[governor].kind in ("verb", "contact", "modals", "negations", "clauses", ";"):
                return VerbGroup(first, at, passive, happened=False)
            governor -= 1
        if governor < 0 or (words[governor].low not in (*CAME_TO, *_ASKED_TO) and not _had_been(words, governor)):
            return VerbGroup(first, at, passive, happened=False)
        low = words[governor].low
        group = verb_group(words, _having(words, governor) if low in _OCCASIONS else governor, "past")
        is_base = low in ("go", "call", "send", "return") or (low == "come" and words[governor - 1].kind != "have")
        past = low in _ASKED_TO or not (low.endswith(("ing", "s")) or is_base)
        return VerbGroup(group.first, at, passive, happened and group.happened and past, governor)
    if form == "base" or form == "present":
        happened = False
    if form == "past" and first == at and at > 0 and words[at - 1].low in _REDUCED:
        passive = True  # "Smith, when interviewed, said"
    follow = [each.low for each in words[at + 1 : at + 3]]
    by_whom = follow[:1] == ["by"] and follow[-1] not in _MEANS and words[at].low not in _STAYED
    if form == "past" and not aux and by_whom:
        passive = True  # "SMITH INTERVIEWED BY BROWN"
    if form == "past" and first == at and at > 1 and words[at].low in _ASKED and _is_note_of_contact(words, at):
        passive = True  # "Smith, owner of the shop, Miami, contacted 12/28/59"
    if (
        form == "past"
        and at == 0
        and words[at].low in ("summoned", "invited")
        and follow[:1] in (["by"], ["to"], ["for"])
    ):
        passive = True  # "Summoned to the Ministry"
    gerund = (form == "gerund" and not aux) or (first < at and words[first].low in ("having", "being"))
    if (
        gerund
        and not (first > 0 and (words[first - 1].low in _TOLD_OF))
        and not (first == 0 or words[first - 1].kind == ",")
        and not (words[first - 1].low in ("in", "by") and (first == 1 or words[first - 2].low == "succeeded"))
    ):
        happened = False
    return VerbGroup(first, at, passive, happened, gerund=gerund)


def _is_note_of_contact(words: list[Word], at: int) -> bool:
    """Whether a participle says behind a comma that somebody was asked, and when, as lists of the FBI's do."""
    if words[at - 1].kind not in (",", ")"):
        return False
    behind = words[at + 1] if at + 1 < len(words) else None
    if behind is None or behind.kind == "number":
        return True
    told = words[at + 2].low if behind.kind == "and" and at + 2 < len(words) else ""
    return told in ("advised", "stated", "furnished", "said") or (
        behind.low in ("on", "at")
        and at + 2 < len(words)
        and (words[at + 2].kind in ("number", "pronouns") or words[at + 2].low in BETWEEN)
    )


def _had_been(words: list[Word], at: int) -> bool:
    """Whether somebody "had been to see" somebody."""
    return words[at].low == "been" and at > 0 and words[at - 1].low in ("had", "has", "have", "also", "again")


def _did(words: list[Word], at: int) -> int:
    """Where "did" stands before the base of a verb that it stresses; -1 where it does not, or somebody is asked."""
    before = at - 1
    while before > 0 and words[before].kind == "adverbs":
        before -= 1
    return before if before > 0 and words[before].low == "did" and words[before - 1].kind in (*SOMEBODY, ")") else -1


def _having(words: list[Word], at: int) -> int:
    """Where "had" stands before "the opportunity"; the place of that where it does not."""
    before = at
    while before > 0 and words[before - 1].kind in ("determiners", "other"):
        before -= 1
    return before - 1 if before > 0 and words[before - 1].kind in ("have", "verb", "contact") else at


def _has_object(words: list[Word], at: int) -> bool:
    return at < len(words) and words[at].kind in (*SOMEBODY, "determiners", "title", "capital", "people")


def _behind_time(words: list[Word], at: int) -> int:
    """The place before "on 22 November" or ", on May 4, 1962,", where that ends at a place; else the place itself."""
    before = last = at - (words[at].kind == "," and at > 0)
    while before > 0 and (
        words[before].kind == "number"
        or words[before].low in BETWEEN
        or (words[before].kind == "," and before < last and words[before - 1].kind == "number")
    ):
        before -= 1
    timed = before < last and words[before].kind in ("prepositions", "determiners", "adverbs")
    if not (timed and before > 0 and words[before].low in ("on", "in", "at", "during", "last", "this")):
        return at
    before -= words[before - 1].kind == "," and before > 1
    return before - 1 if words[before - 1].kind in (*SOMEBODY, ")") else at


def subject(words: list[Word], first: int, depth: int = 0) -> Side:
    """Who stands before the group of words that begins at a place."""
    if first < 1 or depth > 3:
        return Side()
    at = first - 1
    opened = _opened(words, at) if words[at].kind == "," else None
    if opened is None or words[opened + 1].kind != "relatives":
        at = _behind_time(words, at)
    at = next((i - 1 for i in range(at - 1, max(0, at - 4), -1) if words[i].low in ("aka", "alias")), at)
    at = _before_aside(words, at)
    word = words[at]
    if word.kind == "relatives" and word.low in ("who", "that", "which"):
        at -= 1 + (at > 0 and words[at - 1].kind == ",")
        side = people_before(words, at, antecedent=True)
        opened = _opened(words, at + 1) if not side.words and words[at + 1].kind == "," else None
        far = people_before(words, opened - 1, antecedent=True) if opened is not None else side
        return far if far.words or far.people or words[at + 1].kind != "," else described_before(words, at)
    if word.kind == "and":
        return _of_verb_before(words, at, depth)
    if word.low in _REDUCED and at > 1 and words[at - 1].kind == ",":
        if words[at - 2].kind in ("verb", "contact", "negations"):  # "Smith denied, when interviewed,"
            first = at - 2
            while first > 1 and words[first - 1].kind == "adverbs":
                first -= 1
            return subject(words, first, depth + 1)
        return people_before(words, at - 2)
    if word.kind == "," and at > 0:
        opened = _opened(words, at)
        if opened is not None:
            side = people_before(words, opened - 1)
            farther = _opened(words, opened) if not (side.words or side.people) else None
            if farther is not None and words[opened + 1].kind != "relatives":
                side = people_before(words, farther - 1)  # "Smith, brother of Brown, a bondsman, had told"
            if not side.words and words[at - 1].kind in SOMEBODY and words[opened + 1].kind != "relatives":
                return people_before(words, at - 1)  # "according to Smith, the Minister, Brown, recently told"
            if words[opened + 1].low not in _TOGETHER:
                return side
            inside = people_before(words, at - 1, antecedent=True)
            return Side((*side.words, *(each for each in inside.words if each > opened)), side.people, side.end)
        if words[at - 1].kind in ("body", "capital") and any(each.low in ("of", "from") for each in words[at - 4 : at]):
            side = people_before(words, at - 1)  # "Smith of the Cover Branch, called"
            if side.words:
                return side
        return _of_verb_before(words, at, depth) if words[at - 1].kind not in SOMEBODY else people_before(words, at - 1)
    side = people_before(words, at)
    if side.words:
        return side
    if (said_of := max(_of_body(words, at), _described(words, at))) >= 0:
        return people_before(words, said_of)
    if side.people:
        return side
    for before in range(at - 1, max(0, at - 13), -1):
        if words[before].low == "who":  # "Smith who is in charge of the office told me"
            return people_before(words, before - 1 - (words[before - 1].kind == ","), antecedent=True)
        if words[before].kind in ("clauses", "relatives", "contact", ";", "and"):
            break
    return _over_phrase(words, at, depth)


def _of_body(words: list[Word], at: int) -> int:
    """Whose body follows him behind a comma, where he begins the sentence: "Major Smith, DIA called"; -1 for nobody."""
    comma = at
    while comma > 0 and at - comma < 3 and words[comma].kind in ("body", "capital"):
        comma -= 1
    if comma == at or words[comma].kind != "," or words[comma - 1].kind not in ("person", "name"):
        return -1
    opens = all(each.kind in ("title", "number", "adverbs") for each in words[: comma - 1])
    return comma - 1 if opens else -1


def _described(words: list[Word], at: int) -> int:
    """Who begins the sentence that a place of is described in: "Smith, staff of the House Committee called"; -1 for
    nobody."""
    comma = next((i for i in range(min(at, 5)) if words[i].kind == ","), -1)
    if comma < 1 or at - comma > 14 or words[comma - 1].kind not in ("person", "name"):
        return -1
    opens = all(each.kind in ("title", "number", "adverbs") for each in words[: comma - 1])
    inside = words[comma + 1 : at + 1]
    says_what = any(each.kind in ("people", "role") for each in inside[:3])
    return comma - 1 if opens and says_what and all(each.kind in _DESCRIBING for each in inside) else -1


def _over_phrase(words: list[Word], at: int, depth: int) -> Side:
    """The subject of the verb before "and", where a phrase of place or time stands behind it: "and in Rome met"."""
    for before in range(at - 1, max(0, at - 6), -1):
        if words[before].kind in ("verb", "contact", "have", "be", "modals", "clauses", "relatives", ";", ","):
            break
        if words[before].kind == "prepositions" and words[before - 1].kind == "and":
            return _of_verb_before(words, before - 1, depth)
    return Side()


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
            if words[first - 1].kind == "to" and first > 1:
                continue  # "arranged for them to be released, and informed"
            return subject(words, first, depth + 1)
    return Side()


def _before_aside(words: list[Word], at: int) -> int:
    """The place before ", however,", ", on the other hand,", ", he says," or ", according to Smith,", where the comma
    at a place ends such a thing; else the place itself."""
    if at < 3 or words[at].kind != ",":
        return at
    opened = next((i for i in range(at - 1, max(0, at - 12), -1) if words[i].kind == ","), -1)
    inside = words[opened + 1 : at]
    if opened < 1 or not inside:
        return at
    said = len(inside) < 4 and inside[0].kind in SOMEBODY and inside[-1].kind in ("contact", "verb") and len(inside) > 1
    if not (
        said
        or inside[0].low == "according"
        or (inside[0].low in ("on", "upon", "when") and any(each.kind == "contact" for each in inside[:4]))
        or (
            all(each.kind in _OF_ASIDES for each in inside)
            and (inside[0].kind == "adverbs" or inside[-1].low in _ASIDES)
        )
    ):
        return at
    before = opened - 1
    while before > 0 and words[before].low in ("himself", "herself", "themselves"):
        before -= 1
    return before if words[before].kind in (*SOMEBODY, ")", "people") else at


def _opened(words: list[Word], at: int) -> int | None:
    """Where the comma or bracket stands that opens what the comma at a place closes."""
    for before in range(at - 1, max(0, at - 1 - 22), -1):
        if words[before].kind == "," and before > 0 and words[before - 1].kind in (*SOMEBODY, ")"):
            if words[before - 1].kind == "name" and words[before - 2].low in ("former", "formerly"):
                continue  # "Smith, 75 Main Street, former MM-492-S, contacted"
            between = {each.kind for each in words[before + 1 : at]}
            if (
                words[before + 1].low in _TOGETHER
                or words[before + 1].kind == "relatives"
                or not (
                    between & {"verb", "contact", "modals", *(SOMEBODY if "and" in between else ())}
                    or any(each.low in ("is", "was") for each in words[before + 1 : at])
                )
            ):
                return before
        if words[before].kind == ";":
            return None
    return None


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


def is_infinitive(words: list[Word], at: int) -> bool:
    """Whether a word that is a noun of a meeting too is a verb: "to talk"."""
    verb = VERBS.get(words[at].low)
    return at > 0 and words[at - 1].kind == "to" and verb is not None and verb.form == "base"
