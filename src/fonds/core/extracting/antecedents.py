"""Whom "he", "she", "him" and "her" mean where a clause tells of a meeting: the most salient of those before.

Salience is counted as in Lappin and Leass, "An Algorithm for Pronominal Anaphora Resolution" (1994), as far as a page
tells it without a parse: how many sentences back somebody stands, whether he is a subject, behind a preposition or an
owner, and whether a pronoun already means him. Who is told of as the other sex is passed over.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from fonds.core.extracting.facts import Mention
from fonds.core.extracting.people_on_page import People, end_of, start_of

FAR = 1_200
"""Code points before a pronoun within which those stand whom it may mean."""
_SENTENCES = 8
_BEHIND_PREPOSITION = re.compile(
    r"\b(?:with|to|of|for|by|from|against|about|on|in|at|between|than|like|and|or|del|de)\s+(?:the\s+)?"
    r"(?:[A-Z][\w.]*\s+){0,3}$"
)
_JOINED = re.compile(r"\b(?:and|or)\s+(?:the\s+)?(?:[A-Z][\w.]*\s+){0,3}$")
_ACTS = re.compile(
    r"(?:\s*\([^()]{0,60}\))?(?:,[^.;:]{2,90}?,)?\s+(?:(?:also|then|further|had|has|again|later|once|never|\w+ly)\s+){0,2}"
    r"(?:\w{2,}ed|was|is|had|has|did|does|said|says|states|went|came|told|met|saw|spoke|gave|took|made|left|knew|thought|"
    r"felt|wrote|got|began|became|kept|held|sent|paid|heard|could|would|might|will|should|took|brought|found|ran|"
    r"claims|believes|advises|thinks|knows|who)\b",
    re.IGNORECASE,
)
_HE_OPENS = re.compile(
    r"[\s\d.()]*(?:(?:On|In|At|Later|Then|Subsequently)\b[^.;:,]{0,30},\s+)?(?P<who>[Hh]e|[Ss]he|HE|SHE)\s+\w"
)
"""A sentence whose subject is "he"."""
_DEEP = 3
_OWNER = re.compile(r"[’']s?\s")
_NAMED_FOR = re.compile(
    r"\s+(?:assassination|administration|regime|government|case|file|affair|family|group|murder|plan|speech|investigation|"
    r"letter|papers|staff|faction|murder|trial|matter)\b", re.IGNORECASE,
)  # fmt: skip
"""What is called by somebody's name, so that the name is not of somebody who is there."""
_THAT = re.compile(r",?\s+(?:\w+\s+)?that\s+(?:\w+ly\s+)?")
_TELLS = re.compile(r"\s+\w+(?:ed|d|s)\s+that\b")
_SHE_NAMED = re.compile(r"[A-Z][a-z]{2,}a\b|[A-Z]{3,}A\b")
_HE_NAMED = frozenset({"joshua", "luca", "nikita", "ilya", "kostya", "vanya", "sasha", "ezra", "elisha", "garcia"})
"""First names of men that end as those of women mostly do."""


def antecedent(
    pronoun: str, at: int, text: str, people: People, ranges: Sequence[tuple[int, int]], without: set[str],
    called: Mapping[str, str], others: Sequence[Mention] = (), depth: int = 0,
) -> str:  # fmt: skip
    """The key of whom a pronoun at a place means; "" where nobody stands before it.

    `called` is what `genders` tells of the page's people, `others` mentions that no finder of names had, `without` whom
    it cannot mean, as they stand beside it.
    """
    low = max(0, at - FAR)
    sentences = [each for each in ranges if low <= each[1] and each[0] < at][-_SENTENCES:]
    other = "she" if pronoun in ("he", "him", "his") else "he"
    best, most, counted = "", -99.0, dict[str, int]()
    for back, (start, end) in enumerate(reversed(sentences)):
        stop = min(end, at)
        found = [
            m for m in _with_others(people.within(start, stop), others, start, stop)
            if m.form != "self" and m.entity not in without and end_of(m) <= at
            and m.entity != people.writer and called.get(m.entity) != other and not people.is_speaker(text, m)
        ]  # fmt: skip
        parted = 0.5 * ("\n\n" in text[end:at])
        opening = _HE_OPENS.match(text, start, stop) if back < 4 and depth < _DEEP else None
        if opening is not None and opening["who"].lower() != other and not people.within(*opening.span("who")):
            meant = antecedent(
                opening["who"].lower(), opening.start("who"), text, people, ranges, set(), called, others, depth + 1
            )
            if meant and meant not in without:
                weight = 2.2 - 1.1 * back - parted  # as a pronoun weighs that is known and acts
                if weight > most:
                    best, most = meant, weight
        first = True
        for mention in found:
            counted[mention.entity] = counted.get(mention.entity, 0) + 1
            weight = _weight(mention, text, other, is_first=first) - 1.1 * back - parted
            weight += 0.3 * min(3, counted[mention.entity] - 1)
            if _THAT.fullmatch(text, end_of(mention), at) is not None and not _TELLS.match(text, end_of(mention)):
                continue  # "advised Smith that he had met Brown": he is who advised
            first = False
            if weight > most:
                best, most = mention.entity, weight
        if most > 0.9 - 1.1 * (back + 1) + 1.5 and back:
            break
    return best


def _weight(mention: Mention, text: str, other: str, *, is_first: bool) -> float:
    """How salient somebody is by where he stands in his sentence."""
    start, end = start_of(mention), end_of(mention)
    weight = 0.4 * is_first
    if mention.form == "pronoun":
        weight += 0.8
    elif mention.form == "name" and other == "she" and _is_she(text[start:end]):
        weight -= 1.5
    if _NAMED_FOR.match(text, end) is not None:
        return weight - 1.2
    before = text[max(0, start - 50) : start]
    if _OWNER.match(text, end) is not None:
        return weight - 0.2
    if _BEHIND_PREPOSITION.search(before) is not None and _JOINED.search(before) is None:
        return weight - 0.8
    return weight + 1.0 * (_ACTS.match(text, end) is not None)


def _is_she(name: str) -> bool:
    """Whether the first of the words of a full name ends as names of women do."""
    first, *rest = name.split()
    return bool(rest) and _SHE_NAMED.fullmatch(first) is not None and first.lower() not in _HE_NAMED


def _with_others(here: list[Mention], others: Sequence[Mention], start: int, end: int) -> list[Mention]:
    """The mentions between two places with those that no finder of names had."""
    more = [m for m in others if start <= start_of(m) < end]
    return sorted([*here, *more], key=start_of) if more else here
