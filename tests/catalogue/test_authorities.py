"""Who has a page of their own, under which name, and with which mentions: for the public and for the keeper."""

from __future__ import annotations

import datetime

import pytest

from catalogue.people_builder import named, office, someone, text
from fonds.catalogue import authorities, authority_pages, waiting
from fonds.catalogue.access import Reader
from fonds.catalogue.models import Authority

PUBLIC, KEEPER = Reader.ANONYMOUS, Reader.KEEPER
TODAY = datetime.date(2026, 11, 29)

pytestmark = pytest.mark.django_db


def pages(who: Reader, kind: str = "person") -> set[str]:
    """The names of those who have a page; `having_pages`, `listed` and `private_people` say the same."""
    listed = {pk for pk, _documents in authority_pages.listed(who, kind, today=TODAY)}
    everyone = Authority.objects.filter(kind=kind)
    assert authority_pages.having_pages(who, [a.pk for a in everyone], today=TODAY) == listed
    if kind == "person" and who is PUBLIC:
        private = authority_pages.private_people(TODAY)
        assert {a.pk for a in private} == {a.pk for a in everyone.filter(merged_into=None, approved="")} - listed
        assert waiting.people_without_page(TODAY).count == private.count()
    return {a.name for a in everyone if a.pk in listed}


def test_a_private_person_attested_lately_has_no_page() -> None:
    then, lately = text("then", "Anna Strand met Knud Berg.", year=1951), text("lately", "Anna Strand.", year=1963)
    undated = text("undated", "Ole Lind wrote. Eva Holm, Director, too.")
    strand = someone("Anna Strand")
    named(then, "Anna Strand", strand)
    named(then, "Knud Berg", someone("Knud Berg"))
    assert pages(PUBLIC) == {"Anna Strand", "Knud Berg"}
    named(lately, "Anna Strand", strand)
    named(undated, "Ole Lind", someone("Ole Lind"))
    office(named(undated, "Eva Holm", someone("Eva Holm")), "Director")
    assert pages(PUBLIC) == {"Knud Berg", "Eva Holm"}
    assert pages(KEEPER) == {"Anna Strand", "Knud Berg", "Ole Lind", "Eva Holm"}


def test_the_rule_counts_from_today(settings: pytest.FixtureRequest) -> None:
    named(text("then", "Anna Strand.", year=1956), "Anna Strand", someone("Anna Strand"))
    assert pages(PUBLIC) == set()
    settings.PRIVATE_YEARS = 60  # type: ignore[attr-defined]
    assert pages(PUBLIC) == {"Anna Strand"}


def test_a_keeper_approves_or_rejects() -> None:
    lately = text("lately", "Anna Strand and Knud Berg, Director.", year=1963)
    named(lately, "Anna Strand", someone("Anna Strand"))
    office(named(lately, "Knud Berg", someone("Knud Berg")), "Director")
    Authority.objects.filter(name="Anna Strand").update(approved="approved")
    Authority.objects.filter(name="Knud Berg").update(approved="rejected")
    assert pages(PUBLIC) == {"Anna Strand"}


def test_bodies_and_places_have_pages() -> None:
    named(text("lately", "Port Authority", year=2020), "Port Authority", someone("Port Authority", "body"), "body")
    assert pages(PUBLIC, "body") == {"Port Authority"}


def test_what_is_restricted_gives_no_page_no_name_and_no_mention() -> None:
    open_, shut = (
        text("open", "Strand wrote.", year=1951),
        text("shut", "Anna Strand, Spy, wrote.", year=1952, public=False),
    )
    strand = someone("Anna Strand")
    office(named(shut, "Anna Strand", strand), "Spy")
    assert pages(PUBLIC) == set()
    assert authorities.shown_name(PUBLIC, strand) == ""
    named(open_, "Strand", strand)
    assert pages(PUBLIC) == {"Anna Strand"}
    assert authorities.shown_name(PUBLIC, strand) == "Strand"
    assert [m.text for m in authorities.authority_mentions(PUBLIC, strand.pk)] == ["Strand"]
    assert [m.text for m in authorities.authority_mentions(KEEPER, strand.pk)] == ["Strand", "Anna Strand"]
    assert not authorities.authority_facts(PUBLIC, strand.pk, "office", "person")
    assert [f.office for f in authorities.authority_facts(KEEPER, strand.pk, "office", "person")] == ["Spy"]


def test_a_restricted_office_makes_nobody_public() -> None:
    lately, shut = text("lately", "Anna Strand", year=1963), text("shut", "Anna Strand, Spy", year=1951, public=False)
    strand = someone("Anna Strand")
    named(lately, "Anna Strand", strand)
    office(named(shut, "Anna Strand", strand), "Spy")
    assert pages(PUBLIC) == set()


def test_a_merged_record_counts_for_the_one_that_stands() -> None:
    first, second = text("first", "Anna Strand", year=1951), text("second", "A. Strand, Director", year=1963)
    strand, other = someone("Anna Strand"), someone("A. Strand")
    named(first, "Anna Strand", strand)
    office(named(second, "A. Strand", other), "Director")
    other.merged_into = strand
    other.save()
    assert pages(PUBLIC) == {"Anna Strand"}
    assert [m.text for m in authorities.authority_mentions(PUBLIC, strand.pk)] == ["Anna Strand", "A. Strand"]
    assert authorities.shown_name(PUBLIC, strand) == "Anna Strand"
    Authority.objects.filter(pk=strand.pk).update(name="Strand, Anna", chosen=True)
    assert authorities.shown_name(PUBLIC, Authority.objects.get(pk=strand.pk)) == "Strand, Anna"


def test_a_record_keeps_its_own_name_beside_a_longer_one_of_a_record_merged_into_it() -> None:
    stays, goes = someone("Zhou Enlai"), someone("Chou En-lai (Premier)")
    named(text("first", "Zhou Enlai", year=1951), "Zhou Enlai", stays)
    named(text("second", "Chou En-lai (Premier)", year=1951), "Chou En-lai (Premier)", goes)
    goes.merged_into = stays
    goes.save()
    assert authorities.shown_name(KEEPER, stays) == "Zhou Enlai"
    named(text("third", "Chou En-lai (Premier)", year=1951), "Chou En-lai (Premier)", goes)
    assert authorities.shown_name(KEEPER, stays) == "Chou En-lai (Premier)", "the name of most texts"


def test_somebody_is_shown_by_the_full_name_though_most_texts_have_the_surname_alone() -> None:
    stays, delo = someone("Strand"), someone("Delo", kind="body")
    for key, name in (("one", "Strand"), ("two", "Strand"), ("three", "Anna Strand"), ("four", "WILLOW")):
        named(text(key, f"{name} came.", public=key != "three"), name, stays)
    for key, name in (("five", "Delo"), ("six", "Delo"), ("seven", "Delo Works")):
        named(text(key, f"{name}."), name, delo, kind="body")
    assert authorities.shown_name(KEEPER, stays) == "Anna Strand"
    assert authorities.shown_name(PUBLIC, stays) == "Strand", "the full name stands in a restricted record alone"
    assert authorities.shown_name(PUBLIC, delo) == "Delo", "works are not the whole name of who owns them"
