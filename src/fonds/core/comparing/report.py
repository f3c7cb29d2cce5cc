"""A comparison as `fonds compare --json` prints it: every place an anchor."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from fonds.core.comparing.comparison import Comparison, Place
from fonds.core.comparing.texts import compare_texts
from fonds.core.comparing.words import words
from fonds.core.text.anchor import Anchor


@dataclass(frozen=True, slots=True)
class ComparedText:
    """The text of one release: its pages as (number, words), and where they are from (None outside any archive).

    Where something must not be told, `masked` are the same pages with it hidden, and `stand_in` with a figure in place
    of each of its code points; None where nothing is, `masked` also where `pages` have it hidden themselves.
    """

    release: str
    date: str | None
    digital_object: str | None
    version: int
    pages: tuple[tuple[int, str], ...]
    masked: tuple[tuple[int, str], ...] | None = None
    stand_in: tuple[tuple[int, str], ...] | None = None

    @property
    def compared(self) -> tuple[tuple[int, str], ...]:
        """The pages as they are compared, whoever asks: a masked number is some number, and no box of the paper's."""
        return self.pages if self.stand_in is None else self.stand_in

    @property
    def quoted(self) -> tuple[tuple[int, str], ...]:
        """The pages as whoever may be told of them."""
        return self.pages if self.masked is None else self.masked


def comparison_json(record: str | None, texts: Sequence[ComparedText]) -> dict[str, Any]:
    """What `fonds compare --json` prints: each text compared with the next."""
    counted: list[int | None] = [None] * len(texts)
    spans: list[dict[str, Any]] = []
    pages: list[dict[str, Any]] = []
    for at, (old, new) in enumerate(pairwise(texts)):
        found = compare_texts([text for _, text in old.compared], [text for _, text in new.compared])
        counted[at : at + 2] = found.words
        spans += _spans(found, old, new)
        pages += _pages(found, old, new)
    return {
        "record": record,
        "releases": [
            {
                "release": text.release,
                "date": text.date,
                "digital_object": text.digital_object,
                "pages": len(text.pages),
                "words": len(words([page for _, page in text.compared])) if count is None else count,
            }
            for text, count in zip(texts, counted, strict=True)
        ],
        "pages": pages,
        "spans": spans,
    }


def _spans(found: Comparison, old: ComparedText, new: ComparedText) -> list[dict[str, Any]]:
    return [
        {
            "kind": span.kind.value,
            "confidence": span.confidence,
            "pair": [old.release, new.release],
            "from": _anchor(old, span.from_place),
            "to": _anchor(new, span.to_place),
        }
        for span in found.spans
    ]


def _pages(found: Comparison, old: ComparedText, new: ComparedText) -> list[dict[str, Any]]:
    return [
        {
            "pair": [old.release, new.release],
            "from": old.pages[pair.from_page - 1][0] if pair.from_page else None,
            "to": new.pages[pair.to_page - 1][0] if pair.to_page else None,
            "similarity": pair.similarity,
            "comparable": pair.comparable,
        }
        for pair in found.pages
    ]


def _anchor(text: ComparedText, place: Place | None) -> dict[str, Any] | None:
    if place is None:
        return None
    number, page = text.quoted[place.page - 1]
    quote = page[place.start : place.end]
    return Anchor(text.digital_object, text.version, number, place.start, place.end, quote).to_json()
