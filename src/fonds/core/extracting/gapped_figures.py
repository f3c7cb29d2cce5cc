"""A figure whose clause leaves out the verb before: "exports amounted to 3.9 million rubles, imports to 2.9"."""

from __future__ import annotations

import re
from dataclasses import replace

from fonds.core.extracting.facts import Figure, FigureKind
from fonds.core.extracting.word_knowledge import is_word
from fonds.core.parsing.counted_words import words
from fonds.core.parsing.noun_phrases import is_of_phrase

_GAP = re.compile(
    r"[^.;:]{0,60}?(?:[,;]|,?\s(?:and|while|whereas))\s+(?:(?:and|while|whereas|those\s+of|that\s+of|our|the|its|their)\s+)*"
    r"(?P<what>[a-z]{3,}(?:[ -][a-z]{3,}){0,2})\s+(?P<joint>to|from|by|at)\s+(?:about\s+|some\s+|only\s+)?"
)
_YEAR = r"(?:in|for|by)\s+(?:the\s+year\s+)?(?:1[6-9]|20)\d\d"
_SAME_SUBJECT = re.compile(
    rf"(?:\s+{_YEAR})?,?(?:\s+(?:and|but))?(?:\s+{_YEAR},?)?\s+(?:it\s+)?(?:(?:had|has|will|would)\s+)?"
    r"(?:reach(?:ed)?|r(?:ose|ise|isen)\s+to|f(?:ell|all|allen)\s+to|gr(?:ew|ow|own)\s+to|amount(?:ed)?\s+to|made\s+up|increased?\s+to|dropp?(?:ed)?\s+to|"
    r"was|be|came\s+to)\s+(?:only\s+|about\s+|some\s+)?"
)
"""Between two sums of one subject: "made up 4.6 million rubles, in 1977 reached 38.2 million rubles"."""
_SAME = re.compile(r"\b(to|from|by|at)\s+(?:[a-z]+\s+)?$")
_NO_SUBJECTS = words("saying_nothing") | words("verbs_before_a_phrase") | words("verbs_behind_a_phrase")
_REACH = 120


def gapped(text: str, figure: Figure, before: Figure | None, start: int) -> Figure | None:
    """The figure as one of the noun that stands before it, of the kind of the one before, where its clause has no verb
    and the same preposition leads to both; None where that is not so."""
    if before is None or before.at.start < start or figure.at.start - before.at.end > _REACH:
        return None
    if figure.measure not in ("", before.measure):
        return None
    is_same_unit = figure.unit in ("", before.unit) and before.unit not in ("percent", "")
    if is_same_unit and not figure.measure and _SAME_SUBJECT.fullmatch(text, before.at.end, figure.at.start):
        return replace(figure, unit=before.unit, measure=before.measure)
    lead = _SAME.search(text, max(0, before.at.start - 24), before.at.start)
    gap = _GAP.fullmatch(text, before.at.end, figure.at.start)
    if lead is None or gap is None or lead[1] != gap["joint"] or figure.unit not in ("", before.unit):
        return None
    said = gap["what"].split()
    if not all(is_of_phrase(each) and is_word(each) and each not in _NO_SUBJECTS for each in said):
        return None
    if said[-1].endswith(("ed", "ly", "ing")):
        return None
    kind = before.kind if before.kind is not FigureKind.DIMENSION else figure.kind
    return replace(figure, unit=before.unit, measure=" ".join(said), kind=kind, period=figure.period or before.period)
