"""Rows that are added without objects hold what the models' own way would have stored."""

from __future__ import annotations

import pytest

from catalogue.people_builder import named, text
from fonds.catalogue.adding_rows import add_rows
from fonds.catalogue.models import Fact, Mention

pytestmark = pytest.mark.django_db


def test_what_a_row_leaves_out_is_the_fields_default() -> None:
    entity = named(text("one", "Berg met Strand."), "Berg", None)
    entity.mentions.all().delete()
    given = {"entity_id": entity.pk, "text": "100 % Berg", "form": "name", "finder": "test/1", "confidence": 0.9}
    add_rows(Mention, [given | {"titles": ["Cde."], "page": 1, "end": 4}, given])
    as_stored = [
        {name: value for name, value in row.items() if name != "id"} for row in entity.mentions.order_by("id").values()
    ]
    entity.mentions.all().delete()
    Mention.objects.create(**given, titles=["Cde."], page=1, end=4)
    Mention.objects.create(**given)
    assert as_stored == [
        {name: value for name, value in row.items() if name != "id"} for row in entity.mentions.order_by("id").values()
    ]


def test_json_is_stored_as_json_and_keys_as_given() -> None:
    row = text("one", "Berg was minister.")
    said = {"person": "person:1", "office": "мінiстр", "reported_by": ("person:2",)}
    add_rows(Fact, [{"id": "abc", "text_read_id": row.pk, "kind": "office", "number": 0, "text": "", "said": said,
                     "finder": "test/1", "confidence": 1.0}])  # fmt: skip
    held = Fact.objects.get(pk="abc")
    assert held.said == {**said, "reported_by": ["person:2"]}
    assert (held.page, held.date_first, held.series) == (None, None, "")


def test_a_name_that_is_no_columns_is_refused() -> None:
    with pytest.raises(KeyError, match="Fact has no column page_number"):
        add_rows(Fact, [{"id": "abc", "page_number": 1}])
    add_rows(Fact, [])
    assert not Fact.objects.exists()
