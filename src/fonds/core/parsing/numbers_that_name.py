"""Numbers that name papers, streets and sections, and those of ratios: they count nothing."""

from __future__ import annotations

import re

from fonds.core.extracting.word_knowledge import is_word
from fonds.core.parsing.counted_words import words

_STREET = re.compile(
    r"\s+(?:[NSEW]\.?W?\.?\s+)?(?:[A-Z][\w.'’]*\s+){1,3}(?:Road|Rd|Street|St|Avenue|Ave|Drive|Dr|Lane|Place|Boulevard|Blvd|Court|Terrace|Circle|Way|"
    r"Parkway|Highway|Square)\b"
)
_OF_A_SECTION = re.compile(r"\$ \d{1,3}\.\d{1,4}[a-z]? [A-Z][a-z]+ [a-z]")
"""What begins a line that a section numbers, whose sign was misread: "$ 16.24 Final action"."""
_IN_A_RATIO = re.compile(
    r"\b(?:one|two|three|four|half|1|2|3)\s+(?:out\s+of|in)\s+(?:every\s+|each\s+)?$", re.IGNORECASE
)
"""Before the whole of a ratio, which counts nobody: "one out of four children"."""
_MOST_IN_A_RATIO = 10
_BEHIND_A_NUMBER_SIGN = re.compile(r"[#№]\s?\d+[ -]$")
_OF_A_FILE = re.compile(r"\b(?:Doc\s?[Il1]d|File|No)\b\.?\s?:?\s?$", re.IGNORECASE)
_OF_A_PAPER = re.compile(
    r"(?:\bcopy\s+nos?|\(IN|\bexecutive\s+order|\b(?:Doc\s?[Il1]d|certificate|passport|licen[cs]e|badge|permit|flight|serial|telegram|dispatch|room|apartment|apt|box|extension|bureau\s+file))"
    r"(?:\s+(?:no|number))?\s?[.:]?\s+$",
    re.IGNORECASE,
)
"""Before the number of a paper, a room or a flight, whose # was read as a sign of money: "Certificate $4786"."""
_RELEASED = re.compile(r"\s+RELEASE\b")
_MALFORMED = re.compile(r",\d{3}|[ ]?:\d\d(?!\d)|[ ]-\d\d")
_SLUG = re.compile(r"(?:^|[^\w])([A-Z]{3,4})[ \n]{1,2}$")
"""Before the number of a cable: "CITE KNGS $202"."""
_OF_A_LAW = re.compile(r"\b(?:U\.?\s?S\.?\s?C\.?|C\.?F\.?R\.?|[Ss]ec(?:tion|\.))\s+$")
"""Before the section of a law, whose § was read as a sign of money: "5 U.S.C. $552"."""
_JUNK_BEHIND = re.compile(r"[ ]?[=_|~<>{}\\]|\s+Doc\s?[Il1]d")
_OF_A_CODE = re.compile(r"\s+(?:U\.?\s?S\.?\s?C|C\.?F\.?R)\b")
"""Behind the title of a code: "18 U.S.C. Secs. 793"."""
_ENDS_LINE = re.compile(r"\.?[ \t]*(?:\n|$)")
_SHORT = 2
_PEOPLE = words("people")
NO_COMMAS = 1e6
"""Numbers from it on without commas are numbers of files and telephones."""
NO_COMMAS_BEFORE_NAMES = 10_000
"""The same, where a word with a capital stands behind them."""


def is_named_with_sign(text: str, match: re.Match[str], value: float) -> bool:
    """Whether a number with a sign of money is a document's, "DocId: $2202415", or a section's, § misread."""
    ahead = text[max(0, match.start() - 24) : match.start()]
    if (match["digits"] or "").isdigit() and _is_misread_sign(text, match, ahead):
        return True
    if value >= NO_COMMAS and (match["digits"] or "").isdigit() and _OF_A_FILE.search(ahead):
        return True
    return _OF_A_SECTION.match(text, match.start()) is not None and ahead.rstrip(" ")[-1:] in ("", "\n")


def _is_misread_sign(text: str, match: re.Match[str], ahead: str) -> bool:
    """Whether a sign of money before plain digits is a misread # or bracket, or the digits are none of a sum."""
    if _OF_A_LAW.search(ahead) or _JUNK_BEHIND.match(text, match.end()):
        return True
    if _OF_A_PAPER.search(ahead) or _RELEASED.match(text, match.end()) or _MALFORMED.match(text, match.end()):
        return True
    slug = _SLUG.search(ahead)
    if slug is not None and not slug[1].endswith("AS") and not is_word(slug[1].casefold()):
        return True
    is_small = len(match["digits"]) <= _SHORT and _ENDS_LINE.match(text, match.end()) is not None
    before = ahead.split()[-2:]
    if is_small and (not ahead.strip() or ahead.rstrip(" \t").endswith("\n\n")):
        return True  # alone on its line
    return is_small and bool(before) and all(each.isalpha() and not is_word(each.casefold()) for each in before)


def is_named_before(ahead: str, value: float) -> bool:
    """Whether the words before a number say that it goes on a number of a file, "#216 264", or is of a ratio."""
    if _BEHIND_A_NUMBER_SIGN.search(ahead):
        return True
    return value <= _MOST_IN_A_RATIO and _IN_A_RATIO.search(ahead) is not None


def is_named_behind(text: str, match: re.Match[str], noun: str, value: float, high: float | None) -> bool:
    """Whether digits before a noun number a file or a telephone: "65360 Docid", "547-7456 reveals"."""
    if "," in match["digits"]:
        return False
    if high is not None:
        return value >= 100 and high >= 1000 and text[match.end() : match.end() + 1] == "-"
    if _STREET.match(text, match.end()) or _OF_A_CODE.match(text, match.end()):
        return True
    is_long = match["digits"].isdigit() and int(match["digits"]) >= NO_COMMAS_BEFORE_NAMES
    return is_long and noun[0].isupper() and noun.split()[-1].casefold() not in _PEOPLE
