"""A name found at a place, before it is known whose it is."""

from __future__ import annotations

from dataclasses import dataclass
from operator import attrgetter

from fonds.core.extracting.document import NameKind, Range

PROVES = 0.7
LETTERS_ALONE = 0.45
"""The confidence of letters that nothing expands: they count only where the document tells more of them."""
BY_PLACE = attrgetter("at.page", "at.start", "at.end")
"""The order of names as numbers, which are sorted far faster than ranges."""


@dataclass(slots=True)
class Named:
    """A name at a place, before it is known whose it is. `alone` says that it is one word that no list has."""

    kind: NameKind
    at: Range
    name: str
    titles: tuple[str, ...]
    confidence: float
    alone: bool = False
