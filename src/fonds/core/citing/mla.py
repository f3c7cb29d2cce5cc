"""MLA Handbook, 9th edition: works-cited entries for unpublished and archival material read online.

Elements in the handbook's order; the archive is one container, the site where it was read the next. An undated item
has no date element (5.80 gives up "n.d."), and the date of access closes the entry (5.111).
"""

from __future__ import annotations

import datetime

from fonds.core.citing.citation_dates import day_words, item_date
from fonds.core.citing.item import Citation, CitedItem, CitedPlace, Name, place_words
from fonds.core.citing.wording import (
    Italic,
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


def mla(item: CitedItem, *, accessed: datetime.date | None, place: CitedPlace | None = None) -> Citation:
    """Creator. “Title.” Translated by T, date. Collection, reference, repository. Site, publisher, address."""
    where = place_words(place, paragraph_word="par.")
    release = place.release if place and place.release else item.release
    # A page of the file belongs to the site that offers the file; a folio, a printed page to the document itself.
    on_the_site = bool(_publishers(item)) and not (place and place.page_kind in ("printed", "folio"))
    notes = _archive_notes(item, release, "" if on_the_site else where)
    made = [f"Translated by {item.translator.direct}" if item.translator else "", item_date(item, "mla")]
    groups: list[list[Piece]] = [
        sentence(_names(item.creators)),
        sentence(quoted(item.title, ".") if item.title else _description(item)),
        sentence(capitalised(", ".join(part for part in made if part))),
        sentence(", ".join([*holding(item), *filter(None, notes)])),
        _site(item, place, release, where if on_the_site else ""),
        sentence(f"Accessed {day_words(accessed, 'mla')}" if accessed else ""),
    ]
    return citation(joined(groups))


def _archive_notes(item: CitedItem, release: str, where: str) -> list[str]:
    return [where] if _publishers(item) else [release, where]


def _publishers(item: CitedItem) -> list[str]:
    return distinct(item.site_title, item.programme, item.publisher)


def _site(item: CitedItem, place: CitedPlace | None, release: str, where: str) -> list[Piece]:
    """Site, release, publisher, place, address; the address alone where no site is named."""
    url = place.url if place and place.url else item.url
    publishers = _publishers(item)
    if not publishers:
        return sentence(url)
    first: list[Piece] = [Italic(folded(publishers[0]))] if item.site_title else [folded(publishers[0])]
    return sentence(*joined([first, *[_words(part) for part in (release, *publishers[1:], where, url)]], ", "))


def _words(text: str) -> list[Piece]:
    return [folded(text)] if text else []


def _names(names: tuple[Name, ...]) -> str:
    """One, two, or the first of three and more with "et al." (MLA 9, 5.5–5.8); only the first is inverted."""
    if not names:
        return ""
    first = names[0].inverted
    if len(names) > 2:
        return f"{first}, et al."
    return listed_names([first, *(name.direct for name in names[1:])], comma_before_two=first != names[0].direct)


def _description(item: CitedItem) -> str:
    """A description in place of a title: roman and without quotation marks (MLA 9, 5.29)."""
    genre = item.genre or "untitled document"
    recipients = listed_names([name.direct for name in item.recipients])
    return f"{capitalised(genre)}{f' to {recipients}' if recipients else ''}"
