"""What readers are shown of comparisons: a record's history, two texts and their differences, what was opened."""

from __future__ import annotations

from dataclasses import dataclass

from fonds.catalogue.models import DigitalObject, Release, UnitOfDescription
from fonds.core.comparing.report import ComparedText
from fonds.core.text.anchor import Anchor


@dataclass(frozen=True, slots=True)
class TextOfRelease:
    """One text of a record's history. `changed` is the share of its words (0 to 1) that differ in earnest from the
    text before (opened, withheld, changed), None for the first and where no page can be compared; `comparable` is
    None for the first."""

    release: Release
    digital_object: DigitalObject
    pages: int
    words: int
    changed: float | None
    comparable: bool | None
    opened_words: int
    withheld_words: int


@dataclass(frozen=True, slots=True)
class ComparedPages:
    """Page numbers that show the same words; None where a page has no counterpart."""

    from_page: int | None
    to_page: int | None
    similarity: float
    comparable: bool


@dataclass(frozen=True, slots=True)
class AnchoredPages:
    """A version of an object's text, its pages by their numbers."""

    digital_object: str
    version: int
    pages: dict[int, str]

    def anchor(self, place: tuple[int, int, int] | None) -> Anchor | None:
        """The place (page, start, end) with its words; None where the text lacks the page."""
        if place is None:
            return None
        page, start, end = place
        return Anchor(self.digital_object, self.version, page, start, end, self.pages[page][start:end])


@dataclass(frozen=True, slots=True)
class ComparedSpan:
    """One difference. `id` is its permanent identifier where it was opened or withheld.

    A side is (page, start, end) in `texts`, None where the page is missing. Its anchor, with the words, is made when
    it is asked for: of the tens of thousands of differences of a long record a page shows a few.
    """

    kind: str
    confidence: float
    from_place: tuple[int, int, int] | None
    to_place: tuple[int, int, int] | None
    texts: tuple[AnchoredPages, AnchoredPages]
    id: str | None = None
    decision: str = ""

    @property
    def from_anchor(self) -> Anchor | None:
        """Where it stands in the older text."""
        return self.texts[0].anchor(self.from_place)

    @property
    def to_anchor(self) -> Anchor | None:
        """Where it stands in the newer text."""
        return self.texts[1].anchor(self.to_place)


@dataclass(frozen=True, slots=True)
class ComparisonView:
    """Two texts of a record and what differs. The texts are (page number, words as the reader sees them)."""

    unit: UnitOfDescription
    from_object: DigitalObject
    to_object: DigitalObject
    from_text: ComparedText
    to_text: ComparedText
    pages: tuple[ComparedPages, ...]
    spans: tuple[ComparedSpan, ...]
    words: tuple[int, int]


@dataclass(frozen=True, slots=True)
class SpanView:
    """An opened or newly withheld span. `anchor` is where its words stand, `other` the place opposite."""

    id: str
    kind: str
    confidence: float
    decision: str
    listed: bool
    gone: bool
    gain: float
    words: int
    unit: UnitOfDescription
    from_object: DigitalObject
    to_object: DigitalObject
    anchor: Anchor
    other: Anchor | None


@dataclass(frozen=True, slots=True)
class OpenedRecord:
    """A record in a release's ranked list, with its listed spans (the best first) as far as they were asked for."""

    unit: UnitOfDescription
    gain: float
    opened_words: int
    span_count: int
    spans: tuple[SpanView, ...]
