"""Find within a document: every place of the words in one text, on whatever page."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass

from fonds.catalogue import texts
from fonds.catalogue.access import Reader
from fonds.catalogue.models import DigitalObject
from fonds.catalogue.texts import ShownPage
from fonds.core.text.finding import pattern, places
from fonds.web.pages.record_address import RecordAddress

MOST_LISTED = 100
_AROUND = 48


@dataclass(frozen=True, slots=True)
class FoundPlace:
    """One place as listed: its `number` in the text counts from 1; `before`, `words`, `after` are what stands there."""

    number: int
    label: str
    before: str
    words: str
    after: str


@dataclass(frozen=True, slots=True)
class Found:
    """All `places` of the words in a text as (page, start, end), in order; the first of them are `listed`."""

    words: str
    places: tuple[tuple[int, int, int], ...]
    listed: tuple[FoundPlace, ...]

    def on_page(self, number: int) -> tuple[tuple[tuple[int, int], ...], int]:
        """The ranges on a page, and the number of the first."""
        first, behind = bisect_left(self.places, (number,)), bisect_left(self.places, (number + 1,))
        return tuple((start, end) for _page, start, end in self.places[first:behind]), first + 1


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
    """Where the words stand, those under masks nowhere; None where there are no words to look for."""
    looked_for = pattern(words)
    if looked_for is None:
        return None
    every: list[tuple[int, int, int]] = []
    listed: list[FoundPlace] = []
    for page in texts.page_texts(Reader.ANONYMOUS, digital_object, version):
        for start, end in places(page.text, looked_for):
            every.append((page.number, start, end))
            if len(listed) < MOST_LISTED:
                listed.append(_listed(len(every), page, start, end))
    return Found(words, tuple(every), tuple(listed))


def _listed(number: int, page: ShownPage, start: int, end: int) -> FoundPlace:
    before, after = page.text[max(0, start - _AROUND) : start], page.text[end : end + _AROUND]
    return FoundPlace(
        number,
        page.label or str(page.number),
        " ".join(before.split()) + (" " if before[-1:].isspace() else ""),
        page.text[start:end],
        (" " if after[:1].isspace() else "") + " ".join(after.split()),
    )


def find_view(found: Found | None, address: RecordAddress) -> FindView:
    """The list for the page; each entry leads to its place with the words marked there."""
    if found is None:
        return FindView(address.find, 0, 0, "", "", ())
    every = found.places
    current = address.hit if address.hit and address.hit <= len(every) else 0

    def path(number: int) -> str:
        page, start, _end = every[number - 1]
        return address.to(f"hit-{number}", page=page, hit=number, start=None, end=None, at=start, view=address.view)

    total = len(every)
    return FindView(
        words=found.words,
        total=total,
        current=current,
        previous=path((current - 2) % total + 1 if current else total) if total else "",
        next=path(current % total + 1) if total else "",
        listed=tuple((each, path(each.number)) for each in found.listed),
    )
