"""A record, or a place in one of its texts, ready to be cited in any style or format."""

from __future__ import annotations

from dataclasses import dataclass

from fonds.catalogue import access
from fonds.catalogue.access import Reader
from fonds.catalogue.citation import cited_item, cited_place, own_form_template
from fonds.catalogue.models import DigitalObject, UnitOfDescription
from fonds.catalogue.text_choice import preferred_first
from fonds.catalogue.texts import page_texts
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


def cited_passage(
    unit: UnitOfDescription, asked: PlaceAsked, reader: Reader, *, site_title: str, site_address: str
) -> CitedPassage:
    """What `asked` names in a unit that `reader` may see. `site_address` has no slash at the end.

    Raises NoSuchPlace.
    """
    objects = preferred_first(access.objects(reader, unit))
    current = next((each for each in objects if asked.digital_object in ("", each.pk)), None)
    if current is None and asked.digital_object:
        raise NoSuchPlace("the record has no such text")
    item = cited_item(unit, reader, site_title=site_title, site_address=site_address, digital_object=current)
    place = None
    if asked.page is not None or asked.start is not None:
        if current is None:
            raise NoSuchPlace("the record has no text")
        number = asked.page or 1
        pages = page_texts(reader, current, asked.version, first=number, last=number)
        if not pages:
            raise NoSuchPlace("there is no such page")
        if asked.start is not None and asked.start >= len(pages[0].text):
            raise NoSuchPlace("the page has no such words")
        place = cited_place(unit, current, pages[0], start=asked.start, end=asked.end, site_address=site_address)
    return CitedPassage(item, own_form_template(unit, reader), place, current)
