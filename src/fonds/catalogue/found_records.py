"""What a list of results says of its records and of their texts: public ones alone, whatever an index holds."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import NamedTuple

from fonds.catalogue import access
from fonds.catalogue.access import Reader
from fonds.catalogue.kept_sql import KeptSql


class FoundUnit(NamedTuple):
    """A unit as a list of results names it."""

    id: str
    title: str
    date_edtf: str
    reference_code: str
    level_of_description: str
    has_text: bool
    document_type: str


class FoundText(NamedTuple):
    """A digital object as a list of results names it; `release` is its name, "" where there is none."""

    unit: str
    id: str
    kind: str
    language: str
    has_text: bool
    paginated: bool
    release: str
    media_type: str


_UNITS = KeptSql(
    lambda ids: (
        access.units(Reader.ANONYMOUS)
        .filter(pk__in=ids)
        .order_by()
        .values_list("id", "title", "date_edtf", "reference_code", "level_of_description", "has_text", "elements")
    )
)
_TEXTS = KeptSql(
    lambda ids: (
        access.objects_of(Reader.ANONYMOUS, ids)
        .order_by("order", "release__date", "id")
        .values_list(
            "unit_id", "id", "kind", "language", "has_text", "paginated", "release__name", "stored_file__media_type"
        )
    )
)


def found_units(ids: Sequence[str]) -> dict[str, FoundUnit]:
    """The visible ones of these units by their ids."""
    found = {}
    for name, title, date, code, level, has_text, elements in _UNITS.rows(ids):
        found[name] = FoundUnit(name, title, date, code, level, bool(has_text), _document_type(elements))
    return found


def found_texts(ids: Sequence[str]) -> dict[str, dict[str, FoundText]]:
    """The visible digital objects of these units, by unit and id, in order."""
    found: dict[str, dict[str, FoundText]] = {}
    for unit, name, kind, language, has_text, paginated, release, media_type in _TEXTS.rows(ids):
        found.setdefault(unit, {})[name] = FoundText(
            unit, name, kind, language, bool(has_text), bool(paginated), release or "", media_type
        )
    return found


def _document_type(elements: str) -> str:
    """The first that is stated, from the elements' JSON."""
    if "document_type" not in elements:
        return ""
    return next((str(each["value"]) for each in json.loads(elements) if each["name"] == "document_type"), "")
