"""Who was told something, and whether what was told follows: what makes a meeting of a verb of telling."""

from __future__ import annotations

from fonds.core.extracting.clauses import behind_adverbs
from fonds.core.extracting.contact_words import COLLECTIVE
from fonds.core.extracting.facts import Mention
from fonds.core.extracting.rows_of_people import Side
from fonds.core.extracting.words_together import Word

NEWS = frozenset({"told", "informed", "advised"})
HEARD = NEWS | {"asked", "instructed", "notified"}
_INSTITUTIONS = frozenset(
    {"embassy", "consulate", "legation", "ministry", "department", "council", "committee", "mission", "foundation",
     "headquarters", "commission", "politburo", "presidium", "cabinet",
     "institute", "secretariat", "directorate", "agency", "bureau", "chancery"}
)  # fmt: skip
_SEEN = frozenset({"saw", "seen", "called", "summoned", "received", "visited", "approached", "questioned"})
_WHAT = frozenset({"that", "if", "whether", "how", "why", "what"})
_APPOSED = frozenset(
    {"determiners", "capital", "body", "other", "people", "role", "title", "number", "name", ",", "prepositions"}
)
_ONE = frozenset({"a", "an", "one", "our", "my"})
_ABOUT = frozenset({"concerning", "regarding", "about", "re", "back", "again", "from"})
_AND_SAID = frozenset(
    {"said", "stated", "asked", "advised", "wanted", "told", "reported", "requested", "informed", "inquired"}
)
_TO_SAY = frozenset(
    {"say", "advise", "report", "ask", "inform", "tell", "request", "state", "confirm", "complain", "inquire", "thank",
     "discuss", "find", "check", "relay", "arrange"}
)  # fmt: skip


def is_institution(words: list[Word], at: int) -> bool:
    """Whether the words at a place name an institution that people go to: "the Soviet Embassy"."""
    for place in range(at, min(len(words), at + 7)):
        if words[place].low in _INSTITUTIONS:
            return not words[place].owner
        if words[place].low == "office" and place > at and (place + 1 == len(words) or words[place + 1].low != "of"):
            return True  # "contacted our New York Office"
        if words[place].kind not in ("determiners", "adverbs", "capital", "body", "name", "own", "other") and (
            words[place].low != "of"
        ):
            return False
    return False


def is_named(mentions: list[Mention]) -> bool:
    """Whether one of them is called by name."""
    return any(m.form == "name" for m in mentions)


def are_several(words: list[Word], at: int, side: Side) -> bool:
    """Whether people stand there of whom there are several, who can be met: "contacted certain city officials"."""
    joined = words[at].low == "joined" and not any(each.kind == "noun" for each in words[at + 1 : at + 7])
    several = side.people and not side.words and not joined and words[at].low not in _SEEN
    return several and any(
        each.kind == "people" and (each.low.endswith("s") or each.low in COLLECTIVE) and each.low != "press"
        for each in words[at + 1 : at + 7]
    )


def are_roles(words: list[Word], side: Side) -> bool:
    """Whether all who stand there are called by what they are: "with his case officer"."""
    return all(words[place].kind in ("role", "kin") for place in side.words)


def is_anybody(words: list[Word], at: int, side: Side) -> bool:
    """Whether people stand there whom the text names nowhere: several, or "an official"."""
    return are_several(words, at, side) or (
        side.people and not side.words and any(each.low in _ONE for each in words[at + 1 : at + 3])
    )


def is_told_of(words: list[Word], at: int) -> bool:
    """Whether what was told follows: "that", "he", "of", "to"."""
    if at < len(words) and words[at].low == "about":
        return True
    at = behind_adverbs(words, at)
    if at >= len(words):
        return False
    if words[at].kind == ",":  # "asked Smith, counsel of the committee, whether"
        for place in range(at + 1, min(len(words), at + 12)):
            if words[place].low in _WHAT:
                return True
            if words[place].kind not in _APPOSED:
                return False
        return False
    kinds = ("pronouns", "own", "person", "number", "determiners", "clauses")
    lows = ("that", "about", "of", "to", "how", "in", "on", "not", "(", "what", "who", "for")
    return words[at].kind in kinds or words[at].low in lows


def calls_to_say(words: list[Word], at: int) -> bool:
    """Whether what somebody telephoned for follows: "called to say", "called about"."""
    at = behind_adverbs(words, at + 1) - 1
    if at + 2 >= len(words):
        return False
    near, far = words[at + 1], words[at + 2]
    return (
        near.low in _ABOUT
        or (near.kind == "to" and far.low in _TO_SAY)
        or (near.kind == "and" and far.low in _AND_SAID)
        or (near.low == "in" and far.low in ("reference", "regard", "connection", "response"))
    )


def ends_clause(words: list[Word], at: int) -> bool:
    """Whether nobody and nothing stands at a place to whom something is done: "Smith called, excited"."""
    return at < len(words) and (words[at].kind in (",", ":") or words[at].low in ("again", "late", "early"))


def is_from(words: list[Word], at: int) -> bool:
    """Whether "it from" stands behind a verb: "he has it from the manager" tells what was."""
    return at + 2 < len(words) and words[at + 1].low in ("it", "this", "that") and words[at + 2].low == "from"
