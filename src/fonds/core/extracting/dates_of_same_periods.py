"""Years that stand for the same part of them as the date before: "the first half of 1969, the same period of 1968"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from fonds.core.description.edtf_values import is_edtf
from fonds.core.extracting.facts import DateFound

_SAME = re.compile(
    r"\b(?:the\s+)?(?:same|corresponding|comparable|analogous|like)\s+(?:[a-z]+\s+)?(?:period|time|months?|quarter|half|weeks|season)\s+"
    r"(?:(?:of|in|during)\s+)?(?:the\s+year\s+)?$",
    re.IGNORECASE,
)
_PART = re.compile(r"(?P<year>\d{4})-(?P<part>\d\d)(?:/(?P=year)-(?P<last>\d\d))?")
_YEAR = re.compile(r"\d{4}")
_BETWEEN = re.compile(r"(?:[^.;!?]|[.;](?=\d)|;){0,200}")
"""What may stand between a part of a year and the same period of another, in one sentence."""


def same_periods(found: Iterable[DateFound], text: str) -> Iterator[DateFound]:
    """The dates of a page in their order; a year of which "the same period" is told is the part of it that was told
    before, with the words that say so."""
    part: tuple[int, re.Match[str]] | None = None
    for date in found:
        lead = _SAME.search(text, max(0, date.at.start - 60), date.at.start) if _YEAR.fullmatch(date.edtf) else None
        if lead is not None and part is not None and _BETWEEN.fullmatch(text, part[0], lead.start()):
            begin, last = f"{date.edtf}-{part[1]['part']}", part[1]["last"]
            meant = f"{begin}/{date.edtf}-{last}" if last else begin
            if is_edtf(meant):
                date = replace(date, edtf=meant, at=replace(date.at, start=lead.start()), relative=True)
        if (told := _PART.fullmatch(date.edtf)) is not None:
            part = date.at.end, told
        yield date
