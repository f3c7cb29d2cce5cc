"""The sentences of a page as a reader of clauses needs them, and the mentions of those who stand in them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from fonds.core.extracting.clause_words import SEVERAL, words_of
from fonds.core.extracting.clauses import subject, verb_group
from fonds.core.extracting.contact_words import KIN
from fonds.core.extracting.document import Range
from fonds.core.extracting.facts import Mention
from fonds.core.extracting.meetings_attended import Told
from fonds.core.extracting.people_in_place import PeopleInPlace
from fonds.core.extracting.people_on_page import People, end_of, start_of
from fonds.core.extracting.rows_of_people import SOMEBODY, Side, people_before, people_behind
from fonds.core.extracting.several_meant import rows_of
from fonds.core.extracting.speech import ACTS
from fonds.core.extracting.words_together import Word

_OWN = re.compile(r"\b(?:I(?![.’'&])|me|my|we|us)\b")
_TELLS = frozenset(word for act in ("said", "reported") for word in ACTS[act].split("|") if word.isalpha()) | {
    "tell",
    "telling",
    "saying",
    "stating",
    "recalls",
    "recalled",
    "remembered",
    "wrote",
    "alleged",
    "advises",
}
"""Verbs behind which stands what somebody tells of."""
_LEARNED = frozenset({"learned", "learnt", "heard", "gathered", "understood"})
_GROUPS = frozenset({"delegation", "group", "team", "party", "mission"})
_SAYS_WHO = frozenset({*SOMEBODY, ",", "(", "title"})
_HEADED: dict[str, re.Pattern[str]] = {}
_GROUP_FAR = 2_500
_ITEM = 700
_WOMEN = frozenset(
    {"wife", "mother", "sister", "daughter", "niece", "aunt", "widow", "fiancée", "fiancee", "girlfriend",
     "grandmother", "stepmother", "sister-in-law", "mother-in-law", "daughter-in-law"}
)  # fmt: skip
_MEN = KIN - _WOMEN - {"cousin"}
_HE = frozenset({"he", "she", "him", "her", "his"})
_ACTED = 3
"""Sentences before "he" in which somebody may have acted whom no finder named."""
_FAR = 700
"""Code points before "they" within which those stand whom it means."""
_OPENS = re.compile(r"(?:After|When|While|During|Upon|Before|Following)\b")
"""Words that open what another clause follows behind a comma."""
_LISTED = re.compile(
    r"(?:[A-Z]{2}[ -])?T-\d|PC[IL]\b|PSI\b|Confidential (?:Source|Informant)\b|[A-Z]{2}[ -]\d{2,5}-[A-Z]"
)
"""What begins an item of a list of informants."""
_SHORTENED = re.compile(r"\b(?:Ye|Yu|Ya|Zh|Kh|Messrs|Prof|Sen|Maj|Capt|Sgt|Adm|Rev|Gov|Amb|Hon|Rep|St|[HKNWX]r)\.$")
"""Initials and titles whose point ends no sentence, and how "Mr." is misread."""


def _acting(words: list[Word]) -> list[int]:
    """Those of the words that are somebody whom no finder named and who does what a verb behind him says."""
    found = []
    for at, word in enumerate(words[:-1]):
        if (word.kind == "kin" or (word.who is None and word.kind in ("name", "role"))) and not word.owner:
            behind = at + 1
            while behind < len(words) and words[behind].kind in ("(", ")", "number", "adverbs"):
                behind += 1
            verbal = behind < len(words) and words[behind].kind in ("contact", "verb", "have", "be")
            if verbal and at in people_before(words, at).words:
                found.append(at)
    return found


class PeopleOfClauses:
    """Who stands in the sentences of a page. `others` are the names of bodies and places on it, `offices` those that
    stand before the name of who holds them."""

    def __init__(
        self, number: int, text: str, low: str, people: People, others: list[tuple[int, int]],
        ranges: tuple[tuple[int, int], ...], in_place: PeopleInPlace, offices: Sequence[tuple[int, int]] = (),
    ) -> None:  # fmt: skip
        self.number = number
        self.text = text
        self.low = low
        self.people = people
        self._others = sorted(others)
        self._ranges = ranges
        self._starts = [start for start, _ in ranges]
        self._in_place = in_place
        self.afar: set[Range | None] = set()
        self._offices = offices
        self.last_told: Told | None = None
        self._read: dict[tuple[int, int], list[Word]] = {}

    def named_behind(self, place: int) -> list[Mention]:
        """Those with whom the words behind a place begin."""
        words = self.words_at(*self.sentence_at(place))
        at = next((i for i, word in enumerate(words) if word.start >= place), len(words))
        return [m for m in self.mentions(words, people_behind(words, at), set()) if m.form != "pronoun"]

    def named_before(self, place: int) -> list[Mention]:
        """Those who are the subject of what begins at a place, and are named there."""
        return [m for m in self.subject_of(place) if m.form != "pronoun"]

    def subject_of(self, place: int) -> list[Mention]:
        """Those who are the subject of what begins at a place, and whom "he" means there."""
        words = self.words_at(*self.sentence_at(place))
        at = next((i for i, word in enumerate(words) if word.start >= place), len(words))
        return self.mentions(words, subject(words, at), set())

    def sentence_at(self, place: int) -> tuple[int, int]:
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
        if _SHORTENED.search(self.text, max(0, end - 8), end) is not None and "\n\n" not in self.text[end:start]:
            return True  # "Secretary Ye. Pakhomenko"
        if any(end_of(m) > end for m in self.people.within(max(0, end - 60), end)):
            return True  # "Anthony GC. Smith"
        if self.text[end - 1] in ".!?:;" or "\n" not in self.text[end:start]:
            return False
        if "\n\n" in self.text[end:start] and _LISTED.match(self.text, start) is not None:
            return False
        if self.text[end - 1] == "," and _OPENS.match(self.text, self._ranges[at][0]) is not None:
            return True
        line = end - max(self.text.rfind("\n", 0, end) + 1, self._ranges[at][0])
        return self.text[start].islower() or line > 38

    def words_at(self, start: int, end: int) -> list[Word]:
        held = self._read.get((start, end))
        if held is not None:
            return held
        at = bisect_left(self._others, (start, start))
        others = tuple(each for each in self._others[max(0, at - 1) : at + 60] if each[0] < end)
        before_names = tuple(each for each in self._offices if start <= each[0] < end)
        words = words_of(self.text, start, end, self.people, others, before_names)
        for place in range(len(words) - 1, -1, -1):
            if words[place].low in _GROUPS and words[place].kind == "people":
                self._read_group(words, place)
            elif words[place].low == "you" and self.people.addressee(words[place].start, self.text):
                words[place] = words[place]._replace(kind="pronouns")
        self._read[start, end] = words
        return words

    def _read_group(self, words: list[Word], place: int) -> None:
        """ "The delegation" is a pronoun where the page says before who belonged to it."""
        behind = words[place + 1 : place + 2]
        if place == 0 or words[place - 1].low not in ("the", "this", "our"):
            return
        if any(each.kind in _SAYS_WHO or each.low in ("of", "from", "for", "headed", "led") for each in behind):
            return
        if self._of_group(words[place]) is not None:
            words[place] = words[place]._replace(kind="pronouns")

    def _of_group(self, word: Word) -> int | None:
        """Where the words end before a place that say who headed or made up the group of that name."""
        pattern = _HEADED.get(word.low)
        if pattern is None:
            pattern = _HEADED[word.low] = re.compile(
                rf"\b{word.low}\b[^.;:\n]{{0,80}}?\b"
                r"(?:headed|led|chaired|composed|consisting|made up|comprising|including)\s+"
                r"(?:by|of)?"
            )
        found = list(pattern.finditer(self.low, max(0, word.start - _GROUP_FAR), word.start))
        return found[-1].end() if found else None

    def _members(self, word: Word, without: set[str]) -> list[Mention]:
        """Those who belonged to "the delegation", as far as the page names them."""
        at = self._of_group(word)
        if at is None:
            return []
        words = self.words_at(*self.sentence_at(at))
        first = next((i for i, each in enumerate(words) if each.start >= at), len(words))
        found = self.mentions(words, people_behind(words, first), without)
        self.afar.update(m.at for m in found)
        return found

    def is_known(self, mentions: list[Mention]) -> bool:
        """Whether somebody else than the writer is named, or stands there by a role."""
        return any(m.form in ("name", "role") and m.entity != self.people.writer for m in mentions)

    def mentions(self, words: list[Word], side: Side, without: set[str]) -> list[Mention]:
        found: list[Mention] = []
        for place in side.words:
            if place < 0:
                own = self.people.own(words[0].start) or self._own_behind(words)
                found += [own] if own is not None else []
                continue
            if words[place].low in _GROUPS:
                found += self._members(words[place], without | {m.entity for m in found})
                continue
            if words[place].low in SEVERAL:
                found += self._several(words[place], without | {m.entity for m in found})
                continue
            word = words[place]._replace(kind="name") if words[place].kind == "capital" else words[place]
            taken = without | {m.entity for m in found}
            if word.low in _HE and word.kind != "kin":
                mention = self._meant(words, place, taken)
            else:
                mention = self._in_place.at(word, self.number, self.text, self.people, self._ranges, taken)
            if mention is not None and mention.entity not in without:
                found.append(mention)
        return found

    def _several(self, word: Word, without: set[str]) -> list[Mention]:
        """Those whom "they" or "both" means: the nearest row of names before, else those of the meeting told last."""
        low = max(0, word.start - _FAR)
        at = bisect_left(self._starts, word.start + 1) - 1
        found: list[Mention] = []
        while at >= 0 and self._ranges[at][1] > low and len(found) < 2:
            start, end = self._ranges[at]
            words = self.words_at(start, end)
            for row in rows_of([each for each in words if each.end <= word.start]):
                here = self.mentions(words, Side(tuple(row)), without)
                if len({m.entity for m in here}) > 1:
                    found = here
                    break
            at -= 1
        if len(found) < 2:
            last = self.last_told
            near = last is not None and low < last.start < word.start
            found = [m for m in last.participants if m.entity not in without] if last is not None and near else []
            if len({m.entity for m in found}) < 2 or any(m.entity == self.people.writer for m in found):
                found = self._two_behind(word)
        self.afar.update(m.at for m in found)
        return found

    def _two_behind(self, word: Word) -> list[Mention]:
        """The two whom "both individuals" means where the next sentences name them."""
        if not self.low.startswith(("both ", "the two "), word.start):
            return []
        stop = self.text.find("\n\n", word.end)
        stop = min(stop if stop > 0 else len(self.text), word.end + _FAR)
        named: dict[str, Mention] = {}
        for mention in self.people.within(word.end, stop):
            if mention.form == "name":
                named.setdefault(mention.entity, mention)
        return list(named.values()) if len(named) == 2 else []

    def _meant(self, words: list[Word], place: int, without: set[str]) -> Mention | None:
        """Whom "he" means, though no finder named him: "NY 694-S advised that he met"."""
        word = words[place]
        others = _MEN if word.low in ("she", "her") else _WOMEN
        acting = [(said, at) for said, at in self._acting_before(words, place) if said[at].low not in others]
        if word.who is not None and word.who.entity not in without and not acting:
            return word.who
        unnamed = [
            Mention(f"?{number}", Range(self.number, each[at].start, each[at].end), "", 0.5)
            for number, (each, at) in enumerate(acting)
        ]
        key = self._in_place.meant(word, self.number, self.text, self.people, self._ranges, without, unnamed)
        if key.startswith("?"):
            said, at = acting[int(key[1:])]
            who = self.mentions(said, Side((at,)), without)
            key = who[0].entity if who else self._in_place.meant(
                word, self.number, self.text, self.people, self._ranges, without
            )  # fmt: skip
        return self._in_place.stands_for(word, self.number, key) if key else None

    def _acting_before(self, words: list[Word], place: int) -> list[tuple[list[Word], int]]:
        """Who does something before a word, in its sentence and those right before, and no finder named."""
        found = [(words, at) for at in _acting(words[:place])]
        number = bisect_left(self._starts, words[0].start)
        for start, end in reversed(self._ranges[max(0, number - _ACTED) : number]):
            if words[place].start - end > _FAR:
                break
            before = self.words_at(start, end)
            found += [(before, at) for at in _acting(before)]
        return found

    def _own_behind(self, words: list[Word]) -> Mention | None:
        """The writer, where nobody says who that is, at the next word of the paragraph by which he means himself."""
        first, last = words[0].start, words[-1].end
        end = self.text.find("\n\n", last)
        own = _OWN.search(self.text, first, end if 0 < end < last + _ITEM else last + _ITEM)
        if own is None:
            return None
        word = Word(*own.span(), own[0].lower(), "own")
        self.afar.add(Range(self.number, *own.span()))
        return self._in_place.at(word, self.number, self.text, self.people, self._ranges, set())

    def made(
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
        beside = [m for m in here if m.at not in self.afar]
        start = min([words[at].start, *map(start_of, beside)])
        stop = max([words[at].end, *map(end_of, beside)])
        own = any(m.entity == self.people.writer for m in here)
        teller = "" if own else self._says(words, start) or self.people.teller(self.text, sentence[0], start)
        return Told(start, stop, sentence, here, teller, sure, verb=words[at].start)

    def _says(self, words: list[Word], start: int) -> str:
        """Who says it in the clause that governs what begins at a place: "NY 694-S advised that he met"."""
        place = next((i for i, word in enumerate(words) if word.start >= start), len(words)) - 1
        while place > 0:
            word = words[place]
            if word.kind == ";" or (
                word.kind == "and" and words[place - 1].kind == "," and words[place + 1 : place + 2] != []
                and words[place + 1].low != "that"
            ):  # fmt: skip
                break
            if word.low in _TELLS and word.kind in ("contact", "verb"):
                group = verb_group(words, place, "past")
                side = people_behind(words, place + 2) if words[place + 1].low == "by" else subject(words, group.first)
                said = self.mentions(words, side, set()) if group.happened else []
                if said and start_of(said[0]) < start:
                    return "" if said[0].entity == self.people.writer else said[0].entity
            if word.low in _LEARNED and word.kind in ("contact", "verb", "other") and words[place + 1].low == "from":
                said = self.mentions(words, people_behind(words, place + 2), set())
                if said:
                    return said[0].entity
            place -= 1
        return ""
