"""When a meeting was: the date of its clause, of the journal's entry, the paper's head, the meeting told before."""

from __future__ import annotations

import calendar
import datetime
import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from fonds.core.extracting.adverbials_of_meetings import is_of_next, is_when, reach_of
from fonds.core.extracting.dates_of_heads import DatesInPlace
from fonds.core.extracting.document import Document, DocumentPage, Range
from fonds.core.extracting.entries import date_at, entries, words_of_date
from fonds.core.extracting.facts import DateFound, Meeting
from fonds.core.extracting.headings_of_days import headings_of_days
from fonds.core.extracting.meetings_attended import Told
from fonds.core.extracting.meetings_held import was_before
from fonds.core.extracting.relative_dates import Base, counted, day_of, next_to, season
from fonds.core.extracting.times_from_telling import FROM_THE_TOLD, NOW, last_nth, last_weekday, time_told, times_in

_SETTLED = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2]|2[1-4])(?:-\d\d(?:/\d{4}-\d\d-\d\d)?)?)?~?")
"""A day, a span of days, a month, a season or a year, as EDTF."""
_DAY = len("1957-08-07")
_LONGEST = datetime.timedelta(days=31)
_ANOTHER_TIME = re.compile(
    r"\b(?:last|previous|earlier|before|ago|recently|once|formerly|in the past|previously|next|later that|some time|"
    r"years?|months?|weeks?|yesterday|tomorrow|the other day)\b",
    re.IGNORECASE,
)
_ABOUT = re.compile(r"\b(?:around|about|approximately|circa|on or about|roughly)\s+(?:the\s+)?$", re.IGNORECASE)
_OF_TELLING = re.compile(
    r"yesterday|today|tonight|last|this|ago|(?:mon|tues|wednes|thurs|fri|satur|sun)day|previous|next|same|before|"
    r"earlier|later|following|preceding",
    re.IGNORECASE,
)
_OPENS = re.compile(r"(?:^|[.!?]\s+|\n\s*)(?:(?:On|In|At|Already|Late|Early)\s+(?:the\s+)?(?:\w+\s+of\s+)?)?$")
_I_DID = re.compile(
    r"(?:\s+(?:morning|evening|afternoon|night))?,?\s+(?:[\w\s,-]{0,40}?\s)?(?:I|we)\s+"
    r"(?!had\b|have\b|will\b|shall\b)[a-z]+"
)
"""Behind a day, what the writer did on it."""
_OF_NOW = re.compile(r"yesterday|today|tonight|last night|this (?:morning|afternoon|evening)|ago")
"""Words that count from the day of writing, if a paper tells of what was said on another."""
_NTH = re.compile(r"(?:on )?(?:the )?(\d{1,2})(?:st|nd|rd|th)")
_SEASON = re.compile(r"spring|summer|autumn|\bfall\b|winter")
_FORWARD = re.compile(r"later|next|following|same|after|days?\s+(?:earlier|before)|before\s+that", re.IGNORECASE)
"""Of these, those that go on from what was told last, though somebody reports it."""
_ONWARD = re.compile(r"\b(?:later|next|following|after)\b", re.IGNORECASE)
_OCCASION = re.compile(
    r"\b(?:on|upon|from|after|before|since|in|at|during|of|about|to)\s+(?:an?|the|his|her|their)\s+(?:\w+\s+)?$"
)
"""Before a meeting that is only named, as the occasion or the source of something else."""
_WHERE = re.compile(r",?\s+where\s+(?:[\w.’'-]+\s+){0,4}$")
_JUST = re.compile(r"\bhad\s+(?:only\s+)?just\b")
"""The past perfect of what was on the day of which a paper tells."""
_WHEN = re.compile(
    r",?\s+(?:when|during\s+which|in\s+the\s+course\s+of\s+which|at\s+which\s+time|on\s+which\s+occasion)\s+"
)
"""Between a date and the words of a meeting whose date it is: "since 1949, when he came"."""
_FROM_ANOTHER = re.compile(r"same|before$|earlier$|later$|following|preceding|previous|next", re.IGNORECASE)
"""Words that count from the day told of, and not from that on which is written."""
_THERE = re.compile(
    r"(?:During|After|Before|At|Over|On|In) (?:(?:the|a|this) )?(?:break|recess|interval|pause|meal|lunch|luncheon|"
    r"dinner|breakfast|supper|tea|coffee|reception|table|conversation|talks?|meeting|end|drive|ride|walk|leaving|parting|"
    r"departing|taking (?:his )?leave|conclusion|farewell|way)\b|Then\b|Afterwards\b|Finally\b|There\b|Later\b|"
    r"When we were alone|As (?:we|I|he) (?:were |was )?(?:leaving|left)"
)
"""What opens a sentence that goes on with the occasion of which a record tells."""
_LISTED = re.compile(r"\s*(?:,|and|or|,\s+and)\s+(?:on\s+)?(?:the\s+)?")
_GOES_ON_THERE = re.compile(r"\b(?:where|whereupon|and|then|there)\b")
_GOES_ON = 4_000
"""Code points behind a meeting of the writer within which his next is taken to be of the same day."""
_FAR = 1_500
"""The same of a dateline, or of a full day that says of which month a day is."""
_NEAR = 1_200
"""The same of meetings of others, within a paragraph."""


@dataclass(frozen=True, slots=True)
class _Last:
    """The meeting told last that nobody reports: where it ends, its date, the words of that, who took part."""

    end: int
    date: str
    words: Range | None
    who: frozenset[str]
    own: bool


class MeetingDates:
    """Which date is a meeting's."""

    def __init__(self, document: Document, dates: tuple[DateFound, ...]) -> None:
        self._document = document
        self._day = day_of(document.date) if document.date_certain else None
        self._entries = entries(document, dates)
        days = [] if self._entries else [each for page in document.pages for each in headings_of_days(page, self._day)]
        self._by_days = bool(days)
        self._entries = self._entries or days
        self._in_place = DatesInPlace(document, dates)
        self.is_record = self._in_place.is_record
        self._text = ""
        self._starts: list[int] = []
        self._told: Sequence[Told] = ()
        self._last: _Last | None = None
        self._own: _Last | None = None
        self._before: tuple[Told, str, Range | None] | None = None
        self._past: tuple[int, str] = (0, "")
        self._reached: tuple[Told, tuple[int, int]] | None = None

    def begin(self, page: DocumentPage, heads: Sequence[Meeting], writer: str, told: Sequence[Told]) -> None:
        """Begins a page, whose meetings are then asked for in order; `heads` are those that its head names."""
        self._text = page.text
        self._told = told
        self._own = None
        self._starts = [each.start for each in told]
        self._last = None
        self._before = None
        self._past = 0, ""
        for each in heads:
            if len(each.date) == _DAY:
                who = frozenset(each.participants)
                self._last = _Last(each.at.end, each.date, None, who, own=not writer or writer in who)
                self._own = self._last if self._last.own else self._own
        if self._last is None and not self._entries:
            event = self._in_place.event() if self.is_record else self._in_place.of_contact()
            if event:
                self._last = self._own = _Last(0, event, None, frozenset(), own=True)

    def of_head(self, page: DocumentPage, at: Range) -> str:
        """The day of a conversation that a head records, "" where nothing says it."""
        return self._in_place.of_head(page, at)

    def of_words(self, number: int, told: Told, *, own: bool, is_reported: bool) -> tuple[str, Range | None]:
        """The date of the clause; of the writer's own meetings else the entry's, or that of the meeting before."""
        date, words = self._of_clause(number, told, is_reported=is_reported)
        if not date:
            date, words = self._of_sentence(told)
        is_just = _JUST.search(self._text, max(0, told.start - 12), told.end) is not None
        if not date and is_reported and is_just and (scene := self._scene(number, told.start)) is not None:
            date = scene.isoformat()
        self._before = told, date, words
        is_past = was_before(self._text, told.start, told.end) and not is_just
        if len(date) == _DAY and (is_past or is_reported):
            self._past = told.end, date
        if is_reported:
            return date, words
        who = frozenset(m.entity for m in told.participants)
        if not date and not is_past:
            date, words = self._carried(number, told, who, own=own)
        verb = max(told.verb, told.start)
        is_named = not own and _OCCASION.search(self._text, max(0, verb - 40), verb) is not None
        if len(date) == _DAY and not is_past and not is_named:
            self._last = _Last(told.end, date, words, who, own)
            self._own = self._last if own else self._own
        return date, words

    def _of_sentence(self, told: Told) -> tuple[str, Range | None]:
        """The date of the meeting told before in the sentence, where the words go on from it: "where he met"."""
        if self._before is None or self._before[0].sentence != told.sentence:
            return "", None
        before, date, words = self._before
        between = self._text[before.end : told.start]
        if not before.end <= told.start or _GOES_ON_THERE.search(between) is None:
            return "", None
        if "that " in between or was_before(self._text, told.start, told.end):
            return "", None
        return date, words

    def _carried(self, number: int, told: Told, who: frozenset[str], *, own: bool) -> tuple[str, Range | None]:
        """The date of a meeting whose own words give none."""
        last, at = self._last, Range(number, told.start, told.end)
        is_other = _ANOTHER_TIME.search(self._text, *self.reach(told)) is not None
        entry = words_of_date(self._entries, at) if self._entries else None
        if self._by_days and not own and entry is not None and not is_other and not told.teller:
            return date_at(self._document, self._entries, at), entry  # what was done on a day of the talks
        is_of_entry = own or self._opens_paragraph(told)
        if is_of_entry and self._entries and not told.teller and not (is_other and not own):
            in_entry = (
                last is not None and last.own and entry is not None and entry.page == number and entry.start < last.end
            )
            if in_entry and last is not None and self._is_same_paragraph(last.end, told.start) and last.who >= who:
                return last.date, last.words
            return date_at(self._document, self._entries, at), entry
        if is_other:
            return "", None
        if own and (opened := self._opened(number, told, last.end if last is not None else 0)):
            return opened
        if last is None or told.start < last.end:
            return "", None
        is_there = _THERE.match(self._text, told.sentence[0]) is not None
        mine = self._own or last if is_there else self._own
        if own and mine is not None and told.start - mine.end < _GOES_ON:
            return mine.date, mine.words
        is_near = self._is_same_paragraph(last.end, told.start)
        if last.end == 0 and not self.is_record and not told.teller:
            return last.date, last.words  # the first that a report on a contact tells of
        in_scene = (
            self.is_record
            and last.own
            and (len(who & last.who) > 1 or ((bool(who & last.who) or not last.who) and is_there))
        )
        if (who & last.who and is_near) or in_scene:
            return last.date, last.words
        return "", None

    def _opened(self, number: int, told: Told, end: int) -> tuple[str, Range] | None:
        """The day with which the writer begins to tell what he did: "Yesterday I set off for Vienna with Smith"."""
        text = self._text
        for date in reversed(self._in_place.within(number, max(end, told.start - _GOES_ON), told.start)):
            if len(date.edtf) != _DAY or _OPENS.search(text, max(0, date.at.start - 30), date.at.start) is None:
                continue
            return (date.edtf, date.at) if _I_DID.match(text, date.at.end) is not None else None
        return None

    def _opens_paragraph(self, told: Told) -> bool:
        """Whether a meeting of others is told first in its paragraph, as what was on the day of the entry."""
        above = self._text[max(0, told.sentence[0] - 6) : told.sentence[0]]
        return "\n\n" in above.replace(" ", "") or not above.strip()

    def _is_same_paragraph(self, end: int, start: int) -> bool:
        return start - end < _NEAR and "\n\n" not in self._text[end:start]

    def _of_clause(self, number: int, told: Told, *, is_reported: bool) -> tuple[str, Range | None]:
        text = self._text
        low, high = self.reach(told)
        found: list[tuple[str, Range]] = []
        taken: list[tuple[int, int]] = []
        for date in self._in_place.within(number, low, high):
            start, end = date.at.start, min(date.at.end, len(text))
            edtf = self._resolved(date, told, is_reported=is_reported)
            if date.edtf or edtf:
                taken.append((start, end))
            if edtf and is_when(text, told, start, end, edtf, low):
                found.append((edtf, date.at))
        for words in times_in(text, low, high):
            if any(start < words.end() and words.start() < end for start, end in taken):
                continue
            edtf = self._counted(words, told, is_reported=is_reported)
            if edtf and is_when(text, told, *words.span(), edtf, low):
                found.append((edtf, Range(number, *words.span())))
        if not found:
            return self._of_word_before(number, told, low, is_reported=is_reported)
        first = [each for each in found if each[1].start < told.end or not is_of_next(text, told.end, each[1].start)]
        found = first or found
        days = {edtf for edtf, _ in found if len(edtf) == _DAY}
        found.sort(key=lambda each: (_fineness(each[0]), each[1].start < told.start, abs(each[1].start - told.end)))
        if len(days) > 1 and self._are_listed(found[0][1], [at for edtf, at in found if len(edtf) == _DAY]):
            return "", None
        return found[0]

    def _of_word_before(self, number: int, told: Told, low: int, *, is_reported: bool) -> tuple[str, Range | None]:
        """The date of which a clause says more: "since 1949, when he came"."""
        text = self._text
        first = max(told.sentence[0], low - 60)
        for date in reversed(self._in_place.within(number, first, told.start)):
            if self._is_told_of(date.at.end, told):
                edtf = self._resolved(date, told, is_reported=is_reported)
                return (edtf, date.at) if edtf else ("", None)
        for words in times_in(text, first, told.start):
            if self._is_told_of(words.end(), told):
                edtf = self._counted(words, told, is_reported=is_reported)
                return (edtf, Range(number, *words.span())) if edtf else ("", None)
        where = _WHERE.search(text, max(told.sentence[0], told.start - 60), told.start)
        if where is None:
            return "", None
        begin = max(text.rfind("that ", told.sentence[0], where.start()), told.sentence[0], where.start() - 120)
        here = [
            (edtf, each.at)
            for each in self._in_place.within(number, begin, where.start())
            if (edtf := self._resolved(each, told, is_reported=is_reported))
            and is_when(text, told, each.at.start, each.at.end, edtf, begin)
        ]
        return here[0] if len(here) == 1 else ("", None)

    def _is_told_of(self, end: int, told: Told) -> bool:
        """Whether "when" or the like stands between where a date ends and the words of a meeting."""
        opened = _WHEN.match(self._text, end, told.start)
        return opened is not None and not any(mark in self._text[opened.end() : told.start] for mark in ",;")

    def _are_listed(self, first: Range, others: list[Range]) -> bool:
        """Whether another day is joined to one: "on the 22nd and 24th" tells of two meetings."""
        return any(
            _LISTED.fullmatch(self._text, min(first.end, at.end), max(first.start, at.start)) is not None
            for at in others
            if at != first
        )

    def reach(self, told: Told) -> tuple[int, int]:
        """Where the clause of a meeting of the page begins and ends."""
        if self._reached is None or self._reached[0] is not told:
            first, end = (bisect_left(self._starts, place) for place in told.sentence)
            beside = self._told[first:end]
            before = max((t.end for t in beside if t.start < told.start and t.end <= told.start), default=-1)
            behind = min((t.start for t in beside if told.end <= t.start), default=-1)
            self._reached = told, reach_of(self._text, told, before, behind)
        return self._reached[1]

    def _resolved(self, date: DateFound, told: Told, *, is_reported: bool) -> str:
        """What a date means here: words that count from another day count from the one told of."""
        text = self._text
        words = " ".join(text[date.at.start : date.at.end].split()).casefold()
        edtf = date.edtf
        nth = _NTH.fullmatch(words) if date.relative and is_reported else None
        if nth is not None and (told_on := self._scene(date.at.page, told.start)) is not None:
            edtf = last_nth(told_on, int(nth[1]))  # what was before the day on which it is told
        if date.relative and _OF_TELLING.search(words):
            scene = self._scene(date.at.page, told.start)
            is_now = _OF_NOW.search(words) is not None
            if _FROM_ANOTHER.search(words) and not words.endswith("week") and _SEASON.search(words) is None:
                past = self._past_day(told, words, is_reported=is_reported)
                before = self._day_before(date.at.page, told, date.at.start) or past
                if before is None and is_reported and _ONWARD.search(words) is not None:
                    return ""  # what somebody tells was before the day of the telling
                scene = before or scene
                edtf = (next_to(words, scene) if scene is not None else "") or edtf
            else:
                base = scene if is_reported and not (is_now and not self.is_record) else self._entry(told.start)
                if base is not None and base != self._day:
                    lead = text[max(0, date.at.start - 120) : date.at.start]
                    told_from = Base(base, base)
                    found = season(words, told_from, lead) if _SEASON.search(words) is not None else ""
                    edtf = found or last_weekday(words, base) or counted(words, told_from, lead) or edtf
        if not _is_settled(edtf):
            return ""
        if len(edtf) == _DAY and _ABOUT.search(text, max(0, date.at.start - 20), date.at.start):
            return f"{edtf}~"
        return edtf

    def _past_day(self, told: Told, words: str, *, is_reported: bool) -> datetime.date | None:
        """The day of what was told before in the paragraph, of words that go on from it: "five days later"."""
        if not is_reported and not was_before(self._text, told.start, told.end):
            return None
        end, date = self._past
        is_near = date and 0 <= told.start - end < _NEAR and "\n\n" not in self._text[end : told.start]
        return day_of(date) if is_near and _FORWARD.search(words) and "very" not in words else None

    def _day_before(self, number: int, told: Told, place: int) -> datetime.date | None:
        """The full day told before a place in its sentence: "in his telegram of 7 March … the evening before"."""
        first = told.sentence[0]
        bracket = self._text.rfind("(", max(0, first - 12), first)  # "his telegram of 7 March (spec. No. 214) adds"
        days = [
            d
            for d in self._in_place.within(number, first if bracket < 0 else max(0, bracket - 20), place)
            if len(d.edtf) == _DAY and not _OF_TELLING.search(self._text, d.at.start, d.at.end)
        ]
        return day_of(days[-1].edtf) if days else None

    def _counted(self, words: re.Match[str], told: Told, *, is_reported: bool) -> str:
        """What words mean that no finder of dates has read."""
        number = self._page_of()
        scene = self._scene(number, told.start)
        kind = words.lastgroup or ""
        if kind in FROM_THE_TOLD:
            past = self._past_day(told, words[0], is_reported=is_reported)
            scene = self._day_before(number, told, words.start()) or past or scene
        base = scene if is_reported or kind in FROM_THE_TOLD else None
        if kind in NOW and not self.is_record:
            base = None
        base = base or self._entry(told.start) or self._day or self._dateline(number, told.start)
        if kind == "nth":
            base = self._day_told(number, words.start()) or base
        found = time_told(words, base) if base is not None else ""
        if kind == "nth" and is_reported and scene is not None and found > scene.isoformat():
            return time_told(words, scene)  # what was before the day on which it is told
        return found

    def _dateline(self, number: int, place: int) -> datetime.date | None:
        """The last day above a place that ends its line, of a paper whose description gives none."""
        text = self._text
        above = [
            d.edtf for d in self._in_place.within(number, max(0, place - _FAR), place)
            if not d.relative and len(d.edtf) == _DAY and text[d.at.end : d.at.end + 1] in ("\n", "")
        ]  # fmt: skip
        return day_of(above[-1]) if above else None

    def _day_told(self, number: int, place: int) -> datetime.date | None:
        """The last day of the month in which a full day was told shortly before: "25 November … the 26th"."""
        near = [d.edtf for d in self._in_place.within(number, max(0, place - _FAR), place) if len(d.edtf) == _DAY]
        day = day_of(near[-1]) if near else None
        return None if day is None else day.replace(day=calendar.monthrange(day.year, day.month)[1])

    def _page_of(self) -> int:
        return self._told[0].participants[0].at.page if self._told and self._told[0].participants[0].at else 1

    def _scene(self, number: int, at: int) -> datetime.date | None:
        """The day of which the text tells at a place."""
        last = self._last
        if self._entries:
            entry = words_of_date(self._entries, Range(number, at, at))
            if entry is not None and (last is None or entry.page != number or last.end < entry.start):
                return day_of(date_at(self._document, self._entries, Range(number, at, at)))
        if last is not None and at - last.end < _GOES_ON:
            return day_of(last.date)
        return None

    def _entry(self, at: int) -> datetime.date | None:
        if not self._entries:
            return None
        return day_of(date_at(self._document, self._entries, Range(self._page_of(), at, at)))


def _is_settled(edtf: str) -> bool:
    """Whether EDTF says a day, a span of days, a month, a season or a year."""
    if _SETTLED.fullmatch(edtf) is None:
        return False
    if "/" not in edtf:
        return True
    try:
        first, last = map(datetime.date.fromisoformat, edtf.split("/"))
    except ValueError:
        return False
    return first <= last < first + _LONGEST


def _fineness(edtf: str) -> int:
    """0 for a day, 1 for a span of days, 2 for a month, 3 for a year."""
    return {_DAY: 0, _DAY + 1: 0, 2 * _DAY + 1: 1, 7: 2}.get(len(edtf), 3)
