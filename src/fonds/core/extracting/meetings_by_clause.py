"""Meetings that clauses tell of: who met, saw or talked with whom, in whose conversation, who told whom and when."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from fonds.core.extracting.clause_words import Word, words_of
from fonds.core.extracting.clauses import behind_adverbs, is_held, subject, verb_group
from fonds.core.extracting.contact_words import (
    CONTACT,
    NEED_NAMES,
    NOUNS_FROM,
    NOUNS_OF,
    NOUNS_TO,
    QUESTIONED,
    ROLES,
    VERBS,
    VerbForm,
    may_tell,
)
from fonds.core.extracting.date_wordings import MONTH_BEGINNINGS
from fonds.core.extracting.document import Range
from fonds.core.extracting.facts import Mention
from fonds.core.extracting.meeting_cues import NEVER, PLANNED
from fonds.core.extracting.meetings_attended import Told
from fonds.core.extracting.misread_cues import MISREAD_CONTACT, meant
from fonds.core.extracting.owners_of_meetings import main_subject, owners_of
from fonds.core.extracting.people_in_place import PeopleInPlace
from fonds.core.extracting.people_on_page import SPEAKS, People, end_of, start_of
from fonds.core.extracting.rows_of_people import SOMEBODY, Side, people_before, people_behind
from fonds.core.extracting.sides_of_verbs import before_verb, behind_verb, joint_behind
from fonds.core.extracting.tellings import HEARD, NEWS, are_several, calls_to_say, is_anybody, is_named

_MONTH = f"(?:{MONTH_BEGINNINGS})"
_WHEN = re.compile(
    r"\b(?:yesterday|today|tonight|recently|earlier|this (?:morning|afternoon|evening)|"
    r"last (?:night|week|month|evening)|"
    rf"the other (?:day|evening|night)|on (?:the )?\d{{1,2}}\b|on {_MONTH}\w*\.? \d|"
    rf"in (?:late |early |mid-?)?{_MONTH}\w*\b|on (?:mon|tues|wednes|thurs|fri|satur|sun)day|"
    r"at (?:lunch|dinner|luncheon|breakfast)|(?:by|over the|on the) (?:tele)?phone|in person|"
    r"in (?:the course of )?(?:an?|our|the|his) (?:\w+ )?(?:conversation|meeting|interview)|"
    rf"\d{{1,2}}/\d{{1,2}}(?:/\d\d)?|\d{{1,2}} {_MONTH}\w*)"
)
_DAY = re.compile(r"\d{1,2}/\d{1,2}(?:/\d\d)?|\d{1,2} [A-Za-z]{3,9}|[A-Z][a-z]{2,8}\.? \d{1,2}\b")
_TOOK_PLACE = re.compile(r"took place|occurred|(?:was|were) (?:\w+ )?(?:held|conducted)|lasted|ended|began|produced")
_WAS = re.compile(r"\b(?:was|were|been)\s+(?:\w+\s+)?$")
_HEARER = re.compile(
    r"\s+(?:(?:by|on|upon|to|with)\s+)?(?:(?:the\s+|our\s+|my\s+)?(?:\w+\s+){0,2}?"
    rf"(?:{'|'.join(sorted(ROLES, key=len, reverse=True))})|me|us|him|her)\b"
)
_NEAR = 120
_SURELY = frozenset({"met", "interviewed", "contacted", "telephoned", "reinterviewed", "debriefed"})
"""Verbs that tell of a meeting with whom they are done to, whoever did it."""
_MEALS = frozenset({"lunch", "luncheon", "dinner", "breakfast", "supper"})
_CALLED = re.compile(r"\s+(?:the\s+|an?\s+)?(?:[A-Z][\w.,&/-]*\s+){0,4}[A-Z]{2}")
_OWN = re.compile(r"\b(?:I(?![.’'])|me|my|we|us)\b")
_ITEM = 700
_JOINTS = frozenset({"with", "between", "of", "to", "on", "upon", "from"})
_OF_PASSIVE = frozenset({"on", "at", "in", "by", "again", "regarding", "concerning", "this"})
_SAID_BY_ITSELF = frozenset({"met", "with", "to", "over"})


FINDER = "meetings/10"
SAYS = 0.5
"""How sure it is that somebody met whom he told something, where no more is told."""


class ClauseReader:
    """Reads the clauses of a page that hold a word of meeting. `others` are the names of bodies and places on it,
    `offices` those that stand before the name of who holds them."""

    def __init__(
        self, number: int, text: str, low: str, people: People, others: list[tuple[int, int]],
        ranges: tuple[tuple[int, int], ...], in_place: PeopleInPlace, offices: Sequence[tuple[int, int]] = (),
    ) -> None:  # fmt: skip
        self._number = number
        self._text = text
        self._low = low
        self._people = people
        self._others = sorted(others)
        self._ranges = ranges
        self._starts = [start for start, _ in ranges]
        self._in_place = in_place
        self._afar: set[Range | None] = set()
        self._offices = offices

    def told(self) -> list[Told]:
        """The meetings told of, in order."""
        found: list[Told] = []
        done = -1
        misread = [cue for cue in MISREAD_CONTACT.finditer(self._low) if meant(cue[0])]
        for cue in sorted([*CONTACT.finditer(self._low), *misread], key=lambda each: each.start()):
            if cue.start() < done or not may_tell(self._text, self._low, *cue.span()):
                continue
            start, end = self._sentence(cue.start())
            if (
                (meant(cue[0]) or cue[0]) in NEED_NAMES
                and not self._people.within(start, end)
                and _HEARER.match(self._low, cue.end()) is None
                and _CALLED.match(self._text, cue.end()) is None
                and not (cue[0] in QUESTIONED and _WAS.search(self._low, cue.start() - 25, cue.start()))
            ):
                continue
            done = end
            found += self._of_sentence(start, end)
        return found

    def _sentence(self, place: int) -> tuple[int, int]:
        """The sentence at a place, with the lines before and behind that double spacing parted from it."""
        at = max(0, bisect_left(self._starts, place + 1) - 1)
        first = last = at
        while first > 0 and at - first < 3 and self._runs_on(first - 1):
            first -= 1
        while last + 1 < len(self._ranges) and last - at < 3 and self._runs_on(last):
            last += 1
        return self._ranges[first][0], self._ranges[last][1]

    def _runs_on(self, at: int) -> bool:
        """Whether the sentence at a place goes on in the next: a blank line alone parts them."""
        end, start = self._ranges[at][1], self._ranges[at + 1][0]
        if self._text[end - 1] in ".!?:;" or "\n" not in self._text[end:start]:
            return False
        line = end - max(self._text.rfind("\n", 0, end) + 1, self._ranges[at][0])
        return self._text[start].islower() or line > 38

    def _of_sentence(self, start: int, end: int) -> list[Told]:
        at = bisect_left(self._others, (start, start))
        others = tuple(each for each in self._others[max(0, at - 1) : at + 60] if each[0] < end)
        before_names = tuple(each for each in self._offices if start <= each[0] < end)
        words = words_of(self._text, start, end, self._people, others, before_names)
        found: list[Told] = []
        by_noun = False
        for place, word in enumerate(words):
            told = None
            if by_noun and word.kind == "contact" and VERBS[word.low].frames == {"told"}:
                continue  # "in a conversation with Smith, the Minister told me"
            if word.kind == "contact" or (word.kind == "noun" and word.low in VERBS):
                told = self._of_verb(words, place, VERBS[word.low], (start, end))
            if told is None and word.kind == "noun":
                told = self._of_noun(words, place, (start, end))
                by_noun = by_noun or told is not None
            if told is not None:
                found.append(told)
        return found

    def _of_verb(self, words: list[Word], at: int, verb: VerbForm, sentence: tuple[int, int]) -> Told | None:
        group = verb_group(words, at, verb.form)
        if not group.happened and not (verb.form == "present" and self._has_day(sentence)):
            return None
        if words[at - 1].low == "already" and "told" in verb.frames:
            return None  # "had already told him": when that was is told before
        before = before_verb(words, group, self._text)
        behind, frame = behind_verb(words, at, verb, group)
        if frame == "" and words[at].low in ("called", "phoned", "telephoned") and calls_to_say(words, at):
            return self._made(words, at, self._mentions(words, before, set()), [], sentence, 0.6)
        if frame == "":
            return None
        if group.passive and (frame != "by" or not behind.words) and words[at].low in QUESTIONED:
            return self._passive(words, at, verb, before, sentence)
        if group.gerund and not before.words:
            return None
        named = {who.entity for i in behind.words if (who := words[i].who) is not None and who.form != "pronoun"}
        subjects = self._mentions(words, before, named)
        objects = self._mentions(words, behind, {m.entity for m in subjects})
        if before.words == (-1,) and frame not in _SAID_BY_ITSELF and not any(m.finder != FINDER for m in objects):
            return None  # "Received DTG 231935Z"
        strong = frame in _SAID_BY_ITSELF or (frame == "by" and "met" in verb.frames)
        if group.passive and not ({"met", "may_be_met"} & verb.frames):
            frame = "told"
        if frame == "told" and not (
            (subjects or before.words or before.people)
            and (
                objects
                or behind.words
                or (is_anybody(words, at, behind) and words[at].low in NEWS and is_named(subjects))
            )
            and (subjects or objects)
        ):
            return None
        if frame != "told" and not objects and not (
            subjects
            and (
                are_several(words, at, behind)
                or (strong and (behind.people or (behind.words and self._is_known(subjects))))
            )
        ):  # fmt: skip
            together = frame == "met" and len({m.entity for m in subjects}) > 1 and words[at].low == "met"
            if not together:
                return None
        if not subjects and frame not in ("with", "over", "told") and not (
            ((strong or is_named(objects)) and (before.people or before.words))
            or (words[at].low in _SURELY and any(m.form == "name" and m.finder != FINDER for m in objects))
        ):  # fmt: skip
            return None
        if frame != "told" and not subjects and all(m.form == "pronoun" for m in objects):
            return None
        if verb.form == "present" and any(m.finder == FINDER and m.form == "name" for m in (*subjects, *objects)):
            return None
        if (
            frame == "told"
            and not (subjects and objects)
            and (words[at].low not in HEARD or group.passive)
            and not any(m.form == "name" or m.finder == FINDER for m in (*subjects, *objects))
        ):
            return None
        made = self._made(words, at, subjects, objects, sentence, 0.75 if strong else 0.6)
        dated = frame != "told" or self._is_dated(words, at, sentence) or (behind.people and not behind.words)
        return made if dated or made is None else replace(made, confidence=SAYS, is_saying=True)

    def _passive(
        self, words: list[Word], at: int, verb: VerbForm, before: Side, sentence: tuple[int, int]
    ) -> Told | None:
        """ "X was interviewed at his office": a meeting though it is not said with whom."""
        subjects = self._mentions(words, before, set())
        behind = words[at + 1] if at + 1 < len(words) else None
        if not subjects or (words[at].low == "met" and not (behind is not None and (
            behind.kind == "number" or behind.low in _OF_PASSIVE
        ))):  # fmt: skip
            return None
        return self._made(words, at, subjects, [], sentence, 0.6)

    def _of_noun(self, words: list[Word], at: int, sentence: tuple[int, int]) -> Told | None:
        low = words[at].low
        joint = at + 1
        if joint < len(words) and words[joint].kind == "relatives":  # "which I had yesterday with"
            while (
                joint < len(words) and joint - at < 6 and words[joint].kind in ("relatives", "have", "verb", *SOMEBODY)
            ):
                joint += 1
        elif joint + 1 < len(words) and words[joint].kind in SOMEBODY and words[joint + 1].low in ("had", "held"):
            joint = max(joint, joint_behind(words, joint + 1))  # "talks he held that day with"
        took_place = joint < len(words) and words[joint].low in (
            "was",
            "were",
            "took",
            "occurred",
            "held",
            "has",
            "had",
        )
        if took_place:
            while joint < len(words) and joint - at < 6 and (
                words[joint].kind in ("be", "have", "adverbs", "verb", "contact") or words[joint].low == "place"
            ):  # fmt: skip
                joint += 1
        joint = behind_adverbs(words, joint)
        alone = self._of_noun_alone(words, at)
        if joint >= len(words) or words[joint].low not in _JOINTS:
            return self._made(words, at, alone, [], sentence, 0.6) if alone else None
        preposition = words[joint].low
        if not (
            preposition in ("with", "between")
            or (preposition == "of" and low in NOUNS_OF)
            or (preposition == "to" and low in NOUNS_TO)
            or (preposition == "from" and low in NOUNS_FROM)
            or (preposition in ("on", "upon") and low in ("call", "calls"))
        ):
            return None
        left = self._low[max(sentence[0], words[at].start - 70) : words[at].start].rpartition(", ")[2]
        was_had = words[at + 1].kind in ("relatives", "pronouns") and any(
            each.low in ("had", "held") for each in words[at + 2 : joint]
        )
        if not was_had and (NEVER.search(left) or PLANNED.search(left)):
            return None
        objects_side = people_behind(words, joint + 1)
        owners_side, evidence = owners_of(words, at, joint, self._text)
        owners = self._mentions(words, owners_side, set())
        objects = self._mentions(words, objects_side, {m.entity for m in owners})
        behind = " ".join(each.low for each in words[objects_side.end : objects_side.end + 3])
        took_place = took_place or _TOOK_PLACE.match(behind) is not None
        if not evidence and not took_place and not self._is_timed(words, at, objects_side, sentence):
            return None
        if preposition == "between":
            return self._made(words, at, objects, [], sentence, 0.75) if len(objects) > 1 else None
        if not owners:
            owners = self._mentions(words, main_subject(words, at, objects_side), {m.entity for m in objects})
        if low in ("check", "checks", "contact", "touch") and not (
            is_held(words, self._before_noun(words, at)) and objects
        ):
            return None
        weak = low in ("call", "visit", "session", "conference", "appointment")
        if not objects and not (owners and evidence):
            return None
        if (
            weak
            and preposition != "from"
            and not (evidence and low == "call" and objects)
            and not (owners and (objects or objects_side.people))
        ):
            return None
        return self._made(words, at, owners, objects, sentence, 0.7)

    @staticmethod
    def _before_noun(words: list[Word], at: int) -> int:
        """Where the verb stands before a noun, if one does: "made a further check"."""
        first = at - 1
        while first > 0 and at - first < 5 and words[first].kind in ("determiners", "adverbs", "other", "number"):
            first -= 1
        return max(0, first)

    def _of_noun_alone(self, words: list[Word], at: int) -> list[Mention]:
        """Who attended a meeting, or received a call, of which no more is said."""
        first = at - 1
        while first >= 0 and at - first < 8 and words[first].kind in (
            "determiners", "adverbs", "other", "capital", "number", "people", "body", "name", "noun",
        ):  # fmt: skip
            first -= 1
        if first < 0:
            return []
        low = words[first].low
        if low == "to" and words[first - 1].low in ("invited", "taken") and words[at].low in _MEALS:
            return self._invited(words, at, first - 1)
        if not (
            low in ("attended", "attending") or (low in ("received", "made", "placed") and words[at].low == "call")
        ):
            return []
        group = verb_group(words, first, "past")
        return self._mentions(words, subject(words, group.first), set()) if group.happened else []

    def _invited(self, words: list[Word], at: int, verb: int) -> list[Mention]:
        """Who was invited to a meal, and by whom."""
        group = verb_group(words, verb, "past")
        if not (group.passive and group.happened) or at + 1 >= len(words) or words[at + 1].low != "by":
            return []
        guests = self._mentions(words, subject(words, group.first), set())
        hosts = self._mentions(words, people_behind(words, at + 2), {m.entity for m in guests})
        return [*guests, *hosts] if guests and hosts else []

    def _is_timed(self, words: list[Word], at: int, side: Side, sentence: tuple[int, int]) -> bool:
        stop = words[side.words[-1]].end if side.words else words[at].end
        end = min(sentence[1], stop + 60)
        return (
            _WHEN.search(self._low, stop, end) is not None
            or _DAY.search(self._text, max(sentence[0], words[at].start - 20), words[at].start) is not None
        )

    def _is_dated(self, words: list[Word], at: int, sentence: tuple[int, int]) -> bool:
        low, end = max(sentence[0], words[at].start - _NEAR), min(sentence[1], words[at].end + 60)
        return _WHEN.search(self._low, low, end) is not None

    def _has_day(self, sentence: tuple[int, int]) -> bool:
        return _DAY.search(self._text, sentence[0], min(sentence[1], sentence[0] + 300)) is not None

    def _is_known(self, mentions: list[Mention]) -> bool:
        """Whether somebody else than the writer is named, or stands there by a role."""
        return any(m.form in ("name", "role") and m.entity != self._people.writer for m in mentions)

    def _mentions(self, words: list[Word], side: Side, without: set[str]) -> list[Mention]:
        found: list[Mention] = []
        for place in side.words:
            if place < 0:
                own = self._people.own(words[0].start) or self._own_behind(words)
                found += [own] if own is not None else []
                continue
            word = words[place]._replace(kind="name") if words[place].kind == "capital" else words[place]
            mention = self._in_place.at(
                word, self._number, self._text, self._people, self._ranges, without | {m.entity for m in found}
            )
            if mention is None and words[place].low in ("he", "she", "him", "her"):
                mention = self._of_clause_before(words, place, without)
            if mention is not None and mention.entity not in without:
                found.append(mention)
        return found

    def _of_clause_before(self, words: list[Word], place: int, without: set[str]) -> Mention | None:
        """Whom "he" means where no finder named him: "NY 694-S advised that he met"."""
        for before in range(place - 2, -1, -1):
            if words[before].kind not in ("name", "role"):
                continue
            side = people_before(words, before)
            behind = before + 1
            while behind < place and words[behind].kind in ("(", ")", "number", "adverbs"):
                behind += 1
            if before in side.words and words[behind].kind in ("contact", "verb", "have", "be"):
                who = self._mentions(words, Side((before,)), without)
                return self._in_place.stands_for(words[place], self._number, who[0].entity) if who else None
        return None

    def _own_behind(self, words: list[Word]) -> Mention | None:
        """The writer, where nobody says who that is, at the next word of the paragraph by which he means himself."""
        first, last = words[0].start, words[-1].end
        end = self._text.find("\n\n", last)
        own = _OWN.search(self._text, first, end if 0 < end < last + _ITEM else last + _ITEM)
        if own is None:
            return None
        word = Word(*own.span(), own[0].lower(), "own")
        self._afar.add(Range(self._number, *own.span()))
        return self._in_place.at(word, self._number, self._text, self._people, self._ranges, set())

    def _made(
        self,
        words: list[Word],
        at: int,
        one: list[Mention],
        other: list[Mention],
        sentence: tuple[int, int],
        sure: float,
    ) -> Told | None:
        here = (*one, *other)
        if not here:
            return None
        beside = [m for m in here if m.at not in self._afar]
        start = min([words[at].start, *map(start_of, beside)])
        stop = max([words[at].end, *map(end_of, beside)])
        teller = "" if any(m.entity == self._people.writer for m in here) else self._teller(sentence[0], start)
        return Told(start, stop, sentence, here, teller, sure)

    def _teller(self, start: int, end: int) -> str:
        """Who says it: the last person of the sentence before it with a verb of speech."""
        for mention in reversed(self._people.within(start, end)):
            speaks = SPEAKS.match(self._text, end_of(mention))
            if speaks is not None and speaks.end() <= end:
                return mention.entity
        return ""
