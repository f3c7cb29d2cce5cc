"""The words of a text with their places, in a form in which two readings of one word are mostly equal.

Nothing here knows a language: words are runs of letters and digits of any script, Han characters and kana singly,
since their scripts put no spaces between words. What OCR engines confuse most (l, 1, I; O, 0; rn, m) is made equal.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache

_HAN_KANA = "\u3005\u3007\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_LETTER = rf"[^\W_{_HAN_KANA}][\u0300-\u036f]*"
_WORD = re.compile(
    rf"[{_HAN_KANA}]"
    # a number with its thousands set apart is one word
    rf"|\d{{1,3}}(?:[.,]\d{{3}})+(?!\w)"
    # a word broken at the end of a line is one word; a capital after the hyphen begins another ("Anti-\nCastro")
    rf"|(?:{_LETTER})+(?:['’](?:{_LETTER})+)*(?:[-\u00ad\u2010¬][ \t]*\n[ \t]*(?=[^\W\d_A-ZА-ЯЁ])(?:{_LETTER})+)?"
)
_PLAIN = re.compile(r"[a-z]+")
_JOINT = re.compile(r"[^\w]|_")
_CONFUSED = str.maketrans(
    {"1": "l", "i": "l", "|": "l", "0": "o", "5": "s", "8": "b", "ı": "l", "ё": "е", "й": "и", "ъ": "ь"}
)


@dataclass(slots=True)
class Words:
    """The words of a text in reading order, as lists of one length.

    `page` is a 0-based index into `texts`; `start` and `end` are code points in that page; `form` is the word made
    equal to its other readings.
    """

    texts: Sequence[str]
    page: list[int] = field(default_factory=list)
    start: list[int] = field(default_factory=list)
    end: list[int] = field(default_factory=list)
    form: list[str] = field(default_factory=list)
    first: list[int] = field(default_factory=list)
    """Index of the first word of each page, and one more: the number of words."""

    def __len__(self) -> int:
        return len(self.form)

    def text(self, at: int) -> str:
        """The word as it stands on its page."""
        return self.texts[self.page[at]][self.start[at] : self.end[at]]

    def letters(self, start: int, end: int) -> int:
        """How many letters and digits the words `start` to `end` have."""
        return sum(map(len, self.form[start:end]))


def words(texts: Sequence[str]) -> Words:
    """All words of the pages `texts`, in order."""
    found = Words(texts)
    forms: dict[str, str] = {}
    for number, text in enumerate(texts):
        found.first.append(len(found.form))
        for word in _WORD.finditer(text):
            written = word.group()
            form = forms.get(written)
            if form is None:
                form = forms[written] = same_form(written)
            found.page.append(number)
            found.start.append(word.start())
            found.end.append(word.end())
            found.form.append(form)
    found.first.append(len(found.form))
    return found


@lru_cache(maxsize=1 << 16)
def same_form(word: str) -> str:
    """The word without case, accents, inner hyphen or apostrophe, and with the commonest confusions made equal."""
    lowered = word.lower()
    if not _PLAIN.fullmatch(lowered):
        decomposed = unicodedata.normalize("NFKD", lowered)
        if "가" <= word[0] <= "힣" or "ᄀ" <= word[0] <= "ᇿ":
            # syllables stay apart in jamo, so that one misread letter is one error and not a whole syllable
            return _JOINT.sub("", decomposed)
        lowered = _JOINT.sub("", "".join(c for c in decomposed if not unicodedata.combining(c))) or lowered
    return lowered.translate(_CONFUSED).replace("rn", "m").replace("vv", "w")
