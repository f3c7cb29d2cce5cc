"""Who stands before a verb and who behind it, with those whom "and" and commas join to them."""

from __future__ import annotations

import re

from fonds.core.extracting.facts import Mention
from fonds.core.extracting.people_on_page import People, end_of, start_of
from fonds.core.extracting.speech import ADVERBS

_JOINED = re.compile(
    r"(?:\s+of\s+(?:the\s+)?[A-Z][\w&]*(?:\s+[A-Z]\w*){0,3})?\s*(?:\([^()]{0,200}\)\s*)?"
    r"(?:,|;|\band\b|\bas well as\b|&)\s*(?:and\s+)?(?:with\s+)?"
    r"(?:(?!(?:was|were|had|has|have|that|who|which|said|told|then|he|she|it|they|left|went|on|at|is|are|would)\b)[\w.’'-]+\s+){0,9}\(?"
)
_SUBJECT_GAP = re.compile(
    rf"(?:\s*\([^()]{{0,200}}\))?,?\s*(?:who\s+|when\s+)?(?:,?\s*[^.;:,]{{0,80}},\s*|,\s[^.;]{{0,170}},\s*)?"
    rf"{ADVERBS}(?:,\s*)?",
    re.IGNORECASE,
)
_AND = re.compile(
    r"(?:\s*\([^()]{0,120}\))?\s*"
    r"(?:,|,?\s+and|\s*&|,?\s+(?:accompanied by|together with|along with|as well as|in company with))"
    r"\s+(?:the\s+)?(?:[A-Z][\w.’'-]+\s+|of\s+){0,5}"
)
_AND_THEN = re.compile(rf",?\s+(?:and|then|but|and then)\s+{ADVERBS}$", re.IGNORECASE)
_DID = re.compile(
    r"(?:\s*\([^()]{0,120}\))?(?:,[^.;:,]{2,80},)?\s+(?:\w+ly\s+|also\s+|then\s+|just\s+)?"
    r"(?:[a-z]+ed|went|came|had|left|flew|drove|met|saw|took|gave|got|made|spent|was|were|returned|told|said)\b"
)
_BEHIND_PREPOSITION = re.compile(
    r"\b(?:with|to|of|for|by|from|against|about|that|which|whom)\s+(?:[A-Z][\w.]*\s+){0,3}$"
)
_CLAUSE = re.compile(r"(?<!,)\s(?:that|which|who|whom|whose|when|where|while|as|because|if|what|how)\s")
_OTHER_OBJECT = re.compile(
    r"\b(?:him|them|it|but|which|who|whom|because|about|concerning|regarding|when|while|there|was|were|had|has|said|that)\b"
)
_SENTENCE = 200
REACH = 75
"""Code points behind a verb within which its object stands."""


def subject_before(text: str, people: People, end: int, low: int, *, whole: bool = False) -> list[Mention]:
    """Who stands before the verb, with those joined to it by "and" or a comma; `whole` seeks the sentence's subject
    where another verb stands between: "X visited the office and talked with Y"."""
    last = people.before(end, low)
    if last is None:
        return []
    if not _SUBJECT_GAP.fullmatch(text, end_of(last), end):
        last = _subject_of_sentence(text, people, end, low) if whole else None
        if last is None:
            return []
    found = [last]
    while (earlier := people.before(start_of(found[0]), low)) is not None:
        if not _AND.fullmatch(text, end_of(earlier), start_of(found[0])):
            break
        found.insert(0, earlier)
    return found


def _subject_of_sentence(text: str, people: People, end: int, low: int) -> Mention | None:
    """The first person of a sentence that does something, where "and" joins a further verb at `end`."""
    if not _AND_THEN.search(text, max(low, end - 40), end):
        return None
    low = max(low, end - _SENTENCE)
    for mention in people.within(low, end)[:3]:
        if _BEHIND_PREPOSITION.search(text, max(low, start_of(mention) - 40), start_of(mention)):
            continue
        if _DID.match(text, end_of(mention), end) and not _CLAUSE.search(text, end_of(mention), end):
            return mention
    return None


def objects_behind(
    text: str, people: People, start: int, end: int, without: set[str], reach: int = REACH
) -> list[Mention]:
    """The persons named from a place on, as far as one is joined to the next."""
    found: list[Mention] = []
    for mention in people.within(start, end):
        if mention.entity in without or mention.form == "pronoun":
            continue
        if found:
            between = start_of(mention) - end_of(found[-1])
            if between > 90 or not _JOINED.fullmatch(text, end_of(found[-1]), start_of(mention)):
                break
        elif start_of(mention) - start > reach or _OTHER_OBJECT.search(text, start, start_of(mention)):
            break
        found.append(mention)
    return found
