"""Names are given to authority records in batches, in time that grows with their number, and go on after a kill."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from catalogue.people_builder import text
from fonds.catalogue.models import Authority, Collection, Fact, Mention, NamedEntity
from fonds.core.description.identifiers import mint_identifier
from fonds.workflows.identifying import BATCH, identify

pytestmark = pytest.mark.django_db


def names(count: int, *, start: int = 0) -> None:
    """So many persons and a body in one text each, of one collection; every person is named in two texts."""
    held, _ = Collection.objects.get_or_create(slug="letters", defaults={"title": "Letters"})
    made = []
    for part in range(2):
        reading = text(f"t{start}-{part}", "Of many.", year=1957 + part)
        reading.unit.collections.add(held)
        made += [
            NamedEntity(text_read=reading, key=f"person:{n}", kind="person", name=f"Anna Strand{n}")
            for n in range(start, start + count)
        ]
        made.append(NamedEntity(text_read=reading, key="body:1", kind="body", name="Port Authority"))
    NamedEntity.objects.bulk_create(made)


def test_each_name_gets_one_record_and_the_same_names_share_it() -> None:
    names(700)
    assert identify(mint=mint_identifier) == 1402
    assert Authority.objects.count() == 701
    assert not NamedEntity.objects.filter(authority=None).exists()
    assert set(NamedEntity.objects.values_list("certainty", flat=True)) == {1.0, 0.9}
    assert identify(mint=mint_identifier) == 0


def test_who_is_called_by_a_role_alone_gets_no_record() -> None:
    reading = text("t", "Source met Anna. The writer was there.")
    for form, name in (("name", "Anna"), ("role", "Source"), ("pronoun", "the writer")):
        entity = NamedEntity.objects.create(text_read=reading, key=f"person:{name}", kind="person", name=name)
        Mention.objects.create(entity=entity, page=1, start=0, end=6, text=name, form=form, titles=[], confidence=1)
    assert identify(mint=mint_identifier) == 1
    assert [each.name for each in Authority.objects.all()] == ["Anna"]


def test_a_run_that_was_killed_goes_on_with_the_names_that_have_no_record() -> None:
    names(700)
    left = BATCH + 100

    def dying(key: str) -> str:
        nonlocal left
        left -= 1
        if not left:
            raise KeyboardInterrupt
        return mint_identifier(key)

    with pytest.raises(KeyboardInterrupt):
        identify(mint=dying)
    given = NamedEntity.objects.exclude(authority=None).count()
    assert 0 < given < 1402 and given % BATCH == 0, "whole batches"
    assert Authority.objects.filter(entities=None).count() == 0, "no record without a name"
    assert identify(mint=mint_identifier) == 1402 - given
    assert Authority.objects.count() == 701


def test_the_work_for_a_name_does_not_grow_with_the_number_of_names() -> None:
    names(300)
    with CaptureQueriesContext(connection) as few:
        identify(mint=mint_identifier)
    names(1200, start=5000)
    with CaptureQueriesContext(connection) as many:
        identify(mint=mint_identifier)
    batches = -(-2402 // BATCH)
    assert len(many) <= len(few) * batches


def test_progress_is_told() -> None:
    names(600)
    told = []

    def progress(items, total, words):  # type: ignore[no-untyped-def]
        for each in items:
            told.append((len(each), total))
            yield each

    identify(mint=mint_identifier, progress=progress)
    assert told == [(500, 1202), (500, 1202), (202, 1202)]


def test_a_record_without_a_date_is_of_the_years_that_its_text_tells_of() -> None:
    held = Collection.objects.create(slug="letters", title="Letters")
    readings = [text(key, "Anna Strand", year=year) for key, year in (("u", None), ("far", None), ("d", 1957))]
    for reading, years in zip(readings, ([1955, 1956, 2022], [1801], []), strict=True):
        reading.unit.collections.add(held)
        NamedEntity.objects.create(text_read=reading, key="person:1", kind="person", name="Anna Strand")
        for number, year in enumerate(years):
            Fact.objects.create(
                id=mint_identifier(f"{reading.pk}{number}"), text_read=reading, kind="date", number=number, page=1,
                start=0, end=4, text="Anna", said={}, finder="test/1", confidence=0.9, date_first=year * 10000 + 101,
                date_last=year * 10000 + 1231,
            )  # fmt: skip
    identify(mint=mint_identifier)
    first, far, dated = (NamedEntity.objects.get(text_read=each).authority_id for each in readings)
    assert first == dated != far
