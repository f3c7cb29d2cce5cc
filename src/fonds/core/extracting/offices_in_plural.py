"""Offices told in the plural, of each of those named behind: "Prime Ministers Heath, Trudeau and Caetano"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from fonds.core.extracting.facts import Mention

_PLURALS = (
    "Ministers|Presidents|Premiers|Chancellors|Secretaries|Ambassadors|Senators|Congressmen|Representatives|"
    "Governors|Deputies|Directors|Commissioners|Consuls|Sheriffs|Judges|Justices|Mayors|Bishops|Archbishops|Attaches|"
    "Attachés|Counselors|Counsellors|Agents|Inspectors|Detectives|Chairmen|Delegates|Advisers|Advisors|Rabbis|Chiefs|"
    "SAs|SAS"
)
_PLURAL = re.compile(_PLURALS)
"""What is found quickly and stands in all that `_WORDS` finds."""
_WORDS = re.compile(
    r"\b(?:(?:(?!The\b|In\b|On\b|And\b)[A-Z][a-z]+|[A-Z]{2,4}|vice|deputy|foreign|prime|assistant)[ -]){0,2}"
    rf"(?:{_PLURALS})(?=\s)"
)
"""Offices in the plural, written with a capital, and up to two words before them."""
_FIRST = re.compile(r"\s{1,2}(?:(?:Mr|Mrs|Dr|Messrs)\.?\s)?(?:[A-Z][\w’'-]+,\s)?")
_JOINT = re.compile(r"(?:,?\s(?:and|&)\s|,\s|/)(?:[A-Z][\w’'-]+,\s(?:and\s)?)?(?:(?:Mr|Mrs|Dr)\.?\s)?")
_PLURALS_AT_ONCE = 2
"""So many must be named, else the plural is of something else ("Foreign Ministers Conference")."""


def plural_offices(text: str, people: Sequence[Mention]) -> Iterator[tuple[str, int, int, float]]:
    """Who holds an office told in the plural: (entity, start, end, confidence). `people` are in the order of the page.

    A name that no mention has may stand in the list, one behind another name.
    """
    if _PLURAL.search(text) is None:
        return
    placed = [(each.at.start, each.at.end, each.entity) for each in people if each.at is not None]
    starts = [start for start, _, _ in placed]
    for match in _WORDS.finditer(text):
        at = bisect_left(starts, match.end())
        end = match.end()
        holders: list[str] = []
        while at < len(placed) and (_JOINT if holders else _FIRST).fullmatch(text, end, placed[at][0]):
            holders.append(placed[at][2])
            end = placed[at][1]
            at += 1
        if len(holders) >= _PLURALS_AT_ONCE:
            yield from ((who, match.start(), match.end(), 0.85) for who in holders)
