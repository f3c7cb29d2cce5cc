"""Amounts in Russian, Korean and Chinese: a number in digits with its scale and unit ("50 тысяч рублей", "5,200톤").

Russian has a comma before decimals and blanks, or points, between thousands; Korean and Chinese count in ten thousands.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

from fonds.core.extracting.scripts import CYRILLIC, HAN, HANGUL, OTHER_LETTER
from fonds.core.parsing.number_words import times

WORDS: dict[str, Any] = tomllib.loads(
    (files("fonds.core.extracting") / "data" / "figures_of_scripts.toml").read_text("utf-8")
)
_UNITS: dict[str, str] = WORDS["units"]
_SCALES: dict[str, int] = WORDS["scales"]
_BLANK = "[ \u00a0\u202f\u2009]"
_RUSSIAN_NUMBER = rf"\d{{1,3}}(?:{_BLANK}\d{{3}})+(?:,\d+)?|\d{{1,3}}(?:\.\d{{3}})+(?:,\d+)?|\d+(?:[,.]\d+)?"
_ASIAN_NUMBER = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_RUSSIAN_SCALE = "|".join(re.escape(each) for each in sorted(_SCALES, key=len, reverse=True) if "а" <= each[0] <= "я")
_ASIAN_SCALE = "".join(each for each in _SCALES if len(each) == 1)
_ANY_UNIT = "|".join(f"(?P<u{at}>{words})" for at, words in enumerate(_UNITS.values()))
_RUSSIAN = re.compile(
    rf"(?<![\w.,/№-])(?P<low>{_RUSSIAN_NUMBER})(?:\s?[-–—]\s?(?P<high>{_RUSSIAN_NUMBER}))?"
    rf"(?:{_BLANK}?(?P<scale>{_RUSSIAN_SCALE})(?!\w))?(?:\s{{0,2}}(?:{_ANY_UNIT})|\s(?P<counted>{WORDS['counted']['russian']}))(?!\w)",
    re.IGNORECASE,
)
_ASIAN = re.compile(
    rf"(?<![\d.,/-])(?P<whole>(?:(?:{_ASIAN_NUMBER})[{_ASIAN_SCALE}]{{1,2}}{_BLANK}?)*(?:{_ASIAN_NUMBER})?"
    rf"(?:(?<=[{_ASIAN_SCALE}])|(?<=\d)))(?:(?P<high_joint>\s?[-~〜]\s?)(?P<high>{_ASIAN_NUMBER}))?(?P<odd>여|多|余|餘)?{_BLANK}?"
    rf"(?:{_ANY_UNIT}|(?P<counted>{WORDS['counted']['korean']}|{WORDS['counted']['han']}))"
)
_PART = re.compile(rf"({_ASIAN_NUMBER})([{_ASIAN_SCALE}]*)")
_SHARE = re.compile(rf"百分之(?P<low>{_ASIAN_NUMBER})")
_LETTER_BEFORE, _LETTER = re.compile(r"([^\W\d_])[\W\d_]*$"), re.compile(r"([^\W\d_])")
_RUSSIAN_LETTER, _ASIAN_LETTER = re.compile(f"[{CYRILLIC}]"), re.compile(f"[{HANGUL}{HAN}]")
_BEFORE = re.compile(rf"(?<!\w)(?P<words>{WORDS['qualifiers']['before']})\s?$", re.IGNORECASE)
_AFTER = re.compile(rf"\s?(?P<words>{WORDS['qualifiers']['after']})")
_FAR = 40


@dataclass(frozen=True, slots=True)
class Amount:
    """A number with its unit at a place. `counted` is the word that counts persons or things, "" beside a unit."""

    value: float
    unit: str
    counted: str
    start: int
    end: int
    value_max: float | None = None
    qualifier: str = ""
    is_russian: bool = False


def amounts_of_scripts(text: str) -> Iterator[Amount]:
    """The amounts of a page that words in Cyrillic, Hangul or Han characters stand beside, in order."""
    found = [each for each in (*_in_russian(text), *_in_asian(text), *_shares(text)) if _is_among(text, each)]
    until = 0
    for each in sorted(found, key=lambda amount: (amount.start, -amount.end)):
        if each.start >= until:
            until = each.end
            yield each


def _in_russian(text: str) -> Iterator[Amount]:
    for match in _RUSSIAN.finditer(text):
        if _ASIAN_LETTER.search(match[0]):
            continue
        scale = _SCALES.get((match["scale"] or "").lower(), 1)
        value = times(_russian_number(match["low"]), scale)
        high = times(_russian_number(match["high"]), scale) if match["high"] else None
        if high is not None and high <= value:
            continue
        yield _qualified(text, match, value, high, is_russian=True)


def _in_asian(text: str) -> Iterator[Amount]:
    for match in _ASIAN.finditer(text):
        parts = [(float(number.replace(",", "")), scales) for number, scales in _PART.findall(match["whole"])]
        value = sum(times(number, _scaled(scales)) for number, scales in parts)
        high = float(match["high"].replace(",", "")) if match["high"] else None
        if not parts or _RUSSIAN_LETTER.search(match[0]) or (high is not None and high <= value):
            continue
        yield _qualified(text, match, value, high, is_russian=False)


def _shares(text: str) -> Iterator[Amount]:
    for match in _SHARE.finditer(text):
        yield Amount(float(match["low"].replace(",", "")), "percent", "", match.start(), match.end())


def _qualified(
    text: str, match: re.Match[str], value: float, high: float | None, *, is_russian: bool
) -> Amount:  # fmt: skip
    start, end, words = match.start(), match.end(), ""
    if (before := _BEFORE.search(text, max(0, start - _FAR), start)) is not None:
        start, words = before.start(), before["words"]
    elif (after := _AFTER.match(text, end)) is not None:
        end, words = after.end(), after["words"]
    elif not is_russian and match["odd"]:
        words = match["odd"]
    unit = next((name for at, name in enumerate(_UNITS) if match[f"u{at}"]), "")
    return Amount(value, unit, match["counted"] or "", start, end, high, words, is_russian)


def _is_among(text: str, amount: Amount) -> bool:
    """Whether the amount, or what stands nearest to it, is in one of the scripts: "30%" of an English text is not."""
    if OTHER_LETTER.search(text, amount.start, amount.end):
        return True
    before = _LETTER_BEFORE.search(text, max(0, amount.start - _FAR), amount.start)
    behind = _LETTER.search(text, amount.end, amount.end + _FAR)
    return any(found is not None and OTHER_LETTER.match(found[1]) for found in (before, behind))


def _russian_number(words: str) -> float:
    digits = re.sub(r"[ \u00a0\u202f\u2009]", "", words)
    if re.fullmatch(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?", digits):
        digits = digits.replace(".", "")
    return float(digits.replace(",", "."))


def _scaled(scales: str) -> int:
    made = 1
    for each in scales:
        made *= _SCALES[each]
    return made
