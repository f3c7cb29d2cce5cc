"""The Chicago Manual of Style, 17th edition, chapter 14, manuscript collections (14.221–231): notes and bibliography.

A note goes from the particular to the general (item, date, place in it, collection, reference, depository) and ends in
the address (14.7) with the date of access (14.12). Headline capitals are not imposed on titles given by an archive.
"""

from __future__ import annotations

import datetime

from fonds.core.citing.citation_dates import day_words, item_date
from fonds.core.citing.item import Citation, CitedItem, CitedPlace, Name, place_words
from fonds.core.citing.wording import (
    Piece,
    capitalised,
    citation,
    distinct,
    folded,
    holding,
    joined,
    listed_names,
    quoted,
    sentence,
)

_CORRESPONDENCE = frozenset({"letter", "telegram", "cable", "memorandum", "despatch", "dispatch", "note"})


def chicago_note(item: CitedItem, *, accessed: datetime.date | None, place: CitedPlace | None = None) -> Citation:
    """A full note: creator, “title,” date, page, collection, reference, repository, translator, site, address."""
    parts = [
        item_date(item, "chicago") or "n.d.",
        place_words(place),
        *holding(item),
        _release(item, place),
        f"trans. {item.translator.direct}" if item.translator else "",
        *distinct(item.site_title, item.programme, item.publisher),
        f"accessed {day_words(accessed, 'chicago')}" if accessed else "",
        (place.url if place and place.url else item.url),
    ]
    rest = ", ".join(folded(part) for part in parts if part)
    creators = _note_names(item.creators)
    if item.title:
        return citation(sentence(f"{creators}, " if creators else "", quoted(item.title, ","), " ", rest))
    return citation(sentence(f"{_untitled(item, creators)}, {rest}"))


def chicago_bibliography(
    item: CitedItem, *, accessed: datetime.date | None, place: CitedPlace | None = None
) -> Citation:
    """A bibliography entry: Creator. “Title.” Date. Collection, reference, repository. Translator. Site. Address."""
    creators = _bibliography_names(item.creators)
    title = quoted(item.title, ".") if item.title else ""
    date = item_date(item, "chicago") or "n.d."
    untitled = "" if item.title else _description(item)
    groups: list[list[Piece]] = [
        sentence(creators),
        sentence(title or untitled),
        sentence(capitalised(", ".join(part for part in (date, place_words(place)) if part))),
        sentence(", ".join(holding(item))),
        sentence(_release(item, place)),
        sentence(f"Translated by {item.translator.direct}" if item.translator else ""),
        sentence(", ".join(distinct(item.site_title, item.programme, item.publisher))),
        sentence(f"Accessed {day_words(accessed, 'chicago')}" if accessed else ""),
        sentence(place.url if place and place.url else item.url),
    ]
    return citation(joined(groups))


def _release(item: CitedItem, place: CitedPlace | None) -> str:
    return place.release if place and place.release else item.release


def _note_names(names: tuple[Name, ...]) -> str:
    """Up to three names; of four or more the first and "et al." (CMOS 17, 14.76)."""
    direct = [name.direct for name in names]
    return f"{direct[0]} et al." if len(direct) > 3 else listed_names(direct)


def _bibliography_names(names: tuple[Name, ...]) -> str:
    """The first inverted; up to ten in all, of more the first seven and "et al." (CMOS 17, 14.76)."""
    if not names:
        return ""
    written = [names[0].inverted, *(name.direct for name in names[1:])]
    if len(written) > 10:
        return f"{', '.join(written[:7])}, et al."
    return listed_names(written, comma_before_two=names[0].inverted != names[0].direct)


def _untitled(item: CitedItem, creators: str) -> str:
    """What stands for a title that the archive has not given: "George Creel to Colonel House", "Letter"."""
    recipients = listed_names([name.direct for name in item.recipients])
    if creators and recipients and item.genre.casefold() in _CORRESPONDENCE:
        return f"{creators} to {recipients}"
    return f"{creators}, {item.genre or 'untitled document'}" if creators else _description(item)


def _description(item: CitedItem) -> str:
    recipients = listed_names([name.direct for name in item.recipients])
    return capitalised(item.genre or "untitled document") + (f" to {recipients}" if recipients else "")
