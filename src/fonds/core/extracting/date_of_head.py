"""The date that a text gives itself where no source states one: the first day alone on a line of its head, or behind a
place or the word "date" there."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from fonds.core.extracting.datelines import base_from_line
from fonds.core.extracting.document import Document
from fonds.core.extracting.facts import DateFound

_HEAD = 1_000


def with_date_of_head(document: Document, dates: Iterable[DateFound]) -> Document:
    """The document with the date of its head as its own, which is certain for what it tells; one that has a date, or
    whose head gives none, as it is."""
    if document.date or not document.pages:
        return document
    first = document.pages[0]
    for date in dates:
        if date.relative or date.at.page != first.number or date.at.start > _HEAD:
            continue
        if base_from_line(first.text, date.at.start, date.at.end, date.edtf, in_journal=False) is not None:
            return replace(document, date=date.edtf, date_certain=True)
    return document
