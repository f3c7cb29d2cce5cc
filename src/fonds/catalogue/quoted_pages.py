"""The frozen texts that quotations are looked for in, as a reader may see them: masked, and narrowed pages left out."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db import connection

from fonds.catalogue import access
from fonds.catalogue.access import Reader
from fonds.catalogue.in_parts import in_parts
from fonds.catalogue.models import AccessState, DigitalObject, Page, PageText, UnitOfDescription
from fonds.catalogue.texts import hide, masks_by_text

_PUBLIC = ("", str(AccessState.PUBLIC))


@dataclass(frozen=True, slots=True)
class QuotedPage:
    """A page's words as the reader may see them. `layers` are (kind, start, end, label), code points of `text`."""

    number: int
    label: str
    version: int
    text: str
    layers: tuple[tuple[str, int, int, str], ...]


def visible_versions(reader: Reader, ids: Iterable[str]) -> dict[str, int]:
    """Those of the digital objects that `reader` may see, with the version of their text that stands."""
    named = sorted(set(ids))
    if not named:
        return {}
    narrowed = f" AND unit.is_public AND made.access_state IN ({_list(_PUBLIC)})" if reader is Reader.ANONYMOUS else ""
    asked = (
        f"SELECT made.id, made.version FROM {DigitalObject._meta.db_table} AS made"
        f" JOIN {UnitOfDescription._meta.db_table} AS unit ON unit.id = made.unit_id"
        f" WHERE made.id IN ({_list(named)}) AND unit.merged_into_id IS NULL{narrowed}"
    )
    with connection.cursor() as cursor:
        cursor.execute(asked, [*named, *(_PUBLIC if narrowed else ())])
        return dict(cursor.fetchall())


def visible_objects(reader: Reader, ids: Iterable[str]) -> dict[str, DigitalObject]:
    """Those of the digital objects that `reader` may see, with their units and releases, by id."""
    found = DigitalObject.objects.filter(pk__in=list(ids), unit__merged_into=None)
    if reader is Reader.ANONYMOUS:
        found = found.filter(unit__is_public=True, access_state__in=_PUBLIC)
    return {each.pk: each for each in found.select_related("unit", "unit__repository", "release", "stored_file")}


def pages_of(
    reader: Reader, versions: Mapping[str, int], wanted: Iterable[tuple[str, int]]
) -> dict[tuple[str, int], QuotedPage]:
    """The pages (object's id, number) of the objects' versions, by the same; those that are not there left out.

    The objects must be visible to the reader (`visible_versions`).
    """
    places = sorted(set(wanted))
    rows: list[tuple[int, str, int, str, int, str, str]] = []
    for part in in_parts(places, 400):  # each place is two parameters
        rows += _rows(reader, part)
    rows = [row for row in rows if row[4] == versions.get(row[1])]
    masks = masks_by_text([row[0] for row in rows]) if reader is Reader.ANONYMOUS else {}
    return {
        (made, number): QuotedPage(
            number, label, version, hide(text, masks[key]) if masks.get(key) else text,
            () if layers == "[]" else tuple((kind, start, end, name) for kind, start, end, name in json.loads(layers)),
        )
        for key, made, number, label, version, text, layers in rows
    }  # fmt: skip


def _rows(reader: Reader, places: list[tuple[str, int]]) -> list[tuple[int, str, int, str, int, str, str]]:
    """In SQL: for so few rows Django's own words cost more than the answer."""
    objects, numbers = sorted({made for made, _ in places}), sorted({number for _, number in places})
    narrowed = f" AND page.access_state IN ({_list(_PUBLIC)})" if reader is Reader.ANONYMOUS else ""
    layers = "CAST(words.layers AS text)" if connection.vendor == "postgresql" else "words.layers"
    asked = (
        "SELECT words.id, page.digital_object_id, page.number, page.label, words.version, words.text,"
        f" {layers} FROM {Page._meta.db_table} AS page JOIN {PageText._meta.db_table} AS words"
        f" ON words.page_id = page.id WHERE page.digital_object_id IN ({_list(objects)})"
        f" AND page.number IN ({_list(numbers)}){narrowed}"
    )
    with connection.cursor() as cursor:
        cursor.execute(asked, [*objects, *numbers, *(_PUBLIC if narrowed else ())])
        found = cursor.fetchall()
    wanted = set(places)
    return [row for row in found if (row[1], row[2]) in wanted]


def _list(values: Iterable[object]) -> str:
    return ", ".join("%s" for _ in values)


def texts_searched(reader: Reader, *, unit: str = "", collection: str = "") -> int:
    """How many texts `reader` may search: digital objects with words, of one record, of one collection, or of all."""
    found = DigitalObject.objects.filter(has_text=True, unit__merged_into=None)
    if reader is Reader.ANONYMOUS:
        found = found.filter(unit__is_public=True, access_state__in=_PUBLIC)
    if unit:
        found = found.filter(unit=unit)
    if collection:
        found = found.filter(unit__in=access.units(reader).filter(collections=collection).values("pk"))
    return found.order_by().count()
