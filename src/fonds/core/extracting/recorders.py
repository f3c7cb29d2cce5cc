"""Who drew up a record of a conversation that tells of everybody as of others, its recorder too."""

from __future__ import annotations

import re
from functools import lru_cache

from fonds.core.extracting.days_of_events import is_of_conversation
from fonds.core.extracting.document import Document, NameKind
from fonds.core.extracting.facts import NamesRead

_TAIL = 2_500
_HEAD = 2_500
_REPORTS = re.compile(
    r"(?i:\b(?:reporting\s+officer|note[ -]?takers?|recorder|recording\s+(?:officer|secretary)|rapporteur|"
    r"drafting\s+officer|"
    r"(?:taking|took|for)\s+(?:the\s+)?(?:notes|minutes)|keeper\s+of\s+the\s+minutes))\b"
)
"""What a list of participants says of the one who draws up the record."""
_BY = re.compile(
    r"(?m)^[ \t]*\(?(?i:recorded|record(?:\s+(?:made|kept|taken|drawn\s+up))?|written(?:\s+down)?|noted|taken\s+down|"
    r"notes(?:\s+(?:taken|made))?|minutes(?:\s+(?:taken|kept|drawn\s+up))?|protocol(?:\s+(?:kept|written|drawn\s+up))?|"
    r"drafted|drafting\s+officer|drawn\s+up|compiled|prepared|transcribed|reporting\s+officer|note-?taker)"
    r"(?:\s+(?i:by)\b[ \t]*:?|[ \t]*:)(?P<who>[^\n]{3,80})"
)
"""The line below a record that says who drew it up."""
_INITIALLED = re.compile(r"(?<![\w’'])[A-Z]{1,2}(?P<family>[A-Z][a-z]{2,})(?!\w)")
"""Initials and family name in one, as on forms of the Department of State: "POL:JBerg:mk"."""
_MEMORANDUM = re.compile(r"(?i)memorandum\s+of\s+(?:a\s+)?(?:telephone\s+)?conversation|\bmemcon\b")
_I = re.compile(r"(?<![“\"\w])(?:I|[Mm]y|[Mm]e)\b(?![.\w]|[’']?[A-Z]|-|\s*[,)]\s*(?:II|2))")
_QUOTED = re.compile(r"[“\"][^“”\"\n]{0,600}[”\"]")


def recorder(document: Document, names: NamesRead) -> str:
    """The key of the one person who is said to have drawn up a record of conversation and of whom it tells.

    He was there. It is "" where nobody is, where several are, or where the text says "I", which is another then.
    """
    if not document.pages:
        return ""
    first, last = document.pages[0], document.pages[-1]
    if not any(_is_record(words) for words in (document.title, first.text[:_HEAD])):
        return ""
    people = {each.key: each.name for each in names.entities if each.kind is NameKind.PERSON}
    found: set[str] = set()
    listed: set[str] = set()
    for page, pattern, group in ((first, _REPORTS, 0), (last, _BY, "who")):
        low = max(0, len(page.text) - _TAIL) if pattern is _BY else 0
        high = len(page.text) if pattern is _BY else min(_HEAD, len(page.text))
        for said in pattern.finditer(page.text, low, high):
            start = page.text.rfind("\n", 0, said.start()) + 1
            end = said.end(group) if pattern is _BY else said.start()
            here = {
                m.entity for m in names.mentions
                if m.at is not None and m.at.page == page.number and start <= m.at.start < end and m.entity in people
            }  # fmt: skip
            listed |= here if pattern is _REPORTS else set()
            found |= here or (_initialled(page.text[start:end], people) if pattern is _BY else set())
    if len(found) != 1 or says_i(document):
        return ""
    who = next(iter(found))
    return who if who in listed or sum(m.entity == who and m.at is not None for m in names.mentions) > 1 else ""


@lru_cache(maxsize=64)  # each finder of a document asks again who writes
def _is_record(words: str) -> bool:
    """Whether a title, or the first words of a text, are those of a record of conversation."""
    return is_of_conversation(words) or _MEMORANDUM.search(words) is not None


def says_i(document: Document) -> bool:
    """Whether the writer of a document speaks of himself as "I": outside of quotation marks."""
    return any(_I.search(_QUOTED.sub("", page.text)) is not None for page in document.pages)


def _initialled(line: str, people: dict[str, str]) -> set[str]:
    """Whose initial and family name stand in one word of a line."""
    families = {each["family"].casefold() for each in _INITIALLED.finditer(line)}
    return {key for key, name in people.items() if name.split()[-1].casefold() in families}
