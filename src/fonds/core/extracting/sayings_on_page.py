"""The sayings of a page: each verb of saying with who does it, what is said according to somebody, and turns.

What "he" stands for beside such a verb is told here where no finder of names has told it: the speaker in whose words he
stands, else whom the sentence before has for its subject, or whom the writer spoke to there.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace

from fonds.core.extracting.asides import Asides
from fonds.core.extracting.capitals_alone import in_small_letters
from fonds.core.extracting.document import DocumentPage, Range
from fonds.core.extracting.facts import Mention
from fonds.core.extracting.hearers_of_sayings import TO_HIM, TO_ME, named_hearer
from fonds.core.extracting.people_on_page import end_of, start_of
from fonds.core.extracting.quotations_said import quotations_said
from fonds.core.extracting.roles_of_speakers import SPEAKERS, Roles, may_name_speaker
from fonds.core.extracting.saying import Saying
from fonds.core.extracting.saying_verbs import VerbFound, verbs_of_saying
from fonds.core.extracting.sayings_without_verb import NounSaid, opinions, questions, requests, sayings_by_nouns
from fonds.core.extracting.sentences import sentence_at
from fonds.core.extracting.speakers_meant import COMMA_BEFORE_SUBJECT, HIMSELF
from fonds.core.extracting.speakers_without_names import SYMBOLS
from fonds.core.extracting.turns import Turn
from fonds.core.extracting.what_is_said import (
    act_of,
    goes_on_until,
    is_own_act,
    is_turn,
    is_turned_to_one,
    report_until,
    says_nothing,
)
from fonds.core.extracting.who_says import PASSIVE, Clauses, is_done_by_nobody
from fonds.core.extracting.whose_words import whose_words
from fonds.core.extracting.words_of_clauses import Subject
from fonds.core.text.first_words import words_on
from fonds.core.text.lowering import lowered

_HAD = re.compile(r"\bhad\b|\bto\s+have\b")
_RELATIVE = re.compile(r"[^,]*,\s+(?:who|whom|whose)\b[^,]*,")
"""A clause behind who says it: "Berg, who had been silent, said"."""
_QUOTES = re.compile(r"[,:]?\s*[“\"]")
_JOINT = re.compile(
    r"(?:[,;]\s+(?:and|but|while|however,?)\s+"
    r"(?:when|after|once|as|before|while|since|whenever|at first|later)\b[^.;:]{3,100},|"
    r"[,;]\s+(?:and|but|while|whereupon|to which|whereas|then|and then|so)|;|[”\"],?\s+(?:and|but))\s+"
    r"(?:(?:the|then,?|in|this|reply|response|turn|his|however,?|therefore,?|moreover,?|besides,?|finally,?|further,?|also|afterwards|later|now|thereupon)\s+)*(?:[A-Z][\w’'-]*\.?\s+)*$"
)
_TITLED = re.compile(r"\W*(?:(?:that|the|a)\s+)?(?:[A-Z][\w’'.-]*\s+(?:(?:of|for|the|and|in)\s+)*)*")
"""What may stand between words that only say who tells it, and whose words are told."""
_NOUN_ACTS = (("question", "asked"), ("request", "requested"), ("proposal", "proposed"), ("suggestion", "proposed"))
_WHO_HEARD = re.compile(
    r"\b(?:quoted|quotes|cited|cites|heard|learned|learnt|gathered|understood|found|knew|received|has it|have it|had)\s"
)
_QUOTE_ENDS = re.compile(r"[,.!?]?[”\"],?\s+(?:[A-Z][a-z]+\.?\s*)?$")
_FAR_OBJECT = 60
_NEAR = 300
"""Code points behind a saying within which a sentence without a subject is the same speaker's."""
_NOT_DONE = ("have", "has", "would", "should", "can", "could", "must", "may", "do ", "wish", "want", "am ")
_JOINS_IN = ("added", "interject", "interrupt", "intervened", "joined", "chimed", "broke in", "seconded", "thanked")
"""Verbs of who takes part in the conversation that is told of."""
_HEARS = re.compile(
    r"\b(?:[Hh]earing this|[Hh]eard this|[Aa]t this point|[Hh]ereupon|[Tt]o this|"
    r"who (?:also )?(?:was|were|is|takes|took) (?:also )?(?:present|part))\b"
)
"""Words that tell that somebody takes part in it."""
_FAR_NAME = 200
"""Code points of the longest names."""


def sayings_on_page(page: DocumentPage, people: list[Mention], who_writes: str, roles: Roles) -> list[Saying]:
    """The sayings of a page whose mentions of persons are `people`, in no order."""
    return _Page(page, people, who_writes, roles).all()


class _Page(Asides):
    def __init__(self, page: DocumentPage, people: list[Mention], who_writes: str, roles: Roles) -> None:
        super().__init__(in_small_letters(page, people), people, who_writes, roles)
        self.may_speak: dict[tuple[int, int], bool] = {}
        self.nobody = SPEAKERS.isdisjoint(words_on(lowered(page.text)))

    def _may_speak(self, sentence: tuple[int, int]) -> bool:
        """Whether somebody without a name may speak in a sentence, told once for all its verbs."""
        if sentence not in self.may_speak:
            self.may_speak[sentence] = not self.nobody and may_name_speaker(self.text, *sentence)
        return self.may_speak[sentence]

    def all(self) -> list[Saying]:
        spoken = [self._turn(each) for each in self.turns]
        events: list[tuple[int, int, VerbFound | NounSaid | None]] = [
            (v.start, v.end, v) for v in verbs_of_saying(self.text)
        ]
        events += [(start, end, None) for start, end in self._answers()]
        events += [(start, end, None) for start, end in whose_words(self.text, self.people)]
        events += [(n.start, n.said, n) for n in sayings_by_nouns(self.text, self.people, self.ranges)]
        if self.writer:
            own = [told for each in (opinions, questions, requests) for told in each(self.text, self.ranges)]
            events += [(n.start, n.said, n) for n in own]
        told = 0
        for start, end, verb in sorted(events, key=lambda each: each[:2]):
            sentence = self.sentence(start)
            if isinstance(verb, NounSaid):
                told = end if self._noun_said(verb, sentence) else told
            elif verb is not None and start >= told:
                self._verb(verb, sentence)
            elif verb is None and self._frame(start, end, sentence):
                told = end  # "according to what Berg told me"
        return [*spoken, *self._without_thanks(), *quotations_said(self)]

    def _noun_said(self, noun: NounSaid, sentence: tuple[int, int]) -> bool:
        """Adds what is said without a verb, where it is no part of a turn or of what the same speaker says there."""
        turn = self.turn_at(noun.start)
        who = noun.who.entity if noun.who is not None else self._asking(noun) if noun.act == "asked" else self.writer
        own = noun.who is None and who == self.writer
        if not who or (turn is not None and (noun.who is None or turn.speaker == who)):
            return False
        if self._is_own(who, noun.start, sentence):
            return False
        verb = VerbFound(noun.start, noun.said, noun.act, "past", needs_clause=False)
        subject = Subject(noun.who, noun.start, near=True)
        free = own or self._is_free(subject, verb, sentence, who)
        at = Range(self.number, noun.start, max(sentence[1], noun.said))
        had = not own and _HAD.search(self.text, noun.start, noun.said) is not None
        until = at.end if noun.holds else noun.said
        saying = Saying(who, noun.act, at, noun.said, until, 0.7, free=free, had=had, by_noun=not noun.is_about)
        self._add(saying, noun.start)
        return True

    def _asking(self, noun: NounSaid) -> str:
        """Who asks what the writer answers: who spoke last in the paragraph, "" where that was the writer."""
        last = next((each for each in reversed(self.found) if not (each.turn or each.by_noun)), None)
        low = self.breaks[bisect_right(self.breaks, noun.start) - 1]
        if last is None or last.at.start < low or last.speaker == self.writer:
            return ""
        return last.to_him or last.speaker

    def _turn(self, turn: Turn) -> Saying:
        end = self.text.find("?", turn.said, turn.end)
        asked = end > 0 and not any(mark in self.text[turn.said : end] for mark in (". ", "! "))
        at = Range(self.number, turn.start, turn.end)
        return Saying(turn.speaker, "asked" if asked else "said", at, turn.said, turn.end, 0.85, turn=True)

    def _verb(self, verb: VerbFound, sentence: tuple[int, int]) -> None:
        text = self.text
        opens = sentence[0] == verb.start and text[verb.start].isupper()
        if not (opens or self.names_somebody(*sentence)) and not self._may_speak(sentence):
            return
        if says_nothing(text, verb):
            return
        if is_turn(text, verb) and is_turned_to_one(text, verb, self.within(verb.end, sentence[1]), sentence[1]):
            return
        if any(m.at is not None and m.at.end > verb.start for m in self.within(max(0, verb.start - 60), verb.start)):
            return  # a part of a name
        if verb.form == "base" and is_done_by_nobody(
            text, verb, self.within(max(0, verb.start - _FAR_NAME), verb.start)
        ):
            return
        clauses = self.clause(sentence)
        subject = self.inverted(verb) or clauses.subject(verb) or clauses.behind(verb)
        subject = subject or self._left_out(verb, clauses)
        if subject is None:
            return
        turn = self.turn_at(verb.start)
        by_writer = subject.who is not None and subject.who.entity == self.writer and turn is None
        if verb.form == "base" and by_writer and not is_own_act(text, verb) and not self._is_led(verb, clauses):
            return  # "I request instructions", "I have the honour to report"
        self.we_ask = verb.form == "base" and is_own_act(text, verb)
        self.stops_at = sentence[1]
        if subject.kind == "we" and not self.we_ask:
            return
        quotes = _QUOTES.match(text, verb.end) is not None
        aside = not quotes and self.is_aside(subject, verb, clauses)
        who = self.aside_by(subject, verb, sentence) if aside else self.who(subject, verb.start, sentence)
        if not who or (turn is not None and turn.speaker == who):
            return
        if who == self.writer and turn is None and text.startswith((" me", " us"), verb.end - 3):
            who = self.set_off_at(sentence)  # "Berg, when I met him, named to me": not who writes
            if not who:
                return
        words = text[min(subject.start, verb.start) : verb.start]
        had = _HAD.search(words, 0 if (who_did := _RELATIVE.match(words)) is None else who_did.end()) is not None
        if not had and not subject.joined and not quotes and self._is_own(who, subject.start, sentence):
            return  # "he said that he hoped"
        via = ""
        if subject.kind == "agent":
            hearer = clauses.hearer(verb)
            via = self.who(hearer, verb.start, sentence) if hearer is not None else ""
            begin = hearer.start if hearer is not None else verb.start
            begin, said = begin, verb.end
        else:
            hears = clauses.heard_by(subject.start) if verb.form in ("base", "gerund") else None
            via = self.who(hears, verb.start, sentence) if hears is not None else self.told_by(subject, verb)
            begin, said = (verb.start if subject.joined or subject.start > verb.start else subject.start), verb.end
        if subject.kind != "agent" and not subject.joined and subject.start in self.subjects:
            begin = verb.start  # a second verb of the same clause
        elif verb.form == "gerund" and subject.joined and clauses.tokens[clauses.at(verb.start) - 1].low == "by":
            if subject.start in self.subjects:
                return  # "continued by pointing out"
            begin = subject.start  # "concluded his remarks by saying"
        if aside:
            self.hold(sentence, who)
        if aside or self._is_behind(subject, verb, sentence, clauses):
            begin = said = sentence[0]
        elif (quoted := self._quoted(min(subject.start, verb.start), sentence)) is not None:
            begin = said = quoted
        end = max(min(sentence[1], self.stops_at), said)
        self._add(
            Saying(
                who,
                act_of(text, verb),
                Range(self.number, begin, end),
                said,
                max(
                    report_until(text, subject.start, verb.end, end),
                    goes_on_until(text, end, words.split()[0] if words.split() else ""),
                ),
                self._confidence(subject),
                had=had,
                to_me=TO_ME.match(text, verb.end) is not None,
                to_him=self._whom(verb, who, sentence) if turn is None and subject.kind != "agent" else "",
                to_whom=named_hearer(text, verb.end, self.within) if turn is None and subject.kind != "agent" else "",
                free=aside or self._is_free(subject, verb, sentence, who),
                via=via if via not in (who, self.writer) else "",
                frame=aside or self._is_frame(subject, clauses, begin),
                is_there=text.startswith(_JOINS_IN, verb.start)
                or _HEARS.search(text, sentence[0], verb.start) is not None
                or SYMBOLS.match(text, subject.start) is not None
                or (subject.kind == "agent" and text.startswith(("confirm", "den"), verb.start)),
                by_noun=turn is None and text.startswith(("you ", "You "), subject.start),
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

    def _is_own(self, who: str, place: int, sentence: tuple[int, int]) -> bool:
        """Whether a place lies in what the same speaker says in the sentence."""
        for each in reversed(self.found):
            if each.at.end <= sentence[0]:
                return False
            if each.speaker == who and each.said <= place < each.at.end and not each.frame:
                gap = self.text[each.said : place]
                return _JOINT.search(gap) is None and ":" not in gap and ";" not in gap
        return False

    def _is_led(self, verb: VerbFound, clauses: Clauses) -> bool:
        """Whether what the writer did then led to what a verb says: "I cabled to ask"."""
        lead = clauses.lead(verb)
        return lead is not None and not self.text.startswith(_NOT_DONE, lead)

    def _whom(self, verb: VerbFound, who: str, sentence: tuple[int, int]) -> str:
        """Whom "him" means behind a verb: who was told it."""
        if TO_HIM.match(self.text, verb.end) is None:
            return ""
        self.barred = frozenset({who})
        return self.he(verb.start, sentence, self.writer)

    def _left_out(self, verb: VerbFound, clauses: Clauses) -> Subject | None:
        """Who said what was told before, where a sentence begins with the verb: "Stated Poland needed credits."."""
        if verb.form not in ("past", "present") or clauses.at(verb.start) != 0 or not self.text[verb.start].isupper():
            return None
        if self.text[verb.start : verb.end].lower().split()[0] in PASSIVE:
            return None  # "Asked about it, he said"
        low = self.text[verb.end : verb.end + 3].lstrip()
        if not low[:1].isalnum() or low.startswith(("by", "to")):
            return None
        if verb.form == "present":  # "Denies contact": the synopsis of a report
            before = self.sentence(verb.start - 2) if verb.start > 2 else (0, 0)
            acting = [m for m in self.within(*before) if self.clause(before).is_subject(start_of(m))]
            return (
                Subject(acting[0], verb.start, near=True) if acting and verb.start - before[1] < _FAR_OBJECT else None
            )
        last = next((each for each in reversed(self.found) if not each.turn), None)
        gap = self.text[last.at.end : verb.start] if last is not None and last.at.end <= verb.start else "\n\n"
        if last is None or "\n\n" in gap or len(gap) > _NEAR or last.speaker == self.writer:
            return None
        return Subject(None, verb.start, near=True, kind="same")

    def _is_frame(self, subject: Subject, clauses: Clauses, begin: int) -> bool:
        before = clauses.at(min(begin, subject.start)) - 1
        while before > 0 and clauses.tokens[before].who is None and self.text[clauses.tokens[before].start].isupper():
            before -= 1
        return before >= 0 and clauses.tokens[before].low == "as" and subject.near

    def _add(self, saying: Saying, subject: int) -> None:
        asides = [each for each in self.found[-3:] if each.frame and each.said == each.at.start]
        is_aside = saying.frame and saying.said == saying.at.start
        if any(
            each.at == saying.at and each not in asides and not (is_aside and each.speaker != saying.speaker)
            for each in self.found[-3:]
        ):
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
            if each.speaker == who or each.by_noun or " having " in self.text[each.at.start : each.said]:
                continue
            if each.via and each.said > place:
                continue
            if each.at.start < place < each.said < verb.end:
                return False  # "conveyed the words of Berg that"
            if place < each.said:  # its subject stands before what the other says
                continue
            gap = self.text[each.said : place]
            had = " had " in f" {self.text[place : verb.start]} "
            subordinate = self.begins_with_when(self.subjects[number], sentence)
            own = gap.endswith("to which ") or HIMSELF.match(self.text, place) is not None
            joined = _JOINT.search(gap) is not None and (not had or own)
            if not each.frame and (joined or (subordinate and COMMA_BEFORE_SUBJECT.search(gap))):
                self.found[number] = replace(each, until=max(each.said, place))
                continue
            return False
        return True

    def _answers(self) -> Iterator[tuple[int, int]]:
        """Names that begin a sentence within a paragraph and have a colon behind them: "Lopez: 20,000 tons."."""
        for mention in self.people:
            start, end = start_of(mention), end_of(mention)
            goes_on = self.text.startswith(": ", end) and not self.text[end + 2 : end + 3].islower()
            if mention.form != "pronoun" and goes_on and self.turn_at(end + 2) is None:
                begin = sentence_at(self.ranges, start)[0]
                if _TITLED.fullmatch(self.text, begin, start) and not self.text[:begin].rstrip(" ").endswith("\n"):
                    yield start, end + 1

    def _frame(self, start: int, end: int, sentence: tuple[int, int]) -> bool:
        named = [m for m in self.within(start, end) if m.form != "pronoun"]
        turn = self.turn_at(start)
        own = turn.speaker if turn is not None else self.writer
        heard = _WHO_HEARD.match(self.text, start)
        is_his = bool(named) and self.text[end_of(named[0]) : end_of(named[0]) + 1] in ("’", "'")
        who = named[0 if is_his else -1].entity if named else self.he(start, sentence, own)
        if not who or (turn is not None and who == own):
            return False
        if heard is None and self._is_own(who, start, sentence):
            return False
        via, subject = "", None
        if heard is not None:
            verb = VerbFound(start, heard.end() - 1, "said", "past", needs_clause=False)
            subject = self.clause(sentence).subject(verb) or self.clause(sentence).claimant(start)
            via = self.who(subject, start, sentence) if subject is not None else ""
        elif is_his:
            via = named[-1].entity  # "Berg's position, as Lind explained, was that"
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
        return True

    def _without_thanks(self) -> list[Saying]:
        """The sayings without bare thanks before another saying of the same clause ("thanked me and said"),
        and mere frames of another's words."""
        kept = []
        for number, each in enumerate(self.found):
            following = [x for x in self.found[number + 1 : number + 4] if x.at.start < each.at.end]
            thanks = next((x for x in following if x.speaker == each.speaker), None) if each.act == "thanked" else None
            if thanks is not None and " for " not in self.text[each.said : thanks.at.start]:
                continue
            beside = self.found[max(0, number - 3) : number]
            told = any(
                x.at == each.at and x.speaker != each.speaker for x in beside
            )  # "Lind came, Berg said, too late"
            if (
                each.frame
                and not told
                and not any(
                    x.speaker != each.speaker and _TITLED.fullmatch(self.text, each.said, max(x.at.start, each.said))
                    for x in following
                )
            ):
                each = replace(each, frame=False)  # it has words of its own
            kept.append(each)
        return kept
