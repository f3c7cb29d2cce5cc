"""Who tells of a meeting that is not told of in the writer's own words."""

from __future__ import annotations

import re
from collections.abc import Callable

from fonds.core.extracting.meetings_attended import Told
from fonds.core.extracting.meetings_held import was_before
from fonds.core.extracting.people_on_page import end_of, start_of
from fonds.core.extracting.saying import Saying
from fonds.core.extracting.sayings import Sayings

_NOW = re.compile(r"\b(?:ago|yesterday|today|tonight|this (?:morning|afternoon|evening)|last night)\b", re.IGNORECASE)
"""Words that count from the day of writing: in what somebody else is reported to have said they are others."""
_HEARS = re.compile(
    r"\b(?:ha[sd] (?:it|this|that)|heard|learned|learnt|gathered|understood|have heard|found out|knows?|knew)\b"
    r"[^.;]{0,20}?\sfrom\b"
)
_CLAIMS = re.compile(
    r"\b(?:(?:claim|profess|pretend)\w*\s+to\s+have|(?:admit|acknowledge|recall|remember|mention|confess|report|recollect|describe|relate)\w*\s+"
    r"(?:to\s+)?(?:of\s+)?(?:having\s+)?(?!being\b)(?:\w+ing|met|seen|spoken|talked|visited|had))\b"
)
"""Words by which somebody tells of a meeting of his own in one clause: "claims to have met", "recalled meeting"."""
_IN = re.compile(
    r"\s*(?:[\w.’'-]+\s+){0,4}?(?:in|at|during|over|on)\s+(?:an?\s+|his\s+|her\s+|the\s+|their\s+)?(?:[\w-]+\s+){0,3}"
)
_BY_IN = re.compile(
    r"\b(?:was|were|been)\s[^.;]{0,40}?\bby\s+[^.;,]{2,60}\s(?:in|at|during)\s+(?:an?|his|her|the)\s+(?:[\w-]+\s+){0,3}$"
)
_NEAR = 600
"""Code points behind a meeting of the writer within which those whom he met may tell of others."""
_WHOM = re.compile(r"\b(?:with|to|by|from)?\s*whom\b")
_OPENS_WITH_DAY = re.compile(
    r"(?:[Oo]n|[Ii]n|[Aa]t|[Dd]uring|[Tt]he)\s+(?:the\s+)?(?:evening|morning|afternoon|night|end|beginning|middle|same|next|following|"
    r"\d{1,2}|[A-Z][a-z]+\s+\d{1,2})\b"
)


class MeetingReporters:
    """Who tells of the meetings of a page. `said` gives the sayings of a page by its number; `present` are those who
    met by the head of the page."""

    def __init__(
        self, text: str, said: Callable[[int], Sayings], writer: str, present: frozenset[str], *, is_record: bool
    ) -> None:
        self._text = text
        self._said = said
        self._writer = writer
        self._is_record = is_record
        self._present = present
        self._met: tuple[int, frozenset[str]] = (-_NEAR, frozenset())

    def of(self, number: int, told: Told, *, own: bool) -> str:
        """The key of who tells of it: in whose words it stands, or in what still may be the words of the last speaker
        of the paragraph; "" where that is the writer or nobody."""
        if own:
            self.note_own(told)
            speaker = self.speaker(number, max(told.start, told.verb)) if self._is_record or ":" in self._text else ""
            return speaker if speaker != self._writer else ""
        if (hearer := self._hearer(told) or self._claimant(told)) and hearer != self._writer:
            return hearer
        said = self._said(number)
        saying = said.holding(number, told.start)
        while saying is not None and self._is_occasion(told, saying):
            saying = said.holding(number, saying.at.start - 1)
        is_near = saying is not None and saying.at.start >= told.sentence[0]
        if saying is not None and (is_near or not told.teller):
            return self._of_those_present(saying, told)
        if self._is_agent(told):
            return ""
        if told.teller:
            return told.teller if told.teller != self._writer else ""
        saying = said.before(number, told.start)
        if saying is not None and told.is_saying:
            here = was_before(self._text, told.start, told.end) and self._is_other(told, saying.speaker)
            return saying.speaker if here and saying.speaker != self._writer else self._whom_it_was_told(told)
        if saying is not None and self._may_go_on(told, saying.speaker):
            return self._of_those_present(saying, told)
        return self._whom_it_was_told(told) or self._guest(told)

    def _of_those_present(self, saying: Saying, told: Told) -> str:
        """Who tells what a saying holds: of one who was not there, where his words end, who told it."""
        chain = [each.speaker for each in self._said(saying.at.page).within(saying) if each.speaker in self._present]
        by_name = any(
            m.entity == saying.speaker and m.form == "name" and start_of(m) >= saying.said for m in told.participants
        )
        ended = saying.at.end <= told.start and saying.speaker not in self._present
        if chain and (ended or by_name):
            return chain[0]
        others = self._present - {self._writer, saying.speaker}
        is_told = by_name or (ended and self._is_record and was_before(self._text, told.start, told.end))
        if is_told and saying.speaker not in self._present and len(others) == 1:
            return next(iter(others))
        return saying.speaker if saying.speaker != self._writer else ""

    def note_own(self, told: Told) -> None:
        """The writer took part in a meeting: those whom he met may tell him what was before."""
        self._met = told.end, frozenset(m.entity for m in told.participants)
        self._present |= self._met[1]

    def _guest(self, told: Told) -> str:
        """Who had met somebody before he met the writer: "Berg, who dined with me, had been with the Minister"."""
        end, met = self._met
        if self._is_record and not met:
            end, met = told.start, self._present
        is_near = 0 <= told.start - end < _NEAR and "\n\n" not in self._text[end : told.start]
        if not is_near and not told.sentence[0] <= end <= told.end:
            return ""
        if not was_before(self._text, max(told.start, min(end, told.end)), told.end):
            return ""
        here = [m.entity for m in told.participants if m.entity in met and m.entity != self._writer]
        return here[0] if here else ""

    def _hearer(self, told: Told) -> str:
        """Who heard what he tells: "he has it from the manager", "claimed to have heard from the Minister"."""
        heard = _HEARS.search(self._text, told.start, told.end)
        before = [m for m in told.participants if heard is not None and start_of(m) < heard.start()]
        return before[0].entity if before else ""

    def _claimant(self, told: Told) -> str:
        """Who claims in the same clause that he met somebody: "claims to have met", "recalled meeting"."""
        claims = _CLAIMS.search(self._text, told.start, told.end)
        before = [m for m in told.participants if claims is not None and end_of(m) <= claims.start()]
        return before[0].entity if before else ""

    def _is_occasion(self, told: Told, saying: Saying) -> bool:
        """Whether somebody says something in the very meeting: "said in a talk with Smith that"."""
        if all(m.entity != saying.speaker for m in told.participants):
            return False
        verb = max(told.verb, told.start)
        return self._is_agent(told) or (
            saying.said <= verb and _IN.fullmatch(self._text, saying.said, verb) is not None
        )

    def _is_agent(self, told: Told) -> bool:
        """Whether the words before a noun tell who said something in it: "was confirmed by Berg in a talk with"."""
        verb = max(told.verb, told.start)
        return _BY_IN.search(self._text, max(0, verb - 120), verb) is not None

    def _whom_it_was_told(self, told: Told) -> str:
        """Whom "him" means of a meeting that was before what the paper tells: he alone can tell of it."""
        others = {m.entity for m in told.participants if m.form != "pronoun"}
        absent = bool(others) and others.isdisjoint(self._present)
        if not was_before(self._text, told.start, told.end) and not absent:
            return ""
        hearers = [m for m in told.participants if m.form == "pronoun" and m.entity != self._writer
                   and self._text[start_of(m) : end_of(m)].lower() in ("him", "her")]  # fmt: skip
        if absent and not was_before(self._text, told.start, told.end):  # whom the writer met tells what he was told
            hearers = [m for m in hearers if m.entity in self._present]
        return hearers[0].entity if len(hearers) == 1 else ""

    @staticmethod
    def _is_other(told: Told, speaker: str) -> bool:
        """Whether who spoke last is whom somebody else told something."""
        return any(m.entity == speaker and start_of(m) > told.verb for m in told.participants) and any(
            m.entity != speaker and start_of(m) <= told.verb for m in told.participants
        )

    def speaker(self, number: int, place: int) -> str:
        """Who speaks at a place of a transcript, "" where it is none."""
        saying = self._said(number).holding(number, place)
        while saying is not None and not saying.turn:
            saying = self._said(number).holding(number, saying.at.start - 1)
        return saying.speaker if saying is not None else ""

    def _may_go_on(self, told: Told, speaker: str) -> bool:
        """Whether what stands behind a speaker's words is still told by him."""
        is_past = was_before(self._text, told.start, told.end)
        if told.is_telling and not is_past:  # what is told to the speaker he tells, what he tells somebody the writer
            return any(m.entity == speaker and start_of(m) > told.verb for m in told.participants)
        return not self._is_writers_own(told, speaker)

    def _is_writers_own(self, told: Told, speaker: str) -> bool:
        """Whether a meeting is told behind what somebody says, and not by him: "On 9 May the Minister received"."""
        text = self._text
        if self._is_record or was_before(text, told.start, told.end):
            return False
        if text[told.verb - 40 : told.verb] and _WHOM.search(
            text, max(told.sentence[0], told.start - 12), max(told.verb, told.end)
        ):
            return True
        if _OPENS_WITH_DAY.match(text, told.sentence[0], told.start) or _NOW.search(text, *told.sentence):
            return True
        verb = told.verb if told.verb >= 0 else told.end
        return any(m.entity == speaker and m.form == "name" and start_of(m) < verb for m in told.participants)
