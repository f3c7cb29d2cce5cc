"""Words that only one text has, cut into the passages that are judged one by one."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from math import log2

from rapidfuzz.distance import Levenshtein

from fonds.core.comparing.gaps import Gap, runs
from fonds.core.comparing.words import Words

_WORDY = re.compile(r"[^\W\d_]{3,}")
_FEW_FIGURES = 8  # on a line of figures alone: codes of reviewers, numbers of leaves; a telephone number has more
_BOX = re.compile(r"[\[\]{}]")
_SCRAP = re.compile(r"\d{1,2}|[A-Za-z]|[Oo]3")
_INITIAL = re.compile(r"[A-Z]")
_CAPITALS = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_PLAIN = _CAPITALS + _CAPITALS.lower()
_LARGE_GAP = 25
_USUAL_SIZE = 3000.0
_LONG_LINE = 1_000  # code points
_ABOUT = 4000  # code points between two words beyond which nothing is read between them
LABEL = re.compile(
    r"\W*(?:(?:agency|record|document|current|date|of|last|review|opening|criteria|restrictions?|classification|"
    r"subjects?|comments?|originator|from|to|title|pages?|series|file|number|information|type|status|cia|fbi|jfk|"
    r"released?|filenumber|lastreview|unclassified|secret)\W*)+\d{0,3}\W*",
    re.IGNORECASE,
)
"""A label of an identification form or a stamp that stands alone."""


def passages(words: Words, at: Sequence[int], *, trimmed: bool) -> list[list[int]]:
    """The words `at` as passages that follow each other on one page; if `trimmed`, without scraps at their ends.

    Lines at either end that hold no word (codes that reviewers set beside what they withhold, numbers of leaves) and
    labels of forms are cut off, then single letters and figures; a passage is never cut to nothing. What stands in
    brackets is a passage of its own: engines read so the boxes in which later releases show what was withheld before.
    """
    if not trimmed:
        return runs(words, at)
    found = []
    for run in (part for whole in runs(words, at) for part in _by_brackets(words, whole)):
        lines = _lines(words, run)
        while len(lines) > 1 and _is_dull(words, lines[0]):
            lines.pop(0)
        while len(lines) > 1 and _is_dull(words, lines[-1]):
            lines.pop()
        kept = [i for line in lines for i in line]
        while len(kept) > 1 and _SCRAP.fullmatch(words.text(kept[0])) and not _INITIAL.fullmatch(words.text(kept[0])):
            kept.pop(0)
        while len(kept) > 1 and _SCRAP.fullmatch(words.text(kept[-1])):
            kept.pop()
        found.append(kept)
    return found


def without_partner(words: Words, at: Sequence[int], other: Words, opposite: Sequence[int]) -> list[int]:
    """Those of the words `at` of whose letters most must be put in to make them of the `opposite` ones."""
    there = " ".join([other.form[i] for i in opposite])
    here = " ".join([words.form[i] for i in at])
    alone = bytearray(len(here))
    for edit in Levenshtein.opcodes(there, here):
        if edit.tag == "insert":
            alone[edit.dest_start : edit.dest_end] = b"\1" * (edit.dest_end - edit.dest_start)
    result, start = [], 0
    for i in at:
        end = start + len(words.form[i])
        if 2 * sum(alone[start:end]) >= end - start:
            result.append(i)
        start = end + 1
    return result


def _by_brackets(words: Words, at: Sequence[int]) -> list[list[int]]:
    """The words in parts that begin behind an opening bracket of a box and end before a closing one."""
    found: list[list[int]] = [[at[0]]]
    for i in at[1:]:
        between_words = words.texts[words.page[i]][words.end[found[-1][-1]] : words.start[i]]
        if words.page[i] == words.page[found[-1][-1]] and _BOX.search(between_words):
            found.append([i])
        else:
            found[-1].append(i)
    return found


def _lines(words: Words, at: Sequence[int]) -> list[list[int]]:
    found: list[list[int]] = [[at[0]]]
    for i in at[1:]:
        if "\n" in words.texts[words.page[i]][words.end[found[-1][-1]] : words.start[i]]:
            found.append([])
        found[-1].append(i)
    return found


def _is_dull(words: Words, line: Sequence[int]) -> bool:
    written = [words.text(i) for i in line]
    if not any(_WORDY.search(word) for word in written):
        return sum(c.isdigit() for word in written for c in word) < _FEW_FIGURES
    return LABEL.fullmatch(as_written(words, line)) is not None


def as_written(words: Words, at: Sequence[int]) -> str:
    """The words `at` as they stand, with what is between them; over a page's end, with spaces between."""
    first, last = at[0], at[-1]
    if words.page[first] == words.page[last]:
        text = words.texts[words.page[first]]
        return text[words.start[first] : words.end[last]]
    return " ".join(words.text(i) for i in at)


def between(words: Words, before: int, after: int) -> str:
    """What stands between two words of one page; "" if either is missing (-1) or they are far apart."""
    if before < 0 or after < 0 or words.page[before] != words.page[after] or before > after:
        return ""
    start, end = words.end[before], words.start[after]
    return words.texts[words.page[before]][start:end] if end - start < _ABOUT else ""


def letters(words: Words, at: Iterable[int]) -> int:
    """How many letters and digits the words `at` have."""
    form = words.form
    return sum([len(form[i]) for i in at])


@dataclass(frozen=True, slots=True)
class Passage:
    """Words without a partner that are judged as one, and their place in both texts.

    `before` and `after` are the nearest words that agree, as (this text's, the other's), -1 where there is none;
    `opposite` the other text's words without a partner at the same place.
    """

    words: Words
    at: Sequence[int]
    other: Words
    opposite: Sequence[int]
    before: tuple[int, int]
    after: tuple[int, int]
    run: Sequence[int]
    """All words without a partner at this place, of which the passage is a part."""
    gap: Gap
    slack: int
    """Letters by which the other text's next words are longer: words may be glued to them."""


def letters_on_lines(passage: Passage) -> tuple[int, int]:
    """How many letters and digits stand on a passage's lines before and behind it.

    Of a longer line, what lies more than `_LONG_LINE` code points off is left out: a whole text on one line would be
    counted anew at every gap.
    """
    words, at = passage.words, passage.at
    first, last = words.texts[words.page[at[0]]], words.texts[words.page[at[-1]]]
    start, end = words.start[at[0]], words.end[at[-1]]
    low, high = max(0, start - _LONG_LINE), min(len(last), end + _LONG_LINE)
    line_end = last.find("\n", end, high)
    before = first[max(low, first.rfind("\n", low, start) + 1) : start]
    after = last[end : line_end if line_end >= 0 else high]
    return sum(map(str.isalnum, before)), sum(map(str.isalnum, after))


class Tally:
    """What is counted once of a text as compared with another: its loose words, and how both look."""

    def __init__(self, words: Words, other: Words, gaps: Sequence[tuple[Sequence[int], Sequence[int]]]) -> None:
        """`gaps` are the words of each gap, in this text and in the other."""
        self.words, self.other = words, other
        every, loose = Counter(words.form), Counter([words.form[i] for mine, _ in gaps for i in mine])
        there = Counter([other.form[i] for _, theirs in gaps for i in theirs])
        self.loose_there = there.keys()
        self.agreed_there = {form for form, count in Counter(other.form).items() if count > there.get(form, 0)}
        self.opened_again = {form for form, count in loose.items() if count > 1 and count == every[form]}
        """Forms that stand several times in this text, each time without a partner."""
        size = sum(map(len, words.form)) or 1
        size_there = sum(map(len, other.form)) or 1
        large = sum(letters(words, mine) > _LARGE_GAP for mine, _ in gaps)
        self.large_gaps = large / max(1.0, size / _USUAL_SIZE)
        self.size = size
        self.ratio = log2(size / size_there)
        self.capitals = _share_of_capitals(words.texts)
        self.strokes, self.strokes_there = _strokes(words, size), _strokes(other, size_there)


def _share_of_capitals(texts: Collection[str]) -> float:
    capitals = every = 0
    for text in texts:
        plain = text.encode("ascii", "ignore")
        capitals += len(plain) - len(plain.translate(None, _CAPITALS))
        every += len(plain) - len(plain.translate(None, _PLAIN))
        if len(plain) < len(text):
            others = [c for c in text if c > "\x7f"]
            capitals += sum(map(str.isupper, others))
            every += sum(map(str.isalpha, others))
    return capitals / (every or 1)


def _strokes(words: Words, size: int) -> float:
    """Strokes of boxes for each hundred letters."""
    return 100 * sum(text.count(c) for text in words.texts for c in "[]{}|") / size
