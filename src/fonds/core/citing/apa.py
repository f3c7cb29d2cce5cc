"""Publication Manual of the American Psychological Association, 7th edition: archival documents.

Author, A. A. (Year, Month Day). *Title* (contributors) [Description]. Collection (reference). Repository. Address.
A page belongs to APA's in-text citation; a citation made from a passage carries it beside the title, where the manual
puts page ranges, so that one copied line is enough.
"""

from __future__ import annotations

import datetime
import re

from fonds.core.citing.citation_dates import day_words, item_date
from fonds.core.citing.item import Citation, CitedItem, CitedPlace, Name, place_words
from fonds.core.citing.wording import Italic, Piece, capitalised, citation, curled, distinct, holding, joined, sentence


def apa(item: CitedItem, *, accessed: datetime.date | None, place: CitedPlace | None = None) -> Citation:
    """A reference-list entry. Without an author the title comes first (9.12); no full stop follows an address."""
    date = f"({item_date(item, 'apa') or 'n.d.'})"
    title = _title(item, place)
    authors = _names(item.creators)
    head = [[*sentence(authors), f" {date}."], sentence(*title)] if authors else [sentence(*title), [f"{date}."]]
    groups: list[list[Piece]] = [*head, sentence(_holding(item)), *_publishers(item), _address(item, accessed, place)]
    return citation(joined(groups))


def _title(item: CitedItem, place: CitedPlace | None) -> list[Piece]:
    release = place.release if place and place.release else item.release
    translator = f"{_initialled(item.translator)[1]}, Trans." if item.translator else ""
    notes = "; ".join(part for part in (release, translator, place_words(place)) if part)
    recipients = _listed([_initialled(name)[1] for name in item.recipients])
    described = item.genre or ("" if item.title else "untitled document")
    if described and recipients and not item.title:
        described = f"{described} to {recipients}"
    parts: list[list[Piece]] = [
        [Italic(re.sub(r"(?<=\w{4})\.$", "", curled(item.title)))] if item.title else [],
        [f"({notes})"] if notes else [],
        [f"[{capitalised(described)}]"] if described else [],
    ]
    return joined(parts)


def _holding(item: CitedItem) -> str:
    """Collection (reference), repository; the reference alone where there is no collection to hang it on."""
    collection, reference = item.collection_title, item.archival_reference
    rest = [part for part in holding(item) if part not in (collection, reference)]
    if reference and (collection or rest):
        host = collection or rest.pop(0)
        return ", ".join([f"{host} ({reference})", *rest])
    return ", ".join(distinct(collection, reference, *rest))


def _publishers(item: CitedItem) -> list[list[Piece]]:
    return [sentence("; ".join(distinct(item.site_title, item.programme, item.publisher)))]


def _address(item: CitedItem, accessed: datetime.date | None, place: CitedPlace | None) -> list[Piece]:
    url = place.url if place and place.url else item.url
    if not accessed:
        return [url] if url else []
    retrieved = f"Retrieved {day_words(accessed, 'apa')}"
    return [f"{retrieved}, from {url}"] if url else [f"{retrieved}."]


def _names(names: tuple[Name, ...]) -> str:
    """Up to twenty; of more the first nineteen, an ellipsis and the last (APA 7, 9.8)."""
    inverted = [_initialled(name)[0] for name in names]
    if len(inverted) > 20:
        return f"{', '.join(inverted[:19])}, . . . {inverted[-1]}"
    return _listed(inverted, comma_before_two=bool(names) and not names[0].literal)


def _listed(names: list[str], *, comma_before_two: bool = False) -> str:
    if len(names) == 2 and not comma_before_two:
        return f"{names[0]} & {names[1]}"
    return f"{', '.join(names[:-1])}, & {names[-1]}" if len(names) > 1 else "".join(names)


def _initialled(name: Name) -> tuple[str, str]:
    """Inverted and direct, given names as initials: "Puzanov, A. M.", "A. M. Puzanov". East Asian names stay whole."""
    if name.literal or name.east_asian_order or not name.family or not name.given:
        return name.direct, name.direct
    words = [word.split("-") for word in re.split(r"[.\s]+", name.given)]
    initials = " ".join("-".join(f"{part[0]}." for part in word if part) for word in words if any(word))
    return f"{name.family}, {initials}", f"{initials} {name.family}"
