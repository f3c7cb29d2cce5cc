"""The turns of a transcript: from a speaker's name and a colon at the beginning of a line to the next speaker."""

from __future__ import annotations

import re
from dataclasses import dataclass

from fonds.core.extracting.document import DocumentPage
from fonds.core.extracting.facts import Mention

_COLON = re.compile(r"(?:[ ]?[(\[][^()\[\]\n]{1,60}[)\]])?:[ \u00a0]+(?=[\w“\"(\[])")
_BEFORE = re.compile(r"(?:^|\n)[ \t“\"]*(?:(?!and )[\w.’'-]+ ){0,5}$")
_PARAGRAPH = re.compile(r"\n[ \t]*\n\s*")
_ENDS = re.compile(r"[.!?…][\"”’)\]]*$")
_NO_TURN = re.compile(
    r"(?:To|From|Subject|Re|Copy|Copies|Present|Date|Place|Signed|Distribution|Translated|Typed)\b", re.IGNORECASE
)
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
    opened = []
    for mention in people:
        if mention.at is None or mention.form == "pronoun":
            continue
        colon = _COLON.match(text, mention.at.end)
        if colon is None:
            continue
        before = _BEFORE.search(text, max(0, mention.at.start - 60), mention.at.start)
        if before is not None and not _NO_TURN.match(before[0].strip()):
            opened.append((mention.at.start, colon.end(), mention.entity))
    opened.sort()
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
