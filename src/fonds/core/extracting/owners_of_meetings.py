"""Whose a meeting was that a noun names: "his talk with", "the talk that he had", "in a talk with him, Smith said"."""

from __future__ import annotations

from fonds.core.extracting.clauses import is_held, subject, verb_group
from fonds.core.extracting.contact_words import CAME_TO
from fonds.core.extracting.rows_of_people import SOMEBODY, Side, people_before, people_behind
from fonds.core.extracting.sides_of_verbs import before_verb
from fonds.core.extracting.words_together import Word

_HAPPENED = frozenset(
    {"in", "at", "during", "after", "following", "from", "since", "throughout", "re", "regarding", "about", "per",
     "upon", "of", "concerning", "on", "over", "by", "through"}
)  # fmt: skip
_OPENS = frozenset({"in", "during", "at", "after", "following", "over", "upon", "on"})
_RECALLED = frozenset(
    {"recall", "recalled", "recalls", "remember", "remembered", "describe", "described", "describes", "reported",
     "mentioned", "recounted", "summarized", "recording", "recorded"}
)  # fmt: skip


def owners_of(words: list[Word], at: int, joint: int, text: str) -> tuple[Side, bool]:
    """Whose a meeting was that a noun names, and whether anything says that it was held; `text` is the page's."""
    between = [i for i in range(at + 1, joint) if words[i].kind in SOMEBODY]
    if between:
        return Side((between[0],), end=joint), True
    first = at
    while (
        first > 0
        and (
            words[first - 1].kind in ("adverbs", "other", "capital", "number", "noun", "body", "name", "habits")
            or (words[first - 1].kind == "and" and {words[first - 2].kind, words[first].kind} <= {"other", "adverbs"})
        )
        and not words[first - 1].owner
        and at - first < 5
    ):
        first -= 1
    if first > 0 and words[first - 1].owner:
        is_body = words[first - 1].kind in ("body", "capital")  # "the Agency's meeting with"
        return (Side((first - 1,), end=first), True) if words[first - 1].kind in SOMEBODY else (Side((), is_body), True)
    while first > 0 and words[first - 1].kind in ("determiners", "adverbs") and at - first < 7:
        first -= 1
        if words[first].owner:
            return Side(), True
    if first == 0:
        return Side(), False
    before = words[first - 1]
    if is_held(words, first - 1):
        group = verb_group(words, first - 1, "past")
        return (before_verb(words, group, text), True) if group.happened else (Side(), False)
    if before.low == "for":  # "went to Mexico for a meeting with"
        moved = next((i for i in range(first - 2, max(-1, first - 8), -1) if words[i].low in CAME_TO), -1)
        if moved > 0 and words[moved].low.endswith(("ed", "t", "ew", "me", "ve")):
            group = verb_group(words, moved, "past")
            return (subject(words, group.first), True) if group.happened else (Side(), False)
    happened = before.kind == "prepositions" and before.low in _HAPPENED
    return Side(), happened or before.low in _RECALLED


def main_subject(words: list[Word], at: int, behind: Side) -> Side:
    """Who speaks or acts in the clause that a meeting is told in: behind the comma, else before the noun."""
    if at < 8:
        for place in range(behind.end, min(len(words), behind.end + 12)):
            if words[place].kind == ",":
                side = people_behind(words, place + 1, 6)
                if not side.words and place + 2 < len(words) and words[place + 1].low in ("he", "she", "i"):
                    side = Side((place + 1,), False, place + 2)
                if (
                    side.words
                    and side.end < len(words)
                    and words[side.end].kind in ("verb", "contact", "have", "be", "adverbs", ",", "negations")
                ):
                    return side
    opens = at - 1
    while opens > 0 and words[opens].kind in ("determiners", "other", "number", "adverbs", "noun", "own"):
        opens -= 1
    if words[opens].low in _OPENS and opens > 1 and words[opens - 1].kind == ",":
        side = people_before(words, opens - 2)  # "Smith, in a talk with Brown, said"
        if side.words:
            return side
    for place in range(at - 1, -1, -1):
        if words[place].kind in ("verb", "contact", "have", "be"):
            side = subject(words, verb_group(words, place, "past").first)
            if side.words:
                return side
        if words[place].kind == ";":
            break
    return Side()
