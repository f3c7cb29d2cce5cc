"""The number of a record at the head of its first page, however badly an engine read it: `rodt0164- 10806`.

The records of a collection under the Act of 1992 are numbered with three figures, five and five; those of an agency
begin alike, and the latter two groups begin with 10 in nearly all. The number is stamped at the edge of the page, where
engines take its figures for letters: `iod-10128`, `Viostoaa2-10848`. So figures and the letters that are taken for them
are counted, and the places at which ones and noughts have to stand.
"""

from __future__ import annotations

import re

_FIRST_LINES = 240
"""Code points of a page within which such a number begins."""
_LINES = 6
_PLAIN = re.compile(r"(?:1[347]-?|4-)?0{4,5}0?|[A-Z]{1,6}|\W{1,8}|[a-z]{1,3}")
"""What may stand on a line before that of the number: stamps of the scanner, stains."""
_TOKEN = re.compile(
    r"[^\w\n(]{0,6}\(?(?!1[347]-?0{4,5}|[^\n]{0,20} [12][09]2\w\s+REL)"
    r"(?P<number>(?:[A-Za-z][oO0iI1ltvVdD][a-z]?[- ]{1,2}(?=\w))?"
    r"[\w@|!}]{1,2}[\w@|!°*?“”\"'’‘~.:)(\[\]}-]{0,11}(?:[ ]?[-~“\"'.(:*][ ]{0,2}|[ ]{1,2}|)"
    r"[\w@|!(~-]{3,13}?(?:[ ][0-9(]{1,5}(?=[\])|}]|$))?)(?=[\s\[({|\])},.:;°*_“”\"'’]|$)",
    re.MULTILINE,
)
_BEFORE_RELEASE = re.compile(
    r"[^\w\n]{0,6}(?:\d\s)?(?P<number>\w[^\n{\[]{7,20}?\w)(?=[^\w\n]{1,6}(?:\w{1,2}[\W_]{1,3})?(?:20|10|19)2\w\s+REL)"
)
_TAKEN_FOR = {
    "0": "oOQDcCGeu", "1": "iIlLtTfrjJVv|!(}", "4": "aAdyhH", "5": "sS", "2": "zZ@", "8": "EB", "6": "b", "9": "gq",
}  # fmt: skip
_AS_FIGURES = str.maketrans({letter: figure for figure, letters in _TAKEN_FOR.items() for letter in letters})
_WORD = re.compile(r"[A-Za-z]{6}|[A-Za-z]{5} ")
"""What is a word, not figures: "14440650 SECRET"."""
_NOT_COUNTED = re.compile(r"[^0-9A-Za-z|!(}@]")
_FEWEST, _MOST = 9, 16
_MOST_BEHIND = 10
"""Letters behind the number on its line, where more are running text."""
_LEAST_FIGURES, _LEAST_BESIDE_RELEASE = 6, 4
_FIGURES_THAT_TELL = 8
_PREFIXES = frozenset({"12", "13", "14", "15", "17", "18", "19", "20"})
"""How the numbers of other agencies than the CIA begin."""


def record_number_at_head(text: str) -> tuple[int, int] | None:
    """Where the number of a record begins and ends at the head of a page's text; None where none stands there."""
    place = 0
    for _ in range(_LINES):
        if (beside := _BEFORE_RELEASE.match(text, place)) is not None and _is_number(beside["number"], is_beside=True):
            return beside.span("number")
        match = _TOKEN.match(text, place)
        end = text.find("\n", place)
        if match is not None and _is_number(match["number"], is_beside=False):
            rest = text[match.end("number") : end if end >= 0 else len(text)]
            if sum(map(str.isalpha, rest)) <= _MOST_BEHIND:
                return match.span("number")
        if end < 0 or end > _FIRST_LINES:
            return None
        line = text[place:end].strip()
        if line and not _PLAIN.fullmatch(line):
            return None
        place = end + 1
    return None


def _is_number(said: str, *, is_beside: bool) -> bool:
    """Whether what stands there is such a number, misread; beside the words of the release fewer figures tell it."""
    bare = _NOT_COUNTED.sub("", said)
    if (not is_beside and _WORD.search(said) is not None) or not _FEWEST <= len(bare) <= _MOST:
        return False
    figures = sum(map(str.isdigit, bare))
    read = bare.translate(_AS_FIGURES)
    others = sum(not each.isdigit() for each in read)
    if others > 1 or figures < (_LEAST_BESIDE_RELEASE if is_beside else _LEAST_FIGURES):
        return False
    places = (read[-4] == "0") + ("0" in read[-10:-7]) + ("04" in read[:4] or read[:2] in _PREFIXES)
    return places >= (2 if is_beside else 3) or (figures >= _FIGURES_THAT_TELL and places == 2 and "-" in said)
