"""Meetings that a noun tells of: "the talk of Smith with Brown", "at the meeting on 3 May", "attended a dinner"."""

from __future__ import annotations

from dataclasses import replace

from fonds.core.extracting.clauses import behind_adverbs, is_held, subject, verb_group
from fonds.core.extracting.contact_words import GIVEN_FOR, INTERVIEWS, NOUNS_OF, SITTINGS
from fonds.core.extracting.facts import Mention
from fonds.core.extracting.meeting_cues import is_still_to_be
from fonds.core.extracting.meetings_attended import Told
from fonds.core.extracting.meetings_held import DAY, NOT_HELD, TOOK_PLACE, WHEN
from fonds.core.extracting.nouns_of_meetings import NounSides, sides_of_noun
from fonds.core.extracting.owners_of_meetings import main_subject, owners_of
from fonds.core.extracting.people_of_clauses import PeopleOfClauses
from fonds.core.extracting.rows_of_people import VERBAL, Side, people_behind
from fonds.core.extracting.sides_of_verbs import before_verb
from fonds.core.extracting.tellings import is_named
from fonds.core.extracting.words_together import Word

MEALS = frozenset({"lunch", "luncheon", "dinner", "breakfast", "supper", "reception", "banquet"})
_WEAK = frozenset({"call", "calls", "visit", "visits", "session", "conference", "appointment", "reception", "banquet"})
"""Nouns that are no meeting unless both sides are named."""
SAYS = 0.5
"""How sure it is that somebody met whom he told something, where no more is told."""
_TOUCH = frozenset({"check", "checks", "contact", "touch"})
"""Nouns that are none unless a verb makes one of them: "made contact with"."""
_TOOK_PART = frozenset({"held", "received", "attended", "conducted", "gave"})
_CAME_FROM = [["was", verb, joint] for verb in ("received", "made", "placed") for joint in ("from", "by")]
_RETURNED = frozenset({"returned", "took", "answered", "received"})


class NounReader(PeopleOfClauses):
    """Reads the nouns of a page's clauses that name a meeting."""

    def of_noun(self, words: list[Word], at: int, sentence: tuple[int, int]) -> Told | None:
        low = words[at].low
        sides = sides_of_noun(words, at)
        if (sides is None or not (sides.objects.words or sides.agents.words)) and (
            ours := self._of_ours(words, at, sentence)
        ):  # fmt: skip
            return self.made(words, at, ours, [], sentence, 0.6)
        if sides is None:
            alone = self._of_noun_alone(words, at) or self._in_which(words, at)
            there = [] if alone else self._speaking_there(words, at, sentence)
            if there and low in INTERVIEWS:
                made = self.made(words, at, there, [], sentence, SAYS)
                return None if made is None else replace(made, is_saying=True)
            return self.made(words, at, alone or there, [], sentence, 0.6) if alone or there else None
        was_had = words[at + 1].kind in ("relatives", "pronouns") and any(
            each.low in ("had", "held") for each in words[at + 2 : sides.joint]
        )
        follows = behind_adverbs(words, sides.end)
        behind = " ".join(each.low for each in words[follows : follows + 4])
        if (not was_had and is_still_to_be(self.low, sentence[0], words[at].start)) or NOT_HELD.match(behind):
            return None
        owners_side, evidence = owners_of(words, at, sides.joint, self.text)
        owners = self.mentions(words, owners_side, set())
        owners += self.mentions(words, sides.agents, {m.entity for m in owners})
        objects = self.mentions(words, sides.objects, {m.entity for m in owners})
        if not evidence and "with" in sides.by and self._is_note(words, at):
            owners, evidence = [*owners, *self.mentions(words, Side((-1,)), set())], True
        took_place = sides.held or TOOK_PLACE.match(behind) is not None
        if not evidence and not took_place and low not in _TOUCH and not self._is_timed(words, at, sides, sentence):
            return None
        if "between" in sides.by:
            follows_one = [each.kind for each in words[sides.end : sides.end + 2]] == ["and", "determiners"]
            is_of_two = len(objects) > 1 or (is_named(objects) and follows_one)  # "between Smith and a Russian"
            return self.made(words, at, objects, [], sentence, 0.75) if is_of_two else None
        if not objects and (low in GIVEN_FOR or (low in NOUNS_OF and "by" in sides.by)):
            objects = self.mentions(words, main_subject(words, at, sides.agents), {m.entity for m in owners})
        if not owners and not owners_side.people:
            main = main_subject(words, at, sides.objects)
            owners = self.mentions(words, main, {m.entity for m in objects})
            if main.words and any(each.kind == "contact" for each in words[main.words[-1] + 1 : at]):
                self.afar.update(m.at for m in owners)  # "Smith told me of his talk with Brown" are two
        in_touch = low in _TOUCH and at > 1 and words[at - 1].low == "in" and words[at - 2].kind in ("be", "adverbs")
        verb = self._before_noun(words, at)
        had = is_held(words, verb) and verb_group(words, verb, "past").happened
        if low in _TOUCH and not ((sides.held or in_touch or had) and objects):
            return None
        weak = low in _WEAK
        if not objects and not owners and low in INTERVIEWS:
            there = self._speaking_there(words, at, sentence)
            made = self.made(words, at, there, [], sentence, SAYS) if there else None
            return None if made is None else replace(made, is_saying=True)
        if not objects and not (owners and evidence):
            return None
        if (
            weak
            and "from" not in sides.by
            and not (evidence and low == "call" and objects)
            and not (owners and (objects or sides.objects.people))
        ):
            return None
        return self.made(words, at, owners, objects, sentence, 0.7)

    def _is_note(self, words: list[Word], at: int) -> bool:
        """Whether a sentence of the writer's is a note without a verb: "Breakfast with Smith at the guesthouse"."""
        opens = all(each.kind in ("other", "adverbs", "number", "determiners", "capital") for each in words[:at])
        verbs = any(each.kind in ("verb", "contact", "have", "be", "modals") for each in words[:24])
        return bool(self.people.writer) and opens and at < 4 and not verbs

    @staticmethod
    def _before_noun(words: list[Word], at: int) -> int:
        """Where the verb stands before a noun, if one does: "made a further check"."""
        first = at - 1
        while first > 0 and at - first < 5 and words[first].kind in ("determiners", "adverbs", "other", "number"):
            first -= 1
        return max(0, first)

    def _of_noun_alone(self, words: list[Word], at: int) -> list[Mention]:
        """Who attended a meeting, or received a call, of which no more is said."""
        if at + 2 < len(words) and words[at + 1].low in ("that", "which") and words[at].low not in _TOUCH:
            side = people_behind(words, at + 2, 6, both=True)
            verb = side.end
            if verb < len(words) and words[verb].kind == "(":
                verb = next((i for i in range(verb, len(words)) if words[i].kind == ")"), verb - 1) + 1
            while side.words and verb < len(words) and words[verb].kind in ("adverbs", "have"):
                verb += 1
            if side.words and verb < len(words) and words[verb].low in _TOOK_PART | {"had"}:
                had = self.mentions(words, side, set())
                return had if len({m.entity for m in had}) > 1 else []
            if side.words and words[verb - 1].low == "had":
                had = self.mentions(words, side, set())
                return had if len({m.entity for m in had}) > 1 else []
        if words[at].low in ("call", "visit") and [each.low for each in words[at + 1 : at + 4]] in _CAME_FROM:
            return [m for m in self.mentions(words, people_behind(words, at + 4), set()) if m.form != "pronoun"]
        first = at - 1
        while first >= 0 and at - first < 8 and (
            words[first].kind in (
                "determiners", "adverbs", "other", "capital", "number", "people", "body", "name", "noun", "title",
            )
            or words[first].owner
            or (words[first].low == "of" and words[first - 1].low in ("round", "series", "number"))
        ):  # fmt: skip
            first -= 1
        if first < 0:
            return []
        low = words[first].low
        if low in _RETURNED and words[at].low in ("call", "visit") and words[at - 1].owner:  # "returned Smith's call"
            group = verb_group(words, first, "past")
            callers = self.mentions(words, Side((at - 1,)), set())
            subjects = self.mentions(words, before_verb(words, group, self.text), {m.entity for m in callers})
            return [*subjects, *callers] if group.happened and subjects and callers else []
        if low == "to" and words[first - 1].low in ("invited", "taken") and words[at].low in MEALS:
            return self._invited(words, at, first - 1)
        if low in ("had", "held") and words[at].low not in _WEAK | _TOUCH:
            group = verb_group(words, first, "past")
            held = self.mentions(words, subject(words, group.first), set()) if group.happened else []
            return held if len({m.entity for m in held}) > 1 else []
        if not (
            low in ("attended", "attending") or (low in ("received", "made", "placed") and words[at].low == "call")
        ):
            return []
        group = verb_group(words, first, "past")
        return self.mentions(words, subject(words, group.first), set()) if group.happened else []

    def _of_ours(self, words: list[Word], at: int, sentence: tuple[int, int]) -> list[Mention]:
        """The writer and whom his letter goes to: "our conversation of May 5", "our lunch on Tuesday"."""
        first = at - 1
        while first > 0 and at - first < 5 and words[first].kind in ("adverbs", "other", "capital", "number"):
            first -= 1
        if first < 0 or words[first].low != "our" or words[at].low.endswith("s"):
            return []
        called = self.people.addressee(words[first].start, self.text)
        end = min(sentence[1], words[at].end + 30)
        timed = WHEN.search(self.low, words[at].end, end) or DAY.search(self.text, words[first].start, end)
        if not called or timed is None or is_still_to_be(self.low, sentence[0], words[first].start):
            return []
        own = self.mentions(words, Side((-1,)), {called})
        return [*own, self._in_place.stands_for(words[first], self.number, called)] if own else []

    def _in_which(self, words: list[Word], at: int) -> list[Mention]:
        """Who says or does something in a meeting: "the conversation of 13 July, in which Smith said"."""
        for place in range(at + 1, min(len(words) - 2, at + 9)):
            if words[place].low in ("which", "whom") and words[place - 1].low in ("in", "during", "at", "throughout"):
                side = people_behind(words, place + 1, 6)
                verb = side.end
                while verb < len(words) and words[verb].kind in ("adverbs", "negations"):
                    verb += 1
                acts = verb < len(words) and words[verb].kind in VERBAL and words[verb].kind != "modals"
                return [m for m in self.mentions(words, side, set()) if m.form != "pronoun"] if acts else []
            if words[place].kind not in (
                "number",
                "capital",
                ",",
                "prepositions",
                "other",
                "determiners",
                "body",
                "adverbs",
            ):
                break
        return []

    def _speaking_there(self, words: list[Word], at: int, sentence: tuple[int, int]) -> list[Mention]:
        """Who speaks at a sitting of which a day is told: "At the meeting on 3 May, Smith said"."""
        first = at
        while first > 0 and at - first < 7 and words[first - 1].kind in (
            "determiners", "adverbs", "other", "capital", "number", "body", "noun", "name", "own", "people",
        ):  # fmt: skip
            first -= 1
        if first < 1 or words[first - 1].low not in ("at", "in", "during", "on", "upon"):
            return []
        if words[at].low not in SITTINGS and words[at].low not in INTERVIEWS:
            return []
        end = min(sentence[1], words[at].end + 60)
        timed = (
            WHEN.search(self.low, words[at].end, end)
            or DAY.search(self.text, words[first].start, words[at].start)
            or WHEN.search(self.low, max(sentence[0], words[first - 1].start - 30), words[first - 1].start)
        )
        untimed = any(each.low in ("a", "an") for each in words[first:at]) or (
            first == at and words[first - 1].low in ("on", "upon") and words[at].low in NOUNS_OF
        )
        if (timed is None and not untimed) or is_still_to_be(self.low, sentence[0], words[first].start):
            return []
        near = people_behind(words, behind_adverbs(words, at + 1), 4)
        ahead = near.end
        opens = first == 1 and near.words and ahead < len(words) and (
            words[ahead].kind in VERBAL or words[ahead].low in ("denied", "declined", "refused", "failed")
        )  # fmt: skip
        speakers = self.mentions(words, near if opens else main_subject(words, at, Side(end=at + 1)), set())
        return [m for m in speakers if m.form in ("name", "role") or words[at].low in INTERVIEWS]

    def _invited(self, words: list[Word], at: int, verb: int) -> list[Mention]:
        """Who was invited to a meal, and by whom."""
        group = verb_group(words, verb, "past")
        if not (group.passive and group.happened) or at + 1 >= len(words) or words[at + 1].low != "by":
            return []
        guests = self.mentions(words, subject(words, group.first), set())
        hosts = self.mentions(words, people_behind(words, at + 2), {m.entity for m in guests})
        return [*guests, *hosts] if guests and hosts else []

    def _is_timed(self, words: list[Word], at: int, sides: NounSides, sentence: tuple[int, int]) -> bool:
        end = min(sentence[1], words[sides.end - 1].end + 60)
        return (
            WHEN.search(self.low, words[at].end, end) is not None
            or DAY.search(self.text, max(sentence[0], words[at].start - 20), words[at].start) is not None
        )
