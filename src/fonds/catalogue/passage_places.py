"""What stands around passages that the index found: the layers they lie in, and their paragraphs.

The passages come from an index that holds only what its readers may see; nothing of a text leaves here.
"""

from __future__ import annotations

import json
from collections.abc import Collection
from typing import Any

from django.db import connection

from fonds.catalogue.models import Page, PageText
from fonds.core.text.paragraphs import Paragraph, paragraphs

Place = tuple[str, int, int]
"""A digital object's id, a version, a page."""

Layers = tuple[tuple[str, int, int, str], ...]
LONGEST_COUNTED = 400_000
"""In texts of more code points paragraphs are not counted for a list of results: it would cost more than the search."""


def layers_at(places: Collection[Place]) -> dict[Place, Layers]:
    """The layers of each page: (kind, start, end, label)."""
    rows = _rows("words.layers", places)
    return {
        place: tuple((kind, start, end, label) for kind, start, end, label in json.loads(layers))
        for place, layers in rows
        if layers != "[]"
    }


def paragraphs_at(places: Collection[Place]) -> dict[Place, list[Paragraph]]:
    """The paragraphs of each page, for texts without pages; very long ones are left out."""
    rows = _rows("words.text", places, f" AND LENGTH(words.text) <= {LONGEST_COUNTED}")
    return {place: paragraphs(text) for place, text in rows}


def _rows(column: str, places: Collection[Place], condition: str = "") -> list[tuple[Place, str]]:
    """One column of the pages' texts as stored. In SQL: for so few rows Django's own words cost ten times as much."""
    if not places:
        return []
    objects, numbers = sorted({made for made, _, _ in places}), sorted({page for _, _, page in places})
    asked = (
        f"SELECT page.digital_object_id, words.version, page.number, {column}"
        f" FROM {Page._meta.db_table} AS page JOIN {PageText._meta.db_table} AS words ON words.page_id = page.id"
        f" WHERE page.digital_object_id IN ({_list(objects)}) AND page.number IN ({_list(numbers)}){condition}"
    )
    wanted = set(places)
    with connection.cursor() as cursor:
        cursor.execute(asked, [*objects, *numbers])
        rows = [((made, version, page), found) for made, version, page, found in cursor.fetchall()]
    return [row for row in rows if row[0] in wanted]


def _list(values: list[Any]) -> str:
    return ", ".join(["%s"] * len(values))
