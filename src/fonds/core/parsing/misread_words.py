"""Words of markings as OCR leaves them: `SEGRET`, `C O N F I D E N T I A L`, `DISSEN`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from rapidfuzz.distance import Levenshtein

_MARKING_WORDS = tuple(
    (word, frozenset(word), max(1, len(word) // 5))
    for word in ("SECRET", "CONFIDENTIAL", "UNCLASSIFIED", "RESTRICTED", "DISSEM", "DISSEMINATION", "NOFORN")
)
"""The words, their letters, and how many of these may be misread."""
_BY_LENGTH = {
    length: near
    for length in range(16)
    if (near := [each for each in _MARKING_WORDS if abs(length - len(each[0])) <= each[2]])
}
"""Those that a word of so many letters may be misread for."""
_POINTS = str.maketrans("", "", "'’.")
_OTHER_WORDS = frozenset({"SECRETE", "SECRETS", "SECRETLY", "DISSENT", "UNRESTRICTED", "CLASSIFIED"})
"""Real words that are near those of markings, and none of them."""
_TOKEN = re.compile(r"[A-Z0-9$€£§][A-Z0-9$€£§'’.]{4,14}")
_SPACED = re.compile(r"(?<!\S)(?:[A-Z][ ./-]{1,2}){5,12}[A-Z](?![^\s/,;.])")
_IN_SPACED = ("C R E", "C-R-E", "C.R.E", "D E N", "D-E-N", "D.E.N")
"""What SECRET and CONFIDENTIAL have in them when their letters are set apart."""


def marking_words(text: str) -> Iterator[tuple[str, int, int]]:
    """The words in capitals that are, or are misread for, words of markings: (the word meant, start, end)."""
    for match in _TOKEN.finditer(text):
        token = match[0].rstrip(".'’")
        if token.isdigit():
            continue
        word = meant(token)
        if word and not _is_letter(text, match.start() - 1) and not _is_letter(text, match.end()):
            yield word, match.start(), match.start() + len(token)
    if any(each in text for each in _IN_SPACED):
        for match in _SPACED.finditer(text):
            if word := meant(re.sub(r"[^A-Z]", "", match[0])):
                yield word, *match.span()


def _is_letter(text: str, place: int) -> bool:
    return 0 <= place < len(text) and text[place].isalpha()


@lru_cache(maxsize=50_000)
def meant(token: str) -> str:
    """The word of markings that a token in capitals stands for, "" where none does.

    One letter in five may be misread, added or lost.
    """
    token = token.translate(_POINTS)
    near = _BY_LENGTH.get(len(token))
    if near is None or token in _OTHER_WORDS:
        return ""
    letters = set(token)
    for word, own, allowed in near:
        if len(own - letters) > allowed:
            continue  # so many letters that are not there would each be one misread
        if Levenshtein.distance(token, word, score_cutoff=allowed) <= allowed:
            return word
    return ""
