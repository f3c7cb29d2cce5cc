"""The office of who signs a paper, where its head alone tells it: "FROM: Chief of Station, Oslo", "- The Minister -".

The line says from whom the paper is and names nobody; below the text one person alone signs.
"""

from __future__ import annotations

import re

from fonds.core.extracting.document import Document, NameKind
from fonds.core.extracting.facts import NamesRead
from fonds.core.extracting.office_phrases import office_phrases
from fonds.core.extracting.signatures import signer

_HEAD = 1_600
_FROM = re.compile(r"(?m)^[ \t]*(?:FROM|From|VON|DE)(?:[ \t]*:[ \t]*|[ \t]{2,12})(?:The |THE |the )?(?=[^\W\d_])")
_BETWEEN_DASHES = re.compile(r"(?m)^[ \t]*[-–—][ \t]?(?:The |THE )?(?=[A-Z][^\n]{3,60}[ \t]?[-–—][ \t]*$)")
_LAST_OF_LINE = re.compile(r"[ \t]*(?:[,;|]|[-–—][ \t]*\n|\n|[ \t]{3}|$)")


def office_of_signer(document: Document, names: NamesRead) -> tuple[str, int, int, int] | None:
    """(person, page, start, end) of the one office in a paper's head that its signer must hold; None where none is."""
    if not document.pages:
        return None
    page = document.pages[0]
    head = page.text[:_HEAD]
    first = _FROM.search(head) or _BETWEEN_DASHES.search(head)
    if first is None:
        return None
    start = first.end()
    line_end = head.find("\n", start)
    line = head[start : line_end if line_end >= 0 else len(head)]
    shown = line.title() if line.isupper() else line
    phrase = next(iter(office_phrases(shown)), None)
    if phrase is None or phrase.start or not phrase.held or not (phrase.alone or phrase.more):
        return None
    end = start + min(len(shown[: phrase.end].rstrip()), len(line))
    if not _LAST_OF_LINE.match(head, end):
        return None
    people = {each.key for each in names.entities if each.kind is NameKind.PERSON}
    low, high = start, start + len(line)
    for mention in names.mentions:
        at = mention.at
        if at is not None and at.page == page.number and low <= at.start < high and mention.entity in people:
            return None
    who = signer(document, names)
    return (who, page.number, start, end) if who else None
