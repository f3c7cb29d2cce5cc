"""Whom "he" and "she" stand for before a verb of speech or meeting, where that is certain."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from fonds.core.extracting.document import DocumentPage, Range
from fonds.core.extracting.facts import Mention, order_of
from fonds.core.extracting.people_on_page import start_of
from fonds.core.extracting.sentences import EMPTY_LINE, sentences
from fonds.core.extracting.speech import ADVERBS, MET, SPOKE
from fonds.core.extracting.turns import Turn

_HE = re.compile(
    r"(?:\[(?:He|She|he|she)|H(?<!\wH)e|S(?<!\wS)he|h(?<!\wh)e|s(?<!\ws)he)\b\]?"
    rf"(?=\s+(?:{ADVERBS}(?:{SPOKE}|{MET})|"
    r"(?:was|had been|has been)\s+(?:received|met|visited|invited|told|informed))\b)"
)
_OPENS = re.compile(
    r"[\s\[“\"(]*(?:(?:(?:In conclusion|At the end|Further(?:more)?|Moreover|Then|Finally|After that|In addition|"
    r"Besides|Later|First|Next|Also)[^.,;]{0,40},?|In (?:response|reply|this connection),?)\s+)?\[?"
)
"""What may stand before the "he" that begins a sentence."""
_BEFORE_OBJECT = re.compile(
    r"\b(?:with|to|of|for|by|from|against|about|and|on|thanked|visited|received|told|informed|met|saw|asked|"
    r"advised|assured|notified|instructed|telephoned|phoned|contacted)\s+"
    r"(?:(?:the|Mr|Mrs|Dr|Cde|[Cc]om|[Cc]omrade|General|President|Minister|Ambassador|SA|SAs|Agent|Colonel|Senator)\.?\s+)*$"
)
_ACTS = re.compile(rf"(?:\s*\([^()]{{0,200}}\),?|,[^.;:]{{3,140}},|,)?\s+(?:who\s+)?{ADVERBS}(?:{SPOKE}|{MET})\b")
_HIS_WORDS = re.compile(r"[’']s? (?:own )?(?:words|opinion|view|account)\b")
_ACCORDING_TO = re.compile(r"\b[Aa]ccording to (?:\w+\.? ){0,3}$")
_THAT = re.compile(rf"\s+{ADVERBS}(?:{SPOKE})\b(?:\s+(?:me|us|him|her))?\s+that\b")
_ENDS = re.compile(r"[.;!?]\s")
_FAR = 1200


def third_persons(
    page: DocumentPage, here: list[Mention], spoken: list[Turn], writer: str, finder: str
) -> Iterator[Mention]:
    """A mention for each "he" before a verb of speech or meeting that is surely one person.

    He is who alone was named before in the paragraph (where none was, in the paragraph before) and not only as an
    object. Of several, he who begins a sentence is the subject of the sentence before, or whom the writer spoke to
    there; in a turn of a transcript (`spoken`) the speaker takes the writer's part. `here` are the page's mentions of
    persons, the writer's too.
    """
    if not here:
        return
    breaks = [0, *(m.end() for m in EMPTY_LINE.finditer(page.text)), len(page.text) + 1]
    here = sorted(here, key=order_of)
    starts = [m.at.start for m in here if m.at is not None]
    begins = [turn.start for turn in spoken]
    known: list[Mention] = []
    for match in _HE.finditer(page.text):
        number = bisect_right(breaks, match.start()) - 1
        low = breaks[number]
        turn = bisect_right(begins, match.start()) - 1
        own = spoken[turn].speaker if turn >= 0 and match.start() < spoken[turn].end else writer
        found = _others(here[bisect_left(starts, low) : bisect_left(starts, match.start())], own)
        confidence = 0.7
        if not found and number > 0 and _OPENS.fullmatch(page.text, low, match.start()) is not None:
            low = breaks[number - 1]
            found = _others(here[bisect_left(starts, low) : bisect_left(starts, breaks[number])], own)
            confidence = 0.6
        at = Range(page.number, match.start(), match.end())
        who = found[0].entity if len({m.entity for m in found}) == 1 else ""
        if found and not who:
            who = _of_sentence_before(page.text, here, known, at, low, own) or _of_main_clause(page.text, found, at)
            confidence = 0.6
        elif who:
            last = found[-1].at
            if last is None or match.start() - last.end > _FAR:
                continue
            if all(_BEFORE_OBJECT.search(page.text[max(0, m.at.start - 50) : m.at.start]) for m in found if m.at):
                who, confidence = _of_sentence_before(page.text, here, known, at, low, own), 0.6
        if who:
            known.append(Mention(who, at, finder, confidence, form="pronoun"))
            yield known[-1]


def _others(people: list[Mention], own: str) -> list[Mention]:
    return [each for each in people if each.entity != own]


def _of_sentence_before(text: str, people: list[Mention], known: list[Mention], he: Range, low: int, own: str) -> str:
    """The subject of the sentence before that of a "he" who begins his own; where that is who tells it (`own`), the one
    person whom the sentence names beside him. "" where neither is one."""
    ranges = sentences(text)
    number = bisect_right(ranges, (he.start, len(text))) - 1
    if number < 1 or ranges[number - 1][0] < low or _OPENS.fullmatch(text, ranges[number][0], he.start) is None:
        return ""
    begin, end = ranges[number - 1]
    near = [*people[bisect_left(people, begin, key=start_of) : bisect_left(people, end, key=start_of)], *known[-3:]]
    inside = [m for m in near if m.at is not None and begin <= m.at.start < end]
    inside.sort(key=lambda m: m.at or he)
    acting = next(
        (m for m in inside if m.at is not None and (_ACTS.match(text, m.at.end) or _is_source(text, m.at))), None
    )
    if acting is None:
        return ""
    if acting.entity != own:
        return acting.entity
    rest = {m.entity for m in inside} - {own}
    return next(iter(rest)) if len(rest) == 1 else ""


def _of_main_clause(text: str, found: list[Mention], he: Range) -> str:
    """Who says it, where "he" stands in what somebody says that no other person is named in before him."""
    last = found[-1].at
    if last is None or _THAT.match(text, last.end) is None or _ENDS.search(text, last.end, he.start) is not None:
        return ""
    return found[-1].entity


def _is_source(text: str, at: Range) -> bool:
    """Whether somebody is whose words a sentence gives: "according to Berg", "in Berg's opinion"."""
    return _HIS_WORDS.match(text, at.end) is not None or _ACCORDING_TO.search(text, at.start - 40, at.start) is not None
