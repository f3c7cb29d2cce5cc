"""A date's wording as a row of tokens that no longer depends on the language it was written in."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import Literal, cast

from fonds.core.parsing.date_months import CONNECTORS, DROPPED, MODIFIERS, MONTHS, SEASONS, folded

Kind = Literal[
    "year", "short year", "number", "day", "month", "season", "decade", "numerals",
    "range", "slash", "or", "and", "doubt", "supplied",
    "circa", "before", "after", "from", "by", "between", "early", "mid", "late",
    "half", "quarter", "winter",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Token:
    """One part of a date: what kind of part it is, and its value as digits (or EDTF for a decade)."""

    kind: Kind
    value: str = ""


_TIME = re.compile(
    r"(?:(?<=\d)T(?=\d)|,?\s*\b(?:at|um|в|v|à)?\s*)(?<!\d)(?:[01]?\d|2[0-4]):[0-5]\d(?::[0-5]\d(?:\.\d+)?)?"
    r"(?:\s*[ap]\.?\s?m\b\.?|\s*uhr\b|\s*ч\b\.?)?\s*(?:Z|UTC|GMT|[+-]\d\d:?\d\d)?"
    r"|,?\s*(?:\bat\s+)?\b\d{1,2}(?:[.:]\d\d)?\s*[ap]\.?\s?m\b\.?"
    r"|,?\s*\b\d{4}\s?(?:Z|hours|hrs)\b|,?\s*\b(?:at\s+)?(?:noon|midnight)\b|,?\s*\b\d{1,2}\s*(?:uhr|час\w*)\b\.?",
    re.IGNORECASE,
)
_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—―−〜～~", "-") | {"／": "/", "．": ".", "´": "'", "’": "'", "‘": "'"})
_HAN_DIGITS = str.maketrans("〇零○一二三四五六七八九", "000123456789")
_HAN_DATE = re.compile(r"[〇零○一二三四五六七八九十]+(?=[年月日號号])")
_REWRITES: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), replacement)
    for pattern, replacement in (
        (r"[(\[]\s*\?\s*[)\]]", " ? "),
        (r"\b(\d\d)\d{4}\s?Z\b", r"\1"),  # the day and hour of a telegram: 221330Z
        (r"\b(\d{3})0\s*(?:'?s\b|er\b(?:\s+jahren?)?|-?е\b|-?х\b|年代|년대)", r" decade\1X "),
        (r"(?<!\d)'?([1-9])0(?:'?s\b|er\b(?:\s+jahren?)?|-е\b|-х\b|年代|년대)", r" shortdecade\g<1>X "),
        (r"\bann[ée]es\s+(\d{3})0\b", r" decade\1X "),
        (r"\b(\d{1,2})(?:st|nd|rd|th)\s+century\b", r" century\1 "),
        (r"(?<=\d)\s*(?:st|nd|rd|th)\b", ""),
        (r"\b(\d{1,2})-?(?:го|ого|е|ье|ого|én|án|ik|er|º)(?=\W|$)", r"\1"),
        (r"\b(\d{1,2})([-/.])([^\W\d_]+)\.?\2(\d{4}|\d\d)\b", r"\1 \3 \4"),  # 7-Aug-57, 7.VIII.57, 7/August/1957
        (r"\b(\d{4})([-/.])([^\W\d_]+)\.?\2(\d{1,2})\b", r"\1 \3 \4"),
        (r"\b(mid|early|late)[-\s]+", r"\1 "),
        (r"\bv\s+roce\b|\bof the same year\b", " "),
        (r"\bnot? (?:later|after) than\b|\bnot after\b", " by "),
        (r"\bnot? (?:earlier|before) than\b|\bnot before\b", " from "),
        (r"\bprior to\b", " before "),
        (r"\bup to\b", " until "),
        (r"\b(?:first|1st|1) half\b", " half1 "),
        (r"\bsecond half\b|\b2(?:nd)? half\b", " half2 "),
        (r"\b(?:first|1st|1) quarter\b", " quarter1 "),
        (r"\b(?:second|2nd|2) quarter\b", " quarter2 "),
        (r"\b(?:third|3rd|3) quarter\b", " quarter3 "),
        (r"\b(?:fourth|last|4th|4) quarter\b", " quarter4 "),
        (r"\bq([1-4])\b", r" quarter\1 "),
        (r"至|到|から|부터", " - "),
        (r"まで|까지", " "),
        (r"(\d{4}|\d\d)\s*[年년]", r" \1y "),
        (r"(\d{1,2})\s*[月월]", r" \1m "),
        (r"(\d{1,2})\s*[日일號号]", r" \1d "),
    )
)
_TOKEN = re.compile(
    r"(?P<numerals>\x00\d+\x00)|(?P<year>\d{4})y?(?!\d)|(?P<month>\d{1,2})m(?![^\W\d_])|(?P<day>\d{1,2})d(?![^\W\d_])"
    r"|(?P<short>'\d\d|\d\dy)(?!\d)|(?P<number>\d{1,2})(?![\dX])"
    r"|(?P<part>(?:half|quarter)[1-4])|(?P<decade>decade\d{3}X)|(?P<century>century\d{1,2})|(?P<shortdecade>shortdecade\dX)"
    r"|(?P<word>[^\W\d_]+)|(?P<doubt>\?)|(?P<supplied>[\[\]()])|(?P<range>-)|(?P<slash>/)|(?P<and>&)"
    r"|(?P<nothing>[\s.,;:']+)"
)


def without_time(text: str) -> tuple[str, bool]:
    """The wording without its time of day, and whether it had one."""
    shorter = _TIME.sub(" ", text)
    return shorter.strip(), shorter != text


def plain(text: str) -> str:
    """One kind of dash, apostrophe and space; full-width and Han numerals as digits; case kept."""
    text = unicodedata.normalize("NFKC", text).translate(_DASHES)
    if not text.isascii():
        text = "".join(str(unicodedata.decimal(c)) if c.isdecimal() else c for c in text)
    text = _HAN_DATE.sub(lambda match: _han_number(match[0]), text)
    return " ".join(text.split())


def _han_number(written: str) -> str:
    if "十" not in written:
        return written.translate(_HAN_DIGITS)
    tens, _, ones = written.partition("十")
    return (tens.translate(_HAN_DIGITS) or "1") + (ones.translate(_HAN_DIGITS) or "0")


def tokens(text: str) -> list[Token] | None:
    """The parts of a date in order, or None where anything in it is not part of a date.

    `text` is as `plain` leaves it. Dates of numerals within it stand as `\\x00<n>\\x00`.
    """
    for pattern, replacement in _REWRITES:
        text = pattern.sub(replacement, text)
    found: list[Token] = []
    position = 0
    while position < len(text):
        match = _TOKEN.match(text, position)
        if match is None:
            return None
        position = match.end()
        group = match.lastgroup or ""
        if group == "nothing":
            continue
        token = _token(group, match[group])
        if token is None:
            return None
        if token.value != "dropped":
            found.append(token)
    return found


def _token(group: str, written: str) -> Token | None:
    if group == "word":
        return _word(folded(written))
    if group == "short":
        return Token("short year", written.strip("'y"))
    if group == "part":
        return Token("half" if written.startswith("half") else "quarter", written[-1])
    if group in ("decade", "shortdecade"):
        return Token("decade", written.removeprefix(group))
    if group == "century":
        return Token("decade", f"{int(written.removeprefix(group)) - 1:02}XX")
    if group == "supplied":
        return Token("supplied", "[" if written in "[]" else "(")
    kinds: dict[str, Kind] = {
        "numerals": "numerals", "year": "year", "month": "month", "day": "day", "number": "number",
        "doubt": "doubt", "range": "range", "slash": "slash", "and": "and",
    }  # fmt: skip
    return Token(kinds[group], written.strip("\x00"))


def _word(word: str) -> Token | None:
    if word in MONTHS:
        return Token("month", str(MONTHS[word]))
    if word in SEASONS:
        return Token("season", str(SEASONS[word]))
    kind = CONNECTORS.get(word) or MODIFIERS.get(word)
    if kind is not None:
        return Token(cast(Kind, kind))
    return Token("day", "dropped") if word in DROPPED else None
