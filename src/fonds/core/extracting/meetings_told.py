"""Meetings that running text tells of: those that clauses do (`meetings_by_clause`), and what other wordings tell."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import replace
from itertools import pairwise

from fonds.core.extracting.facts import Mention
from fonds.core.extracting.meeting_cues import CUE, NEVER, PLANNED, PRESENT
from fonds.core.extracting.meetings_attended import LIST_CLOSES, Beside, Told, with_those_present
from fonds.core.extracting.meetings_in_journals import with_those_in_journals
from fonds.core.extracting.people_on_page import SPEAKS, People, end_of, start_of
from fonds.core.extracting.sentences import sentence_at, sentences
from fonds.core.extracting.speech import ADVERBS, SPOKE, TALK
from fonds.core.extracting.subjects_and_objects import REACH, objects_behind, subject_before

_INVITED = re.compile(r"\bat\s+the\s+(?:invitation|request)\s+of\b")
_WHOM = re.compile(
    rf"\b(?:(?:with|to|by)\s+)?whom\s+(?P<who>i|we|he|she)\s+{ADVERBS}(?:talked|spoke|spoken|met|visited|received|saw|seen|"
    r"(?:was|were)\s+(?:led|taken|brought|introduced|received|presented)|"
    rf"conferred|lunched|dined|(?:had|held)\s+(?:an?\s+)?(?:[\w-]+\s+){{0,2}}{TALK})\b"
)
_WENT = re.compile(r"\s+(?:was|went|came|called|drove|stayed|appeared|arrived)\b")
_WITH_WHOM = re.compile(r"\s+(?:with|between)\s")
_OPENING = re.compile(r"(?:In|During|At|Over|On|After|Upon|Following|Throughout)\b|(?:in|during|at|over|on|after)\b")
_SPEAKER_BEHIND = re.compile(r"[^.;,:]{0,60},\s+(?:(?:the|The)\s+)?(?:[A-Z][\w.’'-]*\s+(?:of\s+)?){0,4}$")
_OWNER = re.compile(r"(?P<whose>\b(?:his|her|my|our)|[’']s?)\s+(?:\w+\s+){0,3}$")
_ON = re.compile(r"\b(?:in|at|on|during|after|following)\s+(?:[\w-]+\s+){0,3}$")
_GROUP = re.compile(
    r"\s+(?:the|a|an|several|some|his|her|their|our|members?|representatives?|leaders?|officials?|various|two|three|four|\d+|"
    r"(?:[A-Za-z-]+\s){0,2}(?!his|this|thus|plus|less|always|diffic|obstac|problem|success|oppos|refus|losses|setback)[a-z-]+(?:men|s)|"
    r"[a-z]+(?:\s[a-z]+)?\s(?:delegation|group))\b"
)
_HELD = re.compile(r"\b(?:held|took place|occurred)\b")
_TIMED = re.compile(r"[^.;]{0,30}?,?\s+on\s+(?:\d|[A-Z][a-z]+\s\d)")
_BY_PHONE = re.compile(r"\b(?:tele)?phone\s+$|\b(?:recent|earlier|previous|last|second|first|final|private|long)\s+$")
_AND_BETWEEN = re.compile(r"[^.;:]{0,40}?\s(?:and|&)\s[^.;:]{0,50}")
_OTHER_CLAUSE = re.compile(
    r"\b(?:that|which|whether|if|when|while|because|according|she|he|they|it|we)\b", re.IGNORECASE
)
"""Words behind a name by which another clause begins, of which he is no subject."""
_ONLY_NAMES = re.compile(r"\b[Tt]he\s+$")
"""Before a name that only says which thing is meant: "after the Smith affair I had a talk with"."""
_WAS = re.compile(r"\b(?:was|were)\s+(?:then\s+|first\s+|also\s+)?$")
_PHONED = re.compile(
    rf"\s+{ADVERBS}(?:{SPOKE}|spoke to|spoke with)\s+(?:that\s+)?"
    r"(?:(?:the|Mr|Mrs|Miss|Dr|Gen|Col)\.?\s+|[A-Z]\w+\s+){0,3}"
)
_TO_WHOM = re.compile(r"\s*(?:\([^()]{0,80}\)\s*)?\s+to\s+(?:the\s+)?(?:[\w.’'-]+\s+){0,4}")


_ROOM_OF = re.compile(r"[’']s?\s+(?:\w+\s+)?(?:o[fi][fi]ice|house|home|room|residence|apartment)\b")
_BY_WHOM = re.compile(r"(?s:.*)\bby\s+(?:(?:the\s+)?[A-Z][\w.]*\s+){0,2}")
_VERBS_TOO = ("talk ", "lunch ", "chat ", "contact ", "interview ")
"""Nouns of meetings that are verbs behind "to"."""
_PART = 1_000
"""Code points of the parts in which meetings of a page are held against each other."""


def meetings_told(text: str, low: str, people: People, read: list[Told], beside: Beside) -> list[Told]:
    """The meetings of a page's running text, in order of their words: those that clauses tell of (`read`), and those
    that other wordings do. `low` is the text in small letters; `beside` knows who stands at a
    place though no finder named him."""
    ranges = sentences(text)
    found: list[Told] = []
    for cue in CUE.finditer(low):
        kind = cue.lastgroup or ""
        sentence = sentence_at(ranges, cue.start())
        before = low[max(sentence[0], cue.start() - 70) : cue.start()]
        if NEVER.search(before) or (kind in ("noun", "session") and PLANNED.search(before)):
            continue
        if kind == "noun" and before.endswith("to ") and cue[0].startswith(_VERBS_TOO):
            continue
        told = _told(text, low, people, cue, kind, sentence)
        if told is not None:
            found.append(told)
    found = together(text, found, read)
    found += _by_invitation(text, low, people, ranges, found)
    found += _of_whom(text, low, people, ranges, found)
    found = with_those_in_journals(text, low, people, ranges, found, beside)
    return sorted(with_those_present(text, low, people, ranges, found, beside), key=lambda each: (each.start, each.end))


def _by_invitation(
    text: str, low: str, people: People, ranges: tuple[tuple[int, int], ...], told: list[Told]
) -> list[Told]:
    """Where the writer was at somebody's invitation or request, in sentences that tell of no meeting otherwise."""
    made: list[Told] = []
    if "invitation of" not in low and "request of" not in low:
        return made
    for cue in _INVITED.finditer(low):
        sentence = sentence_at(ranges, cue.start())
        if any(sentence[0] <= each.start < sentence[1] for each in told):
            continue
        own = [m for m in people.within(*sentence) if m.entity == people.writer and people.writer]
        hosts = objects_behind(text, people, cue.end(), sentence[1], {people.writer})[:1]
        if own and hosts and _WENT.match(low, end_of(own[0])) is not None:
            start = min(start_of(own[0]), start_of(hosts[0]))
            stop = max(end_of(own[0]), end_of(hosts[0]))
            made.append(Told(start, stop, sentence, (own[0], *hosts), "", 0.7))
    return made


def _of_whom(text: str, low: str, people: People, ranges: tuple[tuple[int, int], ...], told: list[Told]) -> list[Told]:
    """What a relative clause tells of the name before it: "Ambassador Berg, with whom I talked on 25 August"."""
    made: list[Told] = []
    for cue in _WHOM.finditer(low) if "whom" in low else ():
        sentence = sentence_at(ranges, cue.start())
        named = people.before(cue.start(), sentence[0])
        if named is None or text[end_of(named) : cue.start()].strip(" ,\n)"):
            continue
        subjects = people.within(*cue.span("who"))
        is_told = any(each.start < cue.end() and cue.start() < each.end for each in told)
        if subjects and not is_told and subjects[0].entity != named.entity:
            made.append(Told(start_of(named), cue.end(), sentence, (subjects[0], named), "", 0.75))
    return made


def together(text: str, told: list[Told], read: list[Told]) -> list[Told]:
    """The meetings that wordings tell of with those that clauses do, each once."""
    made = list(told)
    beside: dict[int, list[int]] = defaultdict(list)  # by parts of the text: a page may tell of thousands

    def note(at: int) -> None:
        for part in range(made[at].start // _PART, made[at].end // _PART + 1):
            beside[part].append(at)

    for at in range(len(made)):
        note(at)
    for each in read:
        parts = range(each.start // _PART, each.end // _PART + 1)
        near = (i for part in parts for i in beside.get(part, ()))
        at = min((i for i in near if _is_same(made[i], each)), default=-1)
        if at < 0:
            made.append(each)
            note(len(made) - 1)
            continue
        others = made[at].participants
        if len({m.entity for m in each.participants}) > 1:  # who stands before the clause only tells of it
            others = tuple(m for m in others if start_of(m) >= each.start or SPEAKS.match(text, end_of(m)) is None)
        held = {m.entity for m in others}
        more = [m for m in each.participants if m.entity not in held]
        made[at] = replace(made[at], participants=(*others, *more), verb=each.verb)
    return sorted(made, key=lambda each: (each.start, each.end))


def _is_same(told: Told, read: Told) -> bool:
    """Whether a wording and a clause tell of one meeting: the clause's verb stands in the wording, or is its own."""
    if told.verb >= 0:
        return told.verb == read.verb
    return told.start <= read.verb < told.end


def _told(text: str, low: str, people: People, cue: re.Match[str], kind: str, sentence: tuple[int, int]) -> Told | None:
    end = cue.end()
    teller = people.teller(text, sentence[0], cue.start())
    if kind == "phone":
        return _phoned(text, people, cue, sentence)
    if kind in ("held", "session", "after", "attended"):
        return _gathering(text, low, people, cue, kind, sentence, teller)
    if kind == "me":
        speaker = subject_before(text, people, cue.start(), sentence[0], whole=True)
        speaker = [m for m in speaker if m.entity != people.writer]
        own = people.own(cue.end() - 2)
        if not speaker or own is None:
            return None
        strong = low.startswith(("told", "informed", "assured", "advised"), cue.start())
        return Told(
            start_of(speaker[0]), cue.end(), sentence, (own, *speaker), "", 0.65 if strong else 0.75, verb=cue.start()
        )
    if kind == "noun" and _HELD.search(cue[0]) and not objects_behind(text, people, end, sentence[1], set()):
        return _gathering(text, low, people, cue, "held", sentence, teller)
    owners, owned = _who(text, people, cue, kind, sentence, teller)
    others = objects_behind(text, people, end, sentence[1], {m.entity for m in owners})
    if kind == "noun" and len(others) == 1 and low.endswith("between", 0, end):
        others += _other_side(text, people, others[0], sentence[1])
    if kind == "introduced":
        was = _WAS.search(text, max(sentence[0], cue.start() - 20), cue.start())
        owners = owners if was is None else subject_before(text, people, was.start(), sentence[0])
        others = _introduced(
            text, people, owners if was is not None else others, end, sentence[1], is_passive=was is not None
        )
        if not others:
            return None
    if not _is_told(text, kind, owners, others, end, owned=owned):
        return None
    if kind == "noun" and others and not any(m.form == "name" and m.entity != people.writer for m in owners):
        owners = [
            *owners,
            *_speaker_behind(text, people, others, sentence, {m.entity for m in (*owners, *others)}, cue),
        ]
    taking_part = (*owners, *others)
    alone = len({m.entity for m in taking_part}) < 2 and not owners
    if (
        kind == "noun"
        and alone
        and not (
            _ON.search(low, max(0, cue.start() - 40), cue.start())
            or _BY_PHONE.search(low, max(0, cue.start() - 20), cue.start())
            or (others and _TIMED.match(text, end_of(others[-1])))
        )
    ):
        return None
    near = [m for m in owners if kind != "noun" or SPEAKS.match(text, end_of(m)) is None]
    start = min([cue.start(), *(start_of(m) for m in near if start_of(m) >= sentence[0])])
    stop = max([cue.end(), *(end_of(m) for m in others)])
    told_by_other = teller if not any(m.entity == people.writer for m in taking_part) else ""
    return Told(start, stop, sentence, taking_part, told_by_other, 0.8, verb=cue.start() if kind == "noun" else -1)


def _who(
    text: str, people: People, cue: re.Match[str], kind: str, sentence: tuple[int, int], teller: str
) -> tuple[list[Mention], bool]:
    """Whose meeting it was, and whether a word says so ("his talk with")."""
    if kind != "noun":
        return subject_before(text, people, cue.start(), sentence[0], whole=True), False
    between = re.search(r"(?:which|that)\s+(.*?)\s*(?:had|held)", cue[0])
    if between is not None:
        inside = people.within(cue.start() + between.start(1), cue.start() + between.end(1))
        if inside:
            return inside[:1], True
    return _owners(text, people, cue.start(), sentence[0], teller)


def _is_told(
    text: str, kind: str, owners: list[Mention], others: list[Mention], end: int, *, owned: bool
) -> bool:  # fmt: skip
    """Whether the words, with those before and behind them, tell of a meeting."""
    if kind == "introduced":
        return bool(others)
    if kind == "invited":
        return bool(owners) and (bool(others) or _GROUP.match(text, end) is not None)
    return bool(others) or (owned and _GROUP.match(text, end) is not None)


def _other_side(text: str, people: People, one: Mention, end: int) -> list[Mention]:
    """Who stands behind "and" where a talk is between two, whatever titles stand before the name."""
    for other in people.within(end_of(one), min(end, end_of(one) + REACH))[:1]:
        if other.entity != one.entity and _AND_BETWEEN.fullmatch(text, end_of(one), start_of(other)):
            return [other]
    return []


def _introduced(
    text: str, people: People, others: list[Mention], place: int, end: int, *, is_passive: bool
) -> list[Mention]:
    """Who was introduced, with the one to whom: "introduced X to Y", "X was introduced to Y"."""
    if not others:
        return []
    place = place if is_passive else end_of(others[-1])
    following = people.within(place, min(end, place + REACH))[:1]
    to_whom = [m for m in following if _TO_WHOM.fullmatch(text, place, start_of(m))]
    if is_passive:
        return to_whom
    return [*others, *to_whom] if to_whom else []


def _phoned(text: str, people: People, cue: re.Match[str], sentence: tuple[int, int]) -> Told | None:
    """A talk by telephone: who says something to whom in the sentence that names the telephone."""
    here = people.within(*sentence)
    for one, other in pairwise(here):
        if one.entity != other.entity and _PHONED.fullmatch(text, end_of(one), start_of(other)):
            start, stop = min(cue.start(), start_of(one)), max(cue.end(), end_of(other))
            return Told(start, stop, sentence, (one, other), "", 0.7)
    return None


def _speaker_behind(
    text: str, people: People, others: list[Mention], sentence: tuple[int, int], without: set[str], cue: re.Match[str]
) -> list[Mention]:
    """Who speaks behind "In a conversation with me, "."""
    if not _OPENING.match(text, sentence[0]) or cue.start() - sentence[0] > 60:
        return []
    last = end_of(others[-1])
    for mention in people.within(last, min(sentence[1], last + 110)):
        if mention.entity not in without and _SPEAKER_BEHIND.fullmatch(text, last, start_of(mention)):
            return [mention]
    return []


def _gathering(
    text: str, low: str, people: People, cue: re.Match[str], kind: str, sentence: tuple[int, int], teller: str
) -> Told | None:
    """A meeting that was held or attended, with those of whom this or the next sentences say that they were present."""
    start, stop = cue.start(), cue.end()
    found: list[Mention] = []
    if kind == "attended":
        found += subject_before(text, people, cue.start(), sentence[0])
        by = re.compile(r"[^.;]{0,60}?\bby\s").match(low, stop)
        found += people.within(by.end(), by.end() + 60)[:2] if by else []
    elif kind in ("session", "after"):
        behind = objects_behind(text, people, stop, min(sentence[1], stop + 90), set(), reach=90)
        found += [m for m in behind if _ROOM_OF.match(text, end_of(m)) is None]
        before = people.before(start, max(sentence[0], start - 60))
        if before is not None and _BY_WHOM.fullmatch(text, max(0, start_of(before) - 25), start_of(before)):
            found.append(before)  # "brought up by Smith at the meeting"
    elif low[stop - 8 : stop] == "attended" or low[stop - 5 : stop] == " with" or _WITH_WHOM.match(low, stop):
        found += people.within(stop, sentence[1])
    end = sentence[1]
    paragraph = text.find("\n\n", sentence[1] + 400)
    limit = min(len(text) if paragraph < 0 else paragraph, sentence[1] + 900)
    if kind in ("held", "attended"):
        for present in PRESENT.finditer(text, cue.end(), limit):
            if present.start() > end + 260:
                break
            closing = LIST_CLOSES.search(text, present.end(), limit)
            upto = closing.start() if closing else limit
            listed = people.within(present.end(), upto)
            if present[0] in ("when", "where"):
                listed = listed[:1] if listed and start_of(listed[0]) - present.end() < 3 else []
            if listed:
                found += listed
                end = max(end, upto)
    if not found:
        return None
    start = min([start, *(start_of(m) for m in found if start_of(m) >= sentence[0])])
    stop = max([stop, *(end_of(m) for m in found)])
    return Told(start, stop, (sentence[0], max(end, sentence[1])), tuple(found), teller, 0.7)


def _owners(text: str, people: People, start: int, low: int, teller: str) -> tuple[list[Mention], bool]:
    """Whose conversation it was: the one before "'s", "my", "his", or who tells of it; and whether a word says so."""
    owner = _OWNER.search(text, max(low, start - 50), start)
    if owner is not None:
        if owner["whose"] in ("my", "our") and (own := people.own(owner.start())) is not None:
            return [own], True
        last = people.before(owner.start(), low)
        while owner["whose"] in ("his", "her") and last is not None and last.entity == people.writer:
            last = people.before(start_of(last), low)
        if owner["whose"][:1] in "’'":
            return ([last], True) if last is not None and end_of(last) == owner.start() else ([], False)
        return ([last], True) if last is not None else ([], True)
    last = people.before(start, low)
    if last is not None and teller == last.entity:
        return [last], False
    subject = next((m for m in people.within(low, start) if SPEAKS.match(text, end_of(m))), None)
    if subject is not None:
        return [subject], False
    if last is None or _ONLY_NAMES.search(text, max(low, start_of(last) - 8), start_of(last)) is not None:
        return [], False
    if _OTHER_CLAUSE.search(text, end_of(last), start) is not None:
        return [], False  # "told Smith that the office was in contact with Brown"
    return [last], False
