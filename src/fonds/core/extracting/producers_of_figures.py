"""Who made what a figure counts, as the text calls it: "the zinc smelter" of "the zinc smelter at Nampo produced"."""

from __future__ import annotations

import re

from fonds.core.extracting.word_knowledge import is_word
from fonds.core.parsing.counted_words import words
from fonds.core.parsing.noun_phrases import NounPhrase, last_phrase, phrase_behind, phrases_before

_MADE = (
    r"produced|manufactured|mined|extracted|generated|smelted|refined|processed|turned\s+out|assembled|woven|rolled|"
    r"milled|harvested"
)
_MAKE = r"produce|manufacture|mine|extract|generate|smelt|refine|process|turn\s+out|assemble|weave|roll|mill|harvest"
_WHEN = r"(?:,?\s+(?:in|during)\s+(?:1[6-9]|20)\d\d,?)?"
_WORKS = frozenset(
    {
        "works", "plant", "factory", "mine", "mines", "mill", "smelter", "combine", "workshop", "workshops", "refinery",
        "sawmill", "quarry", "cooperative", "farm", "shipyard", "brewery", "cannery", "foundry", "furnace", "furnaces",
        "station", "wells", "field", "fields", "brigade", "pit", "colliery", "enterprise", "enterprises", "kiln",
    }
)  # fmt: skip
"""What makes so much by verbs that others do too: "the combine gave 300 tons"."""
_GIVES = re.compile(
    rf"(?:,\s+which)?{_WHEN}\s+(?:(?:has|had|have)\s+)?(?:(?:already|also|only|then|now)\s+)?"
    r"(?:gave|gives|given|yielded|yields|repaired|repairs|built|builds|delivered|delivers|supplied|supplies|made|makes|cut)"
    r"\s+(?:(?:only|about|some|over|nearly)\s+)?$"
)
_MAKES = re.compile(
    rf"(?:,\s+which)?{_WHEN}\s+(?:(?:(?:has|had|have)\s+)?(?:(?:already|also|only|then|now|alone)\s+)?(?:{_MADE}|wove)|"
    r"(?:(?:already|also|only|then|now|alone)\s+)?"
    r"(?:produces|manufactures|mines|extracts|generates|smelts|refines|turns\s+out|harvests)|"
    rf"(?:will|shall|would|can|could|is\s+to|are\s+to|was\s+to|were\s+to|must)\s+(?:(?:also|then|soon|eventually)\s+)?(?:{_MAKE}))"
    r"\s+(?:(?:only|about|some|over|nearly)\s+)?$"
)
_MADE_BY = re.compile(
    r"(?:\s+of\s+[a-z -]{2,40}?)?\s+(?:was|were|(?:has|had|have)\s+been|is|are)?\s*"
    rf"(?:{_MADE})\s+by(?=\s+(?:the|our|a|an|[A-Z]))"
)
_NOBODY = words("saying_nothing") | frozenset({"production", "output", "plan", "tons", "years", "months"})
_ARTICLE = re.compile(r"\b[Tt]he\s+$")
_NAMED_WORKS = re.compile(
    r"\b(?:[Tt]he\s+)?(?P<who>(?:[A-Z][\w’'-]*\s+){1,3}(?P<head>[a-z]+))(?:\s+(?:in|at|near|of)\s+[A-Z][\w’'-]*(?:\s+[A-Z][\w’'-]*)?)?$"
)
_WORKS_AT = re.compile(
    r"\b(?P<article>[Tt]he)\s+(?P<who>(?:[a-z]+\s+){0,2}?(?P<head>[a-z]+))\s+(?:in|at|near|of)\s+[A-ZĐ][\w’'-]*(?:\s+[A-ZĐ][\w’'-]*)?$"
)
_NAME = re.compile(r"(?:\bthe\s+)?\b[A-Z][\w’'-]+(?:\s+[A-Z][\w’'-]+){0,3}$")
_REACH = 160


def producer_of(clause: str, after: str) -> str:
    """Who made so much, from the clause before the number and what follows it; "" where nobody is named there."""
    said = clause[-_REACH:]
    if makes := _MAKES.search(said):
        before = said[: makes.start()]
        if (works := _WORKS_AT.search(before)) is not None and works["head"] in _WORKS:
            return f"{works['article'].lower()} {' '.join(works['who'].split())}"
        at_start = len(clause) <= _REACH
        chain = phrases_before(before, is_word, at_start=at_start) or _last(before, at_start=at_start)
        if chain:
            return _named(chain[0], before)
        name = _NAME.search(before)
        return " ".join(name[0].split()) if name else ""
    if gives := _GIVES.search(said):
        before = said[: gives.start()]
        chain = phrases_before(before, is_word, at_start=len(clause) <= _REACH)
        if chain and chain[0].head in _WORKS:
            return _named(chain[0], before)
        if (called := _NAMED_WORKS.search(before)) is not None and called["head"] in _WORKS:
            return " ".join(called["who"].split())
    if by := _MADE_BY.match(after):
        phrase, _ = phrase_behind(after, by.end())
        return _named(phrase, after[: by.end()]) if phrase else ""
    return ""


def _last(before: str, *, at_start: bool) -> tuple[NounPhrase, ...]:
    phrase = last_phrase(before, is_word, at_start=at_start)
    return (phrase,) if phrase is not None and (phrase.determined or phrase.words[0][0].isupper()) else ()


def _named(phrase: NounPhrase, said: str) -> str:
    """The phrase with its "the" as written."""
    if phrase.head in _NOBODY or not phrase.words[-1][0].isalpha():
        return ""
    place = said.find(phrase.words[0])
    has_article = phrase.determined and _ARTICLE.search(said[:place]) is not None
    return f"the {phrase}" if has_article else str(phrase)
