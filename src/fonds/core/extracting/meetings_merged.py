"""Meetings told of twice: in a heading and in the text, in two clauses of a sentence, again in what follows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from fonds.core.extracting.date_wordings import MONTH_BEGINNINGS
from fonds.core.extracting.document import Range
from fonds.core.extracting.facts import Meeting
from fonds.core.extracting.meetings_held import was_before
from fonds.core.extracting.speech import TALK

_AGAIN = re.compile(
    r"\b(?:again|next|another|second time|once more|subsequently|last time|"
    r"first (?:talked|met|spoke|saw|contacted|told|heard)|aside|back to|on the way|"
    r"(?:during|in) (?:the|a) (?:break|intermission|recess|interval|corridor)|"
    r"after (?:the )?(?:breakfast|lunch|luncheon|dinner|supper|reception|meeting|session|performance))\b"
)
"""Words by which the same people met once more, or before."""
_BY_PHONE = re.compile(r"\b(?:tele)?phoned?\b|\bcalled (?:me|us|him|her)\b|\b(?:a|phone) call\b|\brang\b")
_RANG = re.compile(r"\b(?:tele)?phoned?\b")
_FACE_TO_FACE = re.compile(
    r"\b(?:visited|came|went|met|received|handed|lunche?d?|din(?:ed|ner)|(?:was|were) at|called on|"
    r"took (?:me|us|him) aside)\b"
)
_THE = re.compile(r"\b(?:the|this|that)\s+(?:\w+\s+)?$")
_OTHER_DAY = re.compile(
    rf"\b(?:on|in|by|since|during) (?:late |early |mid-)?(?:{MONTH_BEGINNINGS})\w*\.? ?\d|"
    r"\bon (?:mon|tues|wednes|thurs|fri|satur|sun)day\b"
)
"""Words of a day that nobody could resolve: what was then is another meeting."""
_BESIDE = 60
_VISITED = re.compile(r"\b(?:visited|contacted)\s*$|\b(?:visited|contacted) the\b")
_VISIT = 250
"""Code points behind a visit to an institution within which it is told with whom somebody talked there."""
_NOUN = re.compile(rf"{TALK}\b")
_OF_HEAD = 6_000
"""The same behind the head of a record of conversation."""
_OF_SPEAKERS = 0.6
"""How sure a heading is of who took part that names nobody: those who speak below it."""
_SAME = 1_200
"""Within so many characters a second telling of the same people is taken for the same meeting."""


def merged(heads: list[Meeting], told: Sequence[tuple[Meeting, int]], low: str) -> list[Meeting]:
    """The meetings without second tellings, such as a subject that names what the text goes on to tell. Those told of
    come with the place of the verb that tells of them, -1 where none does; `low` is the text of their page in small
    letters."""
    kept = [each for each in heads if each.confidence > 0.8]
    verbs = [-1] * len(kept)
    surely = len(kept)
    longest = max((each.at.end - each.at.start for each, _ in told), default=0)
    subjects = [each for each in heads if each.confidence <= 0.8]
    for each, verb in told:
        at = next(
            (
                i for i in _near(kept, surely, each.at.start - _SAME - longest)
                if (each.at.overlaps(kept[i].at) and _is_of_one(kept[i], verbs[i], each, verb))
                or _is_second(kept[i], each, low, is_head=i < surely)
            ),
            -1,
        )  # fmt: skip
        if at < 0:
            kept.append(each)
            verbs.append(verb)
        elif at < surely or kept[at].at.overlaps(each.at) or not _tells_no_more(kept[at], each):
            overlaps = kept[at].at.overlaps(each.at)
            kept[at] = replace(
                kept[at], participants=_all(kept[at], each),
                at=Range(each.at.page, min(kept[at].at.start, each.at.start), max(kept[at].at.end, each.at.end))
                if overlaps else kept[at].at,
                place=kept[at].place or each.place, date=kept[at].date or each.date,
            )  # fmt: skip
            longest = max(longest, kept[at].at.end - kept[at].at.start)
    for subject in subjects:
        following = (i for i, each in enumerate(kept) if 0 <= each.at.start - subject.at.end < _SAME)
        at = next((i for i in following if _is_of_subject(subject, kept[i])), -1)
        if at >= 0:
            date = kept[at].date or subject.date
            place = kept[at].place or subject.place
            everyone = _all(kept[at], subject) if subject.confidence > _OF_SPEAKERS else kept[at].participants
            kept[at] = replace(kept[at], participants=everyone, date=date, place=place)
        else:
            kept.append(subject)
    return kept


def _all(one: Meeting, other: Meeting) -> tuple[str, ...]:
    return tuple(dict.fromkeys([*one.participants, *other.participants]))


def _is_of_subject(subject: Meeting, told: Meeting) -> bool:
    """Whether the text tells of what a subject or heading names: two took part in both, or one day is stated."""
    if told.reported_by:
        return False
    shared = set(told.participants) & set(subject.participants)
    return (len(shared) > 1 and (not subject.date or told.date in ("", subject.date))) or (
        told.date == subject.date != "" and bool(shared)
    )


def _is_of_one(kept: Meeting, of_kept: int, each: Meeting, verb: int) -> bool:
    """Whether overlapping words tell of one meeting: with one verb, or of the same people."""
    few, many = sorted((set(kept.participants), set(each.participants)), key=len)
    return of_kept < 0 or verb < 0 or of_kept == verb or few <= many


def _is_second(kept: Meeting, each: Meeting, low: str, *, is_head: bool) -> bool:
    """Whether words tell again of a meeting that was told of before."""
    ours, theirs = set(kept.participants), set(each.participants)
    is_same = theirs <= ours or (len(ours) > 1 and ours <= theirs and (is_head or kept.date == each.date != ""))
    if is_head and each.reported_by:
        return False
    is_same = is_same or (
        len(ours) == 1
        and ours <= theirs
        and _VISITED.search(low, kept.at.start, kept.at.end) is not None
        and "had" not in low[each.at.start : each.at.end].split()  # "he had been asked by Smith" was before
        and each.at.start - kept.at.end < _VISIT
    )
    near = _OF_HEAD if is_head else _SAME
    if not (is_same and each.at.start - kept.at.end < near and _may_be_of_one_day(kept, each)):
        return False
    if _AGAIN.search(low, max(0, each.at.start - 25), each.at.end + 10):
        return False
    if each.date and not kept.date and was_before(low, each.at.start, each.at.end) and not was_before(
        low, kept.at.start, kept.at.end
    ):  # fmt: skip
        return False  # "I consulted with Smith, with whom I had discussed it in 1972"
    if not each.date and _OTHER_DAY.search(low, max(0, each.at.start - 45), each.at.end + 30):
        return False
    if is_head and _RANG.search(low, each.at.start, each.at.end) and not _RANG.search(low, kept.at.start, kept.at.end):
        return False  # what a record of conversation tells of the telephone was not said in it
    if _BY_PHONE.search(low, kept.at.start, kept.at.end + 12) and _FACE_TO_FACE.search(low, each.at.start, each.at.end):
        return False
    if len(each.participants) > 1 or bool(each.date) or each.at.start < kept.at.start:
        return True
    is_named = _NOUN.match(low, each.at.start) is not None
    return is_named and _THE.search(low, max(0, each.at.start - 20), each.at.start) is not None


def _tells_no_more(kept: Meeting, each: Meeting) -> bool:
    return set(each.participants) <= set(kept.participants) and (bool(kept.date) or not each.date)


def _may_be_of_one_day(kept: Meeting, each: Meeting) -> bool:
    """Whether no other day is told the second time; right behind the first a day may be told of both."""
    goes_on = each.at.start - kept.at.end < _BESIDE and set(kept.participants) == set(each.participants)
    return each.date in ("", kept.date) or (not kept.date and goes_on)


def _near(kept: list[Meeting], heads: int, start: int) -> Iterator[int]:
    """The places of the meetings from the last on as far back as one begins before a place, then of the first `heads`.

    Those behind them are in the order of the text: on a page with thousands nobody looks further back than needed.
    """
    for at in range(len(kept) - 1, heads - 1, -1):
        if kept[at].at.start < start:
            break
        yield at
    yield from range(heads - 1, -1, -1)
