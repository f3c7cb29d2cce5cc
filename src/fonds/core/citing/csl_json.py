"""CSL-JSON (Citation Style Language 1.0.2), for reference managers and for any CSL processor."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from typing import Any

from fonds.core.citing.date_parts import date_parts, is_doubtful
from fonds.core.citing.export_genres import export_type
from fonds.core.citing.item import CitedItem, Name
from fonds.core.citing.wording import distinct, folded
from fonds.core.description.dates import to_words

CslItem = dict[str, Any]


def to_csl_json(items: Iterable[CitedItem], *, accessed: datetime.date | None = None) -> list[CslItem]:
    """One object an item, without empty members. `accessed` is the day on which the items were read.

    The site is `source` and not `container-title`: processors write the latter as if the document were a chapter.
    """
    return [_item(item, accessed) for item in items]


def _item(item: CitedItem, accessed: datetime.date | None) -> CslItem:
    members: CslItem = {
        "id": item.id,
        "type": export_type(item.genre).csl,
        "title": folded(item.title),
        "author": [_name(name) for name in item.creators],
        "recipient": [_name(name) for name in item.recipients],
        "translator": [_name(item.translator)] if item.translator else [],
        "issued": _issued(item),
        "genre": item.genre,
        "archive": item.repository,
        "archive_collection": item.collection_title,
        "archive_location": ", ".join(distinct(item.collection_title, item.archival_reference)),
        "source": item.site_title,
        "publisher": ", ".join(distinct(item.programme, item.publisher)) or item.site_title,
        "version": item.release,
        "page": item.cited_place,
        "language": item.language,
        "abstract": folded(item.abstract),
        "URL": item.url,
        "accessed": {"date-parts": [[accessed.year, accessed.month, accessed.day]]} if accessed else {},
        "note": _note(item),
    }
    return {name: value for name, value in members.items() if value}


def _issued(item: CitedItem) -> dict[str, Any]:
    """Date parts, two of them for an interval; `circa` for any doubt (CSL knows one kind). Else the date in words."""
    parts = date_parts(item.edtf)
    if parts:
        dated: dict[str, Any] = {"date-parts": [list(part) for part in parts]}
        return dated | ({"circa": True} if is_doubtful(item.edtf) or item.date_inferred else {})
    words = to_words(item.edtf) if item.edtf else item.date_as_written
    return {"literal": words} if any(char.isdigit() for char in words) else {}


def _name(name: Name) -> dict[str, Any]:
    """Family and given; literal for bodies and for romanised East Asian names, which few processors leave in order."""
    if name.literal or not (name.family and name.given):
        return {"literal": name.direct}
    if name.east_asian_order and name.direct.isascii():
        return {"literal": name.direct}
    return {"family": name.family, "given": name.given}


def _note(item: CitedItem) -> str:
    said = {"Translated for": item.translated_for, "Original language:": item.original_language, "Rights:": item.rights}
    return "; ".join(f"{label} {folded(value)}" for label, value in said.items() if value)
