"""Who took part in a meeting that a noun names: "the talk of Smith with Brown", "a dinner given by Smith for Brown"."""

from __future__ import annotations

from dataclasses import dataclass

from fonds.core.extracting.clauses import behind_adverbs
from fonds.core.extracting.contact_words import GIVEN_FOR, NOUNS_FROM, NOUNS_OF, NOUNS_OF_BOTH, NOUNS_TO, TELCONS
from fonds.core.extracting.rows_of_people import SOMEBODY, Side, people_behind
from fonds.core.extracting.sides_of_verbs import joint_behind
from fonds.core.extracting.words_together import Word

_TOOK = frozenset({"was", "were", "took", "occurred", "held", "has", "had"})
_JOINTS = frozenset({"with", "between", "of", "to", "on", "upon", "from", "by", "for"})
_MADE = frozenset(
    {"given", "held", "conducted", "attended", "hosted", "chaired", "had", "granted", "arranged", "tendered"}
)
_VIEWS = frozenset({"views", "opinions", "ideas", "words", "courtesy"})
_INCLUDED = frozenset({"included", "involved", "comprised"})
_MOST = 4


@dataclass(frozen=True, slots=True)
class NounSides:
    """The sides of a meeting behind the noun that names it: `objects` with whom or of whom it was, `agents` whose it
    was. `joint` is where the first of them is joined, `end` the place behind the last, `by` the words that join them;
    `held` tells that it took place."""

    objects: Side
    agents: Side
    joint: int
    end: int
    by: tuple[str, ...]
    held: bool


def sides_of_noun(words: list[Word], at: int) -> NounSides | None:
    """The sides behind the noun at a place; None where nobody is named there."""
    if words[at].low in TELCONS and at + 1 < len(words) and words[at + 1].low not in _JOINTS:
        both = people_behind(words, at + 1, both=True)  # "telcon Smith and Brown"
        return NounSides(both, Side(), at + 1, both.end, ("between",), held=True) if len(both.words) > 1 else None
    if (listed := _included(words, at)) is not None:
        return listed
    place, held = _behind_noun(words, at)
    found: list[tuple[str, Side]] = []
    first = -1
    while len(found) < _MOST:
        joint, side = _next(words, place, found)
        if joint < 0:
            break
        first = joint if first < 0 else first
        found.append((words[joint].low, side))
        place = side.end
    chosen = [(by, side) for by, side in found if _is_side(words[at].low, by, side, found)]
    if not chosen:
        return None
    agent = "by" if any(by == "by" for by, _ in chosen) else "of" if words[at].low not in NOUNS_OF else ""
    agent = "from" if words[at].low in NOUNS_FROM and any(by == "to" for by, _ in chosen) else agent
    agents = [side for by, side in chosen if by == agent and (len(chosen) > 1 or by == "by")]
    objects = [side for _, side in chosen if side not in agents]
    by = tuple(by for by, _ in chosen)
    return NounSides(_joined(objects), _joined(agents), first, chosen[-1][1].end, by, held)


def _included(words: list[Word], at: int) -> NounSides | None:
    """Those whom a meeting included: "the meeting took place in his home, and included Smith and Brown"."""
    for place in range(at + 1, min(len(words), at + 14)):
        if words[place].low in _INCLUDED:
            side = people_behind(words, place + 1)
            return NounSides(side, Side(), place, side.end, ("between",), held=True) if len(side.words) > 1 else None
        if words[place].kind in ("clauses", "relatives", ";", "modals", "negations", "noun", "to"):
            return None
    return None


def _joined(sides: list[Side]) -> Side:
    return Side(
        tuple(each for side in sides for each in side.words),
        any(side.people for side in sides),
        max((side.end for side in sides), default=0),
    )


def _behind_noun(words: list[Word], at: int) -> tuple[int, bool]:
    """The place behind the noun and "which I had yesterday" or "took place on 3 May", and whether this stands there."""
    joint = at + 1
    if joint + 1 < len(words) and words[joint].low == "of" and words[joint + 1].low in _VIEWS:
        joint += 2
    if joint < len(words) and words[joint].kind == "relatives":  # "which I had yesterday with"
        while joint < len(words) and joint - at < 6 and words[joint].kind in ("relatives", "have", "verb", *SOMEBODY):
            joint += 1
    elif joint + 1 < len(words) and words[joint].kind in SOMEBODY and words[joint + 1].low in ("had", "held"):
        verb = joint + 1
        while verb + 1 < len(words) and words[verb + 1].kind == "have":
            verb += 1
        joint = max(joint, joint_behind(words, verb))  # "talks he held that day with"
    held = joint < len(words) and words[joint].low in _TOOK
    if held:
        while joint < len(words) and joint - at < 6 and (
            words[joint].kind in ("be", "have", "adverbs", "verb", "contact") or words[joint].low == "place"
        ) and words[joint].low != "by":  # fmt: skip
            joint += 1
    return joint, held


def _next(words: list[Word], place: int, found: list[tuple[str, Side]]) -> tuple[int, Side]:
    """Where the next side is joined, and who stands there; -1 where none is."""
    until = behind_adverbs(words, place)
    if until < len(words) and words[until].kind == "," and words[until + 1 : until + 2] and (
        words[until + 1].low in _MADE or (found and words[until + 1].low in ("by", "with"))
    ):  # fmt: skip
        until += 1
    if until < len(words) and words[until].low in _MADE:
        until += 1
    for joint in range(place, min(until + 1, len(words))):
        low = words[joint].low
        if low not in _JOINTS or (low in ("by", "for") and joint > place and words[joint - 1].kind == "and"):
            continue
        side = people_behind(words, joint + 1, both=low in ("between", "of"))
        if side.words or (side.people and low in ("with", "between") and not found):
            return joint, side
        if joint == until and low in ("with", "between", "to", "of", "from", "on") and not found:
            return joint, side
    return -1, Side()


def _is_side(noun: str, by: str, side: Side, found: list[tuple[str, Side]]) -> bool:
    """Whether a word joins a side to the noun."""
    others = {other for other, _ in found} - {by}
    if by in ("with", "between"):
        return True
    if by == "of":
        both = noun in NOUNS_OF_BOTH and (len(side.words) > 1 or bool(others & {"with", "to", "by"}))
        return both or noun in NOUNS_OF
    if by == "to":
        return noun in NOUNS_TO
    if by == "from":
        return noun in NOUNS_FROM
    if by in ("on", "upon"):
        return noun in ("call", "calls")
    if by == "for":
        return noun in GIVEN_FOR and bool(side.words)
    return bool(side.words)
