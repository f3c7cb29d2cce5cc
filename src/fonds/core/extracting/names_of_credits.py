"""Where the head or foot of a page credits who translated, obtained or contributed it to a digital archive.

"Source: AMAE, folder 220/1974. Obtained and translated for NKIDP by Anna Berg": whom it names the description
tells; the document itself speaks of nobody there. A translator who signs his work stands in it and is of it.
"""

from __future__ import annotations

import re

from fonds.core.parsing.saved_citations import credits_in

_VERBS = ("ranslated", "btained", "ontributed", "ranscribed", "rovided", "cquired")
"""What stands in most lines that credit somebody, in the words that open them."""
_HEAD, _FOOT = 2_500, 800
_REACH = 300
_OF_ARCHIVE = re.compile(
    r"\b(?:Citation|Source|Digital\s+Archive|NKIDP|CWIHP|Wilson\s+Cent(?:er|re)|[Ff]ond|[Oo]pis|"
    r"[Ff]\.\s?\d|[Aa]rchiv\w*|Bl\.|Folder|AVPRF|RGANI|RGASPI)\b"
)
"""What says that a line, or one beside it, is of an archive's reference."""
_SIGNED = re.compile(r"\[signature|\bby\s*:|/s/|\[signed")
_LONGEST = 1_500


def credits_on(text: str) -> list[tuple[int, int]]:
    """Where the sentences that credit somebody stand on a page, in order."""
    if not any(each in text for each in _VERBS):
        return []
    found: list[tuple[int, int]] = []
    start = 0
    for line in text.splitlines(keepends=True):
        end = start + len(line)
        at_edge = start < _HEAD or end > len(text) - _FOOT
        if at_edge and len(line) < _LONGEST and any(each in line for each in _VERBS) and _SIGNED.search(line) is None:
            beside = text[max(0, start - _REACH) : end + _REACH]
            if _OF_ARCHIVE.search(beside) is not None:
                found += [(start + first, start + last) for first, last in credits_in(line)]
        start = end
    return found
