"""The words of a sentence as readers of clauses of speech see them: who is a person, a verb, an object, a place."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from fonds.core.extracting.facts import Mention
from fonds.core.extracting.saying_verbs import FORMS, words
from fonds.core.extracting.word_knowledge import PLACE, known
from fonds.core.text.lowering import lowered

# most words are plain: they are told without a look at what kind of letter each is
_TOKEN = re.compile(r"[A-Za-z0-9]++(?![\w’'-])|[^\W_](?:[\w’'-]*\w)?|[^\w\s]")
_SPAN = re.Match.span
ADVERBS = words("adverbs")
AUXILIARIES = words("auxiliaries")
PAST = words("past") | {word for word, forms in FORMS.items() if any(form.form == "past" for form in forms)}
PREPOSITIONS = words("prepositions")
DETERMINERS = frozenset({"the", "a", "an", "our", "their", "his", "her", "my", "this", "that", "its"})
_TITLES = frozenset(
    {"mr", "mrs", "ms", "dr", "com", "coms", "cde", "cdes", "comrade", "comrades", "prof", "gen", "col", "lt"}
)
HE = frozenset({"he", "she"})
_SPEAKING = HE | {"i", "you", "we"}
_APOSTROPHES = ("'", "’")
_CLOSED = {")": "(", "]": "["}
_WHOSE = frozenset({"deputy", "aide", "assistant", "wife", "son", "secretary", "representative", "friend", "adviser",
                    "advisor", "successor", "predecessor", "envoy", "spokesman", "colleague", "brother"})  # fmt: skip
NEAR = 9
_OF_WHAT_WAS_SAID = frozenset(
    {"opinion", "opinions", "view", "views", "comment", "comments", "words", "point", "points", "information", "what",
     "question", "questions", "proposal", "proposals", "experience", "all", "everything", "statement", "statements",
     "message", "messages", "idea", "ideas", "thing", "things", "way", "doctrine"}
)  # fmt: skip
"""What "the opinion I expressed" points back to."""


class Token(NamedTuple):
    """A word or sign of a sentence; `who` is the person whom it names, `low` its small letters."""

    start: int
    end: int
    low: str
    who: Mention | None


class Subject(NamedTuple):
    """Who says something, from `start` on. `kind` is named where a mention names him (`who`), else he or latter for a
    pronoun or a noun like "the latter", partner for "my host", quoted for a role behind a quotation, i for the writer's
    own where nobody knows who writes, you for whom a turn is spoken to; agent for who did what a passive verb tells.
    `near` tells that it stands right before the verb, `joined` that "and" or a comma joins the verb to another of his.
    """

    who: Mention | None
    start: int
    near: bool
    kind: str = "named"
    joined: bool = False
    end: int = 0
    """Where the noun ends by which somebody is called who has no name there."""


def tokens_of(text: str, start: int, end: int, people: Sequence[Mention], starts: Sequence[int]) -> list[Token]:
    """The tokens of a sentence; a person's mention is one. `starts` are where the mentions begin, in order."""
    found: list[Token] = []
    add, new = found.append, tuple.__new__  # the fastest way
    number, several = bisect_left(starts, start), len(people)
    named_from = starts[number] if number < several else end
    past = start
    # the page's small letters serve only where they are surely the token's own
    low = lowered(text) if text.isascii() or text[start:end].isascii() else ""
    matches = _TOKEN.finditer(text, start, end)
    for match in matches:
        first, last = match.span()
        if first < past:
            continue
        if named_from < last:
            while number < several and people[number].at.end <= first:  # type: ignore[union-attr]
                number += 1
            named_from = starts[number] if number < several else end
            if named_from < last:
                at = people[number].at
                assert at is not None
                add(Token(at.start, at.end, text[at.start : at.end].lower(), people[number]))
                past = at.end
                if text[past : past + 1] in _APOSTROPHES and text[past + 1 : past + 2] == "s":
                    past += 2
                    add(Token(at.end, past, "'s", None))
                number += 1
                named_from = starts[number] if number < several else end
                continue
        add(new(Token, (first, last, low[first:last] if low else match[0].lower(), None)))
        if named_from >= end:
            break  # nobody is named behind it
    if low:
        found += [new(Token, (first, last, low[first:last], None)) for first, last in map(_SPAN, matches)]
    else:
        found += [new(Token, (*match.span(), match[0].lower(), None)) for match in matches]
    return found


class Words:
    """The words of a sentence, by their tokens."""

    def __init__(self, text: str, tokens: list[Token]) -> None:
        self.text = text
        self.tokens = tokens
        self._starts = [each.start for each in tokens]

    def at(self, place: int) -> int:
        """The number of the token at a place."""
        return bisect_left(self._starts, place)

    def is_adverb(self, at: int) -> bool:
        low = self.tokens[at].low
        return self.tokens[at].who is None and (low in ADVERBS or (low.endswith("ly") and len(low) > 4))

    def is_person(self, at: int) -> bool:
        return self.tokens[at].who is not None or self.tokens[at].low in _SPEAKING

    def head(self, at: int) -> int:
        """The place of whom a phrase is said that ends at a place: "Berg of the French mission"; else the place."""
        if at < 0 or self.is_person(at):
            return at
        for before in range(at - 1, max(-1, at - NEAR), -1):
            if self.is_person(before):
                return before if self.tokens[before + 1].low in ("of", "from", "in", "at") else at
            if not self.tokens[before].low[0].isalnum() or self.is_verb(before):
                break
        return at

    def is_where(self, at: int) -> bool:
        """Whether a name between commas is rather where somebody lives: "Berg, Dallas, Texas, said"."""
        token = self.tokens[at]
        if at < 2 or self.tokens[at - 1].low != "," or token.who is None or " " in token.low:
            return False
        return bool(known(self.text[token.start : token.end].title()) & PLACE) and any(
            each.who is not None for each in self.tokens[: at - 1]
        )

    def found(self, at: int, *, near: bool = False) -> Subject:
        token = self.tokens[at]
        kind = "named" if token.who is not None else token.low if token.low in ("i", "you", "we") else "he"
        return Subject(token.who, token.start, near, kind)

    def over_brackets(self, at: int) -> int:
        """The place before brackets that end at a place."""
        while at >= 0 and self.tokens[at].low in _CLOSED:
            opened = _CLOSED[self.tokens[at].low]
            while at >= 0 and self.tokens[at].low != opened:
                at -= 1
            at -= 1
        return at

    def is_title(self, at: int) -> bool:
        token = self.tokens[at]
        return token.who is None and (token.low in _TITLES or self.text[token.start].isupper())

    def before_titles(self, at: int) -> int:
        """The place before the titles, articles and adjectives of whom a token names."""
        before = at - 1
        while before >= 0:
            low = self.tokens[before].low
            if low == "." and before > 0 and self.is_title(before - 1):
                before -= 2
            elif (self.is_title(before) and low not in PREPOSITIONS) or (low in DETERMINERS and low != "that"):
                before -= 1
            elif (
                low in ("of", "for", "and", "in")
                and before > 0
                and self.is_title(before - 1)
                and not self.is_person(before - 1)
            ):
                before -= 2
            else:
                break
        return before

    def is_object(self, at: int) -> bool:
        """Whether somebody stands behind a preposition or a verb."""
        if self.tokens[at].who is None or self.tokens[at].low == "i":
            return False  # "he", "she"
        before = self.before_titles(at)
        if before < 0:
            return False
        low = self.tokens[before].low
        return low in PREPOSITIONS or (self.is_verb(before) and low not in ("said", "says"))

    def is_whose(self, at: int) -> bool:
        """Whether somebody is only whose deputy or friend does it, or "the opinion I expressed" points back."""
        before = self.before_titles(at)
        if before < 0:
            return False
        low = self.tokens[before].low
        if low in _OF_WHAT_WAS_SAID and self.tokens[at].low in _SPEAKING:
            return True
        return low in ("of", "to", "with") and before > 0 and self.tokens[before - 1].low in _WHOSE

    def is_verb(self, at: int) -> bool:
        token = self.tokens[at]
        if token.who is not None:
            return False
        low = token.low
        return low in PAST or low in AUXILIARIES or (
            low.endswith("ed") and len(low) > 4 and self.text[token.start].islower()
        ) or (low in FORMS and FORMS[low][-1].form == "present")  # fmt: skip
