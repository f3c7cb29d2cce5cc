"""Levels of secrecy that stand alone on a line at the head or the foot of a page and are hardly to be read.

`core.parsing.misread_words` takes a word for a level within a line where one letter in five may be misread. Where a
line at the edge of a page has nothing else, twice as many may: `ECR ET`, `S-ECURE-T`, `SE-C-R-E-fe`. Where a level
was typed letter by letter, with a stroke between them, its letters are counted that are read or taken for one that is
drawn alike: `S-B-0-8-8-7`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from rapidfuzz.distance import Levenshtein

from fonds.core.text.english_words import is_english
from fonds.core.text.lines import line_range

_LEVELS = (("SECRET", 2, 5), ("TOPSECRET", 3, 8), ("CONFIDENTIAL", 4, 9), ("UNCLASSIFIED", 3, 10))
"""Each with how many of its letters may be misread, and the fewest letters in all."""
_ZONE, _HEAD, _FOOT = 600, 10, 9
"""Code points, and lines that are not blank, at the head and the foot of a page."""
_SHORTEST, _LONGEST = 4, 28
_AROUND = " \t\r.,:;|-–—_=~*'\"‘’“”«»•°^`<>()[]{}/\\"
_OTHER_LINE = re.compile(r"[a-z]{3}|[0-9]{4}")
"""What is found quickly in most short lines and in no level."""
_STAIN = re.compile(r"[^\w]*[ ][^\w]*\w{1,2}$")
_TORN = frozenset({"CONFIDENT"})
"""Words of English that on a line alone, in capitals, are a level without its end."""
_LETTERS_FOR = str.maketrans("$€£§0158!|СЕТАОРНКВЅ", "SEESOISBIICETAORHKBS")
"""Figures and signs for the letters that they are taken for, and the letters of Cyrillic that look like these."""
_NO_LETTER = re.compile(r"[^A-Za-z]")
_SHARE_OF_CAPITALS = 0.6
_SIGN = r"(?:[^\s\w()\[\]/.,;:-]|\w){1,2}"
_TYPED = re.compile(rf"(?<![\w-])(?=[^\n]{{0,8}}[A-ZА-Я]){_SIGN}(?:[ ]?[-~=][ ]?{_SIGN}){{4,13}}(?![\w-])")
"""Letters that strokes stand between."""
_BETWEEN = re.compile(rf"[-~=][ ]?{_SIGN}[ ]?[-~=][ ]?{_SIGN}[ ]?[-~=]")
"""What is found quickly and stands in each."""
_STROKES = re.compile("[ ~=-]")
_DRAWN_ALIKE = {
    "S": "S58B$§", "E": "EB8F€£LHЕ", "C": "CO0G6Q¢СF", "R": "RBKHPAE8", "T": "T7I1YPJZFТ9", "O": "O0QCDGО",
    "N": "NHMIWПVR", "F": "FPEБ", "I": "I1LTJ!|l", "D": "DO0BP", "A": "A4RHА", "L": "LI1EJTC", "U": "UOV0", "P": "PFRР",
}  # fmt: skip
"""For each letter of the levels itself and what engines take it for, Cyrillic ones among them."""
_LEAST_ALIKE, _LEAST_READ = 0.8, 0.3
"""The share of the letters of a level that have to be read or drawn alike, and of those that are read where not
all are alike."""
_OTHER = frozenset({"SECTOR", "SERIES", "SUBJECT", "SECT", "STREET", "DIRECT", "SELECT", "EXCEPT", "REPORT", "SECTION"})


def levels_alone(text: str) -> Iterator[tuple[int, int]]:
    """Where such levels begin and end, in order."""
    head = text[:_ZONE].split("\n")
    yield from _on_lines(head, 0, range(len(head)), _HEAD)
    start = max(_ZONE, len(text) - _ZONE)
    foot = text[start:].split("\n")
    yield from _on_lines(foot, start, range(len(foot) - 1, 0, -1), _FOOT)


def levels_typed(text: str) -> Iterator[tuple[int, int]]:
    """Where levels whose letters strokes stand between begin and end, in order."""
    done = 0
    for between in _BETWEEN.finditer(text):
        if between.start() < done:
            continue
        start, done = line_range(text, between.start())
        for match in _TYPED.finditer(text, start, done):
            said = [each for each in _STROKES.split(match[0]) if each]
            if any(_is_typed(said, level) for level, _, _ in _LEVELS):
                yield match.span()


def _is_typed(said: list[str], level: str) -> bool:
    """Whether so many pieces, each of one or two letters, are those of a level, one of which may be lost."""
    for lost in range(len(level)) if len(said) == len(level) - 1 else (None,):
        meant = level if lost is None else level[:lost] + level[lost + 1 :]
        if len(said) != len(meant):
            return False
        read = sum(letter in each.upper() for each, letter in zip(said, meant, strict=True))
        alike = sum(
            not {*each.upper()}.isdisjoint(_DRAWN_ALIKE[letter]) for each, letter in zip(said, meant, strict=True)
        )
        if alike >= _LEAST_ALIKE * len(level) and (read >= _LEAST_READ * len(level) or alike == len(level)):
            return True
    return False


def _on_lines(lines: list[str], place: int, order: range, most: int) -> Iterator[tuple[int, int]]:
    """The levels on some of the lines of a text that begins at a place: the first ones in that order."""
    for number in order:
        line = lines[number]
        bare = line.strip(_AROUND)
        if not bare:
            continue
        if _SHORTEST <= len(bare) <= _LONGEST and not _OTHER_LINE.search(bare) and (level := _level(bare)):
            start = place + sum(len(each) + 1 for each in lines[:number]) + line.index(level)
            yield start, start + len(level)
        most -= 1
        if not most:
            return


def _level(bare: str) -> str:
    """What a line has but a stain at its end, where it is a level; "" where it is none."""
    if is_level(bare):
        return bare
    before = _STAIN.sub("", bare)
    return before if before != bare and is_level(before) else ""


@lru_cache(maxsize=20_000)
def is_level(line: str) -> bool:
    """Whether a line is a level of secrecy, misread, and no word or name that is near to one."""
    letters = _NO_LETTER.sub("", line.translate(_LETTERS_FOR))
    if not letters or sum(map(str.isupper, letters)) < _SHARE_OF_CAPITALS * len(letters):
        return False
    read = letters.upper()
    if read in _TORN and letters.isupper():
        return True
    if read in _OTHER or is_english(read.lower()) or is_english(read.lower().removesuffix("s")):
        return False
    return any(
        len(read) >= fewest - 1 and Levenshtein.distance(read, level, score_cutoff=allowed) <= allowed
        for level, allowed, fewest in _LEVELS
    )
