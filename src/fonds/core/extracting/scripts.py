"""In which scripts a page is written, apart from Latin: the finders of other languages read only where there is some.

A machine that reads typescript takes a word here and there for Russian: Cyrillic letters must be a share of the page.
"""

from __future__ import annotations

import re
from enum import StrEnum
from functools import lru_cache

HAN = "\u3005\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
HANGUL = "\uac00-\ud7a3"
CYRILLIC = "\u0400-\u04ff"
OTHER_LETTER = re.compile(f"[{CYRILLIC}{HANGUL}{HAN}]")
"""A letter of one of the scripts."""


class Script(StrEnum):
    """A script that the finders of other languages read."""

    CYRILLIC = "cyrillic"
    HANGUL = "hangul"
    HAN = "han"


_WORDS = (
    (Script.CYRILLIC, re.compile(f"[{CYRILLIC}]{{3}}")),
    (Script.HANGUL, re.compile(f"[{HANGUL}]{{2}}|\\d\\s?[년월일]")),
    (Script.HAN, re.compile(f"[{HAN}]{{2}}|[{HAN}]\\s?\\d")),
)
_CYRILLIC = re.compile(f"[{CYRILLIC}]")
_LEAST, _LEAST_OF_FEW, _FEW = 0.05, 0.3, 30
"""Which share of a page's letters must be Cyrillic; which, where they are few."""
_NONE: frozenset[Script] = frozenset()


def scripts_of(text: str) -> frozenset[Script]:
    """The scripts in which a text has words; of a text in Latin letters alone, none, at little cost."""
    if text.isascii():
        return _NONE
    return _scripts_of(text)


@lru_cache(maxsize=512)  # the pages of most documents: each finder asks again
def first_other_letter(text: str) -> int:
    """Where the first letter of one of the scripts stands, -1 where none does."""
    first = None if text.isascii() else OTHER_LETTER.search(text)
    return -1 if first is None else first.start()


@lru_cache(maxsize=512)  # the same
def _scripts_of(text: str) -> frozenset[Script]:
    first = first_other_letter(text)
    if first < 0:
        return _NONE
    found = {script for script, word in _WORDS if word.search(text, first)}
    if Script.CYRILLIC in found and not _is_russian(text):
        found.remove(Script.CYRILLIC)
    return frozenset(found)


def _is_russian(text: str) -> bool:
    letters = len(_CYRILLIC.findall(text))
    return letters >= (_LEAST if letters >= _FEW else _LEAST_OF_FEW) * sum(map(str.isalpha, text))
