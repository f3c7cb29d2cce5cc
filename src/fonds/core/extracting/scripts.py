"""In which scripts a page is written, apart from Latin: the finders of other languages read only where there is some.

A letter or two that a machine misread make no text: there must be a whole word.
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
_NONE: frozenset[Script] = frozenset()


def scripts_of(text: str) -> frozenset[Script]:
    """The scripts in which a text has words; of a text in Latin letters alone, none, at little cost."""
    if text.isascii():
        return _NONE
    return _scripts_of(text)


@lru_cache(maxsize=64)
def _scripts_of(text: str) -> frozenset[Script]:
    first = OTHER_LETTER.search(text)
    if first is None:
        return _NONE
    return frozenset(script for script, word in _WORDS if word.search(text, first.start()))
