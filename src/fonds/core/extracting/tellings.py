"""Who was told something, and whether what was told follows: what makes a meeting of a verb of telling."""

from __future__ import annotations

from fonds.core.extracting.clause_words import Word
from fonds.core.extracting.clauses import Side
from fonds.core.extracting.facts import Mention

NEWS = frozenset({"told", "informed", "advised"})
HEARD = NEWS | {"asked", "instructed", "notified"}
_TO_SAY = frozenset({"say", "advise", "report", "ask", "inform", "tell", "request", "state"})


def is_named(mentions: list[Mention]) -> bool:
    """Whether one of them is called by name."""
    return any(m.form == "name" for m in mentions)


def are_several(words: list[Word], at: int, side: Side) -> bool:
    """Whether people stand there of whom there are several: "a number of relatives"."""
    several = side.people and not side.words
    return several and any(each.kind == "people" and each.low.endswith("s") for each in words[at + 1 : at + 7])


def is_told_of(words: list[Word], at: int) -> bool:
    """Whether what was told follows: "that", "he", "of", "to"."""
    if at >= len(words):
        return False
    kinds = ("pronouns", "own", "person", "number", "determiners", "clauses")
    lows = ("that", "about", "of", "to", "how", "in", "on", "not", "(", "what")
    return words[at].kind in kinds or words[at].low in lows


def calls_to_say(words: list[Word], at: int) -> bool:
    """Whether what somebody telephoned for follows: "called to say"."""
    return at + 2 < len(words) and words[at + 1].kind == "to" and words[at + 2].low in _TO_SAY
