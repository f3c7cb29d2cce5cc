"""Dates in running text as EDTF, with the words that give them; relative ones counted from the document's date.

The words are found here; what a full date means is read by the house's own grammar (`core.parsing.dates`), and what a
relative one means in `core.extracting.relative_dates`. In a journal, which covers several days, "yesterday" is counted
from the heading of the entry.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from fonds.core.description.edtf_values import is_edtf
from fonds.core.extracting.bare_years import is_bare_year, is_no_hour
from fonds.core.extracting.date_places import Counting, Place
from fonds.core.extracting.date_spans import months_of_year, spans_joined
from fonds.core.extracting.date_wordings import (
    DATE,
    KINDS,
    MONTH_NAMES,
    YEAR,
    anchors,
)
from fonds.core.extracting.datelines import is_of_release
from fonds.core.extracting.dates_absolute import absolute, is_span_of_years, part_of_year, quarter_alone
from fonds.core.extracting.dates_in_numerals import Numerals
from fonds.core.extracting.dates_in_words import in_numerals, ordinals_in_numerals
from fonds.core.extracting.dates_of_same_periods import same_periods
from fonds.core.extracting.dates_of_scripts import with_other_scripts
from fonds.core.extracting.dates_without_year import (
    NUMBERS_OF_MONTHS,
    day_and_month,
    days_of_month,
    in_plain_words,
    without_year,
)
from fonds.core.extracting.days_of_events import day_in_title, day_of_event, is_of_another_sentence, is_of_conversation
from fonds.core.extracting.document import Document, DocumentPage, Range
from fonds.core.extracting.facts import DateFound
from fonds.core.extracting.misread_months import misread_month
from fonds.core.extracting.relative_dates import (
    WEEKDAYS,
    Base,
    base_of,
    counted,
    nearest_year,
    next_to,
    season,
    year_of,
)
from fonds.core.parsing.dates import read_date
from fonds.core.parsing.journals import journal_heading
from fonds.core.text.windows import matches_around

FINDER = "dates/12"

_LOWER_MONTH = re.compile(r"\b(?:may|march)\b")
_NEAR_FOR_NEXT = 500
"""Code points behind a full date within which "the next day" is counted from it."""
_DIGITS = str.maketrans("IlOio", "11010")
_MISREAD_NUMBER = re.compile(r"(?<![A-Za-z])[\dIlOio]+(?=(?:st|nd|rd|th)?\b)")
"""A number in which letters stand that were taken for digits; a word ("Illinois", "October") is none."""
_YEAR = re.compile(YEAR)
_NEXT_MONTH = re.compile(
    rf"(?:,\s+and|,|\s+and|\s+or|\s+to)\s+({MONTH_NAMES})\b(?!,?\s+(?:of\s+)?\d|\s+of\s+(?:this|last|the|next))"
)
_OF_A_FORM = re.compile(r"\d\d?\.(?:1[3-9]|[2-9]\d)\.\d\d")
"""Numerals with full stops whose second is no month: paragraphs of a form ("4.13.04"); stops part days from months."""
_TO_COME = re.compile(
    r"\b(?:will|shall|should|would|must|may|can|could|next|until|till|(?:is|are|was|were)\s+(?:[a-z]+\s+)?to|to\s+be|"
    r"propos\w+|plan(?:s|ned)?|schedul\w+|expect\w*|intend\w*|invit\w+|agree[ds]?|promis\w+|postpon\w+|request\w*|ask\w*)\b",
    re.IGNORECASE,
)
"""Words by which a month of a sentence is to come."""
_SENTENCE_ENDS = re.compile(r"(?<=[.!?:;])\s")
_BY = re.compile(r"\b(?:by|after|from|before)\s+(?:the\s+)?$")
"""Before a gathering these do not say that it is to come: "decided by the December plenum"."""
_IS_SPAN_BACK = re.compile(r"last\s+(?:year|month|week)|an?\s+(?:year|month|week)\s+ago", re.IGNORECASE)
_NO_POINT = re.compile(r"\b(?:the|half|and)\s+$", re.IGNORECASE)
"""Before these words they are no point of time: "in the last year", "half a year ago"."""
_UP_TO_MONTH = re.compile(rf"\s+(?:to|through|until|till)\s+(?:{MONTH_NAMES})\b")
_FROM_MONTH = re.compile(r"\b[Ff]rom\s+$")
_NTH_TOLD = re.compile(r"the (\d\d?)(?:st|nd|rd|th)", re.IGNORECASE)
_OF_A_NAME = re.compile(r"\s(?:Movement|MOVEMENT|Revolution|Brigade|Avenue|Street|Square)\b")
"""Behind a day that a body or a street is called after: "the 26th of July Movement"."""
_DATED_AT = re.compile(r"\bdated\s+[A-Z][\w.-]+(?:\s[A-Z][\w.-]+)?,\s$")
"""Before a day and a month in numerals: "a note, dated Rome, 7/12"."""
_LINE_BEGINS = re.compile(r"\n[ \t]*(?:[Oo]n |[Oo]n the |[Tt]hat |[Tt]he )?$")
_HEAD = 1_000
_DAY = len("1957-08-07")
_NEXT_DAY = re.compile(
    r"(?:,?\s+and\s+(?:the\s+)?|,\s+(?:the\s+)?)(\d\d?)(?:st|nd|rd|th)\b(?!\s+(?:of|[A-Z]|[a-z]+s\b))"
)
_YEAR_BESIDE = re.compile(r"the year (before|after)")
_COUNTED_BACK = re.compile(r"\b(?:same|previous|preceding|before)\b")
_LONG = 5
_WEEKS, _SOON = 60, 2
"""Days between a day told and the document's own within which they are of one time, and months soon after it."""
_IN_YEAR = re.compile(rf"\bin ({YEAR})(?![\w-])")
_ROMANS = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")


def dates(document: Document) -> tuple[DateFound, ...]:
    """The dates in the text, in order. A day without a year takes the document's, and is then marked as relative."""
    base = base_of(document.date, certain=document.date_certain)
    if base is not None and any(int(year) > base.last.year for year in re.findall(rf"\b{YEAR}\b", document.title)):
        base = _year_of_title(document, str(base.last.year))  # what the title tells of came later
    named = frozenset(re.findall(r"\d{4}-\d\d-\d\d", document.date)) if document.date.startswith("[") else frozenset()
    first = document.pages[0].text[:_HEAD] if document.pages else ""
    in_journal = any(journal_heading(words) is not None for words in (document.title, first))
    seeks = not document.date or bool(named) or (base is not None and (base.day is None or in_journal))
    in_talk = not in_journal and any(is_of_conversation(words) for words in (document.title, first))
    counting = Counting(
        base, seeks, seeks and base is not None and not named, named, in_journal and not named,
        habits=Numerals(document), of_conversation=in_talk, event=day_in_title(document.title) if in_talk else None,
    )  # fmt: skip
    return tuple(
        each
        for page in document.pages
        for each in with_other_scripts(
            page, same_periods(spans_joined(_on_page(page, counting), page.text), page.text), counting
        )
    )


def _year_of_title(document: Document, stated: str) -> Base | None:
    """The year in which what the title tells of was, where the paper knows nothing of the earlier one stated for it.

    One of the two is wrong. None where the title says no more than that a year came later ("On the laws of 1958").
    """
    years = set(re.findall(rf"\b{YEAR}\b", document.title))
    told = _IN_YEAR.search(document.title)
    if told is None or len(years) > 1 or any(stated in page.text for page in document.pages):
        return None
    return base_of(told[1], certain=True)


def _on_page(page: DocumentPage, counting: Counting) -> Iterator[DateFound]:
    told, done = counting.told, 0
    for match in matches_around(DATE, anchors(page.text), page.text):
        words = match[0]
        if "ma" in words and _LOWER_MONTH.search(words):
            continue
        start, end = match.span()
        if start < done:
            continue
        if match["bare"] or match["year"]:
            misread = misread_month(page.text, end)
            if misread is not None:
                yield DateFound(misread[1], Range(page.number, misread[0], end), FINDER, 0.8)
                told.note(end, misread[1], relative=False)
                continue
            if not (is_bare_year(page.text, start, end) if match["bare"] else is_no_hour(page.text, end)):
                continue
        if match["numeric"] and _OF_A_FORM.fullmatch(match[0]):
            continue
        if match["years"] and not (is_no_hour(page.text, end) and is_span_of_years(words)):
            continue
        if (
            match["relative"]
            and _IS_SPAN_BACK.fullmatch(words)
            and _NO_POINT.search(page.text[max(0, start - 16) : start])
        ):
            continue
        if match["dmy"] and _OF_A_NAME.match(page.text, end):
            continue
        if (
            match["day_month"]
            and page.text[start - 2] == ","
            and not _DATED_AT.search(page.text[max(0, start - 40) : start])
        ):
            continue
        here = Place(page.text, start, end, counting, told.at(start))
        edtf, relative = _read(match, here)
        if match["told"] and not edtf:
            continue
        if not (match["numeric"] and is_of_release(page.text, start, end, edtf)):
            told.note(end, edtf, relative=relative and not match["told"])
        if not relative or (counting.has_entries and (match["dmy"] or match["day_roman"])):
            counting.pass_line(page.text, start, end, edtf, relative=relative)
        if counting.event is None and counting.of_conversation and not relative:
            counting.event = day_of_event(page.text, start, edtf)
        if match["years"] and (lead := re.match(r"(?:from|between)\s+", match[0], re.IGNORECASE)):
            start += lead.end()
        at = Range(page.number, start, end)
        yield DateFound(edtf, at, FINDER, 0.95 if edtf and not relative else 0.8 if edtf else 0.5, relative)
        if match["of_month"] or (match["dmy"] and relative):
            for each in _months_behind(here, page.number):
                yield each
                done = each.at.end
        elif match["relative"] and len(edtf) == _DAY and _NTH_TOLD.fullmatch(match[0]):
            yield from _days_behind(here, page.number, edtf)
    told.turn_page(len(page.text))


def _months_behind(here: Place, page: int) -> Iterator[DateFound]:
    """The other months of a list whose first has a word before it: "in August, September and October"."""
    end = here.end
    while (found := _NEXT_MONTH.match(here.text, end)) is not None:
        end = found.end()
        month = NUMBERS_OF_MONTHS[found[1].casefold()]
        year = nearest_year(here.told.last[1], month, 15) if here.told.last is not None else None
        year = year_of(here.base, month, 1, here.ahead) if year is None and here.base is not None else year
        edtf = f"{year}-{month:02}" if year is not None else ""
        yield DateFound(edtf, Range(page, found.start(1), end), FINDER, 0.75 if edtf else 0.5, relative=True)


def _days_behind(here: Place, page: int, first: str) -> Iterator[DateFound]:
    """The other days of a list whose first has an article: "on the 22nd and 24th"."""
    end = here.end
    while (found := _NEXT_DAY.match(here.text, end)) is not None:
        end = found.end()
        edtf = f"{first[:8]}{int(found[1]):02}"
        if is_edtf(edtf):
            yield DateFound(edtf, Range(page, found.start(1), found.end()), FINDER, 0.75, relative=True)


def _read(match: re.Match[str], here: Place) -> tuple[str, bool]:
    """The date in EDTF, "" where it cannot be told, and whether it rests on another date."""
    words = " ".join(match[0].split())
    kind = next(name for name in KINDS if match[name])
    if kind in ("month", "months"):
        return _month(match, here)
    if kind == "relative" and (nth := _NTH_TOLD.fullmatch(words)) and (day := _nth_told(int(nth[1]), here)):
        return day, True
    if kind in ("relative", "relative_season"):
        count = counted if kind == "relative" else season
        around = here.ahead + (f"… {here.clause_behind}" if words.casefold().endswith("day") else "")
        return (count(words.casefold(), here.base, around) if here.base else ""), True
    if kind == "month_span":
        return months_of_year(match), False
    if kind == "told":
        return _from_told(words.casefold(), here), True
    if kind in ("part", "quarter"):
        return (part_of_year if kind == "part" else quarter_alone)(match, here.base)
    if kind == "day_roman":
        day, month = re.split("[./]", words)
        return day_and_month(f"{day}/{_ROMANS.index(month) + 1}", here, is_european=True), True
    if kind == "day_month":
        return day_and_month(words, here), True
    if kind == "dmy" and not _YEAR.search(words):
        return without_year(words, here)
    if kind == "numeric":
        edtf = here.habits.read(words, here.text)
    elif kind == "misread":
        words = _MISREAD_NUMBER.sub(lambda number: number[0].translate(_DIGITS), words)
        if not re.search(YEAR, words):
            return without_year(words, here)
        edtf = read_date(words).edtf or ""
    elif kind in ("in_words", "ordinal"):
        said = in_numerals(words) if kind == "in_words" else ordinals_in_numerals(words)
        if not re.search(r"\d{4}$", said):
            return without_year(said, here)
        edtf = read_date(said).edtf or ""
    elif kind == "glued":
        edtf = read_date(re.sub(r"([A-Z]{3})", r" \1 ", words)).edtf or ""
    elif kind == "cable":
        words = re.sub(r"^([A-Z]{3,5})-(\d\d)-(?=\d{4}$)", r"\2 \1 ", words.replace("’", "").replace("'", ""))
        edtf = read_date(re.sub(r"\s[\dO]{4}Z\s", " ", re.sub(r"^(\d\d)\d{4}[Zz2]? ", r"\1 ", words))).edtf or ""
    elif kind == "dmy" and words.count(",") > 1 and len(days := re.findall(r"\b\d\d?\b", words)) > 2:
        edtf = days_of_month(words, days)
    elif kind in ("dmy", "month_part"):
        edtf = read_date(in_plain_words(words)).edtf or ""
        if edtf.startswith("{") and re.search(r"\bbetween\s+(?:the\s+)?$", here.ahead, re.IGNORECASE):
            edtf = "/".join(edtf.strip("{}").split(","))
        if not edtf and (behind := re.match(r"\d\d?\s*[-–]\s*(?=\d)", words)) is not None:
            edtf = (
                read_date(in_plain_words(words[behind.end() :])).edtf or ""
            )  # "18- 11 Dec 1963": the first is a number
    else:
        return absolute(kind, words, match), False
    return (edtf if not edtf or is_edtf(edtf) else ""), False


def _month(match: re.Match[str], here: Place) -> tuple[str, bool]:
    name = match["of_list"] or match["of_month"] or match["of_event"]
    month = NUMBERS_OF_MONTHS[name.casefold()]
    if match["list_year"]:
        return f"{match['list_year']}-{month:02}", False
    if here.told.last is not None and here.start - here.told.last[0] <= _NEAR_FOR_NEXT and not match["of_event"]:
        return f"{_year_of_month_told(here.told.last[1], here, month)}-{month:02}", True
    if here.base is None:
        return (f"{here.told.year}-{month:02}" if here.told.year else ""), True
    is_of_span = _UP_TO_MONTH.match(here.text, here.end) is not None and _FROM_MONTH.search(here.ahead) is not None
    ahead = _BY.sub("", here.ahead) if match["of_event"] or is_of_span else here.ahead
    return f"{year_of(here.base, month, 1, ahead)}-{month:02}", True


def _year_of_month_told(told: datetime.date, here: Place, month: int) -> int:
    """The year of a month that is nearest to the day told before; where that is of the document's own weeks, the last
    such month before them, unless it is near or the words say that it is to come."""
    year, base = nearest_year(told, month, 15), here.base
    if base is None or abs((base.last - told).days) > _WEEKS:
        return year
    months = 12 * (year - base.last.year) + month - base.last.month
    is_to_come = months >= 0 and _TO_COME.search(_SENTENCE_ENDS.split(here.ahead)[-1] + here.clause_behind) is not None
    return year if 0 <= months <= _SOON or is_to_come else year_of(base, month, 1, here.ahead)


def _from_told(words: str, here: Place) -> str:
    """What is counted from the day told before: the next day, the following month; "" where none was told near."""
    entry = here.base.day if here.counting.in_journal and here.base is not None else None
    last = here.told.last
    if (of_year := _YEAR_BESIDE.fullmatch(words)) and here.told.year:
        return str(int(here.told.year) + (1 if of_year[1] == "after" else -1))
    is_near = last is not None and here.start - last[0] <= _NEAR_FOR_NEXT
    is_apart = last is None or is_of_another_sentence(here.text, last[0], here.start)
    if here.counting.event is not None and is_apart and _COUNTED_BACK.search(words) and len(words.split()) < _LONG:
        return next_to(words, here.counting.event)
    if entry is not None and "same" in words and (is_apart or _LINE_BEGINS.search(here.ahead)):
        return entry.isoformat()  # whatever day was told in it
    if last is not None and is_near:
        return next_to(words, last[1])
    entry = entry or here.counting.event
    if entry is None and words.endswith(WEEKDAYS) and here.base is not None:
        entry = here.base.day
    if entry is not None and not words.endswith(("month", "year")):
        return next_to(words, entry)
    if here.base is not None and words.endswith(("month", "year")):
        return counted(words.replace("preceding", "previous"), here.base, here.ahead)
    return ""


def _nth_told(number: int, here: Place) -> str:
    """A day of the month told right before: "On 3 May 1961 he came, on the 5th he left"; "" where none was told."""
    last = here.told.last
    if last is None or here.start - last[0] > _NEAR_FOR_NEXT or number <= last[1].day:
        return ""
    if here.base is not None and last[1] == here.base.day:
        return ""
    edtf = f"{last[1].isoformat()[:7]}-{number:02}"
    if (
        here.base is not None
        and here.base.last == here.base.day
        and edtf > here.base.last.isoformat() > last[1].isoformat()
    ):
        return ""  # it is still to come: another month is meant
    return edtf if is_edtf(edtf) else ""
