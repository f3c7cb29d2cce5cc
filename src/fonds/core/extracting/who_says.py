"""A shallow reader of clauses of speech: who stands before a verb of saying, or behind it where it says so.

It knows no grammar but the order of words. From the verb it goes back over auxiliaries, adverbs, brackets and what
stands between commas to its subject; over "who" to whom a relative clause is said of; over "and" and commas to the
subject of the verb before. Somebody behind a preposition or a verb is no subject.
"""

from __future__ import annotations

from collections.abc import Iterable

from fonds.core.extracting.facts import Mention
from fonds.core.extracting.leads_to_saying import lead_before
from fonds.core.extracting.roles_of_speakers import CALLED
from fonds.core.extracting.saying_verbs import FORMS, VerbFound, words
from fonds.core.extracting.speakers_by_noun import SpeakersByNoun
from fonds.core.extracting.words_of_clauses import (
    ADVERBS,
    AUXILIARIES,
    HE,
    NEAR,
    PREPOSITIONS,
    Subject,
)

_MODALS = words("modals")
_BE = words("be")
_JOINING = words("joining")
_RELATIVES = frozenset({"who", "whom", "which", "whose"})
_FAR = 40
_QUOTES = ('"', "”")
_NEAR_COLON = 10
_NEVER = frozenset({"believed", "thought", "agreed", "accepted", "doubted", "approved", "consented", "expected"})
"""What is said by who "never" did it, where other verbs tell then that nothing was said."""
_DONE_TO = frozenset({"recommended", "requested", "proposed", "promised", "informed", "advised", "reported", "told",
                      "suggested", "described", "mentioned", "questioned", "furnished", "assured"})  # fmt: skip
_INVERTED = frozenset({"did", "does", "do", "would", "could", "should", "can", "will", "may", "might", "let", "had",
                       "have", "make", "made", "help"})  # fmt: skip
_ADVERBIALS = frozenset(
    {("of", "course"), *(("at", each) for each in ("once", "first", "last", "length")),
     *(("in", each) for each in ("turn", "fact", "passing", "detail", "general", "confidence", "private", "conclusion",
                                 "addition", "reply", "answer", "response", "jest", "particular"))}
)  # fmt: skip
"""Two words that stand as an adverb before a verb: "had at once enquired"."""
_ADVERBIAL = frozenset(second for _, second in _ADVERBIALS)
_NOT_YET = frozenset({"do", "does", "are", "is", "put", "let", "set", "read"})
"""First words of phrases that, said of "you", may be of now."""
_NOUNS_TOO = frozenset({"report", "request", "comment", "remark", "answer", "reply", "demand", "question", "claim",
                        "estimate", "offer", "promise", "note", "doubt", "hope", "fear", "cable", "wire", "brief",
                        "list", "quote", "appeal", "protest", "pledge"})  # fmt: skip
_QUESTIONS = frozenset({"why", "how", "when", "where", "what", "whom", "which"})
_OTHERS = frozenset({"they", "we", "which", "these", "those"})
_ASKED = frozenset({"asked", "told", "informed", "requested", "advised", "questioned", "urged", "assured"})
_SEEMS = frozenset({"appears", "appeared", "seems", "seemed", "claims", "claimed"})
_IS_SAID = frozenset({"said", "reported", "alleged", "believed", "known", "rumored", "understood", "supposed"})
"""Words before "to have" by which others tell that somebody did something."""
_TOLD = _ASKED | {"notified", "briefed", "given", "reminded", "warned", "promised", "reassured", "shown", "asked"}
"""Passive verbs of whose subject is said that he was told something."""
_NO_NEWS = frozenset(
    {"criticized", "criticised", "condemned", "praised", "reprimanded", "scolded", "reproached", "chided", "described",
     "characterized", "characterised", "threatened", "accepted", "rejected", "approved", "refused", "thanked", "seen",
     "considered", "held", "known", "understood", "urged", "welcomed", "expected", "feared", "felt", "found"}
)  # fmt: skip
"""Passive verbs behind which "by Berg" does not name whose words are told."""
PASSIVE = _ASKED | _NO_NEWS
"""Past forms that begin a sentence as participles: "Asked about this, Berg replied"."""
_OF_WHAT = frozenset({"about", "of", "by", "whether", "why", "if", "for", "on", "how"})

_BEFORE_BASE = (
    ADVERBS | HE | {"i", "you", "we", "to", "did", "does", "do", "can", "could", "must", "may", "should", "would"}
)
"""Words of which one, or a name, stands before the base of a verb that somebody does."""
_WORD_BEFORE = 40  # code points


def is_done_by_nobody(text: str, verb: VerbFound, people: Iterable[Mention]) -> bool:
    """Whether the word before the base of a verb lets nobody do it: "the report", "a further request".

    `people` are the mentions of persons before it. It is seen without the tokens of the sentence.
    """
    before = text[max(0, verb.start - _WORD_BEFORE) : verb.start] if verb.form == "base" else ""
    if not before[-1:].isspace() or not (words := before.split()):
        return False
    last = words[-1].lower()
    if last in _BEFORE_BASE or last.endswith("ly") or not (last.isalpha() and last.isascii()):
        return False
    if not 1 < len(last) < _WORD_BEFORE // 2:
        return False
    start = verb.start - len(before) + len(before.rstrip()) - len(last)
    return not any(each.at is not None and each.at.end > start for each in people)


class Clauses(SpeakersByNoun):
    """The clauses of a sentence, read from its tokens."""

    def subject(self, verb: VerbFound) -> Subject | None:
        """Who does a verb; None where nobody does, or what it tells of has not happened."""
        tokens = self.tokens
        first = self.at(verb.start)
        at = first - 1
        if at > 1 and tokens[at].low in _ADVERBIAL and (tokens[at - 1].low, tokens[at].low) in _ADVERBIALS:
            at -= 2
        finite = verb.form != "base"
        while at >= 0 and self.is_adverb(at):
            if tokens[at].low == "never" and tokens[first].low not in _NEVER:
                return None
            finite = finite or tokens[at].low in ("did", "does", "do")
            at -= 1
            if at > 1 and tokens[at].low in _ADVERBIAL and (tokens[at - 1].low, tokens[at].low) in _ADVERBIALS:
                at -= 2
        if at >= 0 and tokens[at].low in _BE and verb.form == "past":
            return None if tokens[first].low in (*_BE, *_NO_NEWS) else self._agent(verb)
        if at > 1 and verb.form == "past" and tokens[at].low == "to" and tokens[at + 1].low == "have":
            return self._before_reports(at - 1)
        if at > 0 and (lead := lead_before(self.text, verb, tokens[at].low)) is not None:
            return self._before_lead(self.at(lead))
        if at >= 0 and tokens[at].low in ("neither", "nor") and verb.form == "past":
            return None  # "he neither accepted nor refused"
        if at < 0 or tokens[at].low in _MODALS or (verb.form == "past" and tokens[at].low == "as"):
            return None  # "as indicated above"
        if verb.form == "past" and self._is_by(verb) and (tokens[at].low == "," or self._is_done_to(verb)):
            return None  # "the request, mentioned by Berg", "the rise recommended by the chief"
        if verb.form == "base" and not (finite or self.is_person(at)):
            return None
        if verb.form == "gerund":
            return self._joined(at) if tokens[at].low in (",", "by", "while", "and") else None
        found = self._before(at, first)
        if found is not None and verb.form == "base" and self.is_person(at) and self._is_asked(at):
            return None  # "Did Berg mention it?"
        if found is not None and tokens[at].low == "you" and (verb.form != "past" or tokens[first].low in _NOT_YET):
            return None  # "you tell him", "you do not doubt"
        if verb.form == "base" and self._is_noun_too(at, verb):
            return None  # "the Berg report"
        if found is not None and verb.form == "base" and tokens[at].low in HE:
            asked = at > 0 and tokens[at - 1].low in ("did", "does", "do")
            return found if asked else None  # "only then did he admit", but "that he report"
        return None if found is not None and found.near and self._is_only_possible(found) else found

    def _before_reports(self, at: int) -> Subject | None:
        """Of whom it is only told that he says something: "Berg is said to have answered", "appears to have said"."""
        if self.tokens[at].low in _SEEMS:
            at -= 1
        elif self.tokens[at].low in _IS_SAID:
            at -= 1
            while at >= 0 and self.is_adverb(at):
                at -= 1
            if at < 0 or self.tokens[at].low not in _BE:
                return None
            at -= 1
        else:
            return None
        while at >= 0 and self.is_adverb(at):
            at -= 1
        return self._before(at, at + 1) if at >= 0 else None

    def _is_noun_too(self, at: int, verb: VerbFound) -> bool:
        """Whether a noun stands behind one person's name, or what he is to do: "the Berg report", "proposed
        that Berg stress it", but "Berg and Lind report"."""
        who = self.tokens[at].who
        if who is None or who.form != "name" or (at > 0 and self.tokens[at - 1].low in _JOINING):
            return False
        before = self.before_titles(at)
        is_to_do = before > 0 and self.tokens[before].low == "that"
        return is_to_do or self.text[verb.start : verb.end] in _NOUNS_TOO

    def _is_only_possible(self, subject: Subject) -> bool:
        """Whether "if" or "unless" stands before who does it."""
        before = self.before_titles(self.at(subject.start)) if subject.who is not None else self.at(subject.start) - 1
        return before >= 0 and self.tokens[before].low in ("if", "unless", "lest")

    def _is_by(self, verb: VerbFound) -> bool:
        """Whether "by somebody" follows, not "by saying"."""
        at = self.at(verb.end)
        return at + 1 < len(self.tokens) and self.tokens[at].low == "by" and not self.tokens[at + 1].low.endswith("ing")

    def lead(self, verb: VerbFound) -> int | None:
        """Where what leads to a verb begins; None where nothing does."""
        at = self.at(verb.start) - 1
        while at > 0 and self.is_adverb(at):
            at -= 1
        return lead_before(self.text, verb, self.tokens[at].low) if at > 0 else None

    def _is_done_to(self, verb: VerbFound) -> bool:
        """Whether somebody follows "by" behind a verb, not the means."""
        at = self.at(verb.end) + 1
        person = self.tokens[at].who is not None or self.tokens[at].low in ("the", "his", "our", "this")
        return person and self.text[verb.start : verb.end] in _DONE_TO

    def _is_asked(self, at: int) -> bool:
        """Whether only a question, or what is possible, is told of somebody: "Did Berg", "why would Berg"."""
        before = at - 1
        while before > 0 and self.tokens[before].low not in _INVERTED and self.is_title(before):
            before -= 1
        if before < 0 or self.tokens[before].low not in _INVERTED:
            return False
        if self.tokens[before].low not in ("did", "does", "do"):
            return True
        return before == 0 or self.tokens[-1].low == "?" or self.tokens[before - 1].low in _QUESTIONS

    def _before_lead(self, lead: int) -> Subject | None:
        """Who does what leads to a verb, whose first word stands at a place: "hastened to add"."""
        at = lead - 1
        while at >= 0 and self.is_adverb(at):
            at -= 1
        return self._before(at, lead) if at >= 0 and self.tokens[at].low not in _MODALS else None

    def _before(self, at: int, verb: int) -> Subject | None:
        """Who stands before the words that end at a place and belong to the verb."""
        tokens = self.tokens
        at = self.over_brackets(at)
        if at < 0:
            return None
        low = tokens[at].low
        if self.is_person(at):
            return None if self.is_whose(at) and not self._opens_report(at, verb) else self.found(at, near=True)
        if low == "who":
            return self._antecedent(at - 1)
        if low in _JOINING:
            return self._joined(at)
        if low == ",":
            return self._behind_comma(at, verb)
        if low in PREPOSITIONS:
            return None  # "details of alleged plans"
        noun = self.noun(at)
        if noun is not None:
            return noun
        for before in range(at, max(-1, at - NEAR), -1):
            token = tokens[before]
            if self.is_person(before):
                behind = tokens[before + 1].low
                return self.found(before) if behind in PREPOSITIONS and not self.is_object(before) else None
            if token.low == "," and before < at and tokens[before + 1].low in PREPOSITIONS:
                return self._behind_comma(before, verb)  # "Berg, the envoy, in his reply said"
            if not token.low[0].isalnum() or self.is_verb(before) or token.low in ("that", "who", "which", "whom"):
                break
        return self._over_phrase(at)

    def _opens_report(self, at: int, verb: int) -> bool:
        """Whether what somebody said follows a colon: "I write down what she told us: The mill"."""
        before = self.before_titles(at)
        told = self.tokens[verb + 1 : verb + _NEAR_COLON]
        return before >= 0 and self.tokens[before].low == "what" and any(each.low == ":" for each in told)

    def _over_phrase(self, at: int) -> Subject | None:
        """The subject of the verb before "and", where a phrase stands behind it: "and in his reply said"."""
        for before in range(at, max(0, at - 7), -1):
            low = self.tokens[before].low
            if low in _JOINING:
                return self._joined(before) if self.tokens[before + 1].low in PREPOSITIONS else None
            if not low[0].isalnum() or self.is_person(before) or self.is_verb(before):
                return None
        return None

    def _behind_comma(self, at: int, verb: int) -> Subject | None:
        tokens = self.tokens
        before = self.over_brackets(at - 1)
        if before < 0:
            return None
        if tokens[before].who is not None and not self.is_where(before):
            apposed = tokens[self.before_titles(before)].low == "," if self.before_titles(before) >= 0 else False
            if apposed or not self.is_object(before):
                low = tokens[verb].low
                if low in _ASKED and verb + 1 < len(tokens) and tokens[verb + 1].low in _OF_WHAT and verb == at + 1:
                    return None  # "Berg, asked about this, replied"
                return self.found(before)
        for opened in range(before, max(0, at - _FAR), -1):
            if tokens[opened].low == ";":
                break
            is_relative = any(each.low in _RELATIVES for each in tokens[opened + 1 : opened + 4])
            if tokens[opened].low in (",", "-", "–", "—"):
                name = self.head(self.over_brackets(opened - 1))
                if name >= 0 and self.is_person(name) and not self.is_where(name) and (
                    not self.is_object(name) or tokens[self.before_titles(name)].low == ","
                ):  # fmt: skip
                    return self.found(name)
                if name >= 0 and (noun := self.noun(name)) is not None:
                    return noun
                if is_relative and tokens[opened].low == ",":
                    return None  # "the Minister, whom he had visited, considers"
        return self._joined(at)

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
        listed = tokens[at].low == ","
        for before in range(at - 1, -1, -1):
            low = tokens[before].low
            if low == ";":
                break
            if listed and low in _OTHERS and self.is_verb(before + 1):
                return None  # "when they went there, explained the decisions, and left"
            if low == "who" and before + 1 < at and self.is_verb(before + 1):
                found = self._antecedent(before - 1)
                return found and found._replace(joined=True)
            noun = self.called(before) if low in CALLED else None
            if noun is None and (not self.is_person(before) or self.is_object(before) or self.is_whose(before)):
                continue
            if any(each.low in _RELATIVES for each in tokens[max(0, before - 3) : before]):
                continue
            behind = before + 1
            while behind < at and (self.is_adverb(behind) and tokens[behind].low not in AUXILIARIES):
                behind += 1
            if behind >= at:
                continue
            if tokens[behind].low in AUXILIARIES or self.is_verb(behind):
                return (noun or self.found(before))._replace(joined=True)
            if noun is not None:
                continue
            if tokens[behind].low in (",", "(", "[") and apart is None:
                apart = self.found(before)._replace(joined=True)
        return apart or self._noun_joined(at)

    def _noun_joined(self, at: int) -> Subject | None:
        """Who is called by what he is before the verb before "and": "the director was silent and then remarked"."""
        for before in range(at - 2, 0, -1):
            if self.tokens[before].low in (";", "that"):
                break
            if self.is_verb(before + 1) and self.tokens[before + 1].who is None and not self.is_object(before):
                noun = self.noun(before)
                if noun is not None:
                    return noun._replace(joined=True)
        return None

    def _teller(self, at: int) -> Subject | None:
        """Who begins a sentence with a verb of saying and "that", in whose words another stands before ", and said"."""
        tokens = self.tokens
        for first in range(min(at, 14)):
            noun = self.called(first) if tokens[first].low in CALLED else None
            if noun is None and not self.is_person(first):
                continue
            verb = first + 1
            while verb < at and self.is_adverb(verb) and tokens[verb].low not in AUXILIARIES:
                verb += 1
            told = any(each.low == "that" for each in tokens[verb + 1 : verb + 4])
            said = tokens[verb].low in FORMS and tokens[verb].low not in AUXILIARIES
            if noun is not None:
                return noun._replace(joined=True) if said and told else None
            return self.found(first)._replace(joined=True) if said and told and not self.is_object(first) else None
        return None

    def _antecedent(self, at: int) -> Subject | None:
        """Of whom a relative clause is said whose "who" stands behind a place."""
        tokens = self.tokens
        if at >= 0 and tokens[at].low == ",":
            at -= 1
        at = self.over_brackets(at)
        for before in range(at, max(-1, at - 22), -1):
            token = tokens[before]
            if token.who is not None or token.low in HE:
                return self.found(before, near=before == at)
            if token.low in ("a", "an", "the", "another", "one") and before > 0 and tokens[before - 1].low != ",":
                if before != at and tokens[before - 1].low not in ("of", "at", "in", "to", "for"):
                    return None
            elif token.low in (";", "that") or (token.low in _JOINING and before == at) or self.is_verb(before):
                return None  # "Berg named six members of the staff who said"
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
                    ends = ("to", "that", "in", "on", "at", "with", "as", *_JOINING)
                    if tokens[name].low in ends or self.is_verb(name):
                        break  # "by this agency to be identical with Berg"
                return None
            if not tokens[at].low[0].isalnum() or tokens[at].low in _JOINING:
                return None
        return None

    def hearer(self, verb: VerbFound) -> Subject | None:
        """Of whom a passive verb is said: whom it was told."""
        if self.tokens[self.at(verb.start)].low not in _TOLD:
            return None  # "her words were conveyed to me by Berg"
        at = self.at(verb.start) - 1
        while at >= 0 and (self.is_adverb(at) or self.tokens[at].low in _BE or self.tokens[at].low in AUXILIARIES):
            at -= 1
        return self._before(at, at + 1) if at >= 0 else None

    def heard_by(self, place: int) -> Subject | None:
        """Who hears or sees the one do what he does whom the token at a place names: "Berg heard Lind say"."""
        at = self.before_titles(self.at(place))
        if at > 0 and self.tokens[at].low in ("heard", "hears", "overheard"):
            return self._before(at - 1, at)
        return None

    def is_subject(self, place: int) -> bool:
        """Whether whom the token at a place names stands neither behind a preposition nor behind a verb."""
        at = self.at(place)
        return not self.is_object(at) and not self.is_whose(at)

    def claimant(self, place: int) -> Subject | None:
        """Who claims to have done what stands at a place: "Berg claimed to have heard"."""
        at = self.at(place) - 1
        while at > 0 and self.tokens[at].low in ("have", "to", "had"):
            at -= 1
        return self._before(at - 1, at) if at > 0 and self.is_verb(at) else None
