"""Figures that go on from the one before in their sentence, each for another time.

"4.1 tons per hectare in 1965, 4.6 tons in 1966", "in March it was 11,500 tons, and in May barely 6,000 tons".
"""

from __future__ import annotations

import re
from dataclasses import replace

from fonds.core.extracting.date_wordings import MONTH_NAMES
from fonds.core.extracting.facts import Figure, FigureKind

_YEAR = r"(?:1[6-9]|20)\d\d"
_TIME = (
    rf"(?:{_YEAR}|(?:{MONTH_NAMES})(?:\s+{_YEAR})?|(?:this|last|the\s+(?:same|previous|following|first|second|third|fourth|"
    rf"current|preceding))\s+[a-z]+(?:\s+[a-z]+)?(?:\s+of\s+(?:the\s+year\s+)?{_YEAR})?)"
)
_MERELY = r"(?:(?:only|about|barely|some|nearly|hardly|merely|already|almost|roughly)\s+)*"
_BETWEEN = re.compile(
    rf"(?:\s+(?:of\s+)?(?!and\b)[a-z -]{{2,30}}?)?(?:\s+(?:per|an?)\s+[a-z]+)?"
    rf"(?P<first>\s+(?:in|for|during)\s+{_TIME})?"
    rf"(?:,\s+(?:he|she|they|I)\s+[a-z]+)?(?:\s*[,;]\s+|\s+)(?:(?:and|but|then|while)\s+)?"
    rf"(?:(?:as\s+)?(?:against|compared\s+(?:with|to))\s+)?"
    rf"(?P<then>(?:in|for|during)\s+{_TIME}\s*(?:[:–—-]|,)?\s*)?(?:it\s+was\s+|(?:it|they)\s+were\s+)?{_MERELY}"
)
_OTHERS = re.compile(
    r"(?:\s+of\s+[a-z -]{2,30}?)?(?:\s+(?:in|for|during|from)\s+[^,;.]{3,40})?(?:[,;]|,?\s+and|,\s+while)\s+"
    r"(?:[A-Z][\w’'-]+(?:\s+[A-Z][\w’'-]+)?)\s+" + _MERELY
)
"""Between what one place made and what another did: "94,000 tons of steel from May to July, Hunedoara 31,500 tons"."""
_BEHIND = re.compile(rf"(?:\s+(?:of\s+)?[a-z -]{{2,30}}?)?\s+(?:in|for|during)\s+{_TIME}|\s+{_TIME}")
_ENDS = re.compile(
    rf"(?:\s+of\s+[a-z -]{{2,30}}?)?(?:\s+(?:in|for|during)\s+{_TIME})?(?:[.;]|,\s+(?:and\s+)?(?:(?:in|for)\s+)?\d)"
)


def gone_on(text: str, figure: Figure, before: Figure | None, start: int) -> Figure:
    """The figure with the kind and rate of the one before, from which it goes on with another time or place alone.

    It is given back as it is where it does not. `start` is where its sentence begins.
    """
    if before is None or before.at.start < start or figure.unit != before.unit:
        return figure
    if figure.measure not in ("", before.measure) or before.kind is FigureKind.DIMENSION:
        return figure
    if figure.unit and _OTHERS.fullmatch(text, before.at.end, figure.at.start):
        kind = before.kind if figure.kind is FigureKind.NOT_STATED else figure.kind
        return replace(figure, kind=kind, rate=figure.rate or before.rate, period=figure.period or before.period)
    between = _BETWEEN.fullmatch(text, before.at.end, figure.at.start)
    if between is None or not (between["then"] or (between["first"] and _BEHIND.match(text, figure.at.end))):
        return figure
    is_same = figure.kind is FigureKind.NOT_STATED and (
        before.kind is FigureKind.RESULT
        or (before.kind is FigureKind.PLAN and _ENDS.match(text, figure.at.end) is not None)
    )
    ends = "it was" in between[0] and before.rate != ""  # "45,000 tons a month; in March it was 11,500 tons"
    return replace(
        figure, kind=before.kind if is_same else figure.kind, rate=figure.rate or ("" if ends else before.rate)
    )
