"""Names that a hyphen at the end of a line divides: it belongs to the name, or it only breaks a word."""

from __future__ import annotations

import re

from fonds.core.extracting.name_words import UPPER
from fonds.core.extracting.named import Named
from fonds.core.extracting.word_knowledge import ENGLISH, GIVEN, PLACE, SURNAME, known
from fonds.core.naming.korean import read_korean

_DIVIDED = re.compile(r"(?<=[a-z])- (?=[^\W\d_])")
_OWN = re.compile(rf"[{UPPER}]|[a-z]{{2,4}}-[{UPPER}]")
_BEGUN = re.compile(r"([^\W\d_]*[a-z])-\n$")
_GOES_ON = re.compile(rf"[{UPPER}][a-z]")
_LONGEST = 40
_LAST = re.compile(r"\w+$")
_FIRST = re.compile(r"\w+")


def as_one_line(name: str) -> str:
    """A name as it is written where its line does not end within it; `name` has a space for the end of the line.

    "Tel- Aviv" and "Port- au-Prince" keep the hyphen, and so does the given name of "Jeong Il- yong"; "Ham- burg" has
    none.
    """
    found = _DIVIDED.search(name)
    while found is not None:
        before, behind = name[: found.start()], name[found.end() :]
        name = f"{before}{'-' if _is_own(before, behind) else ''}{behind}"
        found = _DIVIDED.search(name, found.start())
    return name


def whole(text: str, own: list[Named], placed: list[Named]) -> list[Named]:
    """Those of the names that their place proves which are whole; what a place proves of one part of a name that goes
    on in another line is proven of the whole name among `own`."""
    kept = []
    for each in placed:
        if not is_part(text, each.at.start, each.at.end):
            kept.append(each)
            continue
        for name in own:
            if name.kind is each.kind and name.at.overlaps(each.at):
                name.confidence = max(name.confidence, each.confidence)
    return kept


def is_part(text: str, start: int, end: int) -> bool:
    """Whether words begin or end at the hyphen of a name that goes on in another line: "Paul Sartre" of "Jean-\\nPaul
    Sartre"."""
    before = _BEGUN.search(text, max(0, start - _LONGEST), start)
    if before is not None and (not (of := known(before[1])) & ENGLISH or of & (SURNAME | GIVEN | PLACE)):
        return True
    return text.startswith("-\n", end) and text[end - 1].islower() and _GOES_ON.match(text, end + 2) is not None


def _is_own(before: str, behind: str) -> bool:
    if _OWN.match(behind):
        return True
    last, first = _LAST.search(before), _FIRST.match(behind)
    if last is None or first is None or known(last[0] + first[0]) & (SURNAME | GIVEN | PLACE):
        return False
    return bool(read_korean(f"{before}-{first[0]}"))
