"""What stands beside a passage on its own page, and what room the other text leaves for it.

A line that an engine lost begins and ends where lines do, and the lines about it are as long as others; what was
withheld begins and ends anywhere, behind a title, a label of a field or a bracket, and leaves a short line.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from statistics import median

from fonds.core.comparing import word_kinds as kinds
from fonds.core.comparing.passages import Passage, as_written, between, letters
from fonds.core.comparing.words import Words

_LAST = re.compile(r"([^\W\d_][\w'’.-]*)\W*$")
_FIRST = re.compile(r"^\W*([^\W\d_][\w'’.-]*)")
_BESIDE = 40  # code points to either side in which the words beside a passage are read
_OPENS, _CLOSES = ("(", "[", "{", "<", "/"), (")", "]", "}", ">", "/")
_SPACE = " \t\n"
_RUBBISH = 0.45  # words less plausible are rubbish
_FULL = 12  # letters and digits of a line from which on its length counts
_USUAL_LINE = 60.0
_LINES_ABOUT = 900  # code points to either side in which lines are measured
_LITTLE = 4


def beside(passage: Passage, on_lines: tuple[int, int], of_word: Callable[[str, str], float]) -> dict[str, float]:
    """Features of the words beside a passage and of its own kinds of words; `on_lines` are `letters_on_lines` of it,
    `of_word` tells how plausible a word is, 0 to 1, by how it is written and by its form."""
    words, at = passage.words, passage.at
    text, last_text = words.texts[words.page[at[0]]], words.texts[words.page[at[-1]]]
    start, end = words.start[at[0]], words.end[at[-1]]
    left, right = text[max(0, start - _BESIDE) : start], last_text[end : end + _BESIDE]
    before, after = _lowered(_LAST.search(left)), _lowered(_FIRST.search(right))
    in_line_before, in_line_after = (count > 1 for count in on_lines)
    several = "\n" in as_written(words, at)
    bare = left.rstrip(" \t\n([{|_*•")
    written = [words.text(i) for i in at]
    lowered = [word.lower().strip("'’") for word in written]
    rubbish = kinds.share(written, lambda word: of_word(word, word.lower()) < _RUBBISH)
    return {
        "after_colon": float(bare.endswith(":")),
        "after_label": float(before in kinds.LABELS or bare.endswith(":")),
        "after_title": float(before in kinds.BEFORE_NAMES),
        "after_small": float(before in kinds.SMALL),
        "before_small": float(after in kinds.SMALL),
        "after_small_in_line": float(before in kinds.SMALL and in_line_before),
        "within_line": float(in_line_before and in_line_after and not several),
        "within_lines": float(in_line_before and in_line_after and several),
        "begins_within": float(in_line_before and several),
        "ends_within": float(in_line_after and several),
        "fills_one_line": float(not in_line_before and not in_line_after and not several),
        "fills_lines": float(not in_line_before and not in_line_after and several),
        "in_bracket": float(left.rstrip(_SPACE).endswith(_OPENS)),
        "to_bracket": float(right.lstrip(_SPACE).startswith(_CLOSES)),
        "nation": kinds.share(lowered, lambda word: word in kinds.NATIONS),
        "source_words": kinds.share(lowered, lambda word: word in kinds.SOURCES),
        "sensitive": kinds.share(lowered, kinds.is_sensitive),
        "sensitive_words": min(3.0, sum(map(kinds.is_sensitive, lowered))),
        "release_words": kinds.share(lowered, lambda word: word in kinds.RELEASE),
        "printed": kinds.printed(" ".join([words.form[i] for i in at])),
        "rubbish": rubbish,
        "rubbish_long": rubbish * min(5.0, len(at) ** 0.5),
    }


def room(passage: Passage) -> dict[str, float]:
    """Features of what the other text has at the passage's place."""
    short, tail = _short_lines(passage.other, passage.before[1], passage.after[1])
    instead = letters(passage.other, passage.opposite)
    return {
        "short_line_there": short,
        "short_line_after": tail,
        "little_instead": float(bool(passage.opposite) and instead <= _LITTLE),
        "nothing_instead": float(not passage.opposite),
    }


def _short_lines(other: Words, before: int, after: int) -> tuple[float, float]:
    """By what share the line that ends at the gap is shorter than lines about it are, and the line after it; 0 where
    the gap is within a line or at an edge of the page."""
    if "\n" not in between(other, before, after):
        return 0.0, 0.0
    text = other.texts[other.page[before]]
    line = text.rfind("\n", 0, other.start[before]) + 1
    following = text.find("\n", other.start[after])
    following = len(text) if following < 0 else following
    about = text[max(0, line - _LINES_ABOUT) : following + _LINES_ABOUT].split("\n")
    lengths = [len(each) for each in about if sum(map(str.isalnum, each)) > _FULL]
    usual = max(20.0, median(lengths) if lengths else _USUAL_LINE)
    return _shorter(other.end[before] - line, usual), _shorter(following - other.start[after], usual)


def _shorter(length: int, usual: float) -> float:
    return max(-0.5, min(1.0, 1 - length / usual))


def _lowered(found: re.Match[str] | None) -> str:
    return found.group(1).lower().strip(".") if found else ""
