"""Times that are told from the day of the telling and that no date in the text is: "the week before", "Wednesday"."""

from __future__ import annotations

import datetime
import re

from fonds.core.extracting.relative_dates import WEEKDAYS

_OTHER_DAY = r"(?:the|his|her|their|my|our|I|he|she|they|we|that\s|yesterday)\b"
TIMES = re.compile(
    r"(?:on\s+)?(?:"
    r"(?P<week>(?:the|a)\s+week\s+(?:before|earlier))"
    r"|(?P<fortnight>(?:a\s+fortnight|two\s+weeks)\s+ago)"
    rf"|(?P<before>the\s+(?:day|night|evening)\s+before(?:(?!\s+{_OTHER_DAY})"
    r"|(?<=that\sthe\sday\sbefore)(?=\s+(?:he|she|they)\s+had\b)))"
    r"|(?P<hour>(?:an|half\s+an|\w+)\s+(?:hours?|minutes)\s+ago)"
    r"|(?P<same>(?:the\s+same|that(?:\s+same)?)\s+(?:day|evening|morning|afternoon|night)"
    r"|(?:earlier|later)\s+(?:in\s+the|that|on\s+that)\s+day)"
    r"|(?P<after>the\s+(?:day|morning)\s+after(?=\s*[.,;]))"
    r"|(?P<nth>(?:(?<=on\s)|(?<=day,\s)|(?<=day\s))the\s+\d{1,2}(?:st|nd|rd|th)(?!\s+(?:of|[A-Z]|floor|anniversary)))"
    r"|(?P<noon>(?:earlier|later)\s+today|at\s+noon|this\s+noon|this\s+date)"
    r"|(?P<weekday>(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day(?!s|[’']|,?\s+\d|\s+(?:newspaper|edition)))"
    r")\b"
)
"""The words, by kind."""
FROM_THE_TOLD = frozenset({"before", "same", "after", "week"})
"""Kinds that count from the day that was told of, whoever tells it."""
NOW = frozenset({"hour", "noon", "fortnight"})
"""Kinds that count from the day of writing."""
_STEPS = {"fortnight": -14, "before": -1, "after": 1}


def time_told(words: re.Match[str], base: datetime.date) -> str:
    """What such words mean in EDTF, counted from a day; "" where there is no such day."""
    kind = words.lastgroup or ""
    if kind == "week":
        monday = base - datetime.timedelta(base.weekday() + 7)
        return f"{monday.isoformat()}/{(monday + datetime.timedelta(6)).isoformat()}"
    if kind == "nth":
        return _last_nth(base, int("".join(filter(str.isdigit, words[0]))))
    if kind == "weekday":
        return last_weekday(words["weekday"], base)
    return (base + datetime.timedelta(_STEPS.get(kind, 0))).isoformat()


def last_weekday(words: str, base: datetime.date) -> str:
    """The last day before another one that is so called, "" where words do not begin with a day of the week."""
    name = words.split()[0].casefold() if words else ""
    if name not in WEEKDAYS:
        return ""
    return (base - datetime.timedelta((base.weekday() - WEEKDAYS.index(name) - 1) % 7 + 1)).isoformat()


def _last_nth(base: datetime.date, number: int) -> str:
    """The last day with a number in its month that is not after a day, "" where neither month has it."""
    month = base if number <= base.day else base.replace(day=1) - datetime.timedelta(1)
    try:
        return month.replace(day=number).isoformat()
    except ValueError:
        return ""
