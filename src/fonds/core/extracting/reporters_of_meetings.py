"""Who tells of a meeting that is not told of in the writer's own words."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Sequence

from fonds.core.extracting.facts import Mention
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
    r"\(?(?:[Oo]n|[Ii]n|[Aa]t|[Dd]uring|[Tt]he)\s+(?:the\s+)?(?:evening|morning|afternoon|night|end|beginning|middle|same|next|following|"
    r"\d{1,2}|[A-Z][a-z]+\s+\d{1,2})\b"
)


_IS_KNOWN = re.compile(
    r"(?:It is (?:well )?known|As is known|I know|We know|"
    r"From\s[^.;:]{3,80}\s(?:it is known|I (?:have )?(?:learned|know|gathered)|we (?:have )?(?:learned|know)|"
    r"it became known|it is clear)|According to (?:our|the) (?:information|data|embassy|press))\b"
)
"""What opens a sentence of which the writer knows otherwise than from those whom he met."""
_DISCLOSED = re.compile(
    r"\b(?:checks?|interviews?|contacts?|inquir(?:y|ies)|conversations?|talks?|discussions?)\s+(?:with|of)\s"
    r"(?P<who>[^.;]{3,90}?)(?:disclosed|revealed|indicated|showed|established|determined)\s+that\s+$"
)
"""Before what somebody told who was asked: "A check with Detective Berg disclosed that"."""
_SENTENCE_ENDS = re.compile(r"[.!?][)”\"]?\s+(?=[“\"(]?[A-Z])|\n[ \t]*\n")
_OPENS_WITH_NAME_OF_DAY = re.compile(r"\(?(?:On|In)\s+(?:the\s+)?\d")
_OURS = re.compile(
    r"\b(?:D?COS|SAs?|C/O|[Cc]ase [Oo]fficer|[Aa]gents?|[Ss]tation|[Ee]mbassy|[Ii]nterviewers?|[Uu]ndersigned|"
    r"(?:[Rr]eporting|[Ee]mbassy) [Oo]fficer|I|[Ww]e|[Oo]ur)\b"
)
"""Who tells somebody something on the writer's own side."""
_BEGINS = 40
"""Code points from the beginning of a sentence within which its subject is named."""


class MeetingReporters:
    """Who tells of the meetings of a page. `said` gives the sayings of a page by its number; `present` are those who
    met by the head of the page."""

    def __init__(
        self,
        text: str,
        said: Callable[[int], Sayings],
        writer: str,
        present: frozenset[str],
        people: Sequence[Mention],
        *,
        is_record: bool,
    ) -> None:
        self._text = text
        self._people = sorted((m.at.start, m.entity) for m in people if m.at is not None)
        self._reported: tuple[int, frozenset[str], str] = (-_NEAR, frozenset(), "")
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
        is_aside = self._text.startswith("(", told.sentence[0]) and self._begins_anew(told)
        if is_aside or _IS_KNOWN.match(self._text, told.sentence[0], told.start) is not None:
            return ""
        teller = self._told_by(number, told) or self._as_before(told) or self._subject_before(told)
        if teller:
            self._reported = told.end, frozenset(m.entity for m in told.participants), teller
        return teller

    def _told_by(self, number: int, told: Told) -> str:
        """Who tells of a meeting in which the writer had no part, by the words in which it stands."""
        if disclosed := self._asked(told):
            return disclosed
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
            return told.teller if told.teller != self._writer and not self._begins_anew(told) else ""
        saying = said.before(number, told.start)
        if saying is not None and told.is_saying:
            here = self._is_other(told, saying.speaker) and (
                was_before(self._text, told.start, told.end) or self._is_named_hearer(told, saying.speaker)
            )
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

    def _asked(self, told: Told) -> str:
        """Who was asked, where what he disclosed is told: "A check with Detective Berg disclosed that he had met"."""
        first = told.sentence[0]
        disclosed = _DISCLOSED.search(self._text, first, told.start)
        if disclosed is None:
            return ""
        who = self._named(*disclosed.span("who"))
        return who[0] if who and who[0] != self._writer else ""

    def _as_before(self, told: Told) -> str:
        """Who told of the meeting before of the same people, of which the words tell more in the same paragraph."""
        end, who, teller = self._reported
        met = {m.entity for m in told.participants}
        is_more = 0 <= told.start - end < _NEAR // 2 and len(met) > 1 and met <= who and not self._is_agent(told)
        return teller if is_more and "\n\n" not in self._text[end : told.start] and not self._begins_anew(told) else ""

    def _subject_before(self, told: Told) -> str:
        """Whom the sentence before is about, of those present, where what was before is told: "Berg came to the grain.
        The Minister had met Lind"."""
        text, first = self._text, told.sentence[0]
        if not was_before(text, told.start, told.end) or _OPENS_WITH_NAME_OF_DAY.match(text, first) is not None:
            return ""
        above = text[max(0, first - _NEAR) : first].rstrip()
        if not above.endswith((".", "!", "?", ")", "”", '"')) or text[max(0, first - 3) : first].count("\n") > 1:
            return ""
        ends = [match.end() for match in _SENTENCE_ENDS.finditer(above)]
        begin = max(0, first - _NEAR) + (ends[-1] if ends else 0)
        subject = self._named(begin, begin + _BEGINS)
        met = {m.entity for m in told.participants}
        return subject[0] if subject and subject[0] in self._present - met - {self._writer} else ""

    def _named(self, start: int, end: int) -> list[str]:
        """Who is named between two places, in order."""
        low, high = bisect_left(self._people, (start, "")), bisect_left(self._people, (end, ""))
        return [entity for _, entity in self._people[low:high]]

    def _begins_anew(self, told: Told) -> bool:
        """Whether a paragraph begins with the day of a meeting and tells of it as the writer does."""
        first = told.sentence[0]
        opens = _OPENS_WITH_DAY.match(self._text, first, told.start) is not None
        is_apart = self._text.startswith("(", first) or "\n\n" in self._text[max(0, first - 3) : first]
        return opens and is_apart and not was_before(self._text, told.start, told.end)

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

    def _is_named_hearer(self, told: Told, speaker: str) -> bool:
        """Whether who spoke last is whom one told something that nobody met: "Berg later told Lind"."""
        said_by = [m.entity for m in told.participants if start_of(m) <= told.verb]
        is_named = any(m.entity == speaker and start_of(m) > told.verb for m in told.participants)
        ours = _OURS.search(self._text, max(0, told.start - 20), max(told.verb, told.start)) is not None
        return is_named and bool(said_by) and not ours and not self._present.intersection(said_by)

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
