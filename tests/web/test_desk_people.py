"""People and facts at the desk: both passages in view, decided in batches, logged, undone."""

from __future__ import annotations

import html
import re
from typing import Any

import pytest
from django.test import Client
from selectolax.lexbor import LexborHTMLParser

from catalogue.people_builder import named, office, someone, text
from fonds.catalogue.models import Authority, AuthorityName, AuthorityProposal, Decision, Fact, Mention, NamedEntity
from fonds.workflows.deciding_people import merge
from fonds.workflows.proposing import propose
from web.test_desk import keeper, own_indexes, public

__all__ = ["keeper", "own_indexes", "public"]

DESK = "/desk/catalogue/"


@pytest.fixture
def strand(own_indexes: None) -> tuple[Authority, Authority]:
    """Two records that are one person, each with a passage."""
    first = text("letter-one", "In the morning Anna Strand spoke of the quay.", year=1951)
    second = text("letter-two", "To A. Strand, Director of the port.", year=1952)
    one, other = someone("Anna Strand"), someone("A. Strand")
    named(first, "Anna Strand", one)
    office(named(second, "A. Strand", other), "Director of the port")
    propose()
    return one, other


def act(client: Client, model: str, action: str, *rows: Any, **more: str) -> str:
    asked = {"action": action, "_selected_action": [row.pk for row in rows], **more}
    return read(client.post(f"{DESK}{model}/", asked, follow=True))


def read(response: Any) -> str:
    assert response.status_code == 200
    return html.unescape(response.content.decode())


def test_the_passages_of_both_are_in_view(keeper: Client, strand: tuple[Authority, Authority]) -> None:
    shown = read(keeper.get(f"{DESK}authorityproposal/"))
    assert "<strong>Anna Strand</strong> spoke of the quay" in shown
    assert "<strong>A. Strand</strong>, Director of the port" in shown
    assert "initials that agree" in shown and "60 %" in shown and "1 document ·" in shown


def test_confirmed_then_undone(keeper: Client, strand: tuple[Authority, Authority]) -> None:
    one, other = strand
    said = act(keeper, "authorityproposal", "confirm", AuthorityProposal.objects.get(), reason="the same hand")
    assert "1 decided" in said
    merged = Authority.objects.exclude(merged_into=None).get()
    assert {merged.pk, merged.merged_into_id} == {one.pk, other.pk}
    made = Decision.objects.get(action="merged")
    assert (made.decided_by, made.reason) == ("keeper", "the same hand")
    log = read(keeper.get(f"{DESK}decision/"))
    assert "A. Strand · Anna Strand" in log or "Anna Strand · A. Strand" in log
    assert "1 decided" in act(keeper, "decision", "undo", made)
    assert not Authority.objects.exclude(merged_into=None).exists()
    assert "could be undone" in act(keeper, "decision", "undo", made), "once is enough"


def test_what_software_put_together_is_undone_on_the_page(keeper: Client, public: Client, own_indexes: None) -> None:
    for key in ("ship-one", "ship-two"):
        office(named(text(key, "Anna Strand, Harbour Master.", year=1951), "Anna Strand", someone("Anna Strand")),
               "Harbour Master")  # fmt: skip
    assert propose().merged == 1
    goes = Authority.objects.exclude(merged_into=None).get()
    path = f"/people/{goes.merged_into_id}"
    said = read(public.get(path))
    assert "put together here by software: " in said and "same office" in said
    assert 'method="post"' not in said and "csrf" not in said and not public.get(path).cookies
    shown = keeper.get(path)
    form = LexborHTMLParser(read(shown)).css_first("form.undoing")
    assert form is not None and form.attributes["method"] == "post" and "no-store" in shown["Cache-Control"]
    fields = {str(each.attributes["name"]): each.attributes.get("value") or "" for each in form.css("input")}
    careful = Client(enforce_csrf_checks=True, headers={"host": "127.0.0.1"})
    careful.cookies = keeper.cookies
    target = str(form.attributes["action"])
    assert careful.post(target, fields | {"csrfmiddlewaretoken": "x" * 64}).status_code == 403
    assert Authority.objects.exclude(merged_into=None).exists()
    done = careful.post(target, fields | {"reason": "two people"}, follow=True)
    assert done.redirect_chain == [(path, 302)], "who undoes on the page is led back to it"
    assert "1 decided" in read(done) and "no-store" in done["Cache-Control"]
    assert "1 decided" not in read(keeper.get(path)), "told once"
    assert not Authority.objects.exclude(merged_into=None).exists()
    assert "put together here" not in read(keeper.get(path))
    assert Decision.objects.latest("pk").reason == "two people"
    assert propose().merged == 0


def test_rejected_in_a_batch(keeper: Client, strand: tuple[Authority, Authority]) -> None:
    named(text("letter-three", "Anna Strand again.", year=1953), "Anna Strand", someone("Anna Strand"))
    propose()
    assert "2 decided" in act(keeper, "authorityproposal", "reject", *AuthorityProposal.objects.all())
    assert not AuthorityProposal.objects.filter(decision="").exists()
    assert propose().open <= 1, "what was rejected is not proposed again"


def change(client: Client, record: Authority, **said: Any) -> str:
    page = {"shown_name": record.name, "page": record.approved, "kind_of_name": "alias", **said}
    return read(client.post(f"{DESK}authority/{record.pk}/change/", page, follow=True))


def test_one_record_renamed_identified_and_given_a_page(keeper: Client, strand: tuple[Authority, Authority]) -> None:
    one, _ = strand
    shown = read(keeper.get(f"{DESK}authority/{one.pk}/change/"))
    assert "spoke of the quay" in shown
    change(keeper, one, shown_name="Strand, Anna", page="approved", viaf="12345", wikidata="Q1", reason="known")
    one.refresh_from_db()
    assert (one.name, one.chosen, one.approved) == ("Strand, Anna", True, "approved")
    assert one.identifiers == {"viaf": "12345", "wikidata": "Q1"}
    assert sorted(Decision.objects.filter(subject__startswith="authority:").values_list("action", flat=True)) == [
        "renamed",
        "set",
        "set",
    ]


def test_another_name_needs_its_source(keeper: Client, strand: tuple[Authority, Authority]) -> None:
    one, _ = strand
    assert "where it is said" in change(keeper, one, other_name="WILLOW", kind_of_name="cryptonym")
    change(keeper, one, other_name="WILLOW", kind_of_name="cryptonym", reason="list of 1961")
    told = AuthorityName.objects.get()
    assert (told.name, told.kind, told.said_by) == ("WILLOW", "cryptonym", "list of 1961")


def test_split_off_and_merged_by_hand(keeper: Client, strand: tuple[Authority, Authority]) -> None:
    one, other = strand
    change(keeper, one, merge_into=other.pk)
    assert Authority.objects.get(pk=one.pk).merged_into == other
    entity = NamedEntity.objects.get(name="Anna Strand")
    change(keeper, other, split_off=[str(entity.pk)], reason="her aunt")
    entity.refresh_from_db()
    assert entity.authority is not None and entity.authority.pk not in {one.pk, other.pk}
    assert "1 decided" in act(keeper, "authority", "merge_chosen", other, entity.authority)
    assert "two records or more" in act(keeper, "authority", "merge_chosen", other)


def test_facts_are_confirmed_corrected_and_rejected(keeper: Client, strand: tuple[Authority, Authority]) -> None:
    fact = Fact.objects.get()
    assert "<strong>Director of the port</strong>" in read(keeper.get(f"{DESK}fact/"))
    assert "1 decided" in act(keeper, "fact", "confirm", fact)
    path = f"{DESK}fact/{fact.pk}/change/"
    page = {f"said_{name}": str(value) for name, value in fact.said.items()}
    assert "Nothing was changed" in read(keeper.post(path, page, follow=True))
    form = read(keeper.get(path))
    assert 'value="A. Strand"' in form and not re.search(
        r"\b(?:person|meeting):\d", form + read(keeper.get(f"{DESK}fact/"))
    )
    assert "nobody is called 'Nemo'" in read(keeper.post(path, page | {"said_person": "Nemo"}))
    assert Fact.objects.get().decision == "confirmed"
    read(keeper.post(path, page | {"said_office": "Deputy Director", "reason": "misread"}, follow=True))
    fact.refresh_from_db()
    assert (fact.office, fact.decision) == ("Deputy Director", "corrected")
    made = Decision.objects.get(action="corrected", subject=f"fact:{fact.pk}")
    assert isinstance(made.anchor, dict) and made.anchor["text"] == "Director of the port"
    log = read(keeper.get(f"{DESK}unitofdescription/{fact.text_read.unit_id}/change/"))
    assert "<td>Director of the port</td>" in log and "person:1" not in log
    act(keeper, "fact", "reject", fact)
    assert Fact.objects.get().decision == "rejected"
    for decision in Decision.objects.filter(subject__startswith="fact:").order_by("-pk"):
        act(keeper, "decision", "undo", decision)
    assert (Fact.objects.get().office, Fact.objects.get().decision) == ("Director of the port", "")


def test_words_are_given_to_another_person(keeper: Client, strand: tuple[Authority, Authority]) -> None:
    one, other = strand
    mention = Mention.objects.get(text="A. Strand")
    assert "spoke of the quay" in read(keeper.get(f"{DESK}mention/"))
    assert "No person, body or place" in act(keeper, "mention", "give", mention, to="nobody")
    assert "1 decided" in act(keeper, "mention", "give", mention, to=one.pk)
    mention.refresh_from_db()
    assert (mention.entity.authority, mention.decision) == (one, "confirmed")
    act(keeper, "decision", "undo", Decision.objects.get(action="moved"))
    mention.refresh_from_db()
    assert (mention.entity.authority, mention.decision) == (other, "")


def test_records_are_renamed_and_split_from_their_queue(keeper: Client, strand: tuple[Authority, Authority]) -> None:
    one, other = strand
    assert "2 decided" in act(keeper, "authority", "rename", one, other, name="Strand, Anna", reason="the list")
    assert set(Authority.objects.values_list("name", "chosen")) == {("Strand, Anna", True)}
    for action, field in (("rename", "shown_name"), ("split", "split_off_0")):
        asked = {"action": action, "_selected_action": one.pk}
        assert keeper.post(f"{DESK}authority/", asked)["Location"] == f"{DESK}authority/{one.pk}/change/#id_{field}"
        assert f'id="id_{field}"' in read(keeper.get(f"{DESK}authority/{one.pk}/change/"))
        assert "One at a time" in act(keeper, "authority", action, one, other)


def test_names_are_split_off_in_a_batch(keeper: Client, strand: tuple[Authority, Authority]) -> None:
    one, other = strand
    for year in (1960, 1961):
        named(text(f"letter-{year}", "Anna Strand of Oslo.", year=year), "Anna Strand", one)
    chosen = [each.mentions.get() for each in NamedEntity.objects.filter(text_read__unit__title__contains="letter-19")]
    assert "2 decided" in act(keeper, "mention", "split", *chosen, reason="her niece")
    (niece,) = {NamedEntity.objects.get(pk=each.entity_id).authority_id for each in chosen}
    assert niece not in {one.pk, other.pk}
    assert NamedEntity.objects.get(text_read__unit__title="letter-one").authority_id == one.pk
    assert "names of one record" in act(keeper, "mention", "split", *Mention.objects.all())
    act(keeper, "decision", "undo", Decision.objects.get(action="split"))
    assert {each.entity.authority_id for each in Mention.objects.filter(text="Anna Strand")} == {one.pk}
    assert "2 decided" in act(keeper, "mention", "split", *chosen, to=other.pk)
    assert NamedEntity.objects.filter(authority=other).count() == 3


def test_facts_are_corrected_in_a_batch(keeper: Client, strand: tuple[Authority, Authority]) -> None:
    office(named(text("letter-three", "A. Strand, Direktor.", year=1953), "A. Strand", strand[1]), "Direktor")
    facts = list(Fact.objects.all())
    assert "2 decided" in act(keeper, "fact", "correct", *facts, values="office = Director", reason="one spelling")
    assert set(Fact.objects.values_list("office", "decision")) == {("Director", "corrected")}
    for wrong in ("post=Director", "office=Director"):  # no such field; nothing would change
        assert "decided; " not in act(keeper, "fact", "correct", *facts, values=wrong)
    asked = {"action": "correct", "_selected_action": facts[0].pk}
    path = keeper.post(f"{DESK}fact/", asked)["Location"]
    assert path == f"{DESK}fact/{facts[0].pk}/change/#id_said_{next(iter(facts[0].said))}"
    assert "One at a time" in act(keeper, "fact", "correct", *facts)


KEYS = {"authorityproposal": "jkxcru", "authority": "jkxarnsmu", "fact": "jkxcreu", "mention": "jkxcrgsu",
        "decision": "jkxu"}  # fmt: skip


@pytest.mark.parametrize("queue", sorted(KEYS))
def test_each_queue_says_its_keys(keeper: Client, strand: tuple[Authority, Authority], queue: str) -> None:
    shown = LexborHTMLParser(read(keeper.get(f"{DESK}{queue}/")))
    said = {each.css_first("kbd").text(): each.css_first("dd").text() for each in shown.css(".desk-keys > div")}
    assert set(said) == set(KEYS[queue]) and all(said.values())


def test_a_reader_cannot_decide(public: Client, strand: tuple[Authority, Authority]) -> None:
    before = Decision.objects.count()
    for model in ("authorityproposal", "authority", "fact", "mention", "decision"):
        response = public.post(f"{DESK}{model}/", {"action": "confirm", "_selected_action": ["1"]})
        assert response.status_code == 302 and "/desk/login/" in response["Location"]
    assert Decision.objects.count() == before


def front(client: Client) -> dict[str, tuple[str, str, str]]:
    """The queues of the front page: words → how much waits, how much is unsure, where the queue is."""
    row = re.compile(r'<th scope="row"><a href="([^"]+)">([^<]+)</a></th><td>[^<]*</td>'
                     r'<td class="front__number">([^<]+)</td><td class="front__number">([^<]+)</td>')  # fmt: skip
    found = row.findall(read(client.get("/desk/")))
    return {words: (count, unsure, path) for path, words, count, unsure in found}


def test_the_front_page_says_what_waits(keeper: Client, strand: tuple[Authority, Authority]) -> None:
    """Each number is that of the queue that it leads to."""
    queues = front(keeper)
    for words, (count, _unsure, path) in queues.items():
        shown = read(keeper.get(path))
        rows = re.search(r'class="paginator"[^>]*>.*?(\d+) [a-z]', shown, re.DOTALL)
        assert rows and rows[1] == count, (words, path)
    assert queues["Pairs that may be one"][:2] == ("1", "1")
    # Anna Strand was named in 1951 and never after, A. Strand held an office: neither is private
    assert "Private people without a page" not in queues
    assert queues["Offices"][0] == "1"
    assert "Meetings" not in queues, "what is empty is left out"


def test_the_front_page_counts_private_people_as_their_queue_does(
    keeper: Client, strand: tuple[Authority, Authority]
) -> None:
    lately = text("letter-three", "Bo Lind and Anna Strand were there.", year=2001)
    named(lately, "Bo Lind", someone("Bo Lind"))
    named(lately, "Anna Strand", strand[0])
    count, _unsure, path = front(keeper)["Private people without a page"]
    assert count == "2"
    shown = read(keeper.get(path))
    assert "<strong>Bo Lind</strong>" in shown and "<strong>Anna Strand</strong>" in shown
    assert "A. Strand, Director" not in shown
    Authority.objects.filter(name="Bo Lind").update(approved="rejected")
    assert front(keeper)["Private people without a page"][0] == "1"


def test_the_front_page_undoes_what_was_decided_last(keeper: Client, strand: tuple[Authority, Authority]) -> None:
    act(keeper, "authorityproposal", "confirm", AuthorityProposal.objects.get(), reason="the same hand")
    shown = read(keeper.get("/desk/"))
    assert "authority merged" in shown and "the same hand" in shown and "Pairs that may be one" not in front(keeper)
    action, number = re.findall(r'name="(?:action|_selected_action)" value="([^"]+)"', shown)
    keeper.post(f"{DESK}decision/", {"action": action, "_selected_action": number, "index": "0"}, follow=True)
    assert not Authority.objects.exclude(merged_into=None).exists()
    shown = read(keeper.get("/desk/"))
    assert "Undo: authority undone, Anna Strand · A. Strand" in shown
    log = read(keeper.get(f"{DESK}decision/"))
    assert log.count("Anna Strand · A. Strand") == 2, "the log says of both what they were on"
    (undone,) = re.findall(r'name="_selected_action" value="([^"]+)"', shown)
    keeper.post(f"{DESK}decision/", {"action": action, "_selected_action": undone, "index": "0"}, follow=True)
    assert Authority.objects.exclude(merged_into=None).exists(), "an undoing is undone"


def test_a_batch_of_pairs_that_answer_each_other(keeper: Client, own_indexes: None) -> None:
    every = [someone("Anna Strand") for _ in range(3)]
    for n, each in enumerate(every):
        named(text(f"note {n}", "Anna Strand spoke.", year=1951 + n), "Anna Strand", each)
    for first, second in ((0, 1), (1, 2), (0, 2)):
        AuthorityProposal.objects.create(
            first=every[first], second=every[second], certainty=0.8, reason="the same name", finder="spellings"
        )
    said = act(keeper, "authorityproposal", "confirm", *AuthorityProposal.objects.all())
    assert "3 decided" in said and "one record already" not in said
    assert Authority.objects.filter(merged_into=None).count() == 1
    (stays,) = Authority.objects.filter(merged_into=None)
    queue = read(keeper.get(f"{DESK}mention/"))
    assert f"Anna Strand ({stays.pk})" in queue and not any(f"({e.pk})" in queue for e in every if e.pk != stays.pk)


def test_what_another_keeper_decided_meanwhile_is_told(keeper: Client, strand: tuple[Authority, Authority]) -> None:
    fact = Fact.objects.get(kind="office")
    path = f"{DESK}fact/?decided=open"
    asked = {"action": "confirm", "_selected_action": [fact.pk], "index": "0"}
    assert "1 decided" in read(keeper.post(path, asked, follow=True))
    said = read(keeper.post(path, {**asked, "action": "reject"}, follow=True))
    assert "1 no longer in this list: somebody decided on it meanwhile" in said and "0 decided" not in said
    fact.refresh_from_db()
    assert fact.decision == "confirmed"


def test_an_open_pair_shows_who_stands_for_the_two_today(keeper: Client, strand: tuple[Authority, Authority]) -> None:
    one, other = strand
    third = someone("Anna Strand-Lind")
    named(text("letter-three", "Anna Strand-Lind again.", year=1953), "Anna Strand-Lind", third)
    AuthorityProposal.objects.create(first=other, second=third, certainty=0.6, reason="alike", finder="spellings")
    merge(other, one, reason="", by="keeper", now=1)
    queue = read(keeper.get(f"{DESK}authorityproposal/?decided=open"))
    assert one.pk in queue and other.pk not in queue
