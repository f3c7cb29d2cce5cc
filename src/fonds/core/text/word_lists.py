"""Lists of numbers as short text, and the words of a text as they are listed: an index that a browser can read.

A number is written in digits of five bits, the lowest first, as source maps do (Base64 VLQ without a sign).
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from fonds.core.text.analysis import STOPWORDS, broken_words, folded, prepared

DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
LONGEST_WORD = 40

_WORD = re.compile(r"[^\W_]+")
_BEYOND = re.compile("[\U00010000-\U0010ffff]")


def to_digits(numbers: Iterable[int]) -> str:
    """The numbers, each 0 or greater, as text."""
    made: list[str] = []
    for number in numbers:
        while number > 31:
            made.append(DIGITS[32 | number & 31])
            number >>= 5
        made.append(DIGITS[number])
    return "".join(made)


def listed_words(text: str) -> list[str]:
    """The words of the text in lower case without accents, each as often as it stands there; words that say nothing of
    a subject and those longer than `LONGEST_WORD` are left out, and words that a line's end breaks are whole."""
    if whole := broken_words(text):
        text = f"{text}\n{' '.join(word for word, _, _ in whole)}"
    found = _WORD.findall(_BEYOND.sub(" ", folded(prepared(text))))
    return [word for word in found if word not in STOPWORDS and len(word) <= LONGEST_WORD]
