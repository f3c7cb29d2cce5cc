"""Numbers that stand for what was counted before, without its noun: "nine were working", "shipped 19"."""

from __future__ import annotations

import re

from fonds.core.parsing.counted_words import words
from fonds.core.parsing.number_words import NUMBER_WORDS

_THERE = re.compile(
    r"\b[Tt]here\s+(?:are|were|is|was|remain(?:s|ed)?|(?:will|would|should)\s+be|(?:have|has|had)\s+been)\s+"
    r"(?:(?:now|only|still|about|already|but|some|at\s+present)\s+){0,2}$"
)
_BEGINS = re.compile(
    r"(?:^|[.;:,(—–]\s*|\b(?:that|and|but|while|whereas|because|of\s+wh(?:om|ich)|"
    r"(?:by|in|since|until)\s+[\w ]{3,16},?)\s+)"
    r"(?:(?:only|some|about|another|at\s+least|today|now|so\s+far)\s+)?$",
    re.IGNORECASE,
)
_DOES = re.compile(
    r"\s+(?:(?:of\s+(?:them|these|those))\s+)?(?:(?:only|alone|already|still|now)\s+)?(?:are|were|had|have|will|would|remain(?:ed)?|"
    r"came|went|left|arrived|died|fled|returned|survived|escaped|joined|refused|failed)\b(?!\s+(?:you|we|i|they|he|she|it)\b)"
)
_OF_THEM = re.compile(r"\s+of\s+(?:them|these|those)\b(?!\s+[a-z]+s\b)|\s+of\s+wh(?:om|ich)\b")
_ENDS = re.compile(
    r"\s*(?:[.;)]|,\s|$)|\s+(?:more\s+)?(?:in|by|from|at|on|for|against|last|this|during|so\s+far|and|but|out\s+of|as\s+of|to\s+date|yesterday|"
    r"today|up\s+to|until|instead|with)\b"
)
_LAST_WORD = re.compile(
    r"([a-z](?<![a-z][a-z])[a-z]*)\s+(?:(?:him|her|them|us|me|back|out|up|over|in)\s+)?(?:(?:only|merely|just|about|some|another)\s+)?$"
)
_FROM_SO_MANY = re.compile(
    rf"\bfrom\s+(?:[a-z]+\s+)?(?:\d[\d,.]*|{NUMBER_WORDS})\s[^.;:,]{{2,40}}\sto\s$", re.IGNORECASE
)
"""Before what so many became: "from 14 kilos a month to nine"."""
_MORE = re.compile(r"\s+more(?=[.,;]|\s+(?:in|by|from|at|for|this|next|and|but)\b)")
_DONE = words("done_to_so_many")


def stands_alone(text: str, start: int, end: int) -> str:
    """How a number stands for what was counted before: "there", "subject", "object", "of them" or "changed".

    "" where it does not. Nothing is said of whether something was counted.
    """
    if more := _MORE.match(text, end):
        end = more.end()
    after = text[end : end + 24]
    if _OF_THEM.match(after):
        return "of them"
    ahead = text[max(0, start - 60) : start]
    if "here" in ahead and _THERE.search(ahead):
        return "there" if _ENDS.match(after) else ""
    if _DOES.match(after) and _BEGINS.search(ahead):
        return "subject"
    if not _ENDS.match(after):
        return ""
    if ahead.endswith("to ") and _FROM_SO_MANY.search(ahead):
        return "changed"
    if not ahead[-1:].isspace() or not ahead.rstrip()[-1:].islower():
        return ""
    last = _LAST_WORD.search(ahead[-40:])
    return "object" if last is not None and last[1] in _DONE else ""


def may_stand_alone(text: str, start: int) -> bool:
    """Whether a number that ends its clause may stand for what was counted before, by the words before it."""
    ahead = text[max(0, start - 60) : start]
    last = _LAST_WORD.search(ahead[-40:])
    if ahead.endswith("to ") and _FROM_SO_MANY.search(ahead):
        return True
    return (last is not None and last[1] in _DONE) or ("here" in ahead and _THERE.search(ahead) is not None)
