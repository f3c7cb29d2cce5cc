"""The texts of a record as the standards' writers take them, masked and narrowed as the reader sees them."""

from __future__ import annotations

from collections.abc import Iterator

from fonds.catalogue import access
from fonds.catalogue.access import Reader
from fonds.catalogue.models import Mark, UnitOfDescription
from fonds.catalogue.texts import ShownPage, page_texts
from fonds.core.standards.transcribed import TranscribedMark, TranscribedPage, TranscribedRange, TranscribedText


def transcribed(reader: Reader, unit: UnitOfDescription) -> Iterator[TranscribedText]:
    """The texts of a unit that `reader` may see, in order."""
    for made in access.objects(reader, unit):
        if made.has_text:
            yield TranscribedText(
                identifier=made.pk,
                kind=made.kind,
                language=made.language,
                translator=made.translator,
                rights=made.rights,
                release=made.release_name,
                paginated=made.paginated,
                pages=tuple(_page(page, reader) for page in page_texts(reader, made)),
            )


def _page(page: ShownPage, reader: Reader) -> TranscribedPage:
    hidden = page.masks if reader is Reader.ANONYMOUS else ()

    def is_hidden(start: int, end: int) -> bool:
        return any(first < end and start < last for first, last in hidden)

    ranges = [TranscribedRange(kind, start, end, label=label) for kind, start, end, label in page.layers]
    ranges += [
        TranscribedRange(str(tag["kind"]), int(tag["start"]), int(tag["end"]), is_tag=True, ref=str(tag["ref"] or ""),
                         name=str(tag["name"] or ""), when=str(tag["when"] or ""))
        for tag in page.tags
        # whom a tag names stands in the tag as well as on the page
        if not is_hidden(int(tag["start"]), int(tag["end"]))
    ]  # fmt: skip
    marks = [_mark(mark, hidden=is_hidden(mark.start, mark.end)) for mark in page.marks]
    return TranscribedPage(page.text, page.label, tuple(ranges), tuple(marks))


def _mark(mark: Mark, *, hidden: bool) -> TranscribedMark:
    date = "" if hidden or not mark.date else str(mark.date.get("as_written") or "")
    flags = () if hidden else tuple(mark.flags)
    return TranscribedMark(mark.kind, mark.start, mark.end, mark.text, mark.value, date, mark.direction, flags)
