"""How well pages were read by machine: by the share of English words among their words in small letters.

Of the pages of a printed edition 99 in 100 have 0.98 and more; pages of machine-read typescript lie anywhere between
that and nothing. What finders may conclude from a capital letter depends on it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import IntEnum

from fonds.core.extracting.document import Document
from fonds.core.extracting.scripts import Script, scripts_of
from fonds.core.extracting.word_knowledge import count_words

# begins with a character, by which the places are found quickly where it may match
_SMALL_WORD = re.compile(r"[a-z](?<![\w-][a-z])[a-z]{2,}(?![\w-])")
_SIGNS = "’“”‘–—"
"""Of what is not of ASCII on most pages: signs that stand in no word."""
_TO_SPACES = bytes(
    byte if byte < 128 and (chr(byte).isalnum() or chr(byte) in "_-") else ord(" ") for byte in range(256)
)
_CLEAN = 0.97
_LEGIBLE = 0.75
_ENOUGH = 40  # words, for a page to be judged by its own
_FEW = 8  # words, below which nothing is said
_JUDGED = 300  # words of a page that are looked at


class Legibility(IntEnum):
    """What a page's capitals are worth: nothing but in names that lists know, some, or all."""

    POOR = 0
    FAIR = 1
    CLEAN = 2


@dataclass(frozen=True, slots=True)
class Legible:
    """Each page's legibility, in the pages' order, and all words in small letters that the document has."""

    pages: tuple[Legibility, ...]
    small_words: frozenset[str]


def small_words(text: str) -> list[str]:
    """The words of a text that are of three small letters a–z and more, in order; a part of another word is none."""
    plain = text
    if not text.isascii():
        for sign in _SIGNS:
            plain = plain.replace(sign, " ")
        if not plain.isascii():
            return _SMALL_WORD.findall(text)
    words = plain.encode("ascii").translate(_TO_SPACES).decode("ascii").split()  # faster
    return [word for word in words if len(word) > 2 and word.islower() and word.isalpha()]


def legibility(document: Document) -> Legible:
    """How well the pages of a document are read; a page of few words is taken to be as the whole is.

    English is measured; of texts in other languages, which other words betray, nothing can be said but that they are
    fair, or clean where they are in Cyrillic letters.
    """
    words = [small_words(page.text) for page in document.pages]
    whole: Legibility | None = None
    found = []
    for page, own in zip(document.pages, words, strict=True):
        if Script.CYRILLIC in scripts_of(page.text):
            found.append(Legibility.CLEAN)
        else:
            if len(own) < _ENOUGH and whole is None:
                whole = _of([word for each in words for word in each[:_JUDGED]][: 10 * _JUDGED], document.language)
            found.append(_of(own[:_JUDGED], document.language) if whole is None or len(own) >= _ENOUGH else whole)
    return Legible(tuple(found), frozenset().union(*words))


def _of(words: list[str], language: str) -> Legibility:
    share = count_words(words) / len(words) if words else 0
    if len(words) < _FEW and share < _CLEAN:
        return Legibility.FAIR  # a list, a heading: nothing can be said of so few
    if share >= _CLEAN:
        return Legibility.CLEAN
    return Legibility.FAIR if share >= _LEGIBLE or language[:2] not in ("", "en") else Legibility.POOR
