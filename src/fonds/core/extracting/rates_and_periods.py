"""How often so much is, and of which year or month: "a ton", "annually", "1946 - 1,200 tons"."""

from __future__ import annotations

import re
from bisect import bisect_left

from fonds.core.extracting.facts import DateFound, Figure

_YEAR_BEFORE = re.compile(r"\b(1[6-9]\d\d|20\d\d)\s*(?:[-–—:]|was|were)\s*(?:more than |about )?$")
_YEAR_BEHIND = re.compile(
    r"(?:\s+(?:of|worth of)\s+[\w\s-]{2,40}?)?\s+(?:in|during|for|by)\s+(?:the year\s+)?((?:1[6-9]|20)\d\d)\b"
    r"(?!\s*[-–—:]\s*\d|/\d|-\d)"
)
_TIMES = "year|month|day|hour|week|quarter|season|night|minute|second"
_RATE = re.compile(
    rf"\s*(?:\w+\s+){{0,4}}?(?P<rate>(?:a|an|per|p[eoé]r|each|every)\s+(?:{_TIMES}|annum|annua)|per\s+(?:head|capita|person|family|"
    r"inhabitant|hectare|ha|mu|kilometer|kilometre|acre|ton|tonne|kilogram|kilo|pound|mile|copy|unit|worker|man|liter|litre|gallon|barrel|bushel|bale|piece|meter|"
    r"yard|foot|dozen|pair|jeongbo|jongbo|share|vehicle|room|student|pupil|child|soldier|set)|apiece|annually|yearly|monthly|weekly|daily)\b"
    r"|\s+(?P<each>an?\s+(?:ton|kilogram|kilo|pound|mile|kilometer|head|person|copy|acre|hectare|barrel|bushel|bale|piece|man|"
    r"worker|family|liter|gallon|meter|yard|dozen|ounce))\b(?!\s+of\b)",
    re.IGNORECASE,
)
_SINCE_BEFORE = re.compile(r"\b[Ss]ince\s+(?:early\s+|late\s+|mid-)?(1[6-9]\d\d|20\d\d)[^.;:]{0,60}$")
_SINCE_BEHIND = re.compile(r"[^.;:,]{0,24}?\ssince\s+(1[6-9]\d\d|20\d\d)\b")
_BETWEEN_SO_MUCH = re.compile(r"[^.,;:()\d\n]{0,80}(?:\n[^.,;:()\d\n]{0,80})?")
_AT_A_TIME = re.compile(
    r"\b(?:in|during|for|by|between|until|as\s+early\s+as|already\s+in)\s+(?:the\s+)?"
    r"(?:(?:same|corresponding|comparable|first|last)\s+(?:[a-z]+\s+)?(?:months?|periods?|quarter|time|half|days|weeks)\s+of\s+(?:the\s+year\s+)?"
    r"|(?:end|beginning|middle)\s+of\s+(?:the\s+year\s+)?)?$"
)
_FROM = re.compile(r"\bfrom\s+$")
_SAYS_WHEN = re.compile(r"(?:this|last|next|the\s+(?:current|present|past|previous|coming))\s")
_SERIES = re.compile(r"\s*(?:[-–—:]\s*\d|/\d)")
_IS_A_DAY = re.compile(r"\d{4}-\d\d-\d\d[?~%]?$")
"""What happened on a day is seldom so much of that day: it is only where the day stands right beside the number."""
_BESIDE = 3
_MOST_WORDS = 4
_BUT_SO_MUCH = re.compile(r"(?:only|merely|just|about|rather|instead|and|not)?(?:\s(?:only|about|some))?")
_OPENS = re.compile(r"\s*(?:[Ii]n|[Dd]uring|[Ff]or|[Oo]ver|[Tt]hroughout)\s+(?:the\s+)?")
_NOW = re.compile(
    r"\b(?:now|today|currently|at\s+present|capacity|height|length|always|usually|then|later|before|earlier|will|would|ago)\b"
)
"""In a clause of its own time, or of none."""
_RATE_OF_PAY = re.compile(
    r"(?:(?:gross|net|base|basic|total)\s+)?(?:(annual|yearly|monthly|weekly|daily|hourly)\s+(?:salary|pay|wages?|income|rate)|per\s+diem)",
    re.IGNORECASE,
)
_RATE_BEFORE = re.compile(r"\b(annual(?:ly)?|yearly|monthly|weekly|daily)\s+(?:\w+\s+){0,2}$")


def period_of(figure: Figure, ahead: str, clause: str, after: str, dates: list[DateFound]) -> str:
    """The year right before the number, else the one right behind it, else the last date of the clause."""
    year = _YEAR_BEFORE.search(ahead) or _YEAR_BEHIND.match(after)
    if year is not None:
        return year[1]
    if behind := _date_behind(figure, after, dates):
        return behind
    if since := _SINCE_BEHIND.match(after) or _SINCE_BEFORE.search(clause):
        return f"{since[1]}/.."
    start = figure.at.start - len(clause)
    at = bisect_left(dates, figure.at.start, key=lambda each: each.at.start) - 1
    while at >= 0 and dates[at].at.start >= start:
        if dates[at].edtf:
            is_beside = figure.at.start - dates[at].at.end <= _BESIDE
            return dates[at].edtf if is_beside or not _IS_A_DAY.match(dates[at].edtf) else ""
        at -= 1
    return _of_clause_before(figure, ahead, clause, dates[at] if at >= 0 else None, dates)


def _of_clause_before(figure: Figure, ahead: str, clause: str, last: DateFound | None, dates: list[DateFound]) -> str:
    """The period with which the sentence begins, "In August they lost eleven; 47 vehicles burned"; of a clause without
    a verb the last one before it, "the 1961 harvest was not 4.8 million tons, but only 3.9"."""
    start = figure.at.start - len(ahead)
    if last is None or last.at.start < start or len(ahead) == len(clause) or _NOW.search(clause):
        return ""
    if len(clause.split()) <= _MOST_WORDS and _BUT_SO_MUCH.fullmatch(clause.strip()):
        return "" if _IS_A_DAY.match(last.edtf) else last.edtf
    first = dates[bisect_left(dates, start, key=lambda each: each.at.start)]
    opens = _OPENS.fullmatch(ahead[: first.at.start - start]) is not None
    return first.edtf if opens and first is last and not _IS_A_DAY.match(first.edtf) else ""


def _date_behind(figure: Figure, after: str, dates: list[DateFound]) -> str:
    """The month, year or part of one that stands behind the number in its clause: "90 tons in the fourth quarter"."""
    at = bisect_left(dates, figure.at.end, key=lambda each: each.at.start)
    if figure.unit == "inch" or at == len(dates) or not dates[at].edtf or _IS_A_DAY.match(dates[at].edtf):
        return ""
    between = after[: dates[at].at.start - figure.at.end]
    said = after[len(between) : dates[at].at.end - figure.at.end]
    if _BETWEEN_SO_MUCH.fullmatch(between) is None or _SERIES.match(after, len(between) + len(said)):
        return ""
    if " than " in between:
        return ""  # "2,100 fewer than in 1958"
    if between.endswith((" since ", " since\n")) and "/" not in dates[at].edtf:
        return f"{dates[at].edtf}/.."
    is_span = "/" in dates[at].edtf and _FROM.search(between) is not None
    return dates[at].edtf if is_span or _AT_A_TIME.search(between) or _SAYS_WHEN.match(said) else ""


def rate_of(clause: str, after: str) -> str:
    """What so much is for each of, as "per year", from the clause before an amount or what follows it; "" for none."""
    if behind := _RATE.match(after):
        return _per(behind["rate"] or behind["each"])
    before = _RATE_BEFORE.search(clause)
    return _per(before[1]) if before else ""


def rate_by_measure(measure: str) -> str:
    """What pay is for each of, where its name says so: "Gross Annual Salary", "PER DIEM"; "" for none."""
    said = _RATE_OF_PAY.fullmatch(measure)
    return "" if said is None else _per(said[1] or "day")


def _per(words: str) -> str:
    unit = words.casefold().split()[-1]
    return f"per {_ADVERBS.get(unit, unit)}"


_ADVERBS = {
    "annually": "year", "annual": "year", "yearly": "year", "monthly": "month", "weekly": "week", "daily": "day",
    "hourly": "hour", "apiece": "piece", "annum": "year", "annua": "year",
}  # fmt: skip
