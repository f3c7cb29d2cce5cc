"""Who only stands with a verb of saying between commas, in what he says: "the works, Berg added, stood still"."""

from __future__ import annotations

import re
from dataclasses import replace

from fonds.core.extracting.people_on_page import start_of
from fonds.core.extracting.saying_verbs import VerbFound
from fonds.core.extracting.speakers_meant import SpeakersMeant
from fonds.core.extracting.who_says import Clauses
from fonds.core.extracting.words_of_clauses import Subject

_CLOSES_AT_ONCE = re.compile(r",(?=\s)")
_CLOSES = re.compile(r"(?:\s+(?!that\b|to\b|whether\b|and\b|but\b)[a-z][\w’'-]*){0,5},(?=\s)")
"""Behind a verb that stands with its subject between commas."""
_INVERTED = frozenset(
    {
        "added", "said", "remarked", "noted", "explained", "replied", "continued", "thought", "believed", "observed",
        "declared", "stated", "conceded", "admitted", "confided", "concluded", "recalled", "claimed", "maintained",
        "emphasized", "stressed", "complained", "repeated", "says", "adds",
    }
)  # fmt: skip
"""Verbs that have no person for their object."""
_TITLES = re.compile(r"\s+(?:(?:the|The|[A-Z][\w’'-]*\.?)\s+){0,4}")
_NEAR = 60
_SET_OFF = re.compile(r"(?:\s+(?:himself|herself))?,")


class Asides(SpeakersMeant):
    """What is known of a page's speakers, and which of them only stand between commas."""

    def is_aside(self, subject: Subject, verb: VerbFound, clauses: Clauses) -> bool:
        """Whether a verb and its subject only stand between commas in another's clause: "Berg, he says, complained",
        "the works, Berg added after a pause, stood still", "the target, thought Mr. Berg, was the north"."""
        if subject.kind in ("he", "named") and subject.start > verb.start:
            return self.text.endswith(", ", 0, verb.start) and self.text[verb.end - 1 : verb.end].isalpha()
        if not subject.near or subject.kind not in ("he", "named") or " " in self.text[verb.start : verb.end]:
            return False
        begins = clauses.before_titles(clauses.at(subject.start)) if subject.kind == "named" else -1
        before = clauses.at(subject.start) - 1 if begins < 0 else begins
        if before <= 0 or clauses.tokens[before].low != ",":
            return False
        by_name = subject.who is not None and subject.who.form != "pronoun"
        return (_CLOSES if not by_name else _CLOSES_AT_ONCE).match(self.text, verb.end) is not None

    def set_off_at(self, sentence: tuple[int, int]) -> str:
        """Who is named where a sentence begins, with a clause set off behind him; "" for nobody, and for who writes."""
        first = next(iter(self.within(*sentence)), None)
        if first is None or first.at is None or first.at.start != sentence[0]:
            return ""
        is_set_off = _SET_OFF.match(self.text, first.at.end) is not None
        return first.entity if is_set_off and first.entity != self.writer else ""

    def inverted(self, verb: VerbFound) -> Subject | None:
        """Who is named right behind a verb between commas, whoever stands before it: "Berg, added Strand, had come"."""
        if not (self.text.endswith(", ", 0, verb.start) and self.text[verb.start : verb.end] in _INVERTED):
            return None
        first = next(iter(self.within(verb.end, verb.end + _NEAR)), None)
        if first is None or first.at is None or _TITLES.fullmatch(self.text, verb.end, first.at.start) is None:
            return None
        return Subject(first, first.at.start, near=True) if _CLOSES.match(self.text, first.at.end) is not None else None

    def hold(self, sentence: tuple[int, int], who: str) -> None:
        """What the sentence told so far stands in the words of who says it between commas behind it."""
        for number in range(len(self.found) - 1, -1, -1):
            each = self.found[number]
            if each.at.start < sentence[0]:
                break
            if each.speaker != who and not each.turn:
                self.found[number] = replace(each, free=False)

    def aside_by(self, subject: Subject, verb: VerbFound, sentence: tuple[int, int]) -> str:
        """Who says something between commas: nobody who is told to do or say something in that clause."""
        turn = self.turn_at(verb.start)
        own = turn.speaker if turn is not None else self.writer
        if subject.who is not None and (subject.who.entity == own or subject.who.form != "pronoun"):
            return subject.who.entity  # "In my opinion, I added, the work"
        clauses = self.clause(sentence)
        named = (m for m in self.within(sentence[0], subject.start) if m.form != "pronoun")
        acting = {m.entity for m in named if clauses.is_subject(start_of(m))}
        self.barred = self._barred(subject.start, verb.start) | acting
        if who := self.he(subject.start, (subject.start, sentence[1]), own):
            return who
        others = {m.entity for m in self.within(sentence[0], subject.start)} - self.barred - {own}
        return next(iter(others)) if len(others) == 1 else ""  # "Berg told Anna Lind, she said, to wait"

    def told_by(self, subject: Subject, verb: VerbFound) -> str:
        """Whose words tell it, between somebody and his verb: "Lind, according to Berg, said"."""
        last = self.found[-1] if self.found else None
        if (
            last is None
            or not subject.start < last.at.start < last.said <= verb.start
            or last.via
            or last.act != "said"
        ):
            return ""
        if self.text[last.said : verb.start].strip(" ,") or not self.text[: last.at.start].rstrip().endswith(","):
            return ""
        self.found.pop()
        self.subjects.pop()
        return last.speaker
