"""Find within a document: every place of the words in one text, on whatever page."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass

from fonds.catalogue import texts
from fonds.catalogue.access import Reader
from fonds.catalogue.models import DigitalObject
from fonds.core.text.finding import pattern, places
from fonds.web.pages.record_address import RecordAddress

MOST_LISTED = 100
_AROUND = 48


@dataclass(frozen=True, slots=True)
class FoundPlace:
    """One place: its `number` in the text counts from 1; `before`, `words` and `after` are for the list."""

    number: int
    page: int
    label: str
    start: int
    end: int
    before: str
    words: str
    after: str


@dataclass(frozen=True, slots=True)
class Found:
    """All places of the words in a text, in order; words under masks are found nowhere."""

    words: str
    places: tuple[FoundPlace, ...]

    def on_page(self, number: int) -> tuple[tuple[tuple[int, int], ...], int]:
        """The ranges on a page, and the number of the first."""
        at = bisect_left(self.places, number, key=lambda each: each.page)
        here = [each for each in self.places[at:] if each.page == number]
        return tuple((each.start, each.end) for each in here), at + 1


@dataclass(frozen=True, slots=True)
class FindView:
    """The find box and its list. `current` is the number of the place one stands at, 0 for none."""

    words: str
    total: int
    current: int
    previous: str
    next: str
    listed: tuple[tuple[FoundPlace, str], ...]


def found_in(digital_object: DigitalObject, words: str, version: int | None) -> Found | None:
    """Where the words stand; None where there are none to look for."""
    looked_for = pattern(words)
    if looked_for is None:
        return None
    result: list[FoundPlace] = []
    for page in texts.page_texts(Reader.ANONYMOUS, digital_object, version):
        for start, end in places(page.text, looked_for):
            around = page.text[max(0, start - _AROUND) : start], page.text[end : end + _AROUND]
            before, after = (" ".join(each.split()) for each in around)
            spaced = (" " if around[0][-1:].isspace() else ""), (" " if around[1][:1].isspace() else "")
            result.append(
                FoundPlace(
                    len(result) + 1, page.number, page.label, start, end, before + spaced[0], page.text[start:end],
                    spaced[1] + after,
                )
            )  # fmt: skip
    return Found(words, tuple(result))


def find_view(found: Found | None, address: RecordAddress) -> FindView:
    """The list for the page; each entry leads to its place with the words marked there."""
    if found is None:
        return FindView(address.find, 0, 0, "", "", ())
    every = found.places
    current = address.hit if address.hit and address.hit <= len(every) else 0

    def path(number: int) -> str:
        place = every[number - 1]
        return address.to(
            f"hit-{number}", page=place.page, hit=number, start=None, end=None, at=place.start, view=address.view
        )

    total = len(every)
    return FindView(
        words=found.words,
        total=total,
        current=current,
        previous=path((current - 2) % total + 1 if current else total) if total else "",
        next=path(current % total + 1) if total else "",
        listed=tuple((each, path(each.number)) for each in every[:MOST_LISTED]),
    )
