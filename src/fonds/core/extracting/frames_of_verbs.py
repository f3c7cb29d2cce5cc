"""Whom a verb with a frame of its own was done to or with: "ran into Smith", "gave a luncheon for Smith"."""

from __future__ import annotations

from collections.abc import Sequence

from fonds.core.extracting.clauses import VerbGroup, behind_adverbs
from fonds.core.extracting.contact_frames import Element, Frame
from fonds.core.extracting.rows_of_people import SOMEBODY, VERBAL, Side, people_behind
from fonds.core.extracting.sides_of_verbs import fronted_whom, whom_before
from fonds.core.extracting.tellings import is_told_of
from fonds.core.extracting.words_together import Word

_DESCRIBES = frozenset({"determiners", "other", "number", "adverbs", "capital", "noun", "body", "own", "people", "and"})
_ANYTHING = _DESCRIBES | {"prepositions", "name", "pronouns"}
_AVAILABLE = frozenset({"available"})
_FRAMES = {"surely": "with", "persons": "may_be_met", "heard": "told", "dated": "dated"}
"""By which frame of the plain verbs of meeting a sense is told of."""


def behind_frame(words: list[Word], at: int, frames: Sequence[Frame], group: VerbGroup) -> tuple[Side, str]:
    """Whom the verb at a place was done to or with, and by which frame of plain verbs; "" where no frame fits."""
    fronted = fronted_whom(words, group)
    for frame in frames if group.passive else ():
        if (both := _given_by(words, at, frame)).words:
            return both, "among"
    for frame in frames:
        if fronted.words and _is_fronted(words, at, frame):
            return fronted, _FRAMES[frame.sense]
        side = _passive(words, at, frame) if group.passive else _active(words, at, frame, group)
        if group.passive and side.words:
            return side, "by" if frame.sense in ("surely", "persons") else "told"
        if group.passive and frame.sense == "surely":
            side = _active(words, at, frame, group)  # "was seated beside"
        if side.words or (side.people and frame.sense == "surely"):
            return side, _FRAMES[frame.sense]
    return Side(), ""


def _is_fronted(words: list[Word], at: int, frame: Frame) -> bool:
    """Whether a frame that ends with "with whom" or "to whom" stands behind the verb but for that: "with whom I
    compared notes"."""
    *elements, joint, last = frame.elements if len(frame.elements) > 1 else (*frame.elements, *frame.elements)
    if last.kind != "whom" or not joint.words & {"with", "to", "from", "beside"}:
        return False
    place = min(at + 1, len(words) - 1)
    for element in elements:
        if element.kind == "anything":
            return place < len(words) and words[place].kind in _ANYTHING
        place = _behind_element(words, place, element, ())
        if place < 0:
            return False
    return True


def _active(words: list[Word], at: int, frame: Frame, group: VerbGroup) -> Side:
    place = min(at + 1, len(words) - 1)
    whom = Side()
    first = frame.elements[0]
    if words[at].kind == "be" and first.kind == "word" and words[place].low not in first.words:
        return Side()  # "was friendly with"
    for number, element in enumerate(frame.elements):
        if element.kind == "whom":
            is_told = frame.sense in ("heard", "dated")
            near = place if is_told else behind_adverbs(words, place)
            direct = is_told or (frame.sense == "persons" and number == 0)
            whom = people_behind(words, near, 5 if is_told else 9, direct=direct)
            if number == 0 and not (whom.words or whom.people):
                whom = whom_before(words, group)
                if whom.words:
                    continue  # "whom he took aside"
            if not (whom.words or whom.people) or _is_subject(words, whom):
                return Side()
            unknown = bool(whom.words) and words[whom.words[0]].kind == "name"
            if first.words == _AVAILABLE and (unknown or not whom.words):
                return Side()  # offices do so to offices: "made available to Newark"
            if is_told and number == 0 and unknown and not is_told_of(words, whom.end):
                return Side()
            place = whom.end
        elif element.kind == "whose":
            while place + 1 < len(words) and (
                words[place].kind == "title" or (words[place].low == "the" and words[place + 1].owner)
            ):
                place += 1
            is_last = number + 1 == len(frame.elements)
            if place >= len(words) or not words[place].owner or words[place].kind not in SOMEBODY:
                return Side()
            if (
                is_last
                and place + 1 < len(words)
                and words[place + 1].kind not in ("prepositions", "and", ",", "clauses")
            ):
                return Side()
            whom, place = Side((place,), False, place + 1), place + 1
        else:
            place = _behind_element(words, place, element, frame.elements[number + 1 : number + 2])
            if place < 0:
                return Side()
    return whom


def _passive(words: list[Word], at: int, frame: Frame) -> Side:
    """Who did it, behind "by"; what stands beside whom it was done to stands right behind the verb."""
    place = at + 1
    rest = [each for each in frame.elements if each.kind != "whom"]
    if frame.elements[-1].kind == "whom" and any(each.words & {"with", "to", "of", "for", "on"} for each in rest):
        return Side()  # "handed to"
    for number, element in enumerate(rest):
        place = _behind_element(words, place, element, rest[number + 1 : number + 2])
        if place < 0:
            return Side()
    for behind in range(place, min(len(words), place + 12)):
        if words[behind].low == "by":
            return people_behind(words, behind + 1)
        if words[behind].kind in ("contact", "relatives", ";", "verb"):
            break
    return Side()


def _given_by(words: list[Word], at: int, frame: Frame) -> Side:
    """Both sides of what was given to somebody by somebody: "was made available to Smith on 3 May by Brown"."""
    rest = [each for each in frame.elements if each.kind != "anything"]
    if len(rest) < 2 or rest[-1].kind != "whom" or rest[-2].words != {"to"}:
        return Side()
    place = at + 1
    for element in rest[:-2]:
        place = _behind_element(words, place, element, ())
        if place < 0:
            return Side()
    if place + 1 >= len(words) or words[place].kind != "to":
        return Side()
    heard = people_behind(words, place + 1, 5)
    by = behind_adverbs(words, heard.end)
    by += by < len(words) and words[by].kind == ","
    by = behind_adverbs(words, by) if by < len(words) and words[by].low != "by" else by
    by += by < len(words) and words[by].kind == ","
    if not heard.words or by >= len(words) or words[by].low != "by":
        return Side()
    side = people_behind(words, by + 1)
    return Side((*heard.words, *side.words), False, side.end) if side.words else Side()


def _is_subject(words: list[Word], side: Side) -> bool:
    """Whether those found are who does what a verb behind them says: "urged Smith was dead"."""
    ahead = side.end
    while ahead < len(words) and words[ahead].kind == "adverbs" and words[ahead].low not in ("in", "by", "over", "up"):
        ahead += 1
    return ahead < len(words) and words[ahead].kind in VERBAL


def _behind_element(words: list[Word], place: int, element: Element, following: Sequence[Element]) -> int:
    """The place behind an element that stands at a place, or behind a phrase of time there; -1 where it does not."""
    if element.kind == "anything":
        return _behind_anything(words, place, following[0].words if following else frozenset())
    if element.kind == "noun":
        for behind in range(place, min(len(words), place + 7)):
            if words[behind].low in element.words:
                return behind + 1
            if words[behind].kind not in _DESCRIBES:
                break
        return -1
    for near in (place, behind_adverbs(words, place)):
        if near < len(words) and words[near].low in element.words:
            return near + 1
    return -1


def _behind_anything(words: list[Word], place: int, until: frozenset[str]) -> int:
    """Where the words that end what names no person stand; of a frame that ends there, the place itself."""
    if not until:
        return place
    for behind in range(place, min(len(words), place + 10)):
        if words[behind].low in until:
            return behind
        if words[behind].kind not in _ANYTHING:
            break
    return -1
