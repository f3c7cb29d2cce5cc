"""What is counted, of the noun phrases that stand before so much: "zinc" of "the production of zinc"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from fonds.core.parsing.counted_words import words
from fonds.core.parsing.noun_phrases import NounPhrase

_OF_WHAT = frozenset({"value", "price", "rate", "percentage"})
"""Heads that say little without what they are of, and are of what is counted: "the value of the contract"."""
_COUNTS = frozenset(
    {"number", "amount", "quantity", "volume", "value", "sum", "total", "figure", "level", "rate", "estimate", "share"}
)
_DONE_TO_IT = words("done_to_it")
_OF_A_KIND = frozenset({"rate", "price", "payment", "balance", "value", "percentage"})
"""Heads that say it with a word before them: "the unemployment rate"."""
_MAKING = re.compile(
    r"(?:production|output|extraction|exports?|imports?|harvests?|crops?|consumption|catch|deliver(?:y|ies)|reserves?|shipments?|"
    r"yields?|stocks?|stockpiles?|suppl(?:y|ies)|purchases?|sales?|plan|target|quota|norm|task|assignment|requirements?|manufacture|smelting|mining|"
    r"procurements?)$",
    re.IGNORECASE,
)
_LEADING = words("leading_a_product")
_PLAN = re.compile(r"(?:plan|target|quota|norm|task|assignment)s?$", re.IGNORECASE)
GENERIC = words("saying_nothing")
"""Heads that do not say what is counted."""
_LEADING_ANY = frozenset({"increase", "raise", "reduce", "last", "estimated", "actual"})


def _joined(phrases: Sequence[NounPhrase], said: str) -> str:
    """Two phrases with "of" between them as written, "value of the contract"; "" where none stands there."""
    found = re.search(
        rf"{re.escape(str(phrases[0]))}\s+of\s+(?:(?:the|an?|this|that|these|such)\s+)?{re.escape(str(phrases[1]))}",
        said,
    )
    return " ".join(found[0].split()) if found else ""


def as_measure(phrases: Sequence[NounPhrase], *, makes: bool, changes: bool = False, said: str = "") -> str:
    """The words of what is counted, of the phrases from the head on; of a share that `changes` it may be "increase"."""
    if phrases and phrases[0].head in _OF_WHAT and len(phrases) > 1 and (whole := _joined(phrases, said)):
        return whole
    if phrases and phrases[0].head in _COUNTS and len(phrases) > 1:
        phrases = phrases[1:]
    if not phrases:
        return ""
    head = phrases[0].words
    if len(head) > 1 and head[-1] in _DONE_TO_IT:
        head = head[:-1]  # "the check written by him was"
    if len(head) > 1 and phrases[0].head in _OF_A_KIND:
        return str(phrases[0])
    if makes and _MAKING.match(head[-1]):
        made = [word for word in head[:-1] if word.casefold() not in _LEADING]
        made = made or (list(phrases[1].words) if len(phrases) > 1 and phrases[1].words[0].islower() else [])
        if made:
            return " ".join(made)
        if _PLAN.match(head[-1]):
            return ""  # "a plan of 65,000 tons": of what, the figure before says
    if (phrases[0].head in GENERIC and not changes) or head[-1].endswith(("ly", "ed")):
        return ""
    kept = list(head)
    while len(kept) > 1 and kept[0].casefold() in _LEADING_ANY:
        kept.pop(0)
    return " ".join(kept)
