"""Who is called by a noun in a sentence, and who stands behind a verb of saying that follows what is said."""

from __future__ import annotations

from fonds.core.extracting.partners_in_talk import PARTNERS
from fonds.core.extracting.roles_of_speakers import DEMONYMS, LAST_NAMED, noun_phrase
from fonds.core.extracting.saying_verbs import VerbFound
from fonds.core.extracting.words_of_clauses import DETERMINERS, HE, PAST, PREPOSITIONS, Subject, Words

_QUOTES = ('"', "”")


class SpeakersByNoun(Words):
    """The words of a sentence, with whom its nouns call."""

    def behind(self, verb: VerbFound) -> Subject | None:
        """Who stands right behind a verb that follows the words said: ""It is late," said Berg."""
        first = self.at(verb.start)
        between_commas = first > 0 and self.tokens[first - 1].low == ","
        if between_commas and " " in self.text[verb.start : verb.end]:
            return None  # "its service, is interested in Berg, and"
        if first == 0 or not (between_commas or self.tokens[first - 1].low in ('"', "”", "’")):
            return None
        if self.text[max(0, verb.start - 4) : verb.start].rstrip()[-1:] in _QUOTES and (
            role := self._role_behind(self.at(verb.end))
        ):
            return role
        for at in range(self.at(verb.end), min(len(self.tokens), self.at(verb.end) + 4)):
            if self.tokens[at].who is not None or self.tokens[at].low in HE:
                closed = at + 1 < len(self.tokens) and self.tokens[at + 1].low in (",", ".")
                return self.found(at, near=True) if closed or not between_commas else None
            low = self.tokens[at].low
            if low == "that" or not (low == "." or low in DETERMINERS or self.is_title(at)):
                return None  # "a source, in May, reported that Berg, who"
        return None

    def _role_behind(self, at: int) -> Subject | None:
        """Who is called by what he is, behind a verb and before a comma or the end: "said the Minister."."""
        for last in range(at + 1, min(len(self.tokens), at + 5)):
            ends = last + 1 == len(self.tokens) or self.tokens[last + 1].low in (",", ".", ";", "and", "with")
            if ends and (found := self.noun(last)) is not None and found.start == self.tokens[at].start:
                return found._replace(kind="quoted") if found.kind == "role" else found
        return None

    def called(self, at: int) -> Subject | None:
        """Who is called by a noun that ends at a place and stands neither behind a preposition nor behind a verb."""
        is_title = at + 1 < len(self.tokens) and self.tokens[at + 1].who is not None
        noun = self.noun(at) if self.tokens[at].who is None and not is_title else None
        before = self.at(noun.start) - 1 if noun is not None else -1
        stands_free = before < 0 or not (self.tokens[before].low in PREPOSITIONS or self.is_verb(before))
        return noun if stands_free else None

    def noun(self, at: int) -> Subject | None:
        """ "the latter", "my interlocutor", "the Pakistani", "the chief engineer", "Comrade Minister"."""
        tokens = self.tokens
        if tokens[at].who is not None or (at < 1 and not self.text[tokens[at].start].isupper()):
            return None
        first = noun_phrase(self.text, tokens, at)
        if first is None:
            return None
        raw = self.text[tokens[at].start : tokens[at].end]
        low = tokens[at].low
        if low == "former" and not (at + 1 < len(tokens) and (tokens[at + 1].low in PAST or self.is_adverb(at + 1))):
            return None
        if low in LAST_NAMED or (low in DEMONYMS and raw.istitle()):
            kind = "former" if low == "former" else "demonym" if low in DEMONYMS else "latter"
            kind = "partner" if low in PARTNERS else kind
        elif first > 0 and tokens[first - 1].low in PREPOSITIONS:
            return None
        else:
            kind = "role"
        return Subject(None, tokens[first].start, near=True, kind=kind, end=tokens[at].end)
