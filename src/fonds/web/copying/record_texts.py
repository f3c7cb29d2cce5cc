"""What the addresses of a record's texts need to know to lead to files: its texts, and how each is cut into pages."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from django.db.models.functions import Length

from fonds.catalogue import access
from fonds.catalogue.access import Reader
from fonds.catalogue.models import DigitalObject, PageText
from fonds.catalogue.text_choice import preferred_first
from fonds.catalogue.texts import page_texts
from fonds.core.text.paragraphs import paragraphs
from fonds.web.pages.record_text import LENGTH_AT_ONCE, PAGES_AT_ONCE, part_starts
from fonds.web.views.records import ITEM_LEVELS


@dataclass(frozen=True, slots=True)
class TextOfRecord:
    """A text: `pages` are the numbers of its pages, `parts` where the parts of a page too long for one file begin."""

    version: int
    pages: tuple[int, ...]
    parts: dict[int, tuple[int, ...]]
    path: str
    media_type: str

    def window(self, page: int | None) -> tuple[int, ...]:
        """The pages that stand in one file with `page`, or the first ones; none where there is no such page."""
        if not self.pages or (page is not None and page not in self.pages):
            return ()
        at = 0 if page is None else self.pages.index(page) // PAGES_AT_ONCE * PAGES_AT_ONCE
        return self.pages[at : at + PAGES_AT_ONCE]

    def part(self, page: int, offset: int) -> int:
        """Where the part of the page begins in which `offset` is; 0 where the page is whole or it is the first."""
        return max((start for start in self.parts.get(page, (0,)) if start <= offset), default=0)


@dataclass(frozen=True, slots=True)
class RecordTexts:
    """A public record's texts by their ids, the preferred one first. `is_unit` where it is shown as what it holds."""

    is_unit: bool
    texts: dict[str, TextOfRecord]

    @property
    def first(self) -> str:
        """The text shown first, "" where there is none."""
        return next(iter(self.texts), "")


@lru_cache(maxsize=512)
def texts_of_record(identifier: str) -> RecordTexts | None:
    """None for a record that the public may not see."""
    unit = access.units(Reader.ANONYMOUS).filter(pk=identifier).first()
    if unit is None:
        return None
    objects = preferred_first(access.objects(Reader.ANONYMOUS, unit))
    is_unit = unit.level_of_description not in ITEM_LEVELS and not unit.digital_objects.exists()
    return RecordTexts(is_unit, {each.pk: _text(each) for each in objects})


def _text(made: DigitalObject) -> TextOfRecord:
    numbers = tuple(access.pages(Reader.ANONYMOUS, made).values_list("number", flat=True))
    long = (
        PageText.objects.filter(page__digital_object=made, version=made.version)
        .annotate(length=Length("text"))
        .filter(length__gt=LENGTH_AT_ONCE)
        .values_list("page__number", flat=True)
    )
    parts = {}
    for number in long:
        for page in page_texts(Reader.ANONYMOUS, made, first=number, last=number):
            parts[number] = tuple(part_starts(paragraphs(page.text)))
    return TextOfRecord(made.version, numbers, parts, made.path, made.stored_file.media_type)
