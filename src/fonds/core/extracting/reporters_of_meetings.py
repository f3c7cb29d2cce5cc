"""Who tells of a meeting that is not told of in the writer's own words."""

from __future__ import annotations

import re
from collections.abc import Callable

from fonds.core.extracting.meetings_attended import Told
from fonds.core.extracting.meetings_held import BEFORE_THAT
from fonds.core.extracting.people_on_page import end_of, start_of
from fonds.core.extracting.sayings import Sayings

_NOW = re.compile(r"\b(?:ago|yesterday|today|tonight|this (?:morning|afternoon|evening)|last night)\b", re.IGNORECASE)
"""Words that count from the day of writing: in what somebody else is reported to have said they are others."""
_HEARS = re.compile(
    r"\b(?:ha[sd] (?:it|this|that)|heard|learned|learnt|gathered|understood|have heard|found out|knows?|knew)\b[^.;]{0,20}?\sfrom\b"
)
_BY = re.compile(r"\bby\s+(?:[\w.’'-]+\s+){0,4}$")
_IN_TALK = re.compile(
    r",?\s+(?:in|at|during|over)\s+(?:an?|his|her|the)\s+(?:[\w-]+\s+){0,3}"
    r"(?:conversation|meeting|talk|discussion|interview|lunch|luncheon|dinner|reception)\b"
)
_WHOM = re.compile(r"\b(?:with|to|by|from)?\s*whom\b")
_OPENS_WITH_DAY = re.compile(
    r"(?:[Oo]n|[Ii]n|[Aa]t|[Dd]uring|[Tt]he)\s+(?:the\s+)?(?:evening|morning|afternoon|night|end|beginning|middle|same|next|following|"
    r"\d{1,2}|[A-Z][a-z]+\s+\d{1,2})\b"
)


class MeetingReporters:
    """Who tells of the meetings of a page. `said` gives the sayings of a page by its number."""

    def __init__(self, text: str, said: Callable[[int], Sayings], writer: str, *, is_record: bool) -> None:
        self._text = text
        self._said = said
        self._writer = writer
        self._is_record = is_record

    def of(self, number: int, told: Told, *, own: bool) -> str:
        """The key of who tells of it: in whose words it stands, or in what still may be the words of the last speaker
        of the paragraph; "" where that is the writer or nobody."""
        if own:
            speaker = self.speaker(number, max(told.start, told.verb)) if self._is_record or ":" in self._text else ""
            return speaker if speaker != self._writer else ""
        if self._is_by_agent(told):
            return ""
        if told.teller:
            return told.teller if told.teller != self._writer else ""
        if (hearer := self._hearer(told)) and hearer != self._writer:
            return hearer
        said = self._said(number)
        saying = said.holding(number, told.start)
        if saying is None:
            if told.is_saying or told.is_telling:
                return self._whom_it_was_told(told)
            saying = said.before(number, told.start)
            if saying is not None and self._is_writers_own(told, saying.speaker):
                return ""
        if saying is None:
            return self._whom_it_was_told(told)
        return saying.speaker if saying.speaker != self._writer else ""

    def _hearer(self, told: Told) -> str:
        """Who heard what he tells: "he has it from the manager", "claimed to have heard from the Minister"."""
        heard = _HEARS.search(self._text, told.start, told.end)
        before = [m for m in told.participants if heard is not None and start_of(m) < heard.start()]
        return before[0].entity if before else ""

    def _is_by_agent(self, told: Told) -> bool:
        """Whether what somebody says is said in the very meeting: "was confirmed by Ganchev in a conversation with"."""
        first = min((m for m in told.participants if start_of(m) >= told.start), key=start_of, default=None)
        if first is None or _BY.search(self._text, max(0, start_of(first) - 60), start_of(first)) is None:
            return False
        return _IN_TALK.match(self._text, end_of(first)) is not None

    def _whom_it_was_told(self, told: Told) -> str:
        """Whom "him" means of a meeting that was before what the paper tells: he alone can tell of it."""
        if BEFORE_THAT.search(self._text, told.start, told.end) is None:
            return ""
        hearers = [m for m in told.participants if m.form == "pronoun" and m.entity != self._writer
                   and self._text[start_of(m) : end_of(m)] in ("him", "her")]  # fmt: skip
        return hearers[0].entity if len(hearers) == 1 else ""

    def speaker(self, number: int, place: int) -> str:
        """Who speaks at a place of a transcript, "" where it is none."""
        saying = self._said(number).holding(number, place)
        while saying is not None and not saying.turn:
            saying = self._said(number).holding(number, saying.at.start)
        return saying.speaker if saying is not None else ""

    def _is_writers_own(self, told: Told, speaker: str) -> bool:
        """Whether a meeting is told behind what somebody says, and not by him: "On 9 November the Minister received"."""
        text = self._text
        if self._is_record or BEFORE_THAT.search(text, told.start, told.end) is not None:
            return False
        if text[told.verb - 40 : told.verb] and _WHOM.search(
            text, max(told.sentence[0], told.start - 12), max(told.verb, told.end)
        ):
            return True
        if _OPENS_WITH_DAY.match(text, told.sentence[0], told.start) or _NOW.search(text, *told.sentence):
            return True
        verb = told.verb if told.verb >= 0 else told.end
        return any(m.entity == speaker and m.form == "name" and start_of(m) < verb for m in told.participants)
