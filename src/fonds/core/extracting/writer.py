"""Who writes: the diarist, the sender, the author; and whom "I" and "the Ambassador" stand for."""

from __future__ import annotations

import re

from fonds.core.extracting.document import Document, NameKind, Range
from fonds.core.extracting.facts import Mention, NamesRead

FINDER = "voices/1"

_OF = re.compile(r"\b(?:journal|diary|notes|memoirs|report|letter|telegram|cable|dispatch)\b", re.IGNORECASE)
_I = re.compile(r"\bI\b(?!\.|[’']?[A-Z]|\s*[,)]\s*(?:II|2)|-)")
_QUOTED = re.compile(r"[“\"][^“”\"]{0,2000}[”\"]")


def writer(document: Document, names: NamesRead) -> str:
    """The key of the person who wrote the document, "" where it does not say.

    Who a column names as creator or sender; else the person whom the title names after "journal of", "letter from"
    and the like, found in the text's first page.
    """
    for role in ("creator", "sender"):
        elements = {each.element for each in document.stated if each.role == role}
        keys = [m.entity for m in names.mentions if m.at is None and m.element in elements]
        if len(set(keys)) == 1:
            return keys[0]
    if not _OF.search(document.title):
        return ""
    title = document.title.casefold()
    people = [each for each in names.entities if each.kind is NameKind.PERSON]
    named = [each for each in people if (words := each.name.casefold().split()) and words[-1] in title]
    return named[0].key if len(named) == 1 else ""


def voices(document: Document, names: NamesRead) -> NamesRead:
    """The names with a mention for each "I" of the writer's own words; those in quotation marks are another's."""
    who = writer(document, names)
    if not who:
        return names
    added = []
    for page in document.pages:
        quoted = [m.span() for m in _QUOTED.finditer(page.text)]
        for match in _I.finditer(page.text):
            if not any(start <= match.start() < end for start, end in quoted):
                at = Range(page.number, match.start(), match.end())
                added.append(Mention(who, at, FINDER, 0.85, form="pronoun"))
    ordered = sorted([*names.mentions, *added], key=lambda m: (m.at is not None, m.at or Range(1, 0, 0)))
    return NamesRead(names.entities, tuple(ordered))
