"""The words of a digital object as a reader may see them: masks laid over, narrowed pages left out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, F, OuterRef, QuerySet

from fonds.catalogue.access import Reader
from fonds.catalogue.in_parts import in_parts
from fonds.catalogue.models import AccessState, DigitalObject, Mark, Mask, PageText
from fonds.core.extracting.document import DocumentPage

MASKED = "█"


@dataclass(frozen=True, slots=True)
class ShownPage:
    """A page's words. Ranges are code points in `text`, which has as many of them as the stored text.

    `layers` are (kind, start, end, label); `masks` the ranges that are hidden in `text` (for the keeper: that
    would be hidden).
    """

    page_text_id: int
    number: int
    label: str
    version: int
    text: str
    layers: tuple[tuple[str, int, int, str], ...]
    tags: tuple[dict[str, Any], ...]
    marks: tuple[Mark, ...]
    masks: tuple[tuple[int, int], ...]


def hide(text: str, masks: Iterable[tuple[int, int]], by: str = MASKED) -> str:
    """`text` with the ranges blacked out, or with the sign `by`, line breaks kept, so that every offset still holds."""
    for start, end in masks:
        text = text[:start] + "".join(c if c == "\n" else by for c in text[start:end]) + text[end:]
    return text


def page_texts(
    reader: Reader,
    digital_object: DigitalObject,
    version: int | None = None,
    *,
    first: int = 1,
    last: int | None = None,
) -> list[ShownPage]:
    """The pages `first` to `last` of a version of the object's text, in order.

    `version` None takes the version that stands. The object itself must be visible to the reader
    (`catalogue.access.objects`).
    """
    found = PageText.objects.filter(
        page__digital_object=digital_object, version=version or digital_object.version, page__number__gte=first
    ).select_related("page")
    if last is not None:
        found = found.filter(page__number__lte=last)
    return _shown_pages(reader, list(_on_open_pages(reader, found).order_by("page__number")))


def texts_of_objects(
    reader: Reader, objects: Iterable[str], *, marked_only: bool = False
) -> dict[str, list[ShownPage]]:
    """What `page_texts` gives of each of many objects, by their ids, in a few queries for all of them; with
    `marked_only` those pages alone that bear marks. The objects must be visible to the reader."""
    found = _texts_that_stand(objects).select_related("page")
    if marked_only:
        found = found.filter(Exists(Mark.objects.filter(page_text=OuterRef("pk")).order_by()))
    rows = sorted(_on_open_pages(reader, found).order_by(), key=lambda row: row.page.number)
    result: dict[str, list[ShownPage]] = defaultdict(list)
    for row, shown in zip(rows, _shown_pages(reader, rows), strict=True):
        result[row.page.digital_object_id].append(shown)
    return result


def _texts_that_stand(objects: Iterable[str]) -> QuerySet[PageText]:
    """The texts of the pages of many objects, by their ids, in the versions that stand."""
    return PageText.objects.filter(
        page__digital_object__in=list(objects), version=F("page__digital_object__version"), page__number__gte=1
    )


def _on_open_pages(reader: Reader, found: QuerySet[PageText]) -> QuerySet[PageText]:
    """Those of the texts whose page `reader` may see."""
    return found if reader is Reader.KEEPER else found.filter(page__access_state__in=("", AccessState.PUBLIC))


def _shown_pages(reader: Reader, rows: list[PageText]) -> list[ShownPage]:
    masks = masks_by_text([row.pk for row in rows])
    marks: dict[int, list[Mark]] = defaultdict(list)
    for part in in_parts(row.pk for row in rows):
        for mark in Mark.objects.filter(page_text__in=part):
            marks[mark.page_text_id].append(mark)
    return [_shown(reader, row, tuple(masks.get(row.pk, ())), tuple(marks.get(row.pk, ()))) for row in rows]


@dataclass(frozen=True, slots=True)
class StoredWords:
    """A page's words and what of them the public may not see: all of them where the page is not open, or `masks`."""

    number: int
    text: str
    is_open: bool
    masks: tuple[tuple[int, int], ...]

    def shown_to(self, reader: Reader) -> str | None:
        """The words as `page_texts` gives them to `reader`, None where it leaves the page out."""
        if reader is Reader.KEEPER:
            return self.text
        return hide(self.text, self.masks) if self.is_open else None


def words_of_objects(objects: Iterable[str]) -> dict[str, list[StoredWords]]:
    """The pages of many objects, in order, in the versions that stand: what `page_texts` asks for one by one.

    Whether an object is visible to a reader is for the caller to ask.
    """
    rows = _texts_that_stand(objects).order_by()
    fields = ("pk", "page__digital_object", "page__number", "page__access_state", "text")
    found = list(rows.values_list(*fields))
    masks = masks_by_text([pk for pk, *_ in found])
    result: dict[str, list[StoredWords]] = defaultdict(list)
    for pk, digital_object, number, state, text in found:
        is_open = state in ("", AccessState.PUBLIC)
        result[digital_object].append(StoredWords(number, text, is_open, tuple(masks.get(pk, ()))))
    for pages in result.values():
        pages.sort(key=lambda page: page.number)
    return result


def pages_to_read(reader: Reader, objects: Iterable[str]) -> dict[str, list[DocumentPage]]:
    """The pages of many objects that `reader` may see, in order, in the versions that stand, as finders get them:
    masked words are masked for everybody, as no finder has any use for them.

    The objects themselves must be visible to the reader.
    """
    rows = _on_open_pages(reader, _texts_that_stand(objects)).order_by()
    found = list(rows.values_list("pk", "page__digital_object", "page__number", "text", "layers"))
    masks = masks_by_text([pk for pk, *_ in found])
    result: dict[str, list[DocumentPage]] = defaultdict(list)
    for pk, digital_object, number, text, layers in found:
        laid = tuple((kind, start, end, label) for kind, start, end, label in layers)
        result[digital_object].append(DocumentPage(number, hide(text, masks.get(pk, ())), laid))
    for pages in result.values():
        pages.sort(key=lambda page: page.number)
    return result


def masks_by_text(page_texts: list[int]) -> dict[int, list[tuple[int, int]]]:
    """The ranges that hide, by page text."""
    result: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for part in in_parts(page_texts):
        rows = Mask.objects.filter(page_text__in=part).exclude(state="lifted")
        for text, start, end in rows.values_list("page_text", "start", "end"):
            result[text].append((start, end))
    return result


def masked_objects(objects: Iterable[str]) -> set[str]:
    """Those of the objects in which a range of words, of any version, is hidden from the public."""
    masks = Mask.objects.filter(page_text__page__digital_object__in=list(objects)).exclude(state="lifted")
    return set(masks.order_by().values_list("page_text__page__digital_object", flat=True).distinct())


def _shown(reader: Reader, row: PageText, masks: tuple[tuple[int, int], ...], marks: tuple[Mark, ...]) -> ShownPage:
    text = row.text if reader is Reader.KEEPER else hide(row.text, masks)
    if reader is Reader.ANONYMOUS:
        for mark in marks:
            # a mark repeats words of the page; they are hidden there as well
            if any(start < mark.end and mark.start < end for start, end in masks):
                mark.text = text[mark.start : mark.end]
                mark.value = ""
    return ShownPage(
        page_text_id=row.pk,
        number=row.page.number,
        label=row.page.label,
        version=row.version,
        text=text,
        layers=tuple((kind, start, end, label) for kind, start, end, label in row.layers),
        tags=tuple(row.tags),
        marks=marks,
        masks=masks,
    )
