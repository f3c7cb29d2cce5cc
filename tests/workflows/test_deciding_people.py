"""What people decide on people and facts: it is logged, undone in turn, and stands whichever finder reads next."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from catalogue.people_builder import named, office, someone, text
from fonds.catalogue import authorities
from fonds.catalogue.access import Reader
from fonds.catalogue.models import (
    Authority,
    AuthorityName,
    AuthorityProposal,
    Decision,
    Fact,
    Mention,
    NamedEntity,
    OutboxEntry,
    TextRead,
)
from fonds.core.description.identifiers import mint_identifier
from fonds.core.extracting.document import Document, DocumentPage, NameKind, Range
from fonds.core.extracting.facts import Entity, NamesRead, OfficeHeld, Reading
from fonds.core.extracting.facts import Mention as Found
from fonds.workflows import deciding_people as people
from fonds.workflows.deciding_facts import correct_fact, decide_facts
from fonds.workflows.identifying import identify
from fonds.workflows.proposing import propose
from fonds.workflows.reading_kept import keep_reading

pytestmark = pytest.mark.django_db
HOW: dict[str, Any] = {"reason": "the letters say so", "by": "keeper", "now": 1_800_000_000}


def state() -> list[Any]:
    """All that decisions may change, as values."""
    found: list[Any] = []
    for model in (Authority, AuthorityName, AuthorityProposal, NamedEntity, Mention, Fact):
        found += [model.__name__, *model.objects.order_by("pk").values()]
    return found


def mentions(authority: Authority) -> list[str]:
    return [m.text for m in authorities.authority_mentions(Reader.KEEPER, authority.pk)]


@pytest.fixture
def strand() -> tuple[Authority, Authority]:
    """Two records that are one person."""
    first, second = text("first", "Anna Strand spoke.", year=1951), text("second", "A. Strand, Director.", year=1952)
    one, other = someone("Anna Strand"), someone("A. Strand")
    named(first, "Anna Strand", one)
    office(named(second, "A. Strand", other), "Director")
    return one, other


def test_merged_and_undone(strand: tuple[Authority, Authority]) -> None:
    one, other = strand
    before = state()
    made = people.merge(other, one, **HOW)
    assert mentions(one) == ["Anna Strand", "A. Strand"]
    assert (made.action, made.decided_by, made.reason) == ("merged", "keeper", "the letters say so")
    assert [a["text"] for a in made.anchor["anchors"]] == ["A. Strand", "Anna Strand"]  # type: ignore[index]
    assert OutboxEntry.objects.count() >= 2, "both documents are found under either name"
    people.undo_decision(made.pk, **HOW)
    assert state() == before
    assert Decision.objects.count() == 2, "what was undone stays in the log"
    with pytest.raises(ValueError, match="could be undone"):
        people.undo_decision(made.pk, **HOW)


def put_together(*names: str) -> list[Authority]:
    """Records of one office that software made one, in the order of the names."""
    made = [someone(name) for name in names]
    for at, record in enumerate(made):
        reading = text(f"paper {at}", f"{record.name}, Director.", year=1951 + at)
        office(named(reading, record.name, record), "Director")
        assert propose().merged == (1 if at else 0)
    return made


def standing() -> dict[str, set[str]]:
    """The ids of the records that are one, by the id of the one that stands."""
    found: dict[str, set[str]] = {}
    for each in Authority.objects.all():
        found.setdefault(each.merged_into_id or each.pk, set()).add(each.pk)
    return found


def test_what_software_put_together_comes_apart_after_a_later_merger() -> None:
    one, two = put_together("Anna Strand", "Anna Strand")
    third = someone("Strand, Anna Maria")
    named(text("third", "Strand, Anna Maria wrote.", year=1953), "Strand, Anna Maria", third)
    whole = Authority.objects.get(merged_into=None, kind="person", pk__in=[one.pk, two.pk])
    goes = two if whole.pk == one.pk else one
    before = state()
    merged = people.merge(whole, third, **HOW)
    third.refresh_from_db()
    assert third.how_merged.startswith("the same"), "the page of whom both are now says it, so that it can be undone"
    apart = people.decide_proposal(AuthorityProposal.objects.get(decision="automatic"), "rejected", **HOW)
    assert standing() == {goes.pk: {goes.pk}, third.pk: {third.pk, whole.pk}}
    third.refresh_from_db()
    assert third.how_merged == ""
    assert propose().merged == 0
    with pytest.raises(ValueError, match="undo that first"):
        people.undo_decision(merged.pk, **HOW)
    people.undo_decision(apart.pk, **HOW)
    people.undo_decision(merged.pk, **HOW)
    AuthorityProposal.objects.filter(decision="").delete()
    assert state() == before


def test_of_several_put_together_one_is_taken_apart_and_the_others_stay_labelled() -> None:
    one, two, three = put_together("Anna Strand", "Anna Strand", "Anna Strand")
    (whole,) = standing()
    first, second = AuthorityProposal.objects.filter(decision="automatic").order_by("pk")
    people.decide_proposal(second, "rejected", **HOW)
    goes = ({second.first_id, second.second_id} - {first.first_id, first.second_id}).pop()
    assert standing() == {whole: {one.pk, two.pk, three.pk} - {goes}, goes: {goes}}
    label = Authority.objects.get(pk=whole).how_merged
    assert label.startswith(first.reason), "the other pair is told still, and can be undone on the page"
    people.decide_proposal(first, "rejected", **HOW)
    assert all(len(each) == 1 for each in standing().values())
    assert not Authority.objects.exclude(how_merged="").exists()


def test_what_a_later_decision_stands_on_is_not_undone(strand: tuple[Authority, Authority]) -> None:
    one, other = strand
    third = someone("Strand")
    made = people.merge(other, one, **HOW)
    later = people.merge(one, third, **HOW)
    assert Authority.objects.get(pk=other.pk).merged_into == third, "a merged record leads straight to who stands"
    with pytest.raises(ValueError, match="undo that first"):
        people.undo_decision(made.pk, **HOW)
    people.undo_decision(later.pk, **HOW)
    people.undo_decision(made.pk, **HOW)
    assert not Authority.objects.exclude(merged_into=None).exists()


def test_what_cannot_be_one(strand: tuple[Authority, Authority]) -> None:
    with pytest.raises(ValueError, match="itself"):
        people.merge(strand[0], strand[0], **HOW)
    with pytest.raises(ValueError, match="not one"):
        people.merge(strand[0], someone("Strand", "place"), **HOW)


def every_decision(one: Authority, other: Authority) -> dict[str, Callable[[], Any]]:
    entity = NamedEntity.objects.get(name="A. Strand")
    mention = Mention.objects.get(text="A. Strand")
    fact = Fact.objects.get()
    return {
        "merge": lambda: people.merge(other, one, **HOW),
        "split": lambda: people.split([entity], None, mint=mint_identifier, **HOW),
        "split into": lambda: people.split([entity], one, mint=mint_identifier, **HOW),
        "rename": lambda: people.rename(one, "Strand, Anna", **HOW),
        "approve": lambda: people.approve(one, "approved", **HOW),
        "identifiers": lambda: people.set_identifiers(one, {"viaf": "123"}, by="keeper", now=1),
        "name": lambda: people.tell_name(one, "WILLOW", "cryptonym", **HOW),
        "confirm mention": lambda: people.decide_mentions([mention], "confirmed", **HOW),
        "reject mention": lambda: people.decide_mentions([mention], "rejected", **HOW),
        "give mention": lambda: people.give_mentions([mention], one, **HOW),
        "confirm fact": lambda: decide_facts([fact], "confirmed", **HOW),
        "reject fact": lambda: decide_facts([fact], "rejected", **HOW),
        "correct fact": lambda: correct_fact(fact, {"office": "Deputy Director"}, **HOW),
        "correct who": lambda: correct_fact(fact, {"person": ""}, **HOW),
    }


KINDS = [
    "merge", "split", "split into", "rename", "approve", "identifiers", "name", "confirm mention", "reject mention",
    "give mention", "confirm fact", "reject fact", "correct fact", "correct who",
]  # fmt: skip


@pytest.mark.parametrize("kind", KINDS)
def test_every_decision_is_logged_and_undone(strand: tuple[Authority, Authority], kind: str) -> None:
    before = state()
    every_decision(*strand)[kind]()
    decided = state()
    assert decided != before
    made = Decision.objects.get()
    assert (made.decided_by, bool(made.decided_at)) == ("keeper", True)
    undone = people.undo_decision(made.pk, **HOW)
    assert state() == before
    again = people.undo_decision(undone.pk, **HOW)
    assert state() == decided, "that it was undone can be undone"
    for earlier in (made, undone):
        with pytest.raises(ValueError, match="could be undone"):
            people.undo_decision(earlier.pk, **HOW)
    people.undo_decision(again.pk, **HOW)
    assert state() == before


def read(reading: TextRead, *found: tuple[str, str]) -> None:
    """Another finder reads the text, and finds these (kind of thing, words)."""
    words = "".join(p.texts.get().text for p in reading.digital_object.pages.all())
    entities, places, offices = [], [], []
    for number, (kind, said) in enumerate(found, 1):
        at = Range(1, words.index(said), words.index(said) + len(said))
        if kind == "office":
            offices.append(OfficeHeld("person:1", said, "", "", at, "another/2", 0.7))
        else:
            entities.append(Entity(f"person:{number}", NameKind.PERSON, said))
            places.append(Found(f"person:{number}", at, "another/2", 0.7))
    document = Document(pages=(DocumentPage(1, words),))
    keep_reading(reading, document, Reading(NamesRead(tuple(entities), tuple(places)), offices=tuple(offices)))
    identify(mint=mint_identifier)


def test_decisions_survive_runs_of_different_finders(strand: tuple[Authority, Authority]) -> None:
    one, other = strand
    fact = Fact.objects.get()
    people.merge(other, one, **HOW)
    people.tell_name(one, "WILLOW", "cryptonym", **HOW)
    correct_fact(fact, {"office": "Deputy Director"}, **HOW)
    first, second = TextRead.objects.order_by("unit__title")
    for finds in ([], [("person", "Strand")], [("person", "A. Strand"), ("office", "Director")]):
        read(second, *finds)
        read(first)
    read(first, ("person", "Anna Strand"))
    assert set(mentions(one)) == {"Anna Strand", "A. Strand"}
    (kept,) = Fact.objects.all()
    assert (kept.pk, kept.office, kept.decision) == (fact.pk, "Deputy Director", "corrected")
    assert AuthorityName.objects.filter(authority=one, name="WILLOW").exists()


def test_a_name_needs_a_source(strand: tuple[Authority, Authority]) -> None:
    with pytest.raises(ValueError, match="where it is said"):
        people.tell_name(strand[0], "WILLOW", "cryptonym", reason="", by="keeper", now=1)


def test_a_corrected_fact_keeps_its_types(strand: tuple[Authority, Authority]) -> None:
    with pytest.raises(ValueError, match="has no colour"):
        correct_fact(Fact.objects.get(), {"colour": "red"}, **HOW)
    with pytest.raises(ValueError, match="nobody is called"):
        correct_fact(Fact.objects.get(), {"person": "person:77"}, **HOW)
    with pytest.raises(ValueError, match="confirm it"):
        correct_fact(Fact.objects.get(), {"office": "Director"}, **HOW)


def test_rejected_mentions_leave_every_list(strand: tuple[Authority, Authority]) -> None:
    people.decide_mentions(list(Mention.objects.filter(text="A. Strand")), "rejected", **HOW)
    assert mentions(strand[1]) == []


def test_proposals_are_decided_and_not_made_again(strand: tuple[Authority, Authority]) -> None:
    assert propose().open == 1
    proposal = AuthorityProposal.objects.get()
    people.decide_proposal(proposal, "rejected", **HOW)
    assert propose().open == 0
    people.undo_decision(Decision.objects.get().pk, **HOW)
    people.decide_proposal(AuthorityProposal.objects.get(), "confirmed", **HOW)
    assert len(mentions(Authority.objects.get(merged_into=None))) == 2
    assert propose().open == 0


def three_of_one_name() -> list[Authority]:
    every = [someone(name) for name in ("Anna Strand", "Anna Strand", "Anna Strand")]
    for n, each in enumerate(every):
        named(text(f"record {n}", "Anna Strand spoke.", year=1951 + n), "Anna Strand", each)
    return every


def asked(first: Authority, second: Authority) -> AuthorityProposal:
    return AuthorityProposal.objects.create(first=first, second=second, certainty=0.8, reason="", finder="spellings")


def test_a_merger_answers_what_is_asked_of_the_two_and_is_undone_whole() -> None:
    a, b, c = three_of_one_name()
    for pair in ((a, b), (b, c), (a, c)):
        asked(*pair)
    people.decide_proposal(AuthorityProposal.objects.get(first=a, second=b), "confirmed", **HOW)
    before = state()
    made = people.decide_proposal(AuthorityProposal.objects.get(first=b, second=c), "confirmed", **HOW)
    assert not AuthorityProposal.objects.filter(decision="").exists(), "a and c are one as well"
    with pytest.raises(ValueError, match="one record already"):
        people.decide_proposal(AuthorityProposal.objects.get(first=a, second=c), "rejected", **HOW)
    people.undo_decision(made.pk, **HOW)
    assert state() == before, "the pairs that it answered are open again"


def test_who_is_apart_from_one_is_not_asked_about_under_another_id() -> None:
    a, b, c = three_of_one_name()
    people.merge(b, a, **HOW)
    for pair in ((a, c), (b, c)):
        asked(*pair)
    people.decide_proposal(AuthorityProposal.objects.get(first=b, second=c), "rejected", **HOW)
    assert not AuthorityProposal.objects.filter(decision="").exists()
    assert propose().open == 0


def test_two_are_kept_apart_whether_software_proposed_it_or_not() -> None:
    a, b, c = three_of_one_name()
    before = state()
    made = people.keep_apart(a, b, **HOW)
    propose()
    assert not AuthorityProposal.objects.filter(decision="", first__in=(a, b), second__in=(a, b)).exists()
    AuthorityProposal.objects.filter(decision="").delete()
    people.undo_decision(made.pk, **HOW)
    assert state() == before
    people.merge(b, a, **HOW)
    with pytest.raises(ValueError, match="are one record"):
        people.keep_apart(a, Authority.objects.get(pk=b.pk), **HOW)
    with pytest.raises(ValueError, match="are two in any case"):
        people.keep_apart(c, someone("Warsaw", "place"), **HOW)
