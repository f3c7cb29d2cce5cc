"""A record, or a place in one of its texts, ready to be cited in any style or format."""

from __future__ import annotations

from dataclasses import dataclass

from fonds.catalogue import access
from fonds.catalogue.access import Reader
from fonds.catalogue.citation import cited_item, cited_place, own_form_template
from fonds.catalogue.models import DigitalObject, UnitOfDescription
from fonds.catalogue.text_choice import preferred_first
from fonds.catalogue.texts import ShownPage, page_texts
from fonds.core.citing.item import CitedItem, CitedPlace


class NoSuchPlace(ValueError):
    """The record has no such text or page that the reader may see, or the page has no such words."""


@dataclass(frozen=True, slots=True)
class PlaceAsked:
    """A place as an address names it: nothing of it for the whole record, `start` and `end` for words on a page.

    `version` None takes the text as it stands. `start` and `end` are code points of the page's text, half-open.
    """

    digital_object: str = ""
    version: int | None = None
    page: int | None = None
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class CitedPassage:
    """What citations need: the item, the collection's own form, and the place (None for the whole record)."""

    item: CitedItem
    template: str
    place: CitedPlace | None
    digital_object: DigitalObject | None


class RecordCiter:
    """Cites a unit that `reader` may see and places in it; what is known of a text is looked up once.

    `site_address` has no slash at the end.
    """

    def __init__(self, unit: UnitOfDescription, reader: Reader, *, site_title: str, site_address: str) -> None:
        self._unit, self._reader = unit, reader
        self._site_title, self._site_address = site_title, site_address
        self._objects = preferred_first(access.objects(reader, unit))
        self._template = own_form_template(unit, reader)
        self._items: dict[str, CitedItem] = {}
        self._pages: dict[tuple[str, int | None, int], ShownPage] = {}

    def passage(self, asked: PlaceAsked) -> CitedPassage:
        """What `asked` names. Raises NoSuchPlace."""
        current = next((each for each in self._objects if asked.digital_object in ("", each.pk)), None)
        if current is None and asked.digital_object:
            raise NoSuchPlace("the record has no such text")
        place = None
        if asked.page is not None or asked.start is not None:
            if current is None:
                raise NoSuchPlace("the record has no text")
            page = self._page(current, asked.version, asked.page or 1)
            if asked.start is not None and asked.start >= len(page.text):
                raise NoSuchPlace("the page has no such words")
            place = cited_place(
                self._unit, current, page, start=asked.start, end=asked.end, site_address=self._site_address
            )
        return CitedPassage(self._item(current), self._template, place, current)

    def _item(self, current: DigitalObject | None) -> CitedItem:
        key = current.pk if current else ""
        if key not in self._items:
            self._items[key] = cited_item(
                self._unit, self._reader, site_title=self._site_title, site_address=self._site_address,
                digital_object=current,
            )  # fmt: skip
        return self._items[key]

    def _page(self, current: DigitalObject, version: int | None, number: int) -> ShownPage:
        key = (current.pk, version, number)
        if key not in self._pages:
            pages = page_texts(self._reader, current, version, first=number, last=number)
            if not pages:
                raise NoSuchPlace("there is no such page")
            self._pages[key] = pages[0]
        return self._pages[key]


def cited_passage(
    unit: UnitOfDescription, asked: PlaceAsked, reader: Reader, *, site_title: str, site_address: str
) -> CitedPassage:
    """What `asked` names in a unit that `reader` may see: see `RecordCiter`. Raises NoSuchPlace."""
    return RecordCiter(unit, reader, site_title=site_title, site_address=site_address).passage(asked)
