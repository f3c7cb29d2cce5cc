"""What lists of results read with kept SQL is what the catalogue's own queries give."""

from __future__ import annotations

from pathlib import Path

import pytest

from fonds.catalogue import access
from fonds.catalogue.access import Reader
from fonds.catalogue.found_records import found_texts, found_units
from fonds.catalogue.models import DigitalObject, PageText, UnitOfDescription
from fonds.catalogue.passage_places import layers_at, paragraphs_at
from fonds.core.text.paragraphs import paragraphs

pytestmark = pytest.mark.usefixtures("archive", "db")


def everything() -> list[str]:
    return list(UnitOfDescription.objects.order_by("id").values_list("id", flat=True))


def test_units_are_the_visible_ones(archive: Path) -> None:
    public = {unit.pk: unit for unit in access.units(Reader.ANONYMOUS)}
    found = found_units(everything())
    assert 0 < len(public) < len(everything())
    assert set(found) == set(public)
    for name, row in found.items():
        unit = public[name]
        types = [each["value"] for each in unit.elements if each["name"] == "document_type"]
        assert row.document_type == (types[0] if types else "")
        assert (row.title, row.date_edtf, row.has_text) == (unit.title, unit.date_edtf, unit.has_text)
        assert row.level_of_description == unit.level_of_description


def test_texts_are_the_visible_ones_in_their_order(archive: Path) -> None:
    expected: dict[str, list[str]] = {}
    for made in access.objects_of(Reader.ANONYMOUS, everything()).order_by("order", "release__date", "id"):
        expected.setdefault(made.unit_id, []).append(made.pk)
    found = found_texts(everything())
    assert {unit: list(texts) for unit, texts in found.items()} == expected
    assert sum(map(len, expected.values())) < DigitalObject.objects.count()
    for texts in found.values():
        for name, row in texts.items():
            made = DigitalObject.objects.select_related("release", "stored_file").get(pk=name)
            assert row.release == (made.release.name if made.release else "")
            assert (row.media_type, row.paginated) == (made.stored_file.media_type, made.paginated)


@pytest.mark.parametrize("count", [0, 1, 9, 10, 11])
def test_any_number_of_ids(archive: Path, count: int) -> None:
    ids = sorted(unit.pk for unit in access.units(Reader.ANONYMOUS))
    ids = (ids * 2)[:count]
    assert set(found_units(ids)) == set(ids)


def test_what_narrows_access_shows_at_once(archive: Path) -> None:
    name = access.units(Reader.ANONYMOUS).values_list("id", flat=True)[0]
    assert name in found_units([name])
    UnitOfDescription.objects.filter(pk=name).update(is_public=False)
    try:
        assert found_units([name]) == {}
        assert found_texts([name]) == {}
    finally:
        UnitOfDescription.objects.filter(pk=name).update(is_public=True)


def test_layers_and_paragraphs_of_pages(archive: Path) -> None:
    texts = list(PageText.objects.select_related("page"))
    places = {(each.page.digital_object_id, each.version, each.page.number): each for each in texts}
    layered = {place: tuple(map(tuple, each.layers)) for place, each in places.items() if each.layers}
    assert layered
    assert layers_at(places) == layered
    assert paragraphs_at(places) == {place: paragraphs(each.text) for place, each in places.items()}
    (made, version, page), *_ = places
    assert layers_at([(made, version + 1, page)]) == {}
