"""Meetings that clauses tell of: who met, saw or talked with whom, in whose conversation, who told whom and when."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from fonds.core.extracting.clauses import VerbGroup, behind_adverbs, is_infinitive, verb_group
from fonds.core.extracting.contact_cues import cues_in
from fonds.core.extracting.contact_frames import FRAMES, Frame, frames_in
from fonds.core.extracting.contact_words import (
    BARE_ROLES,
    MUTUAL,
    NEED_NAMES,
    QUESTIONED,
    ROLES,
    VERBS,
    VerbForm,
    may_tell,
)
from fonds.core.extracting.facts import Mention
from fonds.core.extracting.frames_of_verbs import behind_frame
from fonds.core.extracting.meetings_attended import Told, is_part_of
from fonds.core.extracting.meetings_by_noun import MEALS, SAYS, NounReader
from fonds.core.extracting.meetings_held import DAY, WHEN
from fonds.core.extracting.owners_of_meetings import main_subject
from fonds.core.extracting.people_on_page import end_of, start_of
from fonds.core.extracting.rows_of_people import Side, is_only_asked, people_behind
from fonds.core.extracting.sides_of_verbs import before_verb, behind_verb
from fonds.core.extracting.tellings import (
    HEARD,
    NEWS,
    are_roles,
    are_several,
    calls_to_say,
    ends_clause,
    is_anybody,
    is_from,
    is_institution,
    is_named,
)
from fonds.core.extracting.word_knowledge import GIVEN, SURNAME, known
from fonds.core.extracting.words_together import Word

_WAS = re.compile(r"\b(?:was|were|been)\s+(?:\w+\s+)?$")
_HEARER = re.compile(
    r"\s+(?:(?:by|on|upon|to|with)\s+)?(?:(?:the\s+|our\s+|my\s+)?(?:\w+\s+){0,2}?"
    rf"(?:{'|'.join(sorted(ROLES, key=len, reverse=True))})|me|us|him|her)\b"
)
_AGENT = re.compile(r"\b(?:SA|SAS|SAs|Special Agents?|SUPERVISOR|Supervisor|SAC|ASAC|IC|SE)[\s.,“‘'-]+$")
_NEAR = 120
_SURELY = frozenset(
    {"met", "interviewed", "contacted", "telephoned", "reinterviewed", "debriefed", "recontacted", "re-contacted",
     "re-interviewed", "polygraphed", "interrogated"}
)  # fmt: skip
"""Verbs that tell of a meeting with whom they are done to, whoever did it."""
_CALLED = re.compile(r"\s+(?:(?:by|to|with|on)\s+)?(?:the\s+|an?\s+)?(?:[A-Z][\w.,&/-]*\s+){0,4}[A-Z]{2}")
_BY_ROLE = re.compile(
    r"\b(?:IDEN|T-\d{1,2}|[A-Z]{2} \d{2,5}[- ][A-Z]{1,3}|"
    rf"{'|'.join(f'{each.upper()}|{each.title()}' for each in sorted(BARE_ROLES))})\b"
)
"""Roles without a name, and the symbols of informants."""
_WITH_SOMEBODY = re.compile(r"[^.;:]{0,60}?\swith\s+[A-Z][a-z]{3,}")
_OF_PASSIVE = frozenset({"on", "at", "in", "by", "again", "regarding", "concerning", "this"})
_VERBAL = frozenset({"contact", "verb", "other", "noun", "have", "be"})
_FRAMED = frozenset({"framed"})
"""In place of a verb's own frames where those of `contact_frames` are tried."""
_TELLS = frozenset({"told", "said_to"})
_NOTED = frozenset(
    {"called", "phoned", "telephoned", "notified", "informed", "advised", "told", "briefed", "contacted"}
)
"""Verbs that begin a note of what the writer did."""
_FROM_AFAR = frozenset({"saw", "seen", "observed"})
_GONE = frozenset({"visited", "visiting", "went", "came", "gone"})
_CALLS = frozenset({"called", "phoned", "telephoned"})
_FOR = frozenset({"for", "honor", "honour"})
_GONE_TO = frozenset({"visited", "contacted", "telephoned", "phoned"})
"""Verbs that tell of a meeting where an institution is their object."""
_HOSTED = frozenset({"hosted", "gave"})
_WITHOUT_OBJECT = _CALLS | MUTUAL | _HOSTED
"""Verbs that tell of a meeting without an object too."""
_TOGETHER = frozenset({"together", "telephone", "phone", "privately", "alone", "telephonically"})
_TIMES = frozenset(
    {"morning", "afternoon", "evening", "night", "noon", "day", "week", "yesterday", "today", "tonight", "monday",
     "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"}
)  # fmt: skip
_NEXT = frozenset({"previous", "next", "following", "other", "same"})
_OF_US = 2_500
"""Code points behind a meeting of the writer's within which "we" are those who took part in it."""
_SAID_BY_ITSELF = frozenset({"met", "with", "to", "over"})


FINDER = "meetings/15"


def _is_called_to(words: list[Word], at: int) -> bool:
    """Whether somebody "was called in to" an office, where he then was."""
    behind = [each.low for each in words[at + 1 : at + 3]]
    return words[at].low == "called" and behind[:1] != [] and behind[0] in ("down", "in", "over") and behind[-1] == "to"


class ClauseReader(NounReader):
    """Reads the clauses of a page that hold a word of meeting."""

    def told(self) -> list[Told]:
        """The meetings told of, in order."""
        found: list[Told] = []
        done = -1
        for first, last, word in cues_in(self.low):
            if first < done or not may_tell(self.text, self.low, first, last):
                continue
            start, end = self.sentence_at(first)
            if (
                word in NEED_NAMES
                and not self.people.within(start, end)
                and _HEARER.match(self.low, last) is None
                and _CALLED.match(self.text, last) is None
                and _BY_ROLE.search(self.text, start, end) is None
                and not (word.startswith("discuss") and _WITH_SOMEBODY.match(self.text, last))
                and not (word in QUESTIONED and _WAS.search(self.low, first - 25, first))
            ):
                continue
            done = end
            found += self._of_sentence(start, end)
        return found

    def _of_sentence(self, start: int, end: int) -> list[Told]:
        words = self.words_at(start, end)
        found: list[Told] = []
        by_noun = alone = False
        lows = {word.low for word in words}
        for place, word in enumerate(words):
            if word.kind not in _VERBAL:
                continue
            told = None
            if by_noun and word.kind == "contact" and VERBS[word.low].frames <= _TELLS:
                continue  # "in a conversation with Smith, the Minister told me"
            if word.kind == "contact" or (word.kind == "noun" and word.low in VERBS):
                told = self._of_verb(words, place, VERBS[word.low], (start, end))
            if told is None and word.low in FRAMES:
                frames = frames_in(word.low, lows)
                if frames or word.low in _WITHOUT_OBJECT:
                    told = self._of_verb(words, place, VerbForm(FRAMES[word.low][0], _FRAMED), (start, end), frames)
            if told is None and word.kind == "noun" and not is_infinitive(words, place):
                told = self.of_noun(words, place, (start, end))
                by_noun = by_noun or (told is not None and len({m.entity for m in told.participants}) > 1)
            if told is not None and word.kind == "noun" and found and is_part_of(told, found[-1]):
                continue  # "Smith met Brown at a reception on 3 May"
            is_one = alone and word.low not in _GONE_TO and " that " not in self.low[found[-1].end : word.start]
            if (
                told is not None
                and is_one
                and found[-1].participants[0].entity in {m.entity for m in told.participants}
            ):
                told = replace(told, start=min(told.start, found.pop().start))  # "at a reception, Smith told Brown"
            if told is not None and found and told.start < found[-1].end <= word.start:
                told = replace(told, start=min(word.start, *(start_of(m) for m in told.participants
                                                             if start_of(m) >= found[-1].end), word.start))  # fmt: skip
            if told is not None:
                if not told.is_saying:
                    self.last_told = told
                alone = len(told.participants) == 1 and (word.kind == "noun" or word.low in _GONE_TO)
                found += [told, *self._received_too(words, place, told, (start, end))]
        return found

    def _of_verb(
        self, words: list[Word], at: int, verb: VerbForm, sentence: tuple[int, int], frames: Sequence[Frame] = ()
    ) -> Told | None:  # fmt: skip
        group = verb_group(words, at, verb.form)
        if not group.happened and not (verb.form == "present" and (self._has_day(sentence) or is_from(words, at))):
            return None
        if words[at - 1].low == "already" and "told" in verb.frames:
            return None  # "had already told him": when that was is told before
        if verb.frames is _FRAMED:
            behind, frame = behind_frame(words, at, frames, group)
        else:
            behind, frame = behind_verb(words, at, verb, group)
        if frame == "met" and words[at].low in _GONE_TO and not (behind.words or behind.people) and is_institution(
            words, at + 1
        ):  # fmt: skip
            frame = ""  # "telephoned the Soviet Embassy"
        if frame == "":
            is_told_there = words[at].low in NEWS and self._is_dated(words, at, sentence)
            if (words[at].low in _GONE_TO or is_told_there) and not group.passive and is_institution(words, at + 1):
                visitors = self.mentions(words, before_verb(words, group, self.text), set())
                return self.made(words, at, visitors, [], sentence, 0.6) if visitors else None
            return self._without_object(words, at, group, sentence)
        before = before_verb(words, group, self.text)
        if is_only_asked(words, before):
            return None
        opens = words[group.first - 1].kind == "clauses" if group.first else words[at].low in QUESTIONED | {"asked"}
        if group.passive and before.words in ((), (-1,)) and opens and words[group.first].kind != "be":
            main = main_subject(words, at, Side(end=at + 1))  # "When questioned by the police, Smith said"
            if main.words:
                before, behind = main, Side(tuple(i for i in behind.words if i not in main.words), True, behind.end)
        if group.passive and (frame != "by" or not behind.words) and (
            words[at].low in QUESTIONED or _is_called_to(words, at)
        ):  # fmt: skip
            return self._passive(words, at, verb, before, sentence)
        if group.gerund and not before.words:
            return None
        if frame == "among":
            those = self.mentions(words, behind, set())
            own = self._own_behind(words) if len(behind.words) == 1 else None
            own = None if own is None or own.entity in {m.entity for m in those} else own
            return self.made(words, at, those, [own] if own is not None else [], sentence, 0.7)
        named = {who.entity for i in behind.words if (who := words[i].who) is not None and who.form != "pronoun"}
        subjects = self.mentions(words, before, named)
        objects = self.mentions(words, behind, {m.entity for m in subjects})
        if group.passive and frame == "by" and not objects and self.is_known(subjects) and words[at].low in QUESTIONED:
            return self.made(words, at, subjects, [], sentence, 0.6)  # "contacted by his case officer"
        if before.words == (-1,) and frame not in _SAID_BY_ITSELF and not any(
            m.finder != FINDER for m in objects
        ) and not (words[at].low in _NOTED and self._is_titled(words, behind)):  # fmt: skip
            return None  # "Received DTG 231935Z"
        if words[at].low in _FROM_AFAR and behind.end < len(words) and words[behind.end].kind == "other" and (
            words[behind.end].low.endswith("ing") and words[behind.end].low not in _TIMES
        ):  # fmt: skip
            return None  # "saw Smith leaving"
        if words[at].low in _GONE and not group.passive and objects and all(map(self._is_unread, objects)):
            return None  # "visited Uruguey"
        strong = frame in _SAID_BY_ITSELF or (frame == "by" and "met" in verb.frames)
        if group.passive and verb.frames is not _FRAMED and not ({"met", "may_be_met"} & verb.frames):
            frame = "told"
        is_telling = frame in ("told", "dated")
        if is_telling and not (
            (subjects or before.words or before.people or self._is_told_to_agent(objects))
            and (
                objects
                or behind.words
                or (is_anybody(words, at, behind) and words[at].low in HEARD and is_named(subjects))
            )
            and (subjects or objects)
        ):
            return None
        if frame in ("met", "may_be_met") and objects:
            objects = [*objects, *self._with_them(words, behind, {m.entity for m in (*subjects, *objects)})]
        if not is_telling and not objects and not (
            subjects
            and (
                are_several(words, at, behind)
                or (strong and behind.people)
                or (strong and behind.words and (self.is_known(subjects) or are_roles(words, behind)))
            )
        ):  # fmt: skip
            together = frame == "met" and len({m.entity for m in subjects}) > 1 and words[at].low == "met"
            if not together:
                return None
        if not subjects and not is_telling and frame not in ("with", "over") and not (
            ((strong or is_named(objects)) and (before.people or before.words))
            or (words[at].low in _SURELY and any(m.form == "name" and m.finder != FINDER for m in objects))
        ):  # fmt: skip
            return None
        if not is_telling and not subjects and all(m.form == "pronoun" for m in objects):
            return None
        if verb.form == "present" and any(m.finder == FINDER and m.form == "name" for m in (*subjects, *objects)):
            return None
        if (
            is_telling
            and not (subjects and objects)
            and (words[at].low not in HEARD or group.passive)
            and not any(m.form == "name" or m.finder == FINDER for m in (*subjects, *objects))
        ):
            return None
        made = self.made(words, at, subjects, objects, sentence, 0.75 if strong else 0.6)
        dated = not is_telling or self._is_dated(words, at, sentence)
        dated = dated or (behind.people and not behind.words)
        if verb.frames is _FRAMED and not dated and (frame == "dated" or not (subjects and objects)):
            return None
        if made is None:
            return None
        made = replace(made, is_telling=is_telling)
        return made if dated else replace(made, confidence=SAYS, is_saying=True)

    def _is_unread(self, mention: Mention) -> bool:
        """Whether a capital that no finder knows may be a place's as well as somebody's."""
        assert mention.at is not None
        written = self.text[mention.at.start : mention.at.end]
        unknown = mention.form == "name" and mention.finder == FINDER and not written.isupper()
        return unknown and not known(written) & (GIVEN | SURNAME)

    @staticmethod
    def _is_titled(words: list[Word], side: Side) -> bool:
        """Whether a title stands before somebody, or in what he is called: "LCDR McGrath"."""
        return any(words[place - 1].kind == "title" or " " in words[place].low for place in side.words if place > 0)

    def _is_told_to_agent(self, objects: list[Mention]) -> bool:
        """Whether it is told to an agent of the FBI, whoever told it: "advised SA SMITH"."""
        return bool(objects) and _AGENT.search(self.text, start_of(objects[0]) - 30, start_of(objects[0])) is not None

    def _with_them(self, words: list[Word], behind: Side, without: set[str]) -> list[Mention]:
        """Who was with those who met: "I saw Smith this morning, with Mr. Brown"."""
        at = behind_adverbs(words, behind.end)
        at += at < len(words) and words[at].kind == ","
        if at + 1 >= len(words) or words[at].low != "with":
            return []
        side = people_behind(words, at + 1)
        ends = side.end >= len(words) or words[side.end].kind in (",", ";", "and", ")")
        return self.mentions(words, side, without) if side.words and ends else []

    def _without_object(self, words: list[Word], at: int, group: VerbGroup, sentence: tuple[int, int]) -> Told | None:
        """What a verb tells of that is done to nobody: somebody "called to say", or two did it with one another."""
        if words[at].low in _CALLS and calls_to_say(words, at):
            callers = self.mentions(words, before_verb(words, group, self.text), set())
            listener = self._own_behind(words) if callers and not self._says(words, words[at].start) else None
            is_other = listener is not None and listener.entity not in {m.entity for m in callers}
            heard = [listener] if listener is not None and is_other else []
            return self.made(words, at, callers, heard, sentence, 0.6)
        if words[at].low in _CALLS and self._is_timed_call(words, at) and not group.passive:
            callers = self.mentions(words, before_verb(words, group, self.text), set())
            return self.made(words, at, callers, [], sentence, 0.6) if is_named(callers) else None
        if words[at].low in _CALLS and self.people.writer and not group.passive and ends_clause(words, at + 1):
            callers = self.mentions(words, before_verb(words, group, self.text), set())
            own = self.mentions(words, Side((-1,)), {m.entity for m in callers})
            return self.made(words, at, callers, own, sentence, 0.6) if is_named(callers) and own else None
        if not group.passive and words[at].low in _HOSTED and self._is_dated(words, at, sentence):
            lows = [each.low for each in words[at + 1 : at + 8]]
            if not MEALS.isdisjoint(lows[:4]) and _FOR.isdisjoint(lows):
                hosts = self.mentions(words, before_verb(words, group, self.text), set())
                return self.made(words, at, hosts, [], sentence, 0.6) if is_named(hosts) else None
        if not group.passive and words[at].low in MUTUAL:
            return self._of_each_other(words, at, before_verb(words, group, self.text), sentence)
        return None

    @staticmethod
    def _is_timed_call(words: list[Word], at: int) -> bool:
        """Whether all that is told of a call is when it was: "Smith called the previous day"."""
        behind = behind_adverbs(words, at + 1)
        previous = [each.low for each in words[at + 1 : at + 4]]
        if len(previous) == 3 and previous[0] == "the" and previous[1] in _NEXT:
            behind = max(behind, at + 4)
        is_timed = any(each.kind == "number" or each.low in _TIMES for each in words[at + 1 : behind])
        return is_timed and (behind >= len(words) or words[behind].kind in (",", ";", "and", "clauses"))

    def _received_too(self, words: list[Word], at: int, told: Told, sentence: tuple[int, int]) -> list[Told]:
        """ "Was received by Smith on 3 May and by Brown on 4 May" are two meetings."""
        found: list[Told] = []
        if words[at].kind != "contact" or words[at - 1].kind not in ("be", "adverbs"):
            return found
        guests = [m for m in told.participants if start_of(m) < words[at].start]
        for place in range(at + 1, len(words) - 2):
            if words[place].kind in ("contact", "verb", "clauses", "relatives", ";"):
                break
            if words[place].kind == "and" and words[place + 1].low == "by":
                hosts = self.mentions(words, people_behind(words, place + 2), {m.entity for m in told.participants})
                if hosts:
                    start, stop = words[place + 1].start, max(end_of(m) for m in hosts)
                    found.append(Told(start, stop, sentence, (*guests, *hosts), told.teller, told.confidence))
        return found

    def _of_each_other(self, words: list[Word], at: int, before: Side, sentence: tuple[int, int]) -> Told | None:
        """ "Smith and Brown conferred": two subjects, and nobody else with whom."""
        if words[at].low in ("spoke", "spoken") and not _TOGETHER & {each.low for each in words[at + 1 : at + 5]}:
            return None
        subjects = self.mentions(words, before, set())
        if any(place >= 0 and words[place].low == "we" for place in before.words):
            subjects += self._with_us(words[at].start, {m.entity for m in subjects})
        several = len({m.entity for m in subjects}) > 1 or (before.people and is_named(subjects))
        return self.made(words, at, subjects, [], sentence, 0.6) if several else None

    def _with_us(self, place: int, without: set[str]) -> list[Mention]:
        """Whom "we" means beside who says it: with whom he met last, "On 14 May we met again"."""
        last = self.last_told
        if last is None or place - last.end > _OF_US or not any(m.entity in without for m in last.participants):
            return []
        found = [m for m in last.participants if m.entity not in without]
        self.afar.update(m.at for m in found)
        return found

    def _passive(
        self, words: list[Word], at: int, verb: VerbForm, before: Side, sentence: tuple[int, int]
    ) -> Told | None:
        """ "X was interviewed at his office": a meeting though it is not said with whom."""
        subjects = self.mentions(words, before, set())
        if words[at].low == "summoned" and subjects:
            for to in range(at + 1, min(len(words) - 1, at + 16)):
                side = people_behind(words, to + 1) if words[to].kind == "to" else Side()
                if any(words[i].who for i in side.words):
                    hosts = self.mentions(words, side, {m.entity for m in subjects})
                    return self.made(words, at, subjects, hosts, sentence, 0.6)
        if not subjects and at > 0 and words[at - 1].kind == "clauses":  # "When interviewed, Smith said"
            subjects = self.mentions(words, main_subject(words, at, Side(end=at + 1)), set())
        behind = words[at + 1] if at + 1 < len(words) else None
        if not subjects or (words[at].low == "met" and not (behind is not None and (
            behind.kind == "number" or behind.low in _OF_PASSIVE
        ))):  # fmt: skip
            return None
        return self.made(words, at, subjects, [], sentence, 0.6)

    def _is_dated(self, words: list[Word], at: int, sentence: tuple[int, int]) -> bool:
        low, end = max(sentence[0], words[at].start - _NEAR), min(sentence[1], words[at].end + 60)
        return WHEN.search(self.low, low, end) is not None

    def _has_day(self, sentence: tuple[int, int]) -> bool:
        return DAY.search(self.text, sentence[0], min(sentence[1], sentence[0] + 300)) is not None
