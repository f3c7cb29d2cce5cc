"""The turns of a transcript: from a speaker's name and a colon at the beginning of a line to the next speaker."""

from __future__ import annotations

import re
from dataclasses import dataclass

from fonds.core.extracting.document import DocumentPage
from fonds.core.extracting.facts import Mention

_COLON = re.compile(
    r"(?:[ ]?[(\[][^()\[\]\n]{1,60}[)\]])?\]?(?:\*\*|__)?:(?:\*\*|__)?[’']?[ \t\u00a0]+(?=[\w“\"(\[‘«–—-])"
)
_COLON_BELOW = re.compile(
    r"(?:[ ]?[(\[][^()\[\]\n]{1,60}[)\]])?\]?(?:\*\*|__)?:(?:\*\*|__)?[ \t]*\n(?:[ \t]*\n)?[ \t]*(?=[\w“\"(\[‘«–—-])"
)
"""The label of a turn that begins on the line below."""
_DASH = re.compile(r"(?:[ ]?[(\[][^()\[\]\n]{1,60}[)\]])?(?:\.?[ ]?[–—][ ]?|\.-[ ]?|[ ]-{1,2}[ ])(?=[A-ZÀ-Þ“\"‘«(\[])")
"""The label of a turn that is parted from it by a dash: "Comrade Berg – We agree."."""
_DOT = re.compile(r"\.[ ]+(?=[A-ZÀ-Þ“\"‘«])")
"""The label of a turn in capitals, with a point for its colon: "BERG. We agree."."""
_SAYS = re.compile(r"[^\n]*[.!?…][\"”’»)\]]*[ \t]*(?:\n|$)")
"""The line of a turn, which ends as sentences do; those of lists do not."""
_BEFORE = re.compile(r"(?:^|\n)[ \t“\"*_\[]*(?:(?!and )[\w.’'-]+ ){0,5}$")
_OF_SOMEBODY = re.compile(r"\b(?:by|of|from|with|to|for|in|at) (?:Mr\. |Mrs\. |Miss |Dr\. )?$")
_LISTED = re.compile(r"\d|(?:^|\s)[-–—]\s|-$")
_PARAGRAPH = re.compile(r"\n[ \t]*\n\s*")
_ENDS = re.compile(r"[.!?…][\"”’)\]]*$")
_NO_TURN = re.compile(
    r"(?:To|From|Subject|Re|Copy|Copies|Present|Date|Place|Signed|Distribution|Translated|Typed)\b", re.IGNORECASE
)
_BEHIND_LABEL = frozenset((" ", ":", ".", "–", "—", "(", "[", "*", "_", "]"))
_BEHIND_BLANK = frozenset("([–—-")
"""What a blank may stand before where a label ends: behind most names a word of the sentence follows."""
_HEADING = re.compile(r"[^\W\d_a-zß-ÿ]{3,}(?:[ ][^\W\d_a-zß-ÿ]+)*:")
"""What parts a transcript: "DECIDED:"."""
_FEWEST = 3
"""A page with fewer speakers' lines than this is no transcript: its turns end with their paragraph."""


@dataclass(frozen=True, slots=True)
class Turn:
    """What somebody says: `start` is where the name stands, `said` where the words begin behind the colon."""

    speaker: str
    start: int
    said: int
    end: int


def turns(page: DocumentPage, people: list[Mention]) -> list[Turn]:
    """The turns of a page, in order. `people` are the mentions of persons on it.

    In a transcript a turn goes on in the next paragraphs, until one tells of a person or is no whole sentence.
    """
    text = page.text
    opened = _opened(text, people)
    if not opened:
        return []
    is_transcript = len(opened) >= _FEWEST
    named = sorted(m.at.start for m in people if m.at is not None and m.form == "name")
    made = []
    for number, (start, said, speaker) in enumerate(opened):
        stop = opened[number + 1][0] if number + 1 < len(opened) else len(text)
        end = said
        for part in _PARAGRAPH.split(text[said:stop]):
            begin = text.index(part, end) if part else end
            goes_on = end == said or (
                is_transcript and _ENDS.search(part.rstrip()) is not None and part[:1] not in "[("
                and _HEADING.match(part) is None
                and not any(begin <= place < begin + 40 for place in named)
            )  # fmt: skip
            if not goes_on:
                break
            end = begin + len(part.rstrip())
        line = text.rfind("\n", said, stop)
        if number + 1 < len(opened) and end == stop and line > said:
            end = line
        made.append(Turn(speaker, start, said, max(end, said)))
    return made


def _opened(text: str, people: list[Mention]) -> list[tuple[int, int, str]]:
    """Where turns begin: the place of a label, of the words behind it, and whose they are, in order.

    A label that ends its line, or stands before a dash, is one only where several are, of more than one speaker.
    """
    plain: list[tuple[int, int, str]] = []
    below: list[tuple[int, int, str]] = []
    dashed: list[tuple[int, int, str]] = []
    dotted: list[tuple[int, int, str]] = []
    for mention in people:
        if mention.at is None or mention.form == "pronoun":
            continue
        end = mention.at.end
        behind = text[end : end + 1]
        if behind not in _BEHIND_LABEL or (behind == " " and text[end + 1 : end + 2] not in _BEHIND_BLANK):
            continue
        kind, found = plain, None
        for pattern, where in ((_COLON, plain), (_COLON_BELOW, below), (_DASH, dashed), (_DOT, dotted)):
            kind, found = where, pattern.match(text, end)
            if found is not None:
                break
        if found is None or (kind is not plain and _SAYS.match(text, found.end()) is None):
            continue
        before = _BEFORE.search(text, max(0, mention.at.start - 60), mention.at.start)
        if before is not None and _OF_SOMEBODY.search(before[0]) is not None:
            continue  # "obtained by Berg: from other sources"
        if kind is dashed and before is not None and _LISTED.search(before[0]) is not None:
            continue  # "1 - Mr. Berg - Enc."
        if before is not None and not _NO_TURN.match(before[0].strip()):
            kind.append((mention.at.start, found.end(), mention.entity))
    for others in (below, dashed):
        if len(others) >= _FEWEST and len({who for *_, who in others}) > 1 and len(others) > len(plain):
            plain += others
    if len(plain) >= _FEWEST:
        plain += [each for each in dotted if text[each[0] : each[0] + 4].isupper() and each[1] - each[0] > 5]
    return sorted(set(plain))
