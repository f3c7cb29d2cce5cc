"""Pages as a reader reads them on: one text without page marks, headers, notes and their signs, each place kept.

A sentence that runs over a page's end is interrupted by a running header, a stamp or a footnote. Whoever quotes it
leaves those out without a sign, and rightly so.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from fonds.core.quoting.verdict import Place
from fonds.core.text.reading import LayerKind

Layers = Sequence[tuple[str, int, int, str]]
_INVISIBLE = re.compile("\u00ad[ \t]*\n?[ \t]*|[\u200b\u200c\u2060\ufeff]")
_NUMBER_LINE = re.compile(
    r"^[\W_]*(?:page|p\.|стр\.|seite)?[\W_]*[\dOoIl]{1,5}[\W_]*(?:of|/|-)?[\W_]*\d{0,5}[\W_]*$", re.I
)
_STAMP_LINE = re.compile(
    r"^[\W\d_]*(?:(?:top|eyes|only|secret|confidential|unclassified|classified|restricted|sensitive|copy|draft|"
    r"continued|cont|nofiis|noforn|limdis|nodis|exdis|page|docid|doc|id|nw|hw|aw|release|unde?r|the|president|john|"
    r"kennedy|assassination|records?|act|of|by|совершенно|секретно|декл|рассекречено)[\W\d_]*)+$",
    re.I,
)
_EDGE_LINES = 6


@dataclass(frozen=True, slots=True)
class StreamPage:
    """A page of a text, of which the words from `first` to `last` are looked at."""

    number: int
    text: str
    layers: Layers = ()
    first: int = 0
    last: int | None = None


@dataclass(slots=True)
class Stream:
    """Text read on over pages. `_starts` are places in `text`, each with the page and the offset it comes from."""

    text: str = ""
    _starts: list[int] = field(default_factory=list)
    _origins: list[tuple[int, int]] = field(default_factory=list)

    def add(self, page: int, offset: int, words: str) -> None:
        """Adds words that stand at `offset` of `page`."""
        if words:
            self._starts.append(len(self.text))
            self._origins.append((page, offset))
            self.text += words

    def places(self, start: int, end: int) -> tuple[Place, ...]:
        """Where the range stands: one range a page, what was passed over within a page included."""
        found: list[Place] = []
        at = max(bisect_right(self._starts, start) - 1, 0)
        while at < len(self._starts) and self._starts[at] < end:
            upto = self._starts[at + 1] if at + 1 < len(self._starts) else len(self.text)
            page, offset = self._origins[at]
            first, last = max(start, self._starts[at]), min(end, upto)
            if page and last > first:
                begin, finish = offset + first - self._starts[at], offset + last - self._starts[at]
                if found and found[-1].page == page:
                    found[-1] = Place(page, found[-1].start, finish)
                else:
                    found.append(Place(page, begin, finish))
            at += 1
        return tuple(found)


def joined_stream(pages: Sequence[StreamPage]) -> Stream:
    """Pages one behind the other, each with all it has but page marks and the signs that call notes."""
    return _joined(pages, {}, notes=False)


def reading_stream(pages: Sequence[StreamPage]) -> Stream:
    """Pages read on: without notes, and without what stands at their edges and is no part of the text."""
    return _joined(pages, _edges(pages) if len(pages) > 1 else {}, notes=True)


def _joined(pages: Sequence[StreamPage], edges: dict[int, list[tuple[int, int]]], *, notes: bool) -> Stream:
    stream = Stream()
    for number, page in enumerate(pages):
        if number:
            stream.add(0, 0, "\n")
        _add(stream, page, [*_passed_over(page.layers, notes=notes), *edges.get(page.number, ())])
    return stream


def same_characters(text: str) -> tuple[str, list[int] | None]:
    """The text without soft hyphens and invisible signs, canonically composed; where each character stood.

    None for the places where nothing was changed, which is nearly always.
    """
    if text.isascii() or (not _INVISIBLE.search(text) and unicodedata.is_normalized("NFC", text)):
        return text, None
    kept: list[str] = []
    at: list[int] = []
    place = 0
    while place < len(text):
        if found := _INVISIBLE.match(text, place):
            place = found.end()
            continue
        end = place + 1
        while end < len(text) and unicodedata.combining(text[end]):
            end += 1
        for each in unicodedata.normalize("NFC", text[place:end]):
            kept.append(each)
            at.append(place)
        place = end
    at.append(len(text))
    return "".join(kept), at


def _passed_over(layers: Layers, *, notes: bool) -> list[tuple[int, int]]:
    found = []
    for kind, start, end, label in layers:
        is_call = kind == LayerKind.NOTE and label.startswith("call ")
        if kind in (LayerKind.PAGE_BREAK, LayerKind.FURNITURE) or is_call or (notes and kind == LayerKind.NOTE):
            found.append((start, end))
    return found


def _add(stream: Stream, page: StreamPage, left_out: Iterable[tuple[int, int]]) -> None:
    at, last = page.first, len(page.text) if page.last is None else page.last
    for start, end in sorted(left_out):
        if start >= last:
            break
        if start > at:
            stream.add(page.number, at, page.text[at:start])
        at = max(at, end)
    stream.add(page.number, at, page.text[at:last])


def _edges(pages: Sequence[StreamPage]) -> dict[int, list[tuple[int, int]]]:
    """Running headers and footers, page numbers and stamps at the pages' first and last lines."""
    lines = {page.number: _edge_lines(page) for page in pages}
    seen: dict[str, set[int]] = {}
    for number, (first, last) in lines.items():
        for start, end in (*first, *last):
            seen.setdefault(_shape(_text(pages, number)[start:end]), set()).add(number)
    found: dict[int, list[tuple[int, int]]] = {}
    for page in pages:
        for edge in lines[page.number]:
            for start, end in edge:
                line = page.text[start:end]
                shape = _shape(line)
                repeated = len(shape) > 3 and len(line) <= 90 and len(seen.get(shape, ())) > 1
                if not (_NUMBER_LINE.match(line) or _STAMP_LINE.match(line) or repeated):
                    break
                found.setdefault(page.number, []).append((start, end))
    return found


def _text(pages: Sequence[StreamPage], number: int) -> str:
    return next(page.text for page in pages if page.number == number)


def _edge_lines(page: StreamPage) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
    """The first lines with anything on them from the top, and the last ones from the bottom up."""
    left_out = _passed_over(page.layers, notes=True)
    lines = []
    at = 0
    for line in page.text.split("\n"):
        end = at + len(line)
        if line.strip() and not any(a <= at and end <= b for a, b in left_out):
            lines.append((at, end))
        at = end + 1
    return lines[:_EDGE_LINES], lines[: -_EDGE_LINES - 1 : -1]


def _shape(line: str) -> str:
    return re.sub(r"\d+", "9", re.sub(r"[^\w]+", "", line.lower()))
