"""Paragraphs of a page's text, numbered from 1, so that a text without pages can be cited by them.

The numbering follows from the frozen text alone: the same text has the same paragraphs for ever, and a citation
of "paragraph 12" stays true. Ranges are code points, half-open.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

Setting = Literal["prose", "lines", "typed"]
"""How a paragraph is set: reflowed; with its lines kept; with its lines and columns of spaces kept."""

LONGEST = 6_000
"""Code points after which a paragraph is cut at the next end of a line: OCR without blank lines has no others."""

_BLANK_LINES = re.compile(r"\n[^\S\n]*(?:\n[^\S\n]*)+|\f+")
_LONG_LINE = 160
_COLUMNS = re.compile(r"\S[ \t\u3000]{4,}\S")
_FULL_LINE = 45


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph: `number` counts from 1 on its page; surrounding white space belongs to none."""

    number: int
    start: int
    end: int
    setting: Setting


def paragraphs(text: str) -> list[Paragraph]:
    """The paragraphs of `text`: what blank lines part, or single line ends where every line is long.

    Paragraphs without a visible character are left out and not counted.
    """
    found = [piece for start, end in _stretches(text) for piece in _cut(text, start, end)]
    return [Paragraph(n, start, end, _setting(text[start:end])) for n, (start, end) in enumerate(found, start=1)]


def paragraph_at(found: Sequence[Paragraph], offset: int) -> Paragraph | None:
    """The paragraph that holds `offset`, or else the one before it; None in a text without paragraphs."""
    if not found:
        return None
    at = bisect_right([one.start for one in found], offset) - 1
    return found[max(at, 0)]


def _stretches(text: str) -> Iterator[tuple[int, int]]:
    breaks = _BLANK_LINES
    if not breaks.search(text) and text.count("\n") and len(text) / (text.count("\n") + 1) > _LONG_LINE:
        breaks = re.compile(r"\n")
    at = 0
    for each in breaks.finditer(text):
        yield from _trimmed(text, at, each.start())
        at = each.end()
    yield from _trimmed(text, at, len(text))


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    piece = text[start:end]
    inner = piece.strip()
    if inner:
        begun = start + len(piece) - len(piece.lstrip())
        yield begun, begun + len(inner)


def _cut(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while end - start > LONGEST:
        at = text.find("\n", start + LONGEST, end)
        if at < 0:
            at = text.find(" ", start + LONGEST, end)
        if at < 0:
            break
        yield from _trimmed(text, start, at)
        start = at + 1
    yield from _trimmed(text, start, end)


def _setting(text: str) -> Setting:
    """Lines are kept unless they look broken for width alone: all but the last about equally long."""
    lines = text.split("\n")
    if _COLUMNS.search(text):
        return "typed" if len(lines) > 1 else "lines"
    if len(lines) == 1:
        return "prose"
    lengths = [len(line.strip()) for line in lines]
    longest = max(lengths)
    full = sum(1 for length in lengths[:-1] if length >= 0.7 * longest)
    is_full_width = longest >= _FULL_LINE and full >= 0.8 * (len(lines) - 1)
    return "prose" if is_full_width else "lines"
