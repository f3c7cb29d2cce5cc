"""Dates in Russian: "7 августа 1957 г.", "в августе 1957 года", "1946—1950 гг.", "в 50-х годах", "вчера"."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from importlib.resources import files
from typing import Any

from fonds.core.description.edtf_values import is_edtf
from fonds.core.extracting.date_wording import DateWording

_TABLE: dict[str, Any] = tomllib.loads(
    (files("fonds.core.extracting") / "data" / "dates_russian.toml").read_text("utf-8")
)
_MONTHS: dict[str, int] = _TABLE["months"]
_WHICH: dict[str, int] = _TABLE["which"]
_ORDINALS: dict[str, int] = _TABLE["ordinals"]


def _months(case: int) -> str:
    """Every month, in the genitive (0) or in any case (1)."""
    endings = _TABLE["month_endings"]
    kinds = {"ма": "may", "март": "hard", "август": "hard"}
    return "|".join(f"{stem}(?:{endings[kinds.get(stem, 'soft')][case]})" for stem in _MONTHS)


_Y = r"(?:1[6-9]|20)\d\d"
_G = r"(?:[ \u00a0]?г\.|[ \u00a0]?г\b|\s(?:год(?:а|у|ом|е)?)\b)"
_GG = r"(?:[ \u00a0]?гг\.?|\s(?:годы|годов|годам|годах|годами)\b)"
_DASH = r"\s?[-–—]\s?"
_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
_OF = rf"(?:{'|'.join(_WHICH)})[а-яё]*"
_NTH = rf"(?:{'|'.join(_ORDINALS)})[а-яё]*"
_WORDS = (
    rf"(?P<day>(?P<d1>{_DAY})(?:-?го)?(?:(?P<joint>{_DASH}|\s+(?:и|по)\s+|,\s)(?P<d2>{_DAY})(?:-?го)?)?"
    rf"|[\"«“„](?P<dq>{_DAY})[\"»”“])\s+(?P<dm>{_months(0)})\b"
    rf"(?:,?\s+(?P<dy>{_Y})(?!\d){_G}?|\s+(?P<dw>{_OF})\s+г(?:ода\b|\.)|\s+(?P<dsg>с\.\s?г\.))?",
    rf"(?P<numeric>(?<![\d.])(?P<nd>{_DAY})[./](?P<nm>0?[1-9]|1[0-2]|[IVX]+)[./](?P<ny>{_Y}|\d\d)(?![\d.]*\d)"
    rf"(?:[ \u00a0]?г\.)?)",
    rf"(?P<month>(?P<mm>{_months(1)})(?:\s+месяц[а-яё]*)?\s+(?:(?P<my>{_Y})(?!\d){_G}?|(?P<mw>{_OF})\s+г(?:ода\b|\.)"
    rf"|(?P<msg>с\.\s?г\.)))",
    rf"(?P<part>(?:(?P<nth>{_NTH})\s+(?P<half>половин[а-яё]*|квартал[а-яё]*|полугоди[а-яё]*)"
    rf"|(?P<roman>I{{1,3}}|IV|[1-4])(?:-?[а-яё]{{1,2}})?\s+(?P<unit>квартал[а-яё]*|полугоди[а-яё]*))\s+"
    rf"(?:(?P<py>{_Y}){_G}|(?P<pw>{_OF})\s+г(?:ода\b|\.)))",
    r"(?P<decade>(?:(?P<dec>1[6-9]\d|20\d)0|(?P<short>[2-9])0)-?(?:е|х|ые|ых|м|ми)\s+(?:гг\.|год[а-яё]+))",
    rf"(?P<years>(?:с\s+(?P<f>{_Y})(?:{_G})?\s+(?:по|до)\s+(?P<t>{_Y})(?:{_G}|{_GG})"
    rf"|(?P<f2>{_Y}){_DASH}(?P<t2>{_Y}|\d\d){_GG}))",
    rf"(?P<year>(?<![\d.,/№-])(?P<y>{_Y})(?:-(?:й|го|м|му))?{_G})",
    rf"(?P<told>\b(?:{'|'.join(_TABLE['days'])})\b)",
    rf"(?P<which>\b(?P<w>{_OF})\s+(?P<of>год|месяц)(?:а|у|ом|е)?\b)",
    rf"(?P<alone>\b[Вв]\s+(?P<am>{_months(1)})\b(?!\s+\d))",
)
_DATE = re.compile("|".join(_WORDS), re.IGNORECASE)
_LAST_LETTER, _LETTER = re.compile(r"([^\W\d_])[\W\d_]*$"), re.compile(r"([^\W\d_])")
_BESIDE = 80
_KINDS = ("day", "numeric", "month", "part", "decade", "years", "year", "told", "which", "alone")
_NUMERALS = "I II III IV V VI VII VIII IX X XI XII"
_ROMAN = {each: number for number, each in enumerate(_NUMERALS.split(), start=1)}


def russian_dates(text: str) -> Iterator[DateWording]:
    """The dates of a page as they are worded, in order."""
    for match in _DATE.finditer(text):
        if match.start() and text[match.start() - 1].isalnum():
            continue
        if match["numeric"] and not _is_among_russian(text, *match.span()):
            continue
        found = _read(match)
        if found is not None and (not found.edtf or is_edtf(found.edtf)):
            yield found


def _is_among_russian(text: str, start: int, end: int) -> bool:
    """Whether the letter before numerals, or the one behind them, is a Russian one: others put the month first."""
    before, behind = _LAST_LETTER.search(text, max(0, start - _BESIDE), start), _LETTER.search(text, end, end + _BESIDE)
    return any(found is not None and "\u0400" <= found[1] <= "\u04ff" for found in (before, behind))


def _read(match: re.Match[str]) -> DateWording | None:
    start, end = match.span()
    kind = next(name for name in _KINDS if match[name])
    if kind == "day":
        return _day(match)
    if kind == "numeric":
        month = _ROMAN.get(match["nm"].upper()) or (int(match["nm"]) if match["nm"].isdigit() else 0)
        year = match["ny"] if len(match["ny"]) == 4 else f"19{match['ny']}"
        return DateWording(start, end, f"{year}-{month:02}-{int(match['nd']):02}") if month else None
    if kind == "month":
        month = _month(match["mm"])
        if match["my"]:
            return DateWording(start, end, f"{match['my']}-{month:02}")
        return DateWording(start, end, years=_which(match["mw"] or "сего"), part=f"-{month:02}")
    if kind == "part":
        return _part(match)
    if kind == "decade":
        return DateWording(start, end, f"{match['dec'] or '19' + match['short']}X")
    if kind == "years":
        first, last = match["f"] or match["f2"], match["t"] or match["t2"]
        last = first[:2] + last if len(last) == 2 else last
        return DateWording(start, end, f"{first}/{last}") if first < last else None
    if kind == "year":
        return DateWording(start, end, match["y"])
    if kind == "told":
        return DateWording(start, end, days=_TABLE["days"][match["told"].lower()])
    if kind == "which":
        shift = _which(match["w"])
        is_year = match["of"].lower() == "год"
        return DateWording(start, end, years=shift if is_year else None, months=None if is_year else shift)
    return DateWording(match.start("am"), end, month=_month(match["am"]))


def _day(match: re.Match[str]) -> DateWording:
    start, end = match.span()
    day, last, month = int(match["d1"] or match["dq"]), int(match["d2"] or 0), _month(match["dm"])
    if match["dw"] or match["dsg"]:
        return DateWording(start, end, years=_which(match["dw"] or "сего"), part=f"-{month:02}-{day:02}")
    if not match["dy"]:
        return DateWording(start, end, month=month, day=day, day_last=last)
    first = f"{match['dy']}-{month:02}-{day:02}"
    if not last:
        return DateWording(start, end, first)
    second = f"{match['dy']}-{month:02}-{last:02}"
    is_list = match["joint"].strip() in ("и", ",")
    return DateWording(start, end, f"{{{first},{second}}}" if is_list else f"{first}/{second}")


def _part(match: re.Match[str]) -> DateWording | None:
    """A half or a quarter of a year as EDTF's level 2 code (33–36 and 40–41)."""
    nth = _ROMAN.get((match["roman"] or "").upper()) or (int(match["roman"]) if match["roman"] else 0)
    nth = nth or next(n for stem, n in _ORDINALS.items() if match["nth"].lower().startswith(stem))
    is_quarter = (match["half"] or match["unit"]).lower().startswith("квартал")
    if not is_quarter and nth > 2:
        return None
    code = (32 if is_quarter else 39) + nth
    if match["py"]:
        return DateWording(*match.span(), f"{match['py']}-{code}")
    return DateWording(*match.span(), years=_which(match["pw"]), part=f"-{code}")


def _month(word: str) -> int:
    found = [stem for stem in _MONTHS if word.lower().startswith(stem)]
    return _MONTHS[max(found, key=len)]  # "март" begins as "ма" does


def _which(word: str) -> int:
    low = word.lower()
    return next(shift for stem, shift in _WHICH.items() if low.startswith(stem))
