"""One entry of a reading list, ready to be written."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass

from fonds.core.citing.item import Citation, CitedItem


@dataclass(frozen=True, slots=True)
class ListedEntry:
    """A record or a passage with the reader's own note.

    `item` is as formats that know no places write it (`at_place`), `citation` in the style that was chosen; both are
    None where the public may not read the entry, and `trouble` then says so. `url` is permanent.
    """

    url: str
    note: str
    item: CitedItem | None = None
    citation: Citation | None = None
    quotation: str = ""
    trouble: str = ""


def runs(citation: Citation) -> list[tuple[str, bool]]:
    """The citation in pieces: words, and whether they are italic."""
    found = []
    italic = False
    for piece in re.split(r"(</?i>)", citation.html):
        if piece in ("<i>", "</i>"):
            italic = piece == "<i>"
        elif piece:
            found.append((html.unescape(piece), italic))
    return found
