"""Meetings that notes of a journal tell of by who rang up, rode along or was a guest.

"Berg rang up at noon", "With us rode Engineer Berg", "We gave a small supper. Guests: Berg and Strand".
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from fonds.core.extracting.facts import Mention
from fonds.core.extracting.meetings_attended import Told
from fonds.core.extracting.people_on_page import People, end_of, start_of
from fonds.core.extracting.sentences import sentence_at
from fonds.core.extracting.subjects_and_objects import objects_behind, subject_before

_RANG = re.compile(
    r"\b(?:rang|telephoned|phoned)(?:\s+(?:up|back|again))?(?=\s*[:;.]|,?\s+(?:at\s+(?:noon|night|midnight|\d|one|two|three|four|five|six|"
    r"seven|eight|nine|ten|eleven|twelve|last)|in\s+the\s|from\s|this\s|late\b|early\b|again\b|to\s+(?:say|ask|tell|inform|let)\b|"
    r"and\s+(?:said|asked|told|reported|informed)\b|that\b))"
)
_RODE = re.compile(
    r"\bwith\s+(?:me|us)\s+(?:(?:also|in\s+the\s+car)\s+)?(?:rode|came|went|travell?ed|drove|flew|sat)\s"
)
_GAVE = re.compile(
    r"\b(?:i|we)\s+(?:gave|held|hosted|arranged)\s+an?\s+(?:\w+\s+){0,2}?(?:reception|dinner|lunch(?:eon)?|banquet|supper|breakfast|"
    r"cocktail\s+party|tea)\b"
)
_GUESTS = re.compile(
    r"\s*(?:(?:Our|My|The)\s+)?(?:[Gg]uests|[Ii]nvited|[Pp]resent|[Tt]hose\s+present)(?:\s+were)?\s*:?\s"
)
_NOT_DONE = re.compile(r"\b(?:had|has|have|will|would|should|could|may|might|to|not|never|who)\s+(?:\w+\s+)?$")
CUES = (
    "rang",
    "telephoned",
    "phoned",
    "with me ",
    "with us ",
    " supper",
    " dinner",
    " lunch",
    " banquet",
    " reception",
)


def writer_and_callers(text: str, people: People, verb: int, start: int) -> tuple[Mention, ...]:
    """Who writes, and behind him those who call on him by a verb at a place of a sentence that begins at `start`; ()
    where nobody else is named before it, or a pronoun stands for one of them."""
    callers = subject_before(text, people, verb, start)
    own = people.own(verb)
    if own is None or not callers or any(m.entity == people.writer or m.form == "pronoun" for m in callers):
        return ()
    return (own, *callers)


def callers_and_guests(text: str, low: str, people: People, ranges: tuple[tuple[int, int], ...]) -> Iterator[Told]:
    """Meetings of the writer with who rang up, rode along or was a guest; `low` is the text in small letters."""
    for cue in _RANG.finditer(low):
        sentence = sentence_at(ranges, cue.start())
        called = writer_and_callers(text, people, cue.start(), sentence[0])
        if not called or _NOT_DONE.search(low, max(sentence[0], cue.start() - 24), cue.start()) is not None:
            continue
        start = start_of(called[1])
        if " that " not in text[sentence[0] : start]:
            yield Told(start, cue.end(), sentence, called, "", 0.7, verb=cue.start())
    for cue in _RODE.finditer(low):
        sentence = sentence_at(ranges, cue.start())
        own = people.own(cue.start())
        others = [m for m in people.within(cue.end(), sentence[1]) if m.entity != people.writer]
        if own is not None and others and cue.start() == sentence[0]:
            yield Told(cue.start(), end_of(others[0]), sentence, (own, *others), "", 0.7, verb=cue.start())
    for cue in _GAVE.finditer(low):
        sentence = sentence_at(ranges, cue.start())
        own = people.own(cue.start())
        others = objects_behind(text, people, cue.end(), sentence[1], {people.writer})
        if (listed := _GUESTS.match(text, sentence[1])) is not None:
            following = sentence_at(ranges, listed.end())
            others = [*others, *(m for m in people.within(listed.end(), following[1]) if m.entity != people.writer)]
        if own is not None and others:
            yield Told(cue.start(), cue.end(), sentence, (own, *others), "", 0.7, verb=cue.start())
