"""Those of whom a text says, beside the words that tell of a meeting, that they were present too."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Protocol

from fonds.core.extracting.facts import Mention
from fonds.core.extracting.meeting_cues import NEVER, PRESENCE
from fonds.core.extracting.meetings_held import WHEN
from fonds.core.extracting.people_on_page import People, end_of, start_of
from fonds.core.extracting.sentences import sentence_at
from fonds.core.extracting.subjects_and_objects import objects_behind, subject_before

LIST_CLOSES = re.compile(
    r"(?<!\b[A-Z])(?<!\b[A-Z][a-z])(?<!\bMrs)(?<!\bGen)(?<!\bCol)\.\s|\n\s*\n\s*(?:\d|The following)"
)
_NAMES_IT = re.compile(
    r"meeting|conversation|talk|discussion|lunch|dinner|session|interview|reception|audience|were:?$|:$"
)
_AT_OCCASION = re.compile(
    r"(?:\s+(?:and\s+\w+\s+)?(?:at|in|during))?\s+(?:the|this)\s+"
    r"(?:conversation|meeting|talks?|discussion|reception|visit|dinner|lunch|interview|session)\b"
)
_IN_WHICH = re.compile(
    r"\b(?:meetings?|conversation|talks?|discussions?|luncheon|lunch|dinner|session|interview|conference)\b"
    r"[^.;]{0,60}?\b(?:in|at) which\s+(?:[\w.]+\s+){0,2}$"
)
_OF_PRESENCE = (
    "presen",
    "attend",
    "those at",
    "ied by",
    "ted by",
    "took part",
    "taking part",
    "participa",
    "joined",
    "sat in",
    "with me",
    "with us",
    "er with",
    "ly with",
    "ng with",
    "ied me",
    "ied us",
    "interpret",
    "translat",
    "also invited",
    "to which",
    "notes",
    "minutes",
    "recorded",
    "wrote down",
    "came with",
    "arrived with",
    "appeared with",
    "brought",
    "with him",
    "with her",
    " sat ",
    "seated",
    "also there",
    "at the table",
)
_HIM = ("with him", "with her", "with them")
_NEXT_ENTRY = re.compile(r"\n\s*\d{1,2}\.? [A-Z][a-z]{2,8}(?:,? \d{4})?\.?[ \t]*\n")
"""The heading of another day of a journal."""
_BESIDE_ME = re.compile(r"on\s+my|next\s+to\s+me|beside\s+me|opposite\s+me")
_OPENS = 12
"""Code points from a sentence's beginning within which "together with" opens it."""
_FAR = 5_000
"""The same for words that name the conversation, where the writer's own one is known."""
_LONGEST = 1_000
"""Code points of the words that tell of one meeting, at most."""
_NEAR = 700
"""Code points behind the words of a meeting within which "also present" means that meeting."""


class Beside(Protocol):
    """Who stands right behind a place of the page, or before it as the subject of the words there."""

    def named_behind(self, place: int) -> list[Mention]:
        """Those with whom the words behind a place begin."""

    def named_before(self, place: int) -> list[Mention]:
        """Those who are the subject of what begins at a place, and are named there."""

    def subject_of(self, place: int) -> list[Mention]:
        """Those who are the subject of what begins at a place, and whom "he" means there."""


@dataclass(frozen=True, slots=True)
class Told:
    """A meeting told of at `start`–`end` of a page. `participants` are mentions; `teller` who tells of it, if said.

    `is_saying` where no more is told than that one of them told the other something, `is_telling` where that is told of
    a day too; `is_presence` where words say who
    was present, and nothing before them tells of the meeting.
    """

    start: int
    end: int
    sentence: tuple[int, int]
    participants: tuple[Mention, ...]
    teller: str
    confidence: float
    is_saying: bool = False
    is_presence: bool = False
    is_telling: bool = False
    verb: int = -1
    """Where the word stands that tells of it; -1 where that is none of a clause."""
    finder: str = ""
    """Which finder found it, "" for the rules."""


def is_part_of(told: Told, before: Told) -> bool:
    """Whether only one of those who took part in the meeting before is told of."""
    return len(told.participants) == 1 and told.participants[0].entity in {m.entity for m in before.participants}


def with_those_present(
    text: str, low: str, people: People, ranges: tuple[tuple[int, int], ...], told: list[Told], beside: Beside
) -> Iterator[Told]:
    """The meetings with those of whom words behind say that they were there too; "the talk was attended by" is one.
    `beside` finds those in a participant's place whom no finder named."""
    made = sorted(told, key=lambda each: (each.start, each.end))
    may_say = any(map(low.__contains__, _OF_PRESENCE))
    for cue in PRESENCE.finditer(low) if may_say else ():
        sentence = sentence_at(ranges, cue.start())
        if cue.lastgroup == "beside":
            _join_beside(text, people, cue, sentence, made)
            continue
        if cue.lastgroup == "list":
            found = _listed(text, people, cue.end(), sentence[1], is_open=cue[0].endswith((":", "were", "was")))
            found = _both(found, beside.named_behind(cue.end()))
            if low.startswith(("at the", "the "), cue.start()) and not found:
                continue
        else:
            found = subject_before(text, people, cue.start(), sentence[0]) or _before_comma(
                text, people, cue.start(), sentence[0]
            )
            found = _both(found, beside.named_before(cue.start()))
            if not found and cue[0].endswith("present"):  # "at the talk with Smith were also present Brown and Jones"
                found = _listed(text, people, cue.end(), sentence[1], is_open=True)
        if not found or NEVER.search(low, max(sentence[0], cue.start() - 40), cue.start()):
            continue
        if cue[0].endswith(_HIM) and _told_of_a_day(low, sentence[0], cue.start()):
            continue  # "on 10 September the Ambassador was with him" tells of another meeting
        if cue[0].startswith("joined") or (
            " with " in cue[0] and cue[0].startswith(("w", "c", "d"))
        ):  # the verb tells of no meeting of its own
            before = [each for each in made if each.verb != cue.start()]
            made = before if _meeting_meant(text, before, cue, people) is not None else made
        at = _meeting_meant(text, made, cue, people)
        is_far = at is not None and text.count("\n\n", made[at].end, max(made[at].end, cue.start())) > 1
        if at is None or (is_far and not any(m.entity == people.writer for m in made[at].participants)):
            occasion = _AT_OCCASION.match(text, cue.end()) or _IN_WHICH.search(low, sentence[0], start_of(found[0]))
            own = people.own(cue.start()) if _BESIDE_ME.match(cue[0]) else None
            if own is not None:
                made.append(Told(cue.start(), max(cue.end(), *map(end_of, found)), sentence, (own, *found), "", 0.65))
                made.sort(key=lambda each: (each.start, each.end))
                continue
            if _is_meeting(cue[0], len(found)) or (occasion and len({m.entity for m in found}) > 1):
                start, stop = min(cue.start(), *map(start_of, found)), max(cue.end(), *map(end_of, found))
                made.append(Told(start, stop, sentence, tuple(found), "", 0.65, is_presence=True))
                made.sort(key=lambda each: (each.start, each.end))
            continue
        made[at] = _with(made[at], found)
    yield from made


def _both(found: list[Mention], more: list[Mention]) -> list[Mention]:
    """Those found in two ways, each once."""
    held = {m.entity for m in found}
    return [*found, *(m for m in more if m.entity not in held)]


def _with(told: Told, found: list[Mention]) -> Told:
    """The meeting with those who took part in it too."""
    held = {m.entity for m in told.participants}
    more = [m for m in found if m.entity not in held]
    return replace(told, participants=(*told.participants, *more)) if more else told


def _join_beside(text: str, people: People, cue: re.Match[str], sentence: tuple[int, int], made: list[Told]) -> None:
    """Adds those named behind "together with" to the meeting of the sentence: before it, or whose subject it opens."""
    opens = cue.start() - sentence[0] <= _OPENS
    for at in range(bisect_left(made, sentence[0], key=_start), bisect_left(made, sentence[1], key=_start)):
        if not made[at].is_saying and (opens or made[at].start <= cue.start()):
            made[at] = _with(made[at], objects_behind(text, people, cue.end(), sentence[1], set()))
            return


def _meeting_meant(text: str, made: list[Told], cue: re.Match[str], people: People) -> int | None:
    """Which meeting words are of that say who was present: the last before them; where they name it ("present at the
    conversation"), the last that was the writer's own and not one told of in it."""
    named = {m.entity for m in people.within(cue.start(), cue.end()) if m.entity != people.writer}
    for at in range(bisect_right(made, cue.start(), key=_start) - 1, -1, -1) if named else ():
        if named <= {m.entity for m in made[at].participants}:
            return at  # "at the meeting with Smith were also present"
    writer = people.writer
    names_it = _NAMES_IT.search(cue[0]) is not None or _AT_OCCASION.match(text, cue.end()) is not None
    seeks_own = bool(writer) and (names_it or cue.lastgroup == "after")
    reach = _FAR if names_it and seeks_own else _NEAR
    last = None
    for at in range(bisect_right(made, cue.start(), key=_start) - 1, -1, -1):
        each = made[at]
        if cue.start() - each.start > reach + _LONGEST or _NEXT_ENTRY.search(text, each.end, cue.start()) is not None:
            break
        is_reported = bool(each.teller) and each.sentence[1] <= cue.start()  # they were where it was told
        if last is None and not is_reported and cue.start() < each.end + _NEAR:
            last = at
            if not seeks_own:
                break
        is_own = not each.is_saying and any(m.entity == writer for m in each.participants)
        if seeks_own and is_own and cue.start() < each.end + reach:
            return at
    return last


def _told_of_a_day(low: str, start: int, end: int) -> bool:
    """Whether words are told by somebody, of a day: "he informed that on 10 September"."""
    said = low.rfind(" that ", start, end)
    return said >= 0 and WHEN.search(low, said, end) is not None


def _start(told: Told) -> int:
    return told.start


def _before_comma(text: str, people: People, start: int, low: int) -> list[Mention]:
    """Who stands right before the comma that ends an apposition: "the Secretary, Mr. Smith, was present"."""
    last = people.before(start, low)
    return [last] if last is not None and text[end_of(last) : start].strip() == "," else []


def _listed(text: str, people: People, start: int, end: int, *, is_open: bool) -> list[Mention]:
    """The persons whom a list names that begins at a place; one behind "were" may be of several lines."""
    if not is_open:
        return objects_behind(text, people, start, end, set())
    closing = LIST_CLOSES.search(text, start, start + 700)
    return people.within(start, closing.start() if closing else min(end, start + 700))


def _is_meeting(cue: str, count: int) -> bool:
    """Whether words that say who was present tell of a meeting by themselves."""
    if cue.startswith(("as ", "accompanied", "assisted")):
        return False
    return (count > 1 and "attended" in cue) or _NAMES_IT.search(cue) is not None
