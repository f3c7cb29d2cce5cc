"""Where the text of a paper ends and what stands below it begins: signatures, lists of copies, notes by other hands."""

from __future__ import annotations

import re
from functools import lru_cache

from fonds.core.extracting.name_words import UPPER

_ENDS = re.compile(r".{58,}[.!?…][\"”’)\]]*\s*$|.{11,}[a-z][.!?][\"”’)]*\s*$|.{34,}\d[.!?]\s*$")
"""The last line of a paragraph of whole sentences."""
_LISTS = re.compile(
    r"(?m)^[ \t]*\W{0,2}(?:(?:Distribut|DISTRIBUT)|(?:Sent|SENT|Copy|Copies|COPIES|Cop|cc|CC|Made|Printed|Typed|"
    r"Translat|Received|Recorded|Verified|Checked|Drafted|Note|NOTE|Attach\w*|ATTACH\w*|Enclos\w*|Annex\w*|Footnote|Present|Participants)\b|\d+\s*[-–x]\s)"
)
"""How the lists and notes begin that stand behind a signature."""
_SIGNED_WITHIN = 2_500
_ALONE = re.compile(rf"\n[ \t]*\n[ \t]*(?P<name>[{UPPER}][^\W\d_]{{3,16}})[ \t]*\.?[ \t]*(?=\n[ \t]*\n|\s*$)")
"""A word alone on its line, between empty ones."""
_NOTE_BELOW = re.compile(
    r"(?m)^[ \t]*(?:\[(?![Ss]ign)|[_*=-]{4,}|[¹²³⁰-⁹]|\[?\d{1,2}\][ \t]|Translator|Handwritten|HANDWRITTEN|Marginal|"
    r"Stamp|CS COPY)"
)
"""How notes by other hands, footnotes and rules begin that stand below a signature."""
_MOST_BELOW = 400
"""Code points of a line or paragraph behind a signature; longer ones are the text's own."""
_CLOSERS = frozenset('.!?…"”’)]')


@lru_cache(maxsize=64)  # each finder of a document asks again who writes
def end_of_text(text: str, low: int) -> int:
    """Where lists of copies, footnotes and notes by other hands begin behind which no paragraph of the text follows."""
    places = sorted(m.start() for pattern in (_LISTS, _NOTE_BELOW) for m in pattern.finditer(text, low))
    for place in places:
        notes = _NOTE_BELOW.match(text, place) is not None
        below = text[place:].split("\n\n")
        if all(len(part) < _MOST_BELOW or notes or _LISTS.match(part) or _NOTE_BELOW.match(part) for part in below):
            return place
    return len(text)


def last_sentence(text: str, low: int, end: int) -> int:
    """Where the last line of whole sentences before `end` ends, `low` or less where there is none behind it."""
    last = end
    while last > low:
        begin = max(text.rfind("\n", low, last - 1) + 1, low)
        if text[begin:last].rstrip()[-1:] in _CLOSERS and _ENDS.match(text[begin:last]):
            break
        last = begin
    return last


def signed_alone(text: str) -> tuple[int, int] | None:
    """Where a word stands alone on its line, the first below the last sentence of a page; None where none does."""
    low = max(len(text) - _SIGNED_WITHIN, len(text) // 3)
    found = next(_ALONE.finditer(text, low), None)
    if found is None:
        return None
    end = end_of_text(text, low)
    last = last_sentence(text, low, end)
    signed = _ALONE.search(text, last - 1, end) if last > low else None
    return None if signed is None or text[last : signed.start()].strip() else signed.span("name")
