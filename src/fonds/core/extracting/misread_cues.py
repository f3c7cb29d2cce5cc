"""Words of meeting that OCR has misread in one letter: "intervieved", "conversatign", "mecting"."""

from __future__ import annotations

from functools import cache

from fonds.core.extracting.contact_words import MISREAD, NOUNS, SELDOM, VERBS
from fonds.core.extracting.one_letter_misread import BY_ITSELF, is_word_or_name, misreadings
from fonds.core.text.first_words import Phrases

_LEAST = 6
"""Letters that a word has at least, so that no other word is likely to be meant."""
_CUES = {word for word, verb in VERBS.items() if verb.form == "past" and verb.frames != {"said_to"}} | NOUNS
_MISREAD = {
    **misreadings(_CUES - SELDOM, least=_LEAST),
    **{wrong: right for wrong, right in MISREAD.items() if right in VERBS},
}
MISREAD_CONTACT = Phrases(BY_ITSELF, _MISREAD.keys())
"""Words that may be misread ones of meeting (`meant` says of which); they are sought in small letters."""


@cache
def meant(word: str) -> str:
    """Which word of meeting is meant by one in small letters that differs from it in one letter; "" where the word is
    one itself or somebody's name."""
    right = _MISREAD.get(word, "")
    if not right or word in MISREAD:
        return right
    return "" if is_word_or_name(word) else right
