"""Dates in Korean, Chinese and Japanese: "1957년 8월 7일", "1957年8月7日", "昭和32年8月", "어제", "昨天"."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from importlib.resources import files

from fonds.core.description.edtf_values import is_edtf
from fonds.core.extracting.date_wording import DateWording

_TABLE: dict[str, dict[str, int]] = tomllib.loads(
    (files("fonds.core.extracting") / "data" / "dates_east_asian.toml").read_text("utf-8")
)
_DIGITS = "〇零○一二三四五六七八九"
_VALUES = {"〇": 0, "零": 0, "○": 0} | {each: number for number, each in enumerate("一二三四五六七八九", start=1)}
_Y = rf"(?:(?:1[6-9]|20)\d\d|[一二][{_DIGITS}]{{3}})"
_NUMBER = r"(?:\d{1,2}|[一二三四五六七八九十廿卅]{1,4})"
_ERA = "|".join(sorted(_TABLE["eras"], key=len, reverse=True))
_S = r"[ \u00a0]{0,2}"
_TO = rf"(?:{_S}[-–—~〜～∼至到]{_S}|{_S}부터{_S})"
_TILL = "(?:까지)?"
_YEAR = (
    rf"(?:(?P<era>{_ERA}){_S}(?P<of_era>\d{{1,4}}|[一二三四五六七八九十百]{{1,5}}|元)|(?:주체{_S}\d{{1,3}}{_S}[(（])?(?P<y>{_Y})[)）]?)"
    rf"{_S}[年년]"
)
_DATE = re.compile(
    rf"(?<![\d{_DIGITS}])(?:"
    rf"(?P<years>(?P<f>{_Y}){_S}[年년]?{_TO}(?P<t>{_Y}){_S}[年년]{_TILL})"
    rf"|(?P<decade>(?P<dec>(?:1[6-9]|20)\d)0{_S}(?:年代|년대))"
    rf"|(?P<full>{_YEAR}(?:{_S}(?P<half>上半年|下半年|상반년|하반년|상반기|하반기)"
    rf"|{_S}(?:第|제)?{_S}(?P<nth>[1-4一二三四])(?:[./·]4)?{_S}(?:分期|季度|사?분기)"
    rf"|{_S}(?P<m>{_NUMBER}){_S}[月월](?:{_S}(?P<d>{_NUMBER}){_S}[日일号號](?:{_TO}(?P<d2>{_NUMBER}){_S}[日일号號]{_TILL})?)?)?)"
    rf"|(?P<day>(?P<dm>{_NUMBER}){_S}[月월]{_S}(?P<dd>{_NUMBER}){_S}[日일号號](?:{_TO}(?P<dd2>{_NUMBER}){_S}[日일号號]{_TILL})?)"
    rf"|(?P<month>(?P<am>\d{{1,2}}){_S}[月월](?![가-힣]?[일日]|\s?\d))"
    rf"|(?P<told>{'|'.join(_TABLE['days'])})(?!날)"
    rf"|(?P<year>{'|'.join(_TABLE['years'])})(?:{_S}(?P<ym>{_NUMBER}){_S}[月월](?:{_S}(?P<yd>{_NUMBER}){_S}[日일号號])?)?"
    rf"|(?P<moon>{'|'.join(_TABLE['months'])})(?:{_S}(?P<md>{_NUMBER}){_S}[日일号號])?)"
)
_NO_DAY_BEFORE = re.compile(r"[가-힣]$")
_HALVES = {"上": 40, "상": 40, "下": 41, "하": 41}
_LAST_YEARS = {"昭和": 64, "大正": 15, "民國": 99, "民国": 99}


def east_asian_dates(text: str) -> Iterator[DateWording]:
    """The dates of a page as they are worded, in order. An era's year is told only where it can be one."""
    for match in _DATE.finditer(text):
        found = _read(match, text)
        if found is not None and (not found.edtf or is_edtf(found.edtf)):
            yield found


def _read(match: re.Match[str], text: str) -> DateWording | None:
    start, end = match.span()
    if match["years"]:
        first, last = _year(match["f"]), _year(match["t"])
        return DateWording(start, end, f"{first}/{last}") if first < last else None
    if match["decade"]:
        return DateWording(start, end, f"{match['dec']}X")
    if match["full"]:
        year = _of_era(match["era"], match["of_era"]) if match["era"] else _year(match["y"])
        return DateWording(start, end, _full(match, year)) if year else None
    if match["day"]:
        return _without_year(start, end, _number(match["dm"]), _number(match["dd"]), _number(match["dd2"]))
    if match["month"]:
        return _without_year(start, end, int(match["am"]), 0, 0)
    if _NO_DAY_BEFORE.search(text, max(0, start - 1), start):
        return None  # within a word
    if match["told"]:
        return DateWording(start, end, days=_TABLE["days"][match["told"]])
    if match["year"]:
        month, day = _number(match["ym"]), _number(match["yd"])
        part = (f"-{month:02}" if month else "") + (f"-{day:02}" if day else "")
        return DateWording(start, end, years=_TABLE["years"][match["year"]], part=part)
    day = _number(match["md"])
    return DateWording(start, end, months=_TABLE["months"][match["moon"]], part=f"-{day:02}" if day else "")


def _full(match: re.Match[str], year: str) -> str:
    if match["half"]:
        return f"{year}-{_HALVES[match['half'][0]]}"
    if match["nth"]:
        return f"{year}-{32 + _number(match['nth'])}"
    month, day, last = _number(match["m"]), _number(match["d"]), _number(match["d2"])
    if not month:
        return year
    if not day:
        return f"{year}-{month:02}"
    first = f"{year}-{month:02}-{day:02}"
    return f"{first}/{year}-{month:02}-{last:02}" if last else first


def _without_year(start: int, end: int, month: int, day: int, last: int) -> DateWording | None:
    if not 1 <= month <= 12 or day > 31:
        return None
    return DateWording(start, end, month=month, day=day, day_last=last)


def _year(words: str) -> str:
    return words if words.isascii() else "".join(str(_VALUES.get(each, each)) for each in words)


def _of_era(era: str, words: str) -> str:
    number = 1 if words == "元" else int(words) if words.isdecimal() else _number(words)
    if not 1 <= number <= _LAST_YEARS.get(era, 4999):
        return ""
    year = _TABLE["eras"][era] + number
    return str(year) if 1600 <= year < 2100 else ""


def _number(words: str | None) -> int:
    """A number below a hundred, in digits or in characters (十二, 二十一, 廿一, 五四); 0 for none."""
    if not words:
        return 0
    if words.isdecimal():
        return int(words)
    words = words.replace("廿", "二十").replace("卅", "三十")
    tens, ten, ones = words.partition("十")
    if not ten:
        return int("".join(str(_VALUES[each]) for each in words)) if all(w in _VALUES for w in words) else 0
    return (_VALUES.get(tens, 1) if tens else 1) * 10 + _VALUES.get(ones, 0)
