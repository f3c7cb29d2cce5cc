"""Which records are proposed as one, which are put together unasked, and which the public must not tell apart."""

from __future__ import annotations

import pytest

from catalogue.people_builder import named, office, someone, text
from fonds.catalogue.access import Reader
from fonds.catalogue.authority_names import guessed_names, names_beside
from fonds.catalogue.models import Authority, AuthorityProposal, Collection, Decision, NamedEntity
from fonds.core.description.identifiers import mint_identifier
from fonds.workflows import deciding_people as people
from fonds.workflows.identifying import identify
from fonds.workflows.proposing import LARGEST_BLOCK, MUCH_NAMED, propose

pytestmark = pytest.mark.django_db
FORMS = ("Jeong Il-yong", "Chong Il-yong", "Chŏng Illyong", "Jong Il Ryong", "정일룡", "Чон Ир Ён")
OTHERS = ("Jeong Il-kwon", "Kim Il-yong", "Jang Il-ryong", "Chong Il-ung")


def one(name: str, key: str, *, year: int | None = 1957, public: bool = True, held: str = "") -> Authority:
    record = someone(name)
    entity = named(text(key, f"{name}, {held} then.", year=year, public=public), name, record)
    if held:
        office(entity, held)
    return record


def pairs() -> set[frozenset[str]]:
    return {frozenset((p.first.name, p.second.name)) for p in AuthorityProposal.objects.filter(decision="")}


def test_spellings_of_one_name_are_proposed_as_one() -> None:
    for number, name in enumerate((*FORMS, *OTHERS)):
        one(name, f"t{number}")
    assert propose().merged == 0, "never on a name alone"
    joined = {FORMS[0]}
    while more := {n for pair in pairs() if pair & joined for n in pair} - joined:
        joined |= more
    assert joined == set(FORMS)
    assert all(0 < p.certainty < 0.95 and p.reason and p.finder for p in AuthorityProposal.objects.all())


def test_two_written_differently_are_proposed_but_not_equated() -> None:
    one("정일룡", "a", held="Director")
    one("정일용", "b", held="Director")
    assert (propose().open, pairs()) == (1, {frozenset(("정일룡", "정일용"))})


def test_one_office_in_the_same_years_puts_the_same_name_together() -> None:
    first, second = one("Anna Strand", "a", held="Harbour Master"), one("Anna Strand", "b", held="Harbour Master")
    one("Anna Strand", "c", year=1890, held="Harbour Master")
    assert propose().merged == 1
    goes = Authority.objects.exclude(merged_into=None).get()
    assert {goes.pk, goes.merged_into_id} == {first.pk, second.pk}
    assert goes.merged_into is not None and "same office" in goes.merged_into.how_merged
    automatic = AuthorityProposal.objects.get(decision="automatic")
    people.decide_proposal(automatic, "rejected", reason="two people", by="keeper", now=1)
    assert not Authority.objects.exclude(merged_into=None).exists()
    assert not Authority.objects.exclude(how_merged="").exists()
    assert propose().merged == 0, "what a person took apart stays apart"
    people.undo_decision(Decision.objects.latest("pk").pk, reason="", by="keeper", now=2)
    assert Authority.objects.exclude(merged_into=None).exists()


def test_a_much_named_person_is_asked_about() -> None:
    much = one("Anna Strand", "a", held="Harbour Master")
    for number in range(MUCH_NAMED):
        named(text(f"m{number}", "Anna Strand.", year=1957), "Anna Strand", much)
    one("Anna Strand", "b", held="Harbour Master")
    assert (propose().merged, pairs()) == (0, {frozenset(("Anna Strand",))})


def test_a_generated_spelling_is_never_put_together() -> None:
    one("Jeong Il-yong", "a", held="Deputy Chairman")
    one("정일용", "b", held="Deputy Chairman")
    assert propose().merged == 0
    assert AuthorityProposal.objects.get().certainty >= 0.9


def test_restricted_offices_put_no_public_records_together() -> None:
    first, second = one("Anna Strand", "a"), one("Anna Strand", "b")
    for record, key in ((first, "c"), (second, "d")):
        shut = text(key, "Anna Strand, Spy.", year=1957, public=False)
        office(named(shut, "Anna Strand", record), "Spy")
    assert propose().merged == 0


def test_ten_records_of_one_name_are_joined_by_nine_pairs() -> None:
    for number in range(10):
        one("Anna Strand", f"t{number}")
    assert propose().open == 9


def test_a_name_that_very_many_records_have_is_proposed_too() -> None:
    """An archive without collections has a record for each document that names somebody."""
    for n in range(LARGEST_BLOCK + 5):
        named(text(f"letter {n}", "Knud Berg wrote.", year=1951), "Knud Berg", someone("Knud Berg"))
    named(text("other", "Knut Berg wrote.", year=1951), "Knut Berg", someone("Knut Berg"))
    assert propose().open >= LARGEST_BLOCK + 4
    pairs = list(AuthorityProposal.objects.filter(reason="the same name").values_list("first", "second"))
    assert len(pairs) == len({frozenset(pair) for pair in pairs}) == LARGEST_BLOCK + 4


def test_what_is_certain_is_put_together_in_one_run_and_a_second_changes_nothing() -> None:
    every = [someone("Knud Berg") for _ in range(8)]
    for n, each in enumerate(every):
        office(named(text(f"letter {n}", "Knud Berg, Harbour Master.", year=1951), "Knud Berg", each), "Harbour Master")
    apart = every[3]
    for each in (every[0], every[1], every[2], *every[4:]):
        people.keep_apart(apart, each, reason="", by="keeper", now=1)
    assert propose().merged == 6
    assert Authority.objects.filter(merged_into=None).count() == 2
    assert Authority.objects.get(pk=apart.pk).merged_into is None, "told apart from each"
    assert propose().merged == 0


def test_public_names_are_identified_by_what_is_public_alone() -> None:
    """Two public texts too far apart in time stay two, whatever restricted text stands between them."""
    shown = Collection.objects.create(slug="shown", title="Shown")
    for key, year, public in (("a", 1900, True), ("b", 1930, False), ("c", 1960, True)):
        reading = text(key, "Anna Strand.", year=year, public=public)
        reading.unit.collections.add(shown)
        named(reading, "Anna Strand", None)
    identify(mint=mint_identifier)
    public_ones = NamedEntity.objects.filter(text_read__public=True).values_list("authority", flat=True)
    assert len(set(public_ones)) == 2


def test_other_names_for_a_search_are_those_that_the_reader_may_know() -> None:
    record = someone("Anna Strand")
    named(text("a", "Anna Strand.", year=1957), "Anna Strand", record)
    named(text("b", "WILLOW.", year=1957, public=False), "WILLOW", record)
    assert names_beside(Reader.ANONYMOUS, "Anna Strand") == []
    assert names_beside(Reader.KEEPER, "Anna Strand") == ["WILLOW"]
    assert names_beside(Reader.ANONYMOUS, "WILLOW") == []
    people.tell_name(record, "OSIER", "cryptonym", reason="a list of 1961", by="keeper", now=1)
    assert names_beside(Reader.ANONYMOUS, "Anna Strand") == ["OSIER"]
    assert names_beside(Reader.ANONYMOUS, "OSIER") == ["Anna Strand"]


def test_guesses_are_tagged_by_their_system() -> None:
    made = {each.scheme: each.name for each in guessed_names("person", ["정일룡"])}
    assert made["Revised Romanization"].startswith("Jeong")
    assert made["Kontsevich"].startswith("Чон")
    assert {"McCune–Reischauer", "DPRK romanisation", "older Russian", "Hangul"} <= made.keys()
    assert guessed_names("body", ["정일룡"]) == []
