"""Folios: the numbered leaves of a file, each with two sides, and how many of them a set of ranges covers.

A folio is not a page of a scan nor a printed page number; the three are never converted into one another here.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Folio:
    """One side of a leaf: `number`, a letter `suffix` for leaves added later (5a), and whether it is the back."""

    number: int
    suffix: str = ""
    verso: bool = False

    @property
    def leaf(self) -> tuple[int, str]:
        """The leaf without its side; orders 5, 5a, 6."""
        return (self.number, self.suffix)

    @property
    def order(self) -> tuple[int, str, bool]:
        """Reading order: recto before verso, 5 before 5a before 6."""
        return (self.number, self.suffix, self.verso)

    def __str__(self) -> str:
        return f"{self.number}{self.suffix}{' ob.' if self.verso else ''}"


@dataclass(frozen=True, slots=True)
class FolioRange:
    """From `first` to `last`, both included; `as_written` keeps the words of the source."""

    first: Folio
    last: Folio
    as_written: str = ""

    def __str__(self) -> str:
        return str(self.first) if self.first == self.last else f"{self.first}–{self.last}"


@dataclass(frozen=True, slots=True)
class FolioCoverage:
    """What a set of ranges covers: merged `ranges`, the number of leaves (`folios`) and of `sides`."""

    ranges: tuple[FolioRange, ...]
    folios: int
    sides: int


_Leaf = tuple[int, str]
_LAST_LETTER = "\U0010ffff"
_Interval = tuple[_Leaf, _Leaf]


def coverage(ranges: Iterable[FolioRange]) -> FolioCoverage:
    """The union of `ranges`, and how many leaves and sides it holds; overlaps count once.

    A range that names no verso is counted one side a leaf, because it does not say whether the backs are written on
    (165–192 is 28 sides). A range that names a verso at either end runs side by side (33–34 ob. is four: 33, 33 ob.,
    34, 34 ob.). Ranges written backwards are read from the lower end.
    """
    ordered = sorted((_upright(one) for one in ranges), key=lambda one: (one.first.order, one.last.order))
    rectos, versos = _sides(ordered)
    suffixed = {end.leaf for one in ordered for end in (one.first, one.last) if end.suffix}
    leaves = [(one.first.leaf, one.last.leaf) for one in ordered]
    return FolioCoverage(
        ranges=tuple(_merged_ranges(ordered)),
        folios=_count(leaves, suffixed),
        sides=_count(rectos, suffixed) + _count(versos, suffixed),
    )


def _upright(one: FolioRange) -> FolioRange:
    if one.last.order < one.first.order:
        return FolioRange(one.last, one.first, one.as_written)
    return one


def _sides(ranges: Iterable[FolioRange]) -> tuple[list[_Interval], list[_Interval]]:
    """The leaves whose fronts are covered and those whose backs are, as intervals."""
    rectos: list[_Interval] = []
    versos: list[_Interval] = []
    for one in ranges:
        first, last = one.first, one.last
        recto_from = (first.number, first.suffix + "\0") if first.verso else first.leaf
        if recto_from <= last.leaf:
            rectos.append((recto_from, last.leaf))
        if first.verso or last.verso:
            verso_to = last.leaf if last.verso else _just_before(last)
            if first.leaf <= verso_to:
                versos.append((first.leaf, verso_to))
    return rectos, versos


def _just_before(folio: Folio) -> _Leaf:
    """A bound below the leaf and above every leaf before it, lettered ones too."""
    if folio.suffix:
        return (folio.number, chr(ord(folio.suffix[0]) - 1) + _LAST_LETTER)
    return (folio.number - 1, _LAST_LETTER)


def _count(intervals: Iterable[_Interval], suffixed: set[_Leaf]) -> int:
    """Whole-number leaves inside the union, plus those leaves with a letter that the source names."""
    total = 0
    counted_to: int | None = None
    covered = sorted(intervals)
    for low, high in covered:
        start = low[0] if not low[1] else low[0] + 1
        if counted_to is not None:
            start = max(start, counted_to + 1)
        if high[0] >= start:
            total += high[0] - start + 1
            counted_to = high[0]
    return total + sum(1 for leaf in suffixed if any(low <= leaf <= high for low, high in covered))


def _merged_ranges(ordered: Iterable[FolioRange]) -> list[FolioRange]:
    merged: list[FolioRange] = []
    for one in ordered:
        if merged and one.first.number <= merged[-1].last.number + 1:
            last = max(merged[-1].last, one.last, key=lambda folio: folio.order)
            written = ", ".join(text for text in (merged[-1].as_written, one.as_written) if text)
            merged[-1] = FolioRange(merged[-1].first, last, written)
        else:
            merged.append(one)
    return merged
