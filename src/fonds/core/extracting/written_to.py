"""To whom a letter or memorandum goes, as its greeting or its heading says: whom "you" means in it."""

from __future__ import annotations

import re
from collections.abc import Callable

from fonds.core.extracting.facts import Mention
from fonds.core.extracting.people_on_page import start_of

_GREETING = re.compile(
    r"(?m)^[ \t]*(?:My\s+)?(?:(?:[Mm]ost|[Hh]ighly|[Mm]uch|[Dd]eeply)\s+)?"
    r"(?:[Dd]ear|DEAR|[Ee]steemed|[Rr]espected|[Hh]onou?red|[Dd]istinguished)\s+(?:and\s+\w+\s+)?"
)
_HEADING = re.compile(
    r"\s*(?:\d{1,4}\.\s)?(?:[\w’'-]+\s){0,4}?(?:Memorandum|Letter|Message|Telegram|Note)\b[^\n]{0,40}?\b[Ff]rom\b[^\n]{3,120}?\bto\s+"
)
_NEAR = 60
_GREETINGS = ("ear ", "EAR ", "steemed ", "espected ", "ored ", "oured ", "inguished ")


def written_to(text: str, within: Callable[[int, int], list[Mention]]) -> str:
    """The key of whom a page greets, "Dear Mr. Berg", or whom the first line names behind "to"; "" where neither does.
    `within` gives the mentions of persons that begin between two places."""
    greeting = _GREETING.search(text) if any(each in text for each in _GREETINGS) else None
    for found in (greeting, _HEADING.match(text)):
        named = within(found.end(), found.end() + _NEAR) if found is not None else []
        if found is not None and named and "\n" not in text[found.end() : start_of(named[0])]:
            return named[0].entity
    return ""
