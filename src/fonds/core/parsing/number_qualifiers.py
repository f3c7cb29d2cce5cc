"""What is said of a number beside it: "more than 12,000", "20 or more", "some fifty"."""

from __future__ import annotations

import re

from fonds.core.parsing.counted_words import words

_QUALIFIER = re.compile(
    r"\b(?:(?:not |no )?(?:more|less|fewer|later|lower|higher|greater|larger|smaller) than|in excess of|over|above|"
    r"approximately|approxi-\s+mately|in the (?:area|neighbou?rhood|vicinity) of|upwards? of|"
    r"about|well over|"
    r"approx\.?|some|nearly|almost|up to(?: a maximum of)?|at (?:least|most)|around|roughly|only|"
    r"as (?:many|much) as|circa|ca\.?|perhaps|just (?:over|under)|close to|"
    r"an? (?:average|estimated|total|maximum|minimum) (?:of )?|"
    r"a maximum of|presumably|estimated(?: at)?)\s+$",
    re.IGNORECASE,
)
_ENDING_A_QUALIFIER = words("ending_a_qualifier")
QUALIFIER_AFTER = re.compile(
    r"\s+(or (?:more|less|fewer|so)|and more)\b|[ -](?:odd|some)(?=\s[a-z])| plus(?=\s[a-z]+s\b)", re.IGNORECASE
)
"""What is said behind a number."""
_ONLY = re.compile(r"only\s+", re.IGNORECASE)


def qualified(text: str, start: int, last: str) -> tuple[int, str]:
    """Where a number at a place begins with its qualifier, and that in small letters, "" where it has none.

    `last` is the word before it.
    """
    if last not in _ENDING_A_QUALIFIER:
        return start, ""
    found = _QUALIFIER.search(text[max(0, start - 40) : start])
    if found is None or (found[0].casefold().startswith("in the") and not re.match(r"[$£\d]", text[start : start + 1])):
        return start, ""
    return start - (len(found[0])), " ".join(re.sub(r"-\s+", "", found[0]).casefold().split())


def start_without_only(text: str, start: int) -> int:
    """Where a number begins behind "only", which says how somebody finds it, and not that it is more or less."""
    said = _ONLY.match(text, start)
    return said.end() if said else start
