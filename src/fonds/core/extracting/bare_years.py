"""Whether a number between 1600 and 2099 that no word of time stands before is a year, told by what stands around it.

"New York, 1966", "the 1957 economic plan" and "1947 - 4,300 tons" name years; "1800 refugees", "Box 1957", "at 1930
hours", "1956 Elm Street" and "MEXI 1957" do not.
"""

from __future__ import annotations

import re
import tomllib
from importlib.resources import files

_LISTS: dict[str, str] = tomllib.loads((files("fonds.core.extracting") / "data" / "year_words.toml").read_text("utf-8"))


def _any_of(name: str) -> str:
    """The pattern of a list of the file, its longest words first."""
    said = sorted(set(_LISTS[name].split()), key=len, reverse=True)
    return "|".join(re.escape(each).replace("_", r"\s+") for each in said)


_AHEAD = 40
_NUMBERED = re.compile(rf"(?:\b(?:{_any_of('numbered')})|[№#$£€°=+*|~<>_\\^])\W{{0,3}}$", re.IGNORECASE)
_OF_A_DAY = re.compile(r"\b[0-3]?\d\s[A-Za-z]{3,10}[.,]?\s$")
"""A day and a word that may be a misread month: the year is not all of the date."""
_SURELY = re.compile(rf"\b(?:{_any_of('surely')})\.?\s+$", re.IGNORECASE)
_ABOUT = re.compile(
    r"\b(?:born|left|went|came|began|died|met|moved|got|[a-z]{2,}ed|[A-Z][a-z]{2,})\s+(?:about|around|approximately|approx\.)\s+$"
)
"""About a year something happened: "was born about 1931", "left Cuba about 1959"."""
_ENDS_PHRASE = re.compile(r"\s*(?:$|[,.;:)\n]|(?:in|at|he|she|they|and|when|to|for|as|by|where|from|until|or)\b)")
_OF_ACCOUNTS = re.compile(rf"(?:^|[\s(])(?:{_any_of('of_accounts')})[ -]$", re.IGNORECASE)
_IN_CAPITALS = re.compile(r"(?:^|[\s(])[A-Z][A-Z&/’'-]{1,}[.:]?\s{1,3}$")
_BEFORE_A_YEAR = re.compile(rf"\b(?:{_any_of('before_a_year')})\s+$", re.IGNORECASE)
_COUNTED = re.compile(rf"\s+(?!(?:{_any_of('not_counted')})\b)[a-z]{{2,}}s\b")
_MEASURED = re.compile(
    rf"\s*(?:(?:{_any_of('measured')}|[ZR])\b|%|kilo|of\s+(?:them|these|those|the)\b|[$£€°=+*|~<>_\\^]|x\s)",
    re.IGNORECASE,
)
_HOUR = re.compile(r"(?:\s(?:or|to|and|-)\s\d{4})?\s(?:[A-Z]\w+\s)?(?:time|hours|hrs)\b|\s?[ZR]\b|\s(?:GMT|EST|EDT)\b")
_STREET = re.compile(
    rf"\s+(?:[NSEW]\.?\s?[NSEW]?\.?\s+)?(?:[A-Z][\w.’'-]*\s+){{0,3}}(?:(?i:{_any_of('streets')})\b|[NS]\.\s?[WE])"
)
_ELSE_BEHIND = re.compile(r"\s*(?:\d|[A-Z]\d|[A-Z]\b(?!\s?[.,]|\s+[a-z]))|\s+[-–—]\s+\d+\b(?!,\d|\s+[a-z])")
_IN_A_LIST = re.compile(r"\b(?:1[89]|20)\d\d(?:\s?,\s?|;\s|\sand\s|,\sand\s|\sor\s)$")
_FIRST, _LAST = 1800, 2029


def is_bare_year(text: str, start: int, end: int) -> bool:
    """Whether the four digits at a place of a text are a year, though no word before them says so."""
    year = int(text[start:end])
    if not _FIRST <= year <= _LAST:
        return False
    before = text[max(0, start - _AHEAD) : start]
    line_start = before.rfind("\n") + 1
    same_line = before[line_start:]
    after = text[end : end + _AHEAD]
    if _MEASURED.match(after) or _STREET.match(after) or _ELSE_BEHIND.match(after):
        return False
    if not same_line.strip():
        return _may_begin_line(text, start, end)
    if re.search(r"\d\W{0,3}$", same_line):  # after another number: of a list of years, or of anything else
        return _IN_A_LIST.search(same_line) is not None
    if re.search(r"\b(?:1[89]|20)\d\d,?\s(?:and|or|to)\s$", same_line):
        return True
    if _OF_ACCOUNTS.search(same_line):
        return True
    if _ABOUT.search(same_line):
        return year > _FIRST + 50 and _ENDS_PHRASE.match(after) is not None
    if _SURELY.search(same_line):
        return _COUNTED.match(after) is None
    if _OF_A_DAY.search(same_line) or _NUMBERED.search(same_line) or _IN_CAPITALS.search(same_line):
        return False
    has_word = _BEFORE_A_YEAR.search(same_line) is not None
    if year % 100 == 0 and not has_word and not same_line.rstrip().endswith((",", "(")):
        return False
    return has_word or _COUNTED.match(after) is None


def is_no_hour(text: str, end: int) -> bool:
    """Whether what stands behind four digits does not say that they are an hour ("until 1500 Moscow time")."""
    return _HOUR.match(text, end) is None


def _may_begin_line(text: str, start: int, end: int) -> bool:
    """Whether a number at the beginning of a line goes on a sentence or begins one, or is a heading by itself."""
    line_end = text.find("\n", end)
    rest = text[end : line_end if line_end >= 0 else len(text)].strip()
    words = re.findall(r"\b[A-Za-z]?[a-z]{2,}\b", rest)
    above = text[:start].rstrip(" ")
    goes_on = above.endswith("\n") and not above.endswith("\n\n") and re.search(r"[a-z,]\n$", above) is not None
    if goes_on and re.search(r"\b(?:No|Nr|Box|at|some|about|than|of|over|to)\.?\n$", above):
        return False
    if goes_on and (not rest or rest[0] in ".,;:)"):
        return True
    return len(words) >= 2 and _COUNTED.match(text, end) is None and not rest[0].isdigit()
