"""Who writes: the diarist, the sender, the author."""

from __future__ import annotations

import re

from fonds.core.extracting.document import Document, DocumentPage, NameKind
from fonds.core.extracting.facts import NamesRead

_HEADING = re.compile(
    r"\s*(?:\d{1,4}\.\s)?(?:[\w’'-]+\s){0,4}?(?:Memorandum|Letter|Telegram|Airgram|Despatch|Dispatch|Message|Note|Address|Remarks|"
    r"Report|Statement|Essay|Article|Briefing|Conference|Paper|Minute|Circular)\b[^\n]{0,60}?\b(?:From|from|[Bb]y)\s(?P<who>[^\n]*?)"
    r"(?=\s(?:to|[Bb]efore|on)\s|(?<=\))\s|\[|\n|$)"
)
_FROM = re.compile(r"(?m)^[ \t]*(?:FROM|From)[ \t]*:[ \t]*(?P<who>[^\n]{3,110})$")
_HEAD = 1_500
_OF = re.compile(r"\b(?:journal|diary|notes|memoirs|report|letter|telegram|cable|dispatch)\b", re.IGNORECASE)


def writer(document: Document, names: NamesRead) -> str:
    """The key of the person who wrote the document, "" where it does not say.

    Who a column names as creator or sender; else the one person of the heading behind "Memorandum From", "Address by"
    and the like, of the line "FROM:", or whom the title names as whose journal or letter it is.
    """
    for role in ("creator", "sender"):
        elements = {each.element for each in document.stated if each.role == role}
        keys = [m.entity for m in names.mentions if m.at is None and m.element in elements]
        if len(set(keys)) == 1:
            return keys[0]
    if document.pages and (found := _in_heading(document.pages[0], names)):
        return found
    if not _OF.search(document.title):
        return ""
    title = document.title.casefold()
    people = [each for each in names.entities if each.kind is NameKind.PERSON]
    named = [each for each in people if (words := each.name.casefold().split()) and words[-1] in title]
    return named[0].key if len(named) == 1 else ""


def _in_heading(page: DocumentPage, names: NamesRead) -> str:
    """The one person between "From" or "by" and "to" in the first line, or in a line "FROM:" of the head."""
    heading = _HEADING.match(page.text) or _FROM.search(page.text, 0, _HEAD)
    if heading is None:
        return ""
    people = {each.key for each in names.entities if each.kind is NameKind.PERSON}
    start, end = heading.span("who")
    found = {
        m.entity for m in names.mentions
        if m.at is not None and m.at.page == page.number and start <= m.at.start < end and m.entity in people
    }  # fmt: skip
    return next(iter(found)) if len(found) == 1 else ""
