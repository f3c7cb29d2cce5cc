"""Times that are told from the day of the telling and that no date in the text is: "the week before", "Wednesday"."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from fonds.core.extracting.date_wordings import WEEKDAY
from fonds.core.extracting.relative_dates import WEEKDAYS

_COUNTS = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10,
}  # fmt: skip
_COUNT = rf"(?:{'|'.join(_COUNTS)}|\d{{1,2}})"
_OTHER_DAY = r"(?:the|his|her|their|my|our|I|he|she|they|we|that\s|yesterday)\b"
TIMES = re.compile(
    r"(?:on\s+)?(?:"
    rf"(?P<week>the\s+week\s+(?:before|earlier)(?!\s+{_OTHER_DAY}))"
    r"|(?P<fortnight>(?:a\s+fortnight|two\s+weeks)\s+ago)"
    r"|(?P<last>the\s+(?:day|night|evening)\s+before\s+last)"
    rf"|(?P<before>the\s+(?:day|night|evening|afternoon|morning)\s+before(?:(?!\s+{_OTHER_DAY})"
    r"|(?<=that\sthe\sday\sbefore)(?=\s+(?:he|she|they)\s+had\b)))"
    r"|(?P<hour>(?:an|half\s+an|\w+)\s+(?:hours?|minutes)\s+ago)"
    r"|(?P<same>(?:[Tt]he\s+(?:very\s+)?same|[Tt]hat(?:\s+(?:very\s+)?same|\s+very)?)\s+(?:day|date|evening|morning|afternoon|night|noon)"
    r"|(?:earlier|later)\s+(?:in\s+the|that|on\s+that)\s+day)"
    r"|(?P<after>the\s+(?:day|morning)\s+after(?=\s*[.,;]))"
    r"|(?P<nth>(?:(?<=on\s)|(?<=day,\s)|(?<=day\s))the\s+\d{1,2}(?:st|nd|rd|th)(?!\s+(?:of|[A-Z]|floor|anniversary)))"
    r"|(?P<noon>(?:earlier|later)\s+today|at\s+noon(?!\s+(?:yesterday|on|of|the|\w+day))|this\s+noon|this\s+date)"
    rf"|(?P<count>(?i:(?:some|about|around)?\s*{_COUNT}\s+(?:days?|weeks?|months?)\s+(?:before|earlier|previously))"
    r"(?:(?<=before)\s+that(?=\s*[,.;]|\s+(?:the|he|she|they|[A-Z])\b)|"
    rf"(?!\s+{_OTHER_DAY})|(?=\s+(?:he|she|they|I|we)\s+had\b)))"
    r"|(?P<weekend>(?:over|during|at|last|this\s+past)\s+(?:the\s+)?(?:past\s+|last\s+)?weekend)"
    r"|(?P<month>(?:beginning|start|middle|end|first\s+days)\s+of\s+(?:the|this)\s+month|[Ee]arlier\s+in\s+the\s+month)"
    r"|(?P<part>[Ee]arlier\s+(?:in\s+the|this)\s+week|(?:beginning|start)\s+of\s+(?:the|this)\s+week)"
    r"|(?P<yester>yester-\s+day)"
    rf"|(?P<weekday>(?:{WEEKDAY})(?!s|[’']|,?\s+\d|\s+(?:newspaper|edition)"
    r"|\s+(?:before|after|following|preceding)\s+(?:the|his|her|their|our|my)\b))"
    r")\b"
)
"""The words, by kind."""
_MAY_BE = re.compile(
    r"[Dd][Aa][Yy]|[Ww][Ee][Ee][Kk]|[Mm][Oo][Nn][Tt][Hh]|date|noon|night|ago|evening|morning|before|\d(?:st|nd|rd|th)"
)
"""What is found quickly and stands in all that `TIMES` finds."""
FROM_THE_TOLD = frozenset({"before", "same", "after", "week", "count"})
"""Kinds that count from the day that was told of, whoever tells it."""
NOW = frozenset({"hour", "noon", "fortnight", "yester"})
"""Kinds that count from the day of writing."""
_STEPS = {"fortnight": -14, "before": -1, "last": -2, "after": 1, "yester": -1}


def times_in(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """Such words in a range of a text."""
    return TIMES.finditer(text, start, end) if _MAY_BE.search(text, start, end) is not None else iter(())


def time_told(words: re.Match[str], base: datetime.date) -> str:
    """What such words mean in EDTF, counted from a day; "" where there is no such day."""
    kind = words.lastgroup or ""
    if kind == "week":
        monday = base - datetime.timedelta(base.weekday() + 7)
        return f"{monday.isoformat()}/{(monday + datetime.timedelta(6)).isoformat()}"
    if kind == "count":
        return _counted_back(words["count"].lower(), base)
    if kind == "weekend":
        sunday = base - datetime.timedelta(base.weekday() + 1)
        return f"{(sunday - datetime.timedelta(1)).isoformat()}/{sunday.isoformat()}"
    if kind == "month":
        return base.isoformat()[:7]
    if kind == "part":
        monday = base - datetime.timedelta(base.weekday())
        return f"{monday.isoformat()}/{base.isoformat()}" if monday < base else base.isoformat()
    if kind == "nth":
        return last_nth(base, int("".join(filter(str.isdigit, words[0]))))
    if kind == "weekday":
        return last_weekday(words["weekday"], base)
    return (base + datetime.timedelta(_STEPS.get(kind, 0))).isoformat()


def _counted_back(words: str, base: datetime.date) -> str:
    """The day so many days before another; about the day or in the month, where weeks or months are counted."""
    said = words.split()
    number = next((_COUNTS.get(each) or int(each) for each in said if each in _COUNTS or each.isdigit()), 0)
    if any(each.startswith("month") for each in said):
        months = base.year * 12 + base.month - 1 - number
        return f"{months // 12}-{months % 12 + 1:02d}~"
    if any(each.startswith("week") for each in said):
        return f"{(base - datetime.timedelta(7 * number)).isoformat()}~"
    return (base - datetime.timedelta(number)).isoformat()


def last_weekday(words: str, base: datetime.date) -> str:
    """The last day before another one that is so called, "" where words do not begin with a day of the week."""
    name = words.split()[0].casefold() if words else ""
    if name not in WEEKDAYS:
        return ""
    return (base - datetime.timedelta((base.weekday() - WEEKDAYS.index(name) - 1) % 7 + 1)).isoformat()


def last_nth(base: datetime.date, number: int) -> str:
    """The last day with a number in its month that is not after a day, "" where neither month has it."""
    month = base if number <= base.day else base.replace(day=1) - datetime.timedelta(1)
    try:
        return month.replace(day=number).isoformat()
    except ValueError:
        return ""
