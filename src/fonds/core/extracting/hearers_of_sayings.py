"""To whom something is said."""

from __future__ import annotations

import re
from collections.abc import Callable

from fonds.core.extracting.facts import Mention
from fonds.core.extracting.people_on_page import start_of

TO_HIM = re.compile(r"\s+(?:to\s+)?(?:him|her)\b(?!\s+[a-z]+(?:s|er)\s)")
_TO_NAMED = re.compile(r"\s+(?:to\s+)?(?:(?:the|[A-Z][\w’'-]*\.?)\s+){0,4}")
_AGENT = re.compile(r"\bS\.?A\.?[Ss]?\b|\b(?:Agent|AGENT|Officer|Interpreter|interpreter)s?\b")
"""Who hears for the writer."""
_NEAR_HEARER = 50
TO_ME = re.compile(r"\s+(?:to\s+)?(?:me|us)\b")


def named_hearer(text: str, end: int, within: Callable[[int, int], list[Mention]]) -> str:
    """The key of the person whom the words right behind a verb name, which ends at `end`; "" for nobody. `within` gives
    the mentions of persons that begin between two places."""
    named = within(end, end + _NEAR_HEARER)
    if not named or named[0].form != "name" or _TO_NAMED.fullmatch(text, end, start_of(named[0])) is None:
        return ""
    return named[0].entity if _AGENT.search(text, end, start_of(named[0])) is None else ""
