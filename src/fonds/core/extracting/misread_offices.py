"""Words of offices that OCR has misread in one letter: "Presidont", "Secretacy", "Gultural Attache"."""

from __future__ import annotations

from functools import cache

from fonds.core.extracting.office_words import ALONE, BEFORE, WITH_MORE
from fonds.core.extracting.one_letter_misread import BY_ITSELF, is_word_or_name, misreadings
from fonds.core.extracting.word_knowledge import is_word
from fonds.core.text.first_words import Phrases

_LEAST = 7
"""Letters that a word has at least, so that no other word is likely to be meant."""
_OFFICES = ALONE | WITH_MORE | BEFORE
_MISREAD = misreadings(filter(is_word, _OFFICES), least=_LEAST)
MISREAD_OFFICES = Phrases(BY_ITSELF, _MISREAD.keys())
"""Words that may be misread ones of offices (`office_meant` says of which); they are sought in small letters."""


@cache
def office_meant(word: str) -> str:
    """Which word of offices is meant by one in small letters that differs from it in one letter; "" where the word is
    one itself, another word or somebody's name."""
    right = _MISREAD.get(word, "")
    return "" if not right or word in _OFFICES or is_word_or_name(word) else right
