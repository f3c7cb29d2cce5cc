"""The words of a text with their places and a form by which they are matched."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache

from fonds.core.comparing.words import same_form

_HAN_KANA = "\u3005\u3007\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_LETTER = rf"[^\W_{_HAN_KANA}][\u0300-\u036f]*"
_WORD = re.compile(
    rf"[{_HAN_KANA}]"
    # a number with its thousands and decimals is one word; so are the amounts' own signs, which no one may exchange
    rf"|[$£€¥]?\d+(?:[.,]\d+)*%?(?!\w)"
    # masked letters are words of their own, equal to nothing
    r"|█+"
    rf"|(?:{_LETTER})+(?:['’](?:{_LETTER})+)*(?:[-\u00ad\u2010¬][ \t]*\n[ \t]*(?=[^\W\d_A-ZА-ЯЁ])(?:{_LETTER})+)?"
)


@dataclass(slots=True)
class Tokens:
    """Words in order, as lists of one length: code points in `text`, half-open, and the forms they are matched by."""

    text: str
    start: list[int] = field(default_factory=list)
    end: list[int] = field(default_factory=list)
    form: list[str] = field(default_factory=list)

    def __len__(self) -> int:
        return len(self.form)

    def word(self, at: int) -> str:
        """The word as written."""
        return self.text[self.start[at] : self.end[at]]

    def letters(self, start: int, end: int) -> int:
        """How many letters and digits the words from one to another have."""
        return sum(map(len, self.form[start:end]))

    def words(self, start: int, end: int) -> str:
        """What stands from one word to another, white space as one space."""
        return " ".join(self.text[self.start[start] : self.end[end - 1]].split()) if end > start else ""


def tokens(text: str, start: int = 0, end: int | None = None) -> Tokens:
    """The words between two offsets."""
    spans = [word.span() for word in _WORD.finditer(text, start, len(text) if end is None else end)]
    return Tokens(text, [a for a, _ in spans], [b for _, b in spans], [_form(text[a:b]) for a, b in spans])


_form = lru_cache(maxsize=100_000)(same_form)
