"""Words of offices that OCR has misread in one letter: "Presidont", "Secretacy", "Gultural Attache"."""

from __future__ import annotations

import re
from functools import cache
from string import ascii_lowercase

from fonds.core.extracting.office_words import ALONE, BEFORE, WITH_MORE
from fonds.core.extracting.word_knowledge import ENGLISH, GIVEN, PLACE, SURNAME, is_word, known
from fonds.core.text.first_words import Phrases

_LEAST = 7
"""Letters that a word has at least, so that no other word is likely to be meant."""


def _misread() -> dict[str, str]:
    found: dict[str, str] = {}
    plain = {word for word in ALONE | WITH_MORE | BEFORE if word.isalpha() and word.isascii() and is_word(word)}
    for word in sorted(plain):
        if len(word) >= _LEAST:
            for place in range(len(word)):
                for letter in ascii_lowercase.replace(word[place], ""):
                    found.setdefault(f"{word[:place]}{letter}{word[place + 1 :]}", word)
    return found


_MISREAD = _misread()
MISREAD_OFFICES = Phrases(re.compile(r"(?<![\w-])[a-z]+(?![\w-])"), _MISREAD.keys())
"""Words that may be misread ones of offices (`office_meant` says of which); they are sought in small letters."""


@cache
def office_meant(word: str) -> str:
    """Which word of offices is meant by one in small letters that differs from it in one letter; "" where the word is
    one itself, another word or somebody's name."""
    right = _MISREAD.get(word, "")
    if not right or word in ALONE | WITH_MORE | BEFORE:
        return ""
    if is_word(word) or known(word) & ENGLISH or known(word.title()) & (GIVEN | SURNAME | PLACE | ENGLISH):
        return ""
    return right
