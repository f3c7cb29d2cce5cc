"""Who stands in a participant's place of a clause: a person whom a finder named, and those whom none did.

A capital there is somebody's, though no list knows the name: a misread one, a cryptonym, a pseudonym. A role
("Subject", "the Ambassador") is the one who bears it before or somebody without a name; "he" is the subject of the
clauses before him. What is found so gets a mention of its own, by this finder.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from fonds.core.extracting.antecedents import FAR, antecedent
from fonds.core.extracting.contact_words import BARE_ROLES
from fonds.core.extracting.document import NameKind, Range
from fonds.core.extracting.facts import Entity, Mention, NamesRead, OfficeHeld, order_of
from fonds.core.extracting.genders import genders
from fonds.core.extracting.people_on_page import People, end_of, quoted
from fonds.core.extracting.words_together import Word

_HE = frozenset({"he", "she", "him", "her", "his"})
_WRITER = frozenset({"undersigned", "writer"})
_ARTICLE = re.compile(r"\b(?:[Tt]he|THE|[Oo]ur|[Mm]y)[\s—_~.-]+$")
_ANY = re.compile(r"\b(?:an?|another|any|no|his|her|its|their|one|each|every|which|this|that|\w+ly)\s+$", re.IGNORECASE)
_SOME = re.compile(r"\b(?:an?|another|any|one)\s+[\w-]+\s+$", re.IGNORECASE)
_IN_CABLES = frozenset(
    {"ambassador", "counselor", "counsellor", "consul", "consul general", "vice consul", "minister", "president",
     "premier", "prime minister", "foreign minister", "case officer", "station chief", "attaché", "chargé",
     "vice president", "legat"}
)  # fmt: skip
"""Roles of which cables in capitals leave the article out."""
_SPACED = re.compile(r"^([A-Z]{6,12}) (\d{1,2})$")
"""The space before the digit of a cryptonym: "QXROOT 1" is QXROOT-1."""
_LONGEST_QUOTED = 300
_DIPLOMATS = frozenset({"ambassador", "chargé", "consul", "counselor", "counsellor"})
"""Offices of which a paper says more where it names them first: "Ambassador Extraordinary and Plenipotentiary"."""
_AND = re.compile(r",?\s+(?:and|with)\s+")
_OWN = frozenset({"i", "me", "my", "myself"})


class PeopleInPlace:
    """Finds or makes the mention of whoever stands at a word; `added` and `entities` are what it made."""

    def __init__(self, names: NamesRead, writer: str, finder: str, held: Sequence[OfficeHeld] = ()) -> None:
        self.added: list[Mention] = []
        self.entities: list[Entity] = []
        self._writer = writer
        self._finder = finder
        people = [each for each in names.entities if each.kind is NameKind.PERSON]
        self._count = len(people)
        self._keys = {each.key for each in names.entities}
        self._names = {each.key: each.name for each in people}
        self._known = {each.name.casefold(): each.key for each in people}
        self._surnames: dict[str, set[str]] = {}
        for each in people:
            if " " in each.name:
                self._surnames.setdefault(each.name.rpartition(" ")[2].casefold(), set()).add(each.key)
        self._titles: dict[str, set[str]] = {}
        self._diplomats: dict[str, set[str]] = {}
        for mention in names.mentions:
            for title in mention.titles:
                self._titles.setdefault(title.strip(".").casefold(), set()).add(mention.entity)
        for office in held:
            words = office.office.casefold().split()
            self._titles.setdefault(" ".join(words), set()).add(office.person)
            for word in _DIPLOMATS.intersection(words):
                self._diplomats.setdefault(word, set()).add(office.person)
        self._made: dict[tuple[int, int, int], Mention] = {}
        self._told_of: tuple[int, dict[str, str]] = (-1, {})

    @property
    def writer(self) -> str:
        """The key of who writes, once it is known or somebody was found to write; else ""."""
        return self._writer

    def names(self, names: NamesRead) -> NamesRead:
        """The names with those that were found."""
        if not self.added:
            return names
        ordered = sorted([*names.mentions, *self.added], key=order_of)
        return NamesRead((*names.entities, *self.entities), tuple(ordered))

    def keep(self, own: Mention) -> None:
        """Adds "me" that stands for the writer in a meeting."""
        assert own.at is not None
        place = (own.at.page, own.at.start, own.at.end)
        if own.entity and place not in self._made:
            self._made[place] = self._made_known(place, own.entity, own.confidence, "pronoun")
            self.added.append(self._made[place])

    def at(
        self, word: Word, page: int, text: str, people: People, ranges: Sequence[tuple[int, int]], without: set[str]
    ) -> Mention | None:
        """The mention of who stands at a word, None where nobody can be told; a pronoun is none of `without`."""
        if word.low in _OWN and _is_quoted(word, text):
            return None
        if word.low in _OWN and people.is_transcript(text):
            speaker = people.speaker(text, word.start)
            return None if speaker is None else Mention(
                speaker.entity, Range(page, word.start, word.end), self._finder, 0.6, form="pronoun"
            )  # fmt: skip
        turn = people.own(word.start) if word.low in _OWN and people.turn_at(word.start) >= 0 else None
        if turn is not None:
            return self.stands_for(word, page, turn.entity)
        if word.low == "you":
            called = people.addressee(word.start, text)
            return self.stands_for(word, page, called) if called and called not in without else None
        if word.kind == "kin":
            return self._kin(word, page, text, people, ranges)
        if word.who is not None and not (word.who.form == "pronoun" and word.who.entity in without):
            return word.who
        place = (page, word.start, word.end)
        if place in self._made:
            return self._made[place]
        made: Mention | None = None
        if word.kind == "name":
            made = self._made_known(place, self._named(text[word.start : word.end]), 0.55, "name")
        elif word.kind == "role":
            made = self._role(word, place, text)
        elif word.low in _OWN:
            written = text[word.start : word.end]
            key = self._own(written if written.casefold() == word.low else "I")
            made = self._made_known(place, key, 0.6, "pronoun")
        elif word.low == "latter":
            before = people.within(max(0, word.start - FAR), word.start)
            who = next((m.entity for m in reversed(before) if m.entity not in {*without, self._writer}), "")
            made = self._made_known(place, who, 0.5, "pronoun") if who else None
        if made is not None:
            self._made[place] = made
            self.added.append(made)
        return made

    def _kin(
        self, word: Word, page: int, text: str, people: People, ranges: Sequence[tuple[int, int]]
    ) -> Mention | None:
        """The mention of "his wife" or "Smith's wife", somebody without a name; None where nobody knows whose."""
        place = (page, word.start, word.end)
        if place not in self._made:
            whose = word.who.entity if word.who is not None else ""
            words = text[word.start : word.end].split()
            if not whose and words[0].casefold() in _HE:
                whose = _joined_before(word, text, people)
            if not whose and words[0].casefold() in _HE:
                called = self._genders(page, text, people)
                whose = antecedent(words[0].casefold(), word.start, text, people, ranges, set(), called)
            elif not whose and words[0].casefold() in ("my", "our"):
                whose = self._own("I")
            called_by = words[1:] if words[0].casefold() == word.low else words[:-1]  # "WIFE QXROOT-1"
            named = self._names.get(whose, "") or (" ".join(called_by) if words[0][:1].isupper() else "")
            if not named or named.casefold() in _HE:
                return None
            self._made[place] = self._made_known(place, self._unnamed(f"{word.low} of {_plain(named)}"), 0.5, "role")
            self.added.append(self._made[place])
        return self._made[place]

    def _genders(self, page: int, text: str, people: People) -> dict[str, str]:
        """Who on a page is told of as "he" and who as "she"."""
        if page != self._told_of[0]:
            self._told_of = (page, genders(text, people.within(0, len(text))))
        return self._told_of[1]

    def meant(
        self, word: Word, page: int, text: str, people: People, ranges: Sequence[tuple[int, int]], without: set[str],
        acting: Sequence[Mention] = (),
    ) -> str:  # fmt: skip
        """The key of whom "he" means at a word, "" where nobody can be told; `acting` are those who did something
        before him and whom no finder named."""
        own = [m for m in self.added if m.form != "pronoun" and m.at is not None and m.at.page == page]
        called = self._genders(page, text, people)
        return antecedent(word.low, word.start, text, people, ranges, without, called, [*own, *acting])

    def stands_for(self, word: Word, page: int, key: str) -> Mention:
        """The mention of whom a pronoun means, by the key of whom it was found to mean."""
        place = (page, word.start, word.end)
        if word.who is not None and word.who.entity != key:
            return self._made_known(place, key, 0.5, "pronoun")
        if place not in self._made:
            self._made[place] = self._made_known(place, key, 0.5, "pronoun")
            self.added.append(self._made[place])
        return self._made[place]

    def _made_known(self, place: tuple[int, int, int], key: str, confidence: float, form: str) -> Mention:
        return Mention(key, Range(*place), self._finder, confidence, form=form)

    def _role(self, word: Word, place: tuple[int, int, int], text: str) -> Mention | None:
        if word.low in _WRITER:
            return self._made_known(place, self._own(f"the {word.low}"), 0.6, "role")
        bearers = self._titles.get(word.low, set()) or self._diplomats.get(word.low, set()) - {self._writer}
        article = _ARTICLE.search(text, max(0, word.start - 8), word.start)
        shouted = (
            word.low in _IN_CABLES
            and text[word.start : word.end].isupper()
            and not text[max(0, word.start - 3) : word.start].rstrip().endswith(",")
            and not _ANY.search(text, max(0, word.start - 9), word.start)
        )
        small = _SOME.search(text, max(0, word.start - 24), word.start) is not None  # "an excellent source" is anybody
        if (
            article is None
            and len(bearers) != 1
            and not (shouted and not small)
            and (small or word.low not in BARE_ROLES or _ANY.search(text, max(0, word.start - 9), word.start))
        ):
            return None
        if len(bearers) == 1:
            key = next(iter(bearers))
        else:
            shown = word.low.upper() if len(word.low) < 4 else word.low.title()
            if " " in word.low:
                shown = " ".join(text[word.start : word.end].split())
            key = self._unnamed(shown if word.low in BARE_ROLES else f"the {shown}")
        return self._made_known(place, key, 0.5, "role")

    def _own(self, written: str) -> str:
        """Who writes; where nobody says who that is, somebody who is called as the paper calls him first ("I")."""
        self._writer = self._writer or self._unnamed(written)
        return self._writer

    def _named(self, words: str) -> str:
        shown = _SPACED.sub(r"\1-\2", " ".join(words.split()))
        if (
            shown.isupper()
            and len(shown) > 3
            and not shown.startswith("IDEN")
            and shown.replace(" ", "").replace(".", "").isalpha()
        ):
            shown = shown.title()
        bearers = self._surnames.get(shown.casefold(), set())
        alone = next(iter(bearers)) if len(bearers) == 1 else ""
        return self._known.get(shown.casefold()) or alone or self._unnamed(shown)

    def _unnamed(self, name: str) -> str:
        key = self._known.get(name.casefold())
        if key is None:
            self._count += 1
            key = f"person:{self._count}"
            while key in self._keys:
                self._count += 1
                key = f"person:{self._count}"
            self._keys.add(key)
            self._known[name.casefold()] = key
            self.entities.append(Entity(key, NameKind.PERSON, name))
        return key


def _is_quoted(word: Word, text: str) -> bool:
    """Whether a word stands in a short quotation, whose "me" is who is quoted."""
    return any(start <= word.start < end for start, end in quoted(text) if end - start < _LONGEST_QUOTED)


def _plain(name: str) -> str:
    """A name without "'s", and in small letters where it stands in capitals."""
    bare = name.removesuffix("'s").removesuffix("’s").removesuffix("'S").removesuffix("’S").rstrip("'’")
    return bare.title() if bare.isupper() and len(bare) > 3 else bare


def _joined_before(word: Word, text: str, people: People) -> str:
    """The key of him to whom "and his wife" joins her; "" where nobody stands there."""
    before = people.before(word.start, max(0, word.start - 60))
    joined = before is not None and _AND.fullmatch(text, end_of(before), word.start) is not None
    return before.entity if before is not None and joined else ""
