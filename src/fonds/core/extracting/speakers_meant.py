"""Whom "he", "you", "the latter" and "the Polish diplomat" mean beside a verb of saying, where no finder of names says.

"He" is the speaker in whose words he stands, else whom the sentence before has for its subject, or whom the writer
spoke to there.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import cached_property
from itertools import takewhile

from fonds.core.extracting.document import DocumentPage
from fonds.core.extracting.facts import Mention
from fonds.core.extracting.genders import genders
from fonds.core.extracting.partners_in_talk import ONLY_PARTNERS, PARTNERS, partner
from fonds.core.extracting.people_on_page import QUOTED, end_of, start_of
from fonds.core.extracting.roles_of_speakers import Roles
from fonds.core.extracting.saying import Saying
from fonds.core.extracting.sentences import EMPTY_LINE, sentence_at, sentences
from fonds.core.extracting.turns import Turn, turns
from fonds.core.extracting.who_says import Clauses
from fonds.core.extracting.words_of_clauses import Subject, tokens_of
from fonds.core.extracting.written_to import written_to
from fonds.core.text.lowering import lowered

_HE = re.compile(r"[Hh](?<!\w.)e\b|[Ss](?<!\w.)he\b")
_OF_HIS_OWN = (
    "claimed", "suggest", "believ", "thought", "demand", "refus", "promis", "denied", "consider", "insist", "complain",
    "propos", "want", "threat", "request", "urged", "offered", "agreed", "reject",
)  # fmt: skip
"""Verbs by which "he" behind "Berg had denied it" is rather Berg than who tells it, who "adds" and "notes"."""
HIMSELF = re.compile(r"(?:he\s+himself|she\s+herself)\b")
"""Who so stands beside another of whose words he tells: "Berg had proposed it; he himself had refused"."""
_WHEN = frozenset(
    {"when", "after", "once", "while", "since", "because", "although", "though", "if", "before", "to", "whereas"}
)
COMMA_BEFORE_SUBJECT = re.compile(r",\s+(?:(?:the|then)\s+)?(?:[A-Z][\w’'-]*\.?\s+)*$")
_SURE_HE = 0.65
"""Below this, whom a finder took "he" for is asked again here, where it is known who speaks."""
_LONGEST = 2_000
"""Code points of a sentence that are read at once."""
_SURE_ROLE = 0.55
"""Below this, whom a role stands for is somebody without a name, unless an office before says who."""
_ANSWERS = ("repl", "answer", "respon", "retort", "rejoin", "counter", "conced", "admit")
_TO_HIM = re.compile(r"\w+\s+(?:to\s+)?(?:him|her)\b")
_NEAR_WORD = 12
"""Code points behind the beginning of words within which the pronoun stands that they are told by."""
_NEAR_ASKED = 160
"""Code points behind a question within which it is answered."""
_INTERVIEWED = re.compile(
    r"\b(?:was|were|been)\s+(?:\w+ly\s+)?(?:re-?)?(?:interviewed|contacted|questioned|interrogated|debriefed|examined)\b"
)
_NEAR = 3_000
"""Code points within which somebody is still called by what he was said to be."""
_BEFORE_NAME = re.compile(
    r"(?: (?:of|for|in|at|on) [^.;:,()\n]{2,60})?,? (?:(?:[Cc]omrade|Cde\.|[Cc]om\.|Mr\.|Dr\.) )?"
)
_BEHIND_NAME = re.compile(r" ?[,(] ?(?:[\w’'-]+ ){0,4}")
_TURNS_BACK = 1_500
"""Code points of a transcript within which "he" is who was named last."""


class SpeakersMeant:
    """What is known of a page's speakers while its sayings are read: `found` are the sayings so far, `subjects` where
    their subjects stand, `selves` who is "I" where nobody knows who writes."""

    def __init__(self, page: DocumentPage, people: list[Mention], who_writes: str, roles: Roles) -> None:
        self.number, self.text, self.writer, self.roles = page.number, page.text, who_writes, roles
        self.people = sorted(people, key=lambda each: (start_of(each), end_of(each)))
        self.starts = [start_of(each) for each in self.people]
        self.selves = set() if who_writes else {m.entity for m in people if page.text[start_of(m) : end_of(m)] == "I"}
        self.ranges = sentences(page.text)
        self.breaks = [0, *(each.end() for each in EMPTY_LINE.finditer(page.text))]
        self.turns = turns(page, self.people)
        self.turn_starts = [each.start for each in self.turns]
        self.found: list[Saying] = []
        self.subjects: list[int] = []
        self.clauses: dict[int, Clauses] = {}
        self.genders: dict[str, str] | None = None
        self.barred: frozenset[str] = frozenset()
        self.to_him = self.we_ask = False
        self.verb = ""
        self.stops_at = 0

    def turn_at(self, place: int) -> Turn | None:
        """The turn in whose words a place lies."""
        number = bisect_right(self.turn_starts, place) - 1
        turn = self.turns[number] if number >= 0 else None
        return turn if turn is not None and turn.said <= place < turn.end else None

    def within(self, start: int, end: int) -> list[Mention]:
        """The mentions that begin between two places."""
        return self.people[bisect_left(self.starts, start) : bisect_left(self.starts, end)]

    def names_somebody(self, start: int, end: int) -> bool:
        """Whether a mention begins between two places."""
        return bisect_left(self.starts, start) < bisect_left(self.starts, end)

    def clause(self, sentence: tuple[int, int]) -> Clauses:
        held = self.clauses.get(sentence[0])
        if held is None:
            held = Clauses(self.text, tokens_of(self.text, *sentence, self.people, self.starts))
            self.clauses[sentence[0]] = held
        return held

    def begins_with_when(self, subject: int, sentence: tuple[int, int]) -> bool:
        first = self.text[sentence[0] : subject].split()
        return bool(first) and first[0].lower() in _WHEN

    def who(self, subject: Subject, place: int, sentence: tuple[int, int]) -> str:
        """The key of the person who does it, "" where that is not told."""
        turn = self.turn_at(place)
        own = turn.speaker if turn is not None else self.writer
        named = subject.who
        self.barred = self._barred(subject.start, place)
        self.to_him = _TO_HIM.match(self.text, place) is not None
        self.verb = self.text[place : place + _NEAR_WORD]
        if (
            turn is None
            and self.found
            and self.found[-1].had
            and HIMSELF.match(self.text, subject.start) is not None
            and (teller := self._teller(self.found[-1], own))
        ):
            return teller
        if named is not None:
            if named.form == "pronoun" and named.entity != own:
                if named.entity in self.barred:
                    return self.he(subject.start, sentence, own)
                asks = named.confidence < _SURE_HE and _HE.match(self.text, subject.start) is not None
                return (asks and self.he(subject.start, sentence, own)) or named.entity
            if named.form == "role" and named.confidence < _SURE_ROLE and named.at is not None:
                words = self.text[subject.start : named.at.end]
                if not words.strip():  # a clause goes on whose subject stands before it
                    return named.entity
                if (called := words.split()[-1].lower()) in PARTNERS and turn is None:
                    return self._partner(subject.start, called, own) or named.entity
                low = self.breaks[max(0, bisect_right(self.breaks, subject.start) - 2)]
                near = {m.entity for m in self.within(low, subject.start)}
                return self.roles.who(words, self.number, subject.start, own, near) or named.entity
            return named.entity
        if subject.kind == "i":
            return ""
        if subject.kind == "we":  # for what a paper itself asks or offers
            return self.writer if turn is None and self.we_ask else ""
        if subject.kind == "same":
            return self.found[-1].speaker if self.found else ""
        if subject.kind == "you":
            return self._spoken_to(turn, subject.start, sentence)
        if subject.kind == "demonym":
            low = self.breaks[max(0, bisect_right(self.breaks, subject.start) - 2)]
            near = {m.entity for m in self.within(low, subject.start) if m.entity != own}
            words = self.text[subject.start : subject.end].lower()
            who = self.roles.of_state(words.split()[-1], self.number, subject.start, near)
            if who is not None:
                return who
        if subject.kind == "partner":
            called = self.text[subject.start : subject.end].split()[-1].lower()
            talked = "" if turn is not None else self._partner(subject.start, called, own)
            if talked or called in ONLY_PARTNERS:
                return talked
        if subject.kind in ("latter", "demonym", "partner"):
            low = self.breaks[bisect_right(self.breaks, subject.start) - 1]
            before = [m for m in self.within(low, subject.start) if m.entity != own]
            if before:
                return before[-1].entity
            number = bisect_left(self.breaks, low)
            return self.last_speaker(low, own) or (
                self._of_paragraph(self.breaks[number - 1], low, own) if number > 0 else ""
            )
        if subject.kind == "former":
            low = self.breaks[bisect_right(self.breaks, subject.start) - 1]
            before = [m for m in self.within(low, subject.start) if m.entity != own]
            others = [m.entity for m in before if m.entity != before[-1].entity]
            return others[-1] if others else ""
        if subject.kind in ("role", "quoted"):
            words = self.text[subject.start : subject.end]
            low = self.breaks[max(0, bisect_right(self.breaks, subject.start) - 2)]
            near = {m.entity for m in self.within(low, subject.start)}
            who = self.roles.who(words, self.number, subject.start, own, near)
            if subject.kind == "quoted" and who not in near:  # "It is late," said the general
                low = self.breaks[bisect_right(self.breaks, subject.start) - 1]
                spoke = (each for each in reversed(self.found) if each.at.start >= low and each.free and not each.had)
                return next((each.speaker for each in spoke), "")
            role = words.split()[-1]
            return who or ("" if self.roles.knows(role) else self._called_before(role, subject.start, own))
        return self.he(subject.start, sentence, own)

    def _partner(self, place: int, called: str, own: str) -> str:
        """With whom the writer talked last before a place where he is called "my interlocutor"."""
        return partner(self.text, place, called, own, self.within, self.sentence)

    def _barred(self, start: int, verb: int) -> frozenset[str]:
        """Whom "he" at a place before a verb cannot mean: who is told of as "she", and, where he answers, who asked."""
        word = self.text[start : start + 3].lower().strip()
        if word not in ("he", "she"):
            return frozenset()
        found = {who for who, called in self._genders().items() if called != word}
        last = self.found[-1] if self.found else None
        answers = last is not None and last.act == "asked" and self.text.startswith(_ANSWERS, verb)
        if answers and last is not None and last.at.start < start < last.at.end + _NEAR_ASKED:
            found.add(last.speaker)
        return frozenset(found)

    def _called_before(self, role: str, place: int, own: str) -> str:
        """Beside whose name a role that is no office stands before: "Berg, correspondent of", "engineer Berg"."""
        low = lowered(self.text)
        at = place
        for _ in range(3):
            at = low.rfind(role.lower(), max(0, place - _NEAR), at)
            if at < 0:
                break
            start, end = self.sentence(at)
            for mention in self.within(start, end):
                first, last = start_of(mention), end_of(mention)
                gap = self.text[at + len(role) : first] if first > at else self.text[last:at]
                beside = _BEFORE_NAME.fullmatch(gap) if first > at else _BEHIND_NAME.fullmatch(gap)
                if beside is not None and mention.form == "name" and mention.entity != own:
                    return mention.entity
        return ""

    def _spoken_to(self, turn: Turn | None, at: int, sentence: tuple[int, int]) -> str:
        """To whom a turn is spoken: who is called by name before "you", else the one other speaker; of a letter whom it
        greets."""
        if turn is None:
            return self._addressee(at, sentence)
        called = [m for m in self.within(sentence[0], at) if self.text.startswith(",", end_of(m))]
        others = {each.speaker for each in self.turns} - {turn.speaker}
        return called[-1].entity if called else next(iter(others)) if len(others) == 1 else ""

    def _addressee(self, at: int, sentence: tuple[int, int]) -> str:
        """Whom "you" means at a place of a letter, outside quotation marks and questions."""
        if self.text[sentence[0] : sentence[1]].rstrip('”" ').endswith("?"):
            return ""
        before = takewhile(lambda each: each.start() < at, QUOTED.finditer(self.text, max(0, at - _LONGEST)))
        if any(at < each.end() for each in before):
            return ""
        return self._greeted if self._greeted != self.writer else ""

    @cached_property
    def _greeted(self) -> str:
        """Whom the page goes to."""
        return written_to(self.text, self.within)

    def he(self, at: int, sentence: tuple[int, int], own: str) -> str:
        """Whom "he" at a place stands for."""
        turn = self.turn_at(at)
        if turn is not None:
            return self._of_transcript(at)
        here = self._others(sentence[0], at, own)
        for number in range(len(self.found) - 1, -1, -1):
            each = self.found[number]
            if each.at.end <= sentence[0]:
                break
            if each.at.start < at:
                if self.begins_with_when(self.subjects[number], sentence) and COMMA_BEFORE_SUBJECT.search(
                    self.text[each.said : at]
                ):
                    here = [m for m in self._others(each.said, at, own) if m.entity != each.speaker]
                elif each.by_noun or " having " in self.text[each.at.start : each.said]:
                    continue  # "Lind having mentioned the works, he owned that"
                elif each.speaker != own and each.speaker not in self.barred:
                    return each.speaker
                break
        clauses = self.clause(self._sentence_of(sentence))
        acting = [m for m in here if clauses.is_subject(start_of(m)) and not self.text.startswith(" having", end_of(m))]
        if acting:
            return acting[0].entity
        told = self._of_text_before(at, sentence, own) or (here[0].entity if len({m.entity for m in here}) == 1 else "")
        told = told or (self._of_text_behind(at, sentence, own) if _HE.match(self.text, at) is not None else "")
        return told or self._of_gender(at, own)

    def _of_gender(self, at: int, own: str) -> str:
        """The one person of the paragraph before a place whom the page calls as the word there does: "she"."""
        word = _HE.search(self.text, at, at + _NEAR_WORD)
        if word is None:
            return ""
        low = self.breaks[bisect_right(self.breaks, at) - 1]
        called = self._genders()
        found = {m.entity for m in self._others(low, at, own) if called.get(m.entity) == word[0].lower()}
        return next(iter(found)) if len(found) == 1 else ""

    def _genders(self) -> dict[str, str]:
        if self.genders is None:
            self.genders = genders(self.text, self.people)
        return self.genders

    def _sentence_of(self, part: tuple[int, int]) -> tuple[int, int]:
        """The whole sentence of which a part is given."""
        return self.sentence(part[0])

    def sentence(self, place: int) -> tuple[int, int]:
        """The sentence at a place; of one that has no end, as in misread lists, a part."""
        start, end = sentence_at(self.ranges, place)
        if end - start <= _LONGEST:
            return start, end
        start += max(place - start, 0) // _LONGEST * _LONGEST
        return start, min(end, start + _LONGEST)

    def _of_text_before(self, at: int, sentence: tuple[int, int], own: str) -> str:
        """Whom the sentences before are about, in the paragraph or, where "he" opens it, in the one before."""
        number = bisect_right(self.breaks, at) - 1
        low = self.breaks[number]
        before = bisect_right(self.ranges, (sentence_at(self.ranges, sentence[0])[0], -1)) - 1
        while before >= 0 and self.ranges[before][0] >= low:
            found = self._of_sentence(self.ranges[before], own)
            if not found and _HE.search(self.text, *self.ranges[before]) is not None:
                before -= 1
                continue  # that one is about "him" too
            if found or self._others(*self.ranges[before], own):
                return found
            before -= 1
        if number > 0:
            return self.last_speaker(low, own) or self._of_paragraph(self.breaks[number - 1], low, own)
        return ""

    def _of_text_behind(self, at: int, sentence: tuple[int, int], own: str) -> str:
        """Whom a clause before the subject of its sentence is about: "Over a fish that he said was old, Berg spoke"."""
        clauses = self.clause(self._sentence_of(sentence))
        for mention in self.within(at, sentence[1]):
            start = start_of(mention)
            comma = COMMA_BEFORE_SUBJECT.search(self.text, at, start)
            if comma is not None and mention.entity != own:
                self.stops_at = comma.start()
                return mention.entity if mention.entity not in self.barred and clauses.is_subject(start) else ""
        return ""

    def _of_transcript(self, at: int) -> str:
        """Whom "he" in a turn stands for: the last who was named, and takes no part in the conversation."""
        speak = {each.speaker for each in self.turns}
        named = [m for m in self.within(max(0, at - _TURNS_BACK), at) if m.entity not in speak]
        return named[-1].entity if named else ""

    def _of_sentence(self, sentence: tuple[int, int], own: str) -> str:
        """Whom a sentence is about: who speaks in it first, else its first subject, else the one whom it names."""
        said = [each for each in self.found if sentence[0] <= each.at.start < sentence[1] and not each.by_noun]
        others = [each for each in said if each.speaker != own and each.speaker not in self.barred]
        inner = [each for each in others if not each.frame and each.until <= max(each.at.end, sentence[1])]
        others = inner or others  # "As Berg told, Lind complained. He begged"
        if others:
            outer = min(others, key=lambda each: each.at.start)
            told = outer.had and not outer.to_me and not outer.via and not self.to_him
            told = told and not (outer.free and self.verb.startswith(_OF_HIS_OWN))
            if told and (teller := self._teller(outer, own)):
                return teller
            return outer.via or outer.speaker
        he = _HE.search(self.text, *sentence)
        if he is not None and not said:
            first = self._first_subject(sentence, he.start(), own)
            clauses = self.clause(sentence)
            return first if any(clauses.is_subject(start_of(m)) for m in self.within(sentence[0], he.start())) else ""
        here = self._others(*sentence, own)
        named = {m.entity for m in here}
        if len(named) > 1 and not said:
            asked = _INTERVIEWED.search(self.text, *sentence)
            return (
                here[0].entity if asked is not None and end_of(here[0]) <= asked.start() else ""
            )  # "Berg came with Lind"
        return self._first_subject(sentence, sentence[1], own) or (next(iter(named)) if len(named) == 1 else "")

    def _first_subject(self, sentence: tuple[int, int], until: int, own: str) -> str:
        clauses = self.clause(sentence)
        named = self._others(sentence[0], until, own)
        first = next((m for m in named if clauses.is_subject(start_of(m))), None)
        if first is not None:
            return first.entity
        return named[0].entity if len({m.entity for m in named}) == 1 else ""

    def last_speaker(self, place: int, own: str) -> str:
        """The last speaker before a place in the paragraph before, whose words are in nobody else's."""
        number = bisect_left(self.breaks, place) - 1
        low = self.breaks[max(number, 0)]
        for each in reversed(self.found):
            if each.at.start < low:
                break
            told = each.at.start < place and each.free and not each.had and not each.by_noun
            if told and each.speaker != own and each.speaker not in self.barred:
                return each.speaker
        return ""

    def _others(self, start: int, end: int, own: str) -> list[Mention]:
        """The mentions between two places of those whom "he" may mean there."""
        others = [m for m in self.within(start, end) if m.entity != own and m.entity not in self.barred]
        return others if not self.selves else [m for m in others if m.entity not in self.selves]

    def _teller(self, said: Saying, own: str) -> str:
        """Who tells in the paragraph before that somebody had said something."""
        low = self.breaks[bisect_right(self.breaks, said.at.start) - 1]
        for each in reversed(self.found):
            if each.at.start < low:
                break
            if each.at.end <= said.at.start and not each.had and each.speaker not in (own, said.speaker, *self.barred):
                return each.speaker
        return ""

    def _of_paragraph(self, start: int, end: int, own: str) -> str:
        named = {m.entity for m in self._others(start, end, own)}
        return next(iter(named)) if len(named) == 1 else ""
