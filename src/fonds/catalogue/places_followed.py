"""Words cited in an earlier reading of a text, found again in the reading that stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from fonds.catalogue.access import Reader
from fonds.catalogue.models import DigitalObject
from fonds.catalogue.texts import ShownPage, page_texts
from fonds.core.quoting.finding import QuotationFinder
from fonds.core.quoting.quotation import Quotation, Segment
from fonds.core.quoting.reading_stream import StreamPage, joined_stream
from fonds.core.quoting.verdict import Difference, Finding, Place, Verdict

_NEAR = 2
LONGEST = 20_000


class Followed(StrEnum):
    """What became of cited words."""

    SAME = "same"
    CHANGED = "changed"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class FollowedPlace:
    """Where words of an earlier version stand in the one that stands now; `place` is None where they are gone.

    `text` is what stands there now. SAME words may have other line ends, or hyphens at them, than before.
    """

    state: Followed
    version: int
    place: Place | None = None
    text: str = ""
    differences: tuple[Difference, ...] = ()


def follow(
    reader: Reader, digital_object: DigitalObject, version: int, page: int, start: int, end: int
) -> FollowedPlace | None:
    """What became of words of an earlier version; None where there is no such place, or its version still stands.

    The object must be visible to the reader. Words as they may be shown are compared: masks stay.
    """
    if version == digital_object.version:
        return None
    before = page_texts(reader, digital_object, version, first=page, last=page)
    words = before[0].text[start:end] if before else ""
    if not words.strip() or len(words) > LONGEST:
        return None
    now = page_texts(reader, digital_object)
    finding = found_again(words, [_streamed(each) for each in now], page, start)
    if finding is None or finding.verdict is Verdict.NOT_FOUND or not finding.places:
        return FollowedPlace(Followed.GONE, digital_object.version)
    place = finding.places[0]
    there = next(each for each in now if each.number == place.page)
    kinds = {each.kind.value for each in finding.differences}
    state = Followed.SAME if finding.verdict is Verdict.EXACT or kinds <= {"line break"} else Followed.CHANGED
    return FollowedPlace(state, there.version, place, there.text[place.start : place.end], finding.differences)


def found_again(words: str, now: Sequence[StreamPage], page: int, start: int) -> Finding | None:
    """Words that stood at `start` of a page, nearest to it: word for word anywhere before like ones."""
    words = words.strip()
    finder = QuotationFinder(Quotation(words, (Segment(words),)), lambda _word: 0)
    beside = [each for each in now if abs(each.number - page) <= _NEAR]
    for pages in (beside, now):
        found = finder.exact(joined_stream(pages)) if pages else []
        if found:
            return min(found, key=lambda each: (abs(each.places[0].page - page), abs(each.places[0].start - start)))
    for pages in (beside, now):
        nearest = finder.nearest(joined_stream(pages)) if pages else None
        if nearest is not None:
            return nearest
    return None


def _streamed(page: ShownPage) -> StreamPage:
    return StreamPage(page.number, page.text, page.layers)
