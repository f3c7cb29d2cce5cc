"""Lists of those who took part, as they stand in the head of a memorandum of conversation or of minutes.

PARTICIPANTS                                            PARTICIPANTS: The President; Henry A. Kissinger,
The President                                           Assistant to the President
Rudolph Peterson, Chairman of the Task Force
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from fonds.core.text.first_words import words_on
from fonds.core.text.line_patterns import LinePattern
from fonds.core.text.lowering import lowered

_HEADING = LinePattern(
    re.compile(
        r"^[ \t\"“*]*(?:\d{1,2}\.[ ]?)?(?:PARTICIPANTS?|Participants?|PRESENT|Present|THOSE PRESENT|Those present|"
        r"IN ATTENDANCE|"
        r"In attendance|ATTENDEES|Attendees|ATTENDING|Attending|ATTENDANCE|Attendance|PARTICIPATING|Participating|"
        r"Taking part|"
        r"ATTENDED BY|Attended by|THOSE ATTENDING|Those attending|PERSONS ATTENDING|CONFEREES|Conferees|"
        r"ATTENDED(?=:)|Attended(?=:)|INVITED(?=:)|Invited(?=:)|"
        r"(?:[A-Z][\w’'-]+[ ]){1,2}(?:[Pp]articipants?|PARTICIPANTS?)(?=[ ]?:)|"
        r"(?:On|From|For)[ ](?:the|our)[ ](?:[\w’'-]+[ ]){0,3}side(?=[ ]?:)|"
        r"(?:The[ ])?[A-Z][\w’'-]+[ ][Ss]ide(?=[ ]?:)|"
        r"ALSO PRESENT|Also present|MEMBERS PRESENT|Members present|Persons present|PERSONS PRESENT)"
        r"(?:[ ](?:were|at the meeting))?[ ]?(?P<colon>:|—|-)?[ ]*(?=\n|(?P<inline>\S))",
        re.MULTILINE,
    )
)
_IN_HEADINGS = frozenset(
    {
        "participants", "participant", "present", "attendance", "attendees", "attending", "participating", "taking",
        "attended", "conferees", "side",
    }
)  # fmt: skip
"""Words one of which stands in every heading."""
_OTHER_HEADING = re.compile(
    r"(?:SUBJECT|Subject|PLACE|Place|DATE|Date|TIME|Time|COPIES|Copies|DISTRIBUTION|Distribution|TOPIC|AGENDA|Agenda|"
    r"PURPOSE|Purpose|BACKGROUND|Background|SUMMARY|Summary|REMARKS|Remarks|COMMENTS?|Comments?|ACTION|Action|"
    r"INTRODUCTION|Introduction|OBJECTIVE|Objective|CLASSIFICATION|SOURCE|REFERENCE|FROM|TO|TITLE|SUBJECTS)\b|\[|\(?\d{1,2}[.)]\s|[“\"]|\W*Page\b"
)
_COMMA = re.compile(r",\s*(?:and\s+)?|\s+and\s+")
_TITLE_FIRST = re.compile(
    r"\s*(?:The (?:President|Vice President|Secretary|Director|Attorney General|Prime Minister|Ambassador|Chairman)\b|"
    r"(?:Mr|Mrs|Miss|Ms|Dr|Prof|Messrs|Sen|Gen|Lt|Col|Maj|Capt|Adm|Sgt|Amb|Cde|[Cc]om|M|H\.E|Secretary|General|Colonel|Major|"
    r"Captain|Admiral|Ambassador|Minister|President|Governor|Senator|Under Secretary|Director|Commissioner|"
    r"[Cc]omrade|Sir|"
    r"Cdes|Comrades|[Cc]oms|(?:Deputy |Vice |First |Second |Third |Assistant |Foreign |Prime |Trade |Commercial |"
    r"Embassy )*"
    r"(?:Director|Minister|Secretary|Counsell?or|Attach[ée]|Representative|Chairman|Premier|Ambassador)|Interpreter|"
    r"Translator|"
    r"Lord|Marshal|Rabbi|Father|Bishop|Judge|Congressman|SA|SAs|Special Agent|Premier|Chancellor|Professor|Count|Baron)"
    r"\.?\s+[A-Z])"
)
_INITIALLED = re.compile(r"\s*(?:[A-Z]\.\s?){1,2}[A-Z][\w’'-]+(?:\s\([a-z ]{3,20}\))?\s*$")
"""A name with initials in a row of such: "Comrades Y. Berg (chairman), D. Strand"."""
_TURN = re.compile(r"[^:]{2,60}:\s+[A-Z“\"][^\n]*[.!?…][”\"]?$")
"""A line of the talk itself: "Minister Berg: Welcome."."""
_LONGEST = 120
_MOST_ITEMS = 60
_HALF_LINE = 40


_BESIDE = 120
"""Code points between two lists that name the sides of one meeting."""


@dataclass(frozen=True, slots=True)
class ParticipantList:
    """A list on a page: `start` is where its heading stands, `end` behind its last item; items are ranges."""

    start: int
    end: int
    items: tuple[tuple[int, int], ...]


def participant_lists(text: str) -> list[ParticipantList]:
    """The lists of a page, in order."""
    found: list[ParticipantList] = []
    if _IN_HEADINGS.isdisjoint(words_on(lowered(text))):
        return found
    for heading in _HEADING.finditer(text):
        if found and heading.start() < found[-1].end:
            continue
        if heading["inline"] is not None and heading["colon"] is None:
            continue  # "Present were …" is running text
        items = _items(text, heading.end())
        if items:
            last = found[-1] if found else None
            if (
                last is not None
                and heading.start() - last.end < _BESIDE
                and text[last.end : heading.start()].count(".") < 2
            ):
                found[-1] = ParticipantList(last.start, items[-1][1], (*last.items, *items))
            else:
                found.append(ParticipantList(heading.start(), items[-1][1], tuple(items)))
    return found


def _items(text: str, start: int) -> list[tuple[int, int]]:
    items: list[tuple[int, int]] = []
    at = start
    blank = 0
    while at < len(text) and len(items) < _MOST_ITEMS:
        stop = text.find("\n", at)
        stop = len(text) if stop < 0 else stop
        line = text[at:stop]
        if not line.strip():
            blank += 1
            if blank > 2 and items:
                break
        elif (
            _OTHER_HEADING.match(line.strip())
            or (len(line) > _LONGEST and ";" not in line and not _is_enumeration(line))
            or (blank and items and (not _is_item(line) or _runs_on(line, text, stop)))
        ):
            break
        else:
            blank = 0
            items += _in_line(at, line)
            if _is_enumeration(line):
                items[-1:] = _between_commas(*items[-1], text)
        at = stop + 1
    return items


def _in_line(start: int, line: str) -> list[tuple[int, int]]:
    """The items of a line, which semicolons part."""
    result = []
    at = 0
    for part in line.split(";"):
        words = part.strip(" \t-–—•*.")
        if words:
            begin = start + at + part.index(words)
            result.append((begin, begin + len(words)))
        at += len(part) + 1
    return result


def _is_enumeration(line: str) -> bool:
    """Whether a line's commas part persons, each with a title: "Mr. Bundy, General Lemnitzer, Mr. McCone"."""
    if line.count(",") < 1 or ";" in line:
        return False
    pieces = [piece for piece in _COMMA.split(line.strip(" \t-–—•*.")) if piece.strip()]
    titled = sum(_TITLE_FIRST.match(piece) is not None or _INITIALLED.match(piece) is not None for piece in pieces)
    return titled >= 2 and titled * 3 >= len(pieces) * 2 and all(len(piece.split()) < 6 for piece in pieces)


def _between_commas(start: int, end: int, text: str) -> list[tuple[int, int]]:
    found = []
    at = start
    for comma in [*_COMMA.finditer(text, start, end), None]:
        stop = comma.start() if comma is not None else end
        words = text[at:stop]
        if words.strip():
            found.append((at + len(words) - len(words.lstrip()), at + len(words.rstrip())))
        at = comma.end() if comma is not None else end
    return found


def _runs_on(line: str, text: str, stop: int) -> bool:
    """Whether a long line, which ends at `stop`, goes on in small letters in the next: a paragraph begins."""
    following = text[stop + 1 : text.find("\n", stop + 1)].lstrip()
    is_long = len(line.strip()) > _HALF_LINE and len(following) > _HALF_LINE
    return is_long and "," not in line and following[:1].islower()


def _is_item(line: str) -> bool:
    """Whether a line behind a blank one still belongs to the list: short, and no sentence."""
    words = line.strip()
    if _TURN.match(words) is not None:
        return False
    return words[:1].isupper() and len(words) < 90 and not (words.endswith(".") and len(words) > 45)
