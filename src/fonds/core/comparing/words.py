"""The words of a text with their places, in a form in which two readings of one word are mostly equal.

Nothing here knows a language: words are runs of letters and digits of any script, Han characters and kana singly,
since their scripts put no spaces between words. What OCR engines confuse most (l, 1, I; O, 0; rn, m) is made equal.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from fonds.core.text.analysis import HAN_KANA

_LETTER = rf"[^\W_{HAN_KANA}][\u0300-\u036f]*"
_WORD = re.compile(
    rf"[{HAN_KANA}]"
    # a number with its thousands set apart is one word
    rf"|\d{{1,3}}(?:[.,]\d{{3}})+(?!\w)"
    # a word broken at the end of a line is one word; a capital after the hyphen begins another ("Anti-\nCastro")
    rf"|(?:{_LETTER})+(?:['’](?:{_LETTER})+)*(?:[-\u00ad\u2010¬][ \t]*\n[ \t]*(?=[^\W\d_A-ZА-ЯЁ])(?:{_LETTER})+)?"
)
# the same where no character of the text is Han, kana or a combining mark: half the time, and most texts
_PLAIN_WORD = re.compile(
    r"\d{1,3}+(?:[.,]\d{3})+(?!\w)|"
    r"[^\W_]++(?:['’][^\W_]++)*(?:[-\u00ad\u2010¬][ \t]*\n[ \t]*(?=[^\W\d_A-ZА-ЯЁ])[^\W_]++)?"
)
_NOT_PLAIN = re.compile(rf"[{HAN_KANA}\u0300-\u036f]")
_PLAIN = re.compile(r"[a-z]+")
_JOINT = re.compile(r"[^\w]|_")
_CONFUSED = str.maketrans(
    {"1": "l", "i": "l", "|": "l", "0": "o", "5": "s", "8": "b", "ı": "l", "ё": "е", "й": "и", "ъ": "ь"}
)


@dataclass(slots=True)
class Words:
    """The words of a text in reading order, as lists of one length.

    `page` is a 0-based index into `texts`; `start` and `end` are code points in that page; `written` is the word as it
    stands there, and `form` the word made equal to its other readings.
    """

    texts: Sequence[str]
    page: list[int] = field(default_factory=list)
    start: list[int] = field(default_factory=list)
    end: list[int] = field(default_factory=list)
    written: list[str] = field(default_factory=list)
    form: list[str] = field(default_factory=list)
    first: list[int] = field(default_factory=list)
    """Index of the first word of each page, and one more: the number of words."""

    def __len__(self) -> int:
        return len(self.form)

    def text(self, at: int) -> str:
        """The word as it stands on its page."""
        return self.written[at]

    def letters(self, start: int, end: int) -> int:
        """How many letters and digits the words `start` to `end` have."""
        return sum(map(len, self.form[start:end]))


def words(texts: Sequence[str]) -> Words:
    """All words of the pages `texts`, in order."""
    found = Words(texts)
    forms: dict[str, str] = {}
    for number, text in enumerate(texts):
        found.first.append(len(found.start))
        is_plain = text.isascii() or _NOT_PLAIN.search(text) is None
        written = []
        for word in (_PLAIN_WORD if is_plain else _WORD).finditer(text):
            start, end = word.span()
            found.start.append(start)
            found.end.append(end)
            written.append(text[start:end])
        forms |= _same_forms(set(written).difference(forms))
        found.page += [number] * len(written)
        found.written += written
        found.form += map(forms.__getitem__, written)
    found.first.append(len(found.start))
    return found


def _same_forms(written: Iterable[str]) -> dict[str, str]:
    """`same_form` of each of the words: of those in plain letters and figures all at once."""
    plain, result = [], {}
    for word in written:
        if word.isascii() and word.isalnum():
            plain.append(word)
        else:
            result[word] = same_form(word)
    if plain:
        # no word holds a line break, and no confusion reaches over one
        result.update(zip(plain, _without_confusions("\n".join(plain).lower()).split("\n"), strict=True))
    return result


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
    return _without_confusions(lowered)


def _without_confusions(lowered: str) -> str:
    return lowered.translate(_CONFUSED).replace("rn", "m").replace("vv", "w")
