"""Names are given to authority records in batches, in time that grows with their number, and go on after a kill."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from catalogue.people_builder import meeting, named, office, text
from fonds.catalogue.models import Authority, AuthorityProposal, Collection, Fact, Mention, NamedEntity, TextRead
from fonds.core.description.identifiers import mint_identifier
from fonds.workflows.identifying import APART, BATCH, identify
from fonds.workflows.proposing import propose

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


def papers(*said: str, restricted: tuple[int, ...] = ()) -> list[TextRead]:
    """Papers of one collection and of years that follow each other."""
    held, _ = Collection.objects.get_or_create(slug="letters", defaults={"title": "Letters"})
    made = []
    for number, words in enumerate(said, start=TextRead.objects.count()):
        made.append(text(f"p{number}", words, year=1957 + number, public=number not in restricted))
        made[-1].unit.collections.add(held)
    return made


@pytest.mark.parametrize("name", ["A. M. Puzanov", "Kim Il Sung", "Nikita Khrushchev", "John F. Smith"])
def test_who_bears_a_name_that_few_bear_has_one_record(name: str) -> None:
    for each in papers(*[f"{name} came."] * 4):
        named(each, name, None)
    identify(mint=mint_identifier)
    assert Authority.objects.count() == 1


@pytest.mark.parametrize("name", ["John Smith", "J. Smith", "Kim Yŏng-su", "Ivan Ivanov", "Wang Wei"])
def test_a_name_that_many_bear_is_a_matter_for_the_desk(name: str) -> None:
    for each in papers(*[f"{name} came."] * 3):
        named(each, name, None)
    identify(mint=mint_identifier)
    assert Authority.objects.count() == 3
    assert sorted(NamedEntity.objects.values_list("reason", flat=True)) == ["first named here", APART, APART]
    propose()
    asked = list(AuthorityProposal.objects.all())
    assert len(asked) == 2 and {each.decision for each in asked} == {""}, "in a chain, and none is put together unasked"
    assert all("many people bear the name" in each.reason for each in asked)


def test_an_office_or_somebody_met_speaks_for_who_bears_a_common_name() -> None:
    said = [
        "John Smith, Consul, came.",
        "John Smith came.",
        "John Smith, consul, left.",
        "John Smith met Tomas Berg.",
        "John Smith met Tomas Berg again.",
        "John Smith met Robert Johnson.",
        "John Smith met Robert Johnson too.",
    ]
    readings = papers(*said)  # fmt: skip
    smiths = [named(each, "John Smith", None) for each in readings]
    office(smiths[0], "Consul")
    office(smiths[2], "consul")
    for number, other in ((3, "Tomas Berg"), (4, "Tomas Berg"), (5, "Robert Johnson"), (6, "Robert Johnson")):
        met = named(readings[number], other, None)
        meeting(readings[number], f"John Smith met {other}", [smiths[number], met], 19570101)
    identify(mint=mint_identifier)
    given = [NamedEntity.objects.get(pk=each.pk) for each in smiths]
    ids = [each.authority_id for each in given]
    assert ids[0] == ids[2] and ids[3] == ids[4]
    assert len({ids[0], ids[1], ids[3], ids[5], ids[6]}) == 5, "nor does a companion whose name many bear speak for it"
    assert given[2].reason.endswith("the same office: consul") and given[2].certainty == 0.9
    assert given[4].reason.endswith("both met or wrote to tomas berg")
    (late,) = papers("John Smith, consul, was seen.")
    office(named(late, "John Smith", None), "consul")
    identify(mint=mint_identifier)
    assert NamedEntity.objects.get(text_read=late).authority_id == ids[0], "what an earlier run read speaks too"


def test_what_only_restricted_papers_say_speaks_for_nothing_that_the_public_sees() -> None:
    readings = papers("John Smith, consul, came.", "John Smith, consul, left.", restricted=(0,))
    smiths = [named(each, "John Smith", None) for each in readings]
    for each in smiths:
        office(each, "consul")
    identify(mint=mint_identifier)
    public = NamedEntity.objects.get(pk=smiths[1].pk)
    assert public.reason == "first named here"
    hidden = NamedEntity.objects.get(pk=smiths[0].pk)
    assert hidden.authority_id == public.authority_id, "the restricted one may follow what the public one says"
