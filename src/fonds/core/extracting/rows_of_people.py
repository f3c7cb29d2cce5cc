"""Rows of people in a clause: whom the words before a place end with, and whom those behind it begin with.

Back they go over what stands in apposition, over brackets and "of the Bureau", forward over titles and articles, and on
to the persons whom commas and "and" join.
"""

from __future__ import annotations

from typing import NamedTuple

from fonds.core.extracting.contact_words import BETWEEN
from fonds.core.extracting.word_knowledge import is_word
from fonds.core.extracting.words_together import Word

SOMEBODY = frozenset({"person", "name", "role", "pronouns", "own", "kin"})
_DESCRIBES = frozenset(
    {"determiners", "title", "capital", "other", "body", "number", "people", "name", "habits", "role"}
)
_APPOSED = frozenset({"determiners", "capital", "body", "other", "people", "role", "title", "number", "noun"})
VERBAL = frozenset({"verb", "contact", "have", "be", "modals"})
"""Kinds of the words of a verb."""
_CONSISTS = frozenset({"consisting", "composed", "made", "consisted", "headed", "led", "chaired", "comprising"})
_OF_THINGS_TOO = frozenset(
    {"questioned", "saw", "visited", "received", "called", "approached", "questions", "consulted"}
)
"""Verbs that are done to what is hers as well."""
_CALLED = frozenset({"named", "called", "identified", "as"})
_NUMBERS = frozenset({"one", "two", "three", "four", "five", "six", "seven", "eight", "ten"})
_SOME = frozenset({"number", "group", "couple", "some", "several", "most", "many", "one", "two", "all"})
_ANYBODY = frozenset({"someone", "somebody", "official", "officials", "woman", "man", "representative", "officer"})
_OBJECT_PRONOUNS = frozenset({"him", "them", "me", "us"})
_SUBJECT_PRONOUNS = frozenset({"he", "she", "they", "i", "we", "who"})


class Side(NamedTuple):
    """Who stands on one side of a verb: words that are somebody, and whether people without names do ("officials")."""

    words: tuple[int, ...] = ()
    people: bool = False
    end: int = 0


def people_before(words: list[Word], at: int, *, antecedent: bool = False) -> Side:
    """The persons whom a row of names ends with at a place; behind a preposition only where a relative clause is said
    of them (`antecedent`)."""
    found: list[int] = []
    people = joined = False
    end = at + 1
    while at >= 0:
        if words[at].kind in (")", "]"):
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
            elif words[place].kind == ")" and place < at:
                place = _bracket(words, place)
            elif words[place].kind not in _DESCRIBES and not (
                (words[place].low in ("of", "for") and at - place < 6)
                or (words[place].low in ("from", "at") and _is_called(words, place + 1, at + 1))
                or (place > 0 and words[place - 1].low in _ANYBODY)  # "someone at work had told him"
            ):
                break
            place -= 1
        is_joint = place > 0 and words[place].kind == "and" and words[place - 1].kind in (*SOMEBODY, ")")
        if is_joint and people and not found:
            at, joined = place - 1, True  # "Smith and an official discussed"
            continue
        if place < 0 or words[place].kind not in SOMEBODY or words[place].owner:
            break
        behind = [each for each in words[place + 1 : at + 1] if each.kind not in ("(", ")")]
        if behind and not all(each.kind == "number" or each.low in _NUMBERS for each in behind) and not any(
            each.low in ("of", "for", "from", "at") for each in behind
        ):  # fmt: skip
            break  # "Smith the office": what stands behind a name without "of" is another phrase
        if words[place].kind == "name" and place > 1 and words[place - 1].low in ("of", "from") and (
            words[place - 2].kind == "person" and not words[place - 2].owner
        ):  # fmt: skip
            at = place - 2  # "Mr. Smith of INSS informed": what he is of
            continue
        if not antecedent and (
            words[place].low in _OBJECT_PRONOUNS
            or (words[place].low not in _SUBJECT_PRONOUNS and _is_object(words, place))
        ):
            break
        found.insert(0, place)
        while place > 0 and words[place - 1].kind in (
            "name", "title", "determiners", "role", "capital", "people", "person", "body",
        ):  # fmt: skip
            place -= 1
        joint = place - 1
        if joint < 0 or words[joint].kind not in (",", "and"):
            break
        joint = _before_relative(words, joint)
        if words[joint].kind == "and" and joint > 0 and words[joint - 1].kind == ",":
            joint -= 1
        if (
            joint > 3
            and words[joint].kind == ","
            and words[joint - 1].kind in ("capital", "body")
            and words[joint - 2].kind == ","
            and words[joint - 3].kind in SOMEBODY
        ):
            joint -= 2  # "Mr. White, OLC, and the undersigned"
        if joint < 1 or words[joint - 1].kind not in (*SOMEBODY, ")"):
            break
        at = joint - 1
    return Side(tuple(found), people and (joined or not found), end)


def described_before(words: list[Word], at: int) -> Side:
    """Whom titles and bodies between commas describe that end at a place: "Smith, Chief, Cover Branch, CCS,"."""
    for place in range(at, max(0, at - 18), -1):
        if words[place].kind in SOMEBODY:
            return people_before(words, place, antecedent=True) if words[place + 1].kind in (",", "(") else Side()
        if words[place].kind not in (*_APPOSED, ",", "(", ")", "prepositions") or words[place].low == "with":
            break
    return Side()


def _is_called(words: list[Word], start: int, end: int) -> bool:
    """Whether words are a body's name alone: "Colonel Smith from ASA"."""
    return start < end and all(each.kind in ("body", "capital", "determiners") for each in words[start:end])


def _before_relative(words: list[Word], joint: int) -> int:
    """Where "and her husband" begins, if the comma at a place ends it: "A and her husband, B, were"."""
    first = joint
    while words[joint].kind == "," and first > 0 and words[first - 1].kind in ("people", "title", "other"):
        first -= 1
    owned = first < joint and first > 1 and (words[first - 1].owner or words[first - 1].low == "her")
    owned = owned and words[first - 2].kind == "and"
    return first - 2 if owned else joint


_MONTHS = frozenset(
    {"january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
     "december"}
)  # fmt: skip


def _is_object(words: list[Word], place: int) -> bool:
    """Whether somebody stands behind a preposition, so that no verb behind is theirs: "the friend of Smith said"."""
    before = place - 1
    while before >= 0 and words[before].kind in ("title", "determiners", "capital", "name", "role", "people"):
        if words[before].low in BETWEEN or words[before].low in _MONTHS:
            return False  # "in March he visited Smith"
        if words[before + 1].kind == "title" and words[before].kind in ("capital", "name"):
            return False  # "in Addis Ababa Comrade Smith received"
        before -= 1
    if before < 0 or (before > 0 and words[before - 1].low in _CONSISTS):
        return False
    return words[before].kind in ("prepositions", "to") and words[before].low not in (
        "after", "before", "since", "as", "until", "than", "during", "following", "like",
    )  # fmt: skip


def is_only_asked(words: list[Word], before: Side) -> bool:
    """Whether "if" or "whether" stands before who does something: "he does not know if Smith ever told him"."""
    at = before.words[0] - 1 if before.words else -1
    while at >= 0 and words[at].kind in ("title", "determiners", "capital", "role", "people"):
        at -= 1
    return at >= 0 and words[at].low in ("if", "whether", "unless") and (at == 0 or words[at - 1].low != "as")


def people_behind(
    words: list[Word], at: int, reach: int = 9, *, direct: bool = False, both: bool = False
) -> Side:  # fmt: skip
    """The persons with whom the words at a place begin, and those joined to them. Before a `direct` object of a verb
    that has others too ("received the report of Smith") only titles stand; `both` where two are sure to be joined
    ("between Smith and Brown")."""
    found: list[int] = []
    people = False
    joint = -1
    while at < len(words):
        place = at
        while place < len(words) and place - at < reach and (
            words[place].kind not in SOMEBODY or (words[place].owner and people_owned(words, place))
        ):  # fmt: skip
            word = words[place]
            if word.kind in SOMEBODY:
                pass  # "his attorney"
            elif word.low in ("number", "group", "couple") and place > 0 and words[place - 1].low == "a":
                people = people or words[place].low == "group"  # "a number of relatives"
            elif word.low == "of" and words[place - 1].low in _SOME:
                pass
            elif word.kind == "people" or word.low in ("meeting", "session", "conference"):
                people = True  # "briefed a joint meeting of the Council"
            elif (
                word.kind == "," and people and place + 1 < len(words) and words[place + 1].kind in (*SOMEBODY, "title")
            ):
                pass  # "the Prime Minister, Dr. Tuka"
            elif (people and not direct and word.low in _CALLED) or _is_named(words, at, place):
                people = True  # "a clerk named Smith"
            elif word.kind == "," and people and any(each.low in _CALLED for each in words[place + 1 : place + 6]):
                pass  # "a clerk, a Mexican national, identified as Smith"
            elif word.kind == "other" and place + 1 < len(words) and words[place + 1].kind == "people":
                pass  # "certain city officials"
            elif (
                direct and (word.kind in ("other", "name") or (word.kind == "capital" and not _is_titled(words, place)))
            ) or (
                word.kind not in _DESCRIBES
                and not (people and word.low in ("of", "for", "in", "at", "to", "from", "the"))
            ):
                break
            place += 1
        if place >= len(words) or words[place].kind not in SOMEBODY or words[place].owner:
            named = _members(words, at, place) if not found else ()
            if not named and people and not found:
                named = _apposed(words, place)
            if named:
                return Side(named, True, named[-1] + 1)
            at = at if joint < 0 else joint
            break
        if (
            words[place].low in _SUBJECT_PRONOUNS
            and words[place].kind in ("pronouns", "own")
            and words[place].who is None
        ):
            break
        if words[place].low == "her" and 0 < place < len(words) - 1 and words[place - 1].low in _OF_THINGS_TOO and (
            words[place + 1].kind in ("other", "noun") and is_word(words[place + 1].low)
        ):  # fmt: skip
            at = place
            break  # "questioned her loyalty"
        if people and not found and words[place].kind in ("person", "name") and words[place - 1].low in ("at", "in"):
            at = place + 1
            break  # "members of his family at Smith Airport"
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
        joint = at
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
            at = joint
            break
        after = ahead + 1
        while after < len(words) and words[after].kind in ("adverbs", "name"):
            after += 1
        is_clause = after < len(words) and words[after].kind in VERBAL and words[ahead].kind != "role"
        if is_clause and not (both and len(found) == 1):
            at = joint
            break  # "and Smith said" begins another clause
        at = ahead
    return Side(tuple(found), people, at)


def _apposed(words: list[Word], place: int) -> tuple[int, ...]:
    """Whose name follows a long office behind a comma: "the director of the plant under construction, Mr. Smith"."""
    for comma in range(place, min(len(words) - 1, place + 14)):
        if words[comma].kind in (*VERBAL, "relatives", "clauses", "and", ";", "noun", "own", "pronouns", "to"):
            return ()
        if words[comma].kind != ",":
            continue
        name = comma + 1
        while name < len(words) and words[name].kind in ("title", "people", "role") and name - comma < 5:
            name += 1
        ends = name + 1 >= len(words) or words[name + 1].kind in (
            ",",
            ";",
            "and",
            "prepositions",
            "relatives",
            "(",
            "[",
            "number",
        )
        named = name < len(words) and words[name].kind in ("person", "name") and not words[name].owner
        return (name,) if named and ends else ()
    return ()


def _members(words: list[Word], at: int, place: int) -> tuple[int, ...]:
    """Who is named of a group that stands from one place to another: "three Senators (Smith, Brown)", "a group of
    students, among them Smith"."""
    if place >= len(words) or not any(each.kind == "people" for each in words[at:place]):
        return ()
    opens = place
    if words[opens].kind == "," and opens + 1 < len(words):
        opens += 1
    if words[opens].kind in ("(", "["):
        close = _closing(words, opens)
        return people_behind(words, opens + 1, 6).words if close > opens else ()
    if words[opens].low in _AMONG:
        return people_behind(words, opens + 1 + (words[opens].low == "among"), 6).words
    if words[opens].low in _CONSISTS and opens + 1 < len(words):
        return people_behind(words, opens + 1 + (words[opens + 1].low in ("of", "by", "up")), 6).words
    return ()


def _is_named(words: list[Word], at: int, place: int) -> bool:
    """Whether "named" stands at a place between somebody who begins with "a" and his name: "a Finn named Smith"."""
    behind = words[place + 1] if place + 1 < len(words) else None
    return (
        words[place].low in ("named", "one")
        and behind is not None
        and behind.kind in ("person", "name", "title")
        and any(each.low in _INDEFINITE for each in words[at:place])
    )


_INDEFINITE = frozenset({"a", "an", "one", "another", "someone", "somebody"})
_AMONG = frozenset({"among", "including", "namely", "notably"})


def _is_titled(words: list[Word], place: int) -> bool:
    return place + 1 < len(words) and words[place + 1].kind in ("title", "people", "capital", *SOMEBODY)


def _is_of_group(words: list[Word], place: int) -> bool:
    """Whether a name only says whose people they are: "Boeing representatives", "the Mann group"."""
    behind = words[place + 1] if place + 1 < len(words) else None
    return (
        words[place].kind in ("name", "person")
        and behind is not None
        and behind.kind == "people"
        and (behind.low.endswith("s") or behind.low in ("group", "team", "delegation", "committee", "commission"))
    )


def people_owned(words: list[Word], place: int) -> bool:
    """Whether what belongs to somebody is a person: "his brother", "our Ambassador Smith"."""
    if place + 1 < len(words) and words[place + 1].kind in ("person", "title"):
        return True
    return any(each.kind in ("people", "role") for each in words[place + 1 : place + 4])


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
    if at + 1 < len(words) and words[at].kind == "," and "/" in words[at + 1].low and words[at + 1].kind == "number":
        return place  # "contacted by Smith, 4/1/58, Brown": another begins
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
        if words[before].kind in ("(", "["):
            return before
    return at


def _closing(words: list[Word], at: int) -> int:
    for behind in range(at + 1, min(len(words), at + 25)):
        if words[behind].kind in (")", "]"):
            return behind
    return at
