"""Who signs a paper: a name alone on its line near the paper's end, beside an office, or in words that say so."""

from __future__ import annotations

import re

from fonds.core.extracting.document import Document, NameKind
from fonds.core.extracting.facts import NamesRead
from fonds.core.extracting.office_phrases import office_phrases

_TAIL = 2_500
"""Code points at the end of a paper in which it is signed; behind the signature stand lists of copies."""
_MOST_PAGES = 12
"""A text of more pages is a file of several papers, of which the last one's signature says nothing."""
_BESIDE_NAME = re.compile(
    r"[\s_.,:;()\[\]/-]|(?:\[?(?:signature|signed|Signed|SIGNED|signature illegible|/s/|sgd)\]?)|"
    r"\b(?:Cde|Comrade|Ing|Dr|Mr|Prof|The|by)\b\.?|(?:Soviet |USSR )?Ambassador|AMBASSADOR"
)
_SAYS_SIGNED = re.compile(r"signature|[Ss]igned|SIGNED|/s/|\bsgd\b")
_GREETS = re.compile(r"(?:[Gg]reetings|[Ss]incerely|[Rr]espectfully|[Rr]egards|[Yy]ours),?\s*(?:yours,?)?\s*$")
_OTHER_HAND = re.compile(
    r"\b(?:[Rr]ecorded|[Tt]ranslated|[Ii]nterpreted|[Tt]yped|[Dd]rafted|[Cc]hecked|[Vv]erified|[Dd]eciphered|[Rr]esolution|"
    r"[Mm]inutes|handwritten|HANDWRITTEN|[Hh]andwritten|Copies|copies|stamp)\b"
)
"""What stands on a line whose name is that of another than who writes."""
_LONGEST = 90


def signer(document: Document, names: NamesRead) -> str:
    """The key of the one person who signs a paper; "" where nobody does, or several do."""
    if not document.pages or len(document.pages) > _MOST_PAGES:
        return ""
    page = document.pages[-1]
    text = page.text
    low = len(text) - _TAIL if len(document.pages) > 1 else max(len(text) - _TAIL, len(text) // 3)
    people = {each.key for each in names.entities if each.kind is NameKind.PERSON}
    found = []
    for mention in names.mentions:
        at = mention.at
        if at is None or at.page != page.number or at.start < low or mention.entity not in people:
            continue
        start, end = text.rfind("\n", 0, at.start) + 1, text.find("\n", at.end)
        end = len(text) if end < 0 else end
        if end - start > _LONGEST or _OTHER_HAND.search(text, start, end):
            continue
        beside = text[start : at.start], text[at.end : end]
        if _BESIDE_NAME.sub("", "".join(beside)):
            continue
        above = text[:start].rstrip().rpartition("\n")[2]
        below = text[end:].lstrip().partition("\n")[0]
        if (
            any(_SAYS_SIGNED.search(each) for each in beside)
            or _GREETS.search(above)
            or _is_office(above)
            or _is_office(below)
        ):
            found.append(mention.entity)
    return found[0] if len(set(found)) == 1 else ""


def _is_office(line: str) -> bool:
    """Whether a line names an office and no more than what it is of."""
    words = line.strip(" .,:;()")
    if not words or len(words) > _LONGEST or words[-1].isdigit():
        return False
    said = words.title() if words.isupper() else words[0].upper() + words[1:]
    return any(phrase.start < 30 and phrase.end > len(said) // 3 for phrase in office_phrases(said))
