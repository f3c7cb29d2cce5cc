"""No table is forgotten: each is in a bag, or it is said what it is made from."""

from __future__ import annotations

from django.apps import apps

from fonds.catalogue.bagged_rows import columns
from fonds.catalogue.bagged_tables import DERIVED, TABLES

MODELS = set(apps.get_app_config("catalogue").get_models(include_auto_created=True))
BAGGED = [table.model for table in TABLES]


def test_every_table_is_bagged_or_said_to_be_derived() -> None:
    """A new model fails here: put it into `TABLES`, or into `DERIVED` with what it is made from."""
    assert {model.__name__ for model in MODELS} - {model.__name__ for model in [*BAGGED, *DERIVED]} == set()
    assert len(BAGGED) == len(set(BAGGED)) and not set(BAGGED) & DERIVED.keys()
    assert all(DERIVED.values())


def test_a_table_comes_after_those_that_its_rows_name() -> None:
    for at, model in enumerate(BAGGED):
        for field in columns(model):
            if field.is_relation and field.related_model is not model:
                assert field.related_model in BAGGED[:at], (model, field.name)
