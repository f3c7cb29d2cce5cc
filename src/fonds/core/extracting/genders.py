"""Who is told of as "he", and who as "she": by titles beside names, and by the pronoun that follows where nobody else
is named between."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from fonds.core.extracting.facts import Mention
from fonds.core.extracting.people_on_page import end_of, start_of

_SHE_BEFORE = re.compile(
    r"\b(?:Mrs|MRS|Miss|MISS|Ms|Mme|Madame|Madam|Frau|Signora|Señora|Lady|Dame|Queen|Princess|Sister|SISTER|Mother|Aunt|Signorina|Señorita|Fräulein|Mlle|Mademoiselle|Countess|Duchess|Baroness|Empress)\.?\s+$"
)
_HE_BEFORE = re.compile(
    r"\b(?:Mr|MR|Sir|Herr|Monsieur|Signor|Señor|General|Gen|Colonel|Col|Marshal|Admiral|Major|Captain|Lord|King|Prince|Brother|Father|Uncle|Count|Duke|Baron|Emperor|Bishop|Archbishop|Cardinal|Pope|Monsignor|Abbé|Rabbi)\.?\s+$"
)
_PRONOUN = re.compile(r"\b(?:(?P<he>he|his|himself)|(?P<she>she|her|herself))\b|[.;:!?\n]\s")
_ENDS = re.compile(r"[.!?]\s|\n")
_FAR = 140


def genders(text: str, people: Sequence[Mention]) -> dict[str, str]:
    """ "he" or "she" by the key of each person of whom the page tells it with hardly a contradiction. `people` are the
    page's mentions, in order."""
    votes: dict[str, Counter[str]] = {}
    following: list[int] = []  # where behind each mention the next begins that is no pronoun
    begins = len(text)
    for mention in reversed(people):
        following.append(begins)
        begins = begins if mention.form == "pronoun" else start_of(mention)
    following.reverse()
    for number, mention in enumerate(people):
        if mention.form == "pronoun":
            continue
        called = votes.setdefault(mention.entity, Counter())
        start, end = start_of(mention), end_of(mention)
        if _SHE_BEFORE.search(text, max(0, start - 10), start):
            called["she"] += 3
        elif _HE_BEFORE.search(text, max(0, start - 10), start):
            called["he"] += 3
        until = min(end + _FAR, len(text), following[number])
        before = people[number - 1] if number else None
        alone = before is None or _ENDS.search(text[end_of(before) : start]) is not None
        found = _PRONOUN.search(text, end, until) if alone else None
        if found is not None and found.lastgroup is not None:
            called[found.lastgroup] += 1
    return {who: most for who, called in votes.items() if (most := _most(called))}


def _most(called: Counter[str]) -> str:
    """What somebody is mostly called; "" where a page contradicts itself more than poor OCR does."""
    ranked = called.most_common(2)
    if len(ranked) < 2:
        return ranked[0][0] if ranked else ""
    return ranked[0][0] if ranked[0][1] > 3 * ranked[1][1] else ""
