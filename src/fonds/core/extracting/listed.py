"""The names that an edition lists, from the words of its list: "Heath, Edward, Prime Minister of …"."""

from __future__ import annotations

import re

from fonds.core.extracting.document import ListedName, NameKind

_SUFFIX = re.compile(r"(?:Jr|Sr|I{2,3}|IV|M\.?D|Esq)\.?", re.IGNORECASE)
_OFFICE_BEGINS = re.compile(
    r"[a-z]|(?:The|Former|Deputy|Assistant|President|Prime|Minister|Secretary|Member|Chief|Ambassador|Director)\b"
)


def listed_name(identifier: str, kind: NameKind, words: str) -> ListedName:
    """An entry of a list: surname, forenames, and what is said of them, which commas or a colon part.

    What follows the name is taken for forenames unless it begins as an office does ("Heath, Prime Minister").
    """
    head, colon, remark = words.partition(":")
    if colon:
        return ListedName(identifier, kind, " ".join(head.split()).rstrip(","), note=" ".join(remark.split()))
    parts = [" ".join(part.split()) for part in words.split(",")]
    taken = 1
    if len(parts) > 1 and parts[1] and len(parts[1].split()) <= 4 and not _OFFICE_BEGINS.match(parts[1]):
        taken = 2
    while taken < len(parts) and _SUFFIX.fullmatch(parts[taken]):
        taken += 1
    return ListedName(identifier, kind, ", ".join(parts[:taken]), note=", ".join(parts[taken:]))
