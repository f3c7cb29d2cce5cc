"""What years, parts of years, decades and centuries mean in EDTF."""

from __future__ import annotations

import re

from fonds.core.description.edtf_values import is_edtf
from fonds.core.extracting.date_wordings import FEW, SEASONS, YEAR
from fonds.core.extracting.relative_dates import Base

_TENS = {"twenties": 2, "thirties": 3, "forties": 4, "fifties": 5, "sixties": 6, "seventies": 7}
_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4}


def absolute(kind: str, words: str, match: re.Match[str]) -> str:
    """What a wording of a kind that rests on no other date means, "" where it is none."""
    if kind == "iso":
        return words if is_edtf(words) else ""
    if kind in ("year", "bare"):
        return words[-4:]
    if kind == "short":
        return f"19{words}"
    if kind == "tens":
        return f"19{_TENS[words.casefold().split()[-1].split('-')[-1]]}X"
    if kind == "season":
        return f"{match['season_year']}-{SEASONS[match['of_season'].casefold()]}"
    if kind == "century":
        return f"{int(match['of_century']) - 1:02}XX"
    if kind == "decade":
        found = re.search(r"\d{3}", words)
        return f"{found[0]}X" if found else ""
    first, *more = re.findall(YEAR, words)
    last = more[0] if more else first[:2] + words[-2:]
    return f"{first}/{last}" if first < last and int(last) - int(first) < 300 and int(last) < 2050 else ""


def is_span_of_years(words: str) -> bool:
    """Whether two years are no number of a paper: with a stroke between ("2000/22") only a year and the next, as of a
    season or a budget, or two years in full that are not far apart."""
    first, stroke, last = words.partition("/")
    if not stroke:
        return True
    apart = int(last) - int(first) if len(last) == 4 else (int(last) - int(first[-2:])) % 100
    return apart == 1 or (len(last) == 4 and 1 < apart <= 10)


def part_of_year(match: re.Match[str], base: Base | None) -> tuple[str, bool]:
    """A half or a quarter of a year as EDTF's level 2 code (sub-year groupings 33–36 and 40–41), or months of it."""
    year = match["part_year"]
    relative = year is None
    if year is None:
        if base is None:
            return "", True
        said = (match["part_of"] or (match["last_year"] or "").split(" ")[0]).casefold()
        year = str(base.last.year + (-1 if said in ("last", "past", "previous") else said in ("next", "coming")))
    if match["count"]:
        number = int(match["count"]) if match["count"].isdigit() else 2 + FEW.index(match["count"].casefold())
        last, first = (12, 13 - number) if (match["from"] or "").casefold() == "last" else (number, 1)
        return (f"{year}-{first:02}/{year}-{last:02}" if 2 <= number <= 12 else ""), relative
    is_half = match["of"].casefold() == "half"
    nth = (2 if is_half else 4) if match["nth"].casefold() == "last" else _ORDINALS[match["nth"].casefold()]
    code = (39 if is_half else 32) + nth
    return (f"{year}-{code}" if code <= (41 if is_half else 36) else ""), relative


def quarter_alone(match: re.Match[str], base: Base | None) -> tuple[str, bool]:
    """A quarter or the first months told without their year: of the year in which the document was written, the months
    of the year before where so many are not over."""
    if match["of_months"]:
        said = match["of_months"].casefold()
        number = int(said) if said.isdigit() else 2 + FEW.index(said)
        if base is None or not 1 < number < len(FEW) + 1:
            return "", True
        year = base.last.year if base.last.month >= number else base.last.year - 1
        return f"{year}-01/{year}-{number:02}", True
    return (f"{base.last.year}-{32 + _ORDINALS[match['of_quarter'].casefold()]}" if base else ""), True
