"""Offices told in the plural, of each of those named behind: "Prime Ministers Heath, Trudeau and Caetano"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import chain

from fonds.core.extracting.facts import Mention
from fonds.core.text.first_words import first_words, ranges_around, words_on
from fonds.core.text.lowering import lowered

_PLURALS = (
    "Ministers|Presidents|Premiers|Chancellors|Secretaries|Ambassadors|Senators|Congressmen|Representatives|"
    "Governors|Deputies|Directors|Commissioners|Consuls|Sheriffs|Judges|Justices|Mayors|Bishops|Archbishops|Attaches|"
    "Attachés|Counselors|Counsellors|Agents|Inspectors|Detectives|Chairmen|Delegates|Advisers|Advisors|Rabbis|Chiefs|"
    "Members|Premiers|Secretaries General|Heads|Prosecutors|Prefects|Rectors|Editors|Correspondents|Translators|"
    "Interpreters"
)
_FIRST_WORDS = first_words(map(str.lower, _PLURALS.split("|")))
"""What is found quickly, in small letters: one of these words stands in all that `_WORDS` finds."""
_REACH = 60
"""Code points that are more than what `_WORDS` finds has before or behind one of them."""
_WORDS = re.compile(
    r"\b(?:(?:(?!The\b|In\b|On\b|And\b)[A-Z][a-z]+|[A-Z]{2,4}|vice|deputy|foreign|prime|assistant|candidate|second|third|first)"
    rf"[ -]){{0,2}}(?:{_PLURALS}|{_PLURALS.lower()})(?=\s)"
)
"""Offices in the plural, and up to two words before them."""
_OF = re.compile(
    r"\s(?:of|for|to|at|in)\s(?:the\s)?(?:(?!and\b|with\b)[\w.’'-]+\s){0,5}?(?:(?:Mr|Mrs|Dr|Messrs|Cdes|Comrades)\.?\s)?"
)
"""What they are of, before the first name: "Secretaries of the CC Berg and Strand"."""
_TITLED = re.compile(r"\s(?:Mr|Mrs|Dr|Messrs|Cdes|Comrades)\.?\s?$")
_NO_LONGER = re.compile(r"\b(?:former|late|retired|future|ex)[ \n-](?:\w+[ \n])?$")
"""Before an office that those named hold no longer, or not yet."""
_LONGEST = 60
_FIRST = re.compile(r"\s{1,2}(?:(?:Mr|Mrs|Dr|Messrs|Cdes|Comrades)\.?\s)?(?:[A-Z][\w’'-]+,\s)?")
_JOINT = re.compile(
    r"(?:\s?\([^()\n]{2,30}\))?(?:,?\s(?:and|&)\s|,\s|/)(?:[A-Z][\w’'-]+,\s(?:and\s)?)?(?:(?:Mr|Mrs|Dr)\.?\s)?"
)
_PLURALS_AT_ONCE = 2
"""So many must be named, else the plural is of something else ("Foreign Ministers Conference")."""


def plural_offices(text: str, people: Sequence[Mention]) -> Iterator[tuple[str, int, int, float]]:
    """Who holds an office told in the plural: (entity, start, end, confidence). `people` are in the order of the page.

    A name that no mention has may stand in the list, one behind another name.
    """
    low = lowered(text)
    here = _FIRST_WORDS & words_on(low)
    if not here:
        return
    placed = [(each.at.start, each.at.end, each.entity) for each in people if each.at is not None]
    starts = [start for start, _, _ in placed]
    for match in chain.from_iterable(_WORDS.finditer(text, *each) for each in ranges_around(low, here, _REACH)):
        if _NO_LONGER.search(text, max(0, match.start() - 24), match.start()):
            continue
        at = bisect_left(starts, match.end())
        end = match.end()
        holders: list[str] = []
        of_what = at < len(placed) and placed[at][0] - end < _LONGEST and _OF.fullmatch(text, end, placed[at][0])
        last = placed[at][0] if of_what else end
        if of_what:
            last = match.end() + len(_TITLED.sub("", text[match.end() : last]).rstrip())
            end = placed[at][1]
            holders.append(placed[at][2])
            at += 1
        while at < len(placed) and (_JOINT if holders else _FIRST).fullmatch(text, end, placed[at][0]):
            holders.append(placed[at][2])
            end = placed[at][1]
            at += 1
        if match[0] == "members" and not of_what:
            continue  # of whatever: "with Committee staff members Berg and Strand"
        if len(holders) >= _PLURALS_AT_ONCE:
            yield from ((who, match.start(), max(match.end(), last if of_what else 0), 0.85) for who in holders)
