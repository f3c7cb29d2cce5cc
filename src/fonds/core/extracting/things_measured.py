"""What has a size: the smokestack of "the height of the smokestack is 182 meters", of "a smokestack 58 meters high".

The noun phrases beside the number are read by `core.parsing.noun_phrases`. Heights and weights of persons are of
nobody here: who is described, the page's names say.
"""

from __future__ import annotations

import re

from fonds.core.extracting.kinds_of_figures import is_of_thing
from fonds.core.extracting.word_knowledge import is_word
from fonds.core.parsing.counted_words import words
from fonds.core.parsing.noun_phrases import NounPhrase, last_phrase, phrase_behind, phrases_before

_NOUN = r"(?:height|length|width|depth|diameter|area|thickness|weight|size|elevation|altitude|span)"
_QUALIFIED = r"(?:\s+(?:about|over|some|nearly|almost|approximately|roughly|only|exactly))?"
_ITS_SIZE = re.compile(
    rf"\b{_NOUN}\s+of\s+(?P<what>(?:the|this|that|a|an|its|our|their|his|these|those)\s+[^,;:.()]{{2,60}}?)\s+"
    rf"(?:(?:now|already|then)\s+)?"
    rf"(?:is|was|are|were|reach(?:es|ed)|amount(?:s|ed)\s+to|exceed(?:s|ed)|will\s+be|must\s+be|came\s+to)"
    rf"{_QUALIFIED}\s+$"
)
"""The height of the smokestack is."""
_WHOSE = re.compile(
    rf",?\s+(?:whose\s+{_NOUN}|the\s+{_NOUN}\s+of\s+which)\s+(?:is|was|reach(?:es|ed)|will\s+be){_QUALIFIED}\s+$"
)
_WITH = re.compile(
    rf"\s+(?:(?:has|had|have|having|with|reached|reaches|of)\s+)(?:an?\s+|the\s+)?(?:\w+\s+)?{_NOUN}\s+of{_QUALIFIED}\s+$"
)
_IS = re.compile(
    r"\s+(?:is|was|are|were|will\s+be|would\s+be|(?:has|have|had)\s+been|stands|stood|measures?|measured|rises|rose)"
    rf"{_QUALIFIED}\s+$"
)
_SIZED_SO = re.compile(rf"\s+(?:covers?|covered|occup(?:y|ies|ied)|displaces?|weighs?|weighed){_QUALIFIED}\s+$")
_SIDE = r"(?:high|tall|wide|deep|long|thick|broad|in\s+(?:height|length|width|depth|diameter))"
_SAID_BEHIND = re.compile(rf"^(?:\s+and\s+\S+\s+\S+)?\s+{_SIDE}\b")
_AND_BEFORE = re.compile(rf"\s+\d[\d.,]*\s+[a-z]+\s+{_SIDE}(?:,|\s+and|,\s+and)\s+$")
_BARE = re.compile(r"(?:,|\s+of|\s+some|\s+about)?\s+$")
_NO_THINGS = (
    words("people")
    | words("saying_nothing")
    | {"man", "woman", "person", "male", "female", "subject", "build", "hair", "eyes", "i", "source", "distance"}
)
"""What is told of persons, whom the page's names say, and what says nothing."""
_SIDES = frozenset(
    {"tall", "high", "wide", "deep", "long", "thick", "broad", "old", "heavy", "weighs", "weight", "inches", "feet"}
)
"""What ends the words of another size of the same: "about five feet seven inches tall, weighs"."""
_REACH = 160


def thing_measured(ahead: str, after: str) -> str:
    """What a size is one of, from the words before it and behind it; "" where they do not say it."""
    said = ahead[-_REACH:]
    if its := _ITS_SIZE.search(said):
        phrase, _ = phrase_behind(" " + its["what"], 0)
        return _named(phrase)
    said = _AND_BEFORE.sub(" ", said) if _SAID_BEHIND.match(after) else said
    for cue in (_WHOSE, _WITH):
        if found := cue.search(said):
            return _named(_first_of(said[: found.start()]))
    if found := _SIZED_SO.search(said):
        return _named(_first_of(said[: found.start()]))
    if not _SAID_BEHIND.match(after) and not is_of_thing(said, after):
        return ""
    if found := _IS.search(said):
        return _named(_first_of(said[: found.start()]))
    found = _BARE.search(said)
    return _named(_first_of(said[: found.start()])) if found else ""


def _first_of(said: str) -> NounPhrase | None:
    """The thing that ends the words: of phrases that prepositions join, the first that an article stands before."""
    said = said.rstrip(" ,")
    if chain := phrases_before(said, is_word, at_start=True):
        return next((phrase for phrase in chain if phrase.determined), chain[-1])
    return last_phrase(said, is_word, at_start=True)


def _named(phrase: NounPhrase | None) -> str:
    if phrase is None or phrase.head in _NO_THINGS or phrase.head in _SIDES or not phrase.words[-1].islower():
        return ""
    return str(phrase)
