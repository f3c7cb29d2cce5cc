"""Meetings that the head of a paper names: a list of participants, or a subject such as "Meeting with …"."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from fonds.core.extracting.participant_lists import ParticipantList, participant_lists
from fonds.core.text.first_words import words_on
from fonds.core.text.line_patterns import LinePattern
from fonds.core.text.lowering import lowered

_KIND = re.compile(
    r"\b(?:memorand(?:um|a) of (?:a |the )?(?:tele(?:phone|con)? ?)?conversations?|memcon|telcon|telecon|minutes of|"
    r"record of (?:a |the )?(?:conversation|meeting)|(?:notes|summary|report|memorandum) (?:of|on) (?:a |the )?"
    r"(?:conversation|meeting|discussion|talk)|contact report|meeting report|conversation (?:with|between)|"
    r"(?:'s|’s|private|plenary|informal|first|second|third)? ?meeting (?:with|between|of)|"
    r"memorandum for the (?:president[’']s )?(?:files?|record))",
    re.IGNORECASE,
)
_SUBJECT = LinePattern(
    re.compile(
        r"^[ \t]*(?:SUBJECT|Subject|SUBJ|Subj|RE|Re|TITLE|Title)\b[ \t]*:?[ \t]*\n?\s{0,3}"
        r"(?P<said>[^\n]{0,80}?\b(?:[Mm]eeting|MEETING|"
        r"[Cc]onversation|CONVERSATION|[Ii]nterview|INTERVIEW|[Dd]iscussion|DISCUSSION|[Cc]ontact|[Tt]alk|[Ll]uncheon|"
        r"[Tt]elephone [Cc]all)s? (?:[Ww]ith|WITH|[Bb]etween|BETWEEN)\b[^\n]{0,160}(?:\n[^\n]{1,100})?)",
        re.MULTILINE,
    )
)
_OCCASIONS = frozenset(
    f"{each}{end}"
    for each in ("meeting", "conversation", "interview", "discussion", "contact", "talk", "luncheon", "call")
    for end in ("", "s")
)
_SIDES = frozenset({"with", "between"})
"""Words of each of which one stands in all that `_SUBJECT` finds."""
_IN_FIRST_LINES = frozenset(
    f"{each}{end}"
    for each in ("meeting", "conversation", "interview", "discussion", "talk", "negotiation", "reception")
    for end in ("", "s")
)
"""The same of what `_first_line` finds, which is also one of the sides."""
_FIRST_LINE = re.compile(
    r"[^\S\n]*(?:\d{1,4}\.\s+)?(?:[\w’'.-]+[ ]){0,3}?"
    r"(?P<said>(?:record|memorand(?:um|a)|minutes?|notes?|n o t e|m e m o r a n d u m|"
    r"r e c o r d|transcript|stenogram|stenographic record|report|account|"
    r"summary|excerpts?|information)\s{1,3}(?:of|on|about)\s"
    r"(?:(?:a|the|his|main content of the|main content of|contents? of the|telephone|private|official)\s){0,3}"
    r"(?:conversations?|meetings?|talks?|discussions?|negotiations|receptions?|interviews?)\b"
    r"[^\n]{0,420}(?:(?:\n(?![ \t]*\n)|\n[ \t]*\n(?=[^\S\n]*(?:between|with)\b))[^\n]{1,240})?)"
    r"|[^\S\n]*(?:\d{1,4}\.\s+)?(?P<plain>(?:private |telephone |informal )?"
    r"(?:interview|meeting|conversation|talk|discussion)s? (?:with|between) [^\n]{3,140}[^\n.:;,]$)",
    re.IGNORECASE | re.MULTILINE,
)
"""A heading that says who talked: "Record of a Conversation of N. S. Khrushchev with …"."""
_RECORD = re.compile(
    r"^[^\S\n]*(?:\d{1,4}\.\s+)?(?P<said>(?:memorandum|record|minutes|notes|transcript|report) of (?:a |an |the )?"
    r"(?:telephone |private |[A-Z]{2,4} |[\w ]{0,40})?(?:conversation|meeting|discussion|talk)s?)\b[^\n]{0,60}$",
    re.IGNORECASE | re.MULTILINE,
)
_TALKS = ("conversation", "meeting", "discussion", "talk")
"""Words of which one stands in all that `_RECORD` finds."""
_TWO_SIDES = re.compile(r"\b(?:with|between)\b", re.IGNORECASE)
_OTHERS = re.compile(
    r"[’']s?\s+(?:\w+\s+){0,2}(?:[Mm]eeting|[Cc]onversation|[Tt]alk|[Dd]iscussion)|\b(?:[Bb]etween|BETWEEN)\b(?!\s\d)"
    r"|(?i:\bof\s+(?!an?\s|the\s|(?:conversation|meeting|talk|discussion|interview)s?\b)\w[^\n]{2,90}\swith\b)"
)
"""Words by which a subject says whose meeting it was."""
_HEAD = 2_500
_TOP = 400
_FIRST_LINES, _MOST_LINES = 4, 24
_LOWEST = 1_200
"""Code points of a page in which the heading of a record stands, below what the head of a diary or a form has."""
_TELCON = re.compile(
    r"(?m)^[ \t]*(?:TELCON|Telcon|TELECON)\b[:. ]*(?:\n\s*)?"
    r"(?P<said>(?:[A-Z][\w.’'-]+[ ]){0,3}[A-Z][\w’'-]+[ ]?[/–-][ ]?(?:[A-Z][\w.’'-]+[ ]){0,3}[A-Z][\w’'-]+)"
)
"""Who telephoned, above the transcript: "TELCON / Senator Smith/Mr. Brown"."""
_ABOVE_LIST = 400
_HELD = re.compile(
    r"\b(?:of|on)\s+(?:the\s+|an?\s+)?(?:\w+\s+)?(?:talks?|conversations?|discussions?|negotiations)\s+(?:held|of|on|in)\b"
)
_FAR_ABOVE = 1_000
"""Code points below a heading in which a list still says who was present there."""


@dataclass(frozen=True, slots=True)
class MeetingHead:
    """What the head of a page tells of a meeting: `start`–`end`, and the places at which participants are named.

    `writer_was_there` where a subject names only the other side ("Meeting with …").
    """

    start: int
    end: int
    items: tuple[tuple[int, int], ...]
    is_list: bool
    writer_was_there: bool = False
    heading: tuple[int, int] | None = None
    """Where the words stand above a list that say whose talk it was."""


def head_without_names(text: str) -> tuple[int, int] | None:
    """The heading of a page that says that a conversation or meeting is recorded, and not whose; None where none is."""
    top = lowered(text)[:_TOP]
    if " of " not in top or not any(each in top for each in _TALKS):
        return None
    found = _RECORD.search(text, 0, _TOP)
    return None if found is None else found.span("said")


def meeting_heads(text: str, title: str) -> list[MeetingHead]:
    """The meetings of a page's heads: each list below words that name a conversation; else a subject that does."""
    lists = _without_signers(text, [each for each in participant_lists(text) if _is_of_meeting(text, title, each)])
    words = words_on(lowered(text))
    may_be = not (_OCCASIONS.isdisjoint(words) or _SIDES.isdisjoint(words))
    if lists:
        heads = [MeetingHead(_begin(text, each.start), each.end, each.items, is_list=True) for each in lists]
        above = _first_line(text) if may_be else None
        if above is not None and 0 <= heads[0].start - above[1] < _FAR_ABOVE:
            # "Present:" may leave out whose talk it was
            heads[0] = replace(heads[0], start=above[0], items=(above, *heads[0].items), heading=above)
        return heads
    telcon = _TELCON.search(text, 0, _TOP) if "elcon" in text[:_TOP].lower() else None
    if telcon is not None:
        start, end = telcon.span("said")
        return [MeetingHead(start, end, ((start, end),), is_list=True, heading=(start, end))]
    subject = _SUBJECT.search(text, 0, _HEAD) if may_be else None
    if subject is not None:
        place = subject.span("said")
    elif _IN_FIRST_LINES.isdisjoint(words) or _SIDES.isdisjoint(words) or (first := _first_line(text)) is None:
        return []
    else:
        place = first
    start, end = place
    return [
        MeetingHead(
            start, end, ((start, end),), is_list=False, writer_was_there=_OTHERS.search(text, start, end) is None
        )
    ]


def _without_signers(text: str, lists: list[ParticipantList]) -> list[ParticipantList]:
    """The lists without those behind the text by which the sides sign: "For the Soviet side: Berg"."""
    return [
        each for number, each in enumerate(lists)
        if not (number and each.start - lists[0].end > _FAR_ABOVE and text.startswith("For ", each.start))
    ]  # fmt: skip


def _begin(text: str, start: int) -> int:
    """Where the words begin that say above a list whose places they hold: "of the talks held on 29 May in Brno"."""
    above = _HELD.search(text, max(0, start - _ABOVE_LIST), start)
    return start if above is None else above.start()


def _first_line(text: str) -> tuple[int, int] | None:
    """The heading of a page where it tells of a talk between two sides: below what forms and diaries have above."""
    start = 0
    for line in range(_MOST_LINES):
        found = _FIRST_LINE.match(text, start)
        is_first = line < _FIRST_LINES and start < _TOP
        if found is not None and found["plain"] and is_first:
            return found.span("plain")
        if found is not None and found["said"] and _TWO_SIDES.search(found["said"]):
            return found.span("said")
        start = text.find("\n", start) + 1
        if not 0 < start < _LOWEST:
            break
    return None


def _is_of_meeting(text: str, title: str, found: ParticipantList) -> bool:
    head = text[max(0, found.start - 1_500) : found.start]
    return _KIND.search(head) is not None or _KIND.search(title) is not None or len(found.items) > 1
