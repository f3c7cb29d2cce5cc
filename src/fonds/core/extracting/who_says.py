"""A shallow reader of clauses of speech: who stands before a verb of saying, or behind it where it says so.

It knows no grammar but the order of words. From the verb it goes back over auxiliaries, adverbs, brackets and what
stands between commas to its subject; over "who" to whom a relative clause is said of; over "and" and commas to the
subject of the verb before. Somebody behind a preposition or a verb is no subject.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from fonds.core.extracting.facts import Mention
from fonds.core.extracting.leads_to_saying import lead_before
from fonds.core.extracting.roles_of_speakers import DEMONYMS, LAST_NAMED, noun_phrase
from fonds.core.extracting.saying_verbs import FORMS, VerbFound, words
from fonds.core.extracting.word_knowledge import PLACE, known

_TOKEN = re.compile(r"[^\W_](?:[\w’'-]*\w)?|[^\w\s]")
ADVERBS = words("adverbs")
AUXILIARIES = words("auxiliaries")
_MODALS = words("modals")
_BE = words("be")
_PAST = words("past") | {word for word, forms in FORMS.items() if any(form.form == "past" for form in forms)}
_PREPOSITIONS = words("prepositions")
_JOINING = words("joining")
_DETERMINERS = frozenset({"the", "a", "an", "our", "their", "his", "her", "my", "this", "that", "its"})
_TITLES = frozenset({"mr", "mrs", "ms", "dr", "cde", "cdes", "comrade", "comrades", "prof", "gen", "col", "lt"})
_HE = frozenset({"he", "she"})
_SPEAKING = _HE | {"i", "you"}
_APOSTROPHES = ("'", "’")
_CLOSED = {")": "(", "]": "["}
_RELATIVES = frozenset({"who", "whom", "which", "whose"})
_WHOSE = frozenset({"deputy", "aide", "assistant", "wife", "son", "secretary", "representative", "friend", "adviser",
                    "advisor", "successor", "predecessor", "envoy", "spokesman", "colleague", "brother"})  # fmt: skip
_FAR = 40
_NEAR = 9
_ASKED = frozenset({"asked", "told", "informed", "requested", "advised", "questioned", "urged", "assured"})
_NO_NEWS = frozenset(
    {"criticized", "criticised", "condemned", "praised", "reprimanded", "scolded", "reproached", "chided", "described",
     "characterized", "characterised", "threatened", "accepted", "rejected", "approved", "refused", "thanked", "seen",
     "considered", "held", "known", "understood", "urged", "welcomed", "expected", "feared", "felt", "found"}
)  # fmt: skip
"""Passive verbs behind which "by Berg" does not name whose words are told."""
PASSIVE = _ASKED | _NO_NEWS
"""Past forms that begin a sentence as participles: "Asked about this, Berg replied"."""
_OF_WHAT = frozenset({"about", "of", "by", "whether", "why", "if", "for", "on", "how"})
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
    pronoun or a noun like "the latter", i for the writer's own where nobody knows who writes, you for whom a turn is
    spoken to; agent for who did what a passive verb tells. `near` tells that it stands right before the verb, `joined`
    that "and" or a comma joins the verb to another of his.
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
    number = bisect_left(starts, start)
    past = start
    for match in _TOKEN.finditer(text, start, end):
        first, last = match.span()
        if first < past:
            continue
        while number < len(people) and people[number].at.end <= first:  # type: ignore[union-attr]
            number += 1
        if number < len(people) and starts[number] < last:
            at = people[number].at
            assert at is not None
            found.append(Token(at.start, at.end, text[at.start : at.end].lower(), people[number]))
            past = at.end
            if text[past : past + 1] in _APOSTROPHES and text[past + 1 : past + 2] == "s":
                past += 2
                found.append(Token(at.end, past, "'s", None))
            number += 1
            continue
        found.append(tuple.__new__(Token, (first, last, match[0].lower(), None)))  # the fastest way
    return found


class Clauses:
    """The clauses of a sentence, read from its tokens."""

    def __init__(self, text: str, tokens: list[Token]) -> None:
        self.text = text
        self.tokens = tokens
        self._starts = [each.start for each in tokens]

    def at(self, place: int) -> int:
        """The number of the token at a place."""
        return bisect_left(self._starts, place)

    def subject(self, verb: VerbFound) -> Subject | None:
        """Who does a verb; None where nobody does, or what it tells of has not happened."""
        tokens = self.tokens
        first = self.at(verb.start)
        at = first - 1
        finite = verb.form != "base"
        while at >= 0 and self._is_adverb(at):
            finite = finite or tokens[at].low in ("did", "does", "do")
            at -= 1
        if at >= 0 and tokens[at].low in _BE and verb.form == "past":
            return None if tokens[first].low in (*_BE, *_NO_NEWS) else self._agent(verb)
        if at > 0 and (lead := lead_before(self.text, verb, tokens[at].low)) is not None:
            return self._before_lead(self.at(lead))
        if at < 0 or tokens[at].low in _MODALS or (verb.form == "past" and tokens[at].low == "as"):
            return None  # "as indicated above"
        if verb.form == "past" and tokens[at].low == "," and self._is_by(verb):
            return None  # "the request, mentioned by Berg"
        if verb.form == "base" and not (finite or self._is_person(at)):
            return None
        if verb.form == "gerund":
            return self._joined(at) if tokens[at].low in (",", "by", "while", "and") else None
        found = self._before(at, first)
        if found is not None and verb.form == "base" and tokens[at].low in _HE:
            asked = at > 0 and tokens[at - 1].low in ("did", "does", "do")
            return found if asked else None  # "only then did he admit", but "that he report"
        return None if found is not None and found.near and self._is_only_possible(found) else found

    def _is_only_possible(self, subject: Subject) -> bool:
        """Whether "if" or "unless" stands before who does it."""
        before = self._before_titles(self.at(subject.start)) if subject.who is not None else self.at(subject.start) - 1
        return before >= 0 and self.tokens[before].low in ("if", "unless", "lest")

    def _is_by(self, verb: VerbFound) -> bool:
        """Whether "by somebody" follows, not "by saying"."""
        at = self.at(verb.end)
        return at + 1 < len(self.tokens) and self.tokens[at].low == "by" and not self.tokens[at + 1].low.endswith("ing")

    def lead(self, verb: VerbFound) -> int | None:
        """Where what leads to a verb begins; None where nothing does."""
        at = self.at(verb.start) - 1
        while at > 0 and self._is_adverb(at):
            at -= 1
        return lead_before(self.text, verb, self.tokens[at].low) if at > 0 else None

    def _before_lead(self, lead: int) -> Subject | None:
        """Who does what leads to a verb, whose first word stands at a place: "hastened to add"."""
        at = lead - 1
        while at >= 0 and self._is_adverb(at):
            at -= 1
        return self._before(at, lead) if at >= 0 and self.tokens[at].low not in _MODALS else None

    def _is_adverb(self, at: int) -> bool:
        low = self.tokens[at].low
        return self.tokens[at].who is None and (low in ADVERBS or (low.endswith("ly") and len(low) > 4))

    def _is_person(self, at: int) -> bool:
        return self.tokens[at].who is not None or self.tokens[at].low in _SPEAKING

    def _before(self, at: int, verb: int) -> Subject | None:
        """Who stands before the words that end at a place and belong to the verb."""
        tokens = self.tokens
        at = self._over_brackets(at)
        if at < 0:
            return None
        low = tokens[at].low
        if self._is_person(at):
            return None if self._is_whose(at) else self._found(at, near=True)
        if low == "who":
            return self._antecedent(at - 1)
        if low in _JOINING:
            return self._joined(at)
        if low == ",":
            return self._behind_comma(at, verb)
        if low in _PREPOSITIONS:
            return None  # "details of alleged plans"
        noun = self._noun(at)
        if noun is not None:
            return noun
        for before in range(at, max(-1, at - _NEAR), -1):
            token = tokens[before]
            if self._is_person(before):
                behind = tokens[before + 1].low
                return self._found(before) if behind in _PREPOSITIONS and not self._is_object(before) else None
            if token.low == "," and before < at and tokens[before + 1].low in _PREPOSITIONS:
                return self._behind_comma(before, verb)  # "Berg, the envoy, in his reply said"
            if not token.low[0].isalnum() or self._is_verb(before) or token.low in ("that", "who", "which", "whom"):
                break
        return self._over_phrase(at)

    def _over_phrase(self, at: int) -> Subject | None:
        """The subject of the verb before "and", where a phrase stands behind it: "and in his reply said"."""
        for before in range(at, max(0, at - 7), -1):
            low = self.tokens[before].low
            if low in _JOINING:
                return self._joined(before) if self.tokens[before + 1].low in _PREPOSITIONS else None
            if not low[0].isalnum() or self._is_person(before) or self._is_verb(before):
                return None
        return None

    def _behind_comma(self, at: int, verb: int) -> Subject | None:
        tokens = self.tokens
        before = self._over_brackets(at - 1)
        if before < 0:
            return None
        if tokens[before].who is not None and not self._is_where(before):
            apposed = tokens[self._before_titles(before)].low == "," if self._before_titles(before) >= 0 else False
            if apposed or not self._is_object(before):
                low = tokens[verb].low
                if low in _ASKED and verb + 1 < len(tokens) and tokens[verb + 1].low in _OF_WHAT and verb == at + 1:
                    return None  # "Berg, asked about this, replied"
                return self._found(before)
        for opened in range(before, max(0, at - _FAR), -1):
            if tokens[opened].low == ";":
                break
            is_relative = any(each.low in _RELATIVES for each in tokens[opened + 1 : opened + 4])
            if tokens[opened].low in (",", "-", "–", "—"):
                name = self._head(self._over_brackets(opened - 1))
                if name >= 0 and self._is_person(name) and not self._is_where(name) and (
                    not self._is_object(name) or tokens[self._before_titles(name)].low == ","
                ):  # fmt: skip
                    return self._found(name)
                if name >= 0 and (noun := self._noun(name)) is not None:
                    return noun
                if is_relative and tokens[opened].low == ",":
                    return None  # "the Minister, whom he had visited, considers"
        return self._joined(at)

    def _head(self, at: int) -> int:
        """The place of whom a phrase is said that ends at a place: "Berg of the French mission"; else the place."""
        if at < 0 or self._is_person(at):
            return at
        for before in range(at - 1, max(-1, at - _NEAR), -1):
            if self._is_person(before):
                return before if self.tokens[before + 1].low in ("of", "from", "in", "at") else at
            if not self.tokens[before].low[0].isalnum() or self._is_verb(before):
                break
        return at

    def _is_where(self, at: int) -> bool:
        """Whether a name between commas is rather where somebody lives: "Berg, Dallas, Texas, said"."""
        token = self.tokens[at]
        if at < 2 or self.tokens[at - 1].low != "," or token.who is None or " " in token.low:
            return False
        return bool(known(self.text[token.start : token.end].title()) & PLACE) and any(
            each.who is not None for each in self.tokens[: at - 1]
        )

    def _joined(self, at: int) -> Subject | None:
        """The subject of the verb before "and" or a comma."""
        tokens = self.tokens
        apart: Subject | None = None
        if (
            at > 1
            and tokens[at].low in _JOINING
            and tokens[at - 1].low == ","
            and (outer := self._teller(at)) is not None
        ):
            return outer
        for before in range(at - 1, -1, -1):
            low = tokens[before].low
            if low == ";":
                break
            if low == "who" and before + 1 < at and self._is_verb(before + 1):
                found = self._antecedent(before - 1)
                return found and found._replace(joined=True)
            if not self._is_person(before) or self._is_object(before) or self._is_whose(before):
                continue
            if any(each.low in _RELATIVES for each in tokens[max(0, before - 3) : before]):
                continue
            behind = before + 1
            while behind < at and (self._is_adverb(behind) and tokens[behind].low not in AUXILIARIES):
                behind += 1
            if behind >= at:
                continue
            if tokens[behind].low in AUXILIARIES or self._is_verb(behind):
                return self._found(before)._replace(joined=True)
            if tokens[behind].low in (",", "(", "[") and apart is None:
                apart = self._found(before)._replace(joined=True)
        return apart

    def _teller(self, at: int) -> Subject | None:
        """Who begins a sentence with a verb of saying and "that", in whose words another stands before ", and said"."""
        tokens = self.tokens
        for first in range(min(at, 14)):
            if not self._is_person(first):
                continue
            verb = first + 1
            while verb < at and self._is_adverb(verb) and tokens[verb].low not in AUXILIARIES:
                verb += 1
            told = any(each.low == "that" for each in tokens[verb + 1 : verb + 4])
            said = tokens[verb].low in FORMS and tokens[verb].low not in AUXILIARIES
            return self._found(first)._replace(joined=True) if said and told and not self._is_object(first) else None
        return None

    def _antecedent(self, at: int) -> Subject | None:
        """Of whom a relative clause is said whose "who" stands behind a place."""
        tokens = self.tokens
        if at >= 0 and tokens[at].low == ",":
            at -= 1
        at = self._over_brackets(at)
        for before in range(at, max(-1, at - 22), -1):
            token = tokens[before]
            if token.who is not None or token.low in _HE:
                return self._found(before, near=before == at)
            if token.low in ("a", "an", "the", "another", "one") and before > 0 and tokens[before - 1].low != ",":
                if before != at and tokens[before - 1].low not in ("of", "at", "in", "to", "for"):
                    return None
            elif token.low in (";", "that") or (token.low in _JOINING and before == at):
                return None
        return None

    def _agent(self, verb: VerbFound) -> Subject | None:
        """Who did what a passive verb tells: "was confirmed by Berg", "had been told by him"."""
        tokens = self.tokens
        for at in range(self.at(verb.end), min(len(tokens), self.at(verb.end) + 6)):
            if tokens[at].low == "by":
                for name in range(at + 1, min(len(tokens), at + 10)):
                    if tokens[name].who is not None:
                        return Subject(tokens[name].who, tokens[name].start, near=False, kind="agent")
                    if tokens[name].low == "him":
                        return Subject(None, tokens[name].start, near=False, kind="agent")
                    if not tokens[name].low[0].isalnum() and tokens[name].low not in (".", ","):
                        break
                return None
            if not tokens[at].low[0].isalnum() or tokens[at].low in _JOINING:
                return None
        return None

    def hearer(self, verb: VerbFound) -> Subject | None:
        """Of whom a passive verb is said: whom it was told."""
        at = self.at(verb.start) - 1
        while at >= 0 and (self._is_adverb(at) or self.tokens[at].low in _BE or self.tokens[at].low in AUXILIARIES):
            at -= 1
        return self._before(at, at + 1) if at >= 0 else None

    def behind(self, verb: VerbFound) -> Subject | None:
        """Who stands right behind a verb that follows the words said: ""It is late," said Berg."""
        first = self.at(verb.start)
        between_commas = first > 0 and self.tokens[first - 1].low == ","
        if first == 0 or not (between_commas or self.tokens[first - 1].low in ('"', "”", "’")):
            return None
        for at in range(self.at(verb.end), min(len(self.tokens), self.at(verb.end) + 4)):
            if self.tokens[at].who is not None or self.tokens[at].low in _HE:
                closed = at + 1 < len(self.tokens) and self.tokens[at + 1].low in (",", ".")
                return self._found(at, near=True) if closed or not between_commas else None
            if not (self.tokens[at].low in _DETERMINERS or self._is_title(at)):
                return None
        return None

    def heard_by(self, place: int) -> Subject | None:
        """Who hears or sees the one do what he does whom the token at a place names: "Berg heard Lind say"."""
        at = self._before_titles(self.at(place))
        if at > 0 and self.tokens[at].low in ("heard", "hears", "overheard"):
            return self._before(at - 1, at)
        return None

    def is_subject(self, place: int) -> bool:
        """Whether whom the token at a place names stands neither behind a preposition nor behind a verb."""
        at = self.at(place)
        return not self._is_object(at) and not self._is_whose(at)

    def claimant(self, place: int) -> Subject | None:
        """Who claims to have done what stands at a place: "Berg claimed to have heard"."""
        at = self.at(place) - 1
        while at > 0 and self.tokens[at].low in ("have", "to", "had"):
            at -= 1
        return self._before(at - 1, at) if at > 0 and self._is_verb(at) else None

    def _found(self, at: int, *, near: bool = False) -> Subject:
        token = self.tokens[at]
        kind = "named" if token.who is not None else token.low if token.low in ("i", "you") else "he"
        return Subject(token.who, token.start, near, kind)

    def _noun(self, at: int) -> Subject | None:
        """ "the latter", "my interlocutor", "the Pakistani", "the chief engineer", "Comrade Minister"."""
        tokens = self.tokens
        if tokens[at].who is not None or (at < 1 and not self.text[tokens[at].start].isupper()):
            return None
        first = noun_phrase(self.text, tokens, at)
        if first is None:
            return None
        raw = self.text[tokens[at].start : tokens[at].end]
        low = tokens[at].low
        if low == "former" and not (at + 1 < len(tokens) and (tokens[at + 1].low in _PAST or self._is_adverb(at + 1))):
            return None
        if low in LAST_NAMED or (low in DEMONYMS and raw.istitle()):
            kind = "former" if low == "former" else "demonym" if low in DEMONYMS else "latter"
        elif first > 0 and tokens[first - 1].low in _PREPOSITIONS:
            return None
        else:
            kind = "role"
        return Subject(None, tokens[first].start, near=True, kind=kind, end=tokens[at].end)

    def _over_brackets(self, at: int) -> int:
        """The place before brackets that end at a place."""
        while at >= 0 and self.tokens[at].low in _CLOSED:
            opened = _CLOSED[self.tokens[at].low]
            while at >= 0 and self.tokens[at].low != opened:
                at -= 1
            at -= 1
        return at

    def _is_title(self, at: int) -> bool:
        token = self.tokens[at]
        return token.who is None and (token.low in _TITLES or self.text[token.start].isupper())

    def _before_titles(self, at: int) -> int:
        """The place before the titles, articles and adjectives of whom a token names."""
        before = at - 1
        while before >= 0:
            low = self.tokens[before].low
            if low == "." and before > 0 and self._is_title(before - 1):
                before -= 2
            elif (self._is_title(before) and low not in _PREPOSITIONS) or (low in _DETERMINERS and low != "that"):
                before -= 1
            elif (
                low in ("of", "for", "and", "in")
                and before > 0
                and self._is_title(before - 1)
                and not self._is_person(before - 1)
            ):
                before -= 2
            else:
                break
        return before

    def _is_object(self, at: int) -> bool:
        """Whether somebody stands behind a preposition or a verb."""
        if self.tokens[at].who is None or self.tokens[at].low == "i":
            return False  # "he", "she"
        before = self._before_titles(at)
        if before < 0:
            return False
        low = self.tokens[before].low
        return low in _PREPOSITIONS or (self._is_verb(before) and low not in ("said", "says"))

    def _is_whose(self, at: int) -> bool:
        """Whether somebody is only whose deputy or friend does it, or "the opinion I expressed" points back."""
        before = self._before_titles(at)
        if before < 0:
            return False
        low = self.tokens[before].low
        if low in _OF_WHAT_WAS_SAID and (self.tokens[at].low == "i" or self.tokens[at].low in _HE):
            return True
        return low in ("of", "to", "with") and before > 0 and self.tokens[before - 1].low in _WHOSE

    def _is_verb(self, at: int) -> bool:
        token = self.tokens[at]
        if token.who is not None:
            return False
        low = token.low
        return low in _PAST or low in AUXILIARIES or (
            low.endswith("ed") and len(low) > 4 and self.text[token.start].islower()
        ) or (low in FORMS and FORMS[low][-1].form == "present")  # fmt: skip
