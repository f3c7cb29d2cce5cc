"""A shallow reader of noun phrases: what ends before a place of a text, and what begins behind one.

There is no tagger of parts of speech here. A noun phrase is a run of words that no article, pronoun, preposition, verb
of a list or mark of punctuation ends; a participle in -ed or -ing belongs to it where an article, a preposition or
another adjective stands before, else it is the verb of the words before it. Phrases joined by prepositions are a chain,
whose first phrase has the head.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from fonds.core.parsing.counted_words import words
from fonds.core.parsing.number_words import is_number_word

WORD = re.compile(
    r"(?:[ \t]{1,3}|[ \t]*\n[ \t]*(?:(?!\n)|\n[ \t]*(?=[a-z]{2})))"
    r"((?:[A-Z]\.){2,3}|[A-Z]{1,4}-\d{1,3}(?:[’']?s)?(?![\w-])|\.\d\d(?= cal)|\d{1,3}\s?mm\b"
    r"|[^\W\d_](?:(?![²³¹⁰⁴-⁹])[^\W\d_]|[’'./-](?=(?![²³¹⁰⁴-⁹])\w)(?!-\d)|-\d{1,4}-(?=[a-z]))*)(?![\d_])"
)
"""A word, and the white space before it; an abbreviation such as U.S. has its last full stop, and the designation of a
weapon ("T-34", "B-26s", ".30 cal") is one.

Behind a blank line a word in small letters goes on what stood before: some machines part all lines by one.
"""
ENDING_A_PHRASE = words("ending_a_phrase")
"""Words that no noun phrase has within it."""
_TOKEN = re.compile(
    r"(?:[A-Z]\.){2,3}|[A-Z]{1,2}-\d{1,3}(?![\w-])|[^\W\d_](?:[^\W\d_]|[’'/-](?=[^\W\d_]))*|\d[\d,./]*|[^\w\s]"
)
_ARTICLES = words("before_a_phrase")
_PREPOSITIONS = words("joining_phrases")
_BOUNDS = words("beginning_a_clause")
_BEING = words("forms_of_to_be")
_VERBS = words("verbs_before_a_phrase")
_VERBS_BEHIND = words("verbs_behind_a_phrase")
_NOUNS_IN_ED = words("nouns_in_ed")
_ADVERB = re.compile(r"[a-z]ly$|^(?:now|almost|already|also|then|still|thus|just|today|only|even|currently|alone)$")
_BETWEEN_YEARS = re.compile(r"^(?:between (?:1[6-9]|20)\d\d and|from (?:1[6-9]|20)\d\d to) (?:1[6-9]|20)\d\d$")
_HOW_OFTEN = re.compile(r"(?:annual|dai|week|month|year|quarter)ly$")
_RELATIVE = frozenset({"which", "that", "who"})
_POSSESSIVE = ("'s", "’s", "s'", "s’")
_MODALS = frozenset({"will", "would", "shall", "should", "can", "could", "may", "might", "must", "did", "not"})
"""Words behind which a verb stands before its object."""
_PREFIX = re.compile(r"^(?:re|un|over|under|inter|non|pre|sub|trans|anti|counter|multi|semi)-?(?=[a-z]{4})")
"""What makes a word of another that lists know: "resettlement"."""
_JOINING = frozenset({"or", "and/or"})
_COMPOUNDS = frozenset({("down", "payment"), ("down", "payments")})
_TAKEN = frozenset(
    {"stolen", "forged", "counterfeit", "smuggled", "seized", "captured", "borrowed", "unpaid", "missing"}
)
_MOST_WORDS = 6
_MOST_PHRASES = 4


@dataclass(frozen=True, slots=True)
class NounPhrase:
    """The words of a phrase as written, its article left out; `determined` says that one stood there."""

    words: tuple[str, ...]
    determined: bool = False

    @property
    def head(self) -> str:
        """The last word, in small letters."""
        return self.words[-1].casefold()

    def __str__(self) -> str:
        return " ".join(self.words)


def phrases_before(words_before: str, is_word: Callable[[str], bool], *, at_start: bool) -> tuple[NounPhrase, ...]:
    """The chain of noun phrases that ends the words, first to last; none where no phrase ends there.

    `is_word` tells words from what was misread, which belongs to no phrase; `at_start` says that a sentence begins with
    the words, so that their first may begin a phrase. A chain that hangs on a preposition ("In Sofia") says nothing.
    Adverbs and one relative pronoun behind the last phrase are passed over.
    """
    tokens = _TOKEN.findall(words_before)
    if _drop_behind(tokens):
        before_it = list(tokens)
        nearest, _ = _last_phrase(tokens, is_word)
        joined = bool(tokens) and tokens[-1].casefold() in _JOINING
        is_name = bool(nearest) and all(word[0].isupper() for word in nearest)
        if is_name and tokens and tokens[-1].casefold() in _PREPOSITIONS:
            tokens = before_it  # "the trade turnover with Ethiopia, which"
            return _chain(tokens, is_word, at_start=at_start)
        return (NounPhrase(tuple(nearest), _is_determined(tokens)),) if nearest and not joined else ()
    return _chain(tokens, is_word, at_start=at_start)


def _chain(tokens: list[str], is_word: Callable[[str], bool], *, at_start: bool) -> tuple[NounPhrase, ...]:
    found: list[NounPhrase] = []
    while len(found) < _MOST_PHRASES:
        phrase, bounded = _last_phrase(tokens, is_word)
        if not phrase:
            return ()
        article = False
        while tokens and (tokens[-1].casefold() in _ARTICLES or is_number_word(tokens[-1])):
            tokens.pop()
            article = True
        if tokens and tokens[-1].casefold() in _JOINING:
            return ()
        found.insert(0, NounPhrase(tuple(phrase), article))
        if len(phrase) > _MOST_WORDS:
            return tuple(found[1:])
        if not bounded and tokens and tokens[-1].casefold() in _PREPOSITIONS:
            tokens.pop()
            continue
        return tuple(found) if bounded or article or tokens or at_start else tuple(found[1:])
    return tuple(found)


def last_phrase(words_before: str, is_word: Callable[[str], bool], *, at_start: bool) -> NounPhrase | None:
    """The noun phrase that ends the words, whatever it hangs on; None where none ends there."""
    tokens = _TOKEN.findall(words_before)
    phrase, bounded = _last_phrase(tokens, is_word)
    if not phrase or len(phrase) > _MOST_WORDS or not (bounded or tokens or at_start):
        return None
    return NounPhrase(tuple(phrase), _is_determined(tokens))


_MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
)  # fmt: skip
_TIMES = frozenset({"year", "month", "week", "quarter", "decade", "period", "season", "future", "half", *_MONTHS})
_WHEN = re.compile(
    r" (?:in|for|during|over|through) (?:(?:the|this|that|last|next|each|a) )?"
    r"(?:(?:whole|entire|first|second|third|fourth|next|last|coming|"
    r"current|present|past|previous|fiscal|same|near|one) ){0,2}[A-Za-z]+$"
)
"""What says when, between a subject and its verb: "the cost of the project for the first year is"."""
_OF_FISCAL_YEARS = re.compile(r"^(?:FY|fiscal|calendar|year)$")
_DONE_TO_IT = words("done_to_it")
"""Participles that do not end in -ed and may stand behind what something was done to: "checks written"."""


def _drop_participle(tokens: list[str]) -> None:
    """Takes away the participle behind the noun that it says something of: "funds requested", "goods delivered"."""
    if len(tokens) < 2:
        return
    last, noun = tokens[-1], tokens[-2]
    is_participle = last in _DONE_TO_IT or (last.endswith("ed") and last.islower() and last not in _NOUNS_IN_ED)
    if is_participle and noun.endswith("s") and len(noun) > 4 and is_of_phrase(noun):
        tokens.pop()


def _drop_behind(tokens: list[str]) -> bool:
    """Takes away what stands between a subject and its verb: "also", "in 1956", "which"; whether "which" stood there.

    A relative pronoun goes on from the phrase right before it.
    """
    while len(tokens) > 1 and _ADVERB.search(tokens[-1].casefold()):
        tokens.pop()
    if len(tokens) > 2 and re.fullmatch(r"(?:1[6-9]|20)\d\d", tokens[-1]) and tokens[-2] in ("in", "for", "during"):
        del tokens[-2:]
    if len(tokens) > 2 and tokens[-1].casefold() in _TIMES and (when := _WHEN.search(" ".join(tokens[-6:]))):
        del tokens[-len(when[0].split()) :]
    if len(tokens) > 3 and tokens[-1].isdigit() and _OF_FISCAL_YEARS.match(tokens[-2]):
        del tokens[-1 if tokens[-3] not in ("fiscal", "calendar") else -2 :]
        while len(tokens) > 1 and tokens[-1] in ("FY", "fiscal", "calendar", "year", "the", "for", "in", "during"):
            tokens.pop()
    _drop_participle(tokens)
    if len(tokens) > 4 and _BETWEEN_YEARS.search(" ".join(tokens[-4:])):
        del tokens[-4:]
    if len(tokens) > 1 and tokens[-1].casefold() in _RELATIVE:
        tokens.pop()
        if tokens[-1] == ",":
            tokens.pop()
        return True
    return False


def _last_phrase(tokens: list[str], is_word: Callable[[str], bool]) -> tuple[list[str], bool]:
    """The words of the phrase that ends the tokens, which are taken away, and whether a verb stands before it."""
    phrase: list[str] = []
    while tokens and (is_of_phrase(tokens[-1]) or _goes_with(tokens, phrase)):
        token = tokens[-1]
        if phrase and token == "capita" and tokens[-2:-1] == ["per"]:
            phrase[:0] = tokens[-2:]
            del tokens[-2:]
            continue
        if phrase and (
            _is_verb(tokens, phrase)
            or token.endswith(_POSSESSIVE)
            or (token.islower() and not is_word(token) and not is_word(_PREFIX.sub("", token)))
        ):
            return phrase, True
        phrase.insert(0, tokens.pop())
    if len(phrase) > 1 and tokens and tokens[-1].casefold() in _MODALS and not _ADVERB.search(phrase[0]):
        tokens.append(phrase.pop(0))  # "will deliver goods"
        return phrase, True
    return phrase, False


def _goes_with(tokens: list[str], phrase: list[str]) -> bool:
    """Whether a word that else ends a phrase belongs to the noun behind it: "down payment"."""
    return bool(phrase) and (tokens[-1].casefold(), phrase[0].casefold()) in _COMPOUNDS


def _is_determined(tokens: list[str]) -> bool:
    return bool(tokens) and (tokens[-1].casefold() in _ARTICLES or is_number_word(tokens[-1]))


def _has_object(tokens: list[str], phrase: list[str]) -> bool:
    """Whether a word in -ing behind a preposition has an object with a participle: "of pledging stolen bonds"."""
    return tokens[-2].casefold() in ("of", "for", "by", "with") and len(phrase) > 1 and phrase[0] in _TAKEN


def _is_verb(tokens: list[str], phrase: list[str]) -> bool:
    """Whether the last token is the verb before an object, and not an adjective of the noun behind it."""
    word = tokens[-1].casefold()
    if word in _VERBS:
        return True
    if word.endswith("ing"):
        return len(tokens) > 1 and (tokens[-2].casefold() in _BEING or _has_object(tokens, phrase))
    if word.endswith("ed") and word not in _NOUNS_IN_ED:
        before = tokens[-2].casefold() if len(tokens) > 1 else ""
        return (
            bool(before)
            and before not in _ARTICLES
            and before not in _PREPOSITIONS
            and not before.endswith(("ing", "ed"))
        )
    return False


def is_of_phrase(token: str) -> bool:
    """Whether a token may stand within a noun phrase."""
    folded = token.casefold()
    known = folded in _ARTICLES or folded in _BOUNDS or folded in ENDING_A_PHRASE
    return token[0].isalpha() and not known and not is_number_word(folded)


_ARTICLE_BEHIND = re.compile(
    r"\s+(?:(?:all(?:\s+(?:the|our|these|those))?|the|our|their|its|his|an?|these|those)\s+)?(?=\S)", re.IGNORECASE
)
_COUNT_OF = re.compile(
    r"(?:(?:total|whole|entire|overall)\s+)?(?:number|amount|sum|quantity|volume|part|value)\s+of\s+(?:the\s+)?",
    re.IGNORECASE,
)
_BOTH_CAPITAL = re.compile(r"\s+(of|for)\s+(?=[A-Z])")
_PERSONS = re.compile(
    r"people|population|men|women|persons|voters|members|students|workers|children|soldiers|[A-Z]\w+(?:ans|ese|ish|ews|ers)"
)
_MOST_WORDS_BEHIND = 5


def phrase_behind(text: str, place: int, *, takes_article: bool = True) -> tuple[NounPhrase | None, int]:
    """The noun phrase that begins behind a place, and where it ends; (None, place) where none does.

    "number of" and its like are passed over, and a verb behind persons is none of it: "the American people support it".
    """
    found = _ARTICLE_BEHIND.match(text, place)
    if found is None or (not takes_article and found[0].strip()):
        return None, place
    at = found.end()
    if number := _COUNT_OF.match(text, at):
        at = number.end()
    said: list[tuple[str, int]] = []
    at -= 1  # a word is sought behind white space
    while len(said) < _MOST_WORDS_BEHIND and (match := WORD.match(text, at)):
        word = match[1]
        if word.casefold() in ENDING_A_PHRASE or (said and word == "worth"):
            break
        if said and _PERSONS.fullmatch(said[-1][0]) and not word.endswith("s"):
            break
        if said and (
            _HOW_OFTEN.search(word) or (_is_past(word) and said[-1][0].endswith("s")) or word in _VERBS_BEHIND
        ):
            break
        at = match.end()
        said.append((word, at))
        if len(said) == 1 and word[0].isupper() and (more := _BOTH_CAPITAL.match(text, at)):
            said.append((more[1], at))
            at = more.end() - 1
    while said and (
        said[-1][0] in ("of", "for")
        or said[-1][0].endswith("ly")
        or (len(said) > 1 and (_is_past(said[-1][0]) or said[-1][0] in _DONE_TO_IT))
    ):
        said.pop()
    if not said:
        return None, place
    return NounPhrase(tuple(word for word, _ in said), bool(found[0].strip())), said[-1][1]


def _is_past(word: str) -> bool:
    """Whether a word behind a noun is the verb or participle of it: "the electorate voted", "wheat produced"."""
    return word.endswith("ed") and word.islower() and word not in _NOUNS_IN_ED
