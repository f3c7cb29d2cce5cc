"""How a text shows that words were withheld: editors' statements, blanks, boxes, rows of dots or dashes."""

from __future__ import annotations

import re
from itertools import pairwise

from fonds.core.comparing.wordings import folded, wording

_SAYS_SO = (
    r"not\s+declassif|withheld|redact|excis|sanitiz|delet|exempt|classified|not\s+releas|denied|omitted\s+for|"
    r"\(?b\)?\s?\(\d\)|1\.[45]\s?\([a-h]\)|не\s+рассекре|изъят|опущен|купюр|비공개|삭제"
)
_STATEMENT = wording(
    rf"[\[({{][^\[\](){{}}\n]{{0,20}}(?:\n)?[^\[\]{{}}\n]{{0,60}}(?:{_SAYS_SO})[^\[\]{{}}]{{0,60}}[\])}}]",
    *(rf"{words}[^\[\]{{}}]{{0,60}}[\])}}]" for words in _SAYS_SO.replace(r"\(?b", "b").split("|")),
)
_LONGEST_STATEMENT = 400  # code points of a page that only says that it is withheld
_BRACKETED = re.compile(r"[\[{][^\[\]{}\n]{1,60}[\]}]")
_BOX = re.compile(r"\[[ \t_.\-–—|]*\]|\|[ \t_.\-–—]*\||\([ \t_]{2,}\)|[█■□▇▓▒]+|\[\s*\]")
_ROW = re.compile(r"(?:[.…·_\-–—=*•][ \t]?){3,}")
_BLANK = re.compile(r"(?<=\S)(?:[ \t]{3,}|\t+|[ \t]*\n[ \t]*\n[ \t]*\n\s*)(?=\S)|(?<=\S)[ \t]{2,}(?=\S)")


def statements(page: str) -> list[tuple[int, int]]:
    """Ranges of editors' bracketed statements that something is withheld: places, not words of the record."""
    return _STATEMENT.places(page, folded(page))


def is_statement(page: str) -> bool:
    """Whether a page holds nothing but statements that it is withheld: no words of the record to compare."""
    if len(page) > _LONGEST_STATEMENT:
        return False
    found = statements(page)
    beside = "".join(page[end:start] for (_, end), (start, _) in pairwise([(0, 0), *found, (len(page), len(page))]))
    return bool(found) and not any(c.isalnum() for c in beside)


def is_bracketed(text: str) -> bool:
    """Whether the text is one bracketed remark, as substitute language is set: `[a foreign service]`."""
    return _BRACKETED.fullmatch(text.strip(" \t\n.,;:")) is not None


def sign(between: str, opposite: str) -> float:
    """How strongly the text between two words shows a withheld place, from 0 to 1.

    `opposite` is what stands at the same place in the other copy, where words may or may not be: what both have is
    the document's own layout.
    """
    if _BOX.search(between) and not _BOX.search(opposite):
        return 1.0
    if _ROW.search(between) and not _ROW.search(opposite):
        return 0.9
    if _BLANK.search(between):
        return 0.6
    ours = sum(not c.isspace() and not c.isalnum() for c in between)
    theirs = sum(not c.isspace() and not c.isalnum() for c in opposite)
    if ours > theirs or ("\n" in between and "\n" not in opposite):
        return 0.4
    return 0.0


def visible_places(page: str) -> list[tuple[int, int]]:
    """Ranges of a single text that show something withheld: editors' statements, and boxes left or blacked out.

    Rows of dots and blanks are left aside, since without a second text they are as likely a form's own lines.
    """
    found: list[tuple[int, int]] = []
    for start, end in sorted([*statements(page), *(box.span() for box in _BOX.finditer(page))]):
        if not found or start >= found[-1][1]:
            found.append((start, end))
    return found


_STATED = re.compile(
    r"(?:less\s+than\s+)?(?:\d+(?:[ -]?\d/\d|½|[-–]\d+)?|one|two|three|four|five|six|seven|eight|nine|ten|several|"
    r"a\s+half|half\s+an?)[\s-]+(?:and\s+a\s+half\s+)?(?:lines?|pages?|paragraphs?|words?|sentences?|names?|"
    r"строк\w*|слов\w*|страниц\w*|абзац\w*)(?:\s+of\s+\w+)?",
    re.IGNORECASE,
)
_LEAST_DRAWN = 4


def withheld_length(shown: str) -> str:
    """How much is withheld at a place shown as `shown`: the words of the statement ("2 lines"), or "≈ 12 letters" of
    a box as wide as that; "" where it cannot be judged."""
    if stated := _STATED.search(shown):
        return " ".join(stated.group().split())
    inside = shown.strip("[]|()\n")
    if "\n" in shown or any(c.isalnum() for c in inside) or len(inside) < _LEAST_DRAWN:
        return ""
    return f"≈ {len(inside)} letters"
