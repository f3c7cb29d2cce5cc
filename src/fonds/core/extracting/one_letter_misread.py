"""Words of a list that OCR has misread in one letter: which are meant, where what stands there is no word itself."""

from __future__ import annotations

import re
from collections.abc import Iterable
from string import ascii_lowercase

from fonds.core.extracting.word_knowledge import ENGLISH, GIVEN, PLACE, SURNAME, is_word, known

BY_ITSELF = re.compile(r"(?<![\w-])[a-z]+(?![\w-])")
"""A word in small letters that no hyphen joins to another."""


def misreadings(words: Iterable[str], *, least: int) -> dict[str, str]:
    """What the words of `least` letters and more look like with one letter misread, each with the word that is meant.

    Words are of ASCII letters in small; others are left out. Where two words may be meant it is the first by the
    alphabet.
    """
    found: dict[str, str] = {}
    for word in sorted(words):
        if len(word) >= least and word.isalpha() and word.isascii():
            for place in range(len(word)):
                for letter in ascii_lowercase.replace(word[place], ""):
                    found.setdefault(f"{word[:place]}{letter}{word[place + 1 :]}", word)
    return found


def is_word_or_name(word: str) -> bool:
    """Whether a word in small letters is one of the language, or somebody's name or a place's, and so not misread."""
    return bool(is_word(word) or known(word) & ENGLISH or known(word.title()) & (GIVEN | SURNAME | PLACE | ENGLISH))
