"""The sayings of a page: each verb of saying with who does it, what is said according to somebody, and turns.

What "he" stands for beside such a verb is told here where no finder of names has told it: the speaker in whose words he
stands, else whom the sentence before has for its subject, or whom the writer spoke to there.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import replace

from fonds.core.extracting.document import DocumentPage, Range
from fonds.core.extracting.facts import Mention
from fonds.core.extracting.people_on_page import end_of, start_of
from fonds.core.extracting.saying import Saying
from fonds.core.extracting.saying_verbs import VerbFound, verbs_of_saying
from fonds.core.extracting.sentences import EMPTY_LINE, sentence_at, sentences
from fonds.core.extracting.turns import Turn, turns
from fonds.core.extracting.what_is_said import act_of, goes_on_until, says_nothing
from fonds.core.extracting.who_says import Clauses, Subject, tokens_of
from fonds.core.extracting.whose_words import whose_words
from fonds.core.text.first_words import words_on
from fonds.core.text.lowering import lowered

_SOMEBODY = re.compile(r"\b(?:[Hh]e|[Ss]he|[Yy]ou|latter|interlocutor|him)\b")
_ANYBODY = frozenset({"he", "she", "you", "latter", "interlocutor", "him"})
_HAD = re.compile(r"\bhad\b")
_HE = re.compile(r"\b(?:[Hh]e|[Ss]he)\b")
_TO_ME = re.compile(r"\s+(?:to\s+)?(?:me|us)\b")
_WHEN = frozenset(
    {"when", "after", "once", "while", "since", "because", "although", "though", "if", "before", "to", "whereas"}
)
_JOINT = re.compile(
    r"(?:[,;]\s+(?:and|but|while|whereupon|to which|whereas|then|and then|so)|;|[”\"],?\s+(?:and|but))\s+"
    r"(?:(?:the|then|in|this|reply|response|turn|his)\s+)*(?:[A-Z][\w’'-]*\.?\s+)*$"
)
_TITLED = re.compile(r"\W*(?:(?:that|the|a)\s+)?(?:[A-Z][\w’'.-]*\s+(?:(?:of|for|the|and|in)\s+)*)*")
"""What may stand between words that only say who tells it, and whose words are told."""
_COMMA = re.compile(r",\s+(?:(?:the|then)\s+)?(?:[A-Z][\w’'-]*\.?\s+)*$")
_NOUN_ACTS = (("question", "asked"), ("request", "requested"), ("proposal", "proposed"), ("suggestion", "proposed"))
_WHO_HEARD = re.compile(
    r"\b(?:quoted|quotes|cited|cites|heard|learned|learnt|gathered|understood|found|knew|received|had)\s"
)
_QUOTE_ENDS = re.compile(r"[,.!?]?[”\"],?\s+(?:[A-Z][a-z]+\.?\s*)?$")
_JOINS_IN = ("added", "interject", "interrupt", "intervened", "joined", "chimed", "broke in", "seconded", "thanked")
"""Verbs of who takes part in the conversation that is told of."""
_HEARS = re.compile(
    r"\b(?:[Hh]earing this|[Hh]eard this|[Aa]t this point|[Hh]ereupon|[Tt]o this|"
    r"who (?:also )?(?:was|were|is|takes|took) (?:also )?(?:present|part))\b"
)
"""Words that tell that somebody takes part in it."""
_SURE_HE = 0.65
"""Below this, whom a finder took "he" for is asked again here, where it is known who speaks."""
_LONGEST = 2_000
"""Code points of a sentence that are read at once."""
_TURNS_BACK = 1_500
"""Code points of a transcript within which "he" is who was named last."""


def sayings_on_page(page: DocumentPage, people: list[Mention], who_writes: str) -> list[Saying]:
    """The sayings of a page whose mentions of persons are `people`, in no order."""
    return _Page(page, people, who_writes).all()


class _Page:
    def __init__(self, page: DocumentPage, people: list[Mention], who_writes: str) -> None:
        self.number, self.text, self.writer = page.number, page.text, who_writes
        self.people = sorted(people, key=lambda each: (start_of(each), end_of(each)))
        self.starts = [start_of(each) for each in self.people]
        self.ranges = sentences(page.text)
        self.nobody = _ANYBODY.isdisjoint(words_on(lowered(page.text)))
        self.breaks = [0, *(each.end() for each in EMPTY_LINE.finditer(page.text))]
        self.turns = turns(page, self.people)
        self.turn_starts = [each.start for each in self.turns]
        self.found: list[Saying] = []
        self.subjects: list[int] = []
        self.clauses: dict[int, Clauses] = {}

    def all(self) -> list[Saying]:
        spoken = [self._turn(each) for each in self.turns]
        events: list[tuple[int, int, VerbFound | None]] = [(v.start, v.end, v) for v in verbs_of_saying(self.text)]
        events += [(start, end, None) for start, end in self._answers()]
        events += [(start, end, None) for start, end in whose_words(self.text, self.people)]
        for start, end, verb in sorted(events, key=lambda each: each[:2]):
            sentence = self._sentence(start)
            if verb is None:
                self._frame(start, end, sentence)
            else:
                self._verb(verb, sentence)
        return [*spoken, *self._without_thanks()]

    def _turn(self, turn: Turn) -> Saying:
        end = self.text.find("?", turn.said, turn.end)
        asked = end > 0 and not any(mark in self.text[turn.said : end] for mark in (". ", "! "))
        at = Range(self.number, turn.start, turn.end)
        return Saying(turn.speaker, "asked" if asked else "said", at, turn.said, turn.end, 0.85, turn=True)

    def turn_at(self, place: int) -> Turn | None:
        """The turn in whose words a place lies."""
        number = bisect_right(self.turn_starts, place) - 1
        turn = self.turns[number] if number >= 0 else None
        return turn if turn is not None and turn.said <= place < turn.end else None

    def within(self, start: int, end: int) -> list[Mention]:
        """The mentions that begin between two places."""
        return self.people[bisect_left(self.starts, start) : bisect_left(self.starts, end)]

    def _clause(self, sentence: tuple[int, int]) -> Clauses:
        held = self.clauses.get(sentence[0])
        if held is None:
            held = Clauses(self.text, tokens_of(self.text, *sentence, self.people, self.starts))
            self.clauses[sentence[0]] = held
        return held

    def _verb(self, verb: VerbFound, sentence: tuple[int, int]) -> None:
        text = self.text
        if not self.within(*sentence) and (self.nobody or _SOMEBODY.search(text, *sentence) is None):
            return
        if says_nothing(text, verb):
            return
        if any(m.at is not None and m.at.end > verb.start for m in self.within(max(0, verb.start - 60), verb.start)):
            return  # a part of a name
        clauses = self._clause(sentence)
        subject = clauses.subject(verb) or clauses.behind(verb)
        if subject is None:
            return
        turn = self.turn_at(verb.start)
        if verb.form == "base" and subject.who is not None and subject.who.entity == self.writer and turn is None:
            return  # "I request instructions"
        aside = self._is_aside(subject, verb, clauses)
        if aside:
            own = turn.speaker if turn is not None else self.writer
            who = self._he(subject.start, (subject.start, sentence[1]), own)
        else:
            who = self._who(subject, verb.start, sentence)
        if not who or (turn is not None and turn.speaker == who):
            return
        words = text[min(subject.start, verb.start) : verb.start]
        had = _HAD.search(words) is not None
        if not had and not subject.joined and self._is_own(who, subject.start, sentence):
            return  # "he said that he hoped"
        via = ""
        if subject.kind == "agent":
            hearer = clauses.hearer(verb)
            via = self._who(hearer, verb.start, sentence) if hearer is not None else ""
            begin = hearer.start if hearer is not None else verb.start
            begin, said = begin, verb.end
        else:
            begin, said = (verb.start if subject.joined or subject.start > verb.start else subject.start), verb.end
        if subject.kind != "agent" and not subject.joined and subject.start in self.subjects:
            begin = verb.start  # a second verb of the same clause
        if aside or self._is_behind(subject, verb, sentence, clauses):
            begin = said = sentence[0]
        elif (quoted := self._quoted(min(subject.start, verb.start), sentence)) is not None:
            begin = said = quoted
        end = max(sentence[1], said)
        self._add(
            Saying(
                who,
                act_of(text, verb),
                Range(self.number, begin, end),
                said,
                max(end, goes_on_until(text, end, words.split()[0] if words.split() else "")),
                self._confidence(subject),
                had=had,
                to_me=_TO_ME.match(text, verb.end) is not None,
                free=aside or self._is_free(subject, verb, sentence, who),
                via=via if via not in (who, self.writer) else "",
                frame=aside or self._is_frame(subject, clauses),
                is_there=text.startswith(_JOINS_IN, verb.start)
                or _HEARS.search(text, sentence[0], verb.start) is not None,
            ),
            subject.start,
        )

    def _quoted(self, place: int, sentence: tuple[int, int]) -> int | None:
        """Where the quotation begins that ends right before a verb and its subject: "It is late," he said."""
        closed = _QUOTE_ENDS.search(self.text, max(sentence[0], place - 8), place)
        if closed is None:
            return None
        opened = max(self.text.rfind(sign, sentence[0], closed.start()) for sign in '“"')
        return opened if opened >= 0 else None

    def _is_behind(self, subject: Subject, verb: VerbFound, sentence: tuple[int, int], clauses: Clauses) -> bool:
        """Whether who says it, and the verb, only follow what is said: "They had come, he added."."""
        before = clauses.at(subject.start) - 1
        ends = not self.text[verb.end : sentence[1]].strip(" .")
        return ends and subject.near and before > 3 and clauses.tokens[before].low == ","

    def _is_aside(self, subject: Subject, verb: VerbFound, clauses: Clauses) -> bool:
        """Whether a verb and its subject only stand between commas in another's clause: "Berg, he says, complained"."""
        before = clauses.at(subject.start) - 1
        return (
            subject.near and before > 0 and clauses.tokens[before].low == ","
            and self.text.startswith(",", verb.end) and subject.kind in ("he", "named")
            and (subject.who is None or subject.who.form == "pronoun") and " " not in self.text[verb.start : verb.end]
        )  # fmt: skip

    def _is_own(self, who: str, place: int, sentence: tuple[int, int]) -> bool:
        """Whether a place lies in what the same speaker says in the sentence."""
        for each in reversed(self.found):
            if each.at.end <= sentence[0]:
                return False
            if each.speaker == who and each.said <= place and not each.frame:
                return _JOINT.search(self.text[each.said : place]) is None and ":" not in self.text[each.said : place]
        return False

    def _is_frame(self, subject: Subject, clauses: Clauses) -> bool:
        before = clauses.at(subject.start) - 1
        while before > 0 and clauses.tokens[before].who is None and self.text[clauses.tokens[before].start].isupper():
            before -= 1
        return before >= 0 and clauses.tokens[before].low == "as" and subject.near

    def _add(self, saying: Saying, subject: int) -> None:
        asides = [each for each in self.found[-3:] if each.frame and each.said == each.at.start]
        if any(each.at == saying.at and each not in asides for each in self.found[-3:]):
            return
        self.found.append(saying)
        self.subjects.append(subject)

    def _confidence(self, subject: Subject) -> float:
        if subject.who is None:
            return 0.6
        who = subject.who
        own = who.entity == self.writer
        sure = 0.85 if who.form == "name" else 0.8 if who.form == "role" or own else 0.65
        return sure if subject.near else sure - 0.1

    def _is_free(self, subject: Subject, verb: VerbFound, sentence: tuple[int, int], who: str) -> bool:
        """Whether a clause is no part of what another says in its sentence; what the other says ends there then."""
        place = subject.start if subject.start < verb.start else verb.start
        for number in range(len(self.found) - 1, -1, -1):
            each = self.found[number]
            if each.at.end <= sentence[0]:
                break
            if each.speaker == who:
                continue
            if each.via and each.said > place:
                continue
            if place < each.said:  # its subject stands before what the other says
                continue
            gap = self.text[each.said : place]
            had = " had " in f" {self.text[place : verb.start]} "
            subordinate = self._begins_with_when(self.subjects[number], sentence)
            if not each.frame and ((_JOINT.search(gap) and not had) or (subordinate and _COMMA.search(gap))):
                self.found[number] = replace(each, until=max(each.said, place))
                continue
            return False
        return True

    def _begins_with_when(self, subject: int, sentence: tuple[int, int]) -> bool:
        first = self.text[sentence[0] : subject].split()
        return bool(first) and first[0].lower() in _WHEN

    def _who(self, subject: Subject, place: int, sentence: tuple[int, int]) -> str:
        """The key of the person who does it, "" where that is not told."""
        turn = self.turn_at(place)
        own = turn.speaker if turn is not None else self.writer
        if subject.who is not None:
            if subject.who.form == "pronoun" and subject.who.confidence < _SURE_HE and subject.who.entity != own:
                return self._he(subject.start, sentence, own) or subject.who.entity
            return subject.who.entity
        if subject.kind == "i":
            return ""
        if subject.kind == "you":
            return self._spoken_to(turn, subject.start, sentence)
        if subject.kind == "latter":
            low = self.breaks[bisect_right(self.breaks, subject.start) - 1]
            before = [m for m in self.within(low, subject.start) if m.entity != own]
            return before[-1].entity if before else self._last_speaker(low, own)
        return self._he(subject.start, sentence, own)

    def _spoken_to(self, turn: Turn | None, at: int, sentence: tuple[int, int]) -> str:
        """To whom a turn is spoken: who is called by name before "you", else the one other speaker."""
        if turn is None:
            return ""
        called = [m for m in self.within(sentence[0], at) if self.text.startswith(",", end_of(m))]
        others = {each.speaker for each in self.turns} - {turn.speaker}
        return called[-1].entity if called else next(iter(others)) if len(others) == 1 else ""

    def _he(self, at: int, sentence: tuple[int, int], own: str) -> str:
        """Whom "he" at a place stands for."""
        turn = self.turn_at(at)
        if turn is not None:
            return self._of_transcript(at)
        here = [m for m in self.within(sentence[0], at) if m.entity != own]
        for number in range(len(self.found) - 1, -1, -1):
            each = self.found[number]
            if each.at.end <= sentence[0]:
                break
            if each.at.start < at:
                if self._begins_with_when(self.subjects[number], sentence) and _COMMA.search(self.text[each.said : at]):
                    here = [m for m in self.within(each.said, at) if m.entity not in (own, each.speaker)]
                elif each.speaker != own:
                    return each.speaker
                break
        clauses = self._clause(self._sentence_of(sentence))
        acting = [m for m in here if clauses.is_subject(start_of(m))]
        if acting:
            return acting[0].entity
        told = self._of_text_before(at, sentence, own)
        return told or (here[0].entity if len({m.entity for m in here}) == 1 else "")

    def _sentence_of(self, part: tuple[int, int]) -> tuple[int, int]:
        """The whole sentence of which a part is given."""
        return self._sentence(part[0])

    def _sentence(self, place: int) -> tuple[int, int]:
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
            if found or any(m.entity != own for m in self.within(*self.ranges[before])):
                return found
            before -= 1
        if number > 0:
            return self._last_speaker(low, own) or self._of_paragraph(self.breaks[number - 1], low, own)
        return ""

    def _of_transcript(self, at: int) -> str:
        """Whom "he" in a turn stands for: the last who was named, and takes no part in the conversation."""
        speak = {each.speaker for each in self.turns}
        named = [m for m in self.within(max(0, at - _TURNS_BACK), at) if m.entity not in speak]
        return named[-1].entity if named else ""

    def _of_sentence(self, sentence: tuple[int, int], own: str) -> str:
        """Whom a sentence is about: who speaks in it first, else its first subject, else the one whom it names."""
        said = [each for each in self.found if sentence[0] <= each.at.start < sentence[1]]
        others = [each for each in said if each.speaker != own]
        if others:
            outer = min(others, key=lambda each: each.at.start)
            return outer.via or outer.speaker
        he = _HE.search(self.text, *sentence)
        if he is not None and not said:
            first = self._first_subject(sentence, he.start(), own)
            clauses = self._clause(sentence)
            return first if any(clauses.is_subject(start_of(m)) for m in self.within(sentence[0], he.start())) else ""
        named = {m.entity for m in self.within(*sentence) if m.entity != own}
        if len(named) > 1 and not said:
            return ""  # "Berg came with Lind"
        return self._first_subject(sentence, sentence[1], own) or (next(iter(named)) if len(named) == 1 else "")

    def _first_subject(self, sentence: tuple[int, int], until: int, own: str) -> str:
        clauses = self._clause(sentence)
        named = [m for m in self.within(sentence[0], until) if m.entity != own]
        first = next((m for m in named if clauses.is_subject(start_of(m))), None)
        if first is not None:
            return first.entity
        return named[0].entity if len({m.entity for m in named}) == 1 else ""

    def _last_speaker(self, place: int, own: str) -> str:
        """The last speaker before a place in the paragraph before, whose words are in nobody else's."""
        number = bisect_left(self.breaks, place) - 1
        low = self.breaks[max(number, 0)]
        for each in reversed(self.found):
            if each.at.start < low:
                break
            if each.at.start < place and each.speaker != own and each.free and not each.had:
                return each.speaker
        return ""

    def _of_paragraph(self, start: int, end: int, own: str) -> str:
        named = {m.entity for m in self.within(start, end) if m.entity != own}
        return next(iter(named)) if len(named) == 1 else ""

    def _answers(self) -> Iterator[tuple[int, int]]:
        """Names that begin a sentence within a paragraph and have a colon behind them: "Lopez: 20,000 tons."."""
        for mention in self.people:
            start, end = start_of(mention), end_of(mention)
            if mention.form != "pronoun" and self.text.startswith(": ", end) and self.turn_at(end + 2) is None:
                begin = sentence_at(self.ranges, start)[0]
                if _TITLED.fullmatch(self.text, begin, start) and not self.text[:begin].rstrip(" ").endswith("\n"):
                    yield start, end + 1

    def _frame(self, start: int, end: int, sentence: tuple[int, int]) -> None:
        named = [m for m in self.within(start, end) if m.form != "pronoun"]
        turn = self.turn_at(start)
        own = turn.speaker if turn is not None else self.writer
        heard = _WHO_HEARD.match(self.text, start)
        who = named[-1].entity if named else self._he(start, sentence, own)
        if not who or (turn is not None and who == own):
            return
        if heard is None and self._is_own(who, start, sentence):
            return
        via, subject = "", None
        if heard is not None:
            verb = VerbFound(start, heard.end() - 1, "said", "past", needs_clause=False)
            subject = self._clause(sentence).subject(verb) or self._clause(sentence).claimant(start)
            via = self._who(subject, start, sentence) if subject is not None else ""
        act = "said"
        if named and not heard:
            act = next((act for noun, act in _NOUN_ACTS if noun in self.text[end_of(named[-1]) : end]), "said")
        stop = max(sentence[1], end)
        at = Range(self.number, start, stop)
        nearby = Subject(named[-1] if named else None, start, near=True)
        free = self._is_free(nearby, VerbFound(start, end, act, "past", needs_clause=False), sentence, who)
        sure = 0.85 if named else 0.7
        self._add(
            Saying(
                who, act, at, end, stop, sure, free=free, via=via if via not in (who, self.writer) else "",
                frame=not heard and act == "said",
            ),
            start,
        )  # fmt: skip

    def _without_thanks(self) -> list[Saying]:
        """The sayings without thanks that only come before another saying of the same clause, and mere frames of
        another's words."""
        kept = []
        for number, each in enumerate(self.found):
            following = [x for x in self.found[number + 1 : number + 4] if x.at.start < each.at.end]
            if each.act == "thanked" and any(x.speaker == each.speaker for x in following):
                continue
            if each.frame and not any(
                x.speaker != each.speaker and _TITLED.fullmatch(self.text, each.said, max(x.at.start, each.said))
                for x in following
            ):
                each = replace(each, frame=False)  # it has words of its own
            kept.append(each)
        return kept
