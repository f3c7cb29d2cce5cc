"""Marks whose words never change, in the lines at the head and the foot of a page, however misread.

An agency stamped or printed them by the thousand: the ban on reproduction, the warning of the espionage laws, what was
released under which act. The letters of a line are compared with those of such a text (`data/known_marks.toml`): by the
share of letters that both have in the same order, where the shorter one fits best into the longer one (the "partial
ratio" of RapidFuzz, an indel similarity). Lines that follow each other as the parts of the text do are one mark; beside
one that is certain, worse ones are taken.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from importlib.resources import files
from typing import NamedTuple

from rapidfuzz import fuzz

from fonds.core.text.lines import line_range

_ZONE = 900
"""Code points at the head and the foot of a page that are looked at."""
_LONGEST_LINE = 200
_LEAST = ((34, 66.0), (20, 74.0), (14, 85.0))
"""How like the text a line that fits so many of its letters is, at the least."""
_LEAST_OF_LINE = 86.0
"""How like a line that tells a mark alone is to that of the text, at the least."""
_LEAST_OF_NEEDED = 80.0
"""How like words that have to be there are to some of the page, at the least."""
_LEAST_BESIDE, _FEWEST_BESIDE, _MOST_LINES = 60.0, 6, 6
"""The same of a line that goes on with what a certain one began; the fewest letters of it; how many such are taken."""
_BEGINNING, _BETWEEN = 4, 60
"""Letters at the beginning of a text; code points behind another mark of the kind within which its end is none more."""
_LONGEST_STAIN, _LONGEST_LABEL, _MOST_STAINS = 26, 14, 2
"""Code points of a line that stands between two lines of a mark and has nothing of it, and of one that may be a label
of the paper's; how many such follow each other."""
_LEAST_OF_ALONE, _LEAST_WHOLE = 78.0, 0.9
"""How like a line of nothing else that tells a mark alone is to that of the text, at the least, where it has so many of
its letters."""
_LONG, _LEAST_OF_LONG, _SCORE_OF_LONG = 100, 24, 72.0
"""Letters of a text of which a few words are no mark, how many have to fit, and how like they have to be."""
_READ_ALREADY = 0.8
"""The share of a text's letters that a mark has which was read whole by its wording."""
_LETTERS_FOR = {"O": "0°", "I": "1|!¡", "S": "5$§", "B": "8", "E": "€£", "C": "¢("}
_LETTERS = {
    **{code: None for code in range(0x2122) if not chr(code).isalpha()},
    **{ord(letter.lower()): letter for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"},
    **{ord(sign): letter for letter, signs in _LETTERS_FOR.items() for sign in signs},
}
_SHARE_OF_CAPITALS = 0.55
_MOST_BESIDE, _MOST_OF_SMALL_BESIDE, _FEW_BESIDE = 1.7, 1.35, 8
"""How many times the letters that fit a line has at the most (less where it may be prose), or how many more."""
_WORD = re.compile(r"\S+")
_MOST_TRIMMED = 6
_BY_CHANCE = 0.5
"""The share of the letters of a word that are found in their order in a text of which it is no part."""
_YEAR = re.compile(r"\b[12][90]\d\w[ ]{1,3}$")


@dataclass(frozen=True, slots=True)
class _Text:
    """A text of a mark: its letters in capitals, where its words begin and end among them, and what tells it alone."""

    kind: str
    letters: str
    words: tuple[tuple[int, int], ...]
    lines: tuple[str, ...]
    needs: tuple[str, ...]
    """Words of which one at least has to be there."""
    in_capitals: bool
    signs: tuple[str, ...]


class _Likeness(NamedTuple):
    """A line that is like a text: where it is, which part of the text it has, how like it is, whether for certain."""

    start: int
    end: int
    first: int
    last: int
    score: float
    is_certain: bool


def _letters(words: str) -> str:
    return words.translate(_LETTERS)


def _text(row: dict[str, str | list[str]]) -> _Text:
    words = str(row["words"])
    ends: list[tuple[int, int]] = []
    for word in words.split():
        start = ends[-1][1] if ends else 0
        ends.append((start, start + len(_letters(word))))
    return _Text(
        kind=str(row["kind"]),
        letters=_letters(words),
        words=tuple(ends),
        lines=tuple(map(_letters, row.get("lines", ()))),
        needs=tuple(map(_letters, row.get("needs", ()))),
        in_capitals=words.isupper(),
        signs=tuple(row.get("signs", ())),
    )


_ALL = tuple(
    map(_text, tomllib.loads((files("fonds.core.parsing") / "data" / "known_marks.toml").read_text("utf-8"))["mark"])
)
_LABELS = tuple(each.letters for each in _ALL if not each.kind)
SIGNS = {
    is_capital: sorted({sign for each in _ALL for sign in each.signs if sign.isupper() == is_capital})
    for is_capital in (True, False)
}
"""What tells that a page may have such a mark: strings that stand in it when its small letters are taken away, and
strings that stand in it when its capitals are made small."""
_OF_SIGN = {
    sign: tuple(number for number, each in enumerate(_ALL) if sign in each.signs)
    for each in _ALL
    for sign in each.signs
}
"""Of which texts a string is a sign, by their place among all."""


def known_marks(
    text: str, small: str, held: Iterable[str], read: Sequence[tuple[str, int, int]] = ()
) -> list[tuple[str, int, int]]:
    """The marks at the head and the foot of a page: (kind, start, end).

    `small` is the text with small letters for capitals, as long as the text; of `SIGNS` those are given that it `held`,
    and the marks that were `read` already, which are not read again where they are whole.
    """
    lines: dict[int, set[tuple[int, int]]] = {}
    for sign in held:
        for place in _in_zones(small, sign.lower()):
            whole = max((end - start for _, start, end in read if start <= place < end), default=0)
            for number in _OF_SIGN[sign]:
                if whole < _READ_ALREADY * len(_ALL[number].letters):
                    lines.setdefault(number, set()).add(line_range(text, place))
    return [mark for number in sorted(lines) for mark in _marks_of(_ALL[number], text, sorted(lines[number]), read)]


def _in_zones(small: str, sign: str) -> Iterator[int]:
    """Where a sign stands at the head and the foot of a page."""
    foot = max(_ZONE, len(small) - _ZONE)
    for start, end in ((0, _ZONE), (foot, len(small))):
        place = small.find(sign, start, end)
        while place >= 0:
            yield place
            place = small.find(sign, place + len(sign), end)


def _marks_of(
    known: _Text, text: str, lines: list[tuple[int, int]], read: Sequence[tuple[str, int, int]]
) -> Iterator[tuple[str, int, int]]:
    """The runs of lines that are like parts of a text in their order, of which one of `lines` is for certain."""
    done = 0
    for line in lines:
        if line[0] < done:
            continue
        likeness = _likeness(known, text, *line)
        if likeness is None:
            continue
        run = [likeness]
        while len(run) < _MOST_LINES and (above := _beside(known, text, run[0], read, is_above=True)) is not None:
            run.insert(0, above)
        while len(run) < _MOST_LINES and (below := _beside(known, text, run[-1], read, is_above=False)) is not None:
            run.append(below)
        done = run[-1].end
        first, last = run[0].first, run[-1].last
        whole = sum(start >= first - 1 and end <= last + 1 for start, end in known.words)
        if known.needs:
            said = _letters(text[run[0].start : done])
            if not any(fuzz.partial_ratio(each, said) >= _LEAST_OF_NEEDED for each in known.needs):
                continue
        is_rest = first > _BEGINNING and any(
            kind == known.kind
            and 0 <= run[0].start - end <= _BETWEEN
            and fuzz.partial_ratio(known.letters, _letters(text[start:end])) >= _LEAST_OF_LINE
            for kind, start, end in read
        )
        if any(each.is_certain for each in run) and whole > 1 and not is_rest:
            start = run[0].start
            year = _YEAR.search(text, max(0, start - 26), start) if known.letters.startswith("RELEASE") else None
            yield known.kind, year.start() if year is not None else start, done


def _beside(
    known: _Text, text: str, beside: _Likeness, read: Sequence[tuple[str, int, int]], *, is_above: bool
) -> _Likeness | None:
    """What is above or below a line and like the part of the text before or behind it; one stain may be between."""
    place = beside.start if is_above else beside.end
    for _ in range(1 + _MOST_STAINS):
        line = _next_line(text, place, is_above=is_above)
        if line is None or any(kind != known.kind and start < line[1] and line[0] < end for kind, start, end in read):
            return None
        found = _likeness(known, text, *line)
        if found is not None:
            follows = found.last <= beside.first + 4 if is_above else found.first >= beside.last - 4
            return found if follows else None
        if line[1] - line[0] > (_LONGEST_LABEL if ":" in text[line[0] : line[1]] else _LONGEST_STAIN):
            return None
        place = line[0] if is_above else line[1]
    return None


def _next_line(text: str, place: int, *, is_above: bool) -> tuple[int, int] | None:
    """The line above or below that of a place that is not blank, with no more than one blank line between."""
    start, end = line_range(text, place)
    for _ in range(2):
        if (start == 0) if is_above else (end >= len(text)):
            return None
        start, end = line_range(text, start - 1 if is_above else end + 1)
        if text[start:end].strip():
            return start, end
    return None


def _likeness(known: _Text, text: str, start: int, end: int) -> _Likeness | None:
    """How a line is like a text; None where it is not."""
    if not 0 < end - start <= _LONGEST_LINE:
        return None
    line = text[start:end]
    letters = _letters(line)
    if len(letters) < _FEWEST_BESIDE:
        return None
    found = fuzz.partial_ratio_alignment(known.letters, letters, score_cutoff=_LEAST_BESIDE)
    if found is None or found.dest_end <= found.dest_start:
        return None
    if known.in_capitals and sum(map(str.isupper, line)) < _SHARE_OF_CAPITALS * sum(map(str.isalpha, line)):
        return None
    places = [place for place, sign in enumerate(line, start) if _LETTERS.get(ord(sign), sign) is not None]
    first, last = _trimmed(known, text, places[found.dest_start], places[found.dest_end - 1] + 1)
    fitted = _letters(text[first:last])
    found = fuzz.partial_ratio_alignment(known.letters, fitted) or found
    score = found.score
    least = next((score for count, score in _LEAST if len(fitted) >= count), 101.0)
    if len(known.letters) > _LONG:
        least = max(least, _SCORE_OF_LONG) if len(fitted) >= _LEAST_OF_LONG else 101.0
    is_certain = score >= least or any(_is_line(each, fitted, letters) for each in known.lines)
    most = _MOST_BESIDE if known.in_capitals else _MOST_OF_SMALL_BESIDE
    is_certain = is_certain and len(letters) <= max(most * len(fitted), len(fitted) + _FEW_BESIDE)
    if is_certain and any(fuzz.ratio(label, fitted) >= score for label in _LABELS):
        return None
    return _Likeness(first, last, found.src_start, found.src_end, score, is_certain)


def _is_line(own: str, fitted: str, letters: str) -> bool:
    """Whether what fits of the letters of a line is a line of a text by which it is known; less has to be like it where
    it is all of the line and nothing of the text's lacks."""
    is_whole = len(fitted) == len(letters) >= _LEAST_WHOLE * len(own)
    return fuzz.ratio(own, fitted) >= (_LEAST_OF_ALONE if is_whole else _LEAST_OF_LINE)


def _trimmed(known: _Text, text: str, start: int, end: int) -> tuple[int, int]:
    """A range of whole words, without those at its ends that are not like the text."""
    while start > 0 and text[start - 1].isalnum():
        start -= 1
    while end < len(text) and text[end].isalnum():
        end += 1
    for _ in range(_MOST_TRIMMED):
        words = [match.span() for match in _WORD.finditer(text, start, end)]
        if len(words) < 2:
            break
        best = max(
            ((start, end), (words[1][0], end), (start, words[-2][1])), key=lambda each: _worth(known, text, each)
        )
        if best == (start, end):
            break
        start, end = best
    return start, end


def _worth(known: _Text, text: str, place: tuple[int, int]) -> float:
    """How many letters of a range fit the text, less what all of its letters would fit by chance."""
    letters = _letters(text[slice(*place)])
    found = fuzz.partial_ratio_alignment(known.letters, letters)
    if found is None:
        return 0.0
    compared = found.src_end - found.src_start + found.dest_end - found.dest_start
    return found.score / 100 * compared / 2 - _BY_CHANCE * len(letters)
