"""Whether a number between 1600 and 2099 that no word of time stands before is a year, told by what stands around it.

"New York, 1966", "the 1957 economic plan" and "1947 - 4,300 tons" name years; "1800 refugees", "Box 1957", "at 1930
hours", "1956 Elm Street" and "MEXI 1957" do not.
"""

from __future__ import annotations

import re

_AHEAD = 40
_NUMBERED = re.compile(
    r"(?:\b(?:no|nos|nr|number|numbers|box|room|pages?|pp?|serial|file|folder|item|apt|apartment|ext|extension|form|"
    r"telegrams?|cables?|despatch|dispatch|airgram|memorandum|doc|document|report|section|sec|paragraph|para|lot|reel|"
    r"frame|law|order|resolution|decree|case|docket|exhibit|volume|vol|chapter|code|tel|telephone|phone|post|bag|"
    r"apdo|apartado|po|route|highway|flight|model|at|about|approximately|approx|some|over|nearly|almost|around|than|"
    r"only|exactly|another|under|to|and|or|is|are|was|were|have|has|had|plus|minus|times|million|thousand|hundred)"
    r"|[№#$£€°=+*|~<>_\\^])\W{0,3}$",
    re.IGNORECASE,
)
_OF_A_DAY = re.compile(r"\b[0-3]?\d\s[A-Za-z]{3,10}[.,]?\s$")
"""A day and a word that may be a misread month: the year is not all of the date."""
_SURELY = re.compile(
    r"\b(?:(?:prior|up|down|back|previous|subsequent)\s+to|(?:earlier|later)\s+than|circa|ca\.|"
    r"(?:in|since|from|until|till|by|of)\s+(?:about|around|approximately|or\s+about)|beginning|summer|spring|fall|autumn|"
    r"winter)\s+$",
    re.IGNORECASE,
)
_IN_CAPITALS = re.compile(r"(?:^|[\s(])[A-Z][A-Z&/’'-]{1,}[.:]?\s{1,3}$")
_BEFORE_A_YEAR = re.compile(r"\b(?:the|its|their|our|his|this|that|a|early|late|mid|and|or|to)\s+$", re.IGNORECASE)
_COUNTED = re.compile(r"\s+(?!(?:is|was|has|as|this|its|his|thus|always|across|plus|besides|perhaps)\b)[a-z]{2,}s\b")
_MEASURED = re.compile(
    r"\s*(?:%|percent|per\s?cent|hrs?\b|hours?\b|[ZR]\b|GMT|EST|local\b|tons?\b|men\b|people\b|women\b|children\b|km\b|"
    r"kilo|meters?\b|feet\b|ft\b|lbs?\b|cc\b|mc\b|kcs?\b|million|thousand|hundred|of\s+(?:them|these|those|the)\b|"
    r"[$£€°=+*|~<>_\\^]|x\s)",
    re.IGNORECASE,
)
_HOUR = re.compile(r"(?:\s(?:or|to|and|-)\s\d{4})?\s(?:[A-Z]\w+\s)?(?:time|hours|hrs)\b|\s?[ZR]\b|\s(?:GMT|EST|EDT)\b")
_STREET = re.compile(
    r"\s+(?:[NSEW]\.?\s?[NSEW]?\.?\s+)?(?:[A-Z][\w.’'-]*\s+){0,3}(?:Streets?|St\b|Avenues?|Ave\b|Road|Rd\b|Drive|Dr\b|"
    r"Boulevard|Blvd|Lane|Place|Court|Way|Parkway|Terrace|Square|N\.\s?W|S\.\s?W|N\.\s?E|S\.\s?E|STREET|AVENUE|ROAD)"
)
_ELSE_BEHIND = re.compile(r"\s*(?:\d|[A-Z]\d|[A-Z]\b(?!\s?[.,]|\s+[a-z]))|\s+[-–—]\s+\d+\b(?!,\d|\s+[a-z])")
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
        return re.search(r"\b(?:1[89]|20)\d\d(?:\s?,\s|;\s|\sand\s|,\sand\s|\sor\s)$", same_line) is not None
    if re.search(r"\b(?:1[89]|20)\d\d,?\s(?:and|or|to)\s$", same_line):
        return True
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
