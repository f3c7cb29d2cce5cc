"""Speakers who are called by what they are: "the chief engineer", "the Polish diplomat", "my host", "Minister said".

Which words do so stands in `data/saying_verbs.toml`. Whom they mean is told by the offices that the document gives
before, and by titles beside names.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from fonds.core.extracting.facts import Mention, OfficeHeld
from fonds.core.extracting.saying_verbs import words
from fonds.core.extracting.states_called import is_of_state
from fonds.core.text.lowering import lowered

if TYPE_CHECKING:
    from fonds.core.extracting.words_of_clauses import Token

LAST_NAMED = words("last_named") | words("partners")
_ROLES = words("roles")
OWN_NOUNS = frozenset({"the", "my", "our"})
DEMONYMS = words("demonyms")
_OF_STATE = re.compile(r"[A-Z][a-z]+(?:ese|ian|ean|ani|ish|ch|an|k|ss|et|av)")
_MANY = ("ese", "swiss")
"""How demonyms end that are said of many as of one."""
_ADJECTIVES = {"pole": "polish", "swede": "swedish", "dane": "danish", "finn": "finnish", "turk": "turkish",
               "spaniard": "spanish", "frenchman": "french", "englishman": "british", "irishman": "irish",
               "dutchman": "dutch"}  # fmt: skip
SPEAKERS = LAST_NAMED | _ROLES | {"he", "she", "you", "him", "her", "we"}
"""Words one of which stands in every sentence in which somebody without a name speaks; demonyms apart."""
_SPEAKERS_JOINED = tuple(each for each in SPEAKERS if "-" in each)
CALLED = LAST_NAMED | _ROLES
"""Nouns by which somebody is called who has no name there; demonyms apart."""
_RUN = re.compile(r"\w+")
_THE_NAME = re.compile(r"[Tt](?<!\w.)he\s+[A-Z]")
_WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
_OF = frozenset({"of", "for", "in", "at", "to"})
_COMRADE = frozenset({"comrade", "com", "cde", "mr", "his", "monsieur", "herr"})
_LONGEST = 9
_LOWER = frozenset({"deputy", "vice", "assistant", "under", "acting", "first", "second", "third"})
_SAME = {
    "counsellor": "counselor",
    "attache": "attaché",
    "charge": "chargé",
    "advisor": "adviser",
    "fonmin": "minister",
}


def may_name_speaker(text: str, start: int, end: int) -> bool:
    """Whether one of `SPEAKERS` stands in a part of a text, or "the" before a capital."""
    low = lowered(text)
    if not SPEAKERS.isdisjoint(_RUN.findall(low, start, end)) or _THE_NAME.search(text, start, end) is not None:
        return True
    return any(low.find(each, start, end) >= 0 for each in _SPEAKERS_JOINED)


def noun_phrase(text: str, tokens: Sequence[Token], at: int) -> int | None:
    """Where the words begin that end at a token and call somebody by what he is; None where they do not."""
    low = tokens[at].low
    is_role = low in _ROLES
    if low in DEMONYMS and text[tokens[at].start].isupper():
        return at - 1 if at > 0 and tokens[at - 1].low in OWN_NOUNS else None
    known = is_role or low in LAST_NAMED
    before = at
    while before > 0 and at - before < _LONGEST:
        token = tokens[before - 1]
        if token.low in OWN_NOUNS and token.who is None:
            if known:
                return before - 1
            # "the head of the Protocol Department"
            if before > 2 and tokens[before - 2].low in _OF and tokens[before - 3].low in _ROLES:
                known, is_role = True, True
                before -= 3
                continue
            return None
        if token.low in _OF and tokens[before - 2].low in _ROLES and before > 1:
            known, is_role = True, True
            before -= 1
            continue
        if token.who is not None or not token.low[0].isalpha() or token.low in _OF:
            break
        if token.low in _COMRADE and is_role and before == at:
            return before - 1
        if not (text[token.start].isupper() or text[tokens[at].start].islower()):
            break
        before -= 1
    bare = (
        is_role
        and low in _ROLES
        and text[tokens[at].start].isupper()
        and not text[tokens[at].start : tokens[at].end].isupper()
    )
    if bare and all(text[each.start].isupper() for each in tokens[before : at + 1]):
        return before
    return None


class Roles:
    """The offices of a document's persons, and the titles that stand beside their names, in order."""

    def __init__(
        self, held: Sequence[OfficeHeld], people: Mapping[int, Sequence[Mention]], bodies: Mapping[str, str]
    ) -> None:
        self._known = [
            (o.at.page, o.at.start, o.person, _words(o.office), f"{o.office} {bodies.get(o.body, '')}") for o in held
        ]
        of_offices = {(each[2], word) for each in self._known for word in each[3]}
        for page, here in people.items():
            for mention in here:
                title = _words(" ".join(mention.titles)) if mention.at is not None else frozenset()
                if title and mention.at is not None and not all((mention.entity, each) in of_offices for each in title):
                    self._known.append((page, mention.at.start, mention.entity, title, " ".join(mention.titles)))
        self._known.sort(key=lambda each: each[:2])

    def of_state(self, demonym: str, page: int, place: int, near: set[str]) -> str | None:
        """Who of those named shortly before holds an office of the state that a demonym means; "" where nobody is known
        to, None where a demonym said of one may be anybody's."""
        adjective = _ADJECTIVES.get(demonym, demonym)
        found = [
            person for at_page, start, person, _, office in self._known
            if (at_page, start) < (page, place) and person in near and is_of_state(office, adjective)
        ]  # fmt: skip
        return found[-1] if found else "" if demonym.endswith(_MANY) else None

    def are_those_of(self, other: Roles) -> bool:
        """Whether the other roles would be told of the same persons."""
        return self._known == other._known

    def knows(self, word: str) -> bool:
        """Whether an office or a title of the document has a word."""
        return any(_plain(word.lower()) in words for *_, words, _ in self._known)

    def who(self, called: str, page: int, place: int, own: str, near: set[str]) -> str:
        """The key of the one person whom words call so at a place, "" where nobody or several may be meant. Who is
        called so is not `own`; of several it is the one of `near`, those who are named shortly before."""
        raw = _WORD.findall(called)
        said = [_plain(each.lower()) for each in raw]
        ends = next((i for i, each in enumerate(said) if each in _OF and i > 0), len(said))
        head = said[ends - 1]
        others = [each for each in said[: ends - 1] if each not in OWN_NOUNS and each not in _COMRADE]
        states = [each for each in raw[: ends - 1] if _OF_STATE.fullmatch(each) and each.lower() not in _LOWER]
        fitting = [
            (person, words, office) for at_page, start, person, words, office in self._known
            if (at_page, start) < (page, place) and head in words and person != own
        ]  # fmt: skip
        for other in others:
            exact = [each for each in fitting if other in each[1]]
            if not exact and other.title() in states:
                exact = [each for each in fitting if is_of_state(each[2], other)]
            if not exact and (other in _LOWER or other.title() in states):
                return ""  # another's than his whom the paper names
            fitting = exact or fitting
        if not any(each in _LOWER for each in others):
            fitting = [each for each in fitting if _LOWER.isdisjoint(each[1])] or fitting
        found = {person for person, *_ in fitting}
        if len(found) > 1:
            found &= near
        return next(iter(found)) if len(found) == 1 else ""


def _plain(word: str) -> str:
    return _SAME.get(word, word)


@lru_cache(maxsize=10_000)  # a document has few offices and titles
def _words(office: str) -> frozenset[str]:
    return frozenset(_plain(each) for each in _WORD.findall(office.lower().replace("-", " ")))
