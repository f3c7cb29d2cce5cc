"""What a comparison of two texts of one record says."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class SpanKind(StrEnum):
    """What differs at a place."""

    OPENED = "opened"  # words where the older text has a blank, a box or nothing
    WITHHELD = "withheld"  # words of the older text that are gone from the newer one
    NOISE = "noise"  # the same words read differently, or what engines make of stains
    CHANGED = "changed"  # really different words
    ADDED = "added"  # stamps, cover sheets, release banners of either release


@dataclass(frozen=True, slots=True)
class Place:
    """A range of code points, half-open, on a page counted from 1; empty where the text has no words there."""

    page: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Span:
    """One difference. A side is None only where the whole page is missing from that text.

    `confidence`, 0 to 1, is that of the kind.
    """

    kind: SpanKind
    confidence: float
    from_place: Place | None
    to_place: Place | None


@dataclass(frozen=True, slots=True)
class PagePair:
    """Pages that show the same words, counted from 1; None where a page has no counterpart.

    `similarity` is the share of letters, 0 to 1, that both readings agree on; `agreement` leaves out what only one
    text has. On a page that is not `comparable` the two readings differ too much to tell what was opened: no span
    of it is reported.
    """

    from_page: int | None
    to_page: int | None
    similarity: float
    agreement: float
    comparable: bool


@dataclass(frozen=True, slots=True)
class Comparison:
    """Page pairs in the newer text's order (pages of the older one alone come last), and spans in that order."""

    pages: tuple[PagePair, ...]
    spans: tuple[Span, ...]
    words: tuple[int, int]
    """How many words each text has."""
