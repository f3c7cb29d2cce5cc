"""Meetings as journals of embassies tell of them where no verb of meeting does: callers, calls, receptions, summonses.

"Berg came to say goodbye", "In the evening a telephone call from the Hungarian ambassador", "I was at a reception which
Ambassador Berg gave", "I was called to the Ministry, where the Minister handed me a note".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from fonds.core.extracting.facts import Mention
from fonds.core.extracting.meetings_attended import Beside, Told
from fonds.core.extracting.meetings_held import WHEN
from fonds.core.extracting.meetings_of_callers import CUES, callers_and_guests, writer_and_callers
from fonds.core.extracting.people_on_page import People, end_of, start_of
from fonds.core.extracting.sentences import sentence_at
from fonds.core.extracting.subjects_and_objects import objects_behind, subject_before
from fonds.core.text.first_words import Phrases, words_on

_OFFICE = r"(?:embassy|legation|mission|consulate|residence)"
_CAME = Phrases(
    re.compile(
        r"\b(?:(?:came|dropped|stopped|looked|turned|called)(?:\s+(?:in|by|over|round|up|again|here))?\s+(?:"
        r"to\s+(?:say\s+(?:good-?\s?bye|farewell)|take\s+(?:his|her|their)\s+leave|pay\s+(?:his|her|their)\s+(?:respects|"
        r"compliments)|introduce\s+(?:himself|herself)|present\s+(?:himself|herself))\b|"
        r"unannounced\b|unexpectedly\b|uninvited\b|"
        rf"(?:to\s+(?:me\s+)?)?(?:at|to|in)\s+(?:the|our)\s+(?:\w+\s+)?{_OFFICE}\b|"
        r"(?:on|for|with)\s+an?\s+(?:\w+\s+)?(?:visit|call)\b)|"
        r"(?:paid|made)\s+(?:me\s+|us\s+)?an?\s+(?:short\s+|brief\s+)?(?:farewell|courtesy|return|protocol|official|first)\s+"
        r"(?:visit|call)\b(?!\s+(?:on|upon|to|with|by)\b))"
    ),
    ("came", "dropped", "stopped", "looked", "turned", "called", "paid", "made"),
)
_NOT_DONE = re.compile(
    r"\b(?:had|has|have|having|will|would|shall|should|could|may|might|to|not|never|who)\s+(?:\w+\s+)?$"
)
_TIME = (
    r"(?:(?:[Ii]n|[Tt]owards?|[Ll]ate\s+in)\s+the\s+(?:early\s+|late\s+)?(?:morning|afternoon|evening)|[Aa]t\s+(?:\d[\d:.]*|noon|"
    r"midnight|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)(?:\s+(?:o[’']clock|hours|a\.m\.|p\.m\.))?|[Tt]oday|[Ll]ate\s+at\s+night|[Tt]owards?\s+evening|[Bb]efore\s+noon)"
)
_CALL = re.compile(
    rf"(?:{_TIME},?\s+)?(?:an?\s+)?(?:short\s+|brief\s+)?(?:(?:tele)?phone\s+call|(?:courtesy\s+|farewell\s+|return\s+)?(?:visit|"
    r"call))\s+(?:from|of|by|to)\s",
    re.IGNORECASE,
)
_MEAL = re.compile(
    rf"(?:{_TIME},?\s+)?(?:an?\s+)?(?:reception|dinner|lunch(?:eon)?|banquet|supper|tea|cocktails)\s+(?:at|given|with|for|of|in)\s",
    re.IGNORECASE,
)
"""Notes without a verb with which a paragraph opens."""
_IN_NOTES = frozenset(
    {"call", "visit", "reception", "dinner", "lunch", "luncheon", "banquet", "supper", "tea", "cocktails"}
)
"""Words of which one stands in all of them."""
_VERB = re.compile(
    r"\b(?:was|were|is|are|had|has|have|came|took|will|would|did|said|told|went|gave|asked|can|must|should|spoke|met|saw|"
    r"(?!hosted|offered|arranged|organized)[a-z]{2,}ed)\b"
)
_SOMEBODY_TO_ME = re.compile(r"[^.;]{0,90}?\b(?:me|us)\b")
_AT_A_PARTY = Phrases(
    re.compile(
        r"\b(?:i|we)\s+(?:was|were|went)\s+(?:(?:also|present|invited|a\s+guest)\s+){0,2}(?:at|to)\s+(?:an?|the)\s+(?:[\w’'-]+\s+){0,3}?"
        r"(?:reception|dinner|lunch(?:eon)?|banquet|supper|breakfast|concert|performance|cocktail\s+party|celebration|tea)\b"
    ),
    dict.fromkeys(("i", "we"), frozenset({"was", "were", "went"})),
)
_HOST = re.compile(
    r",?\s*(?:(?:which|that)\s+(?P<which>[^.;]{3,90}?)\s+(?:gave|had\s+given|was\s+giving|hosted|held|arranged|offered|organized)\b|"
    r"(?:given|hosted|offered|arranged|held|organized)\s+(?:[\w ]{3,30}?\s)?by\s+)"
)
_CALLED_TO = Phrases(
    re.compile(
        r"\b(?:i|we)\s+(?:was|were)\s+(?:called|summoned|invited|asked(?:\s+to\s+come)?)\s+(?:over\s+|again\s+)?to\s+(?:the|his|her)\s+"
        r"[^.;]{3,90}?,?\s+where\s+"
    ),
    dict.fromkeys(("i", "we"), frozenset({"called", "summoned", "invited", "asked"})),
)
_TO_ME = re.compile(r"[^.;]{0,40}?\b(?:me|us)\b")
_HAD_BEEN = Phrases(
    re.compile(
        r"\bhad\s+(?:also\s+|himself\s+)?been\s+(?:at|in|to|on)\s+(?!touch|contact|correspondence|agreement|connection|accord|conflict|"
        r"love|charge|war|odds|variance|loggerheads|trouble|league)[a-z][\w’' -]{2,50}?\s(?:together\s+)?with\s"
    ),
    {"had": frozenset({"been"})},
)
_SOMEBODY = re.compile(
    r"\b(?:an?|one|some|certain)\s+(?:[a-z-]+\s+){0,2}(?:woman|man|girl|boy|person|fellow|official|officer|engineer|"
    r"student|worker|doctor|gentleman|lady|journalist|soldier|friend)\s+$"
)
_OPENS = 60
"""Code points of a day or an hour with which a paragraph may begin before what was done then."""
_NEAR = 90
_CUES = ("came", "dropped", "stopped", "looked in", "turned up", "called", "paid", "made", "call ", "visit",
         "reception", "dinner", "lunch", "banquet", "supper", "had been", " tea ")  # fmt: skip
_ALL_CUES = (*_CUES, *CUES)


def with_those_in_journals(
    text: str, low: str, people: People, ranges: tuple[tuple[int, int], ...], told: list[Told], beside: Beside
) -> list[Told]:
    """The meetings told of on a page with those that such wordings tell of, each once; `low` is the text in small
    letters, `beside` finds those in a participant's place whom no finder named."""
    if not any(map(low.__contains__, _ALL_CUES)):
        return told
    told = [each for each in told if not _is_named(text, each)]
    found = [*_companions(text, low, people, ranges, beside)]
    if people.writer:
        found += [*_callers(text, low, people, ranges), *_noted(text, low, people, ranges)]
        found += [*callers_and_guests(text, low, people, ranges)]
        found += [*_parties(text, low, people, ranges), *_called_to(text, low, people, ranges)]
    made = list(told)
    for each in found:
        less = next((n for n, other in enumerate(made) if _is_same(other, each)), -1)
        if less >= 0:  # "Berg telephoned", of which another finder knew Berg alone
            made[less] = replace(each, start=min(made[less].start, each.start), end=max(made[less].end, each.end))
            continue
        at = next((n for n, other in enumerate(made) if _is_same(each, other)), -1)
        if at < 0:
            made.append(each)
        else:  # "I was called to the Ministry, where the Minister handed me": the words that come first tell of it too
            made[at] = replace(made[at], start=min(made[at].start, each.start), end=max(made[at].end, each.end))
    return made


def _is_named(text: str, told: Told) -> bool:
    """Whether "called" only says somebody's name: "a young woman called Paek"."""
    verb = max(told.verb, told.start)
    return text.startswith("called ", verb) and _SOMEBODY.search(text, max(0, verb - 30), verb) is not None


def _is_same(one: Told, other: Told) -> bool:
    """Whether two wordings that overlap tell of the same people."""
    few, many = {m.entity for m in one.participants}, {m.entity for m in other.participants}
    return one.start < other.end and other.start < one.end and few <= many


def _opens_paragraph(text: str, start: int) -> bool:
    """Whether no more than a day or an hour stands between the beginning of a paragraph and a place."""
    above = text[max(0, start - _OPENS - 2) : start]
    return "\n\n" in above or start <= _OPENS


def _callers(text: str, low: str, people: People, ranges: tuple[tuple[int, int], ...]) -> Iterator[Told]:
    """Who called on the writer: "Berg came to say goodbye", "Berg dropped in unannounced"."""
    for cue in _CAME.finditer(low):
        sentence = sentence_at(ranges, cue.start())
        called = writer_and_callers(text, people, cue.start(), sentence[0])
        if not called or _NOT_DONE.search(low, max(sentence[0], cue.start() - 24), cue.start()) is not None:
            continue
        start = start_of(called[1])
        if _opens_paragraph(text, start):
            yield Told(start, cue.end(), sentence, called, "", 0.7, verb=cue.start())


def _noted(text: str, low: str, people: People, ranges: tuple[tuple[int, int], ...]) -> Iterator[Told]:
    """What a note without a verb tells of: "In the evening a telephone call from Berg", "Dinner at the Romanians'"."""
    if _IN_NOTES.isdisjoint(words_on(low)):
        return
    for number, (start, end) in enumerate(ranges):
        note = _CALL.match(text, start, end) or _MEAL.match(text, start, end)
        if note is None or not _opens_paragraph(text, start) or _VERB.search(text, start, end) is not None:
            continue
        if not text.endswith((".", "!", "…"), start, end):
            continue  # a heading
        own = people.own(start)
        others = objects_behind(text, people, note.end(), end, {people.writer})[:1]
        stop = max(map(end_of, others), default=end)
        following = ranges[number + 1] if number + 1 < len(ranges) else None
        if not others and following is not None and "\n\n" not in text[end : following[0]]:
            others = _first_to_me(text, people, *following)
        if own is not None and others:
            yield Told(start, stop, (start, end), (own, *others), "", 0.7)


def _first_to_me(text: str, people: People, start: int, end: int) -> list[Mention]:
    """Who begins a sentence and does something to the writer in it: "Ambassador Berg took me by the elbow"."""
    first = next((m for m in people.within(start, min(end, start + _NEAR)) if m.entity != people.writer), None)
    return [first] if first is not None and _SOMEBODY_TO_ME.match(text, end_of(first), end) is not None else []


def _parties(text: str, low: str, people: People, ranges: tuple[tuple[int, int], ...]) -> Iterator[Told]:
    """Receptions and meals at which the writer was: "I was at a reception which Ambassador Berg gave"."""
    for cue in _AT_A_PARTY.finditer(low):
        sentence = sentence_at(ranges, cue.start())
        host = _HOST.match(text, cue.end(), sentence[1])
        own = people.own(cue.start())
        if host is None or own is None:
            continue
        if host["which"] is not None:
            hosts = people.within(*host.span("which"))[-1:]
        else:
            hosts = objects_behind(text, people, host.end(), sentence[1], {people.writer})[:1]
        if hosts and hosts[0].entity != people.writer:
            stop = max(host.end(), end_of(hosts[0]))
            yield Told(cue.start(), stop, sentence, (own, *hosts), "", 0.7, verb=cue.start())


def _called_to(text: str, low: str, people: People, ranges: tuple[tuple[int, int], ...]) -> Iterator[Told]:
    """Where the writer was called and who saw him there: "I was called to the Ministry, where the Minister told me"."""
    for cue in _CALLED_TO.finditer(low):
        sentence = sentence_at(ranges, cue.start())
        own = people.own(cue.start())
        there = [m for m in people.within(cue.end(), min(sentence[1], cue.end() + _NEAR)) if m.entity != people.writer]
        if own is None or not there:
            continue
        behind = _TO_ME.match(text, end_of(there[0]), sentence[1])
        stop = behind.end() if behind is not None else end_of(there[0])
        yield Told(cue.start(), stop, sentence, (own, there[0]), "", 0.75)


def _companions(
    text: str, low: str, people: People, ranges: tuple[tuple[int, int], ...], beside: Beside
) -> Iterator[Told]:
    """With whom somebody had been somewhere on a day: "He had been at the face on Sunday with Berg"."""
    for cue in _HAD_BEEN.finditer(low):
        sentence = sentence_at(ranges, cue.start())
        if WHEN.search(low, *sentence) is None:
            continue
        who = subject_before(text, people, cue.start(), sentence[0]) or beside.subject_of(cue.start())
        others = objects_behind(text, people, cue.end(), sentence[1], {m.entity for m in who})
        if who and others:
            stop = max(map(end_of, others))
            yield Told(start_of(who[0]), stop, sentence, (*who, *others), "", 0.7, verb=cue.start())
