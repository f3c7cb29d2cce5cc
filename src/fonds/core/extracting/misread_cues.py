"""Words of meeting that OCR has misread in one letter: "intervieved", "conversatign", "mecting"."""

from __future__ import annotations

import re
from functools import cache
from string import ascii_lowercase

from fonds.core.extracting.contact_words import MISREAD, NOUNS, SELDOM, VERBS
from fonds.core.extracting.word_knowledge import ENGLISH, GIVEN, PLACE, SURNAME, is_word, known
from fonds.core.text.first_words import Phrases

_LEAST = 6
"""Letters that a word has at least, so that no other word is likely to be meant."""


def _misread() -> dict[str, str]:
    found = {wrong: right for wrong, right in MISREAD.items() if right in VERBS}
    cues = {word for word, verb in VERBS.items() if verb.form == "past" and verb.frames != {"said_to"}} | NOUNS
    for word in sorted(cues - SELDOM):
        if len(word) >= _LEAST and word.isalpha() and word.isascii():
            for place in range(len(word)):
                for letter in ascii_lowercase.replace(word[place], ""):
                    found.setdefault(f"{word[:place]}{letter}{word[place + 1 :]}", word)
    return found


_MISREAD = _misread()
MISREAD_CONTACT = Phrases(re.compile(r"(?<![\w-])[a-z]+(?![\w-])"), _MISREAD.keys())
"""Words that may be misread ones of meeting (`meant` says of which); they are sought in small letters."""


@cache
def meant(word: str) -> str:
    """Which word of meeting is meant by one in small letters that differs from it in one letter; "" where the word is
    one itself or somebody's name."""
    right = _MISREAD.get(word, "")
    if not right or word in MISREAD:
        return right
    if is_word(word) or known(word) & ENGLISH or known(word.title()) & (GIVEN | SURNAME | PLACE | ENGLISH):
        return ""
    return right
