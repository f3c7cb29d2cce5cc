"""Meetings that running text tells of: who met whom, with whom a conversation was, who was present."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from fonds.core.extracting.facts import Mention
from fonds.core.extracting.sentences import sentence_at, sentences
from fonds.core.extracting.speech import ADVERBS, MET_NAMED, MET_WITH, SPOKE, TALK

_CUE = re.compile(
    rf"(?<![\w-])(?:(?P<with>{MET_WITH})|(?P<named>{MET_NAMED})|"
    rf"(?P<noun>{TALK}|session)(?:\s+(?:today|yesterday|on [\w ,]{{4,20}}))?\s+(?:with|between)|"
    r"(?P<held>(?:meeting|conference|session|luncheon|dinner|briefing)\b[^.;:]{0,90}?\s(?:was|were)\s+(?:held|convened|attended))|"
    r"(?P<attended>(?:attended|guests? at|attending)\s+(?:an?|the)?\s*"
    r"(?:[\w-]+\s+){0,2}?(?:meeting|luncheon|dinner|session|conference))|"
    r"(?P<meeting>mentioned|recalled|reported|remembered|admitted)\s+(?:having\s+met|meeting)(?:\s+with)?|"
    r"(?P<me>(?:told|informed|assured)\s+me\s+(?:the other|last|this|yesterday|today|on|during|at|over|in)\b)|"
    r"(?P<session>(?:during|at|in)\s+(?:the|an?)\s+(?:[\w-]+\s+){0,2}?(?:session|meeting|talks)\s+(?:held|of)\b)|"
    r"(?P<after>after\s+(?:the|this|that)\s+meeting,?)|"
    r"(?P<company>travell?ing\s+(?:together\s+)?with))(?![\w-])"
)
_NEVER = re.compile(
    r"\b(?:not|never|n[’']t|to be|would have|should have|could have|might have|if|unless|without|"
    r"rather than)\s+(?:\w+\s+)?$"
)
_PLANNED = re.compile(
    r"\b(?:arrang\w+|request\w*|propos\w+|schedul\w+|plan\w*|seek\w*|sought|wants?|wanted|wish\w*|set up|"
    r"possib\w+|future|forthcoming|"
    r"upcoming|next|coming|would|will|should|hopes?|hoped|asked for|ask for|prior to|before|need\w*|another|any|no|"
    r"desire\w*|"
    r"agreed to|prepar\w+ for|in favor of|conclu\w+|necessary|interested in|authoriz\w+|"
    r"suggest\w+|invit\w+)\b[^.;]{0,40}$"
)
_PRESENT = re.compile(
    r"(?:[Pp]resent|PRESENT)(?:\s+(?:from|for|at|on)\s+[^.:;]{2,60}?)?\s+(?:were|was)\b:?|"
    r"(?:[Aa]lso|ALSO)\s+(?:present|attending)\s+(?:were|was)\b|"
    r"[Pp]articipants\s+(?:of|in|at)?\s*(?:the\s+meeting\s+)?(?:included|were)\b|[Aa]ttended by\b|"
    r"[Tt]hose (?:present|attending) (?:were|included)\b|"
    r"\b(?:when|where)\b"
)
_WITH_WHOM = re.compile(r"\s+(?:with|between)\s")
_LIST_CLOSES = re.compile(r"(?<!\b[A-Z])(?<!\b[A-Z][a-z])\.\s|\n\s*\n\s*(?:\d|The following)")
_WITH = re.compile(r"\s+(?:(?:on|in|at|again|briefly|privately|today|yesterday|here|alone)\b[^.;]{0,90}?\s)?with\s+")
_JOINED = re.compile(
    r"\s*(?:\([^()]{0,200}\)\s*)?(?:,|;|\band\b|\bas well as\b|&)\s*(?:and\s+)?(?:with\s+)?"
    r"(?:(?!(?:was|were|had|has|have|that|who|which|said|told|then|he|she|it|they|left|went|on|at|is|are|would)\b)[\w.’'-]+\s+){0,9}\(?"
)
_TITLED = re.compile(
    r"\s+(?:(?:the|a|an|his|her|its|their|our)\s+)?(?:(?!(?:of|under|from|to|about|that|on|in|at|and|for)\b)[\w.’'-]+\s+){0,5}"
    r"(?:of\s+[\w ]{3,30}\s|in\s+\w+\s\(?|\()?"
)
_SUBJECT_GAP = re.compile(
    rf"(?:\s*\([^()]{{0,200}}\))?,?\s*(?:who\s+|when\s+)?(?:,?\s*[^.;:,]{{0,80}},\s*)?{ADVERBS}(?:,\s*)?", re.IGNORECASE
)
_AND = re.compile(r"(?:\s*\([^()]{0,120}\))?\s*(?:,|,?\s+and|\s*&)\s+(?:the\s+)?(?:[A-Z][\w.’'-]+\s+){0,4}")
_OWNER = re.compile(r"(?P<whose>\b(?:his|her|my|our)|[’']s?)\s+(?:\w+\s+){0,3}$")
_ON = re.compile(r"\b(?:in|at|on|during|after|following)\s+(?:[\w-]+\s+){0,3}$")
_GROUP = re.compile(
    r"\s+(?:the|a|an|several|some|his|her|their|our|members?|representatives?|leaders?|officials?|various|two|three|four|\d+|"
    r"[a-z]+(?:\s[a-z]+)?\s(?:leaders|officials|members|representatives|students|delegation|group))\b"
)
_SPEAKS = re.compile(rf"\s+{ADVERBS}(?:{SPOKE})\b")
_REACH = 75


@dataclass(frozen=True, slots=True)
class Told:
    """A meeting told of at `start`–`end` of a page. `participants` are mentions; `teller` who tells of it, if said."""

    start: int
    end: int
    sentence: tuple[int, int]
    participants: tuple[Mention, ...]
    teller: str
    confidence: float


class People:
    """Mentions of persons on a page, by where they stand."""

    def __init__(self, mentions: list[Mention]) -> None:
        self._mentions = sorted(mentions, key=lambda m: (_start(m), _end(m)))
        self._starts = [_start(m) for m in self._mentions]

    def within(self, start: int, end: int) -> list[Mention]:
        """The mentions that begin between two places."""
        return self._mentions[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def before(self, end: int, low: int) -> Mention | None:
        """The last mention that ends at or before a place and begins at `low` or later."""
        at = bisect_right(self._starts, end) - 1
        while at >= 0 and _end(self._mentions[at]) > end:
            at -= 1
        return self._mentions[at] if at >= 0 and self._starts[at] >= low else None


def meetings_told(text: str, people: People, writer: str) -> Iterator[Told]:
    """The meetings of a page's running text, in order of their words."""
    low = text.lower()
    if len(low) != len(text):
        low = text
    ranges = sentences(text)
    for cue in _CUE.finditer(low):
        kind = cue.lastgroup or ""
        sentence = sentence_at(ranges, cue.start())
        before = low[max(sentence[0], cue.start() - 70) : cue.start()]
        if _NEVER.search(before) or (kind in ("noun", "session") and _PLANNED.search(before)):
            continue
        told = _told(text, low, people, writer, cue, kind, sentence)
        if told is not None:
            yield told


def _told(
    text: str, low: str, people: People, writer: str, cue: re.Match[str], kind: str, sentence: tuple[int, int]
) -> Told | None:
    end = cue.end()
    if kind == "named" and low[cue.start() : end] == "met" and (joint := _WITH.match(low, end)) is not None:
        kind, end = "with", joint.end() - 1
    teller = _teller(text, people, sentence[0], cue.start())
    if kind in ("held", "session", "after", "attended"):
        return _gathering(text, low, people, cue, kind, sentence, teller)
    if kind == "me":
        speaker = _subject(text, people, cue.start(), sentence[0])
        own = [m for m in people.within(max(0, sentence[0] - 600), cue.start()) if m.entity == writer]
        if not speaker or not writer:
            return None
        return Told(cue.start(), cue.end(), sentence, (*speaker, *own[-1:]), "", 0.65)
    owners: list[Mention]
    owned = False
    if kind == "noun":
        owners, owned = _owners(text, people, cue.start(), sentence[0], teller)
    else:
        owners = _subject(text, people, cue.start("meeting") if kind == "meeting" else cue.start(), sentence[0])
    others = _objects(text, people, end, sentence[1], {m.entity for m in owners})
    if kind == "named" and others and not _TITLED.fullmatch(text, end, _start(others[0])):
        return None
    if any(low[_end(m) : _end(m) + 2] in ("'s", "’s") for m in others[:1]) and kind == "named":
        return None
    if kind == "named" and not (owners and others):
        return None
    if kind == "noun" and not others and not (owned and _GROUP.match(text, end)):
        return None
    if not others and not (owners and _GROUP.match(text, end)):
        return None
    taking_part = (*owners, *others)
    alone = not owners and len({m.entity for m in others}) < 2
    if kind in ("noun", "company") and alone and not _ON.search(low, max(0, cue.start() - 40), cue.start()):
        return None
    start = min([cue.start(), *(_start(m) for m in owners if _start(m) >= sentence[0])])
    stop = max([cue.end(), *(_end(m) for m in others)])
    told_by_other = teller if not any(m.entity == writer for m in taking_part) else ""
    weak = kind == "named" and cue[0].split()[0] in ("saw", "contacted", "received")
    return Told(start, stop, sentence, taking_part, told_by_other, 0.65 if weak else 0.8)


def _gathering(
    text: str, low: str, people: People, cue: re.Match[str], kind: str, sentence: tuple[int, int], teller: str
) -> Told | None:
    """A meeting that was held or attended, with those of whom this or the next sentences say that they were present."""
    start, stop = cue.start(), cue.end()
    found: list[Mention] = []
    if kind == "attended":
        found += _subject(text, people, cue.start(), sentence[0])
        by = re.compile(r"[^.;]{0,60}?\bby\s").match(low, stop)
        found += people.within(by.end(), by.end() + 60)[:2] if by else []
    elif kind in ("session", "after"):
        found += _objects(text, people, stop, min(sentence[1], stop + 90), set(), reach=90)
    elif low[stop - 8 : stop] == "attended" or _WITH_WHOM.match(low, stop):
        found += people.within(stop, sentence[1])
    end = sentence[1]
    paragraph = text.find("\n\n", sentence[1] + 400)
    limit = min(len(text) if paragraph < 0 else paragraph, sentence[1] + 900)
    if kind in ("held", "attended"):
        for present in _PRESENT.finditer(text, cue.end(), limit):
            if present.start() > end + 260:
                break
            closing = _LIST_CLOSES.search(text, present.end(), limit)
            upto = closing.start() if closing else limit
            listed = people.within(present.end(), upto)
            if present[0] in ("when", "where"):
                listed = listed[:1] if listed and _start(listed[0]) - present.end() < 3 else []
            if listed:
                found += listed
                end = max(end, upto)
    if not found:
        return None
    start = min([start, *(_start(m) for m in found if _start(m) >= sentence[0])])
    stop = max([stop, *(_end(m) for m in found)])
    return Told(start, stop, (sentence[0], max(end, sentence[1])), tuple(found), teller, 0.7)


def _subject(text: str, people: People, end: int, low: int) -> list[Mention]:
    """Who stands before the verb, with those joined to it by "and" or a comma."""
    last = people.before(end, low)
    if last is None or not _SUBJECT_GAP.fullmatch(text, _end(last), end):
        return []
    found = [last]
    while (earlier := people.before(_start(found[0]), low)) is not None:
        if not _AND.fullmatch(text, _end(earlier), _start(found[0])):
            break
        found.insert(0, earlier)
    return found


def _objects(text: str, people: People, start: int, end: int, without: set[str], reach: int = _REACH) -> list[Mention]:
    """The persons named from a place on, as far as one is joined to the next."""
    found: list[Mention] = []
    for mention in people.within(start, end):
        if mention.entity in without or mention.form == "pronoun":
            continue
        if found:
            if not _JOINED.fullmatch(text, _end(found[-1]), _start(mention)) or _start(mention) - _end(found[-1]) > 90:
                break
        elif _start(mention) - start > reach:
            break
        found.append(mention)
    return found


def _owners(text: str, people: People, start: int, low: int, teller: str) -> tuple[list[Mention], bool]:
    """Whose conversation it was: the one before "'s", "my", "his", or who tells of it; and whether a word says so."""
    owner = _OWNER.search(text, max(low, start - 50), start)
    if owner is not None:
        last = people.before(owner.start(), low)
        if owner["whose"][:1] in "’'":
            return ([last], True) if last is not None and _end(last) == owner.start() else ([], False)
        return ([last], True) if last is not None else ([], True)
    last = people.before(start, low)
    if last is not None and teller == last.entity:
        return [last], False
    subject = next((m for m in people.within(low, start) if _SPEAKS.match(text, _end(m))), None)
    return ([subject], False) if subject is not None else (([last], False) if last is not None else ([], False))


def _teller(text: str, people: People, start: int, end: int) -> str:
    """Who says it: the last person of the sentence before it with a verb of speech."""
    for mention in reversed(people.within(start, end)):
        if _SPEAKS.match(text, _end(mention)):
            return mention.entity
    return ""


def _start(mention: Mention) -> int:
    assert mention.at is not None
    return mention.at.start


def _end(mention: Mention) -> int:
    assert mention.at is not None
    return mention.at.end
